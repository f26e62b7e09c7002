"""Settings of the two networks."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ganstudio.engine.config.setting import setting
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class ModelConfig:
    """The two networks."""

    arch: Annotated[
        str,
        setting(
            mark("config", "Architecture"), mark("config", "How the generator and the discriminator are built."), registry="arch"
        ),
    ] = "dcgan"
    filters: Annotated[
        int,
        setting(
            mark("config", "Generator filters"),
            mark(
                "config",
                "Width of the generator: channels of its layer next to the image. Twice as wide is about four times slower.",
            ),
            ge=4,
            le=256,
        ),
    ] = 64
    filters_d: Annotated[
        int,
        setting(
            mark("config", "Discriminator filters"),
            mark("config", "Width of the discriminator: channels of its layer next to the image; 0 takes the generator's."),
            advanced=True,
            ge=0,
            le=256,
        ),
    ] = 0
    norm_d: Annotated[
        Literal["own", "none", "spectral"],
        setting(
            mark("config", "Discriminator normalisation"),
            mark(
                "config",
                "Own: as the architecture has it. None: left out, as WGAN-GP needs it. Spectral: limits how steep it can be.",
            ),
            words={"own": mark("config", "Own"), "none": mark("config", "None"), "spectral": mark("config", "Spectral")},
            advanced=True,
        ),
    ] = "own"
    attention: Annotated[
        Literal[0, 8, 16, 32, 64],
        setting(
            mark("config", "Self-attention"),
            mark("config", "Side of the features at which every place sees every other, in DCGAN; 0 for none."),
            words={0: mark("config", "None")},
            unit=mark("config", "px"),
            advanced=True,
        ),
    ] = 0
    latent_dim: Annotated[
        int,
        setting(
            mark("config", "Latent dimension"), mark("config", "How many numbers describe one image."), advanced=True, ge=1, le=1024
        ),
    ] = 100
    conditional: Annotated[
        bool,
        setting(
            mark("config", "Use classes"),
            mark("config", "Teach the networks the classes of the pictures, so that you can ask for one."),
            advanced=True,
        ),
    ] = False
