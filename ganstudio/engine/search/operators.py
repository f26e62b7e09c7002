"""Operators: linear maps from an image to the observed part of it.

The pages differ only in these: the whole image (invert), a part of it (inpaint), a small version (upscale), or no colours.
"""

from abc import ABC, abstractmethod

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

LUMA = (0.299, 0.587, 0.114)  # of red, green and blue: ITU-R BT.601
NEIGHBOURHOOD = 7  # pixels, for the context weights


class Operator(ABC):
    """A linear map from images (N, C, H, W) to their observation."""

    @abstractmethod
    def __call__(self, images: Tensor) -> Tensor:
        """Return the observation of ``images``."""

    @abstractmethod
    def adjoint(self, seen: Tensor) -> Tensor:
        """Return the transposed map: the inner product of ``self(x)`` with y equals that of x with ``adjoint(y)``."""

    @abstractmethod
    def lift(self, seen: Tensor) -> Tensor:
        """Return an image (N, C, H, W) that resembles the observation, for networks that take images."""


class Identity(Operator):
    """The identity: the whole image is observed."""

    def __call__(self, images: Tensor) -> Tensor:
        return images

    def adjoint(self, seen: Tensor) -> Tensor:
        return seen

    def lift(self, seen: Tensor) -> Tensor:
        return seen


class Mask(Operator):
    """Multiplication by ``observed_mask``, (1, 1, H, W) from 0 (hidden, black) to 1 (observed)."""

    def __init__(self, observed_mask: Tensor) -> None:
        self.observed_mask = observed_mask

    def __call__(self, images: Tensor) -> Tensor:
        return images * self.observed_mask

    def adjoint(self, seen: Tensor) -> Tensor:
        return seen * self.observed_mask

    def lift(self, seen: Tensor) -> Tensor:
        return seen


class Area(Operator):
    """The mean of every ``factor`` x ``factor`` pixels."""

    def __init__(self, factor: int) -> None:
        self.factor = factor

    def __call__(self, images: Tensor) -> Tensor:
        return F.avg_pool2d(images, self.factor)

    def adjoint(self, seen: Tensor) -> Tensor:
        return self.lift(seen) / self.factor**2

    def lift(self, seen: Tensor) -> Tensor:
        return seen.repeat_interleave(self.factor, dim=2).repeat_interleave(self.factor, dim=3)


class Bicubic(Operator):
    """Reduction by ``factor`` through bicubic interpolation with antialiasing, the usual way to reduce photographs."""

    def __init__(self, factor: int) -> None:
        self.factor = factor

    def __call__(self, images: Tensor) -> Tensor:
        sides = [side // self.factor for side in images.shape[2:]]
        return F.interpolate(images, sides, mode="bicubic", antialias=True)

    def adjoint(self, seen: Tensor) -> Tensor:
        sides = [side * self.factor for side in seen.shape[2:]]
        images = seen.new_zeros(*seen.shape[:2], *sides, requires_grad=True)
        with torch.enable_grad():
            (found,) = torch.autograd.grad(self(images), images, seen)
        return found

    def lift(self, seen: Tensor) -> Tensor:
        return F.interpolate(seen, scale_factor=self.factor, mode="bicubic")


class Grey(Operator):
    """The luma of red, green and blue. :meth:`lift` returns ``channels`` equal channels."""

    def __init__(self, channels: int = 3) -> None:
        self.channels = channels

    def __call__(self, images: Tensor) -> Tensor:
        if self.channels == 1:
            return images
        return torch.einsum("nchw,c->nhw", images[:, :3], images.new_tensor(LUMA))[:, None]

    def adjoint(self, seen: Tensor) -> Tensor:
        if self.channels == 1:
            return seen
        weights = [*LUMA, *[0.0] * (self.channels - 3)]
        return seen * seen.new_tensor(weights)[:, None, None]

    def lift(self, seen: Tensor) -> Tensor:
        return seen.expand(-1, self.channels, -1, -1)


class Chain(Operator):
    """Several operators in sequence, the first applied first."""

    def __init__(self, *operators: Operator) -> None:
        self.operators = operators

    def __call__(self, images: Tensor) -> Tensor:
        for operator in self.operators:
            images = operator(images)
        return images

    def adjoint(self, seen: Tensor) -> Tensor:
        for operator in reversed(self.operators):
            seen = operator.adjoint(seen)
        return seen

    def lift(self, seen: Tensor) -> Tensor:
        for operator in reversed(self.operators):
            seen = operator.lift(seen)
        return seen


def context_weights(observed_mask: Tensor, side: int = NEIGHBOURHOOD) -> Tensor:
    """Return the weight of each known pixel: the share of its neighbourhood that is missing; 0 in the hole itself.

    Yeh et al. 2017, "Semantic Image Inpainting with Deep Generative Models", section 3.2, equation 5: W_i is the sum of (1 - M_j)
    over the neighbourhood of i, by its size, where M_i is not 0. Pixels beyond the border count as known.

    Parameters
    ----------
    observed_mask
        (N, 1, H, W): 1 where the picture is known, 0 in the hole.
    """
    missing = F.avg_pool2d(1 - observed_mask, side, stride=1, padding=side // 2)
    return missing * observed_mask
