"""Registers the architectures by name. To add an architecture, add a file here and an import line below."""

from ganstudio.engine.networks.base import Architecture, Discriminator, Generator, LatentSpace, Shape
from ganstudio.engine.networks.dcgan import DCGAN
from ganstudio.engine.networks.fast import FAST
from ganstudio.engine.networks.r3gan import R3GAN
from ganstudio.engine.networks.resnet import RESNET
from ganstudio.engine.networks.style import STYLE
from ganstudio.engine.networks.stylegan2 import STYLEGAN2
from ganstudio.engine.networks.stylegan3 import STYLEGAN3
from ganstudio.engine.registry import Registry

ARCHITECTURES: Registry[Architecture] = Registry("architecture")
ARCHITECTURES.register("dcgan")(DCGAN)
ARCHITECTURES.register("resnet")(RESNET)
ARCHITECTURES.register("r3gan")(R3GAN)
ARCHITECTURES.register("stylegan2")(STYLEGAN2)
ARCHITECTURES.register("style")(STYLE)
ARCHITECTURES.register("fast")(FAST)

IMPORTED_ONLY: Registry[Architecture] = Registry("architecture")  # networks of other programs that the studio does not train
IMPORTED_ONLY.register("stylegan3")(STYLEGAN3)


def find_architecture(name: str) -> Architecture:
    """Return the architecture of a run: one of :data:`ARCHITECTURES` or :data:`IMPORTED_ONLY`.

    Raises
    ------
    ConfigError
        There is none of that name.
    """
    return IMPORTED_ONLY.get(name) if name in IMPORTED_ONLY else ARCHITECTURES.get(name)


__all__ = [
    "ARCHITECTURES",
    "IMPORTED_ONLY",
    "Architecture",
    "Discriminator",
    "Generator",
    "LatentSpace",
    "Shape",
    "find_architecture",
]
