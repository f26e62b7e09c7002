"""The formats that the studio reads, and how a file's first bytes identify them."""

import functools
import io
import warnings
from contextlib import suppress

from PIL import Image, UnidentifiedImageError

from ganstudio.engine.data.causes import NOT_AN_IMAGE
from ganstudio.engine.data.decoding.unread import unknown_kind, unread_kind
from ganstudio.engine.data.source import Problem

# EPS starts Ghostscript, WMF asks Windows to draw; the others only recognise their format and cannot decode it
_LEFT_OUT = {"EPS", "WMF", "BUFR", "GRIB", "HDF5", "MPEG", "PDF"}
# each of Pillow's warnings either becomes a reason here or does not matter
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


@functools.cache
def formats() -> tuple[str, ...]:
    """Return the Pillow formats that the studio reads. The first call loads all of Pillow's plug-ins."""
    Image.init()
    return tuple(name for name in Image.OPEN if name not in _LEFT_OUT)


@functools.cache
def suffixes() -> frozenset[str]:
    """Return the file endings of those formats, in lower case with the dot."""
    known = set(formats())
    return frozenset(suffix for suffix, name in Image.registered_extensions().items() if name in known)


def why_no_image(head: bytes, title: str) -> Problem | None:
    """Return why a file that begins with ``head`` is not an image; None if it looks like an image."""
    if unread := unread_kind(head, title):
        return Problem(title, *unread)
    try:
        Image.open(io.BytesIO(head), formats=formats()).close()
    except UnidentifiedImageError:
        return Problem(title, *(unknown_kind(head, title) or (NOT_AN_IMAGE, "no known image format")))
    except Exception:  # a recognised format whose decoder then failed
        return None
    return None


def is_known(content: bytes) -> bool:
    """Return whether the content begins with the signature of a format."""
    for name in formats():
        accept = Image.OPEN[name][1]
        with suppress(Exception):  # of plug-ins that look beyond the end
            if accept is not None and accept(content[:16]) is True:
                return True
    return False
