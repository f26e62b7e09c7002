"""Finds classes and the test part of a set from the folders of the pictures."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

_NUMBERS = re.compile(r"\d+")
DIGITS = 12  # natural order pads numbers in names to this many digits
STRAYS = 0.1  # share of the pictures that may lie outside the class folders; a single picture always may
DEEPEST = 32  # nested folders considered: the name of an archive's member may have thousands
NAMED = 3  # folders that a sentence lists
# train, Training, trainA, train_images, train2017, seg_train; test, testing, val, valid, validation_set, eval, dev
_PART = re.compile(
    r"(?P<stem>.*[ _.-])?(?:(?P<train>train(?:ing)?)|test(?:ing)?|val(?:id|idation)?|eval(?:uation)?|dev)"
    r"(?:[ _-]?(?:set|data|images|imgs))?[ _-]?(?P<which>[ab]|\d{4})?",
    re.IGNORECASE,
)

FolderPath = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Grouping:
    """The result of grouping N pictures by their folders.

    Attributes
    ----------
    classes
        Names of the classes; empty if the folders are not classes.
    labels
        int64 (N,): the number of each picture's class; -1 for a picture outside the class folders, or without classes.
    is_test
        bool (N,): whether the picture belongs to a test part that lies beside a training part.
    remarks
        Sentences about the test part.
    why_not
        The reasons why folders that look like classes are not used as classes.
    """

    classes: tuple[str, ...]
    labels: np.ndarray
    is_test: np.ndarray
    remarks: tuple[Sentence, ...]
    why_not: tuple[Sentence, ...] = ()


def natural(text: str) -> str:
    """Return a sorting key that puts "2" before "10" and ignores case."""
    stem, dot, ending = text.rpartition(".")
    if stem.isascii() and stem.isdecimal():  # the fast path: datasets often have 100,000 such names
        return f"{stem:0>{DIGITS}}{dot}{ending.casefold()}" if ending.isalpha() else _padded(text)
    return _padded(text)


def _padded(text: str) -> str:
    return _NUMBERS.sub(lambda number: number[0].zfill(DIGITS), text.casefold())


def composed(text: str) -> str:
    """Return the text in Unicode's composed form (NFC): macOS writes an accent as a separate character."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def ordered(names: Iterable[str]) -> tuple[str, ...]:
    """Return the distinct names of classes, in natural order."""
    return tuple(sorted(set(names), key=lambda name: (natural(name), name)))


def group(folders: Sequence[str]) -> Grouping:
    """Group N pictures by their folders relative to the top: "pets/cat", "" for the top itself.

    The first level with several folders gives the classes, so a single folder around all of them does not matter. Folders
    called train and test are not classes: their contents are merged before grouping, and the test part is marked.
    A few pictures outside the class folders have no class; if there are many, the folders are not used as classes.
    """
    paths = {folder: tuple(filter(None, composed(folder).split("/")))[:DEEPEST] for folder in set(folders)}
    undivided, divisions = _undivided(paths.values())
    is_test = np.fromiter((undivided[paths[folder]] is None for folder in folders), bool, len(folders))
    counts: Counter[FolderPath] = Counter()
    for folder, count in Counter(folders).items():
        if (path := undivided[paths[folder]]) is not None:
            counts[path] += count
    depth, names = _class_folders(counts)
    strays = sum(count for path, count in counts.items() if len(path) <= depth)
    why_not: tuple[Sentence, ...] = ()
    if names and strays > 1 and strays > STRAYS * counts.total():
        text = mark(
            "engine",
            "There are no classes: {count} of {total} pictures lie outside the class folders ({folders}). Move each into one.",
        )
        values = {"folders": listed(names), "count": f"{strays:,}", "total": f"{counts.total():,}"}
        why_not, names = (Sentence(text, values),), ()
    numbers = {name: number for number, name in enumerate(names)}
    label_of = {
        folder: numbers[found[depth]] if (found := undivided[path]) and names and len(found) > depth else -1
        for folder, path in paths.items()
    }
    labels = np.fromiter((label_of[folder] for folder in folders), np.int64, len(folders))
    return Grouping(names, labels, is_test, tuple(_parts_remark(divisions, int(is_test.sum()))), why_not)


def listed(names: Sequence[str]) -> str:
    """Return the first few names as part of a sentence."""
    return ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")


def held_out(names: Iterable[str]) -> set[str]:
    """Return the names of the test part of a set, if the names also include a training part."""
    parts = _parts(names)
    return {name for name, is_train in parts.items() if not is_train} if any(parts.values()) else set()


def _parts(names: Iterable[str]) -> dict[str, bool]:
    """Return the names that denote a part of a set, and whether each is the training part.

    A name with a prefix, like "seg_train", only counts beside its counterpart, "seg_test".
    """
    found = [(name, part) for name in names if (part := _PART.fullmatch(name))]
    kinds: defaultdict[str, set[bool]] = defaultdict(set)
    for _, part in found:
        kinds[(part["stem"] or "").casefold()].add(part["train"] is not None)
    return {
        name: part["train"] is not None
        for name, part in found
        if not part["stem"] or kinds[part["stem"].casefold()] == {True, False}
    }


def _undivided(paths: Iterable[FolderPath]) -> tuple[Mapping[FolderPath, FolderPath | None], list[str]]:
    """Return each path without the folders that split the set into parts, None in a test part; and the names of those folders."""
    paths = list(paths)
    inside: defaultdict[FolderPath, set[str]] = defaultdict(set)
    for path in paths:
        for depth, name in enumerate(path):
            inside[path[:depth]].add(name)
    test: set[FolderPath] = set()
    dropped: set[FolderPath] = set()
    for parent, names in inside.items():
        parts = _parts(names)
        if len(parts) < 2:
            continue
        trained = {name for name, is_train in parts.items() if is_train}
        unseen = parts.keys() - trained if trained else set()
        if not unseen and (trained or parts.keys() != names):
            continue
        test |= {(*parent, name) for name in unseen}
        kept = trained if len(trained) > 1 else set()  # trainA and trainB are two classes
        dropped |= {(*parent, name) for name in names - unseen - kept}

    def reduced(path: FolderPath) -> FolderPath | None:
        above = [path[: depth + 1] for depth in range(len(path))]
        if any(folder in test for folder in above):
            return None
        return tuple(folder[-1] for folder in above if folder not in dropped)

    found = [folder[-1] for folder in sorted(test or dropped, key=lambda folder: (len(folder), folder))]
    return {path: reduced(path) for path in paths}, list(dict.fromkeys(found))


def _class_folders(counts: Mapping[FolderPath, int]) -> tuple[int, tuple[str, ...]]:
    """Return the depth and the names of the first level with several folders; no names if there is no such level."""
    depth = 0
    while len(names := {path[depth] for path in counts if len(path) > depth}) == 1:
        depth += 1
    return depth, ordered(names)


def _parts_remark(divisions: Sequence[str], count: int) -> Iterable[Sentence]:
    values = {"folders": listed(divisions), "count": f"{count:,}"}
    if count:
        text = mark(
            "engine", "Kept for evaluation: {count} in {folders}. Training and test folders are parts of one set, not classes."
        )
        yield Sentence(text, values)
    elif divisions:
        yield Sentence(mark("engine", "{folders} are parts of one set, not classes."), values)
