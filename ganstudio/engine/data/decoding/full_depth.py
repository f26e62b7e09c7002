"""Restores pixel values that Pillow reads with fewer bits, out of place, with white as 0, or without their colour key."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image, ImageFile

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

SEPARATE = 2  # in PLANAR: each colour in a separate plane
WHITE_IS_ZERO = 0  # in PHOTOMETRIC
DEPTH = 24  # offset of a PNG's bits per channel
DENSE = "I;12"  # Pillow's name for 12 bits without gaps between them


@dataclass(frozen=True)
class Stored:
    """The storage of a file's values.

    ``has_lower_bits`` says that Pillow keeps only the upper 8 of 16; ``depth`` is the file's own statement of its bits, 0 without.
    """

    has_lower_bits: bool
    depth: int


@dataclass(frozen=True, eq=False)
class FullDepth:
    """A loaded picture with the values that its file intends.

    Attributes
    ----------
    image
        The picture, with dark 16-bit colours brightened, without a colour key.
    alpha
        The alpha of its colour key, mode L; None without a key.
    brightest
        The largest of its 16-bit values; 0 without such values, or for colours that use more than 14 bits.
    depth
        Bits of data in 16-bit values; 0 decides by the picture.
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
    alpha = _keyed_alpha(image, content, lower)
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


def _keyed_alpha(image: Image.Image, content: bytes, lower: np.ndarray | None) -> Image.Image | None:
    """Return the alpha (mode L) of a loaded PNG's colour key, a colour that is transparent everywhere; None without a key.

    PNG, third edition, section 11.3.1.1.

    Parameters
    ----------
    content
        The file.
    lower
        The lower 8 bits of 16-bit colours, uint8 (H, W, 3), whose upper bits are in ``image``; None for 8-bit colours.
    """
    key = image.info.get("transparency")
    if image.format != "PNG" or image.mode not in ("1", "L", "I;16", "RGB") or key is None or isinstance(key, bytes):
        return None
    pixels = np.asarray(image)
    if image.mode == "1":
        hidden = pixels == bool(key)
    elif image.mode == "L":
        hidden = pixels == key * (255 // (2 ** content[DEPTH] - 1))  # Pillow scales the levels of 2 and 4 bits, not the key
    elif lower is not None:
        hidden = ((pixels.astype(np.uint16) << 8 | lower) == np.array(key, np.uint16)).all(axis=2)
    else:
        hidden = (pixels == np.array(key, np.uint16)).reshape(*pixels.shape[:2], -1).all(axis=2)
    return Image.fromarray(np.where(hidden, 0, 255).astype(np.uint8))


def _of_16_bits(tile: Any, mode: str, order: str) -> Any:
    """Make Pillow read a tile of a single channel, which it calls "R" at every depth, with 16 bits."""
    if tile.codec_name != "raw" or len(raw_mode(tile)) != 1:
        return tile
    how = mode if mode.startswith("I;16") else f"{raw_mode(tile)};16{order}"
    return tile._replace(args=(how, *tile.args[1:]))


def _tag(image: Any, number: int) -> object:
    """Return the first value of a TIFF's tag."""
    found = image.tag_v2.get(number)
    return found[0] if isinstance(found, tuple) and found else found
