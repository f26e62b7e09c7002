"""The pictures of a dataset, identified by their content, so that their files may move."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ganstudio.engine.data.preparation.index import Index, find
from ganstudio.engine.errors import PicturesLost
from ganstudio.engine.files import beside
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True, eq=False)
class Chosen:
    """``digests`` u8 (N, 2) of the pictures' contents, in order; ``labels`` int64 (N,) in ``classes``, None without classes."""

    digests: np.ndarray
    labels: np.ndarray | None
    classes: tuple[str, ...]

    def among(self, index: Index) -> np.ndarray:
        """Return bool (M,): the pictures of ``index`` that are chosen, or whose content is not known yet."""
        known: np.ndarray = ~index.good & ~index.bad
        known[find(self.digests, index.facts["digest"])[0]] = True
        return known

    def places(self, index: Index) -> np.ndarray:
        """Return int64 (N,): the position of each picture in ``index``.

        Raises
        ------
        PicturesLost
            At least one picture is missing from ``index``.
        """
        good = np.flatnonzero(index.good)
        found, places = find(index.facts["digest"][good], self.digests)
        if len(found) < len(self.digests):
            text = mark("engine", "{path} lacks {missing} of the {count} pictures that this run was trained on.")
            missing = len(self.digests) - len(found)
            names = ", ".join(index.source.names)
            raise PicturesLost(text, missing=f"{missing:,}", count=f"{len(self.digests):,}", path=names)
        return np.asarray(good[places])

    def save(self, path: Path) -> None:
        """Write the file atomically. Raises :class:`~ganstudio.engine.errors.RunError` if the disk refuses."""
        arrays = {"digests": self.digests, "classes": np.array(self.classes, np.str_)}
        if self.labels is not None:
            arrays["labels"] = self.labels
        with beside(path) as temporary, open(temporary, "wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type] # numpy's stub takes a name for its own option

    @classmethod
    def load(cls, path: Path) -> "Chosen | None":
        """Read what :meth:`save` wrote; None if the file is missing or damaged."""
        try:
            with open(path, "rb") as file, np.load(file, allow_pickle=False) as arrays:
                labels = arrays["labels"].astype(np.int64) if "labels" in arrays else None
                return cls(arrays["digests"].astype("u8").reshape(-1, 2), labels, tuple(map(str, arrays["classes"].tolist())))
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None
