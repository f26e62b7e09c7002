"""The fixed noise that a generator adds to its features: other noise changes details only."""

import torch

from ganstudio.engine.networks import Generator

NOISE = ("noise", "noise_const")  # names of the buffers


def has_noise(generator: Generator) -> bool:
    """Return whether the generator has noise."""
    return any(name.rpartition(".")[2] in NOISE for name, _ in generator.named_buffers())


def set_noise(generator: Generator, seed: int) -> None:
    """Redraw all noise, N(0, 1) from ``seed``; the same on every device."""
    rng = torch.Generator().manual_seed(seed)
    for name, buffer in generator.named_buffers():
        if name.rpartition(".")[2] in NOISE:
            buffer.copy_(torch.randn(buffer.shape, generator=rng))
