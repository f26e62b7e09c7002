"""Holds the doctor's texts: each cause, its evidence and its remedy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ganstudio.engine.config import Config, get
from ganstudio.engine.config.gamma import STUDIO_GAMMA, area_gamma
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

Settings = Mapping[str, Any]
LEAST_RATE = 1e-6
USUAL_SIZE, MOST_GAMMA = 32, 1_000.0  # of images whose size is unknown; the most R1 that the doctor advises
USUAL_RATE = 1e-3  # the highest in a preset; for Adam, whose step size depends on nothing else


@dataclass(frozen=True)
class Words:
    """The texts of a cause, marked, with fields for the evidence, and the function from the current to the helpful settings."""

    text: str
    evidence: str
    remedy: str
    settings: Callable[[Config], Settings] = lambda config: {}


def _lower(config: Config, network: str, by: float) -> float:
    """Return the network's learning rate divided by ``by``, and no more than presets use."""
    training = config.training
    rate = training.lr_g if network == "g" else training.lr_d
    usual = USUAL_RATE if training.optimizer == "adam" else rate
    return max(min(rate / by, usual), LEAST_RATE)


def _slower(*networks: str, by: float = 2.0) -> Callable[[Config], Settings]:
    return lambda config: {f"training.lr_{name}": _lower(config, name, by) for name in networks}


def _calmer(network: str) -> Callable[[Config], Settings]:
    """Divide a learning rate by 10; if it is over 10 times the other network's, use at most that."""

    def settings(config: Config) -> Settings:
        rates = {"g": config.training.lr_g, "d": config.training.lr_d}
        mine, other, lower = rates[network], rates["d" if network == "g" else "g"], _lower(config, network, 10.0)
        return {f"training.lr_{network}": min(other, USUAL_RATE) if mine > 10 * other else lower}

    return settings


def _augmented(config: Config) -> Settings:
    return {"training.augment": "diffaugment"} if config.training.augment == "none" else {}


LEAKING = {  # what leaks, and the transformations of ADA that cause it
    "colour": frozenset({"colour"}),
    "turn": frozenset({"quarter-turn", "rotation"}),
    "flip": frozenset({"flip"}),
}


def leaking(config: Config, name: str) -> list[str]:
    """Return the transformations, of those that the settings apply, that can cause a leak: "flip", "turn" or "colour"."""
    if config.training.augment not in ("adaptive", "fixed", "scheduled"):
        return []
    return [item for item in config.training.augment_transformations if item in LEAKING[name]]


def _without(name: str) -> Callable[[Config], Settings]:
    """Leave out the transformations that leak."""

    def settings(config: Config) -> Settings:
        causes = leaking(config, name)
        if not causes:
            return {}
        return {"training.augment_transformations": tuple(t for t in config.training.augment_transformations if t not in causes)}

    return settings


def _restrained(config: Config) -> Settings:
    """Raise the penalty on D, or start one that suits the images."""
    first = area_gamma(STUDIO_GAMMA, config.data.frame.mean_side if config.data.size else USUAL_SIZE, config.training.batch)
    gamma = min(4 * config.training.r1_gamma, MOST_GAMMA) or float(f"{first:.2g}")
    return {"training.r1_gamma": gamma, **_slower("d")(config)}


def _clipped(config: Config) -> Settings:
    return {**_slower("g", "d", by=10.0)(config), "training.clip": config.training.clip or 1.0}


LEAK_EVIDENCE = mark("engine", "About {share} of the generated images look like transformed training pictures.")
RESTORE = mark("engine", "Set the learning rate back to what worked before.")


def advise(cause: str, config: Config, worked: Settings) -> tuple[str, Settings]:
    """Return the remedy of ``cause``, marked, and its settings.

    ``worked`` are settings that this run had before, while nothing was wrong: a rate that is higher now goes back to them.
    """
    words = WORDS[cause]
    settings = words.settings(config)
    restored = {name: value for name, value in worked.items() if name in settings and value < get(config, name)}
    return (RESTORE, restored) if restored else (words.remedy, settings)


