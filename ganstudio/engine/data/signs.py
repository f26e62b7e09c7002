"""What the bytes of a file tell before a decoder sees them: that they end too early, or would keep it busy for minutes."""

from typing import Literal

MOST_CHUNKS = 100_000  # of a PNG
LONGEST_HEADER = 4096  # bytes of a PPM's; Pillow reads them one by one
MOST_COMMENTS = 1000  # in a PPM written in digits
FILL, MOST_FILL = b"\xff" * 1024, 1000  # Pillow skips such bytes one by one
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
TIFF = (b"II*\0", b"MM\0*")
TILE_TAGS, MOST_TILES = (273, 324), 100_000  # where strips and tiles begin; TIFF 6.0, sections 8 and 15
JPEG_2000 = (b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51")


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
    if content[:4] in TIFF:
        return int.from_bytes(content[4:8], "little" if content[:2] == b"II" else "big") >= len(content)
    if content.startswith(JPEG_2000):
        return b"\xff\xd9" not in content[-64:]
    return False


def endless(content: bytes) -> str:
    """Why Pillow would take minutes only to find out what it is; "" if it would not."""
    if content.startswith(JPEG) and content.count(FILL) > MOST_FILL:
        return "millions of bytes that say nothing"
    if content.startswith(PNG):
        return _many_chunks(content)
    if content[:4] in TIFF:
        return _many_tiles(content)
    if content[:1] == b"P" and content[1:2].isdigit():
        return _long_header(content)
    return ""


def _many_chunks(content: bytes) -> str:
    place = len(PNG)
    for _ in range(MOST_CHUNKS):
        if place >= len(content):
            return ""
        place += 12 + int.from_bytes(content[place : place + 4], "big")
    return f"more than {MOST_CHUNKS:,} chunks"


def _many_tiles(content: bytes) -> str:
    order: Literal["little", "big"] = "little" if content[:2] == b"II" else "big"
    place = int.from_bytes(content[4:8], order)
    for entry in range(place + 2, place + 2 + 12 * int.from_bytes(content[place : place + 2], order), 12):
        tag, count = int.from_bytes(content[entry : entry + 2], order), int.from_bytes(content[entry + 4 : entry + 8], order)
        if tag in TILE_TAGS and count > MOST_TILES:
            return f"{count:,} tiles"
    return ""


def _long_header(content: bytes) -> str:
    lines = content[:LONGEST_HEADER].split(b"\n")
    words = b" ".join(line.partition(b"#")[0] for line in lines).split()
    if len(words) < 3 and len(content) > LONGEST_HEADER:
        return "a header without end"
    if content[1:2] in b"123" and content.count(b"#") > MOST_COMMENTS:
        return "thousands of comments"
    return ""
