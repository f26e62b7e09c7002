"""Checks every picture before training: which can be used, which not and why, and what follows."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data.preparation.choice import choose
from ganstudio.engine.data.preparation.curation import curate, load_curation
from ganstudio.engine.data.preparation.index import COLOURED, STACK, TRANSPARENT, Index
from ganstudio.engine.data.preparation.prepare import preparation
from ganstudio.engine.data.report.frames import FrameShare, frame_shares
from ganstudio.engine.data.report.verdict import DatasetFacts, verdict
from ganstudio.engine.data.source import Problem, Source
from ganstudio.engine.events import Event
from ganstudio.engine.text import Sentence


@dataclass(frozen=True, eq=False)
class Report:
    """The result of :func:`preflight`.

    Attributes
    ----------
    files
        Number of files found: ``used`` and those in ``problems``.
    problems
        Files that are left out: first those found when the source was opened, then in the source's order.
    notes
        Used files with a remark: near-duplicates and fully transparent pictures.
    images
        Number of images from the used pictures: larger where pictures are cropped or tiled.
    indices
        int64 (used,): positions of the used pictures in the source.
    sizes
        int32 (used, 2): width and height, upright, in pixels.
    modes
        Number of used pictures in each of Pillow's colour modes, most frequent first.
    coloured, transparent
        Number of used pictures that show colour, and that have transparent parts.
    classes
        Number of used pictures in each class, by its current name.
    frame, shares
        The frame of the images, and how much of the pictures the centre crop to it and to common frames with the same shorter side
        removes.
    verdict
        Conclusions, most important first.
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
    frame: FrameSize
    shares: tuple[FrameShare, ...]
    verdict: tuple[Sentence, ...]


def preflight(source: Source, data: DataConfig) -> Generator[Event, None, Report]:
    """Open every picture that is not excluded, once. A generator of events in images that returns a :class:`Report`.

    Facts about unchanged pictures are reused; if the generator is closed early, the next call continues where it stopped.
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
        frame=how.frame,
        shares=frame_shares(sizes, how.frame.shorter, [how.frame]),
        verdict=said,
    )


def _modes(index: Index, facts: np.ndarray) -> dict[str, int]:
    counts = np.bincount(facts["mode"], minlength=len(index.modes)).tolist()
    found = [(mode, count) for mode, count in zip(index.modes, counts, strict=False) if count]
    return dict(sorted(found, key=lambda item: -item[1]))


def _wide_modes(index: Index, facts: np.ndarray) -> int:
    """Return the number of pictures stored in a colour mode."""
    return sum(count for mode, count in _modes(index, facts).items() if mode not in ("1", "L", "LA", "La", "F") and mode[0] != "I")
