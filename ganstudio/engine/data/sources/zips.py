"""Zip archives of pictures."""

import os
import stat
import zipfile
from collections.abc import Generator, Sequence

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.causes import DAMAGED, NO_ACCESS
from ganstudio.engine.data.decoding.formats import why_no_image
from ganstudio.engine.data.source import Problem, Source, SourceKind, UnreadableImage
from ganstudio.engine.data.sources.archives import ZIP, ArchiveSource, Listing, clean, ends_like_a_picture, is_one, unreadable
from ganstudio.engine.data.sources.member_names import encoding_of
from ganstudio.engine.data.sources.walk import HEAD
from ganstudio.engine.events import Event, Progress

PROGRESS_EVERY = 1000  # members
ENCRYPTED, UTF8 = 0x1, 0x800  # bits of a member's flags
ZIP_NAMES = "cp437"  # PKWARE's APPNOTE, appendix D
NAMELESS = "?"  # title of a member without a name
# not bzip2, which zipfile unpacks without a limit: 4 kB of it may fill the memory
KNOWN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA}


class ZipSource(ArchiveSource):
    """Pictures in a zip archive. Its file stays open; any number of threads may read at once."""

    def __init__(self, name: str, archive: zipfile.ZipFile, found: Listing, folder_classes: bool) -> None:
        self._archive = archive
        super().__init__(name, found.members, found.problems, found.tables, folder_classes)

    def read(self, index: int) -> bytes:
        member = self._members[index]
        try:
            return _read(self._archive, member.place, member.place.file_size)
        except OSError as error:
            raise UnreadableImage(Problem(member.title, NO_ACCESS, error.strerror or str(error))) from error
        except Exception as error:  # zlib.error, BadZipFile, NotImplementedError, EOFError, struct.error ...
            raise UnreadableImage(Problem(member.title, DAMAGED, str(error) or type(error).__name__)) from error


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, size: int) -> bytes:
    """Read at most ``size`` bytes of a member, whatever its unpacked size."""
    with archive.open(info) as file:
        return file.read(size)


def _open(names: Sequence[str], data: DataConfig) -> Generator[Event, None, Source]:
    path = os.path.abspath(os.path.expanduser(names[0]))
    try:
        archive = zipfile.ZipFile(path)
    except Exception as error:  # BadZipFile, OSError, and any exception from a damaged directory
        raise unreadable(path, error) from error
    infos = archive.infolist()
    _decode_names(infos)
    found = Listing(os.path.getsize(path))
    for number, info in enumerate(infos):
        if number % PROGRESS_EVERY == 0:
            yield Progress(number, len(infos), "files")
        info.filename = info.filename or NAMELESS
        if info.is_dir():
            continue
        if found.wants_table(info.filename, info.file_size, _kind(info)):
            found.take_table(info.filename, _content(archive, info, info.file_size) or b"")
        elif found.wants(info.filename, info.file_size, info.compress_size, _kind(info)):
            problem = None
            if not ends_like_a_picture(info.filename):
                problem = why_no_image(_content(archive, info, HEAD) or b"", info.filename)
            if problem is None:
                found.take(info.filename, f"{info.CRC}\0{info.file_size}", info)
            else:
                found.problems.append(problem)
    return ZipSource(path, archive, found, data.folder_classes)


def _decode_names(infos: Sequence[zipfile.ZipInfo]) -> None:
    """Restore names that zipfile decoded as code page 437 because the archive does not state their encoding.

    ``orig_filename``, which zipfile compares with the local header, stays.
    """
    unsaid = {
        place: info.orig_filename.partition("\0")[0].encode(ZIP_NAMES)
        for place, info in enumerate(infos)
        if not info.flag_bits & UTF8 and clean(info.filename) == clean(info.orig_filename.partition("\0")[0])
    }
    encoding = encoding_of(unsaid.values(), ZIP_NAMES)
    for place, name in unsaid.items():
        if not name.isascii():
            infos[place].filename = name.decode(encoding)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, size: int) -> bytes | None:
    try:
        return _read(archive, info, size)
    except Exception:  # a damaged member may raise any exception
        return None


def _kind(info: zipfile.ZipInfo) -> str:
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link"
    if info.flag_bits & ENCRYPTED:
        return "encrypted"
    return "" if info.compress_type in KNOWN else "packed in a way that is not read"


KIND = SourceKind(lambda name: is_one(name, ZIP), _open)
