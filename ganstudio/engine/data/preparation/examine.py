"""Decodes a picture once, for its facts and, if wanted, its prepared pixels."""

import hashlib
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from PIL import Image

from ganstudio.engine.data.causes import TOO_LARGE
from ganstudio.engine.data.decoding.colour import flatten
from ganstudio.engine.data.decoding.decode import Picture, decode
from ganstudio.engine.data.decoding.tiff import is_stack
from ganstudio.engine.data.preparation.prepare import Preparation, prepare, room
from ganstudio.engine.data.source import Problem, Source, UnreadableImage
from ganstudio.engine.data.sources.suggest import is_coloured

SIDE = 36  # of the small picture that gives colour, transparency and the difference hash
DHASH_SIDE = 9  # of the grey picture whose differences make the hash: 2 x 64 bits
LEAST_DIFFERENCE = 2  # levels between neighbours; less is noise
LEAST_CONTRAST = 24  # levels in the grey picture; with less it is flat, and looks like every other
SMALLEST_HASHED = 32  # px; smaller pictures are too similar to distinguish

NO_DHASH = bytes(16)


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts that a single decoding gives about a picture.

    Attributes
    ----------
    digest
        16 bytes, the hash of its content.
    dhash
        16 bytes, its difference hash: pictures that look alike differ in few bits. All zero for a picture that is too small
        or too flat to compare.
    width, height
        In pixels, once the picture is upright.
    mode
        Pillow's name of the pixel format in the file.
    is_stack
        Whether it is the first page of several.
    invisible
        Whether all of it is transparent.
    """

    digest: bytes
    dhash: bytes
    width: int
    height: int
    mode: str
    coloured: bool
    transparent: bool
    invisible: bool
    is_stack: bool = False


@dataclass(frozen=True, slots=True)
class Examined:
    """The picture at ``index``: its facts and, if wanted, its pixels, uint8 (images, channels, height, width); or its problem."""

    index: int
    facts: Facts | None
    pixels: np.ndarray | None
    problem: Problem | None = None


def digest_of(content: bytes | Image.Image) -> bytes:
    """Return 16 bytes: the same only for the same file, or the same pixels where there is no file."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).digest()[:16]  # most processors have it in hardware
    head = f"{content.mode} {content.size}".encode()
    return hashlib.sha256(head + content.tobytes()).digest()[:16]


def examine(source: Source, index: int, how: Preparation | None) -> Examined:
    """Decode a picture; without ``how`` only as far as its facts need."""
    try:
        content = source.read(index)
    except UnreadableImage as error:
        return Examined(index, None, None, error.problem)
    return examine_content(index, source.title(index), content, how)


def examine_content(index: int, title: str, content: bytes | Image.Image, how: Preparation | None) -> Examined:
    """Decode content that was already read; see :func:`examine`."""
    try:
        digest = digest_of(content)
        least = _little if how is None else partial(room, how)
        picture = decode(content, title, least, **({"depth": how.depth} if how is not None and how.depth else {}))
        pixels = None if how is None else prepare(picture, how, digest)
        return Examined(index, replace(_facts(picture, digest), is_stack=isinstance(content, bytes) and is_stack(content)), pixels)
    except UnreadableImage as error:
        return Examined(index, None, None, error.problem)
    except MemoryError as error:
        return Examined(index, None, None, Problem(title, TOO_LARGE, str(error) or "it does not fit into the memory"))


def _little(width: int, height: int) -> tuple[int, int]:
    return min(width, 2 * SIDE), min(height, 2 * SIDE)


def _facts(picture: Picture, digest: bytes) -> Facts:
    image = picture.image
    small = image.resize((SIDE, SIDE), Image.Resampling.BILINEAR, reducing_gap=1.0)
    lowest, highest = image.getchannel("A").getextrema() if image.mode in ("LA", "RGBA") else (255, 255)
    about = digest, _dhash(picture, small), picture.width, picture.height, picture.mode, is_coloured(small)
    return Facts(*about, transparent=lowest != 255, invisible=highest == 0)


def _dhash(picture: Picture, small: Image.Image) -> bytes:
    """Return, in 16 bytes, whether each of 8 x 8 pixels is brighter than its left and its upper neighbour."""
    if min(picture.width, picture.height) < SMALLEST_HASHED:
        return NO_DHASH
    grey = np.asarray(flatten(small, 1, "#ffffff").resize((DHASH_SIDE, DHASH_SIDE), Image.Resampling.BILINEAR)).astype(np.int16)
    if int(grey.max()) - int(grey.min()) < LEAST_CONTRAST:
        return NO_DHASH
    level = grey[:-1, :-1] + LEAST_DIFFERENCE
    return np.packbits(grey[:-1, 1:] > level).tobytes() + np.packbits(grey[1:, :-1] > level).tobytes()
