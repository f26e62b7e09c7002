"""Settings of the augmentation of the discriminator's inputs."""

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from ganstudio.engine.config.setting import setting
from ganstudio.engine.config.updates import UpdateConfig
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

Transformation = Literal[
    "flip", "quarter-turn", "translation", "scale", "rotation", "brightness", "colour", "filter", "noise", "cutout"
]
TRANSFORMATIONS: tuple[Transformation, ...] = get_args(Transformation)
USUAL: tuple[Transformation, ...] = TRANSFORMATIONS[:7]  # pixel blits, geometry and colour: "bgc" in Karras et al. 2020


@dataclass(frozen=True)
class AugmentConfig(UpdateConfig):
    """The augmentation of the discriminator's inputs: which pipeline, what it does, and how often."""

    augment: Annotated[
        Literal["none", "diffaugment", "adaptive", "fixed", "scheduled", "adaptive-diffaugment"],
        setting(
            mark("config", "Augmentation"),
            mark(
                "config",
                "Augment the discriminator's inputs, so that it does not memorise a small data set. Adaptive adjusts "
                "the probability of each transformation during training.",
            ),
            live=True,
            words={
                "none": mark("config", "None"),
                "diffaugment": mark("config", "Fixed (DiffAugment)"),
                "adaptive": mark("config", "Adaptive (ADA)"),
                "fixed": mark("config", "Fixed probability (ADA)"),
                "scheduled": mark("config", "Scheduled probability (ADA)"),
                "adaptive-diffaugment": mark("config", "Adaptive (DiffAugment)"),
            },
        ),
    ] = "none"
    augment_transformations: Annotated[
        tuple[Transformation, ...],
        setting(
            mark("config", "ADA transformations"),
            mark("config", "Transformations that ADA applies. Leave out those that make a picture implausible."),
            live=True,
            advanced=True,
            words={
                "flip": mark("config", "Mirror"),
                "quarter-turn": mark("config", "Quarter turns"),
                "translation": mark("config", "Translation"),
                "scale": mark("config", "Scale"),
                "rotation": mark("config", "Rotation"),
                "brightness": mark("config", "Brightness, contrast"),
                "colour": mark("config", "Hue, saturation"),
                "filter": mark("config", "Frequency bands"),
                "noise": mark("config", "Noise"),
                "cutout": mark("config", "Cutout"),
            },
        ),
    ] = USUAL
    augment_p: Annotated[
        float,
        setting(
            mark("config", "ADA probability"),
            mark("config", "Probability of each transformation if it is fixed; at the start if it is scheduled."),
            live=True,
            advanced=True,
            ge=0,
            le=1,
        ),
    ] = 0.0
    augment_p_end: Annotated[
        float,
        setting(
            mark("config", "Final ADA probability"),
            mark("config", "Probability of each transformation at the end of the schedule; the largest if it adapts."),
            live=True,
            advanced=True,
            ge=0,
            le=1,
        ),
    ] = 0.8
    augment_target: Annotated[
        float,
        setting(
            mark("config", "ADA target"),
            mark(
                "config",
                "The probability rises while the mean sign of the discriminator's logits on real images is above this "
                "value, and falls while it is below.",
            ),
            live=True,
            advanced=True,
            ge=-1,
            le=1,
        ),
    ] = 0.6
    augment_images: Annotated[
        int,
        setting(
            mark("config", "ADA speed"),
            mark("config", "Images that an adaptive probability needs to go from 0 to 1."),
            live=True,
            unit=mark("config", "images"),
            advanced=True,
            ge=100,
            le=100_000_000,
        ),
    ] = 500_000
    augment_colour: Annotated[
        bool,
        setting(
            mark("config", "Augment colour"),
            mark("config", "Vary brightness, saturation and contrast (DiffAugment only)."),
            live=True,
            advanced=True,
        ),
    ] = True
    augment_translation: Annotated[
        bool,
        setting(
            mark("config", "Augment position"),
            mark("config", "Shift the image by up to an eighth of its width and height (DiffAugment only)."),
            live=True,
            advanced=True,
        ),
    ] = True
    augment_cutout: Annotated[
        bool,
        setting(
            mark("config", "Augment by cutout"),
            mark("config", "Blank a part of half the image's width and height (DiffAugment only)."),
            live=True,
            advanced=True,
        ),
    ] = True

    @property
    def has_adaptive_augment(self) -> bool:
        """Return whether the probability of the augmentation adapts to the discriminator."""
        return self.augment in ("adaptive", "adaptive-diffaugment")
