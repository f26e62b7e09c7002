"""Reads the tags of a TIFF without a decoder, also of TIFFs that no decoder knows (TIFF 6.0, section 2)."""

from typing import Literal

CLASSIC, BIG = (b"II*\0", b"MM\0*", b"MM*\0", b"II\0*"), (b"II+\0", b"MM\0+")
SIZES = {1: 1, 3: 2, 4: 4, 13: 4, 16: 8}  # bytes of a number of each type: byte, short, long, a directory's offset, long of BigTIFF
MOST_TAGS, MOST_VALUES, MOST_DIRECTORIES = 1_000, 16, 10_000
FEW_DIRECTORIES = 32  # enough to find a second page after smaller versions of the first

SUBFILE, WIDTH, BITS, COMPRESSION, PHOTOMETRIC, SAMPLES, PLANAR = 254, 256, 258, 259, 262, 277, 284
BELOW, SAMPLE_FORMAT, DNG = 330, 339, 50706
REDUCED_OR_MASK = 0x1 | 0x4  # in SUBFILE: a smaller version of another page, or its mask

Tags = dict[int, tuple[int, ...]]


class Tiff:
    """The directories of a TIFF or BigTIFF. Truncated or invalid entries are ignored."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._order: Literal["little", "big"] = "little" if content[:2] == b"II" else "big"
        self._is_big = content[:4] in BIG

    def first(self) -> Tags:
        """Return the tags of the first directory."""
        return self._tags(self._first_place())[0]

    def below(self, tags: Tags) -> list[Tags]:
        """Return the tags of the directories below the directory with ``tags``: other sizes of its picture, a camera's raw data."""
        return [self._tags(place)[0] for place in tags.get(BELOW, ())]

    def pages(self, most: int = MOST_DIRECTORIES) -> list[int]:
        """Return the numbers of the directories that are separate pages, not smaller versions or masks of other pages."""
        found: list[int] = []
        seen: set[int] = set()
        place, number = self._first_place(), 0
        while place and place not in seen and number < most:
            seen.add(place)
            tags, following = self._tags(place)
            if not tags:
                break
            if number == 0 or not tags.get(SUBFILE, (0,))[0] & REDUCED_OR_MASK:
                found.append(number)
            place, number = following, number + 1
        return found

    def _first_place(self) -> int:
        return self._number(8, 8) if self._is_big else self._number(4, 4)

    def _tags(self, place: int) -> tuple[Tags, int]:
        """Return the tags of the directory at ``place`` that hold whole numbers, and the place of the next (0 after the last)."""
        if not 0 < place < len(self._content):
            return {}, 0
        wide, count_bytes, step = (8, 8, 20) if self._is_big else (4, 2, 12)
        count = min(self._number(place, count_bytes), MOST_TAGS)
        begin = place + count_bytes
        tags: Tags = {}
        for entry in range(begin, begin + step * count, step):
            kind, values = self._number(entry + 2, 2), self._number(entry + 4, wide)
            size = SIZES.get(kind)
            if size is None or not values:
                continue
            where = entry + 4 + wide
            if values * size > wide:
                where = self._number(where, wide)
            tags[self._number(entry, 2)] = tuple(
                self._number(where + size * index, size) for index in range(min(values, MOST_VALUES))
            )
        return tags, self._number(begin + step * count, wide)

    def _number(self, place: int, size: int) -> int:
        return int.from_bytes(self._content[place : place + size], self._order)


def is_tiff(content: bytes) -> bool:
    """Return whether a file that begins with ``content`` is a TIFF."""
    return content[:4] in CLASSIC or content[:4] in BIG


def is_stack(content: bytes) -> bool:
    """Return whether the content is a TIFF with several pages."""
    return is_tiff(content) and len(Tiff(content).pages(FEW_DIRECTORIES)) > 1
