"""Settings of the generator and the discriminator."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ganstudio.engine.config.setting import setting
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class ModelConfig:
    """The architectures of the generator and the discriminator."""

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
            le=2048,
        ),
    ] = 64
    filters_d: Annotated[
        int,
        setting(
            mark("config", "Discriminator filters"),
            mark("config", "Width of the discriminator: channels of its layer next to the image; 0 takes the generator's."),
            advanced=True,
            ge=0,
            le=2048,
        ),
    ] = 0
    norm_d: Annotated[
        Literal["own", "none", "spectral"],
        setting(
            mark("config", "Discriminator normalisation"),
            mark(
                "config",
                "Own: the architecture's normalisation. None: no normalisation, which WGAN-GP needs. Spectral: "
                "spectral normalisation, which limits the discriminator's slope.",
            ),
            words={"own": mark("config", "Own"), "none": mark("config", "None"), "spectral": mark("config", "Spectral")},
            advanced=True,
        ),
    ] = "own"
    attention: Annotated[
        Literal[0, 8, 16, 32, 64],
        setting(
            mark("config", "Self-attention"),
            mark(
                "config", "Shorter side of the feature maps that get a self-attention layer, or the next larger maps (DCGAN only)."
            ),
            words={0: mark("config", "None")},
            unit=mark("config", "px"),
            advanced=True,
        ),
    ] = 0
    latent_dim: Annotated[
        int,
        setting(
            mark("config", "Latent dimension"),
            mark("config", "Number of components of the latent z that an image is generated from."),
            advanced=True,
            ge=1,
            le=1024,
        ),
    ] = 100
    conditional: Annotated[
        bool,
        setting(
            mark("config", "Use classes"),
            mark("config", "Train the networks with the classes of the pictures, so that you can choose the class to generate."),
            advanced=True,
        ),
    ] = False
    mapping_layers: Annotated[
        int,
        setting(
            mark("config", "Mapping layers"),
            mark("config", "Layers of the mapping network, which turns z into styles (StyleGAN2 only)."),
            advanced=True,
            ge=1,
            le=16,
        ),
    ] = 2
    widest: Annotated[
        int,
        setting(
            mark("config", "Most channels"),
            mark("config", "Channels double at each halving of the image, up to this number (StyleGAN2 only)."),
            advanced=True,
            ge=8,
            le=2048,
        ),
    ] = 512
    layout: Annotated[
        str,
        setting(
            mark("config", "Imported layout"),
            mark("config", "Exact shapes of a network that was imported; empty: the other settings decide."),
            hidden=True,
        ),
    ] = ""
