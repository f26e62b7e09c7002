"""Weights of R1 and R2 for a size of the images.

With larger images, gradients add up over more pixels, and the discriminator needs another weight.
"""

import math

# Huang et al. 2024 ("The GAN is dead; long live the GAN!", appendix C): R1 and R2 of CIFAR-10, FFHQ 64 px and FFHQ 256 px
R3GAN_GAMMA = {32: 0.05, 64: 2.0, 256: 150.0}
STYLEGAN2_GAMMA = 0.0002  # Karras et al. 2020, "Training Generative Adversarial Networks with Limited Data", appendix C
STUDIO_GAMMA = 0.05 * 32 / 32**2  # for the light networks: 0.05 at 32 px and a batch of 32


def area_gamma(coefficient: float, size: float, batch: int) -> float:
    """Return ``coefficient`` * size^2 / batch, with three significant digits."""
    return _rounded(coefficient * math.pow(size, 2) / batch)


def r3gan_gamma(size: float) -> float:
    """Return the published weight for images of ``size`` pixels, with three significant digits.

    Between the published sizes it is interpolated linearly in the logarithms; outside of them it grows with the square of the size.
    """
    sizes = sorted(R3GAN_GAMMA)
    if size <= sizes[0] or size >= sizes[-1]:
        end = sizes[0] if size <= sizes[0] else sizes[-1]
        return _rounded(R3GAN_GAMMA[end] * math.pow(size / end, 2))
    above = next(other for other in sizes if other >= size)
    below = sizes[sizes.index(above) - 1]
    share = math.log(size / below) / math.log(above / below)
    return _rounded(R3GAN_GAMMA[below] * math.pow(R3GAN_GAMMA[above] / R3GAN_GAMMA[below], share))


def _rounded(value: float) -> float:
    return float(f"{value:.3g}")
