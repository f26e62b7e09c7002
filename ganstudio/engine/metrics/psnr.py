"""Computes the peak signal to noise ratio, the likeness of an image to a wanted image."""

import torch
from torch import Tensor


def psnr(images: Tensor, wanted: Tensor, weights: Tensor | None = None) -> Tensor:
    """Return the peak signal to noise ratio of images in [-1, 1], (N,) in decibels; infinite for equal images.

    ``weights`` (N or 1, 1, H, W), of mean 1, are the weights of the pixels.
    """
    error = (images - wanted).square()
    error = (error if weights is None else error * weights).flatten(1).mean(dim=1)
    return 10 * torch.log10(4 / error)
