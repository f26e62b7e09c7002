"""Measures the cost of a training before it starts, and shows it in a line."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from ganstudio.app.jobs.job import Job
from ganstudio.app.state.session import Session
from ganstudio.app.ui.formats import duration, thousands
from ganstudio.app.ui.language import translated
from ganstudio.engine.config import Config, RunConfig
from ganstudio.engine.data import Dataset, Source, UnreadableImage, decode, preparation, prepare, room
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Event
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:  # the window must appear before torch is imported
    from ganstudio.engine.recipes.estimate import TrainingEstimate

SETTLE_MS = 700
SAMPLE = 256
MEGABYTE = 10**6


@dataclass(frozen=True, eq=False)
class Cost:
    """An estimate from a sample of the pictures, and the bytes that all take on a GPU (a memory map takes none)."""

    estimate: "TrainingEstimate"
    pictures: int


def sample(config: Config, source: Source, count: int) -> tuple[list[np.ndarray], list[int | None]]:
    """Return up to ``count`` readable pictures, evenly spread: prepared, uint8 (n, C, H, W) each, and a label for each image."""
    how = preparation(source, config.data)
    images: list[np.ndarray] = []
    labels: list[int | None] = []
    for index in np.unique(np.linspace(0, len(source) - 1, count).astype(int)).tolist():
        try:
            picture = decode(source.read(index), source.title(index), partial(room, how), depth=how.depth)
            images.append(prepare(picture, how, index.to_bytes(8, "little")))
            labels += [source.label(index)] * len(images[-1])
        except UnreadableImage:
            continue
    return images, labels


def probe(config: Config, source: Source) -> Generator[Event, None, Cost]:
    """Measure the cost with a few pictures only, as reading a hundred thousand would take minutes.

    Raises
    ------
    StudioError
        Fewer than two of the pictures can be read, or training cannot start with these settings.
    """
    from ganstudio.engine.recipes.estimate import estimate

    images, labels = sample(config, source, SAMPLE)
    if len(images) < 2:
        text = mark("engine", "Too few pictures in {name}: training needs at least 2, and {count} can be read.")
        raise DatasetError(text, name=source.name, count=len(images))
    known = np.array(labels, np.int64) if source.classes else None
    dataset = Dataset.of(np.concatenate(images), known, source.classes, source.name)
    measured = yield from estimate(config, dataset)
    per_picture = sum(part.nbytes for part in images) // len(images)
    return Cost(measured, 0 if measured.device.kind == "cpu" else len(source) * per_picture)


class EstimateLine(QLabel):
    """Measures in the background once the settings have settled, and shows the result."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setProperty("role", "small")
        self.setAccessibleName(self.tr("Estimate"))
        self.setToolTip(
            self.tr("Measure how long the training will take and how much memory it needs, with a short test on this device")
        )
        self._session = session
        self._config = Config()
        self._asked: tuple[Any, ...] | None = None
        self._known: tuple[tuple[Any, ...], Cost] | None = None
        self._job: Job | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self._measure)

    def ask(self, config: Config) -> None:
        """Show the cost of ``config`` with the open pictures; measure again only if a relevant setting changed."""
        self._config = config
        key = self._key()
        if self._known is not None and self._known[0] == key:
            self._cancel()
            self._tell(self._known[1])
        elif key != self._asked:
            self._cancel()
            self._asked = key
            self.setText(self.tr("Measuring the speed...") if self._session.engine.is_loaded else self.tr("Loading the engine..."))
            self._timer.start()

    @property
    def is_waiting(self) -> bool:
        """Return whether a measurement waits until typing has ended."""
        return self._timer.isActive()

    def clear(self) -> None:
        """Hide the estimate and stop measuring, as a training needs the device."""
        self._cancel()
        self.setText("")

    def _key(self) -> tuple[Any, ...]:
        # goal and cadences change the total, not the speed
        speed = replace(self._config, run=RunConfig(device=self._config.run.device))
        return speed, id(self._session.pictures.source), self._session.engine.is_loaded

    def _cancel(self) -> None:
        self._timer.stop()
        self._asked = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _measure(self) -> None:
        config, source, key = self._config, self._session.pictures.source, self._asked
        if source is None or not self._session.engine.is_loaded:
            return

        def told(cost: Cost) -> None:
            if key is not None and key == self._asked:
                self._known, self._job = (key, cost), None
                self._tell(cost)

        self._job = self._session.jobs.start(self.tr("Measuring the speed"), lambda: probe(config, source), told, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._job = None
        self.setText(f"⚠ {translated(error)}")

    def _tell(self, cost: Cost) -> None:
        run, measured = self._config.run, cost.estimate
        seconds = run.images / measured.rate
        if run.minutes:
            seconds = min(seconds, run.minutes * 60)
        memory = measured.memory + cost.pictures
        lines = [
            self.tr("About {time} for {images} images").format(
                time=duration(seconds), images=thousands(min(run.images, seconds * measured.rate))
            ),
            self.tr("{rate} images/s · about {memory} MB of memory").format(
                rate=thousands(measured.rate), memory=thousands(max(1, memory // MEGABYTE))
            ),
        ]
        if memory > measured.available:
            lines.append("⚠ " + self.tr("Only {free} MB is free.").format(free=thousands(measured.available // MEGABYTE)))
        self.setText("\n".join(lines))
