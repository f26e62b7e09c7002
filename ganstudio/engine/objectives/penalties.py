"""Computes gradient penalties on the discriminator in float32: bf16's rounding swamps second derivatives."""

from collections.abc import Callable

import torch
from torch import Tensor

NORM_EPSILON = 1e-12


def gradient_penalty(logits: Tensor, images: Tensor) -> Tensor:
    """Return E[||d logits / d images||^2], the squared norm summed over CHW, as a differentiable scalar.

    This is R1 on real and R2 on generated images (Mescheder, Geiger and Nowozin 2018, equations 9 and 10), without the gamma / 2.
    ``images`` (N, C, H, W) must be what ``logits`` (N,) were computed from, with ``requires_grad``, in float32.
    """
    return _squared_norms(logits, images).mean()


def interpolate_penalty(critic: Callable[[Tensor], Tensor], real: Tensor, fake: Tensor, mix: Tensor) -> Tensor:
    """Return E[(||d D(x) / dx|| - 1)^2], a scalar, at x between ``real`` and ``fake`` (N, C, H, W) (Gulrajani et al. 2017, eq. 3).

    Parameters
    ----------
    critic
        Maps images to logits (N,), in float32.
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
