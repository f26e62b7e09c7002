"""Archives of pictures as a source, read in place: nothing is ever unpacked to the disk."""

import os
import re
from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ganstudio.engine.data.causes import BAD_MEMBER, BOMB, HIDDEN
from ganstudio.engine.data.decoding.formats import suffixes
from ganstudio.engine.data.source import Problem, Source
from ganstudio.engine.data.sources import labels
from ganstudio.engine.data.sources.companions import kept_by_others
from ganstudio.engine.data.sources.grouping import natural
from ganstudio.engine.data.sources.sorting import sort
from ganstudio.engine.data.sources.suggest import suggest
from ganstudio.engine.data.sources.walk import LARGEST_FILE
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

ZIP = (".zip",)
TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
RATIO = 1000  # largest ratio of a member's size to its stored size
FREE = 16 * 2**20  # bytes up to which the ratio does not matter: a white bitmap compresses well
TOTAL_RATIO = 100  # largest ratio of the size of all members to that of the archive,
TOTAL_FREE = 2**28  # plus these bytes
_DRIVE = re.compile(r"^[a-zA-Z]:")


@dataclass(frozen=True, slots=True)
class Member:
    """A picture in an archive: its title, its state, and its position in the archive's own terms."""

    title: str
    state: str
    place: Any


class ArchiveSource(Source):
    """Pictures in the archive at the path ``name``."""

    has_files = True

    def __init__(
        self,
        name: str,
        members: Sequence[Member],
        problems: Sequence[Problem],
        tables: Mapping[str, bytes],
        folder_classes: bool,
    ):
        self.name = _stem(name)
        self.names = (name,)
        members = sorted(members, key=lambda member: (natural(member.title), member.title))
        if not members:
            raise _nothing_inside(name, problems)
        titles = [member.title for member in members]
        sorting = sort(titles, [title.rpartition("/")[0] for title in titles] if folder_classes else None, tables)
        self._members = [members[place] for place in sorting.kept]
        self.classes, self.labels, self.remarks = sorting.classes, sorting.labels, sorting.remarks
        self.problems = (*problems, *sorting.problems)
        self.follow(suggest(self))

    def __len__(self) -> int:
        return len(self._members)

    def title(self, index: int) -> str:
        return self._members[index].title

    def state(self, index: int) -> str:
        member = self._members[index]
        return f"{self.names[0]}\0{member.title}\0{member.state}"

    @abstractmethod
    def read(self, index: int) -> bytes:
        """Return the content of the picture's file."""


class Listing:
    """Decides which members of an archive of ``size`` bytes to take, in the order of the archive.

    Fills ``members``, ``problems`` and ``tables``, the contents of ``dataset.json`` by the folder that each lies in ("pets/").
    """

    def __init__(self, size: int) -> None:
        self.members: list[Member] = []
        self.problems: list[Problem] = []
        self.tables: dict[str, bytes] = {}
        self._allowed_tables = labels.LARGEST
        self._allowed = most_unpacked(size)
        self._titles: set[str] = set()

    def wants(self, name: str, size: int, stored: int | None, kind: str = "") -> bool:
        """Return whether to take a member of that name and size, stored in ``stored`` bytes; if not, record a problem.

        ``kind`` says what the member is if it is not a file, else "".
        """
        cause, detail = self._refused(name, size, stored, kind)
        if cause:
            self.problems.append(Problem(name, cause, detail))
        else:
            self._allowed -= size
        return not cause

    def wants_table(self, name: str, size: int, kind: str = "") -> bool:
        """Return whether the member is a ``dataset.json`` to read and hand to :meth:`take_table`."""
        path = clean(name)
        folder, _, file = path.rpartition("/")
        is_one = file == labels.FILE and size <= self._allowed_tables and not self._refused(name, 0, None, kind)[0]
        return is_one and _prefix(folder) not in self.tables

    def take_table(self, name: str, content: bytes) -> None:
        self._allowed_tables -= len(content)
        self.tables[_prefix(clean(name).rpartition("/")[0])] = content

    def take(self, name: str, state: str, place: Any) -> None:
        """Add a picture; if its name is taken, append a number."""
        title, count = clean(name), 1
        while title in self._titles:
            count += 1
            title = f"{clean(name)} ({count})"
        self._titles.add(title)
        self.members.append(Member(title, state, place))

    def rename(self, name_of: Callable[[str], str]) -> None:
        """Replace every name."""
        self.members = [replace(member, title=name_of(member.title)) for member in self.members]
        self.problems = [replace(problem, file=name_of(problem.file)) for problem in self.problems]
        self.tables = {name_of(folder): content for folder, content in self.tables.items()}

    def _refused(self, name: str, size: int, stored: int | None, kind: str) -> tuple[str, str]:
        parts = clean(name).split("/")
        if ".." in parts or name.startswith(("/", "\\")) or _DRIVE.match(name):
            return BAD_MEMBER, "its name leads outside of the archive"
        if any(part.startswith(".") for part in parts):
            return HIDDEN, "its name begins with a dot"
        if owner := next(filter(None, map(kept_by_others, parts, ["", *parts])), ""):
            return HIDDEN, owner
        if kind:
            return BAD_MEMBER, kind
        if name.lower().endswith((*ZIP, *TAR)):
            return BAD_MEMBER, "an archive in an archive"
        if size > LARGEST_FILE or size > self._allowed:
            return BOMB, f"{size / 2**20:,.0f} MB once unpacked"
        if stored is not None and size > FREE and size > RATIO * max(stored, 1):
            return BOMB, f"{size / 2**20:,.0f} MB from {stored:,} bytes"
        return "", ""


def most_unpacked(size: int) -> int:
    """Return how many bytes may be unpacked from a compressed file of ``size`` bytes."""
    return TOTAL_FREE + TOTAL_RATIO * size


def is_one(name: str, endings: tuple[str, ...]) -> bool:
    """Return whether the name has one of the endings and is a file."""
    return name.lower().endswith(endings) and os.path.isfile(os.path.expanduser(name))


def clean(name: str) -> str:
    """Return a member's name with slashes on every system, without empty parts: "./cat//1.png" becomes "cat/1.png"."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".")) or name


def _prefix(folder: str) -> str:
    return f"{folder}/" if folder else ""


def ends_like_a_picture(name: str) -> bool:
    """Return whether the ending alone marks the file as a picture."""
    return os.path.splitext(name)[1].lower() in suffixes()


def unreadable(path: str, error: Exception) -> DatasetError:
    """Return the error for an archive that cannot be opened."""
    text = mark("engine", "Can't read {path}: {reason}. The file may be incomplete: download or pack it again.")
    return DatasetError(text, path=path, reason=getattr(error, "strerror", None) or str(error) or type(error).__name__)


def _nothing_inside(name: str, problems: Sequence[Problem]) -> DatasetError:
    if not problems:
        return DatasetError(mark("engine", "No picture found in {path}."), path=name)
    text = mark("engine", "No picture in {path} can be read. The first, {file}: {cause} ({detail}).")
    return DatasetError(text, path=name, **vars(problems[0]))


def _stem(path: str) -> str:
    name = os.path.basename(path)
    ending = next((ending for ending in sorted((*ZIP, *TAR), key=len, reverse=True) if name.lower().endswith(ending)), "")
    return name[: len(name) - len(ending)] or "pictures"
