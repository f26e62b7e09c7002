"""Trains from a script. torch is imported when the training starts."""

import warnings
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from ganstudio.api.progress import Watch, drive, interruption
from ganstudio.engine.events import Event

if TYPE_CHECKING:
    from ganstudio.api.density import TrainedDensity
    from ganstudio.api.model import TrainedModel
    from ganstudio.api.upscaler import TrainedUpscaler

Data: TypeAlias = str | Path | Sequence[str | Path] | np.ndarray | Mapping[str, np.ndarray]


class Training(Iterator[Event]):
    """A training that starts with :meth:`run`, or with its first event.

    :meth:`run` trains to the end under a progress bar; a ``for`` loop over it gets the events instead. Ctrl+C and :meth:`close`
    stop it after the current step and save; :func:`ganstudio.resume` continues from there.

    Attributes
    ----------
    path
        The run's folder.
    """

    def __init__(self, path: Path, task: Generator[Event, None, None]) -> None:
        self.path = path
        self._task = task
        self._state = "not started"

    def __next__(self) -> Event:
        """Train until the next event."""
        self._state = "running"
        with interruption() as asked:
            try:
                event = next(self._task)
            except BaseException as error:
                self._state = "finished" if isinstance(error, StopIteration) else "stopped"
                raise
            if asked:
                self.close()
                raise KeyboardInterrupt
        return event

    def run(self, progress: Watch = None) -> "TrainedModel | TrainedUpscaler | TrainedDensity":
        """Train to the end and return the model.

        Parameters
        ----------
        progress
            True shows a bar, False nothing, None a bar in a terminal or a notebook. A function is called with each event instead.
        """
        drive((event for event in self), "Training", progress)
        return self.model

    def close(self) -> None:
        """Stop and save; do nothing if it has ended."""
        self._task.close()
        self._state = "finished" if self._state == "finished" else "stopped"

    @property
    def model(self) -> "TrainedModel | TrainedUpscaler | TrainedDensity":
        """Return the model at the latest snapshot or checkpoint."""
        from ganstudio.api.loading import load

        return load(self.path)

    def __repr__(self) -> str:
        then = ": call .run(), or iterate over it for its events" if self._state == "not started" else ""
        return f"<Training in {self.path}, {self._state}{then}>"

    def __del__(self) -> None:
        if getattr(self, "_state", "") == "not started":
            text = f"The training in {self.path} never began: call .run(), or iterate over it for its events."
            warnings.warn(text, RuntimeWarning, stacklevel=2)


def train(
    data: Data,
    run: str | Path,
    preset: str | None = None,
    *,
    images: int | None = None,
    minutes: float | None = None,
    seed: int | None = None,
    device: str | None = None,
    start_from: str | Path | None = None,
    snapshot: int | None = None,
    settings: Mapping[str, Any] | None = None,
    **keywords: Any,
) -> Training:
    """Prepare the training of a new run; ``ganstudio.train(...).run()`` trains it under a progress bar and returns the model.

    >>> model = ganstudio.train("sevens", "runs/sevens", minutes=2).run()  # doctest: +SKIP
    >>> for event in ganstudio.train("photos/", "runs/photos", images=50_000, training_batch=16):  # doctest: +SKIP
    ...     print(event)

    Parameters
    ----------
    data
        A built-in set ("sevens", "digits", "fashion"), the path of a folder, archive, array file, film or picture, or several of
        these; or an array (N, H, W) or (N, H, W, C), or ``{"images": array, "labels": array}``, saved in the run's folder.
    run
        A folder for the run, which must not hold a run yet.
    preset
        The name of a preset; None: the preset that suits the pictures and the device.
    images, minutes
        Stop after this many images or minutes; None: those of the preset.
    seed, device
        The settings ``run.seed`` and ``run.device``.
    start_from, snapshot
        The folder of a run to branch from, and images seen of its snapshot (None: the latest); its settings replace a preset's.
    settings
        Settings by their dotted names: ``{"training.lr_g": 1e-3}``.
    keywords
        The same with an underscore in place of the dot: ``training_lr_g=1e-3``.

    Raises
    ------
    StudioError
        A setting or the preset does not exist, a value is out of range (also a ``ValueError``), or the folder holds a run.
        While it trains: the pictures cannot be used, a loss is NaN or infinite, or the disk is full or not writable.
    """
    from ganstudio.api.arguments import check_path
    from ganstudio.api.settings import NewRun, check_data, settings_of
    from ganstudio.engine.config import unlimited_images
    from ganstudio.engine.runs import Run

    check_data(data)
    options = {"run.images": images, "run.minutes": minutes, "run.seed": seed, "run.device": device}
    values = settings_of(options, settings, keywords)
    if minutes is not None:
        values.setdefault("run.images", unlimited_images())
    origin = None if start_from is None else Run.open(check_path("start_from", start_from))
    plan = NewRun(check_path("run", run), data, values, preset, origin, snapshot)
    plan.check()
    return Training(plan.path, plan.task())


