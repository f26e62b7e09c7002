"""Reading one image file, whatever it holds: upright, in 8 bits, or an error that says why not."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from ganstudio.engine.data.source import Problem, UnreadableImage
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

EMPTY = mark("engine", "empty file")
NOT_AN_IMAGE = mark("engine", "not an image")
TRUNCATED = mark("engine", "truncated")
DAMAGED = mark("engine", "damaged")
TOO_LARGE = mark("engine", "too large")
NO_ACCESS = mark("engine", "cannot be opened")

MAX_PIXELS = 89_478_485  # where Pillow begins to warn: 270 MB once decoded; a small file may be made to fill the memory
ORIENTATION = 0x0112  # of EXIF
SIDEWAYS = (5, 6, 7, 8)

# EPS starts Ghostscript, WMF asks Windows to draw; the others only recognise their format and cannot decode it
_LEFT_OUT = {"EPS", "WMF", "BUFR", "GRIB", "HDF5", "MPEG", "PDF"}


@functools.cache
def formats() -> tuple[str, ...]:
    """The Pillow formats that are read. The first call loads all of Pillow's plug-ins."""
    Image.init()
    return tuple(name for name in Image.OPEN if name not in _LEFT_OUT)


@functools.cache
def suffixes() -> frozenset[str]:
    """File endings of those formats, in lower case with the dot."""
    known = set(formats())
    return frozenset(suffix for suffix, name in Image.registered_extensions().items() if name in known)


def read_image(path: Path, file: str) -> Image.Image:
    """Decode ``path`` (its first frame) and turn it upright; :class:`UnreadableImage` calls it ``file``."""
    with _reasons(file), _opened(path, file) as image:
        image.load()
        return ImageOps.exif_transpose(image)


def read_small(path: Path, file: str, side: int) -> tuple[Image.Image, tuple[int, int]]:
    """The same in mode L, LA, RGB or RGBA, shrunk to fit ``side`` x ``side`` pixels, and the width and height it had before.

    Everything is decoded, so damage shows; a large JPEG at a fraction of its size, which is much faster.
    """
    with _reasons(file), _opened(path, file) as image:
        width, height = image.size
        is_turned = image.getexif().get(ORIENTATION, 1) in SIDEWAYS
        image.draft(None, (2 * side, 2 * side))
        small = eight_bit(ImageOps.exif_transpose(image))
        small.thumbnail((side, side))
        return small, (height, width) if is_turned else (width, height)


@contextmanager
def _opened(path: Path, file: str) -> Iterator[Image.Image]:
    with open(path, "rb") as stream:
        if not stream.peek(1):
            raise UnreadableImage(Problem(file, EMPTY, "the file is empty"))
        with Image.open(stream, formats=formats()) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise UnreadableImage(Problem(file, TOO_LARGE, f"{width:,} x {height:,} pixels"))
            yield image


@contextmanager
def _reasons(file: str) -> Iterator[None]:
    """Turn whatever a decoder raises into a reason: on files made by others that may be anything, from KeyError to SyntaxError."""
    try:
        yield
    except UnreadableImage:
        raise
    except Exception as error:
        raise UnreadableImage(_reason(file, error)) from error


def _reason(file: str, error: Exception) -> Problem:
    detail = str(error) or type(error).__name__
    if isinstance(error, UnidentifiedImageError):
        return Problem(file, NOT_AN_IMAGE, "no known image format")
    if isinstance(error, Image.DecompressionBombError | Image.DecompressionBombWarning):
        return Problem(file, TOO_LARGE, detail)
    if isinstance(error, OSError) and error.errno is not None:
        return Problem(file, NO_ACCESS, error.strerror or detail)
    if isinstance(error, EOFError) or "truncated" in detail.lower():
        return Problem(file, TRUNCATED, detail)
    return Problem(file, DAMAGED, detail)


def eight_bit(image: Image.Image) -> Image.Image:
    """The picture in mode L, LA, RGB or RGBA, whatever mode it has; wider numbers are scaled, not clipped."""
    if image.mode in ("L", "LA", "RGB", "RGBA"):
        return image
    if image.mode.startswith("I") or image.mode == "F":
        return Image.fromarray(_scaled(np.asarray(image)))
    if image.mode == "1":
        return image.convert("L")
    if image.mode == "La":
        return image.convert("LA")
    has_alpha = image.mode in ("RGBa", "PA") or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def _scaled(values: np.ndarray) -> np.ndarray:
    """Numbers of more than 8 bits as uint8. The scale comes from the type where it can, so that pictures keep their relation."""
    wide = np.nan_to_num(values.astype(np.float64), posinf=0, neginf=0)
    low, high = float(wide.min()), float(wide.max())
    if values.dtype == np.uint16 or (values.dtype.kind in "iu" and low >= 0 and 255 < high <= 65535):
        low, high = 0.0, 65535.0
    elif low >= 0 and high <= 1 and values.dtype.kind == "f":
        low, high = 0.0, 1.0
    elif low >= 0 and high <= 255:
        low, high = 0.0, 255.0
    return np.rint((wide - low) * (255 / max(high - low, 1e-12))).astype(np.uint8)


def flatten(image: Image.Image, channels: int) -> Image.Image:
    """The picture in mode L (1 channel) or RGB (3 channels). What is transparent shows white."""
    image = eight_bit(image)
    if image.mode in ("LA", "RGBA") or "transparency" in image.info:
        over = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
    mode = "L" if channels == 1 else "RGB"
    return image if image.mode == mode else image.convert(mode)
