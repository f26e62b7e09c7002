"""Pictures from a single array."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from ganstudio.engine.data.causes import NO_ACCESS
from ganstudio.engine.data.decoding.decode import MAX_PIXELS
from ganstudio.engine.data.source import Problem, Source, UnreadableImage
from ganstudio.engine.data.sources.labels import UnusableLabels, classes_of
from ganstudio.engine.data.sources.suggest import common_edge, is_coloured, suggest_frame
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

SAMPLE = 48  # pictures sampled to suggest channels and the range, and
SAMPLE_SIDE = 64  # about this many pixels of each, across and down
CHANNELS = (1, 2, 3, 4)
MOST_BYTES = 2**36  # a header may claim any size; 64 GB of pictures belong in files


class ArraySource(Source):
    """``images``, (N, H, W) or (N, H, W, channels) of any type, possibly a memory map; ``scale`` maps their values to 0 to 255.

    Parameters
    ----------
    name, names
        As for every :class:`Source`.
    scale
        (low, high) of the values, which become 0 and 255. None for uint8, which stays unchanged.
    state
        A text that changes with the file.
    labels, classes
        Labels of N pictures and names by number, as for :func:`~ganstudio.engine.data.sources.labels.classes_of`.
    """

    def __init__(
        self,
        name: str,
        names: Sequence[str],
        images: np.ndarray,
        scale: tuple[float, float] | None,
        state: str,
        labels: np.ndarray | None = None,
        classes: Sequence[str] = (),
        problems: Sequence[Problem] = (),
    ) -> None:
        if not len(images):
            raise DatasetError(mark("engine", "No picture found in {path}."), path=", ".join(names))
        self.name = name
        self.names = tuple(names)
        self.problems = tuple(problems)
        self._images, self._scale, self._state = images, scale, state
        if labels is not None:
            self._label(labels, classes)
        self.suggested_frame = suggest_frame([(images.shape[2], images.shape[1])])
        across, down = (max(1, side // SAMPLE_SIDE) for side in images.shape[1:3])
        small = images[:, ::across, ::down]
        sample = [Image.fromarray(self._array(small, index)) for index in range(0, len(images), max(1, len(images) // SAMPLE))]
        self.suggested_channels = 3 if any(map(is_coloured, sample)) else 1
        self.edge_colour = common_edge(sample)

    def __len__(self) -> int:
        return len(self._images)

    def read(self, index: int) -> Image.Image:
        if isinstance(self._images, np.memmap):
            self._check_unchanged(index)
        return Image.fromarray(self._array(self._images, index))

    def title(self, index: int) -> str:
        return f"{self.name} {index}"

    def state(self, index: int) -> str:
        return f"{self._state}\0{index}"

    def _label(self, labels: np.ndarray, classes: Sequence[str]) -> None:
        try:
            self.classes, self.labels = classes_of(labels, classes)
        except UnusableLabels as error:
            text = mark("engine", "The labels in {file} are not used: {reason}.")
            self.remarks = (Sentence(text, {"file": os.path.basename(self.names[0]), "reason": str(error)}),)

    def _check_unchanged(self, index: int) -> None:
        """Raise if the file of the map is shorter now: reading such a map would crash the program without an exception."""
        try:
            if state_of(self.names[0]) == self._state:
                return
            reason = "its file has changed since it was opened"
        except OSError as error:
            reason = error.strerror or str(error)
        raise UnreadableImage(Problem(self.title(index), NO_ACCESS, reason))

    def _array(self, images: np.ndarray, index: int) -> np.ndarray:
        """Return uint8 (H, W) or (H, W, 2 to 4)."""
        image = np.asarray(images[index])
        if self._scale is not None:
            low, high = self._scale
            wide = np.nan_to_num(image.astype(np.float64), nan=low, posinf=high, neginf=low)
            image = np.clip(np.rint((wide - low) * (255 / (high - low))), 0, 255).astype(np.uint8)
        return np.ascontiguousarray(image[..., 0] if image.ndim == 3 and image.shape[2] == 1 else image)


def state_of(path: str) -> str:
    """Return a text that changes with the file, without reading it."""
    found = Path(path).stat()
    return f"{path}\0{found.st_size}\0{found.st_mtime_ns}"


def pictures(array: np.ndarray, what: str) -> np.ndarray:
    """Return ``array`` as (N, H, W) or (N, H, W, channels): channels go last.

    Raises
    ------
    DatasetError
        It has another number of axes, or the pictures are too large; ``what`` names the array.
    """
    if array.ndim == 4 and array.shape[1] in CHANNELS and array.shape[3] not in CHANNELS:
        array = array.transpose(0, 2, 3, 1)
    fits = array.ndim == 3 or (array.ndim == 4 and array.shape[3] in CHANNELS)
    if not fits or 0 in array.shape[1:]:
        text = mark(
            "engine",
            "{what} has the shape {shape}. Picture arrays have the shape (N, H, W), (N, H, W, C) or (N, C, H, W) "
            "with C from 1 to 4.",
        )
        raise DatasetError(text, what=what, shape=" x ".join(map(str, array.shape)) or "()")
    if array.shape[1] * array.shape[2] > MAX_PIXELS:
        text = mark("engine", "The pictures in {what} are too large: {width} x {height} pixels.")
        raise DatasetError(text, what=what, width=array.shape[2], height=array.shape[1])
    return array


def range_of(array: np.ndarray) -> tuple[float, float] | None:
    """Guess the range of an array's values from its type and a sample: -1 to 1, 0 to 1, 0 to 255 or the range of the type."""
    if array.dtype == np.uint8:
        return None
    if array.dtype == np.bool_:
        return 0.0, 1.0
    steps = (max(1, len(array) // SAMPLE), *(max(1, side // SAMPLE_SIDE) for side in array.shape[1:3]))
    sample = np.asarray(array[:: steps[0], :: steps[1], :: steps[2]], np.float64)
    sample = sample[np.isfinite(sample)]
    low, high = (float(sample.min()), float(sample.max())) if sample.size else (0.0, 1.0)
    if array.dtype.kind in "iu":
        if low >= 0 and high <= 255:
            return 0.0, 255.0
        return min(low, 0.0), 65535.0 if array.dtype == np.uint16 else max(high, low + 1)
    for bounds in ((0.0, 1.0), (-1.0, 1.0), (0.0, 255.0)):
        if bounds[0] <= low and high <= bounds[1]:
            return bounds
    return low, max(high, low + 1e-12)
