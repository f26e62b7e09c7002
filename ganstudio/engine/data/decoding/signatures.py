"""Finds files that end too early, or would keep a decoder busy for minutes, from their bytes alone."""

from typing import Literal

from ganstudio.engine.data.decoding.tiff import BIG, CLASSIC, is_tiff

MOST_COMMENTS = 1000  # in a PPM in plain text
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
# bits, offsets and lengths of strips and tiles, colours, extra channels, sample formats; TIFF 6.0, sections 8 and 15
LISTS, LONGEST_LIST = (258, 273, 279, 320, 324, 325, 338, 339), 100_000
JPEG_2000 = (b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51")
JP2_HEADER, LONGEST_JP2_HEADER = b"jp2h", 2**22


def is_cut(content: bytes) -> bool:
    """Return whether a file is shorter than it states, or lacks the end marker of its format."""
    if content[:4] == b"RIFF":
        return int.from_bytes(content[4:8], "little") + 8 > len(content)
    if content[:4] == b"icns":
        return int.from_bytes(content[4:8], "big") > len(content)
    if content.startswith(PNG):
        return b"IEND" not in content[-64:]
    if content[:3] == b"GIF":
        return not content.rstrip(b"\0").endswith(b";")
    if content[:4] in CLASSIC:
        return int.from_bytes(content[4:8], "little" if content[:2] == b"II" else "big") >= len(content)
    if content.startswith(JPEG_2000):
        return b"\xff\xd9" not in content[-64:]
    return False


def endless(content: bytes) -> str:
    """Return why Pillow would take minutes without many reads; "" if it would not."""
    if is_tiff(content):
        return _long_list(content)
    if content.startswith(JPEG_2000):
        return _long_jp2_header(content)
    if content[:1] == b"P" and content[1:2] in b"123" and content.count(b"#") > MOST_COMMENTS:
        return "thousands of comments"
    return ""


def _long_list(content: bytes) -> str:
    """Return a too long list in the first directory. BigTIFF has numbers of 8 bytes where TIFF has 4 (or 2, to count tags)."""
    order: Literal["little", "big"] = "little" if content[:2] == b"II" else "big"
    is_big = content[:4] in BIG
    wide, begin, count_bytes, step = (8, 8, 8, 20) if is_big else (4, 4, 2, 12)

    def number(place: int, size: int) -> int:
        return int.from_bytes(content[place : place + size], order)

    place = number(begin, wide)
    first = place + count_bytes
    for entry in range(first, min(first + step * number(place, count_bytes), len(content)), step):
        tag, count = number(entry, 2), number(entry + 4, wide)
        if tag in LISTS and count > LONGEST_LIST:
            return f"a list of {count:,} numbers"
    return ""


def _long_jp2_header(content: bytes) -> str:
    place = content.find(JP2_HEADER)
    while place >= 0:
        if min(int.from_bytes(content[place - 4 : place], "big"), len(content) - place) > LONGEST_JP2_HEADER:
            return "a header of megabytes"
        place = content.find(JP2_HEADER, place + 1)
    return ""
