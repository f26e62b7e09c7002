"""Settings of a trained upscaler."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ganstudio.engine.config.setting import setting
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class UpscalerConfig:
    """A run of another kind: the generator does not draw pictures from chance, it enlarges small ones."""

    factor: Annotated[
        Literal[0, 2, 4, 8],
        setting(
            mark("config", "Upscaler"),
            mark("config", "Learn to make pictures so many times as large, instead of drawing new ones; 0 draws new ones."),
            words={0: mark("config", "None")},
            advanced=True,
        ),
    ] = 0
    blocks: Annotated[
        int,
        setting(
            mark("config", "Residual blocks"),
            mark("config", "Depth of the upscaler: how far around each pixel it looks, and how long it takes."),
            advanced=True,
            ge=1,
            le=64,
        ),
    ] = 8
    pixel_images: Annotated[
        int,
        setting(
            mark("config", "Pixels alone for"),
            mark("config", "Images for which the upscaler only learns to be right on average, before the discriminator joins in."),
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
            mark("config", "How much the difference of the pixels counts: more is truer and softer."),
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
            mark("config", "How much it counts what the discriminator sees in a picture and in its original: more is sharper."),
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
            mark("config", "How much it counts to pass for a real picture: more invents more."),
            live=True,
            advanced=True,
            ge=0,
            le=1000,
        ),
    ] = 0.005
