"""Writes pictures of a density, which come from seeds alone: they have no latents, and no provenance to edit them by."""

import io
from collections.abc import Generator as Task
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from ganstudio.engine.baselines.density_model import DensityModel
from ganstudio.engine.export.images import enlarged, save_png, tile
from ganstudio.engine.export.sheets import GAP, check_sides, sheet_sides, square
from ganstudio.engine.files import disk_errors, write_atomic

Seeds = Sequence[int]


def write_seeded_pictures(model: DensityModel, seeds: Seeds, out: Path, scale: int = 1) -> Iterator[int]:
    """Write the picture of each seed as a PNG file to the folder ``out``; yield the number done.

    Raises
    ------
    RunError
        The disk is full or not writable.
    """
    with disk_errors(out):
        out.mkdir(parents=True, exist_ok=True)
    done = 0
    for images in model.stream(seeds):
        for image in enlarged(images, scale):
            save_png(out / f"seed{seeds[done]:06d}.png", image, run=model.run.name, seed=seeds[done])
            done += 1
            yield done


def write_seeded_archive(model: DensityModel, seeds: Seeds, out: Path, scale: int = 1) -> Iterator[int]:
    """Write ``images`` uint8 (N, H, W, C) and ``seeds`` int64 (N,) as an npz file; yield the number done.

    Raises
    ------
    RunError
        The disk is full or not writable.
    """
    images = yield from _draw(model, seeds, out, scale)
    buffer = io.BytesIO()
    np.savez(buffer, images=images, seeds=np.asarray(seeds, np.int64))
    write_atomic(out, buffer.getvalue())


def write_seeded_sheet(model: DensityModel, seeds: Seeds, out: Path, scale: int = 1, columns: int | None = None) -> Iterator[int]:
    """Write the pictures side by side as a PNG file, ``columns`` per row (None: about a square); yield the number done.

    Raises
    ------
    ConfigError
        The sheet would be too large.
    RunError
        The disk is full or not writable.
    """
    columns = min(columns or square(len(seeds)), len(seeds))
    check_sides(*sheet_sides(model.run.config.data.frame.times(scale), len(seeds), columns))
    images = yield from _draw(model, seeds, out, scale)
    save_png(out, tile(images, columns, GAP), run=model.run.name, seeds=",".join(map(str, seeds)))


def _draw(model: DensityModel, seeds: Seeds, out: Path, scale: int) -> Task[int, None, np.ndarray]:
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    parts, done = [], 0
    for images in model.stream(seeds):
        parts.append(enlarged(images, scale))
        done += len(images)
        yield done
    return np.concatenate(parts)
