"""Writes animated GIF and WebP frame by frame: Pillow encodes each picture, but needs all at once to animate them.

The code follows the GIF89a specification (CompuServe 1990) and Google's "WebP Container Specification".
"""

import io
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import Image

from ganstudio.engine.export.images import enlarged

Write = Callable[[np.ndarray], None]

WEBP_QUALITY = 90
SHORTEST = 2  # hundredths of a second: browsers show a shorter GIF frame for 10
REFINED = 1  # k-means iterations on the 256 colours: 1 reduces the error by a fifth
CLEAR = 255  # the index of a GIF's transparent colour
OPAQUE = 128  # smallest alpha of an opaque pixel in a GIF
FOREVER = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
EXTENSION, PICTURE, END = 0x21, 0x2C, b"\x3b"
ALPHA, ANIMATION, NOT_BLENDED = 0x10, 0x02, 0x02


@contextmanager
def write_gif(path: Path, rate: float, scale: int, repeat: bool = True) -> Iterator[Write]:
    """Write a GIF, each frame with its own 256 colours and pixels either opaque or transparent. ``repeat``: loop forever."""
    with open(path, "wb") as file:
        number = 0

        def write(frame: np.ndarray) -> None:
            nonlocal number
            if not number:
                sides = (frame.shape[1] * scale, frame.shape[0] * scale)
                file.write(b"GIF89a" + struct.pack("<HHBBB", *sides, 0, 0, 0) + FOREVER * repeat)
            begin, end = (round(count * 100 / rate) for count in (number, number + 1))
            file.write(_gif_frame(frame, scale, max(end - begin, SHORTEST)))
            number += 1

        yield write
        file.write(END)


@contextmanager
def write_webp(path: Path, rate: float, scale: int, repeat: bool = True) -> Iterator[Write]:
    """Write a lossy WebP, with the frames' transparency. ``repeat``: loop forever."""
    with open(path, "wb") as file:
        number = 0

        def write(frame: np.ndarray) -> None:
            nonlocal number
            sides = _three(frame.shape[1] * scale - 1) + _three(frame.shape[0] * scale - 1)
            if not number:
                flags = ANIMATION | (ALPHA if frame.shape[2] == 4 else 0)
                times = struct.pack("<IH", 0, 0 if repeat else 1)  # the background colour, then the number of loops, 0 for no end
                file.write(b"RIFF\0\0\0\0WEBP" + _chunk(b"VP8X", bytes([flags, 0, 0, 0]) + sides) + _chunk(b"ANIM", times))
            begin, end = (round(count * 1000 / rate) for count in (number, number + 1))
            head = bytes(6) + sides + _three(end - begin) + bytes([NOT_BLENDED])
            file.write(_chunk(b"ANMF", head + _webp_picture(enlarged(frame, scale))))
            number += 1

        yield write
        size = file.tell() - 8
        file.seek(4)
        file.write(struct.pack("<I", size))


def _gif_frame(frame: np.ndarray, scale: int, hundredths: int) -> bytes:
    palette, places = _indexed(frame)
    is_clear = frame.shape[2] == 4
    places = enlarged(places[..., None], scale)[..., 0]
    # a transparent frame clears the previous frame (2), an opaque frame covers it (1)
    control = struct.pack("<BBBBHBB", EXTENSION, 0xF9, 4, (2 << 2 | 1) if is_clear else 1 << 2, hundredths, CLEAR, 0)
    describe = struct.pack("<BHHHHB", PICTURE, 0, 0, places.shape[1], places.shape[0], 0x87)  # with its own 2^(7 + 1) colours
    return control + describe + palette + _compressed(places)


def _indexed(frame: np.ndarray) -> tuple[bytes, np.ndarray]:
    """Return 256 colours, three bytes each, and the colour index of each pixel, (H, W)."""
    if frame.shape[2] == 1:
        return bytes(np.arange(256, dtype=np.uint8).repeat(3)), frame[..., 0]
    image = Image.fromarray(np.ascontiguousarray(frame[..., :3])).quantize(CLEAR if frame.shape[2] == 4 else 256, kmeans=REFINED)
    places = np.array(image)
    if frame.shape[2] == 4:
        places[frame[..., 3] < OPAQUE] = CLEAR
    return bytes(image.getpalette() or []).ljust(3 * 256, b"\0"), places


def _compressed(places: np.ndarray) -> bytes:
    """Return a GIF's compressed pixels, cut from the file that Pillow writes of a single picture."""
    buffer = io.BytesIO()
    image = Image.fromarray(places)  # as grey, so that Pillow keeps the indices
    image.save(buffer, "GIF", optimize=False, interlace=0)
    content = buffer.getvalue()
    place = 13 + _table(content[10])
    while content[place] == EXTENSION:
        place += 2
        while content[place]:
            place += content[place] + 1
        place += 1
    return content[place + 10 + _table(content[place + 9]) : -1]


def _table(flags: int) -> int:
    """Return the size in bytes of the colour table that ``flags`` announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _webp_picture(frame: np.ndarray) -> bytes:
    """Return the pixel and transparency chunks, cut from the file that Pillow writes of a single picture."""
    buffer = io.BytesIO()
    Image.fromarray(np.repeat(frame, 3, axis=2) if frame.shape[2] == 1 else frame).save(buffer, "WEBP", quality=WEBP_QUALITY)
    content, place, found = buffer.getvalue(), 12, b""
    while place < len(content):
        name, size = content[place : place + 4], struct.unpack_from("<I", content, place + 4)[0]
        after = place + 8 + size + size % 2
        if name in (b"ALPH", b"VP8 ", b"VP8L"):
            found += content[place:after]
        place = after
    return found


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _three(number: int) -> bytes:
    return struct.pack("<I", number)[:3]
