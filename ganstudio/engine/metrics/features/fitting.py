"""Brings images to the channels and the size that a feature network takes."""

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

LUMA = (0.299, 0.587, 0.114)  # ITU-R BT.601, as Pillow converts colour to grey


def fit_channels(images: Tensor, channels: int) -> Tensor:
    """Return ``images``, float (n, C, H, W) in [-1, 1] with 1, 3 or 4 channels, with ``channels`` of them.

    Alpha is blended with white where it has to go, and opaque where it has to come; grey is repeated, colour becomes its luma.
    """
    if images.shape[1] == channels:
        return images
    if images.shape[1] == 4:
        cover = (images[:, 3:] + 1) / 2
        images = images[:, :3] * cover + (1 - cover)
    if channels == 1 and images.shape[1] == 3:
        images = torch.einsum("nchw,c->nhw", images, torch.tensor(LUMA, device=images.device)).unsqueeze(1)
    if channels > 1 and images.shape[1] == 1:
        images = images.expand(-1, 3, -1, -1)
    if channels == 4:
        images = torch.cat([images, torch.ones_like(images[:, :1])], dim=1)
    return images


def fit_size(images: Tensor, size: tuple[int, int]) -> Tensor:
    """Return float ``images`` (n, C, H, W) at ``size`` (height, width), by bilinear interpolation with antialiasing."""
    if images.shape[2:] == size:
        return images
    return F.interpolate(images, size, mode="bilinear", antialias=True, align_corners=False)
