"""Turns a decoded picture into training images."""

import hashlib
import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.data import SMALLEST_PADDED
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data.decoding.colour import flatten
from ganstudio.engine.data.decoding.decode import Picture
from ganstudio.engine.data.source import Source

MOST_BYTES = 2**30  # for all images of a picture
SMALLEST_CROP = 0.7  # of the short side, for random crops

Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Preparation:
    """The conversion of a picture to pixels: a resolved :class:`DataConfig`, without the fields that only choose pictures.

    Fields that do not affect the crop are 0, so that equal preparations compare equal. ``tile`` is the width of a tile in the
    picture, whose height follows from the frame; ``depth`` the bits of data in 16-bit values, 0 decides by each picture alone.
    """

    frame: FrameSize
    channels: int
    crop: str
    crops: int
    tile: int
    background: str
    depth: int = 0

    @property
    def key(self) -> str:
        """Return a name for the cache: the same only for the same pixels."""
        # a square is written as its side, as in caches of earlier versions
        values = (self.frame.size, self.channels, self.crop, self.crops, self.tile, self.background, self.depth)
        return hashlib.blake2b(repr((VERSION, values)).encode(), digest_size=8).hexdigest()

    @property
    def is_single(self) -> bool:
        """Return whether every picture gives exactly one image."""
        return self.crop in ("centre", "fit", "stretch")

    @property
    def tile_sides(self) -> tuple[int, int]:
        """Return the width and height of a tile in the picture."""
        return self.tile, max(1, round(self.tile * self.frame.height / self.frame.width))

    def count(self, sizes: np.ndarray) -> int:
        """Return the number of images from pictures of these ``sizes`` (N, 2), width and height in pixels."""
        if self.crop == "tiles":
            return int((sizes // self.tile_sides).prod(axis=1).sum())
        return len(sizes) * (self.crops if self.crop == "random" else 1)


VERSION = 2  # of the pixels that :func:`prepare` makes; a change makes all earlier pixels invalid


def preparation(source: Source, data: DataConfig) -> Preparation:
    """Fill in the fields of ``data`` that depend on the pictures."""
    frame = data.frame if data.size else suggested_frame(source, data.crop)
    background = data.background.lower()
    if background == DataConfig().background:  # not set: take the colour of the pictures
        background = source.edge_colour or background
    return Preparation(
        frame,
        data.channels or source.suggested_channels,
        data.crop,
        data.crops if data.crop == "random" else 0,
        (data.tile or frame.width) if data.crop == "tiles" else 0,
        background,
        source.depth,
    )


def suggested_frame(source: Source, crop: str) -> FrameSize:
    """Return the frame that ``data.size`` = 0 stands for: that of the pictures; for tiles, which fill any picture, a square."""
    return FrameSize.square(source.suggested_frame.shorter) if crop == "tiles" else source.suggested_frame


def largest_crop(frame: FrameSize, width: int, height: int) -> tuple[int, int]:
    """Return the width and height of the largest part of a picture in the frame's proportions, to whole pixels."""
    if width * frame.height > height * frame.width:
        return max(1, min(width, round(height * frame.width / frame.height))), height
    return width, max(1, min(height, round(width * frame.height / frame.width)))


def crop_box(frame: FrameSize, width: int, height: int) -> Box:
    """Return the largest centred part in the frame's proportions: left, top, right, bottom."""
    wide, high = largest_crop(frame, width, height)
    left, top = (width - wide) // 2, (height - high) // 2
    return left, top, left + wide, top + high


def boxes(how: Preparation, width: int, height: int, digest: bytes) -> list[Box]:
    """Return the parts of a picture of this size that become images: left, top, right, bottom in its pixels.

    The ``digest`` of the picture's content seeds random crops: the same picture gives the same crops in any file. The list is
    empty for a picture smaller than one tile.
    """
    if how.crop == "centre":
        return [crop_box(how.frame, width, height)]
    if how.crop == "tiles":
        wide, high = how.tile_sides
        return [
            (left, top, left + wide, top + high)
            for top in range(0, height - high + 1, high)
            for left in range(0, width - wide + 1, wide)
        ]
    if how.crop == "random":
        rng = np.random.default_rng(int.from_bytes(digest[:8], "little"))
        # the shorter side of the largest part in these proportions is drawn, the longer follows
        most = largest_crop(how.frame, width, height)
        short = min(most)
        found = []
        for _ in range(how.crops):
            side = int(rng.integers(max(1, round(SMALLEST_CROP * short)), short + 1))
            wide, high = (max(1, round(whole * side / short)) for whole in most)
            left, top = int(rng.integers(0, width - wide + 1)), int(rng.integers(0, height - high + 1))
            found.append((left, top, left + wide, top + high))
        return found
    return [(0, 0, width, height)]


def room(how: Preparation, width: int, height: int) -> tuple[int, int]:
    """Return the smallest size at which to decode a picture for this preparation: every part at twice the wanted side or more."""
    if how.crop == "tiles":
        return width, height
    if how.crop == "stretch":
        return min(width, 2 * how.frame.width), min(height, 2 * how.frame.height)
    across, down = width / how.frame.width, height / how.frame.height  # pixels of the picture for each pixel of the image
    step = max(across, down) if how.crop == "fit" else min(across, down) * (SMALLEST_CROP if how.crop == "random" else 1)
    scale = min(1.0, 2 / step)
    return -int(-width * scale // 1), -int(-height * scale // 1)


def prepare(picture: Picture, how: Preparation, digest: bytes = bytes(8)) -> np.ndarray:
    """Return the training images of ``picture``, resized with antialiasing.

    A part a little smaller than wanted (28 for 32) gets a border in the background's colour instead of being enlarged, so its
    pixels stay exact. Fully transparent pixels have no colour, at every size.

    Returns
    -------
    numpy.ndarray
        uint8, (images, channels, height, width): one image for each of the :func:`boxes`.

    Raises
    ------
    MemoryError
        The images would take more than 1 GB: small tiles of a huge picture, each enlarged.
    """
    found = boxes(how, picture.width, picture.height, digest)
    if len(found) * how.channels * how.frame.area > MOST_BYTES:
        raise MemoryError(f"its {len(found):,} tiles would take more than {MOST_BYTES / 2**30:.0f} GB; choose larger ones")
    pixels = np.empty((len(found), how.channels, *how.frame.shape), np.uint8)
    for place, box in enumerate(found):
        part = _image(picture, box, how)
        pixels[place] = np.asarray(part) if how.channels == 1 else np.asarray(part).transpose(2, 0, 1)
    if how.channels == 4:  # as after resizing
        pixels[:, :3] *= pixels[:, 3:] > 0
    return pixels


def _image(picture: Picture, box: Box, how: Preparation) -> Image.Image:
    """Return the box of the whole picture in the wanted frame."""
    part, inner = _part(picture, box)
    part = flatten(part, how.channels, how.background)
    width, height, frame = box[2] - box[0], box[3] - box[1], how.frame
    has_proportions = largest_crop(frame, width, height) == (width, height)
    if how.crop == "fit" and not has_proportions:
        scale = min(frame.width / width, frame.height / height)
        sides = max(1, round(width * scale)), max(1, round(height * scale))
        return _framed(_resized(part, sides, inner), frame, _colour(how))
    if has_proportions and SMALLEST_PADDED * frame.width <= width < frame.width and height <= frame.height:
        return _framed(part, frame, _colour(how))
    return _resized(part, frame.sides, inner)


def _part(picture: Picture, box: Box) -> tuple[Image.Image, tuple[float, float, float, float]]:
    """Return the pixels, possibly decoded at a fraction, that hold the box, and the box's position in them."""
    image = picture.image
    fraction = max(1, round(picture.width / image.width))  # exact, while the decoded size is rounded up
    left, top, right, bottom = (value / fraction for value in box)
    outer = (math.floor(left), math.floor(top), min(math.ceil(right), image.width), min(math.ceil(bottom), image.height))
    # cropped first: resizing would mix in pixels beside the box
    part = image if outer == (0, 0, *image.size) else image.crop(outer)
    return part, (left - outer[0], top - outer[1], min(right - outer[0], part.width), min(bottom - outer[1], part.height))


def _resized(image: Image.Image, shape: tuple[int, int], box: tuple[float, float, float, float]) -> Image.Image:
    if image.size == shape and tuple(map(int, box)) == (0, 0, *shape):
        return image
    return image.resize(shape, Image.Resampling.LANCZOS, box)


def _framed(image: Image.Image, frame: FrameSize, colour: int | tuple[int, ...]) -> Image.Image:
    whole = Image.new(image.mode, frame.sides, colour)
    whole.paste(image, ((frame.width - image.width) // 2, (frame.height - image.height) // 2))
    return whole


def _colour(how: Preparation) -> int | tuple[int, ...]:
    """Return the background, in the mode of the result; transparent with an alpha channel."""
    red, green, blue = bytes.fromhex(how.background[1:])
    if how.channels == 1:
        return round(0.299 * red + 0.587 * green + 0.114 * blue)
    return (red, green, blue) if how.channels == 3 else (0, 0, 0, 0)
