"""Maps values of more than 8 bits to 8: grey and floating-point pictures, and dark 16-bit colours."""

import io
import sys
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PIL import Image, ImageFile

PART = 2**17  # values converted at a time: all at once would take many times the picture's memory
# bits that cameras and microscopes use of 16, and the part of their range that the largest value must reach to show it: dark
# pictures of 16 bits seldom stay below a sixteenth of white, but often below a quarter
DEPTHS = {8: 0.5, 10: 0.5, 12: 0.5, 14: 0.9}
WHOLE = 16
LARGEST_DARK = 64  # of the upper 8 of 16 bits: values below it have at most 14 bits
NATIVE = "L" if sys.byteorder == "little" else "B"
# Pillow's storage modes for colours of which it reads the upper 8 of 16 bits, and the modes that make it read the lower 8
SWAPPED = {f"{bands};16{a}": f"{bands};16{b}" for bands in ("RGB", "RGBA", "RGBX", *"RGBA") for a, b in ("LB", "BL")}
GREY_ALPHA = "LA;16B"  # in PNG: two values of two bytes each, which Pillow reads as a single pixel
LOWER_OF_FOUR = [1, 1, 1, 3]


def evident_depth(brightest: int) -> int:
    """Return the bits of data in 16-bit values with maximum ``brightest``; 16 where fewer are not evident."""
    return next((bits for bits, part in DEPTHS.items() if part * 2**bits <= brightest < 2**bits), WHOLE)


def brightest_of(image: Image.Image) -> int:
    """Return the largest value of a 16-bit grey picture; 0 for every other picture."""
    if not image.mode.startswith("I"):
        return 0
    values = np.asarray(image)
    return int(values.max()) if values.min() >= 0 and values.max() <= 0xFFFF else 0


def scaled(image: Image.Image, depth: int = 0) -> Image.Image:
    """Convert a picture in mode I, I;16 or F to L. The scale follows the type where possible, so that pictures stay comparable.

    Parameters
    ----------
    depth
        Bits of data in 16-bit values; 0 decides by the largest value of this picture alone.
    """
    values = np.asarray(image).reshape(-1)
    low, high = black_and_white(image, depth)
    if values.dtype.kind == "u":  # of 16 bits
        return Image.fromarray(_shades(round(high))[values].reshape(image.height, image.width))
    grey = np.empty(len(values), np.uint8)
    for first in range(0, len(values), PART):
        wide = values[first : first + PART].astype(np.float64)
        if values.dtype.kind == "f":
            wide = np.nan_to_num(wide, copy=False, nan=low, posinf=high, neginf=low)
        wide -= low
        wide *= 255 / max(high - low, 1e-12)
        grey[first : first + PART] = np.clip(np.rint(wide, out=wide), 0, 255, out=wide)
    return Image.fromarray(grey.reshape(image.height, image.width))


def black_and_white(image: Image.Image, depth: int = 0) -> tuple[float, float]:
    """Return the values of a picture in mode I, I;16 or F that become 0 and 255; ``depth`` as for :func:`scaled`."""
    values = np.asarray(image).reshape(-1)
    white = 2 ** (depth or evident_depth(brightest_of(image))) - 1
    return (0.0, float(white)) if values.dtype.kind == "u" else _range(values, white)


def has_lower_bits(image: ImageFile.ImageFile) -> bool:
    """Return whether Pillow keeps only the upper 8 of 16 bits of the colours; call it before the picture is loaded."""
    modes = set(map(raw_mode, image.tile))
    return bool(modes) and modes <= {*SWAPPED, GREY_ALPHA}


def raw_mode(tile: Sequence[Any]) -> str:
    """Return how a part of a file stores its values, in Pillow's terms such as "I;12"; "" if the part does not say."""
    how = tile[3] if len(tile) > 3 else ""
    first = how[0] if isinstance(how, tuple) and how else how
    return first.replace(";16N", f";16{NATIVE}") if isinstance(first, str) else ""


def is_dark(image: Image.Image) -> bool:
    """Return whether 16-bit colours use at most 14 bits; ``image`` holds their upper 8."""
    return bool(np.asarray(image)[..., :3].max() < LARGEST_DARK)


def lower_bits(content: bytes, image: ImageFile.ImageFile, prepare: Callable[[ImageFile.ImageFile], object]) -> np.ndarray:
    """Return the lower 8 bits of 16-bit colours, uint8 (H, W, channels), by reading the file in the opposite byte order.

    ``prepare`` repeats the changes made to the file before ``image`` was loaded.
    """
    with Image.open(io.BytesIO(content), formats=(image.format or "",)) as opened:
        assert isinstance(opened, ImageFile.ImageFile)
        prepare(opened)
        is_grey = raw_mode(opened.tile[0]) == GREY_ALPHA
        modes = [image.mode if is_grey else SWAPPED[raw_mode(tile)] for tile in opened.tile]
        opened.tile = [
            tile._replace(args=(mode, *tile.args[1:]) if isinstance(tile.args, tuple) else mode)
            for tile, mode in zip(opened.tile, modes, strict=True)
        ]
        opened.load()
        found = np.asarray(opened)
    return found[..., LOWER_OF_FOUR] if is_grey else found


def inverted(image: Image.Image, depth: int) -> Image.Image:
    """Invert a picture in mode I;16 or F in which white is 0, so that black is 0."""
    values = np.asarray(image)
    low, high = black_and_white(image, depth)
    found = Image.fromarray((low + high - values.clip(low, high)).astype(values.dtype))
    found.info = image.info
    return found


def brightened(image: Image.Image, lower: np.ndarray, depth: int = 0) -> tuple[Image.Image, int]:
    """Convert 16-bit colours with up to 14 bits of data to 8; ``image`` holds their upper 8. Also returns the largest value."""
    numbers = np.asarray(image).astype(np.uint16) << 8 | lower
    colours = numbers[..., :3]
    brightest = int(colours.max())
    shades = _shades(2 ** (depth or evident_depth(brightest)) - 1)
    pixels = np.asarray(image).copy()
    pixels[..., :3] = shades[colours]
    if pixels.shape[2] == 4 and pixels[..., 3].max() < LARGEST_DARK:
        pixels[..., 3] = shades[numbers[..., 3]]
    found = Image.fromarray(pixels)
    found.info = image.info
    return found, brightest


def _shades(white: int) -> np.ndarray:
    """Return uint8 (65536,): the shade of each 16-bit value if ``white`` becomes 255."""
    shades: np.ndarray = np.clip(np.rint(np.arange(2**16) * (255 / white)), 0, 255).astype(np.uint8)
    return shades


def _range(values: np.ndarray, white: int) -> tuple[float, float]:
    """Return the values that become black and white."""
    low, high = np.inf, -np.inf
    for first in range(0, len(values), PART):
        part = values[first : first + PART]
        ends = float(part.min()), float(part.max())
        if not np.isfinite(ends).all():  # checking every value takes three times as long
            part = part[np.isfinite(part)]
            if not part.size:
                continue
            ends = float(part.min()), float(part.max())
        low, high = min(low, ends[0]), max(high, ends[1])
    if low > high:
        return 0.0, 1.0
    if values.dtype.kind == "i" and low >= 0 and 255 < high <= 65535:
        return 0.0, float(white)
    if values.dtype.kind == "f" and low >= 0 and high <= 1:
        return 0.0, 1.0
    return (0.0, 255.0) if low >= 0 and high <= 255 else (low, high)
