"""Writes many pictures as a folder of files or an archive of arrays."""

import io
from collections.abc import Generator as Task
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.export.images import enlarged
from ganstudio.engine.export.provenance import fingerprint, save_picture
from ganstudio.engine.export.series import Series, draw_series
from ganstudio.engine.files import disk_errors, write_atomic
from ganstudio.engine.latent.sampling import LARGEST_SEED
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

MOST_SEEDS = 10_000_000


def parse_seeds(text: str) -> list[int]:
    """Return ``"0-63"``, ``"1,5,9"`` or ``"0-3,8"`` as a list.

    Raises
    ------
    ConfigError
        The text has another form, or more than ``MOST_SEEDS`` seeds.
    """
    seeds: list[int] = []
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()) or int(last or first) > LARGEST_SEED:
            raise ConfigError(mark("engine", "'{text}' is not a list of seeds. Write it like 0-63 or 1,5,9."), text=text)
        wanted = range(int(first), int(last or first) + 1)
        if (count := len(seeds) + wanted.stop - wanted.start) > MOST_SEEDS:
            message = mark("engine", "'{text}' names {count} seeds; at most {most} can be drawn at once.")
            raise ConfigError(message, text=text, count=f"{count:,}", most=f"{MOST_SEEDS:,}")
        seeds += wanted
    if not seeds:
        raise ConfigError(mark("engine", "'{text}' is not a list of seeds. Write it like 0-63 or 1,5,9."), text=text)
    return seeds


def write_pictures(series: Series, out: Path, scale: int = 1) -> Iterator[int]:
    """Write each picture as a PNG file with its provenance to the folder ``out``; yield the number done.

    They are drawn in batches of 1: in a larger batch, rounding may differ, and a picture could not be restored exactly.

    Raises
    ------
    RunError
        The disk is full or not writable.
    """
    with disk_errors(out):
        out.mkdir(parents=True, exist_ok=True)
    model, network = None, ""
    for done, part in enumerate(series.parts(1), start=1):
        if part.model is not model:
            model, network = part.model, fingerprint(part.model.generator)
        (image,) = enlarged(part.draw(), scale)
        save_picture(out / f"{series.name(part.places[0])}.png", image, part.provenance(network))
        yield done


def write_archive(series: Series, out: Path, scale: int = 1) -> Task[int, None, None]:
    """Write the pictures and their latents as an npz file with the arrays of :func:`draw_series`; yield the number done.

    Raises
    ------
    RunError
        The disk is full or not writable.
    """
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    arrays = yield from draw_series(series, scale)
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)  # type: ignore[arg-type]
    write_atomic(out, buffer.getvalue())
