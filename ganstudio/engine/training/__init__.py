"""Training: one step (step), its state (trainer), its cadences (loop); the recipes begin and resume it."""

from ganstudio.engine.training.changes import Changes, changed

__all__ = ["Changes", "changed"]
