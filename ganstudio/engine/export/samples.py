"""Many samples to a folder, a grid or an archive."""

import io
import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

import numpy as np

from ganstudio.engine.device import fastest_device
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.export.images import check_scale, enlarged
from ganstudio.engine.export.provenance import Provenance, fingerprint, save_picture
from ganstudio.engine.export.sheets import write_sheet
from ganstudio.engine.files import check_folder, disk_errors, write_atomic
from ganstudio.engine.latent.latent import render
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.sampling import LARGEST_SEED, labels_from_seeds
from ganstudio.engine.runs import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

MOST_SEEDS = 10_000_000


def parse_seeds(text: str) -> list[int]:
    """``"0-63"``, ``"1,5,9"`` or ``"0-3,8"`` as a list.

    Raises
    ------
    ConfigError
        It reads otherwise, or names more than ``MOST_SEEDS``.
    """
    seeds: list[int] = []
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()) or int(last or first) > LARGEST_SEED:
            raise ConfigError(mark("engine", "'{text}' is no list of seeds. Write it as 0-63 or 1,5,9."), text=text)
        wanted = range(int(first), int(last or first) + 1)
        if (count := len(seeds) + wanted.stop - wanted.start) > MOST_SEEDS:
            message = mark("engine", "'{text}' names {count} seeds; at most {most} can be drawn at once.")
            raise ConfigError(message, text=text, count=f"{count:,}", most=f"{MOST_SEEDS:,}")
        seeds += wanted
    if not seeds:
        raise ConfigError(mark("engine", "'{text}' is no list of seeds. Write it as 0-63 or 1,5,9."), text=text)
    return seeds


def write_samples(
    run: Run,
    seeds: Sequence[int],
    out: Path,
    snapshot: int | None = None,
    label: int | None = None,
    truncation: float = 1.0,
    noise: int | None = None,
    scale: int = 1,
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
        classes). Anything else: a folder of ``seed000000.png`` ..., each of which says how it was drawn (see
        :mod:`~ganstudio.engine.export.provenance`).
    snapshot
        Images seen of the snapshot to use; None for the latest.
    label
        Number of the class to draw; None for all in turn: seed s is of class s modulo their number.
    truncation
        As for :meth:`~ganstudio.engine.latent.model.Model.sample`.
    noise
        As for :class:`~ganstudio.engine.latent.model.Model`.
    scale
        1 to 8: so many times larger, without blurring.

    Raises
    ------
    ConfigError
        There is no such scale or seed, the grid would be too large, or ``out`` has the ending of another kind of file.
    RunError
        There is no such snapshot, or the disk refuses.
    """
    check_scale(scale)
    if out.suffix.lower() not in (".png", ".npz"):
        check_folder(out, ".png (a grid), .npz (an archive)")
    model = Model(run, snapshot, fastest_device(run.config).kind, noise)
    if out.suffix.lower() == ".png":
        yield from write_sheet(model, model.points(seeds, label), out, truncation, scale)
        return model.images_seen
    write = _archive if out.suffix.lower() == ".npz" else _folder
    start = time.perf_counter()
    for done in write(model, seeds, out, label, truncation, scale):
        rate = done / (time.perf_counter() - start)
        yield Progress(done, len(seeds), "images", rate, (len(seeds) - done) / rate)
    return model.images_seen


def _folder(model: Model, seeds: Sequence[int], out: Path, label: int | None, psi: float, scale: int) -> Iterator[int]:
    """One by one: in a batch an image may be drawn a rounding differently, and could not be restored exactly."""
    network = fingerprint(model.generator)
    with disk_errors(out):
        out.mkdir(parents=True, exist_ok=True)
    for done, seed in enumerate(seeds, start=1):
        (point,) = model.points([seed], label)
        image = enlarged(render(model.generator, [point], psi)[0], scale)
        save_picture(
            out / f"seed{seed:06d}.png", image, Provenance(point, psi, model.noise, model.run.name, model.images_seen, network)
        )
        yield done


def _archive(model: Model, seeds: Sequence[int], out: Path, label: int | None, psi: float, scale: int) -> Iterator[int]:
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    batches: list[np.ndarray] = []
    for images in model.stream(seeds, psi, label):
        batches.append(enlarged(images, scale))
        yield sum(map(len, batches))
    labels = labels_from_seeds(model.generator, seeds, label)
    numbers = np.full(len(seeds), -1, np.int64) if labels is None else labels.numpy()
    buffer = io.BytesIO()
    np.savez(buffer, images=np.concatenate(batches), seeds=np.asarray(seeds, np.int64), labels=numbers)
    write_atomic(out, buffer.getvalue())
