"""What the session has done in the background: generators over the engine, which import torch when they run and not before."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ganstudio.app.preload import preload_torch
from ganstudio.engine import data
from ganstudio.engine.config import Config
from ganstudio.engine.data import Source
from ganstudio.engine.events import Event, Status
from ganstudio.engine.runs.folder import Run, new_run_path
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.device import Device


@dataclass(frozen=True)
class RunCreated:
    """A training has made its run folder; the session keeps this event to itself."""

    run: Run


def silent(task: Callable[[], Any]) -> Generator[Event, None, Any]:
    """A task without events, as a generator."""
    yield from ()
    return task()


def load_engine() -> Generator[Event, None, "Device"]:
    """Import torch, the training and pyqtgraph; returns the device that ``auto`` chooses."""
    yield Status(mark("engine", "Loading the engine"), {})
    preload_torch()
    import ganstudio.engine.training  # noqa: F401 - the import is the work

    yield Status(mark("engine", "Loading the plots"), {})
    import pyqtgraph  # noqa: F401 - half a second that the window should not stand still for

    from ganstudio.engine.device import choose_device

    return choose_device(Config())


def new_training(folder: Path, config: Config, source: Source) -> Generator[Any, None, None]:
    """Prepare ``source`` as ``config`` says, make a run folder named after it in ``folder``, and train."""
    yield from load_engine()
    from ganstudio.engine.training import create_run, train

    dataset = yield from data.load_dataset(source, config.data)
    run = create_run(new_run_path(folder, folder_name(source.name)), config, dataset)
    yield RunCreated(run)
    yield from train(run, dataset)


def resumed_training(run: Run, images: int | None) -> Generator[Any, None, None]:
    """Go on with ``run``, to a new goal in images if one is given."""
    yield from load_engine()
    from ganstudio.engine.training import train

    if images is not None:
        run.update(replace(run.config, run=replace(run.config.run, images=images)))
    source = yield from data.open_source(run.config.data.source)
    dataset = yield from data.load_dataset(source, run.config.data)
    yield from train(run, dataset, resume=True)


def folder_name(name: str) -> str:
    """``name`` as the name of a folder on every system."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name).strip("-")
    return kept[:60] or "run"
