"""Writes pictures of a trained generator: as a folder of files, a sheet, or an archive of arrays."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Generator as Task
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from ganstudio.engine.baselines.density_model import DensityModel as DensityModel
from ganstudio.engine.baselines.density_model import open_any_model as open_any_model
from ganstudio.engine.baselines.export import write_seeded_archive, write_seeded_pictures, write_seeded_sheet
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
WriteSeeds = Callable[[DensityModel, Sequence[int], Path, int], Iterator[int]]
W = TypeVar("W")


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


def sample_density(
    model: DensityModel, seeds: Sequence[int], out: Path, *, scale: int = 1, columns: int | None = None
) -> Task[Event, None, Sampled]:
    """Draw pictures of ``seeds`` with a mixture or a kernel density and write them like :func:`sample`, without latents."""
    writers: dict[str, WriteSeeds] = {".png": partial(write_seeded_sheet, columns=columns), ".npz": write_seeded_archive}
    write = _writer(out, writers, write_seeded_pictures)
    return (yield from _drawn(len(seeds), lambda: write(model, seeds, out, scale), out, scale))


def _write(series: Series, out: Path, scale: int, columns: int | None) -> Task[Event, None, Sampled]:
    writers: dict[str, Write] = {".png": partial(write_sheet, columns=columns), ".npz": write_archive}
    write = _writer(out, writers, write_pictures)
    return (yield from _drawn(len(series.latents), lambda: write(series, out, scale), out, scale))


def _writer(out: Path, writers: Mapping[str, W], otherwise: W) -> W:
    """Return the writer for the ending of ``out``; ``otherwise`` writes a folder."""
    ending = out.suffix.lower()
    if ending not in writers:
        check_folder(out, ".png (a sheet), .npz (an archive)")
    return writers.get(ending, otherwise)


def _drawn(count: int, begin: Callable[[], Iterator[int]], out: Path, scale: int) -> Task[Event, None, Sampled]:
    """Run a writer, which yields the number of pictures done, with its progress."""
    check_scale(scale)
    if not count:
        raise ConfigError(mark("engine", "No pictures to draw."))
    yield Status(mark("engine", "Drawing pictures ({count})"), {"count": count})
    start = time.perf_counter()
    for done in begin():
        rate = done / (time.perf_counter() - start)
        yield Progress(done, count, "images", rate, (count - done) / rate)
    return Sampled(out, count)
