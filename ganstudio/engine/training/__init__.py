"""Training: one step (step), its state (trainer), its cadences (loop); the recipes begin and resume it."""

from ganstudio.engine.training.changes import LIVE_SETTINGS, Changes, changed

__all__ = ["LIVE_SETTINGS", "Changes", "changed"]
