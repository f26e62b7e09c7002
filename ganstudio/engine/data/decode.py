"""Decoding one picture, whatever it holds: upright, in sRGB, in 8 bits, or an error that says why not."""

import functools
import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from ganstudio.engine.data.causes import BOMB, DAMAGED, EMPTY, NO_ACCESS, NOT_AN_IMAGE, TRUNCATED
from ganstudio.engine.data.source import Problem, UnreadableImage

MAX_PIXELS = 89_478_485  # where Pillow begins to warn: 270 MB once decoded; a small file may be made to fill the memory
ORIENTATION = 0x0112  # of EXIF
SIDEWAYS = (5, 6, 7, 8)

# EPS starts Ghostscript, WMF asks Windows to draw; the others only recognise their format and cannot decode it
_LEFT_OUT = {"EPS", "WMF", "BUFR", "GRIB", "HDF5", "MPEG", "PDF"}

Room = Callable[[int, int], tuple[int, int]]


@dataclass(frozen=True, eq=False)
class Picture:
    """A decoded picture.

    Attributes
    ----------
    image
        Upright, mode L, LA, RGB or RGBA, in sRGB; possibly smaller than stored (see :func:`decode`).
    width, height
        Of the whole picture, upright, in pixels.
    mode, format
        As stored, in Pillow's words: "CMYK", "I;16"; "JPEG" ("" for what is no file).
    """

    image: Image.Image
    width: int
    height: int
    mode: str
    format: str


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


def is_image(head: bytes) -> bool:
    """Whether a file that begins with ``head`` looks like an image. What cannot be told from so little is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            Image.open(io.BytesIO(head), formats=formats()).close()
    except UnidentifiedImageError:
        return False
    except Exception:  # a format that was known, and then something was missing
        return True
    return True


def decode(content: bytes | Image.Image, file: str, room: Room | None = None) -> Picture:
    """Decode the first frame of ``content``.

    Parameters
    ----------
    content
        A file's bytes, or a picture in any mode.
    file
        What an error calls it.
    room
        Given the upright width and height, the least size that will do, (width, height); a format that can be decoded at a
        fraction (JPEG) then is, at no less than that. None decodes every pixel.

    Raises
    ------
    UnreadableImage
        With the cause: one of :mod:`ganstudio.engine.data.causes`.
    """
    with _reasons(file):
        if isinstance(content, Image.Image):
            return Picture(eight_bit(content), content.width, content.height, content.mode, "")
        if not content:
            raise UnreadableImage(Problem(file, EMPTY, "the file is empty"))
        with Image.open(io.BytesIO(content), formats=formats()) as image:
            return _decoded(image, file, room)


def _decoded(image: Image.Image, file: str, room: Room | None) -> Picture:
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise UnreadableImage(Problem(file, BOMB, f"{width:,} x {height:,} pixels"))
    mode = image.mode
    is_turned = image.getexif().get(ORIENTATION, 1) in SIDEWAYS
    if is_turned:
        width, height = height, width
    if room is not None:
        wanted = room(width, height)
        image.draft(None, wanted[::-1] if is_turned else wanted)
    image.load()
    return Picture(eight_bit(ImageOps.exif_transpose(image)), width, height, mode, image.format or "")


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
        return Problem(file, BOMB, detail)
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


def thumbnail(content: bytes | Image.Image, file: str, side: int) -> Picture:
    """The picture shrunk to fit ``side`` x ``side`` pixels, never enlarged; as quick as the format allows, yet all is decoded."""
    picture = decode(content, file, lambda width, height: (min(width, 2 * side), min(height, 2 * side)))
    small = picture.image.copy()
    small.thumbnail((side, side))
    return Picture(small, picture.width, picture.height, picture.mode, picture.format)
