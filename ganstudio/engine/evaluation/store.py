"""Keeps figures, features and pictures of evaluations, so that the same evaluation answers at once.

Each result is a file of its own, named by all that it depends on and renamed into place when it is whole: several processes may
evaluate at once. A file that is missing, damaged or of another version counts as not there.
"""

import contextlib
import hashlib
import json
import os
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from ganstudio.engine.data.cache import mark_used
from ganstudio.engine.errors import RunError
from ganstudio.engine.evaluation.result import Figure
from ganstudio.engine.files import disk_errors
from ganstudio.engine.text import Sentence

FOLDER = "evaluations"  # in a run's folder, and in the cache for other sets of images
FORMAT = 1


def key_of(*facts: object) -> str:
    """Return 24 hexadecimal digits that identify plain values."""
    return hashlib.blake2b(json.dumps(facts).encode(), digest_size=12).hexdigest()


class ResultStore:
    """Results in a folder, which need not exist yet; ``others`` are read as well, but never written."""

    def __init__(self, folder: Path, others: Sequence[Path] = ()) -> None:
        self.folder = folder
        self._folders = (folder, *others)

    def figure(self, key: str) -> Figure | None:
        """Return the figure kept under a key."""
        values = self.values(key)
        try:
            return None if values is None else _figure_from(values)
        except (TypeError, KeyError, ValueError):
            return None

    def keep_figure(self, key: str, figure: Figure) -> None:
        """Keep a figure; a disk that refuses is ignored."""
        self.keep_values(key, _values_of(figure))

    def values(self, key: str) -> dict[str, Any] | None:
        """Return plain values kept under a key."""
        for folder in self._folders:
            try:
                values = json.loads((folder / f"{key}.json").read_bytes())
                if values.pop("format") == FORMAT:
                    return dict(values)
            except (OSError, ValueError, TypeError, KeyError, AttributeError):
                continue
        return None

    def keep_values(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep plain values."""
        self._write(f"{key}.json", lambda path: path.write_text(json.dumps({"format": FORMAT, **values}), encoding="utf-8"))

    def arrays(self, key: str) -> dict[str, np.ndarray] | None:
        """Return arrays kept under a key."""
        for folder in self._folders:
            try:
                with (folder / f"{key}.npz").open("rb") as file, np.load(file, allow_pickle=False) as found:
                    arrays = dict(found)
                mark_used(folder)
                return arrays
            except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
                continue
        return None

    def keep_arrays(self, key: str, arrays: Mapping[str, np.ndarray]) -> None:
        """Keep arrays."""

        def write(path: Path) -> None:
            with path.open("wb") as file:  # np.savez would add an ending to the name
                np.savez(file, **arrays)  # type: ignore[arg-type] # numpy's stub takes the names for its options

        self._write(f"{key}.npz", write)

    def _write(self, name: str, write: Any) -> None:
        path = self.folder / name
        temporary = path.with_name(f".{name}.{os.getpid()}.tmp")  # two processes may write the same result
        with contextlib.suppress(RunError), disk_errors(path):
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                write(temporary)
                os.replace(temporary, path)
            finally:
                temporary.unlink(missing_ok=True)


def _values_of(figure: Figure) -> dict[str, Any]:
    values = asdict(figure)
    values["replicates"] = [float(value) for value in figure.replicates]
    values["detail"] = plain(figure.detail)
    values["reason"] = None if figure.reason is None else _packed(figure.reason)
    values["warnings"] = [_packed(warning) for warning in figure.warnings]
    return values


def _figure_from(values: Mapping[str, Any]) -> Figure:
    reason = values["reason"]
    return Figure(
        **{
            **values,
            "replicates": np.array(values["replicates"], np.float64),
            "reason": None if reason is None else Sentence(reason[0], reason[1]),
            "warnings": tuple(Sentence(text, words) for text, words in values["warnings"]),
        }
    )


def _packed(sentence: Sentence) -> list[Any]:
    return [sentence.text, {name: plain(value) for name, value in sentence.values.items()}]


def plain(value: Any) -> Any:
    """Return a value for JSON: arrays as lists, numbers of numpy as Python's, anything else as its text."""
    if isinstance(value, Mapping):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, np.ndarray | np.generic):
        return plain(value.tolist())
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
