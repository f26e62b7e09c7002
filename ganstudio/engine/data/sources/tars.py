"""Tar archives of pictures, plain or compressed."""

import bz2
import gzip
import lzma
import os
import tarfile
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import IO, Any

import psutil

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.causes import NO_ACCESS, TRUNCATED
from ganstudio.engine.data.decoding.formats import why_no_image
from ganstudio.engine.data.source import Problem, Source, SourceKind, UnreadableImage
from ganstudio.engine.data.sources.archives import (
    TAR,
    TOTAL_FREE,
    TOTAL_RATIO,
    ArchiveSource,
    Listing,
    ends_like_a_picture,
    is_one,
    unreadable,
)
from ganstudio.engine.data.sources.member_names import encoding_of
from ganstudio.engine.data.sources.walk import HEAD
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

PROGRESS_EVERY = 200  # members
UNKNOWN = "surrogateescape"  # keeps bytes of names that are not UTF-8
LARGEST_HELD = 2**30  # bytes of pictures from a compressed archive that are kept in memory, and
SHARE = 4  # at most this fraction (1 / SHARE) of the free memory
LONGEST_HEADER = 2**24  # bytes of a name or of extended headers, which tarfile reads whole
HEADERS = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
PACKED: dict[bytes, Callable[..., Any]] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ": lzma.open, b"]\0\0": lzma.open}


class _Damaged(Exception):
    """An impossible header. ``tarfile`` would take its own errors for the end of the archive and not report them."""


class _Header(tarfile.TarInfo):
    """A header that is refused before its claims cause any reading."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Header":
        try:
            found = super().frombuf(buf, encoding, errors)
        except (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError) as error:  # type: ignore[attr-defined]
            raise _Damaged(str(error)) from error
        if found.size < 0 or (found.type in HEADERS and found.size > LONGEST_HEADER):
            raise _Damaged(f"a header claims {found.size:,} bytes")
        return found


class _Unpacked:
    """The unpacked archive, limited to ``most`` bytes, which skipped members count towards too."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._file, self._most = file, most
        self.tell = file.tell

    def read(self, size: int) -> bytes:
        self._check(self._file.tell() + size)
        return self._file.read(size)

    def seek(self, place: int) -> int:
        self._check(place)
        return self._file.seek(place)

    def _check(self, place: int) -> None:
        if place > self._most:
            raise _Damaged(f"more than {self._most / 2**20:,.0f} MB once unpacked")


class TarSource(ArchiveSource):
    """Pictures in a plain tar archive, read at their offsets; or from a compressed archive, kept in memory as stored."""

    def read(self, index: int) -> bytes:
        member = self._members[index]
        if isinstance(member.place, bytes):
            return member.place
        begin, size = member.place
        try:
            with open(self.names[0], "rb") as file:
                file.seek(begin)
                content = file.read(size)
        except OSError as error:
            raise UnreadableImage(Problem(member.title, NO_ACCESS, error.strerror or str(error))) from error
        if len(content) < size:
            raise UnreadableImage(Problem(member.title, TRUNCATED, "the archive ends before it"))
        return content


def _open(names: Sequence[str], data: DataConfig) -> Generator[Event, None, Source]:
    path = os.path.abspath(os.path.expanduser(names[0]))
    try:
        with open(path, "rb") as file:
            size, head = os.path.getsize(path), file.read(8)
            file.seek(0)
            unpack = next((unpack for sign, unpack in PACKED.items() if head.startswith(sign)), None)
            # not by tarfile: it unpacks pieces of any size, and ten gigabytes of zeros fit into one such piece
            content = file if unpack is None else _Unpacked(unpack(file), TOTAL_FREE + TOTAL_RATIO * size)
            found = Listing(size)
            with tarfile.open(path, "r:", content, tarinfo=_Header, encoding="utf-8", errors=UNKNOWN) as archive:  # type: ignore[call-overload]
                yield from (_places(archive, found) if unpack is None else _contents(archive, found))
        found.rename(_name_of(member.title for member in found.members))
    except DatasetError:
        raise
    except Exception as error:  # TarError, OSError, EOFError, zlib.error, LZMAError ...
        raise unreadable(path, error) from error
    return TarSource(path, found.members, found.problems, found.tables, data.folder_classes)


