"""Decodes a picture upright, in sRGB, in 8 bits, or raises an error that says why not."""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import islice

from PIL import Image, ImageFile, UnidentifiedImageError

from ganstudio.engine.data.causes import BOMB, DAMAGED, EMPTY, NO_ACCESS, NOT_AN_IMAGE, TOO_LARGE, TOO_SMALL, TRUNCATED
from ganstudio.engine.data.decoding.bounded import BoundedReader, Endless
from ganstudio.engine.data.decoding.colour import eight_bit, srgb
from ganstudio.engine.data.decoding.formats import formats, is_known
from ganstudio.engine.data.decoding.full_depth import before_loading, full_depth
from ganstudio.engine.data.decoding.signatures import JPEG, endless, is_cut
from ganstudio.engine.data.decoding.turns import SIDEWAYS, turn_of
from ganstudio.engine.data.decoding.unread import unknown_kind, unread_kind
from ganstudio.engine.data.source import Problem, UnreadableImage
from ganstudio.engine.data.wide import brightest_of

MAX_PIXELS = 89_478_485  # Pillow's limit for warnings: 270 MB once decoded; a small file may be made to fill the memory
LARGEST = 2 * MAX_PIXELS  # for pictures that a person opens by themselves or the studio writes: Pillow's limit for errors
SMALLEST = 8  # short side in pixels; smaller pictures teach a network nothing
HUGE = 16_000_000  # pixels; larger pictures are decoded singly
MOST_PIXELS = {"JPEG2000": 6_000_000, "WEBP": 60_000_000}  # decoded at 2 and 15 million a second; Pillow's other C decoders do 30
SLOW_PIXELS = 1_000_000  # for Pillow's decoders in Python: the slowest do 300,000 a second
SLOW_BYTES = 8_000_000
MOST_PARTS = 100_000  # tiles
JPEGS = ("JPEG", "MPO", "BLP")  # and a format that contains JPEG
SCAN = re.compile(b"\xff\xda")  # begins a scan of a JPEG
MOST_SCANS = 100
MOST_SCANNED = 1_500_000_000  # pixels times scans
REDUCIBLE = ("L", "LA", "RGB", "RGBA", "CMYK", "YCbCr")
INFLATED = ("Decompressed data too large", "Too much memory used in text chunks")
CUT = ("truncated", "not enough", "unpack requires", "unexpected end", "ran out of data")

