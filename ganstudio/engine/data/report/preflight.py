"""Looking at every picture before anything is trained: what can be used, what not and why, and what that means."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.preparation.choice import choose
from ganstudio.engine.data.preparation.curation import curate, load_curation
from ganstudio.engine.data.preparation.index import COLOURED, STACK, TRANSPARENT, Index
from ganstudio.engine.data.preparation.prepare import preparation
from ganstudio.engine.data.report.verdict import DatasetFacts, verdict
from ganstudio.engine.data.source import Problem, Source
from ganstudio.engine.events import Event
from ganstudio.engine.text import Sentence


@dataclass(frozen=True, eq=False)
class Report:
    """What :func:`preflight` found.

    Attributes
    ----------
    files
        How many were found: ``used`` and those in ``problems``.
    problems
        Files that are left out, those found when the source was opened first, then in the source's order.
    notes
        Used files with a remark: near-duplicates and fully transparent pictures.
    images
        How many images the used become: more where a picture is cropped or tiled.
    indices
        int64 (used,): positions in the source of those that are used.
    sizes
        int32 (used, 2): width and height, upright, in pixels.
    modes
        How many of the used are stored in each of Pillow's colour modes, most frequent first.
    coloured, transparent
        How many of the used show colour, have transparent parts.
    classes
        How many of the used are in each class, as it is named now.
    verdict
        What it means, most important first.
    """

    files: int
    used: int
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    images: int
    indices: np.ndarray
    sizes: np.ndarray
    modes: dict[str, int]
    coloured: int
    transparent: int
    classes: dict[str, int]
    verdict: tuple[Sentence, ...]


def preflight(source: Source, data: DataConfig) -> Generator[Event, None, Report]:
    """Open every picture that is not left out by decision, once. A generator of events in images that returns a :class:`Report`.

    What is known of pictures that have not changed is not looked at again; closed half way, it goes on where it was the next time.
    """
    curated = curate(source, load_curation(source))
    index = Index(source)
    todo = np.flatnonzero(curated.kept & ~index.good & ~index.bad)
    if len(todo):
        yield from index.examine(todo, None)
    choice = choose(index, curated, data)
    facts = index.facts[choice.indices]
    sizes = np.stack([facts["width"], facts["height"]], axis=1).astype(np.int32)
    coloured = int(np.count_nonzero(facts["flags"] & COLOURED))
    counts = np.bincount(curated.labels[choice.indices], minlength=len(curated.classes)).tolist() if curated.classes else []
    classes = dict(zip(curated.classes, counts, strict=True))
    how = preparation(source, data)
    stacks = int(np.count_nonzero(facts["flags"] & STACK))
    wide = _wide_modes(index, facts)
    said = verdict(DatasetFacts(how, data, choice, sizes, coloured, wide, classes, stacks, source.remarks, source.brightest))
    return Report(
        files=len(choice.indices) + len(choice.problems),
        used=len(choice.indices),
        problems=choice.problems,
        notes=choice.notes,
        images=how.count(sizes),
        indices=choice.indices,
        sizes=sizes,
        modes=_modes(index, facts),
        coloured=coloured,
        transparent=int(np.count_nonzero(facts["flags"] & TRANSPARENT)),
        classes=classes,
        verdict=said,
    )


def _modes(index: Index, facts: np.ndarray) -> dict[str, int]:
    counts = np.bincount(facts["mode"], minlength=len(index.modes)).tolist()
    found = [(mode, count) for mode, count in zip(index.modes, counts, strict=False) if count]
    return dict(sorted(found, key=lambda item: -item[1]))


def _wide_modes(index: Index, facts: np.ndarray) -> int:
    """How many are stored in a mode that has colour."""
    return sum(count for mode, count in _modes(index, facts).items() if mode not in ("1", "L", "LA", "La", "F") and mode[0] != "I")
