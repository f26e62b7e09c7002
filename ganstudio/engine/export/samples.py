"""Many samples to a folder, a grid or an archive."""

import io
import math
import time
from collections.abc import Generator, Sequence
from pathlib import Path

import numpy as np

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.export.images import save_png, tile
from ganstudio.engine.files import disk_errors, write_atomic
from ganstudio.engine.latent.model import LARGEST_SEED, Model
from ganstudio.engine.latent.sampling import labels_from_seeds
from ganstudio.engine.runs import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def parse_seeds(text: str) -> list[int]:
    """``"0-63"``, ``"1,5,9"`` or ``"0-3,8"`` as a list.

    Raises
    ------
    ConfigError
        It reads otherwise.
    """
    seeds: list[int] = []
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()) or int(last or first) > LARGEST_SEED:
            raise ConfigError(mark("engine", "'{text}' is no list of seeds. Write it as 0-63 or 1,5,9."), text=text)
        seeds += range(int(first), int(last or first) + 1)
    if not seeds:
        raise ConfigError(mark("engine", "'{text}' is no list of seeds. Write it as 0-63 or 1,5,9."), text=text)
    return seeds


def write_samples(
    run: Run, seeds: Sequence[int], out: Path, snapshot: int | None = None, label: int | None = None, truncation: float = 1.0
) -> Generator[Event, None, int]:
    """Draw ``seeds`` and write them; returns the images that the generator had seen.

    Parameters
    ----------
    run
        Whose generator.
    seeds
        One image each.
    out
        ``*.png``: one square-ish grid. ``*.npz``: uint8 NHWC ``images``, int64 ``seeds``, int64 ``labels`` (-1 where there are no
        classes). Anything else: a folder of ``seed000000.png`` ...
    snapshot
        Images seen of the snapshot to use; None for the latest.
    label
        Number of the class to draw; None for all in turn: seed s is of class s modulo their number.
    truncation
        As for :meth:`~ganstudio.engine.latent.model.Model.sample`.
    """
    model = Model(run, snapshot)
    facts = {"run": run.name, "snapshot": model.images, "truncation": truncation}
    start = time.perf_counter()
    batches: list[np.ndarray] = []
    folder = out if out.suffix.lower() not in (".png", ".npz") else None
    if folder:
        with disk_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
    for images in model.stream(seeds, truncation, label):
        done = sum(map(len, batches))
        batches.append(images)
        if folder:
            for seed, image in zip(seeds[done:], images, strict=False):
                save_png(folder / f"seed{seed:06d}.png", image, seed=seed, **facts)
        done += len(images)
        rate = done / (time.perf_counter() - start)
        yield Progress(done, len(seeds), "images", rate, (len(seeds) - done) / rate)
    everything = np.concatenate(batches)
    if out.suffix.lower() == ".png":
        save_png(out, tile(everything, columns=math.ceil(math.sqrt(len(seeds)))), **facts)
    elif not folder:
        labels = labels_from_seeds(model.generator, seeds, label)
        buffer = io.BytesIO()
        np.savez(
            buffer,
            images=everything,
            seeds=np.asarray(seeds, np.int64),
            labels=np.full(len(seeds), -1, np.int64) if labels is None else labels.numpy(),
        )
        write_atomic(out, buffer.getvalue())
    return model.images
