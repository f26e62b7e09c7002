"""Holds the data of a training step and splits a batch so that it needs less memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

from ganstudio.engine.networks.layers import group_size


@dataclass(frozen=True)
class Batch:
    """The data of one update, on the device.

    Attributes
    ----------
    real
        Real images (N, C, H, W) in [-1, 1].
    inputs
        The generator's inputs: latents z (N, latent_dim), or small images (N, C, h, w) for an upscaler.
    labels
        Classes (N,), int64; None without classes.
    real_for_g
        Other real images of the same classes, for G's update if the objective compares with real images.
    chances
        (N, passes, n) in [0, 1): they decide how each image is augmented in each pass of D, see :meth:`Passes.chances`.
    weight
        Fraction of the images of the whole batch that this microbatch holds.
    """

    real: Tensor
    inputs: Tensor
    labels: Tensor | None
    real_for_g: Tensor | None = None
    chances: Tensor | None = None
    weight: float = 1.0

    def microbatches(self, sizes: Sequence[int]) -> Sequence["Batch"]:
        """Return consecutive microbatches of ``sizes`` images."""
        if len(sizes) == 1:
            return (self,)
        tensors = (self.real, self.inputs, self.labels, self.real_for_g, self.chances)
        weights = [size / len(self.inputs) for size in sizes]
        each = [[None] * len(sizes) if tensor is None else torch.split(tensor, list(sizes)) for tensor in tensors]
        return [Batch(*part) for part in zip(*each, weights, strict=True)]


@cache
def microbatch_sizes(batch: int, microbatches: int, group: int = 1) -> tuple[int, ...]:
    """Return the sizes of ``microbatches`` microbatches of ``batch`` images, or of as many as possible.

    The sizes differ by 1 image at most. If the discriminator compares the images in groups (minibatch standard deviation, of up
        to ``group`` images), each part holds whole groups of the batch, so that the loss stays the same, and the sizes differ by 1
        group. Where that number of parts would form other groups, there are more parts.

        >>> microbatch_sizes(64, 9)
        (8, 7, 7, 7, 7, 7, 7, 7, 7)
        >>> microbatch_sizes(64, 9, group=4)
        (8, 8, 8, 8, 8, 8, 8, 4, 4)
    """
    size = group_size(batch, group)
    groups = batch // size
    for count in range(min(microbatches, groups), groups):
        sizes = tuple(size * (groups // count + (place < groups % count)) for place in range(count))
        if all(group_size(part, group) == size for part in {sizes[0], sizes[-1]}):
            return sizes
    return (size,) * groups


def smaller_microbatches(batch: int, microbatches: int, group: int = 1) -> int | None:
    """Return the number of microbatches that halves the size of the current ones; None if they cannot be smaller."""
    sizes, size = microbatch_sizes(batch, microbatches, group), group_size(batch, group)
    groups = max(sizes) // size
    if groups == 1:
        return None
    half = size * ((groups + 1) // 2)
    return next(count for count in range(len(sizes) + 1, batch + 1) if max(microbatch_sizes(batch, count, group)) <= half)
