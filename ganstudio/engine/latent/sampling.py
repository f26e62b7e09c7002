"""Turns seeds into images, with a separate random stream for each seed."""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.networks import Generator
from ganstudio.engine.pixels import to_uint8

LARGEST_SEED = 2**63 - 1
GOLDEN = 0x9E3779B97F4A7C15  # 2^64 divided by the golden ratio


def z_from_seeds(generator: Generator, seeds: Sequence[int]) -> Tensor:
    """Return z (N, latent_dim), float32 on the CPU. A seed gives the same z on every device, whatever the other seeds."""
    return torch.cat([generator.sample_z(1, torch.Generator().manual_seed(_in_32_bits(seed))) for seed in seeds])


def _in_32_bits(seed: int) -> int:
    """Return a seed for torch's generator on the CPU, which ignores all but the lower 32 bits: 2^32 would draw what 0 draws.

    Smaller seeds stay as they are; larger ones are mixed by the finalizer of SplitMix64 (Steele et al. 2014, "Fast Splittable
    Pseudorandom Number Generators", figure 16).
    """
    if seed < 2**32:
        return seed
    mixed = (seed + GOLDEN) % 2**64
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB % 2**64
    return (mixed ^ (mixed >> 31)) >> 32


def labels_from_seeds(generator: Generator, seeds: Sequence[int], label: int | None = None) -> Tensor | None:
    """Return classes (N,) int64: all ``label``, or for None the seed modulo the number of classes; None if unconditional."""
    if not generator.classes:
        return None
    return torch.tensor([seed % generator.classes if label is None else label for seed in seeds])


@torch.no_grad()
def generate(generator: Generator, seeds: Sequence[int], label: int | None = None, batch: int = 64) -> Iterator[np.ndarray]:
    """Yield images of ``seeds`` as uint8 (n, H, W, C), ``batch`` at a time, with the classes of :func:`labels_from_seeds`."""
    device = next(generator.parameters()).device
    for start in range(0, len(seeds), batch):
        part = seeds[start : start + batch]
        labels = labels_from_seeds(generator, part, label)
        latents = z_from_seeds(generator, part).to(device)
        yield to_uint8(generator(latents, None if labels is None else labels.to(device)))
