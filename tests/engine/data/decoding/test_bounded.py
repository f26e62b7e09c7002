"""Files whose headers go on without an end are given up, not waited for."""

import struct
import zlib

import pytest

from ganstudio.engine.data import UnreadableImage, causes, decode
from ganstudio.engine.data.decoding import bounded as counted
from ganstudio.engine.data.decoding import signatures as signatures

JP2 = b"\0\0\0\x0cjP  \r\n\x87\n" + struct.pack(">I", 20) + b"ftypjp2 \0\0\0\0jp2 "
FREE_BOX = struct.pack(">I", 8) + b"free"
GIF = b"GIF89a\x40\0\x40\0\x80\0\0" + b"\0\0\0\xff\xff\xff"
PSD = b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, 64, 64, 8, 3) + struct.pack(">I", 0)
COUNT = 3000


def jpeg_segment(marker: bytes, content: bytes) -> bytes:
    return marker + struct.pack(">H", len(content) + 2) + content


def big_tiff(strips: int) -> bytes:
    tags = [(256, 64), (257, 64), (258, 8), (259, 1), (262, 1), (278, 1)]
    place = 16 + 8 + 20 * (len(tags) + 2) + 8
    entries = [struct.pack("<HHQQ", tag, 4, 1, value) for tag, value in tags]
    entries += [struct.pack("<HHQQ", tag, 4, strips, place) for tag in (273, 279)]
    head = b"II+\0" + struct.pack("<HHQ", 8, 0, 16) + struct.pack("<Q", len(entries))
    return head + b"".join(sorted(entries)) + bytes(8) + struct.pack("<I", place) * strips


FILES = {
    "zeros.jpg": b"\xff\xd8" + jpeg_segment(b"\xff\xe0", b"JFIF\0\1\1\0\0\1\0\1\0\0") + bytes(COUNT),
    "exif.jpg": b"\xff\xd8" + jpeg_segment(b"\xff\xe1", b"Exif\0\0" + b"x" * 60_000) * 10 + b"\xff\xda\0\2",
    "resources.jpg": b"\xff\xd8" + jpeg_segment(b"\xff\xed", b"Photoshop 3.0\0" + b"8BIM\0\1" + bytes(6)) * COUNT,
    "zeros.gif": GIF + bytes(COUNT),
    "comments.gif": GIF + b"!\xfe\1x\0" * COUNT,
    "applications.gif": GIF + (b"!\xff\x0bNETSCAPE2.0" + b"\3\1\0\0\0") * COUNT,
    "lines.xpm": b"/* XPM */\n" + b"\n" * COUNT,
    "returns.im": b"Image type: L\r\n" + b"\r" * COUNT,
    "fields.iim": b"\x1c\2\5\0\0" * COUNT,
    "resources.psd": PSD + struct.pack(">I", 12 * COUNT) + (b"8BIM\0\1" + bytes(6)) * COUNT,
    "blocks.icns": b"icns" + struct.pack(">I", 8 + 8 * COUNT) + (b"abcd" + struct.pack(">I", 8)) * COUNT,
    "boxes.jp2": JP2 + FREE_BOX * COUNT,
    "boxes in the header.jp2": JP2 + struct.pack(">I", 8 + 8 * COUNT) + b"jp2h" + FREE_BOX * COUNT,
    "chunks.png": b"\x89PNG\r\n\x1a\n" + (bytes(4) + b"quEe" + struct.pack(">I", zlib.crc32(b"quEe"))) * COUNT,
    "strips.tif": big_tiff(COUNT),
}


@pytest.mark.filterwarnings("ignore:IM image format is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", FILES)
def test_a_header_without_end(name, monkeypatch):
    monkeypatch.setattr(counted, "MOST_READS", 1000)
    monkeypatch.setattr(counted, "LONGEST_OPENING", 100_000)
    monkeypatch.setattr(signatures, "LONGEST_LIST", 1000)
    monkeypatch.setattr(signatures, "LONGEST_JP2_HEADER", 1000)
    with pytest.raises(UnreadableImage) as refused:
        decode(FILES[name], name)
    assert refused.value.problem.cause == causes.TOO_LARGE
