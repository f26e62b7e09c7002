"""Architectures by name. A new one is a file here and an import line below."""

from ganstudio.engine.archs.base import Architecture, Discriminator, Generator, LatentSpace, Shape
from ganstudio.engine.archs.dcgan import DCGAN
from ganstudio.engine.registry import Registry

ARCHS: Registry[Architecture] = Registry("architecture")
ARCHS.register("dcgan")(DCGAN)

__all__ = ["ARCHS", "Architecture", "Discriminator", "Generator", "LatentSpace", "Shape"]
