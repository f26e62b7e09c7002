"""Many pictures side by side in one file."""

import math
import time
from collections.abc import Generator, Sequence
from pathlib import Path

import numpy as np

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.export.images import check_scale, enlarged, save_png, tile
from ganstudio.engine.files import disk_errors
from ganstudio.engine.latent.model import BATCH, Model
from ganstudio.engine.latent.point import Point, render
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

GAP = 2  # px
MOST_PIXELS = 100_000_000  # of one file: beyond that other programs refuse it, or take it for an attack


def square(count: int) -> int:
    """Columns of a sheet that has as many rows, or one less."""
    return math.ceil(math.sqrt(count))


def sheet_sides(side: int, count: int, columns: int) -> tuple[int, int]:
    """Width and height of a sheet of ``count`` pictures of ``side`` pixels."""
    return columns * (side + GAP) - GAP, -(-count // columns) * (side + GAP) - GAP


def check_sides(width: int, height: int) -> None:
    """``ConfigError`` if one picture would have more than ``MOST_PIXELS``."""
    if width * height > MOST_PIXELS:
        text = mark("engine", "One picture of {width} × {height} pixels is too large. Take fewer pictures, or enlarge them less.")
        raise ConfigError(text, width=f"{width:,}", height=f"{height:,}")


def write_sheet(
    model: Model,
    points: Sequence[Point],
    out: Path,
    truncation: float = 1.0,
    scale: int = 1,
    columns: int | None = None,
    precision: str = "fp32",
) -> Generator[Event, None, Path]:
    """Draw ``points``, one or more, into one PNG file, ``columns`` in a row (None: about a square), each ``scale`` times as large.

    ``truncation`` and ``precision`` are those of :func:`~ganstudio.engine.latent.point.render`.
    A generator of events in images that returns ``out``.

    Raises
    ------
    ConfigError
        There is no such scale, or the sheet would be too large.
    RunError
        The disk refuses.
    """
    check_scale(scale)
    columns = min(columns or square(len(points)), len(points))
    check_sides(*sheet_sides(model.run.config.data.size * scale, len(points), columns))
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    start, batches, done = time.perf_counter(), [], 0
    while done < len(points):
        batches.append(enlarged(render(model.generator, points[done : done + BATCH], truncation, precision), scale))
        done += len(batches[-1])
        rate = done / (time.perf_counter() - start)
        yield Progress(done, len(points), "images", rate, (len(points) - done) / rate)
    facts = {
        "run": model.run.name,
        "snapshot": model.images,
        "truncation": truncation,
        "noise": model.noise,
        "precision": precision,
        "seeds": ",".join("" if point.seed is None else str(point.seed) for point in points),
    }
    if model.generator.classes:
        facts["labels"] = ",".join(str(point.label) for point in points)
    save_png(out, tile(np.concatenate(batches), columns, GAP), **facts)
    return out
