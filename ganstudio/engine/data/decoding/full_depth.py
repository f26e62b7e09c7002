"""Restores pixel values that Pillow reads with fewer bits, out of place, or with white as 0."""

from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageFile

from ganstudio.engine.data.decoding.colour_key import keyed_alpha
from ganstudio.engine.data.decoding.tiff import BITS, PHOTOMETRIC, PLANAR
from ganstudio.engine.data.wide import (
    brightened,
    brightest_of,
    evident_depth,
    has_lower_bits,
    inverted,
    is_dark,
    lower_bits,
    raw_mode,
)

SEPARATE = 2  # of PLANAR: each colour in a plane of its own
WHITE_IS_ZERO = 0  # of PHOTOMETRIC
DENSE = "I;12"  # Pillow's word for 12 bits without gaps between them


@dataclass(frozen=True)
class Stored:
    """How a file stores its numbers.

    ``has_lower_bits`` says that Pillow keeps only the upper 8 of 16; ``depth`` is what the file states of its bits, 0 if nothing.
    """

    has_lower_bits: bool
    depth: int


@dataclass(frozen=True, eq=False)
class FullDepth:
    """A loaded picture as its file means it.

    Attributes
    ----------
    image
        The picture, with colours of few of 16 bits brightened, without a colour key.
    alpha
        What its colour key gives, mode L; None without a key.
    brightest
        The largest of its numbers of 16 bits; 0 where it has none, or colours that take more than 14.
    depth
        Bits of the data in 16; 0 decides by the picture.
    """

    image: Image.Image
    alpha: Image.Image | None
    brightest: int
    depth: int


def before_loading(image: ImageFile.ImageFile, content: bytes) -> Stored:
    """Find out how an opened picture is stored, and make Pillow read 16-bit planes with 16 bits instead of 8."""
    if image.format == "TIFF" and _tag(image, PLANAR) == SEPARATE and _tag(image, BITS) == 16:
        order = "L" if content[:2] == b"II" else "B"
        image.tile = [_of_16_bits(tile, image.mode, order) for tile in image.tile]
    return Stored(has_lower_bits(image), 12 if any(raw_mode(tile) == DENSE for tile in image.tile) else 0)


def full_depth(image: ImageFile.ImageFile, content: bytes, stored: Stored, depth: int = 0) -> FullDepth:
    """Return a loaded picture with its full values; ``depth`` is that of its source, 0 if unknown."""
    depth = stored.depth or depth
    has_key = image.format == "PNG" and isinstance(image.info.get("transparency"), tuple)
    is_few = stored.has_lower_bits and is_dark(image)
    lower = (
        lower_bits(content, image, lambda opened: before_loading(opened, content))
        if is_few or (stored.has_lower_bits and has_key)
        else None
    )
    alpha = keyed_alpha(image, content, lower)
    whole: Image.Image = image
    brightest = brightest_of(image)
    if is_few and lower is not None:
        whole, brightest = brightened(image, lower, depth)
    if image.mode in ("I;16", "F") and image.format == "TIFF" and _tag(image, PHOTOMETRIC) == WHITE_IS_ZERO:
        depth = depth or evident_depth(brightest)
        whole = inverted(image, depth)
    if alpha is not None:
        whole.info = {name: value for name, value in image.info.items() if name != "transparency"}
    return FullDepth(whole, alpha, brightest, depth)


def _of_16_bits(tile: Any, mode: str, order: str) -> Any:
    """A part of a file that holds a single channel, which Pillow calls "R" whatever its bits, read in 16."""
    if tile.codec_name != "raw" or len(raw_mode(tile)) != 1:
        return tile
    how = mode if mode.startswith("I;16") else f"{raw_mode(tile)};16{order}"
    return tile._replace(args=(how, *tile.args[1:]))


def _tag(image: Any, number: int) -> object:
    """The first value of a TIFF's tag."""
    found = image.tag_v2.get(number)
    return found[0] if isinstance(found, tuple) and found else found
