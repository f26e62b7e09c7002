"""Starts a training: prepares the pictures, creates the run folder, and trains."""

from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.derived import derive_from_run
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.presets import find_preset, suggest
from ganstudio.engine.data import Dataset, Source, load_dataset, open_source
from ganstudio.engine.device import choose_device
from ganstudio.engine.events import Caveat, Event, FilesLeftOut
from ganstudio.engine.recipes.branch import branch
from ganstudio.engine.recipes.started import TrainingStarted
from ganstudio.engine.recipes.train import create_run, train
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.pictures import open_pictures
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence, SettingWord
from ganstudio.engine.training.changes import Changes
from ganstudio.engine.training.parallel import ALONE, ProcessGroup


def start_training(
    path: Path,
    pictures: Sequence[str] | Source | None,
    *,
    preset: str | None = None,
    config: Config | None = None,
    settings: Mapping[str, Any] | None = None,
    origin: Run | None = None,
    snapshot: int | None = None,
    changes: Changes | None = None,
    group: ProcessGroup = ALONE,
) -> Generator[Event | TrainingStarted, None, Run]:
    """Create a run folder and train it to its goal; can be closed at any event and resumed exactly.

    Parameters
    ----------
    path
        The folder of the new run.
    pictures
        The pictures to train on: names of folders, files or built-in sets, or an open source; None: those of ``origin``.
    preset
        The name of a preset; None with neither ``config`` nor ``origin``: the preset that suits the pictures and the device.
    config
        All settings; ``pictures`` replace its ``data.source``.
    settings
        Settings by dotted name, which replace those of the preset, the ``config`` or ``origin``.
    origin, snapshot
        The run to branch from, and images seen of its snapshot (0: new networks, None: the latest). Its settings are the default.
    changes
        The queue of settings that another thread changes meanwhile.
    group
        The processes that train together.

    Raises
    ------
    DatasetError
        The pictures cannot be used.
    ConfigError, RunError, TrainingError
        As of :func:`~ganstudio.engine.recipes.train.create_run`, :func:`~ganstudio.engine.recipes.branch.branch` and
        :func:`~ganstudio.engine.recipes.train.train`.
    """
    values, changes = dict(settings or {}), changes or Changes()
    base = config or (None if origin is None else origin.config)
    source, dataset = yield from _prepared(pictures, base or Config(), values, origin, group)
    if group.is_first:
        if dataset.problems:
            yield FilesLeftOut(dataset.problems)
        if base is None:
            base = yield from _preset(preset, dataset, values)
        elif config is None:
            values = yield from _for_size(base, dataset, values)
        # the source's own names: absolute, so that the run can be resumed from any folder
        whole = with_settings(base, {**values, "data.source": source.names})
        if origin is None:
            run = create_run(path, whole, dataset, group.size)
        else:
            run, copied = branch(path, whole, dataset, origin, snapshot)
            yield from (Caveat(sentence) for sentence in copied.sentences)
    group.wait()
    if not group.is_first:
        run = Run.open(path)
    yield TrainingStarted(run, changes)
    yield from train(run, dataset, resume=origin is not None, changes=changes, group=group)
    return run


def _prepared(
    pictures: Sequence[str] | Source | None, base: Config, values: Mapping[str, Any], origin: Run | None, group: ProcessGroup
) -> Generator[Event, None, tuple[Source, Dataset]]:
    """Open and prepare the pictures; the first of several processes prepares them."""
    if not group.is_first:
        group.wait()
    if pictures is None:
        assert origin is not None
        source, dataset = yield from open_pictures(origin)
    else:
        data = with_settings(base, {name: value for name, value in values.items() if name.startswith("data.")}).data
        source = pictures if isinstance(pictures, Source) else (yield from open_source(pictures, data))
        dataset = yield from load_dataset(source, data)
    if group.is_first:
        group.wait()
    return source, dataset


def _for_size(origin: Config, dataset: Dataset, values: Mapping[str, Any]) -> Generator[Event, None, dict[str, Any]]:
    """Return ``values`` and the settings that follow from another size than that of the ``origin``."""
    height, width = dataset.pixels.shape[2:]
    derived = derive_from_run(origin, FrameSize(width, height), values)
    for name, found in derived.items():
        words = {"name": SettingWord(name), "value": found.value, "reason": found.reason}
        yield Caveat(Sentence(mark("engine", "{name} = {value}: {reason}."), words))
    return {**{name: found.value for name, found in derived.items()}, **values}


def _preset(name: str | None, dataset: Dataset, values: Mapping[str, Any]) -> Generator[Event, None, Config]:
    """Return the settings of the named preset, or of the preset that suits the pictures and the device."""
    kind = choose_device(with_settings(Config(), {"run.device": values.get("run.device", "auto")})).kind
    height, width = dataset.pixels.shape[2:]
    frame, count = FrameSize(width, height), len(dataset.rows)
    if name is not None:
        return find_preset(name).settings(frame, count, kind, values)
    preset, reason = suggest(count, frame, kind)
    yield Caveat(Sentence("{preset}: {reason}", {"preset": preset.name, "reason": reason}))
    return preset.settings(frame, count, kind, values)