def _name_of(names: Iterable[str]) -> Callable[[str], str]:
    """Return a function that restores the true name from a name decoded as UTF-8, which tar does not promise."""
    encoding = encoding_of((name.encode("utf-8", UNKNOWN) for name in names), "utf-8")
    return lambda name: name.encode("utf-8", UNKNOWN).decode(encoding, UNKNOWN)


def _members(archive: tarfile.TarFile, found: Listing) -> Generator[tarfile.TarInfo, None, None]:
    """Yield the files in the archive; in a damaged archive those before the damage, which becomes a problem."""
    while True:
        try:
            info = archive.next()
            if info is not None and info.size < 0:  # from an extended header
                raise _Damaged(f"a header claims {info.size:,} bytes")
        except Exception as error:  # a damaged archive may raise any exception
            found.problems.append(
                Problem(os.path.basename(str(archive.name)), TRUNCATED, f"nothing can be read from here on: {error}")
            )
            return
        if info is None:
            return
        archive.members.clear()  # type: ignore[attr-defined] # it keeps every member
        if not info.isdir():
            yield info


def _kind(info: tarfile.TarInfo) -> str:
    if info.issym() or info.islnk():
        return "a link"
    return "" if info.isreg() and not info.issparse() else "not a regular file"


def _places(archive: tarfile.TarFile, found: Listing) -> Generator[Event, None, None]:
    """Record the offset of each picture in a plain archive."""
    for number, info in enumerate(_members(archive, found)):
        if number % PROGRESS_EVERY == 0:
            yield Progress(number, 0, "files")
        if found.wants_table(info.name, info.size, _kind(info)):
            found.take_table(info.name, _head(archive, info, info.size))
        elif found.wants(info.name, info.size, None, _kind(info)):
            problem = None
            if not ends_like_a_picture(info.name):
                problem = why_no_image(_head(archive, info, HEAD), info.name)
            if problem is None:
                found.take(info.name, f"{info.mtime}\0{info.size}\0{info.offset_data}", (info.offset_data, info.size))
            else:
                found.problems.append(problem)


def _contents(archive: tarfile.TarFile, found: Listing) -> Generator[Event, None, None]:
    """Read the pictures from a compressed archive, which can only be read from its beginning to its end."""
    held = 0
    most = min(LARGEST_HELD, psutil.virtual_memory().available // SHARE)
    for number, info in enumerate(_members(archive, found)):
        if number % PROGRESS_EVERY == 0:
            yield Progress(number, 0, "files")
        is_table = found.wants_table(info.name, info.size, _kind(info))
        if not is_table and not found.wants(info.name, info.size, None, _kind(info)):
            if info.size > most:  # to reach the next member, all of it would have to be unpacked
                found.problems.append(Problem(info.name, TRUNCATED, "what comes behind it is not read either"))
                return
            continue
        if held + info.size > most:
            text = mark("engine", "{path} does not fit into memory. Unpack it to a folder, or pack it as .zip or .tar.")
            raise DatasetError(text, path=archive.name)
        content = _head(archive, info, info.size)
        if is_table:
            found.take_table(info.name, content)
        elif len(content) < info.size:
            found.problems.append(Problem(info.name, TRUNCATED, "the archive ends within it"))
        elif not ends_like_a_picture(info.name) and (problem := why_no_image(content[:HEAD], info.name)):
            found.problems.append(problem)
        else:
            held += len(content)
            found.take(info.name, f"{info.mtime}\0{info.size}\0{number}", content)


def _head(archive: tarfile.TarFile, info: tarfile.TarInfo, size: int) -> bytes:
    """Read the first ``size`` bytes of a member; fewer where the archive is damaged."""
    try:
        file = archive.extractfile(info)
        return file.read(size) if file is not None else b""
    except Exception:  # a damaged archive may raise any exception
        return b""


KIND = SourceKind(lambda name: is_one(name, TAR), _open)
