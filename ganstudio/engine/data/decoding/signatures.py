"""What the bytes of a file tell before a decoder sees them: that they end too early, or would keep it busy for minutes."""

from typing import Literal

from ganstudio.engine.data.decoding.tiff import BIG, CLASSIC, is_tiff

MOST_COMMENTS = 1000  # in a PPM written in digits
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
# bits, where strips and tiles begin and how long they are, colours, extra channels, kind of numbers; TIFF 6.0, sections 8 and 15
LISTS, LONGEST_LIST = (258, 273, 279, 320, 324, 325, 338, 339), 100_000
JPEG_2000 = (b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51")
JP2_HEADER, LONGEST_JP2_HEADER = b"jp2h", 2**22


def is_cut(content: bytes) -> bool:
    """Whether a file says itself that it should be longer, or lacks the end that its format has."""
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
    """Why Pillow would take minutes in a way that counting its reads does not show; "" if it would not."""
    if is_tiff(content):
        return _long_list(content)
    if content.startswith(JPEG_2000):
        return _long_jp2_header(content)
    if content[:1] == b"P" and content[1:2] in b"123" and content.count(b"#") > MOST_COMMENTS:
        return "thousands of comments"
    return ""


def _long_list(content: bytes) -> str:
    """BigTIFF has numbers of 8 bytes where TIFF has 4 (or 2, for how many tags there are)."""
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
