"""Folders as classes."""

import re
from collections.abc import Sequence

import numpy as np

_NUMBERS = re.compile(r"\d+")
DIGITS = 12  # numbers in names are compared as if they had so many


def natural(text: str) -> str:
    """Sorting key that puts "2" before "10" and does not mind capitals."""
    stem, dot, ending = text.rpartition(".")
    if stem.isascii() and stem.isdecimal():  # a hundred thousand such names are nothing unusual
        return f"{stem:0>{DIGITS}}{dot}{ending.casefold()}" if ending.isalpha() else _padded(text)
    return _padded(text)


def _padded(text: str) -> str:
    return _NUMBERS.sub(lambda number: number[0].zfill(DIGITS), text.casefold())


def classes_of(groups: Sequence[str]) -> tuple[tuple[str, ...], np.ndarray | None]:
    """Classes and labels, int64 (N,), of pictures by the folder that each lies in, "" for none.

    They are classes if there are several and every picture lies in one; else ``((), None)``.
    """
    names = set(groups)
    if len(names) < 2 or "" in names:
        return (), None
    classes = tuple(sorted(names, key=lambda name: (natural(name), name)))
    numbers = {name: number for number, name in enumerate(classes)}
    return classes, np.fromiter((numbers[group] for group in groups), np.int64, len(groups))
