"""A reader that stops a decoder from reading a file for ever."""

import io

MOST_READS = 200_000  # a PNG of 64 MB in the usual chunks of 8 KB takes 25,000
LONGEST_OPENING = 12 * 2**20  # largest number of bytes of a JPEG before its picture: profiles, thumbnails, depth maps


class Endless(Exception):
    """Reading takes too long. The text says why."""


class BoundedReader(io.BytesIO):
    """``content`` for Pillow, whose Python decoders go from field to field for as long as a file has more.

    A malicious file keeps them busy for minutes without a single pixel. So this counts reads: after ``MOST_READS`` reads, and after
    ``LONGEST_OPENING`` bytes while ``limits_bytes`` is set, each further one raises :class:`Endless`.
    """

    def __init__(self, content: bytes, *, limits_bytes: bool = False) -> None:
        super().__init__(content)
        self.limits_bytes = limits_bytes
        self._reads = self._bytes = 0

    def begin(self) -> None:
        """Reset the counts for the next frame."""
        self._reads = self._bytes = 0

    def read(self, size: int | None = -1, /) -> bytes:
        return self._count(super().read(size))

    def readline(self, size: int | None = -1, /) -> bytes:
        return self._count(super().readline(size))

    def _count(self, found: bytes) -> bytes:
        self._reads += 1
        self._bytes += len(found)
        if self._reads > MOST_READS:
            raise Endless(f"more than {MOST_READS:,} fields")
        if self.limits_bytes and self._bytes > LONGEST_OPENING:
            raise Endless(f"more than {LONGEST_OPENING / 2**20:.0f} MB before the picture begins")
        return found
