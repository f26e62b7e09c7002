"""How long it takes from the mouse on the pad or a slider to the painted picture on the Explore page, also while a training runs.

Each mouse event counts until the first painted frame that shows it or a later one: what was skipped waits for the next.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.display import display
from tests.benchmarks.responsiveness import two_cores

EVENTS = 300
EVENT_MS = 16
POLL_MS = 50
TURNS = 5
PICTURES = 40
# architecture, size, filters: as narrow as one trains them on two cores, then as wide as published
NETWORKS = (("dcgan", 64, 16), ("style", 64, 16), ("dcgan", 64, 64), ("style", 64, 64), ("dcgan", 128, 16), ("style", 128, 16))


def run(scale: float) -> dict[str, Any]:
    """Every network in a window of its own; then the first while it is trained."""
    with two_cores(), display() as environment, tempfile.TemporaryDirectory() as home:
        found = {}
        for network in NETWORKS:
            found["{}-{}-f{}".format(*network)] = window(home, environment, scale, *network)
        training = window(home, environment, scale, "training", 0, 0)
    return {
        **found,
        "training": training,
        "platform": environment["QT_QPA_PLATFORM"],
        "target": {"p50_ms": 16, "p95_ms": 33, "p95_ms_at_128": 60, "p95_ms_training": 100, "training_keeps": 0.8},
    }


def window(home: str, environment: dict[str, str], scale: float, *what: Any) -> Any:
    """A fresh process with the real window."""
    command = [sys.executable, "-m", "tests.benchmarks.explore_latency", str(scale), *map(str, what)]
    output = subprocess.run(
        command, env={**environment, "GANSTUDIO_HOME": home}, stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    return json.loads(output.splitlines()[-1])


def make_run(home: Path, arch: str, size: int, filters: int) -> Path:
    """A run with a snapshot of an untrained network: drawing takes as long."""
    import torch

    from ganstudio.engine.config import Config, with_settings
    from ganstudio.engine.runs import Run
    from ganstudio.engine.runs.checkpoint import build_networks, save_snapshot
    from ganstudio.engine.runs.manifest import DatasetInfo

    values = {"model.arch": arch, "model.filters": filters, "model.latent_dim": 64, "data.size": size, "data.channels": 3}
    made = Run.create(home / f"{arch}-{size}-{filters}", with_settings(Config(), values), DatasetInfo("noise", 40, (), "0"))
    generator, _ = build_networks(made.config, (), torch.Generator().manual_seed(3))
    save_snapshot(made, 64, generator.state_dict(), {})
    return made.path


class Hand:
    """Drags in the real window, and notes when what it did was painted."""

    def __init__(self, wait: Callable[[Callable[[], bool]], None], page: Any) -> None:
        self.wait = wait
        self.page = page
        self.asked: list[tuple[float, object]] = []
        self.painted: list[tuple[float, object]] = []
        self.key: Callable[[Any], object] = lambda frame: frame.tag
        stage, paint = page.stage, page.stage.paintEvent

        def painting(event: object) -> None:
            paint(event)
            if stage.frame is not None:
                self.painted.append((time.perf_counter(), self.key(stage.frame)))

        stage.paintEvent = painting

    def drag(self, widget: Any, place: Callable[[float], Any], state: Callable[[], object], key: Callable[[Any], object]) -> None:
        """Press at the beginning, send events to the end, release; ``state`` says what each one asked for."""
        from PySide6.QtCore import QEvent, Qt, QTimer
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QApplication

        self.key = key
        self.asked.clear()
        self.painted.clear()
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

        def send(kind: QEvent.Type, at: Any) -> None:
            buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
            button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
            begin = time.perf_counter()
            QApplication.sendEvent(widget, QMouseEvent(kind, at, widget.mapToGlobal(at), button, buttons, none))
            if kind == QEvent.Type.MouseMove and (not self.asked or self.asked[-1][1] != state()):
                self.asked.append((begin, state()))

        send(QEvent.Type.MouseButtonPress, place(0.0))
        sent = 0

        def tick() -> None:
            nonlocal sent
            sent += 1
            send(QEvent.Type.MouseMove, place(sent / EVENTS))

        timer = QTimer(interval=EVENT_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(tick)
        timer.start()
        self.wait(lambda: sent >= EVENTS)
        timer.stop()
        send(QEvent.Type.MouseButtonRelease, place(1.0))
        last = self.asked[-1][1]
        self.wait(lambda: bool(self.painted) and self.painted[-1][1] == last)

    def latencies(self) -> dict[str, float]:
        """p50, p95 and worst in ms, of the events from the tenth on; and how many pictures were painted."""
        numbers = {state: number for number, (_, state) in enumerate(self.asked)}
        shown = [(when, numbers[state]) for when, state in self.painted if state in numbers]
        spent, place = [], 0
        for number, (begin, _) in enumerate(self.asked):
            while place < len(shown) - 1 and (shown[place][1] < number or shown[place][0] < begin):
                place += 1
            spent.append((shown[place][0] - begin) * 1000)
        spent = sorted(spent[10:])
        return {
            "p50_ms": round(spent[len(spent) // 2], 1),
            "p95_ms": round(spent[len(spent) * 95 // 100], 1),
            "worst_ms": round(spent[-1], 1),
            "painted": len({number for _, number in shown}),
        }

    def picture(self) -> float:
        """Milliseconds that a picture takes in the renderer's thread while the window rests: what there is to be compared with."""
        from ganstudio.app.rendering.renderer import Channel

        model, found = self.page.model, []
        channel = Channel(model.renderer, self.page, rank=0)
        channel.done.connect(lambda _, spent: found.append(spent))

        def work(generator: Any) -> float:
            spent = []
            for _ in range(PICTURES):
                begin = time.perf_counter()
                model.look.draw(generator, [model.frame.latent])
                spent.append((time.perf_counter() - begin) * 1000)
            return round(statistics.median(spent), 1)

        channel.ask(model.origin, work)
        self.wait(lambda: bool(found))
        return found[0]

    def pad(self) -> dict[str, float]:
        """In circles across the map."""
        import math

        from PySide6.QtCore import QPointF

        pad = self.page.panel.get("pad").pad

        def place(part: float) -> QPointF:
            angle = 6 * math.pi * part
            at = pad.place(0.5 + 0.45 * math.cos(angle), 0.5 + 0.45 * math.sin(angle * 1.01))
            return QPointF(round(at.x(), 1), round(at.y(), 1))

        self.drag(pad, place, lambda: (pad.x_, pad.y_), lambda frame: frame.tag)
        return self.latencies()

    def truncation(self) -> dict[str, float]:
        """The slider over the page, there and back: everything on the page is drawn anew."""
        from PySide6.QtCore import QPointF

        slider = self.page.look.truncation

        def place(part: float) -> QPointF:
            there = 2 * min(part, 1 - part)
            return QPointF(slider.width() * (0.66 - 0.6 * there), slider.height() / 2)

        model = self.page.model
        self.drag(slider, place, lambda: model.look.truncation, lambda frame: frame.look.truncation)
        return self.latencies()