def resume(
    run: str | Path,
    data: Data | None = None,
    *,
    images: int | None = None,
    minutes: float | None = None,
    start_over: bool = False,
    take_over: bool = False,
    settings: Mapping[str, Any] | None = None,
    **keywords: Any,
) -> Training:
    """Prepare to resume a run exactly where it stopped; ``ganstudio.resume(...).run()`` trains it.

    Parameters
    ----------
    run
        The run's folder.
    data
        The new place of its pictures, if they were moved.
    images, minutes
        A new goal: total images, or further minutes of training. None: its present goal.
    start_over
        Start a run without a checkpoint over, which deletes its samples and snapshots.
    take_over
        Resume even if the lock names a process on another computer that has ended.
    settings, keywords
        As for :func:`train`: settings that may change during a training.

    Raises
    ------
    StudioError
        The run does not exist, has reached its goal, or is trained by another process, or its pictures have changed.
    """
    from ganstudio.api.arguments import check_path
    from ganstudio.api.settings import ResumedRun, check_data, settings_of

    if data is not None:
        check_data(data)
    values = settings_of({"run.images": images, "run.minutes": minutes}, settings, keywords)
    plan = ResumedRun(check_path("run", run), data, values, start_over, take_over)
    plan.check()
    return Training(plan.path, plan.task())


def baseline(
    data: Data,
    run: str | Path,
    kind: str,
    *,
    images: int | None = None,
    minutes: float | None = None,
    seed: int | None = None,
    device: str | None = None,
    settings: Mapping[str, Any] | None = None,
    **keywords: Any,
) -> Training:
    """Prepare to fit a model with an explicit density, to compare a GAN with; ``ganstudio.baseline(...).run()`` fits it.

    >>> mixture = ganstudio.baseline("sevens", "runs/mixture", "gmm").run()  # doctest: +SKIP
    >>> mixture.likelihood.bits  # doctest: +SKIP

    Parameters
    ----------
    data, run, seed, settings, keywords
        As for :func:`train`.
    kind
        ``"gmm"``: a Gaussian mixture on principal components; ``"kde"``: a kernel density on them; ``"vae"``: a variational
        autoencoder with a DCGAN generator, which :func:`ganstudio.load` opens as a :class:`TrainedModel`.
    images, minutes, device
        For a VAE: stop after this many images (default: 200,000) or minutes, and the setting ``run.device``.

    Raises
    ------
    StudioError
        A setting or the kind does not exist, or the folder holds a run. While it is fitted: there are too few pictures, or they
        are too large for the memory.
    """
    from ganstudio.api.arguments import check_path
    from ganstudio.api.settings import NewBaseline, check_data, settings_of
    from ganstudio.engine.config import unlimited_images

    check_data(data)
    options = {"run.images": images, "run.minutes": minutes, "run.seed": seed, "run.device": device}
    values = settings_of(options, settings, keywords)
    if minutes is not None:
        values.setdefault("run.images", unlimited_images())
    plan = NewBaseline(check_path("run", run), data, values, kind)
    plan.check()
    return Training(plan.path, plan.task())
