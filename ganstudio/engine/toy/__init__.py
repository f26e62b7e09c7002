"""Trains GANs on two-dimensional points, small enough to plot completely."""

from ganstudio.engine.toy.game import ToyGame, toy_config
from ganstudio.engine.toy.mixtures import MIXTURES, Modes, count_modes

__all__ = ["MIXTURES", "Modes", "ToyGame", "count_modes", "toy_config"]
