"""Saves and loads checkpoints (the full state) and snapshots (the EMA generator alone). Never uses pickle."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from ganstudio.engine.config import Config
from ganstudio.engine.errors import NoCheckpoint, RunError
from ganstudio.engine.files import new_folder, write_atomic
from ganstudio.engine.networks import Discriminator, Generator, Shape, find_architecture
from ganstudio.engine.networks.upscaler import Upscaler, build_upscaler
from ganstudio.engine.runs.baseline import NOUNS
from ganstudio.engine.runs.folder import Kept, Run
from ganstudio.engine.runs.manifest import FORMAT, check_format
from ganstudio.engine.runs.tensors import read_tensors, write_tensors
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

CHECKPOINTS_KEPT = 2
SNAPSHOTS_KEPT = 64
STATE = "state.json"
TENSORS = "tensors.safetensors"


@dataclass(frozen=True)
class TrainingState:
    """The state that resumes a run: ``tensors`` by name, ``counters`` as plain JSON values."""

    tensors: dict[str, Tensor]
    counters: dict[str, Any]


def save_checkpoint(run: Run, images_seen: int, state: TrainingState) -> Path:
    """Write a checkpoint as a folder that appears complete or not at all; remove all but the last two."""
    path = run.checkpoint_path(images_seen)
    if not path.exists():
        with new_folder(path) as folder:
            write_tensors(folder / TENSORS, state.tensors)
            write_atomic(folder / STATE, json.dumps({"format": FORMAT, **state.counters}, indent=2).encode())
    for kept in run.checkpoints()[:-CHECKPOINTS_KEPT]:
        shutil.rmtree(kept.path, ignore_errors=True)
    return path


def load_checkpoint(run: Run) -> tuple[int, TrainingState] | None:
    """Return the images seen and the state of the last readable checkpoint; None if the run has none yet.

    Raises
    ------
    NoCheckpoint
        There are checkpoints, but none is complete.
    RunError
        A newer studio wrote them.
    """
    damage: NoCheckpoint | None = None
    for item in reversed(run.checkpoints()):
        try:
            counters = json.loads((item.path / STATE).read_bytes())
            check_format(counters.pop("format", None), item.path / STATE)
            return item.images_seen, TrainingState(read_tensors(item.path / TENSORS), counters)
        except (OSError, ValueError) as error:
            damage = _damaged(run, item.path, str(error))
    if damage:
        raise damage
    return None


def _damaged(run: Run, path: Path, reason: str) -> NoCheckpoint:
    snapshots = run.snapshots()
    if not snapshots:
        text = mark(
            "engine",
            "{path} is damaged and can't be resumed: {reason}. Start the run over; this deletes its samples and statistics.",
        )
        return NoCheckpoint(text, path=path, reason=reason, snapshot=None)
    text = mark(
        "engine",
        "{path} is damaged and can't be resumed: {reason}. Branch a new run from the newest snapshot, at "
        "{images} images, or start the run over; this deletes its samples and snapshots.",
    )
    return NoCheckpoint(text, path=path, reason=reason, images=f"{snapshots[-1].images_seen:,}", snapshot=snapshots[-1].images_seen)


def save_snapshot(run: Run, images_seen: int, generator: dict[str, Tensor], discriminator: dict[str, Tensor]) -> Path:
    """Write the EMA generator's state at ``images_seen``, and the discriminator's in half precision, to branch off from."""
    write_tensors(run.discriminator_path(images_seen), {name: _halved(tensor) for name, tensor in discriminator.items()})
    path = run.snapshot_path(images_seen)
    write_tensors(path, generator)
    return path


def thin_snapshots(run: Run, best: int | None) -> bool:
    """Remove every other snapshot but the last and the ``best`` if there are more than 64; return whether any were removed."""
    kept = run.snapshots()
    if len(kept) <= SNAPSHOTS_KEPT:
        return False
    for item in kept[:-1][::2]:
        if item.images_seen != best:
            item.path.unlink(missing_ok=True)
            run.discriminator_path(item.images_seen).unlink(missing_ok=True)
    return True


def load_weights(run: Run, images_seen: int | None = None) -> tuple[int, dict[str, Tensor], dict[str, Tensor]]:
    """Return the images seen, EMA generator and discriminator of a snapshot or checkpoint (the last if None).

    The discriminator's state is empty if none was kept.

    Raises
    ------
    RunError
        The run has nothing there or no networks, or the file is damaged.
    """
    _check_networks(run)
    found = _latest(run) if images_seen is None else _exactly(run, images_seen)
    try:
        if found.path.is_dir():
            tensors = found.path / TENSORS
            return found.images_seen, read_tensors(tensors, "ema."), read_tensors(tensors, "d.")
        partner = run.discriminator_path(found.images_seen)
        return found.images_seen, read_tensors(found.path), read_tensors(partner) if partner.exists() else {}
    except OSError as error:
        raise RunError(mark("engine", "{path} is damaged: {reason}."), path=found.path, reason=str(error)) from None


def load_generator(run: Run, snapshot: int | None = None) -> tuple[int, Generator]:
    """Load the EMA generator of a run, in eval mode on the CPU in float32; return the images seen and the generator.

    Parameters
    ----------
    snapshot
        Images seen of the snapshot; None for the latest, checkpoints included.

    Raises
    ------
    RunError
        The run has nothing to load yet, lacks the snapshot (the message names the nearest), or has no latent space.
    """
    _check_networks(run)
    if run.config.upscaler.factor:
        raise RunError(
            mark("engine", "{name} is an upscaler: it enlarges pictures and has no latent space to draw from or to search in."),
            name=run.name,
        )
    generator, _ = build_networks(run.config, run.dataset.classes, torch.Generator().manual_seed(0))
    return _load_averaged(run, snapshot, generator), generator


def load_upscaler(run: Run, snapshot: int | None = None) -> tuple[int, Upscaler]:
    """Load the averaged upscaler of a run, as :func:`load_generator` loads generators.

    Raises
    ------
    RunError
        The run is not an upscaler, or as there.
    """
    if not run.config.upscaler.factor:
        raise RunError(mark("engine", "{name} is a generator of pictures, not an upscaler."), name=run.name)
    network = build_upscaler(run.config, torch.Generator().manual_seed(0))
    return _load_averaged(run, snapshot, network), network


def _load_averaged(run: Run, snapshot: int | None, network: nn.Module) -> int:
    """Load the averaged weights of a snapshot into ``network``; return the images seen."""
    found = _latest(run) if snapshot is None else _exactly(run, snapshot)
    try:
        tensors = read_tensors(found.path / TENSORS, "ema.") if found.path.is_dir() else read_tensors(found.path)
        network.load_state_dict(tensors)
    except (OSError, RuntimeError) as error:
        raise RunError(mark("engine", "{path} is damaged: {reason}."), path=found.path, reason=str(error)) from None
    network.eval().requires_grad_(False)
    return found.images_seen


def load_discriminator(run: Run, snapshot: int | None = None, device: torch.device | str = "cpu") -> Discriminator | None:
    """Load the discriminator of a run in eval mode; None if none was saved beside the snapshot.

    Raises
    ------
    RunError
        As of :func:`load_generator`.
    """
    _, _, weights = load_weights(run, snapshot)
    if not weights:
        return None
    _, discriminator = build_networks(run.config, run.dataset.classes, torch.Generator().manual_seed(0))
    try:
        discriminator.load_state_dict(weights)
    except RuntimeError as error:
        raise RunError(mark("engine", "{path} is damaged: {reason}."), path=run.path, reason=str(error)) from None
    return discriminator.eval().requires_grad_(False).to(device)


def build_networks(config: Config, classes: Sequence[str], rng: torch.Generator) -> tuple[Generator, Discriminator]:
    """Return new networks of the config's architecture and resolved shape, with weights drawn from ``rng``."""
    shape = Shape(config.data.frame, config.data.channels, len(classes) if config.model.conditional else 0)
    return find_architecture(config.model.arch).build(config.model, shape, rng)


