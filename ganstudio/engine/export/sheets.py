"""Many pictures side by side in one file."""

import math
from collections.abc import Generator as Task
from pathlib import Path

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.export.images import save_png, tile
from ganstudio.engine.export.series import Series, draw_series
from ganstudio.engine.files import disk_errors
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


def write_sheet(series: Series, out: Path, scale: int = 1, columns: int | None = None) -> Task[int, None, None]:
    """Draw ``series`` into one PNG file, ``columns`` in a row (None: about a square), each ``scale`` times as large.

    Yields how many are done.

    Raises
    ------
    ConfigError
        The sheet would be too large.
    RunError
        The disk refuses.
    """
    run, count = series.run, len(series.latents)
    columns = min(columns or square(count), count)
    check_sides(*sheet_sides(run.config.data.size * scale, count, columns))
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    pictures = (yield from draw_series(series, scale))["images"]
    seeds = ",".join("" if latent.seed is None else str(latent.seed) for latent in series.latents)
    facts = {"run": run.name, **series.facts, "seeds": seeds}
    if run.config.model.conditional:
        facts["labels"] = ",".join(str(latent.label) for latent in series.latents)
    save_png(out, tile(pictures, columns, GAP), **facts)
