"""Registers the architectures by name. To add an architecture, add a file here and an import line below."""

from ganstudio.engine.networks.base import Architecture, Discriminator, Generator, LatentSpace, Shape
from ganstudio.engine.networks.dcgan import DCGAN
from ganstudio.engine.networks.fast import FAST
from ganstudio.engine.networks.r3gan import R3GAN
from ganstudio.engine.networks.resnet import RESNET
from ganstudio.engine.networks.style import STYLE
from ganstudio.engine.networks.stylegan2 import STYLEGAN2
from ganstudio.engine.registry import Registry

ARCHITECTURES: Registry[Architecture] = Registry("architecture")
ARCHITECTURES.register("dcgan")(DCGAN)
ARCHITECTURES.register("resnet")(RESNET)
ARCHITECTURES.register("r3gan")(R3GAN)
ARCHITECTURES.register("stylegan2")(STYLEGAN2)
ARCHITECTURES.register("style")(STYLE)
ARCHITECTURES.register("fast")(FAST)

__all__ = ["ARCHITECTURES", "Architecture", "Discriminator", "Generator", "LatentSpace", "Shape"]
