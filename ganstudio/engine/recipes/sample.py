"""Writes pictures of a trained generator: as a folder of files, a sheet, or an archive of arrays."""

import time
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Generator as Task
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event, Progress, Status
from ganstudio.engine.export.images import check_scale
from ganstudio.engine.export.samples import write_archive, write_pictures
from ganstudio.engine.export.series import OwnLooks, SameLook, Series, Steps
from ganstudio.engine.export.sheets import write_sheet
from ganstudio.engine.files import check_folder
from ganstudio.engine.latent.favourites import Favourite
from ganstudio.engine.latent.latent import Latent, check_precision
from ganstudio.engine.latent.model import Model
from ganstudio.engine.runs import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

Write = Callable[[Series, Path, int], Iterator[int]]


@dataclass(frozen=True)
class Sampled:
    """The written file or folder, and the number of pictures in it."""

    out: Path
    count: int


def sample(
    model: Model,
    latents: Sequence[Latent],
    out: Path,
    *,
    truncation: float = 1.0,
    precision: str = "fp32",
    steps: Steps = (),
    scale: int = 1,
    columns: int | None = None,
) -> Task[Event, None, Sampled]:
    """Draw ``latents`` with a model and write them; a generator of events in images.

    Parameters
    ----------
    model
        The generator, with its noise.
    latents
        The latents, not empty, for example ``model.latents(range(64))``.
    out
        ``*.png``: a sheet. ``*.npz``: the arrays of :func:`~ganstudio.engine.export.samples.write_archive`. Anything else: a
        folder of ``seed000000.png`` ... with their provenance (see :mod:`~ganstudio.engine.export.provenance`).
    truncation, precision
        As for :func:`~ganstudio.engine.latent.latent.render`.
    steps
        Pairs of a direction and the standard deviations by which to move each latent along it first.
    scale
        1 to 8: the factor by which each picture is enlarged, without blurring.
    columns
        Columns of a sheet; None for about a square.

    Raises
    ------
    ConfigError
        The scale or a seed is not allowed, the sheet would be too large, or ``out`` has the ending of another kind of file.
    RunError
        The disk is full or not writable.
    """
    check_precision(precision)
    return (yield from _write(SameLook(model, latents, truncation, precision, steps), out, scale, columns))


def sample_shelf(
    run: Run, favourites: Sequence[Favourite], out: Path, *, scale: int = 1, columns: int | None = None
) -> Task[Event, None, Sampled]:
    """Draw ``favourites``, each in its own appearance, and write them like :func:`sample`.

    Each must have an appearance whose snapshot the run still has: see
    :func:`~ganstudio.engine.export.kept.shelf_of`.
    """
    return (yield from _write(OwnLooks(run, favourites), out, scale, columns))


def _write(series: Series, out: Path, scale: int, columns: int | None) -> Task[Event, None, Sampled]:
    check_scale(scale)
    count, ending = len(series.latents), out.suffix.lower()
    if not count:
        raise ConfigError(mark("engine", "No pictures to draw."))
    writers: dict[str, Write] = {".png": partial(write_sheet, columns=columns), ".npz": write_archive}
    if ending not in writers:
        check_folder(out, ".png (a sheet), .npz (an archive)")
    yield Status(mark("engine", "Drawing pictures ({count})"), {"count": count})
    start = time.perf_counter()
    for done in writers.get(ending, write_pictures)(series, out, scale):
        rate = done / (time.perf_counter() - start)
        yield Progress(done, count, "images", rate, (count - done) / rate)
    return Sampled(out, count)
