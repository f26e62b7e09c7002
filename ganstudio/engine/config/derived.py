"""Derives the settings of a preset that follow from the images, their number and the device, each with its reason.

A preset names a rule for each such setting; :func:`derive` applies them in that order, so that a rule sees what the rules before it
found. A value that a person gives is never derived.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.gamma import STUDIO_GAMMA, STYLEGAN2_GAMMA, area_gamma, r3gan_gamma
from ganstudio.engine.config.schema import Config, get, with_settings
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

R3GAN_WIDTH, R3GAN_WIDEST_AT = 768, 32  # channels next to the image, up to images of this size
FULL_BATCH_UP_TO = 64  # px
STYLEGAN2_CHANNELS, STYLEGAN2_FULL_FROM = 32_768, 512  # channels times size, halved for images under this size
MOST_FILTERS = 512
FILTERS, MOST_GAMMA = range(4, 2049), 10_000.0  # the bounds of the settings

if TYPE_CHECKING:
    from ganstudio.engine.config.presets import Preset


@dataclass(frozen=True)
class Derived:
    """A derived value of a setting, and its ``reason`` in the context ``"presets"``: "derived from 256 px and a batch of 32"."""

    value: Any
    reason: Sentence


@dataclass(frozen=True)
class Situation:
    """What a rule may use: the settings so far, the frame of the images, their number, and the kind of device."""

    config: Config
    frame: FrameSize
    count: int
    device: str


Rule: TypeAlias = Callable[[Situation], Derived | None]
"""Returns the value in a situation; None leaves the preset's own value."""


def derive(
    preset: "Preset", frame: FrameSize, count: int, device: str, given: Mapping[str, Any] | None = None
) -> dict[str, Derived]:
    """Return the settings of ``preset``, by dotted name, that follow from the images and the device.

    Parameters
    ----------
    frame, count
        The size of the prepared images and how many there are.
    device
        "cpu", "cuda" or "mps".
    given
        Settings by dotted name that a person has chosen: they are not derived, and others follow them (R1 follows the batch).
    """
    given = given or {}
    config = with_settings(preset.config, {**given, "data.size": frame.size})
    found: dict[str, Derived] = {}
    for name, rule in preset.rules.items():
        derived = None if name in given else rule(Situation(config, frame, count, device))
        if derived is not None:
            config = with_settings(config, {name: derived.value})
            found[name] = derived
    return found


def on_gpu(value: Any) -> Rule:
    """Return the rule that uses ``value`` on every device but a CPU."""
    reason = Sentence(mark("presets", "chosen for training on a GPU"))
    return lambda situation: None if situation.device == "cpu" else Derived(value, reason)


def gamma_by_area(coefficient: float) -> Rule:
    """Return the rule of R1 that is proportional to the number of pixels and inversely to the batch."""

    def rule(situation: Situation) -> Derived:
        batch = situation.config.training.batch
        text = mark("presets", "derived from {size} px and a batch of {batch}")
        value = area_gamma(coefficient, situation.frame.mean_side, batch)
        return Derived(value, Sentence(text, {"size": situation.frame.label, "batch": batch}))

    return rule


def gamma_of_r3gan(situation: Situation) -> Derived:
    """Derive R1 or R2 from the size as R3GAN's authors chose them."""
    text = mark("presets", "derived from {size} px, as R3GAN's authors chose it")
    return Derived(r3gan_gamma(situation.frame.mean_side), Sentence(text, {"size": situation.frame.label}))


def gamma_of_stylegan2(situation: Situation) -> Derived | None:
    """Derive R1 from size and batch: on a GPU with StyleGAN2-ADA's coefficient, on a CPU with that of the light networks."""
    return gamma_by_area(STUDIO_GAMMA if situation.device == "cpu" else STYLEGAN2_GAMMA)(situation)


def width_of_stylegan2(situation: Situation) -> Derived | None:
    """Derive the filters on a GPU: StyleGAN2-ADA's automatic configuration has 16,384 channels divided by the size, from 512 px on
    twice as many, at most 512."""
    if situation.device == "cpu":
        return None
    size = situation.frame.mean_side
    channels = STYLEGAN2_CHANNELS if size >= STYLEGAN2_FULL_FROM else STYLEGAN2_CHANNELS / 2
    value = max(8, min(MOST_FILTERS, round(channels / size / 8) * 8))
    text = mark("presets", "derived from {size} px: the width of StyleGAN2-ADA's automatic configuration")
    return Derived(value, Sentence(text, {"size": situation.frame.label}))


def width_of_r3gan(situation: Situation) -> Derived:
    """Derive the filters from the size: R3GAN's published networks have 768 channels at 32 px and half as many at each doubling."""
    size = situation.frame.mean_side
    value = max(8, min(R3GAN_WIDTH, round(R3GAN_WIDTH * R3GAN_WIDEST_AT / size / 8) * 8))
    text = mark("presets", "derived from {size} px: the width of R3GAN as published")
    return Derived(value, Sentence(text, {"size": situation.frame.label}))


def batch_by_size(most: int) -> Rule:
    """Return the rule of a batch that fits the memory of a GPU: ``most`` up to 64 px, half of it at each doubling."""

    def rule(situation: Situation) -> Derived | None:
        if situation.device == "cpu":
            return None
        value = max(8, min(most, int(most * FULL_BATCH_UP_TO / situation.frame.mean_side) // 8 * 8))
        text = mark("presets", "derived from {size} px, to fit into the memory of a GPU")
        return Derived(value, Sentence(text, {"size": situation.frame.label}))

    return rule


def derive_from_run(config: Config, frame: FrameSize, given: Mapping[str, Any]) -> dict[str, Derived]:
    """Return the settings of a run that starts from a run with ``config`` and images of another ``frame``, by dotted name.

    Each resolution keeps its width, so that the weights fit, and R1 and R2 follow the size and the batch. ``given`` are settings
    that a person has chosen: they are not derived.
    """
    before = config.data.frame
    after = with_settings(config, {**given, "data.size": frame.size})
    found = {}
    steps = frame.doublings - before.doublings
    for name in ("model.filters", "model.filters_d"):
        old = get(config, name)
        value = old / 2**steps
        if value != old and value in FILTERS:
            text = mark("presets", "derived from {value} at {size} px: each resolution keeps its width")
            found[name] = Derived(int(value), Sentence(text, {"value": old, "size": before.label}))
    for name in ("training.r1_gamma", "training.r2_gamma"):
        old = get(config, name)
        value = min(float(f"{old * _gamma_ratio(config, after):.3g}"), MOST_GAMMA)
        if value != old:
            text = mark("presets", "derived from {value} at {size} px and a batch of {batch}")
            values = {"value": old, "size": before.label, "batch": config.training.batch}
            found[name] = Derived(value, Sentence(text, values))
    return {name: derived for name, derived in found.items() if name not in given}


def _gamma_ratio(before: Config, after: Config) -> float:
    """Return the factor of R1 and R2 from one run to the other."""
    sizes = before.data.frame.mean_side, after.data.frame.mean_side
    if after.training.objective == "relativistic":
        return r3gan_gamma(sizes[1]) / r3gan_gamma(sizes[0])
    return (sizes[1] / sizes[0]) ** 2 * before.training.batch / after.training.batch
