"""Directions in the latent space along which images change in a single respect.

They come from :mod:`~ganstudio.engine.latent.discovery` (without labels) and :mod:`~ganstudio.engine.latent.groups` (from
examples); :mod:`~ganstudio.engine.latent.direction_file` saves them with the run.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.latent.latent import Latent, map_latents
from ganstudio.engine.networks import Generator
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

DRAWN = 4096  # random latents that estimate a standard deviation and the prior's covariance
BATCH = 512
NOTHING_LEFT = 1e-3  # length of a unit vector's remainder below which the others contain it


@dataclass(frozen=True, eq=False)
class Direction:
    """A direction in the latent space.

    Parameters
    ----------
    name
        Its name, unique within a run.
    vector
        float32 (D,), of length 1, in the space of :meth:`Generator.synthesize`'s input: w with a mapping network, else
        z followed by the one-hot class, whose part is 0 except in a class direction.
    kind
        ``"sefa"``, ``"pca"``, ``"groups"`` or ``"classes"``.
    layers
        The first and the last layer that it acts on, both included; (0, 0) if all layers share a latent.
    std
        Standard deviation of the projection of random latents on ``vector``: the unit of amounts.
    score
        From 0 to 1. SeFa: share of the squared gain of the layers. PCA: share of the variance. Groups: balanced accuracy on
        held-out examples, 0.5 being chance. None without a score.
    """

    name: str
    vector: np.ndarray = field(repr=False)
    kind: str
    layers: tuple[int, int] = (0, 0)
    std: float = 1.0
    score: float | None = None


@torch.no_grad()
def move(generator: Generator, latent: Latent, steps: Sequence[tuple[Direction, float]]) -> Latent:
    """Move ``latent`` by amounts in standard deviations along several directions at once.

    If the latent is z, this moves z itself (which then has no seed) and keeps the class, except along a class direction
    or if the latent was edited before: then, as with a mapping network, it moves ``w`` and keeps z.
    The result has layers if a direction acts on a part of them. Amounts of 0 return ``latent`` itself.

    Raises
    ------
    ValueError
        A direction belongs to another generator's latent space.
    """
    steps = [(direction, amount) for direction, amount in steps if amount]
    if not steps:
        return latent
    top = generator.latent_space.layers - 1
    size = latent_size(generator)
    for direction, _ in steps:
        if len(direction.vector) != size or direction.layers[1] > top:
            raise ValueError(f"the direction {direction.name} belongs to another latent space")
    if not generator.has_mapping and latent.w is None:
        total = sum((amount * direction.std * direction.vector for direction, amount in steps), np.zeros(size, np.float32))
        if not total[generator.latent_dim :].any():
            return replace(latent, z=(latent.z + total[: generator.latent_dim]).astype(np.float32), seed=None)
    w = map_latents(generator, [latent])[0].cpu().numpy()
    if w.ndim == 1 and any(direction.layers != (0, top) for direction, _ in steps):
        w = np.repeat(w[None], top + 1, axis=0)
    for direction, amount in steps:
        first, last = direction.layers
        part = w if w.ndim == 1 else w[first : last + 1]
        part += np.float32(amount * direction.std) * direction.vector
    return replace(latent, w=w)


def without(generator: Generator, direction: Direction, others: Sequence[Direction]) -> Direction:
    """Return ``direction`` without its projection on ``others`` in their common layers, so that these attributes stay fixed.

    Shen, Gu, Tang and Zhou 2020, "Interpreting the Latent Space of GANs for Semantic Face Editing", section 3.2 ("conditional
    manipulation"): subtracts the projection on the subspace of the others. The score is dropped: it belongs to the original.

    Raises
    ------
    ConfigError
        Nothing remains.
    """
    unit = _rest(direction, others)
    if unit is None:
        text = mark("engine", "Direction '{name}' cannot leave {others} unchanged: it points the same way. Release one of them.")
        raise ConfigError(text, name=direction.name, others=", ".join(f"'{other.name}'" for other in others))
    if unit is direction.vector:
        return direction
    return replace(direction, vector=unit, std=std_along(generator, unit[None])[0], score=None)


def orthogonalize(generator: Generator, directions: Sequence[Direction]) -> list[Direction | None]:
    """Return each direction :func:`without` all the others; None where nothing remains."""
    units = [_rest(one, [other for other in directions if other is not one]) for one in directions]
    changed = [unit for one, unit in zip(directions, units, strict=True) if unit is not None and unit is not one.vector]
    stds = iter(std_along(generator, np.stack(changed)) if changed else ())  # draws the random latents once for all
    return [
        one if unit is one.vector else None if unit is None else replace(one, vector=unit, std=next(stds), score=None)
        for one, unit in zip(directions, units, strict=True)
    ]


def _rest(direction: Direction, others: Sequence[Direction]) -> np.ndarray | None:
    """Return the unit vector that remains of ``direction`` without ``others``: its own vector without common layers."""
    first, last = direction.layers
    shared = [other.vector for other in others if other.layers[0] <= last and other.layers[1] >= first]
    if not shared:
        return direction.vector
    left, sizes, _ = np.linalg.svd(np.stack(shared, axis=1).astype(np.float64), full_matrices=False)
    basis = left[:, sizes > NOTHING_LEFT * sizes[0]]  # two of them may be the same
    vector = direction.vector - basis @ (basis.T @ direction.vector)
    return unit_vector(vector) if np.linalg.norm(vector) >= NOTHING_LEFT else None


def unit_vector(vector: np.ndarray) -> np.ndarray:
    """Scale vectors (..., D) to length 1, in float32."""
    unit: np.ndarray = (vector / np.linalg.norm(vector, axis=-1, keepdims=True)).astype(np.float32)
    return unit


def layer_range(generator: Generator, layers: tuple[int, int] | None) -> tuple[int, int]:
    """Return ``layers`` if the generator has them, all layers if None.

    Raises
    ------
    ConfigError
        The generator lacks these layers.
    """
    count = generator.latent_space.layers
    first, last = layers or (0, count - 1)
    if 0 <= first <= last < count:
        return first, last
    if count == 1:
        raise ConfigError(mark("engine", "This generator uses one latent for all its layers, so layers cannot be chosen."))
    text = mark("engine", "There are no layers {first}-{last}. This generator has 0-{top}.")
    raise ConfigError(text, first=first, last=last, top=count - 1)


def latent_size(generator: Generator) -> int:
    """Return the size D of a latent (of a layer's): that of w, or of z and the one-hot class."""
    return generator.latent_space.dim + (0 if generator.has_mapping else generator.classes)


@torch.no_grad()
def random_latents(generator: Generator, count: int = DRAWN) -> Tensor:
    """Return float32 (count, D) from the prior, all classes equally often, always the same."""
    device = next(generator.parameters()).device
    z = generator.sample_z(count, torch.Generator().manual_seed(0)).to(device)
    labels = torch.arange(count, device=device) % generator.classes if generator.classes else None
    parts = [slice(begin, begin + BATCH) for begin in range(0, count, BATCH)]
    return torch.cat([generator.map(z[part], None if labels is None else labels[part]) for part in parts])


def std_along(generator: Generator, vectors: np.ndarray) -> list[float]:
    """Return standard deviations of random latents along unit vectors (K, D); exact where the latent is z."""
    if not generator.has_mapping and not vectors[:, generator.latent_dim :].any():
        return [generator.latent_space.std] * len(vectors)
    drawn = random_latents(generator)
    stds: list[float] = (drawn @ torch.from_numpy(vectors).to(drawn).T).std(dim=0).tolist()
    return stds
