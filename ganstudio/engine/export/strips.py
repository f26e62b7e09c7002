"""Draws strips that show how pictures change along directions."""

from collections.abc import Generator as Task
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.export.datasets import folder_names
from ganstudio.engine.export.images import save_png, tile
from ganstudio.engine.files import check_folder, disk_errors
from ganstudio.engine.latent.directions import Direction, move
from ganstudio.engine.latent.latent import Latent, render
from ganstudio.engine.latent.model import Model
from ganstudio.engine.networks import Generator

COLUMNS = 7


def strip(
    generator: Generator, direction: Direction, latents: Sequence[Latent], reach: float = 3.0, psi: float = 1.0
) -> np.ndarray:
    """Draw a row per latent, from ``-reach`` to ``reach`` standard deviations along ``direction``, the latent in the middle.

    uint8 (H', W', 3): 7 columns, with gaps as :func:`~ganstudio.engine.export.images.tile` sets them.
    """
    amounts = np.linspace(-reach, reach, COLUMNS).tolist()
    rows = [render(generator, [move(generator, latent, [(direction, amount)]) for amount in amounts], psi) for latent in latents]
    return tile(np.concatenate(rows), columns=COLUMNS)


def write_strips(
    model: Model, directions: Sequence[Direction], seeds: Sequence[int], out: Path, reach: float = 3.0, truncation: float = 1.0
) -> Task[Event, None, list[Path]]:
    """Write a strip of ``seeds`` for each direction: stacked if ``out`` ends in ``.png``, else as files in that folder.

    A generator of events in directions that returns the files. The direction's facts are in each file's metadata.

    Raises
    ------
    ConfigError
        ``out`` has the ending of another kind of file.
    RunError
        The disk is full or not writable.
    """
    latents = model.latents(seeds)
    is_file = out.suffix.lower() == ".png"
    folder = out.parent if is_file else out
    if not is_file:
        check_folder(out, ".png (one picture)")
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    sheets, written = [], []
    facts = {
        "run": model.run.name,
        "snapshot": model.images_seen,
        "truncation": truncation,
        "reach": reach,
        "seeds": ",".join(map(str, seeds)),
    }
    names = folder_names([direction.name for direction in directions])  # a name may hold what no file's may
    for place, (direction, name) in enumerate(zip(directions, names, strict=True), start=1):
        image = strip(model.generator, direction, latents, reach, truncation)
        if is_file:
            sheets.append(np.pad(image, ((0, 8), (0, 0), (0, 0)), constant_values=255))
        else:
            written.append(folder / f"{name}.png")
            save_png(written[-1], image, **facts, direction=direction.name, layers=direction.layers)
        yield Progress(place, len(directions), "directions")
    if is_file:
        save_png(out, np.concatenate(sheets)[:-8], **facts, directions=", ".join(direction.name for direction in directions))
        written.append(out)
    return written
