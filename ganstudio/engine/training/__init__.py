"""Trains a GAN: a step (step), its state (trainer) and its schedule (loop); the recipes start and resume it."""

from ganstudio.engine.training.changes import Changes, changed

__all__ = ["Changes", "changed"]
