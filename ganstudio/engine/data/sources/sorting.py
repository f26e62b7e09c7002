"""Decides which pictures of a folder or an archive are used, and the class of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.data.causes import DAMAGED, NO_CLASS, TEST_PART
from ganstudio.engine.data.source import Problem
from ganstudio.engine.data.sources import labels
from ganstudio.engine.data.sources.grouping import group, listed
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

UNSEEN = "it stays unseen, so that quality can be measured against it"


@dataclass(frozen=True, eq=False)
class Sorting:
    """``kept``: indices of the pictures in use; their classes and labels, int64 (kept,); problems of the others; remarks."""

    kept: Sequence[int]
    classes: tuple[str, ...]
    labels: np.ndarray | None
    problems: tuple[Problem, ...]
    remarks: tuple[Sentence, ...]


def sort(titles: Sequence[str], folders: Sequence[str] | None, tables: Mapping[str, bytes]) -> Sorting:
    """Sort N pictures by ``dataset.json`` if there is a table with labels, else by their folders.

    Parameters
    ----------
    titles
        The title of each, relative to the top, with slashes.
    folders
        The folder of each, relative to the top, with slashes; None to ignore folders.
    tables
        The content of each ``dataset.json`` by its folder: "" or "pets/".
    """
    grouping = group(folders if folders is not None else [""] * len(titles))
    kept = np.flatnonzero(~grouping.is_test)
    problems = [Problem(titles[place], TEST_PART, UNSEEN) for place in np.flatnonzero(grouping.is_test).tolist()]
    remarks = [*grouping.remarks]
    try:
        told = labels.of_table([titles[place] for place in kept.tolist()], tables)
    except labels.UnusableLabels as error:
        problems.append(Problem(labels.FILE, DAMAGED, str(error)))
        text = mark("engine", "The labels in {file} are not used: {reason}.")
        remarks.append(Sentence(text, {"file": labels.FILE, "reason": str(error)}))
        return Sorting(kept.tolist(), (), None, tuple(problems), tuple(remarks))
    if told is not None:
        classes, numbers = told
        if not classes and not all(name.isdecimal() for name in grouping.classes):  # 00000 and 00001 only keep folders small
            text = mark(
                "engine", "There are no classes: {file} has no labels. Remove it to use the folders ({folders}) as classes."
            )
            remarks.append(Sentence(text, {"file": labels.FILE, "folders": listed(grouping.classes)}))
        return Sorting(kept.tolist(), classes, numbers if classes else None, tuple(problems), tuple(remarks))
    if not grouping.classes:
        return Sorting(kept.tolist(), (), None, tuple(problems), (*remarks, *grouping.why_not))
    strays = kept[grouping.labels[kept] < 0]
    problems += [Problem(titles[place], NO_CLASS, "move it into the folder of its class to use it") for place in strays.tolist()]
    kept = kept[grouping.labels[kept] >= 0]
    return Sorting(kept.tolist(), grouping.classes, grouping.labels[kept], tuple(problems), tuple(remarks))
