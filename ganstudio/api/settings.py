"""Checks the settings of a training from a script and makes its task."""

import io
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from ganstudio.api import arguments
from ganstudio.engine.config import Config, fields, unknown_field, with_settings
from ganstudio.engine.config.presets import find_preset
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import without
from ganstudio.engine.files import disk_errors, write_atomic
from ganstudio.engine.recipes.baseline import TITLES, fit_baseline
from ganstudio.engine.recipes.resume import resume_training
from ganstudio.engine.recipes.start import start_training
from ganstudio.engine.recipes.started import TrainingStarted
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.manifest import CONFIG

Task: TypeAlias = Generator[Any, None, None]
ARRAYS = "arrays.npz"  # in the run's folder, for pictures that came as arrays


@dataclass(frozen=True)
class NewRun:
    """A run that does not exist yet; :meth:`task` creates and trains it.

    Attributes
    ----------
    preset
        The name of a preset; None: the preset that suits the pictures.
    origin, snapshot
        The run to branch from, and images seen of its snapshot; None for new networks, and for the latest.
    """

    path: Path
    data: Any
    values: Mapping[str, Any]
    preset: str | None
    origin: Run | None
    snapshot: int | None

    def check(self) -> None:
        """Raise an error for mistakes that show without the pictures."""
        with arguments.as_argument_errors():
            if (self.path / CONFIG).exists():
                text = "{path} already holds a run. Go on with it: ganstudio.resume({path!r}), or choose another folder."
                raise ConfigError(text, path=str(self.path))
            if self.origin is not None and self.preset is not None:
                raise ConfigError("Give preset= or start_from=, not both: with start_from= the settings are those of that run.")
            if self.origin is None and self.snapshot is not None:
                raise ConfigError("snapshot= goes with start_from=: the run to begin with.")
            base = Config() if self.preset is None else find_preset(self.preset).config
            with_settings(base if self.origin is None else self.origin.config, self.values)

    def task(self) -> Task:
        """Prepare the pictures, create the run folder, and train."""
        names, values = _names(self.data, self.path), self.values
        task = start_training(self.path, names, preset=self.preset, settings=values, origin=self.origin, snapshot=self.snapshot)
        yield from without(task, TrainingStarted)


@dataclass(frozen=True)
class NewBaseline:
    """A baseline whose folder does not exist yet; :meth:`task` fits it."""

    path: Path
    data: Any
    values: Mapping[str, Any]
    kind: str

    def check(self) -> None:
        """Raise an error for mistakes that show without the pictures."""
        with arguments.as_argument_errors():
            arguments.check_choice("kind", self.kind, TITLES)
            if (self.path / CONFIG).exists():
                raise ConfigError("{path} already holds a run. Choose another folder.", path=str(self.path))
            with_settings(Config(), self.values)

    def task(self) -> Task:
        """Prepare the pictures and fit the model."""
        yield from fit_baseline(self.path, _names(self.data, self.path), self.kind, settings=self.values)


@dataclass(frozen=True)
class ResumedRun:
    """A run to resume; :meth:`task` trains it, with its pictures from ``data`` if they were moved there."""

    path: Path
    data: Any
    values: Mapping[str, Any]
    start_over: bool
    take_over: bool

    def check(self) -> None:
        """Raise an error if there is no run, or a setting does not exist."""
        with arguments.as_argument_errors():
            with_settings(Run.open(self.path).config, self.values)

    def task(self) -> Task:
        """Open the pictures, change the settings, and train."""
        values, names = dict(self.values), () if self.data is None else _names(self.data, self.path)
        images, minutes = values.pop("run.images", None), values.pop("run.minutes", None)
        task = resume_training(
            Run.open(self.path),
            names,
            settings=values,
            images=images,
            minutes=minutes,
            start_over=self.start_over,
            take_over=self.take_over,
        )
        yield from without(task, TrainingStarted)


def settings_of(options: Mapping[str, Any], settings: Mapping[str, Any] | None, keywords: Mapping[str, Any]) -> dict[str, Any]:
    """Return all settings by their dotted names.

    Parameters
    ----------
    options
        Settings with their own parameters, by dotted name; None: not given.
    settings
        Settings by dotted name.
    keywords
        Settings by name with an underscore in place of the dot.
    """
    if options.get("run.images") is not None and options.get("run.minutes") is not None:
        raise arguments.ArgumentValueError("Give images= or minutes=, not both.")
    known = {info.name for info in fields()}
    found: dict[str, Any] = {}
    given = [(name, value) for name, value in options.items() if value is not None]
    given += [(_dotted(name, known), value) for name, value in keywords.items()]
    for name, value in [*given, *(settings or {}).items()]:
        with arguments.as_argument_errors():
            if name not in known:
                raise unknown_field(str(name))
            if name in found:
                raise ConfigError("The setting {name} is given twice.", name=name)
        found[name] = value.item() if isinstance(value, np.generic) else value
    return found


def check_data(data: object) -> None:
    """Raise an error if pictures are given in an unreadable form."""
    if not isinstance(data, np.ndarray | Mapping):
        arguments.check_names("data", data)


def _dotted(keyword: str, known: set[str]) -> str:
    section, _, key = keyword.partition("_")
    return name if (name := f"{section}.{key}") in known else keyword


def _names(data: Any, path: Path) -> list[str]:
    """Return the names of pictures; save arrays in the run's folder first, so that it can be resumed."""
    if not isinstance(data, np.ndarray | Mapping):
        return arguments.check_names("data", data)
    with disk_errors(path):
        path.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    arrays = {"images": data} if isinstance(data, np.ndarray) else {str(name): np.asarray(array) for name, array in data.items()}
    np.savez(buffer, **arrays)
    write_atomic(path / ARRAYS, buffer.getvalue())
    return [str(path / ARRAYS)]
