"""A session that only remembers what it is asked for, and rows as a training writes them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, Signal

from ganstudio.app.state.settings import Settings
from ganstudio.engine.config import Config, DataConfig
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Progress, Stats
from ganstudio.engine.runs.folder import Run


class FakeSession(QObject):
    """The signals and attributes of a session; jobs run at once when told to, and trainings only in name."""

    engine_ready = Signal()
    source_changed = Signal()
    run_changed = Signal()
    training_changed = Signal(str)
    training_events = Signal(list)
    data_changed = Signal()
    findings_changed = Signal()
    error = Signal(object)
    page_requested = Signal(str)
    message = Signal(str)
    engine_changed = Signal()
    obstacle_changed = Signal()
    settings_asked = Signal(object)
    obstacle: Any = None
    engine_failed = False
    last_run: Any = None

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.engine_loaded = False
        self.source: Any = None
        self.data = DataConfig()
        self.findings: Any = None
        self.device: Any = None
        self.diagnosis: Any = None
        self.runs: tuple[Any, ...] = ()
        self.runs_folder = Path()
        self.run: Run | None = None
        self.training = "idle"
        self.asked: list[tuple[Any, ...]] = []
        self.waiting: list[tuple[str, Callable[[], Iterator[Any]], Callable[[Any], None], Callable[[Any], None] | None]] = []

    def run_job(self, title: str, make: Any, on_result: Any, on_error: Any = None) -> Any:
        self.waiting.append((title, make, on_result, on_error))
        return SimpleNamespace(cancel=lambda: self.asked.append(("cancel", title)))

    def finish_jobs(self) -> None:
        """Run what waits, in the order in which it came."""
        while self.waiting:
            _, make, on_result, on_error = self.waiting.pop(0)
            task = make()
            try:
                while True:
                    next(task)
            except StopIteration as end:
                on_result(end.value)
            except StudioError as error:
                (on_error or self.error.emit)(error)

    def open(self, run: Run | None) -> None:
        self.run = run
        self.run_changed.emit()

    def show_source(self) -> None:
        self.source = FakeSource()
        self.source_changed.emit()

    def train(self, state: str) -> None:
        self.training = state
        self.training_changed.emit(state)

    def learn_sevens(self) -> None:
        self.asked.append(("learn",))

    def start_training(self, config: Config, origin: Path | None = None) -> None:
        self.asked.append(("start", config) if origin is None else ("start", config, origin))

    def pause_training(self) -> None:
        self.asked.append(("pause",))

    def resume_training(self, settings: Any = None, **answers: bool) -> None:
        given = {name: True for name, is_given in answers.items() if is_given}
        self.asked.append(("resume", settings, given) if given else ("resume", settings))

    def move_pictures(self, names: Any) -> None:
        self.asked.append(("move", names))

    def hit(self, obstacle: Any) -> None:
        self.obstacle = obstacle
        self.obstacle_changed.emit()

    def load_engine(self) -> None:
        self.asked.append(("load",))

    def branch_run(self, images: int | None, config: Config) -> None:
        self.asked.append(("branch", images, config))

    def change_training(self, settings: Any) -> None:
        self.asked.append(("change", settings))

    def stop_training(self) -> None:
        self.asked.append(("stop",))

    def close_run(self) -> None:
        self.asked.append(("close",))
        self.open(None)


class FakeSource:
    name = "sevens"
    suggested_size, suggested_channels = 32, 1
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
