"""Writes the figures and plots of an evaluation as one picture (PNG)."""

from ganstudio.engine.evaluation.report_picture.picture import write_picture

__all__ = ["write_picture"]
