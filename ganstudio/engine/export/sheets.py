"""Writes many pictures side by side into a single file."""

import math
from collections.abc import Generator as Task
from pathlib import Path

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.export.images import save_png, tile
from ganstudio.engine.export.series import Series, draw_series
from ganstudio.engine.files import disk_errors
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

GAP = 2  # px
MOST_PIXELS = 100_000_000  # per file: other programs refuse larger files as a possible attack


def square(count: int) -> int:
    """Return the columns of a sheet with the same number of rows, or 1 less."""
    return math.ceil(math.sqrt(count))


def sheet_sides(frame: FrameSize, count: int, columns: int) -> tuple[int, int]:
    """Return the width and height, in pixels, of a sheet of ``count`` pictures of that frame."""
    return columns * (frame.width + GAP) - GAP, -(-count // columns) * (frame.height + GAP) - GAP


def check_sides(width: int, height: int) -> None:
    """Raise ``ConfigError`` if a sheet would have more than ``MOST_PIXELS``."""
    if width * height > MOST_PIXELS:
        text = mark("engine", "One picture of {width} × {height} pixels is too large. Take fewer pictures, or enlarge them less.")
        raise ConfigError(text, width=f"{width:,}", height=f"{height:,}")


def write_sheet(series: Series, out: Path, scale: int = 1, columns: int | None = None) -> Task[int, None, None]:
    """Draw ``series`` into a PNG file, ``columns`` per row (None: about a square), enlarged by ``scale``.

    Yields the number of pictures done.

    Raises
    ------
    ConfigError
        The sheet would be too large.
    RunError
        The disk is full or not writable.
    """
    run, count = series.run, len(series.latents)
    columns = min(columns or square(count), count)
    check_sides(*sheet_sides(run.config.data.frame.times(scale), count, columns))
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    pictures = (yield from draw_series(series, scale))["images"]
    seeds = ",".join("" if latent.seed is None else str(latent.seed) for latent in series.latents)
    facts = {"run": run.name, **series.facts, "seeds": seeds}
    if run.config.model.conditional:
        facts["labels"] = ",".join(str(latent.label) for latent in series.latents)
    save_png(out, tile(pictures, columns, GAP), **facts)
