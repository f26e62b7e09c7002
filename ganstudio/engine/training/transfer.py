"""Starts the networks of a run from those of another run, of the same or another size."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import Config
from ganstudio.engine.networks import Discriminator, Generator, find_architecture
from ganstudio.engine.networks.growth import place_in_larger
from ganstudio.engine.runs.checkpoint import build_networks, load_weights
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence
from ganstudio.engine.training.trainer import Trainer

Weights = Mapping[str, Tensor]


@dataclass(frozen=True)
class CopiedWeights:
    """What the networks of a run have from another run.

    Attributes
    ----------
    run
        The name of the other run.
    images_seen
        The images that its networks had seen.
    generator, discriminator
        The number of tensors copied, and of all.
    classes
        The names of the classes that both runs know, whose weights were copied.
    enlarges
        Whether the first pictures are those of the other run, enlarged; None if the images have the same size.
    """

    run: str
    images_seen: int
    generator: tuple[int, int]
    discriminator: tuple[int, int]
    classes: tuple[str, ...] = ()
    enlarges: bool | None = None

    @property
    def sentences(self) -> list[Sentence]:
        """Return what was copied, in the context ``"engine"``; nothing for new networks."""
        if not self.generator[0]:
            return []
        (g, all_g), (d, all_d) = self.generator, self.discriminator
        text = mark("engine", "{g} of {all_g} tensors of the generator and {d} of {all_d} of the discriminator come from {run}.")
        found = [Sentence(text, {"g": g, "all_g": all_g, "d": d, "all_d": all_d, "run": self.run})]
        if self.classes:
            text = mark("engine", "The weights of these classes come along: {names}.")
            found.append(Sentence(text, {"names": ", ".join(self.classes)}))
        if self.enlarges is True:
            found.append(Sentence(mark("engine", "The first pictures are those of {run}, enlarged."), {"run": self.run}))
        elif self.enlarges is False:
            text = mark(
                "engine",
                "The layers of the image start anew, so the first pictures do not show those of {run}: this architecture or the "
                "chosen widths cannot enlarge them.",
            )
            found.append(Sentence(text, {"run": self.run}))
        return found


def start_networks(trainer: Trainer, origin: Run, images_seen: int | None) -> CopiedWeights:
    """Copy what fits of a snapshot of ``origin`` to the networks of ``trainer``, and initialise what a larger size adds.

    The generator and its average start from the average of ``origin``. Tensors of the same place and shape are copied; weights of
    classes by the names of the classes; the first layer is interpolated if its frame differs. See :attr:`CopiedWeights.enlarges`.

    Raises
    ------
    RunError
        As of :func:`~ganstudio.engine.runs.checkpoint.load_weights`.
    """
    seen, given_g, given_d = load_weights(origin, images_seen)
    small, large = _described(origin.config, origin.dataset.classes), _described(trainer.config, trainer.classes)
    generator, discriminator = (copy.deepcopy(net).cpu() for net in (trainer.gan.generator, trainer.gan.discriminator))
    steps = 0 if trainer.config.upscaler.factor else large.doublings - small.doublings
    placed = {place_in_larger(name, steps): tensor for name, tensor in given_d.items()}
    copied_g = _copy(generator, given_g, small, large, by_area=False)
    copied_d = _copy(discriminator, placed, small, large, by_area=True)
    enlarges: bool | None = None
    if origin.config.data.frame != trainer.config.data.frame and copied_g and not trainer.config.upscaler.factor:
        enlarges = steps > 0 and _grow(trainer.config, origin, (given_g, given_d), (generator, discriminator), copied_g)
    for network in (trainer.gan.generator, trainer.ema.network):
        network.load_state_dict(generator.state_dict())
    trainer.gan.discriminator.load_state_dict(discriminator.state_dict())
    return CopiedWeights(
        run=origin.name,
        images_seen=seen,
        generator=(len(copied_g), len(generator.state_dict())),
        discriminator=(len(copied_d), len(discriminator.state_dict())),
        classes=tuple(name for name in large.classes if name in small.classes) if copied_g else (),
        enlarges=enlarges,
    )


@dataclass(frozen=True)
class _Networks:
    """What decides which tensors of two runs belong together."""

    arch: str
    first: tuple[int, int]
    doublings: int
    classes: tuple[str, ...]


def _described(config: Config, classes: Sequence[str]) -> _Networks:
    frame = config.data.frame
    return _Networks(config.model.arch, frame.first.shape, frame.doublings, tuple(classes) if config.model.conditional else ())


def _grow(
    config: Config, origin: Run, weights: tuple[Weights, Weights], large: tuple[nn.Module, nn.Module], copied: set[str]
) -> bool:
    """Initialise the new layers of ``large``; return whether its pictures are those of ``origin``, enlarged."""
    grow = find_architecture(config.model.arch).grow
    if grow is None or config.model.arch != origin.config.model.arch:
        return False
    rng = torch.Generator().manual_seed(config.run.seed)
    small = build_networks(origin.config, origin.dataset.classes, rng)
    small[0].load_state_dict(weights[0])
    if weights[1]:
        small[1].load_state_dict(weights[1])
    generator, discriminator = large
    assert isinstance(generator, Generator) and isinstance(discriminator, Discriminator)
    return grow(small, (generator, discriminator), copied, rng)


@torch.no_grad()
def _copy(network: nn.Module, given: Weights, small: _Networks, large: _Networks, *, by_area: bool) -> set[str]:
    """Copy the tensors that fit, and return their names; ``by_area``: the first layer's weights add up over its frame."""
    if small.arch != large.arch:
        return set()
    axes, own = find_architecture(large.arch).class_axes, network.state_dict()
    copied = set()
    for name, tensor in given.items():
        if name not in own:
            continue
        axis = axes.get(name)
        fitted = tensor if axis is None else _by_class(own[name], tensor, axis, small.classes, large.classes)
        fitted = _resized(fitted, own[name], small.first, large.first, by_area=by_area)
        if fitted.shape == own[name].shape:
            own[name].copy_(fitted)
            copied.add(name)
    return copied


def _by_class(own: Tensor, given: Tensor, axis: int, before: Sequence[str], after: Sequence[str]) -> Tensor:
    """Return ``own`` with the slots of ``given`` that are of no class or of a class of the same name."""
    mine, other = own.movedim(axis, 0), given.movedim(axis, 0)
    rest = len(mine) - len(after)
    if len(other) - len(before) != rest or mine.shape[1:] != other.shape[1:]:
        return given
    found = mine.clone().to(given.dtype)
    found[:rest] = other[:rest]
    for place, name in enumerate(after):
        if name in before:
            found[rest + place] = other[rest + before.index(name)]
    return found.movedim(0, axis)


def _resized(given: Tensor, own: Tensor, before: tuple[int, int], after: tuple[int, int], *, by_area: bool) -> Tensor:
    """Return maps of the frame of a first layer, (..., h, w), interpolated to the other frame."""
    if before == after or given.shape[-2:] != before or own.shape[-2:] != after or given.shape[:-2] != own.shape[:-2]:
        return given
    maps = given.float().reshape(1, -1, *before)
    maps = F.interpolate(maps, after, mode="bilinear", align_corners=False)
    factor = (before[0] * before[1]) / (after[0] * after[1]) if by_area else 1.0
    return (maps * factor).reshape(own.shape)
