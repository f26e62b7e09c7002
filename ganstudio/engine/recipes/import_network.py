"""Imports the networks of another program as a run."""

import re
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from torch import Tensor

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.presets import PRESETS, STYLEGAN2
from ganstudio.engine.errors import RunError
from ganstudio.engine.events import Event, Progress, Status
from ganstudio.engine.export.images import save_png, tile
from ganstudio.engine.foreign.networks import ForeignNetworks
from ganstudio.engine.foreign.opening import read_networks
from ganstudio.engine.latent.model import Model
from ganstudio.engine.runs.checkpoint import TrainingState, save_checkpoint
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.imported import Imported
from ganstudio.engine.runs.manifest import CONFIG, DatasetInfo
from ganstudio.engine.runs.tensors import write_tensors
from ganstudio.engine.runs.whole import whole_run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

USUAL_COUNT = 1_000  # pictures of a person's own that the settings for training from it are derived for
GRID_PIXELS = 64 * 64 * 64  # pixels of the grid's pictures together: 64 pictures of 64 px, 4 of 256 px or larger
KIMG = re.compile(r"network-snapshot-(\d{1,9})")  # StyleGAN's names of files hold thousands of images
ImportTask: TypeAlias = Generator[Event, None, Run]


def import_network(path: Path, file: Path, *, licence: str = "", origin: str = "") -> ImportTask:
    """Make a run of another program's networks; a generator of events that returns the :class:`Run`.

    The run appears complete or not at all. Its averaged generator is a snapshot; all networks of the file are a checkpoint. It
    has no pictures: train a new run from it on pictures of your own.

    Parameters
    ----------
    path
        The folder of the new run.
    file
        A ``.pkl`` of StyleGAN2-ADA or StyleGAN3, or a ``.pt`` of stylegan2-pytorch. Nothing in it is executed.
    licence, origin
        The licence of the network, and who made it or where it is from, for the record.

    Raises
    ------
    NetworkFileError
        The file is of another kind, damaged, or asks for something that networks do not need.
    RunError
        The folder holds a run already, or the disk is full or not writable.
    """
    if (path / CONFIG).exists():
        raise RunError(mark("engine", "{path} already holds a run. Choose another folder."), path=path)
    yield Status(mark("engine", "Reading {name}"), {"name": file.name})
    networks = read_networks(file)
    yield Status(mark("engine", "Writing the run"), {})
    classes = tuple(str(number) for number in range(networks.shape.classes))
    imported = Imported(networks.program, file.name, licence.strip(), origin.strip())
    with whole_run(path) as folder:
        dataset = DatasetInfo(file.stem, 0, classes, "")
        run = Run.create(folder, _config(networks), dataset, imported=imported)
        _write(run, networks, _images_seen(file))
        yield from _draw_grid(run)
    return Run.open(path)


def _config(networks: ForeignNetworks) -> Config:
    """Return the settings of the run: those of the networks, and of a training that starts from them."""
    shape, model = networks.shape, networks.model
    preset = next((preset for preset in PRESETS if preset.config.model.arch == model.arch), STYLEGAN2)
    base = preset.settings(shape.frame, USUAL_COUNT, "cpu")
    values: dict[str, Any] = {f"model.{name}": value for name, value in vars(model).items()}
    return with_settings(base, values | {"data.size": shape.frame.size, "data.channels": shape.channels})


def _images_seen(file: Path) -> int:
    """Return the images seen that the name of the file tells; 1 if it does not tell, as 0 stands for new networks."""
    found = KIMG.search(file.name)
    return max(1, 1000 * int(found[1])) if found else 1


def _write(run: Run, networks: ForeignNetworks, images_seen: int) -> None:
    """Write the snapshot, its discriminator in full precision, and the checkpoint."""
    write_tensors(run.snapshot_path(images_seen), dict(networks.ema))
    if networks.discriminator:
        write_tensors(run.discriminator_path(images_seen), dict(networks.discriminator))
    parts = {"ema": networks.ema, "g": networks.generator, "d": networks.discriminator}
    tensors = {name: tensor for prefix, part in parts.items() for name, tensor in _under(prefix, part).items()}
    save_checkpoint(run, images_seen, TrainingState(tensors, {"images": images_seen, "steps": 0, "seconds": 0.0}))


def _under(prefix: str, weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {f"{prefix}.{name}": tensor for name, tensor in weights.items()}


def _draw_grid(run: Run) -> Generator[Event, None, None]:
    """Keep the fixed-seed grid, which lists of runs show."""
    model, side = Model(run), 8
    while side > 2 and side * side * run.config.data.frame.area > GRID_PIXELS:
        side //= 2
    seeds = range(side * side)
    images: list[np.ndarray] = []
    for image in model.stream(seeds, batch=1):
        images.append(image)
        yield Progress(len(images), len(seeds), "images")
    save_png(run.grid_path(run.images_seen), tile(np.concatenate(images), columns=side), seeds=f"{seeds[0]}-{seeds[-1]}")