def child(scale: float, what: str, size: int, filters: int) -> None:
    """In the child: the real window. Prints one JSON object."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from ganstudio.app.shell.application import Studio

    app = QApplication(sys.argv[:1])
    studio = Studio(app)
    session = studio.session
    studio.window.resize(1280, 800)
    studio.begin(demo=False)

    def wait(until: Callable[[], bool]) -> None:
        while not until():  # asleep in between: a loop that spins would keep Python's lock from the renderer
            loop = QEventLoop()
            QTimer.singleShot(POLL_MS, loop.quit)
            loop.exec()

    wait(lambda: session.engine.is_loaded)
    if what == "training":
        result = while_training(studio, wait, scale)
    else:
        session.runs.open(make_run(Path(os.environ["GANSTUDIO_HOME"]), what, size, filters))
        hand = explore(studio, wait)
        result = {"picture_ms": hand.picture(), "pad": hand.pad(), "truncation": hand.truncation()}
    print(json.dumps(result), flush=True)
    studio.interrupt()
    wait(lambda: not session.jobs.is_busy)
    session.wait_for_jobs()


def explore(studio: Any, wait: Callable[[Callable[[], bool]], None]) -> Hand:
    """Go to the page and wait until everything on it is drawn."""
    from ganstudio.app.pages.explore.view import ExplorePage

    wait(lambda: studio.session.runs.current is not None)
    studio.window.show_page("explore")
    wait(lambda: studio.window.findChild(ExplorePage) is not None)
    page = studio.window.findChild(ExplorePage)
    wait(lambda: page.model.frame is not None and page.grid.is_complete)
    end = time.monotonic() + 1
    wait(lambda: time.monotonic() > end)
    return Hand(wait, page)


def while_training(studio: Any, wait: Callable[[Callable[[], bool]], None], scale: float) -> dict[str, Any]:
    """Train on the sevens, and drag in the middle of it."""
    from ganstudio.engine.config import with_settings
    from ganstudio.engine.config.presets import PRESETS
    from ganstudio.engine.events import Stats

    session = studio.session
    seen: list[tuple[float, float]] = []  # when, images
    session.training.events.connect(
        lambda events: seen.extend((time.monotonic(), event.row["images"]) for event in events if isinstance(event, Stats))
    )
    config = with_settings(PRESETS[0].config, {"run.images": 100_000_000, "run.snapshot_images": 4_000, "data.size": 32})
    session.pictures.open(("sevens",), lambda: session.training.start(config))
    wait(lambda: session.runs.current is not None and bool(session.runs.current.snapshots()))
    hand = explore(studio, wait)

    def rate_while(act: Callable[[], None]) -> float:
        seen.clear()
        act()
        wait(lambda: len(seen) > 1)
        return (seen[-1][1] - seen[0][1]) / (seen[-1][0] - seen[0][0])

    def rest() -> None:
        end = time.monotonic() + EVENTS * EVENT_MS / 1000
        wait(lambda: time.monotonic() > end)

    alone, meanwhile, figures = [], [], []
    for _ in range(max(2, round(TURNS * scale))):  # in turns, as other work on the machine comes and goes
        alone.append(rate_while(rest))
        meanwhile.append(rate_while(lambda: figures.append(hand.pad())))
    figures.sort(key=lambda figure: figure["p95_ms"])
    return {
        "pad": figures[len(figures) // 2],
        "images_per_second_alone": round(statistics.median(alone), 1),
        "images_per_second_dragging": round(statistics.median(meanwhile), 1),
        "training_keeps": round(statistics.median(meanwhile) / statistics.median(alone), 3),
    }


if __name__ == "__main__":
    child(float(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
