"""A session that only remembers what it is asked for, and rows as a training writes them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, Signal

from ganstudio.app.state.settings import Settings
from ganstudio.engine.config import Config, DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Progress, Stats
from ganstudio.engine.runs.folder import Run

Asked = list[tuple[Any, ...]]


class FakeJobs:
    """Jobs that wait until they are told to run."""

    def __init__(self, asked: Asked) -> None:
        self.waiting: list[tuple[str, Callable[[], Iterator[Any]], Callable[[Any], None], Callable[[Any], None] | None]] = []
        self._asked = asked

    def start(self, title: str, make: Any, on_result: Any, on_error: Any = None) -> Any:
        self.waiting.append((title, make, on_result, on_error))
        return SimpleNamespace(cancel=lambda: self._asked.append(("cancel", title)))


class FakeEngine(QObject):
    ready = Signal()
    changed = Signal()

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.is_loaded = self.has_failed = False
        self.device: Any = None
        self._asked = asked

    def load(self) -> None:
        self._asked.append(("load",))


class FakeRuns(QObject):
    changed = Signal()

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.folder = Path()
        self.current: Run | None = None
        self.found: tuple[Any, ...] = ()
        self.last: Path | None = None
        self._asked = asked

    def show(self, run: Run | None) -> None:
        self.current = run
        self.changed.emit()

    def close(self) -> None:
        self._asked.append(("close",))
        self.show(None)


class FakePictures(QObject):
    source_changed = Signal()
    data_changed = Signal()
    findings_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.source: Any = None
        self.data = DataConfig()
        self.findings: Any = None


class FakeTraining(QObject):
    state_changed = Signal(str)
    events = Signal(list)
    obstacle_changed = Signal()

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.state = "idle"
        self.obstacle: Any = None
        self.diagnosis: Any = None
        self._asked = asked

    def start(self, config: Config, origin: Path | None = None) -> None:
        self._asked.append(("start", config) if origin is None else ("start", config, origin))

    def pause(self) -> None:
        self._asked.append(("pause",))

    def resume(self, settings: Any = None, **answers: bool) -> None:
        given = {name: True for name, is_given in answers.items() if is_given}
        self._asked.append(("resume", settings, given) if given else ("resume", settings))

    def branch(self, images: int | None, config: Config) -> None:
        self._asked.append(("branch", images, config))

    def change(self, settings: Any) -> None:
        self._asked.append(("change", settings))

    def stop(self) -> None:
        self._asked.append(("stop",))

    def move_pictures(self, names: Any) -> None:
        self._asked.append(("move", names))


class FakeSession(QObject):
    """The parts of a session: jobs run when told to, and trainings only in name. ``asked`` lists what the page asked for."""

    error = Signal(object)
    page_requested = Signal(str)
    message = Signal(str)
    settings_asked = Signal(object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.asked: Asked = []
        self.jobs = FakeJobs(self.asked)
        self.engine = FakeEngine(self.asked)
        self.runs = FakeRuns(self.asked)
        self.pictures = FakePictures()
        self.training = FakeTraining(self.asked)

    def finish_jobs(self) -> None:
        """Run the waiting jobs, in the order in which they came."""
        while self.jobs.waiting:
            _, make, on_result, on_error = self.jobs.waiting.pop(0)
            task = make()
            try:
                while True:
                    next(task)
            except StopIteration as end:
                on_result(end.value)
            except StudioError as error:
                (on_error or self.error.emit)(error)

    def show_source(self) -> None:
        self.pictures.source = FakeSource()
        self.pictures.source_changed.emit()

    def train(self, state: str) -> None:
        self.training.state = state
        self.training.state_changed.emit(state)

    def hit(self, obstacle: Any) -> None:
        self.training.obstacle = obstacle
        self.training.obstacle_changed.emit()

    def learn_sevens(self) -> None:
        self.asked.append(("learn",))


class FakeSource:
    name = "sevens"
    suggested_frame, suggested_channels = FrameSize.square(32), 1
    edge_colour, depth = "#000000", 0

    def __len__(self) -> int:
        return 6265


def row(images: int, **values: float) -> dict[str, float]:
    base = {
        "step": images / 32,
        "seconds": images / 1000,
        "loss_g": 1.0,
        "loss_d": 0.7,
        "d_real": 0.8,
        "d_fake": 0.2,
        "rate": 999.0,
    }
    return {"images": images, **base, **values}


def stats(images: int, **values: float) -> list[Any]:
    return [Stats(row(images, **values)), Progress(images, 400_000, "images", 1500.0, 120.0)]
