"""Chooses which pictures of a source to use, and says why the others are left out."""

from dataclasses import dataclass

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.causes import ALIKE, EXCLUDED, SAME, TOO_SMALL, WHOLLY_TRANSPARENT
from ganstudio.engine.data.preparation.curation import Curated
from ganstudio.engine.data.preparation.duplicates import alike, same
from ganstudio.engine.data.preparation.index import INVISIBLE, Index
from ganstudio.engine.data.preparation.prepare import preparation
from ganstudio.engine.data.source import Problem


@dataclass(frozen=True, eq=False)
class ChosenPictures:
    """``indices`` int64 (used,) in the source's order; ``problems`` of all other files, and ``notes`` on used files."""

    indices: np.ndarray
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def choose(index: Index, curated: Curated, data: DataConfig) -> ChosenPictures:
    """Choose among pictures that have been examined."""
    source, facts = index.source, index.facts
    how = preparation(source, data)
    used = curated.kept & index.good
    small = np.zeros_like(used)
    if how.crop == "tiles":
        small = used & (np.minimum(facts["width"], facts["height"]) < how.tile)
        used &= ~small
    duplicates = _duplicates(index, used, data.duplicates)
    notes = _alike(index, used, data.duplicates)
    if data.duplicates == "alike":
        duplicates |= notes
        used[list(notes)] = False
        notes = {}
    problems = list(source.problems)
    for place in np.flatnonzero(~used).tolist():
        if not curated.kept[place]:
            problems.append(Problem(source.title(place), EXCLUDED, _decision(index, curated, place)))
        elif place in duplicates:
            problems.append(duplicates[place])
        elif small[place]:
            detail = f"{facts['width'][place]} x {facts['height'][place]} pixels, a tile is {how.tile}"
            problems.append(Problem(source.title(place), TOO_SMALL, detail))
        elif index.bad[place]:
            problems.append(index.problem(place))
    invisible = np.flatnonzero(used & (facts["flags"] & INVISIBLE > 0)).tolist()
    unseen = (
        Problem(source.title(place), WHOLLY_TRANSPARENT, "only the background would be learnt from it") for place in invisible
    )
    return ChosenPictures(np.flatnonzero(used), tuple(problems), (*notes.values(), *unseen))


def _decision(index: Index, curated: Curated, place: int) -> str:
    source = index.source
    number = source.label(place)
    name = "" if number is None else source.classes[number]
    return f"the class {name}" if name and name not in curated.classes else "this picture"


def _duplicates(index: Index, used: np.ndarray, duplicates: str) -> dict[int, Problem]:
    """Remove files with the same content as an earlier file from ``used``, and return their problems."""
    source = index.source
    if duplicates == "keep" or not source.has_files:
        return {}
    places = np.flatnonzero(used)
    first = same(index.facts["digest"][places])
    again = np.flatnonzero(first != np.arange(len(first)))
    used[places[again]] = False
    pairs = zip(places[again].tolist(), places[first[again]].tolist(), strict=True)
    return {place: Problem(source.title(place), SAME, f"the same as {source.title(other)}") for place, other in pairs}


def _alike(index: Index, used: np.ndarray, duplicates: str) -> dict[int, Problem]:
    source = index.source
    if duplicates == "keep" or not source.has_files:
        return {}
    places = np.flatnonzero(used)
    found = sorted((int(places[late]), int(places[early])) for late, early in alike(index.facts["look"][places]).items())
    return {place: Problem(source.title(place), ALIKE, f"looks like {source.title(other)}") for place, other in found}
