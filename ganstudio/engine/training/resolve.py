"""Fills in the settings that the pictures decide."""

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import Dataset


def resolve(config: Config, dataset: Dataset) -> Config:
    """Return ``config`` with the size, channels and background of the pictures filled in."""
    _, channels, height, width = dataset.pixels.shape
    background = dataset.background or config.data.background
    known = {"data.size": FrameSize(width, height).size, "data.channels": channels, "data.background": background}
    return with_settings(config, known)
