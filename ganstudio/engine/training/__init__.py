"""Training: one step (step), its state (trainer), its cadences (loop), the run on the disk (run), the estimate (estimate)."""

from ganstudio.engine.training.changes import SAFE, Changes, changed
from ganstudio.engine.training.estimate import Estimate, estimate
from ganstudio.engine.training.run import change_run, create_run, train
from ganstudio.engine.training.transfer import branch

__all__ = ["SAFE", "Changes", "Estimate", "branch", "change_run", "changed", "create_run", "estimate", "train"]
