"""Several sources as a single source."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from ganstudio.engine.data.causes import TEST_PART
from ganstudio.engine.data.source import Problem, Source
from ganstudio.engine.data.sources.grouping import held_out, listed
from ganstudio.engine.data.sources.sorting import UNSEEN
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence


class MixedSource(Source):
    """The pictures of all ``parts``, in order.

    Classes of the same name are merged if every part has classes. If no part has classes, each part is a class, unless ``loose``
    says that a part consists of single files. Otherwise there are no classes. A part called test beside a part called train is
    left out if the parts' names are meaningful (``by_name``).
    """

    def __init__(self, parts: Sequence[Source], *, loose: bool, by_name: bool = True) -> None:
        self.names = tuple(name for part in parts for name in part.names)
        unseen = held_out([part.name for part in parts]) if by_name else set()
        left_out = [Problem(part.name, TEST_PART, UNSEEN) for part in parts if part.name in unseen]
        parts = [part for part in parts if part.name not in unseen]
        self._parts = tuple(parts)
        self._begins = np.cumsum([0, *map(len, parts)])
        self._prefixes = _unique([part.name for part in parts])
        self.name = "-".join(self._prefixes)
        self.has_files = any(part.has_files for part in parts)
        self.is_film = any(part.is_film for part in parts)
        self.problems = (*(problem for part in parts for problem in part.problems), *left_out)
        self.remarks = tuple(remark for part in parts for remark in part.remarks)
        self.suggested_frame = max(parts, key=len).suggested_frame
        self.suggested_channels = max(part.suggested_channels for part in parts)
        colours = {part.edge_colour for part in parts}
        self.edge_colour = colours.pop() if len(colours) == 1 else ""
        self.brightest = max(part.brightest for part in parts)
        self.classes, self.labels = self._classes(loose)

    def __len__(self) -> int:
        return int(self._begins[-1])

    def read(self, index: int) -> bytes | Image.Image:
        part, own = self._find(index)
        return self._parts[part].read(own)

    def title(self, index: int) -> str:
        part, own = self._find(index)
        return f"{self._prefixes[part]}/{self._parts[part].title(own)}"

    def path(self, index: int) -> Path | None:
        part, own = self._find(index)
        return self._parts[part].path(own)

    def state(self, index: int) -> str:
        part, own = self._find(index)
        return self._parts[part].state(own)

    def _find(self, index: int) -> tuple[int, int]:
        """Return the part that a picture is in, and its index there."""
        part = int(np.searchsorted(self._begins, index, side="right")) - 1
        return part, index - int(self._begins[part])

    def _classes(self, loose: bool) -> tuple[tuple[str, ...], np.ndarray | None]:
        labels = [part.labels for part in self._parts]
        if all(own is not None for own in labels):
            classes = tuple(dict.fromkeys(name for part in self._parts for name in part.classes))
            merged = [
                np.array([classes.index(name) for name in part.classes], np.int64)[own]
                for part, own in zip(self._parts, labels, strict=True)
            ]
            return classes, np.concatenate(merged)
        if any(own is not None for own in labels):
            lacking = [name for name, own in zip(self._prefixes, labels, strict=True) if own is None]
            text = mark("engine", "Classes are not used, because these sources have none: {names}.")
            self.remarks += (Sentence(text, {"names": listed(lacking)}),)
            return (), None
        if loose or len(self._parts) < 2:
            return (), None
        return self._prefixes, np.repeat(np.arange(len(self._parts)), [len(part) for part in self._parts])


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    taken: list[str] = []
    for name in names:
        unique, count = name, 1
        while unique in taken:
            count += 1
            unique = f"{name} {count}"
        taken.append(unique)
    return tuple(taken)
