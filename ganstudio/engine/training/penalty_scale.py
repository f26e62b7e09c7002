"""Fills in the settings that the pictures decide: size, channels, background, and the weights of R1 and R2.

With larger images, gradients add up over more pixels, and D needs another weight.
"""

import math

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import Dataset

SIZE, BATCH = 32, 32  # that unscaled weights refer to
# Huang et al. 2024 ("The GAN is dead; long live the GAN!", appendix C): 0.05 at 32 px, 2 at 64 px, 150 at 256 px, relative to 32 px
R3GAN = {32: 1.0, 64: 40.0, 256: 3_000.0}


def penalty_factor(scale: str, size: float, batch: int) -> float:
    """Return the factor from weights for ``SIZE`` px and ``BATCH`` images to weights for ``size`` px and ``batch`` images.

    ``"stylegan2"`` is size^2 / batch (Karras et al. 2020, "Training Generative Adversarial Networks with Limited Data", appendix C:
    0.0002 size^2 / batch). ``"r3gan"`` interpolates the published weights linearly in their logarithms; outside of them it grows
    with the square of the size. ``"fixed"`` is 1.
    """
    if scale == "stylegan2":
        return math.pow(size / SIZE, 2) * BATCH / batch
    return _published(size) if scale == "r3gan" else 1.0


def scale_penalties(config: Config) -> Config:
    """Return ``config`` with the R1 and R2 weights for its image size and batch, and the scale fixed; unchanged without a size."""
    training = config.training
    if training.gamma_scale == "fixed" or not config.data.size:
        return config
    factor = penalty_factor(training.gamma_scale, config.data.frame.mean_side, training.batch)
    weights = {f"training.{name}": float(f"{getattr(training, name) * factor:.3g}") for name in ("r1_gamma", "r2_gamma")}
    return with_settings(config, {**weights, "training.gamma_scale": "fixed"})


def _published(size: float) -> float:
    sizes = sorted(R3GAN)
    if size <= sizes[0] or size >= sizes[-1]:
        end = sizes[0] if size <= sizes[0] else sizes[-1]
        return R3GAN[end] * math.pow(size / end, 2)
    above = next(other for other in sizes if other >= size)
    below = sizes[sizes.index(above) - 1]
    share = math.log(size / below) / math.log(above / below)
    return R3GAN[below] * math.pow(R3GAN[above] / R3GAN[below], share)


def resolve(config: Config, dataset: Dataset) -> Config:
    """Return ``config`` with the size, channels and background of the pictures filled in, and the penalties scaled to them."""
    _, channels, height, width = dataset.pixels.shape
    background = dataset.background or config.data.background
    known = {"data.size": FrameSize(width, height).size, "data.channels": channels, "data.background": background}
    return scale_penalties(with_settings(config, known))
