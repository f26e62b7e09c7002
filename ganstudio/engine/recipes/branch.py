"""Starts a run from the weights of another run."""

from pathlib import Path
from typing import Any

from ganstudio.engine.config import Config, difference, to_dict
from ganstudio.engine.data import Dataset
from ganstudio.engine.errors import RunError
from ganstudio.engine.runs.checkpoint import save_checkpoint
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.manifest import Origin
from ganstudio.engine.runs.pictures import describe, keep_pictures
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.training.resolve import resolve
from ganstudio.engine.training.rules import check
from ganstudio.engine.training.transfer import CopiedWeights, start_networks
from ganstudio.engine.upscaling.trainer import trainer_for


def branch(path: Path, config: Config, dataset: Dataset, origin: Run, images_seen: int | None = None) -> tuple[Run, CopiedWeights]:
    """Create a run folder for ``config`` whose networks start with the weights of ``origin``; train it with ``resume=True``.

    See :func:`~ganstudio.engine.training.transfer.start_networks` for what is copied; the optimizers start anew.

    Parameters
    ----------
    images_seen
        Images seen at the snapshot or checkpoint of ``origin`` to start from: 0 for new networks, None for the last.

    Raises
    ------
    RunError
        The folder holds a run already, ``origin`` has nothing at ``images_seen``, or no tensor fits: another architecture or width.
    ConfigError
        As for :func:`~ganstudio.engine.recipes.train.create_run`.
    """
    check(config, dataset)
    config = resolve(config, dataset)
    trainer = trainer_for(config, dataset)
    copied = CopiedWeights(origin.name, 0, (0, 0), (0, 0))
    if images_seen != 0:
        copied = start_networks(trainer, origin, images_seen)
        if not copied.generator[0]:
            text = mark(
                "engine", "Nothing of {name} fits these networks. Use its settings: architecture {arch}, {filters} filters."
            )
            raise RunError(text, name=origin.name, arch=origin.config.model.arch, filters=origin.config.model.filters)
    changed = difference(origin.config, config, _names(config))
    run = Run.create(path, config, describe(dataset), Origin(str(origin.path.resolve()), copied.images_seen, changed))
    keep_pictures(run, dataset)
    save_checkpoint(run, 0, trainer.state())
    return run, copied


def _nothing_fits(origin: Run) -> RunError:
    text = mark("engine", "Nothing of {name} fits these networks. Use its settings: architecture {arch}, {filters} filters.")
    return RunError(text, name=origin.name, arch=origin.config.model.arch, filters=origin.config.model.filters)


def _names(config: Config) -> frozenset[str]:
    values: dict[str, dict[str, Any]] = to_dict(config)
    return frozenset(f"{section}.{name}" for section, inner in values.items() for name in inner)
