"""Gradient penalties on the discriminator."""

import torch
from torch import Tensor


def gradient_penalty(logits: Tensor, images: Tensor) -> Tensor:
    """E[||d logits / d images||^2], the squared norm summed over CHW, as a scalar that can be differentiated again.

    R1 of Mescheder, Geiger and Nowozin 2018, equation 9, without its gamma / 2. ``images`` (N, C, H, W) must be what ``logits``
    (N,) were computed from, with ``requires_grad``, in float32.
    """
    (gradient,) = torch.autograd.grad(logits.sum(), images, create_graph=True)
    return gradient.square().sum(dim=(1, 2, 3)).mean()