def _check_networks(run: Run) -> None:
    """Raise ``RunError`` for a mixture or a kernel density."""
    if run.baseline is not None and not run.has_latent_space:
        text = mark("engine", "{name} is a {kind}: it draws pictures from seeds and has no networks and no latent space.")
        raise RunError(text, name=run.name, kind=NOUNS[run.baseline.kind])


def _latest(run: Run) -> Kept:
    kept = [*run.snapshots(), *run.checkpoints()]
    if not kept:
        raise RunError(mark("engine", "{path} has no snapshot yet: train it for a while first."), path=run.path)
    return max(kept, key=lambda item: item.images_seen)


def _exactly(run: Run, snapshot: int) -> Kept:
    kept = [*run.snapshots(), *run.checkpoints()]
    for item in kept:
        if item.images_seen == snapshot:
            return item
    nearest = min(kept, key=lambda item: abs(item.images_seen - snapshot), default=None)
    raise RunError(
        mark("engine", "{path} has no snapshot at {snapshot} images. The nearest is at {nearest}."),
        path=run.path,
        snapshot=snapshot,
        nearest=nearest.images_seen if nearest else "-",
    )


def _halved(tensor: Tensor) -> Tensor:
    return tensor.bfloat16() if tensor.is_floating_point() else tensor