_alone: AbstractContextManager[object] = threading.Lock()  # held while a huge picture is decoded
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
        As stored, in Pillow's terms: "CMYK", "I;16"; "JPEG" ("" for a picture without a file).
    brightest
        The largest of its 16-bit values; 0 without such values, or for colours that use more than 14 bits.
    """

    image: Image.Image
    width: int
    height: int
    mode: str
    format: str
    brightest: int = 0


def share_lock(lock: AbstractContextManager[object]) -> None:
    """Hold ``lock`` while a huge picture is decoded, instead of the lock of this process alone."""
    global _alone
    _alone = lock


def decode(content: bytes | Image.Image, file: str, room: Room | None = None, most: int = MAX_PIXELS, *, depth: int = 0) -> Picture:
    """Decode the first frame of ``content``.

    Parameters
    ----------
    content
        A file's bytes, or a picture in any mode.
    file
        The name of the picture in errors.
    room
        Maps the upright width and height to the smallest sufficient size, (width, height): a format with fractional decoding (JPEG)
        is then decoded at no less than that, and a huge picture is reduced. None keeps every pixel.
    most
        Pixels of the largest picture to open; at most :data:`LARGEST`.
    depth
        Bits of data in 16-bit values, for instance 12; 0 decides by the largest value of this picture.

    Raises
    ------
    UnreadableImage
        The picture cannot be decoded; the cause is from :mod:`ganstudio.engine.data.causes`.
    """
    with _reasons(file, content):
        if isinstance(content, Image.Image):
            _check_size(content, file, most)
            return Picture(eight_bit(content, depth), content.width, content.height, content.mode, "", brightest_of(content))
        if not content:
            raise UnreadableImage(Problem(file, EMPTY, "the file is empty"))
        if unread := unread_kind(content, file):
            raise UnreadableImage(Problem(file, *unread))
        if reason := endless(content):
            raise UnreadableImage(Problem(file, TOO_LARGE, reason))
        is_jpeg = content.startswith(JPEG)
        counted = BoundedReader(content, limits_bytes=is_jpeg)
        with Image.open(counted, formats=("JPEG",) if is_jpeg else formats()) as image:
            counted.limits_bytes = False
            _check_size(image, file, most)
            _check_effort(image, content, file, most)
            with _alone if image.width * image.height > HUGE else nullcontext():
                return _decoded(image, room, content, depth)


def _check_size(image: Image.Image, file: str, most: int) -> None:
    if image.width * image.height > most:
        raise UnreadableImage(Problem(file, BOMB, f"{image.width:,} x {image.height:,} pixels"))
    if min(image.size) < SMALLEST:
        raise UnreadableImage(Problem(file, TOO_SMALL, f"{image.width:,} x {image.height:,} pixels; {SMALLEST} are the least"))


def _check_effort(image: Image.Image, content: bytes, file: str, largest: int) -> None:
    """Refuse, from the header, a picture that would take more than seconds to decode."""
    pixels = image.width * image.height
    tiles = getattr(image, "tile", ())
    is_slow = any(tile[0] in Image.DECODERS for tile in tiles)
    most = SLOW_PIXELS if is_slow else MOST_PIXELS.get(image.format or "", largest)
    if pixels > most or (is_slow and len(content) > SLOW_BYTES):
        detail = f"{image.width:,} x {image.height:,} pixels in {len(content):,} bytes take too long to decode as {image.format}"
        raise UnreadableImage(Problem(file, TOO_LARGE, detail))
    if len(tiles) > MOST_PARTS:
        raise UnreadableImage(Problem(file, TOO_LARGE, f"{len(tiles):,} tiles"))
    if image.format in JPEGS:
        scans = sum(1 for _ in islice(SCAN.finditer(content), MOST_SCANS + 1))
        if scans > MOST_SCANS or scans * pixels > MOST_SCANNED:
            raise UnreadableImage(Problem(file, BOMB, f"a JPEG of {scans} scans or more"))


def _decoded(image: ImageFile.ImageFile, room: Room | None, content: bytes, depth: int) -> Picture:
    stored = before_loading(image, content)
    if image.format == "PNG":
        image.load()  # EXIF may follow the pixels
    width, height = image.size
    mode, turn = image.mode, turn_of(image)
    is_turned = turn in SIDEWAYS
    if is_turned:
        width, height = height, width
    least = room(width, height) if room is not None else (width, height)
    if is_turned:
        least = least[::-1]
    if room is not None:
        _draft(image, least, must_divide=turn is not None)
    image.load()
    if image.format == "TIFF":
        width, height = image.size
    full = full_depth(image, content, stored, depth)
    whole, alpha = full.image, full.alpha
    if room is not None and alpha is None and image.width * image.height > HUGE:
        # all at once, every further step would take as much memory again
        factor = min(image.width // (2 * least[0]), image.height // (2 * least[1]))
        if factor > 1 and whole.mode in REDUCIBLE:
            info, whole = whole.info, whole.reduce(factor)
            whole.info = info
    found = srgb(whole, full.depth)
    if alpha is not None:
        found.putalpha(alpha)
    if turn is not None:
        found = found.transpose(turn)
    return Picture(found, width, height, mode, image.format or "", full.brightest)


def _draft(image: Image.Image, least: tuple[int, int], *, must_divide: bool) -> None:
    """Decode at the smallest fraction that keeps ``least``.

    A size that the fraction does not divide is rounded up, and the last row and column are partly invented. Turned upright, these
    could become the first, and shift the whole picture slightly.
    """
    width, height = image.size
    for fraction in (8, 4, 2):
        fits = width // fraction >= least[0] and height // fraction >= least[1]
        if fits and not (must_divide and (width % fraction or height % fraction)):
            image.draft(None, (width // fraction, height // fraction))
            return


@contextmanager
def _reasons(file: str, content: object) -> Iterator[None]:
    """Convert any exception of a decoder to a reason: damaged files raise anything from KeyError to SyntaxError."""
    try:
        yield
    except UnreadableImage:
        raise
    except Exception as error:
        raise UnreadableImage(_reason(file, content, error)) from error


def _reason(file: str, content: object, error: Exception) -> Problem:
    detail = str(error) or type(error).__name__
    if isinstance(error, UnidentifiedImageError):
        if isinstance(content, bytes) and (unknown := unknown_kind(content, file)):
            return Problem(file, *unknown)
        if not isinstance(content, bytes) or not is_known(content):
            return Problem(file, NOT_AN_IMAGE, "no known image format")
        cause = TRUNCATED if is_cut(content) else DAMAGED
        return Problem(file, cause, "it begins like an image, and then cannot be understood")
    if isinstance(error, Image.DecompressionBombError | Image.DecompressionBombWarning) or any(word in detail for word in INFLATED):
        return Problem(file, BOMB, detail)
    if isinstance(error, Endless):
        return Problem(file, TOO_LARGE, detail)
    if isinstance(error, MemoryError):
        return Problem(file, TOO_LARGE, "it does not fit into the memory")
    if isinstance(error, OSError) and error.errno is not None:
        return Problem(file, NO_ACCESS, error.strerror or detail)
    if (
        isinstance(error, EOFError)
        or any(word in detail.lower() for word in CUT)
        or (isinstance(content, bytes) and is_cut(content))
    ):
        return Problem(file, TRUNCATED, detail)
    return Problem(file, DAMAGED, detail)


def thumbnail(content: bytes | Image.Image, file: str, side: int, depth: int = 0) -> Picture:
    """Shrink the picture to fit ``side`` x ``side`` pixels, never enlarging it; as quick as the format allows without cropping."""
    picture = decode(content, file, lambda width, height: (min(width, 2 * side), min(height, 2 * side)), depth=depth)
    image = picture.image
    scale = min(1.0, side / max(image.size))
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    if image.width * image.height > HUGE:  # a narrow picture, which could not be decoded at a fraction
        image = image.reduce((max(1, image.width // (2 * size[0])), max(1, image.height // (2 * size[1]))))
    small = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    return Picture(small, picture.width, picture.height, picture.mode, picture.format, picture.brightest)
