"""From a picture to what the networks see, and the size and channels that suit a set of pictures."""

import statistics
from collections.abc import Sequence

import numpy as np
from PIL import Image

from ganstudio.engine.data.decode import flatten

SIZES = (16, 32, 64, 128, 256, 512)
LARGEST_SUGGESTED = 64  # what a CPU learns within minutes; larger is a choice
SMALLEST_PADDED = 0.75  # a picture at least this large, relative to the wanted side, is framed rather than enlarged
COLOURED = 8.0  # mean difference between the strongest and the weakest channel, of 255; JPEG noise in a grey picture stays below
COLOURED_SHARE = 0.05


def crop_box(width: int, height: int) -> tuple[int, int, int, int]:
    """The largest centred square: left, top, right, bottom."""
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    return left, top, left + side, top + side


def prepare(image: Image.Image, size: int, channels: int) -> np.ndarray:
    """What the networks see of ``image``: the centred square, resized with antialiasing.

    A square a little smaller than wanted (28 for 32) is framed in black instead, so that its pixels stay exact.

    Parameters
    ----------
    image
        A picture in any mode.
    size
        Side of the result in pixels.
    channels
        1 for grey, 3 for colour.

    Returns
    -------
    numpy.ndarray
        uint8, (channels, size, size).
    """
    # cropped first: resize(box=...) would mix in what lies beside the box
    image = flatten(image.crop(crop_box(*image.size)), channels)
    if SMALLEST_PADDED * size <= image.width < size:
        pixels = np.zeros((size, size, 3) if channels == 3 else (size, size), np.uint8)
        edge = (size - image.width) // 2
        pixels[edge : edge + image.width, edge : edge + image.width] = np.asarray(image)
    else:
        pixels = np.asarray(image if image.width == size else image.resize((size, size), Image.Resampling.LANCZOS))
    return pixels[None] if channels == 1 else np.ascontiguousarray(pixels.transpose(2, 0, 1))


def suggest_size(sizes: Sequence[tuple[int, int]]) -> int:
    """The largest side up to 64 that a picture of middling size fills without being enlarged."""
    short = statistics.median(min(size) for size in sizes)
    fitting = [size for size in SIZES if size <= LARGEST_SUGGESTED and SMALLEST_PADDED * size <= short]
    return max(fitting, default=SIZES[0])


def is_coloured(image: Image.Image) -> bool:
    """Whether a picture shows colour, beyond being stored in a colour format."""
    if image.mode in ("1", "L", "LA", "F") or image.mode.startswith("I"):
        return False
    pixels = np.asarray(flatten(image, 3)).astype(np.int16)
    return float((pixels.max(axis=2) - pixels.min(axis=2)).mean()) > COLOURED


def suggest_channels(thumbnails: Sequence[Image.Image]) -> int:
    """3 if more than a few of these pictures are coloured, else 1."""
    coloured = sum(is_coloured(image) for image in thumbnails)
    return 3 if coloured > COLOURED_SHARE * len(thumbnails) else 1
