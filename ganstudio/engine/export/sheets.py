"""Many pictures side by side in one file."""

import math
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.export.images import check_scale, enlarged, save_png, tile
from ganstudio.engine.files import disk_errors
from ganstudio.engine.latent.favourites import Appearance, Favourite
from ganstudio.engine.latent.latent import Latent, render
from ganstudio.engine.latent.model import BATCH, Model
from ganstudio.engine.runs import Run
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
    points: Sequence[Latent],
    out: Path,
    truncation: float = 1.0,
    scale: int = 1,
    columns: int | None = None,
    precision: str = "fp32",
) -> Generator[Event, None, Path]:
    """Draw ``points``, one or more, into one PNG file, ``columns`` in a row (None: about a square), each ``scale`` times as large.

    ``truncation`` and ``precision`` are those of :func:`~ganstudio.engine.latent.latent.render`.
    A generator of events in images that returns ``out``.

    Raises
    ------
    ConfigError
        There is no such scale, or the sheet would be too large.
    RunError
        The disk refuses.
    """
    columns = _prepare(model.run, len(points), out, scale, columns)
    drawn = (
        render(model.generator, points[first : first + BATCH], truncation, precision) for first in range(0, len(points), BATCH)
    )
    batches = yield from _watched(drawn, len(points))
    facts = {"snapshot": model.images_seen, "truncation": truncation, "noise": model.noise, "precision": precision}
    _save(model.run, np.concatenate(batches), points, out, scale, columns, facts)
    return out


def write_favourites(
    run: Run, favourites: Sequence[Favourite], out: Path, scale: int = 1, columns: int | None = None, device: str = "cpu"
) -> Generator[Event, None, Path]:
    """Write a sheet like :func:`write_sheet`, each picture in its own appearance, by a snapshot that ``run`` still has."""
    columns = _prepare(run, len(favourites), out, scale, columns)
    liked = [_appearance(favourite) for favourite in favourites]
    networks = [(appearance.images_seen, appearance.noise) for appearance in liked]
    order = sorted(range(len(liked)), key=lambda place: str(networks[place]))  # so that each is loaded once

    def drawn() -> Iterator[np.ndarray]:
        for (images, noise), places in groupby(order, networks.__getitem__):
            generator = Model(run, images, device, noise).generator
            for place in places:
                yield render(generator, [favourites[place].point], liked[place].truncation, liked[place].precision)

    batches = yield from _watched(drawn(), len(favourites))
    facts = {
        name: ",".join("" if value is None else str(value) for value in (getattr(item, field) for item in liked))
        for name, field in (
            ("snapshot", "images_seen"),
            ("truncation", "truncation"),
            ("noise", "noise"),
            ("precision", "precision"),
        )
    }
    pictures = np.concatenate(batches)[np.argsort(order)]
    _save(run, pictures, [favourite.point for favourite in favourites], out, scale, columns, facts)
    return out


def _appearance(favourite: Favourite) -> Appearance:
    if favourite.appearance is None:
        raise ValueError("a favourite without an appearance")
    return favourite.appearance


def _prepare(run: Run, count: int, out: Path, scale: int, columns: int | None) -> int:
    """Make sure that such a sheet can be written; return its number of columns."""
    check_scale(scale)
    columns = min(columns or square(count), count)
    check_sides(*sheet_sides(run.config.data.size * scale, count, columns))
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    return columns


def _watched(drawn: Iterator[np.ndarray], count: int) -> Generator[Event, None, list[np.ndarray]]:
    """Pass the arrays on, and report progress towards ``count`` pictures."""
    start, batches, done = time.perf_counter(), [], 0
    for pictures in drawn:
        batches.append(pictures)
        done += len(pictures)
        rate = done / (time.perf_counter() - start)
        yield Progress(done, count, "images", rate, (count - done) / rate)
    return batches


def _save(
    run: Run, pictures: np.ndarray, points: Sequence[Latent], out: Path, scale: int, columns: int, facts: Mapping[str, object]
) -> None:
    facts = {"run": run.name, **facts, "seeds": ",".join("" if point.seed is None else str(point.seed) for point in points)}
    if run.config.model.conditional:
        facts["labels"] = ",".join(str(point.label) for point in points)
    save_png(out, tile(enlarged(pictures, scale), columns, GAP), **facts)
