"""Gradient penalties on the discriminator. All in float32: second derivatives drown in bf16's rounding."""

from collections.abc import Callable

import torch
from torch import Tensor

NORM_EPSILON = 1e-12


def gradient_penalty(logits: Tensor, images: Tensor) -> Tensor:
    """E[||d logits / d images||^2], the squared norm summed over CHW, as a scalar that can be differentiated again.

    On real images R1, on generated ones R2, of Mescheder, Geiger and Nowozin 2018, equations 9 and 10, without the gamma / 2.
    ``images`` (N, C, H, W) must be what ``logits`` (N,) were computed from, with ``requires_grad``, in float32.
    """
    return _squared_norms(logits, images).mean()


def interpolate_penalty(critic: Callable[[Tensor], Tensor], real: Tensor, fake: Tensor, mix: Tensor) -> Tensor:
    """E[(||d D(x) / dx|| - 1)^2] at x between ``real`` and ``fake`` (N, C, H, W), a scalar (Gulrajani et al. 2017, equation 3).

    Parameters
    ----------
    judge
        Images to logits (N,), in float32.
    mix
        (N, 1, 1, 1) in [0, 1]: 1 takes the real image.
    """
    between = torch.lerp(fake.detach(), real.detach(), mix).requires_grad_()
    # epsilon inside the root: its slope at 0 is infinite
    norms = (_squared_norms(critic(between), between) + NORM_EPSILON).sqrt()
    return (norms - 1).square().mean()


def _squared_norms(logits: Tensor, images: Tensor) -> Tensor:
    (gradient,) = torch.autograd.grad(logits.sum(), images, create_graph=True)
    return gradient.square().sum(dim=(1, 2, 3))
