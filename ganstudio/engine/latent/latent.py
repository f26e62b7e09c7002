"""A latent: the input of a generator that the grid, the shelf, walks, directions, inversion and exported pictures exchange."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, overload

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.latent.frozen import synthesis
from ganstudio.engine.latent.sampling import labels_from_seeds, z_from_seeds
from ganstudio.engine.networks import Generator
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.registry import unknown_name

PRECISIONS = ("fp32", "bf16")  # number formats to draw in


def check_precision(precision: str) -> None:
    """Raise ``ConfigError`` if ``precision`` is none of ``PRECISIONS``."""
    if precision not in PRECISIONS:
        raise unknown_name("precision", precision, list(PRECISIONS))


@dataclass(frozen=True, eq=False)
class Latent:
    """The input from which a generator draws an image.

    Parameters
    ----------
    z
        float32 (latent_dim,): the input of :meth:`Generator.map`. It keeps its meaning across the snapshots of a run.
    label
        The class; None for a generator without classes.
    seed
        The seed that z was drawn from; None if there is none.
    w
        Before truncation, float32 (D,) or (layers, D): the input of :meth:`Generator.synthesize` instead of ``map(z, label)``.
        None without edits behind the mapping.
    """

    z: np.ndarray
    label: int | None = None
    seed: int | None = None
    w: np.ndarray | None = None

    def __repr__(self) -> str:
        """Return a short name: the numbers mean nothing to a person."""
        facts = [f"z of {len(self.z)} numbers" if self.seed is None else f"seed={self.seed}"]
        facts += [] if self.label is None else [f"label={self.label}"]
        facts += [] if self.w is None else [f"w of shape {self.w.shape}"]
        return f"Latent({', '.join(facts)})"


class LazyLatents(Sequence[Latent]):
    """Latents that ``make`` computes from ``keys`` (seeds, other latents) at each access: millions do not fit into memory.

    ``make`` takes a part of ``keys`` and returns one latent for each.
    """

    def __init__(self, keys: Sequence[Any], make: Callable[[Sequence[Any]], list[Latent]]) -> None:
        self._keys, self._make = keys, make

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Latent: ...
    @overload
    def __getitem__(self, index: slice) -> list[Latent]: ...
    def __getitem__(self, index: int | slice) -> Latent | list[Latent]:
        return self._make(self._keys[index]) if isinstance(index, slice) else self._make([self._keys[index]])[0]


def seed_of(latent: Latent) -> int | None:
    """Return the seed that alone gives ``latent``; None if it was edited or has no seed."""
    return latent.seed if latent.w is None else None


def with_label(latent: Latent, label: int | None) -> Latent:
    """Return ``latent`` with the class ``label``; unchanged for None, and if an edit behind the mapping holds the class."""
    return latent if label is None or latent.w is not None else replace(latent, label=label)


def latents_from_seeds(generator: Generator, seeds: Sequence[int], label: int | None = None) -> list[Latent]:
    """Return a latent for each seed, with the classes of :func:`labels_from_seeds`."""
    if not seeds:
        return []
    drawn = z_from_seeds(generator, seeds).numpy()
    labels = labels_from_seeds(generator, seeds, label)
    classes: list[int | None] = [None] * len(seeds) if labels is None else list(map(int, labels))
    return [Latent(z, chosen, seed) for z, chosen, seed in zip(drawn, classes, seeds, strict=True)]


def fits(generator: Generator, latent: Latent) -> bool:
    """Return whether ``generator`` can draw the latent: a latent from a file may fit another network or have an unknown class."""
    space = generator.latent_space
    size, layers = space.dim if generator.has_mapping else generator.latent_dim + generator.classes, space.layers
    shapes = [(size,), (layers, size)] if layers > 1 else [(size,)]
    has_class = latent.label is None or 0 <= latent.label < generator.classes
    return latent.z.shape == (generator.latent_dim,) and has_class and (latent.w is None or latent.w.shape in shapes)


@torch.no_grad()
def map_latents(generator: Generator, latents: Sequence[Latent]) -> Tensor:
    """Return the input of ``synthesize`` for ``latents``, before truncation: (N, D), or (N, layers, D) if any has layers.

    Raises
    ------
    ValueError
        ``latents`` is empty.
    """
    if not latents:
        raise ValueError("no points")
    device = next(generator.parameters()).device
    z = torch.from_numpy(np.stack([latent.z for latent in latents])).to(device)
    labels = torch.tensor([latent.label or 0 for latent in latents], device=device) if generator.classes else None
    found = generator.map(z, labels)
    if any(latent.w is not None and latent.w.ndim == 2 for latent in latents):
        found = found[:, None].repeat(1, generator.latent_space.layers, 1)
    for place, latent in enumerate(latents):
        if latent.w is not None:
            found[place] = torch.from_numpy(latent.w).to(device)  # (D,) goes to every layer
    return found


@torch.no_grad()
def render(generator: Generator, latents: Sequence[Latent], psi: float = 1.0, precision: str = "fp32") -> np.ndarray:
    """Draw the images of ``latents``, truncated towards the mean by ``psi``: uint8 (N, H, W, C).

    In ``precision`` "bf16" the convolutions are computed with 8 significant bits: faster on devices that support it, and some
    pixels differ by a few grey levels.
    """
    found = generator.truncate(map_latents(generator, latents), psi)
    if precision == "bf16":
        with torch.autocast(found.device.type, torch.bfloat16):
            return to_uint8(generator.synthesize(found))
    return to_uint8(synthesis(generator, found)(found))
