"""A set of images to measure: of a folder, an archive, a data set or a generator, read in blocks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

VALUES = 2**21  # of the pixels read at a time: 8 MiB in float32

Read: TypeAlias = Callable[[np.ndarray], np.ndarray]  # maps indices (n,) to images uint8 (n, C, H, W)


@dataclass(frozen=True, eq=False)
class ImageSet:
    """N images of one size.

    Attributes
    ----------
    name
        What results call it: a run, a folder, a data set.
    count
        N.
    shape
        (C, H, W) of each image; C is 1 (grey), 3 (colour) or 4 (with alpha).
    read
        Maps indices int64 (n,) to images uint8 (n, C, H, W), the same at each call.
    labels
        int64 (N,), for a generator the classes asked for; None without classes.
    classes
        Names of the classes; empty without.
    """

    name: str
    count: int
    shape: tuple[int, int, int]
    read: Read
    labels: np.ndarray | None = None
    classes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return self.count

    def blocks(self) -> Iterator[np.ndarray]:
        """Yield all images in order, uint8 (n, C, H, W), as many at a time as take little memory."""
        size = max(1, VALUES // int(np.prod(self.shape)))
        for begin in range(0, len(self), size):
            yield self.read(np.arange(begin, min(begin + size, len(self))))

    def take(self, indices: np.ndarray) -> "ImageSet":
        """Return the images ``indices`` (n,) alone."""
        labels = None if self.labels is None else self.labels[indices]
        return ImageSet(self.name, len(indices), self.shape, lambda some: self.read(indices[some]), labels, self.classes)

    @classmethod
    def of(cls, images: np.ndarray, name: str = "", labels: np.ndarray | None = None, classes: tuple[str, ...] = ()) -> "ImageSet":
        """Make a set of images in memory, uint8 (N, C, H, W)."""
        return cls(name, len(images), images.shape[1:], lambda some: images[some], labels, classes)
