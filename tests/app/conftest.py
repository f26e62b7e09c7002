"""A session for the tests of the window, which leaves nothing running behind, and small things to train."""

import gc
from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ganstudio.app.jobs import job as jobs
from ganstudio.app.state import pictures as open_pictures
from ganstudio.app.state.session import Session
from ganstudio.app.state.settings import Settings
from ganstudio.app.ui.theme import theme
from ganstudio.engine.config import Config, DataConfig, ModelConfig, RunConfig, TrainingConfig

PATIENCE = 120_000  # milliseconds


class PatientBot(QtBot):
    """Waits up to two minutes where pytest-qt's own gives up after five seconds: on a busy machine slow is no fault.

    Nothing that comes is waited for any longer. A test that measures seconds belongs in ``tests/benchmarks``.
    """

    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE)  # noqa: N815 - Qt's name, as the others
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE)  # noqa: N815
    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE)  # noqa: N815
    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE)  # noqa: N815
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE)  # noqa: N815


@pytest.fixture
def qtbot(qapp, request: pytest.FixtureRequest) -> PatientBot:
    """pytest-qt's robot, with patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True, scope="session")
def empty_clipboard(qapp) -> Iterator[None]:
    """What a test has left on the clipboard goes before Qt does: PySide would destroy it too late, and crash."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True, scope="session")
def look(qapp) -> Callable[[], None]:
    """Give the application the theme's font, palette and Fusion, but no style sheet: with one, a page takes twice as long to build.

    A test that looks at what the style sheet does calls ``theme().set_mode``; it ends with the test.
    """

    def reset() -> None:
        theme().set_mode("system")
        qapp.setStyleSheet("")

    reset()
    return reset


def own_windows(app: QApplication) -> list[QWidget]:
    """The windows of the studio's own classes; pyqtgraph leaves menus and views of its own to the garbage collector."""
    return [widget for widget in app.topLevelWidgets() if type(widget).__module__.startswith("ganstudio")]


@pytest.fixture(autouse=True)
def nothing_is_left(qapp, look: Callable[[], None]) -> Iterator[None]:
    """Every job, every widget and every theme of a test ends with it."""
    before = set(map(id, own_windows(qapp)))
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if qapp.styleSheet():
        look()
    if len(own_windows(qapp)) > len(before):
        gc.unfreeze()  # loading the engine may have exempted it
        gc.collect()  # what only a cycle keeps alive is not left behind
    leaked = [widget for widget in own_windows(qapp) if id(widget) not in before]
    assert not leaked, f"left by the test: {leaked}"
    assert not [thread for thread in jobs.JobThread.running if thread.isRunning()]


@pytest.fixture(autouse=True)
def quick_timers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of a job is seen at once, and pictures are checked as soon as a setting has changed."""
    monkeypatch.setattr(jobs, "DRAIN_MS", 2)
    monkeypatch.setattr(open_pictures, "SETTLE_MS", 1)


@pytest.fixture
def settings(home: Path) -> Settings:
    """Settings as on a first start."""
    return Settings()


@pytest.fixture
def session(qtbot, settings: Settings) -> Iterator[Session]:
    """A session; what still runs at the end is stopped."""
    made = Session(settings)
    yield made
    made.jobs.stop_all()
    assert made.wait_for_jobs(30_000)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder of 40 pictures of 16 px, half of them dark."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for number in range(40):
        pixels = rng.integers(0, 128, (16, 16, 3), np.uint8) + np.uint8(127 * (number % 2))
        Image.fromarray(pixels).save(folder / f"{number:03d}.png")
    return folder


@pytest.fixture
def tiny() -> Config:
    """A training that takes as long as one lets it, in steps of milliseconds."""
    return Config(
        data=DataConfig(size=16, channels=3),
        model=ModelConfig(filters=4, latent_dim=4),
        training=TrainingConfig(batch=4),
        run=RunConfig(images=10_000_000, device="cpu"),
    )
