"""Archives of pictures as a source, read in place: nothing is ever unpacked to the disk."""

import json
import os
import re
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ganstudio.engine.data.causes import BAD_MEMBER, BOMB, DAMAGED, HIDDEN
from ganstudio.engine.data.companions import kept_by_others
from ganstudio.engine.data.decode import suffixes
from ganstudio.engine.data.grouping import classes_of, natural
from ganstudio.engine.data.source import Problem, Source
from ganstudio.engine.data.suggest import suggest
from ganstudio.engine.data.walk import LARGEST_FILE
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

ZIP = (".zip",)
TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
LABELS = "dataset.json"
LARGEST_LABELS = 64 * 2**20  # bytes of dataset.json; once read it may take 25 times as much memory
RATIO = 1000  # a member may be so many times larger than what is stored of it
FREE = 16 * 2**20  # bytes up to which the ratio does not matter: a white bitmap packs well
TOTAL_RATIO = 100  # so many times larger than the archive may all members be together, and
TOTAL_FREE = 2**28  # bytes beyond that
_DRIVE = re.compile(r"^[a-zA-Z]:")


@dataclass(frozen=True, slots=True)
class Member:
    """A picture in an archive: its name, what tells its state, and where it is, in the archive's own terms."""

    title: str
    state: str
    place: Any


class ArchiveSource(Source):
    """Pictures in an archive that is there as ``name``."""

    has_files = True

    def __init__(
        self, name: str, members: Sequence[Member], problems: Sequence[Problem], labels: bytes | None, folder_classes: bool
    ):
        self.name = _stem(name)
        self.names = (name,)
        self.problems = tuple(problems)
        self._members = sorted(members, key=lambda member: (natural(member.title), member.title))
        self.classes, self.labels, why_not = _labels([member.title for member in self._members], labels)
        if why_not:
            self.problems += (Problem(LABELS, DAMAGED, why_not),)
        if self.labels is None and folder_classes:
            self.classes, self.labels = classes_of([_group(member.title) for member in self._members])
        if not self._members:
            raise _nothing_inside(name, problems)
        self.suggested_size, self.suggested_channels = suggest(self)

    def __len__(self) -> int:
        return len(self._members)

    def title(self, index: int) -> str:
        return self._members[index].title

    def state(self, index: int) -> str:
        member = self._members[index]
        return f"{self.names[0]}\0{member.title}\0{member.state}"

    @abstractmethod
    def read(self, index: int) -> bytes:
        """The content of the picture's file."""


class Listing:
    """Decides over the members of an archive of ``size`` bytes, one after the other: ``members`` and ``problems``."""

    def __init__(self, size: int) -> None:
        self.members: list[Member] = []
        self.problems: list[Problem] = []
        self._allowed = most_unpacked(size)
        self._titles: set[str] = set()

    def wants(self, name: str, size: int, stored: int | None, kind: str = "") -> bool:
        """Whether to take a member of that name and size, of which ``stored`` bytes are kept; if not, a problem says why.

        ``kind`` is what it is instead of a file, "" if it is one.
        """
        cause, detail = self._refused(name, size, stored, kind)
        if cause:
            self.problems.append(Problem(name, cause, detail))
        else:
            self._allowed -= size
        return not cause

    def take(self, name: str, state: str, place: Any) -> None:
        """Add a picture; one of the same name as another is called after its number."""
        title, count = clean(name), 1
        while title in self._titles:
            count += 1
            title = f"{clean(name)} ({count})"
        self._titles.add(title)
        self.members.append(Member(title, state, place))

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
    """How many bytes may come out of a packed file of ``size`` bytes."""
    return TOTAL_FREE + TOTAL_RATIO * size


def is_one(name: str, endings: tuple[str, ...]) -> bool:
    """Whether there is a file of that name with one of the endings."""
    return name.lower().endswith(endings) and os.path.isfile(os.path.expanduser(name))


def clean(name: str) -> str:
    """A member's name with slashes whatever system wrote it."""
    return name.replace("\\", "/")


def ends_like_a_picture(name: str) -> bool:
    """Whether its content need not be looked at to take it for one."""
    return os.path.splitext(name)[1].lower() in suffixes()


def unreadable(path: str, error: Exception) -> DatasetError:
    """For an archive that cannot be opened at all."""
    text = mark("engine", "{path} cannot be read: {reason}. It may be incomplete: fetch or pack it again.")
    return DatasetError(text, path=path, reason=getattr(error, "strerror", None) or str(error) or type(error).__name__)


def _nothing_inside(name: str, problems: Sequence[Problem]) -> DatasetError:
    if not problems:
        return DatasetError(mark("engine", "There is no picture in {path}."), path=name)
    text = mark("engine", "No picture in {path} can be read. The first, {file}: {cause} ({detail}).")
    return DatasetError(text, path=name, **vars(problems[0]))


def _labels(titles: Sequence[str], content: bytes | None) -> tuple[tuple[str, ...], np.ndarray | None, str]:
    """Classes and labels as ``dataset.json`` has them, if it has a whole number for every picture; else why they are not used.

    A file without labels is as good as none: there is nothing to say of it.
    """
    try:
        pairs = json.loads(content or b"{}").get("labels") or ()
    except (ValueError, AttributeError, RecursionError):
        return (), None, "it is not the JSON object that was expected"
    if not pairs:
        return (), None, ""
    try:
        table = dict(pairs)
    except (ValueError, TypeError):
        return (), None, "its labels are not pairs of a name and a number"
    if lacking := [title for title in titles if title not in table]:
        return (), None, f"it has no label for {len(lacking):,} of {len(titles):,} pictures, for instance {lacking[0]}"
    labels = [table[title] for title in titles]
    if odd := [label for label in labels if not isinstance(label, int) or isinstance(label, bool)]:
        return (), None, f"a label is not a whole number: {str(odd[0])[:40]}"
    numbers = sorted(set(labels))
    places = {number: place for place, number in enumerate(numbers)}
    return tuple(map(str, numbers)), np.array([places[label] for label in labels], np.int64), ""


def _group(title: str) -> str:
    first, slash, _ = title.partition("/")
    return first if slash else ""


def _stem(path: str) -> str:
    name = os.path.basename(path)
    ending = next((ending for ending in sorted((*ZIP, *TAR), key=len, reverse=True) if name.lower().endswith(ending)), "")
    return name[: len(name) - len(ending)] or "pictures"