WORDS: dict[str, Words] = {
    "nan": Words(
        mark("engine", "The training diverged."),
        mark("engine", "A loss or a weight is no longer a finite number."),
        mark("engine", "Go back to the last good state with lower learning rates."),
        _slower("g", "d"),
    ),
    "flipped": Words(
        mark(
            "engine", "The discriminator's labels are swapped: it classifies real images as generated and generated images as real."
        ),
        mark("engine", "It classifies {real} of the real and {fake} of the generated images correctly; guessing would give 50%."),
        mark("engine", "No setting helps, because the discriminator is trained with swapped labels. Start a new run."),
    ),
    "frozen-g": Words(
        mark("engine", "The generator does not learn: its weights do not change."),
        mark("engine", "They changed by {moved} of their norm in the last {steps} steps."),
        mark("engine", "Check that its learning rate is above zero, or start a new run."),
    ),
    "frozen-d": Words(
        mark("engine", "The discriminator does not learn: its weights do not change."),
        mark("engine", "They changed by {moved} of their norm in the last {steps} steps."),
        mark("engine", "Check that its learning rate is above zero, or start a new run."),
    ),
    "exploding": Words(
        mark("engine", "The losses or gradients explode."),
        mark("engine", "Generator loss {loss_g}, discriminator loss {loss_d}, gradient {grad}; losses of a few are usual."),
        mark("engine", "Lower both learning rates and limit the gradients; a discriminator without normalisation needs that most."),
        _clipped,
    ),
    "unstable-d": Words(
        mark("engine", "The discriminator's learning rate is too high for it to converge."),
        mark(
            "engine",
            "Its weights changed by {moved} of their norm in {steps} steps at a learning rate of {rate}: {times} "
            "times the usual change.",
        ),
        mark("engine", "Lower the discriminator's learning rate."),
        _calmer("d"),
    ),
    "unstable-g": Words(
        mark("engine", "The generator's learning rate is too high for it to converge."),
        mark(
            "engine",
            "Its weights changed by {moved} of their norm in {steps} steps at a learning rate of {rate}: {times} "
            "times the usual change.",
        ),
        mark("engine", "Lower the generator's learning rate."),
        _calmer("g"),
    ),
    "fallen": Words(
        mark("engine", "The images are far worse than they were."),
        mark("engine", "The quality is {now} now and was {best} at {images} images; less is better."),
        mark("engine", "Go back to a better snapshot and lower both learning rates."),
        _slower("g", "d"),
    ),
    "collapse": Words(
        mark("engine", "The generator makes the same few images over and over."),
        mark(
            "engine",
            "Two of its images differ by {diversity} of what two training pictures do; they show {classes} of the "
            "classes of those.",
        ),
        mark("engine", "Go back to a better snapshot and restrain the discriminator: a slower rate and a stronger R1 penalty."),
        _restrained,
    ),
    "few-images": Words(
        mark("engine", "This is a small data set: the discriminator memorises it."),
        mark("engine", "{count} pictures, each seen {times} times, without augmentation."),
        mark("engine", "Turn augmentation on, and add more pictures if you have some."),
        _augmented,
    ),
    "overfitting": Words(
        mark("engine", "The discriminator has memorised the pictures."),
        mark(
            "engine",
            "Its mean logit is {train} for training pictures, {held} for held-out pictures and {fake} for generated images.",
        ),
        mark("engine", "Turn augmentation on; more pictures help most."),
        _augmented,
    ),
    "copying": Words(
        mark("engine", "The generator repeats training pictures instead of inventing new ones."),
        mark("engine", "The distance from its images to the closest training picture is {copied} of that of held-out pictures."),
        mark("engine", "Turn augmentation on, add pictures, or stop at an earlier snapshot."),
        _augmented,
    ),
    "leak-flip": Words(
        mark("engine", "The augmentation leaks: the generator draws mirrored images."),
        LEAK_EVIDENCE,
        mark("engine", "Leave out mirroring, or lower the probability of the augmentation."),
        _without("flip"),
    ),
    "leak-turn": Words(
        mark("engine", "The augmentation leaks: the generator draws turned or upside-down images."),
        LEAK_EVIDENCE,
        mark("engine", "Leave out rotations and quarter turns, or lower the probability of the augmentation."),
        _without("turn"),
    ),
    "leak-colour": Words(
        mark("engine", "The augmentation leaks: the generator draws images of other hue or inverted lightness."),
        LEAK_EVIDENCE,
        mark("engine", "Leave out the changes of hue, or lower the probability of the augmentation."),
        _without("colour"),
    ),
    "d-wins": Words(
        mark("engine", "The discriminator wins: it classifies every image correctly, and the generator no longer learns from it."),
        mark(
            "engine",
            "It classifies {real} of the real and {fake} of the generated images correctly (mean logit of the "
            "generated images: {logit}).",
        ),
        mark("engine", "Slow the discriminator down: half its learning rate and a stronger R1 penalty."),
        _restrained,
    ),
    "g-wins": Words(
        mark("engine", "The generator fools the discriminator with bad images."),
        mark("engine", "It classifies {fake} of the generated images as real, and the quality does not improve."),
        mark("engine", "Slow the generator down: half its learning rate."),
        _slower("g"),
    ),
    "vanishing": Words(
        mark("engine", "The generator no longer gets a useful gradient."),
        mark("engine", "The norm of its gradient is {grad}."),
        mark("engine", "Go back to a better snapshot and restrain the discriminator."),
        _restrained,
    ),
    "oscillation": Words(
        mark("engine", "The training oscillates: the images get better and worse in turn."),
        mark("engine", "The quality went up and down between {least} and {most} without improving."),
        mark("engine", "Halve both learning rates."),
        _slower("g", "d"),
    ),
    "saturated": Words(
        mark("engine", "The images are saturated: too many pixels are fully black or white."),
        mark("engine", "{share} more of the pixels are at the ends of the range than in the training pictures."),
        mark("engine", "Lower the generator's learning rate."),
        _slower("g"),
    ),
    "stalled": Words(
        mark("engine", "The images no longer improve."),
        mark(
            "engine",
            "The quality has stayed at {quality} for half of the run; two random halves of the training pictures "
            "differ by {floor}.",
        ),
        mark("engine", "Lower both learning rates for a last improvement, or stop here and keep the best snapshot."),
        _slower("g", "d"),
    ),
    "normal": Words(
        mark("engine", "The losses fluctuate, which is normal: the two networks train against each other."),
        mark(
            "engine",
            "The generator's loss changed from {before} to {now} (standard deviation {spread}); the quality "
            "improved from {worse} to {better}.",
        ),
        mark("engine", "Nothing to do. Judge by the images and the quality curve, not by the losses."),
    ),
}
