"""How good and how varied generated images are, in numbers."""

from ganstudio.engine.metrics.features import Features
from ganstudio.engine.metrics.kernel import kernel_distance

__all__ = ["Features", "kernel_distance"]
