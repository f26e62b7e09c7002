"""Saves the named directions of a run in ``directions.json`` of its folder."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.files import write_json
from ganstudio.engine.latent.directions import Direction, latent_size
from ganstudio.engine.latent.kept_file import read_kept
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

FILE = "directions.json"
FORMAT = 1
KINDS = ("sefa", "pca", "groups", "classes")


def save_directions(run: Run, directions: Sequence[Direction]) -> None:
    """Save exactly these directions with the run, in this order, atomically.

    Raises
    ------
    ConfigError
        Two have the same name, or a name is empty.
    RunError
        The disk refuses.
    """
    names = [direction.name for direction in directions]
    for place, name in enumerate(names):
        if not name.strip():
            raise ConfigError(mark("engine", "Give the direction a name."))
        if name in names[:place]:
            raise ConfigError(mark("engine", "A direction named '{name}' already exists. Choose another name."), name=name)
    write_json(run.path / FILE, {"format": FORMAT, "directions": [_to_json(direction) for direction in directions]})


def load_directions(run: Run, generator: Generator) -> list[Direction]:
    """Load what :func:`save_directions` wrote; nothing without a file. ``generator`` is that of any snapshot of the run.

    Raises
    ------
    RunError
        The file is damaged, does not fit the generator, or a newer studio wrote it.
    """
    return read_kept(run.path / FILE, FORMAT, lambda values: [_from_json(item, generator) for item in values["directions"]])


def _to_json(direction: Direction) -> dict[str, Any]:
    return {
        "name": direction.name,
        "kind": direction.kind,
        "layers": list(direction.layers),
        "spread": direction.std,
        "score": direction.score,
        "vector": direction.vector.tolist(),
    }


def _from_json(item: dict[str, Any], generator: Generator) -> Direction:
    """Raise ``ValueError``, ``TypeError`` or ``KeyError`` for an item that is not a direction of this generator."""
    vector = np.array(item["vector"], np.float32)
    first, last = map(int, item["layers"])
    std, score = float(item["spread"]), item["score"]
    if vector.shape != (latent_size(generator),) or not abs(float(np.linalg.norm(vector)) - 1) < 1e-3:  # rejects NaN too
        raise ValueError("a direction does not fit the latent space of this run")
    if not 0 <= first <= last < generator.latent_space.layers:
        raise ValueError("a direction acts on layers that there are not")
    if not (math.isfinite(std) and std > 0) or item["kind"] not in KINDS:
        raise ValueError("a direction has no spread or is of no known kind")
    return Direction(str(item["name"]), vector, item["kind"], (first, last), std, None if score is None else float(score))
