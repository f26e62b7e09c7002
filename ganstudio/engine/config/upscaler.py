"""Settings of a trained upscaler."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ganstudio.engine.config.setting import setting
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class UpscalerConfig:
    """Settings of a run whose generator enlarges small pictures instead of drawing from random latents."""

    factor: Annotated[
        Literal[0, 2, 4, 8],
        setting(
            mark("config", "Upscaler"),
            mark("config", "Train a network that enlarges pictures by this factor instead of a generator of new pictures."),
            words={0: mark("config", "None")},
            advanced=True,
        ),
    ] = 0
    blocks: Annotated[
        int,
        setting(
            mark("config", "Residual blocks"),
            mark("config", "Number of residual blocks of the upscaler: more blocks use a larger neighbourhood and take longer."),
            advanced=True,
            ge=1,
            le=64,
        ),
    ] = 8
    pixel_images: Annotated[
        int,
        setting(
            mark("config", "Pixel loss only for"),
            mark("config", "Images over which the upscaler trains with the pixel loss alone, before the discriminator is used."),
            live=True,
            unit=mark("config", "images"),
            advanced=True,
            ge=0,
            le=10_000_000_000,
        ),
    ] = 40_000
    pixel_weight: Annotated[
        float,
        setting(
            mark("config", "Pixel weight"),
            mark("config", "Weight of the pixel loss: a higher weight gives more accurate and softer pictures."),
            live=True,
            advanced=True,
            gt=0,
            le=1000,
        ),
    ] = 1.0
    feature_weight: Annotated[
        float,
        setting(
            mark("config", "Feature weight"),
            mark(
                "config",
                "Weight of the distance between the discriminator's features of a picture and of its original: a "
                "higher weight gives sharper pictures.",
            ),
            live=True,
            advanced=True,
            ge=0,
            le=1000,
        ),
    ] = 0.1
    adversarial_weight: Annotated[
        float,
        setting(
            mark("config", "Adversarial weight"),
            mark("config", "Weight of the adversarial loss: a higher weight invents more detail."),
            live=True,
            advanced=True,
            ge=0,
            le=1000,
        ),
    ] = 0.005
