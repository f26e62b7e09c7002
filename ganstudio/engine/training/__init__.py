"""Training: one step (step), its state (trainer), the run on the disk (run), the estimate before it (estimate)."""

from ganstudio.engine.training.estimate import Estimate, estimate
from ganstudio.engine.training.run import create_run, train

__all__ = ["Estimate", "create_run", "estimate", "train"]
