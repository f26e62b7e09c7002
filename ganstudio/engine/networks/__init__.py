"""Architectures by name. A new one is a file here and an import line below."""

from ganstudio.engine.networks.base import Architecture, Discriminator, Generator, LatentSpace, Shape
from ganstudio.engine.networks.dcgan import DCGAN
from ganstudio.engine.networks.fast import FAST
from ganstudio.engine.networks.resnet import RESNET
from ganstudio.engine.networks.style import STYLE
from ganstudio.engine.registry import Registry

ARCHS: Registry[Architecture] = Registry("architecture")
ARCHS.register("dcgan")(DCGAN)
ARCHS.register("resnet")(RESNET)
ARCHS.register("style")(STYLE)
ARCHS.register("fast")(FAST)

__all__ = ["ARCHS", "Architecture", "Discriminator", "Generator", "LatentSpace", "Shape"]
