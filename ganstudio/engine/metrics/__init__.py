"""Measures the quality and the diversity of generated images."""

from ganstudio.engine.metrics.features import Features
from ganstudio.engine.metrics.kernel import kernel_distance

__all__ = ["Features", "kernel_distance"]
