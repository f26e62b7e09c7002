"""Training from a script. torch is imported when the training begins."""

import warnings
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from ganstudio.api.progress import Watch, drive, interruption
from ganstudio.engine.events import Event

if TYPE_CHECKING:
    from ganstudio.api.model import TrainedModel
    from ganstudio.api.upscaler import TrainedUpscaler

Data: TypeAlias = str | Path | Sequence[str | Path] | np.ndarray | Mapping[str, np.ndarray]


class Training(Iterator[Event]):
    """A training that begins when it is run, or when its first event is asked for.

    :meth:`run` trains to the end under a progress bar; a ``for`` loop over it gets the events instead. Ctrl+C and :meth:`close`
    stop it after the current step and save; :func:`ganstudio.resume` goes on from there.

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

    def run(self, progress: Watch = None) -> "TrainedModel | TrainedUpscaler":
        """Train to the end and return the model.

        Parameters
        ----------
        progress
            True shows a bar, False nothing, None a bar in a terminal or a notebook. A function is called with each event instead.
        """
        drive((event for event in self), "Training", progress)
        return self.model

    def close(self) -> None:
        """Stop and save; nothing happens if it has ended."""
        self._task.close()
        self._state = "finished" if self._state == "finished" else "stopped"

    @property
    def model(self) -> "TrainedModel | TrainedUpscaler":
        """The model at the latest snapshot or checkpoint."""
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
        A folder for the run, which must not hold one yet.
    preset
        The name of a preset; None for one that suits the pictures and the device.
    images, minutes
        Stop after this many images or minutes; None: as the preset says.
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
        There is no such setting or preset, a value is out of range (also a ``ValueError``), or the folder holds a run already.
        While it trains: the pictures cannot be used, a loss is no longer finite, or the disk refuses.
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
    """Prepare to go on with a run exactly where it stopped; ``ganstudio.resume(...).run()`` trains it.

    Parameters
    ----------
    run
        The run's folder.
    data
        Where its pictures are now, if they were moved.
    images, minutes
        A new goal: images in all, or further minutes of training. None: the goal that it has.
    start_over
        Start a run without a checkpoint from the beginning, which deletes its samples and snapshots.
    take_over
        Go on even if a process on another computer, which has ended, seems to train it.
    settings, keywords
        As for :func:`train`: settings that may change during a training.

    Raises
    ------
    StudioError
        There is no run, it has reached its goal, its pictures have changed, or another process trains it.
    """
    from ganstudio.api.arguments import check_path
    from ganstudio.api.settings import ResumedRun, check_data, settings_of

    if data is not None:
        check_data(data)
    values = settings_of({"run.images": images, "run.minutes": minutes}, settings, keywords)
    plan = ResumedRun(check_path("run", run), data, values, start_over, take_over)
    plan.check()
    return Training(plan.path, plan.task())
