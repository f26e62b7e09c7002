"""How late a 10 ms timer in the GUI thread fires while the window trains on 2 cores, and what the window costs the training."""

import itertools
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.display import display

CORES = 2
WINDOW_SECONDS = 60.0
IDLE_SECONDS = 10.0
HEADLESS_SECONDS = 30.0
WARM_UP_SECONDS = 5.0
TICK_MS = 10


def run(scale: float) -> dict[str, Any]:
    """Headless, window, headless: the same run (sevens, default preset) each time."""
    with two_cores(), display() as environment, tempfile.TemporaryDirectory() as folder:
        before = headless_rate(Path(folder, "before"), HEADLESS_SECONDS * scale)
        command = [sys.executable, "-m", "tests.benchmarks.responsiveness", str(scale)]
        child_environment = {**environment, "GANSTUDIO_HOME": folder}
        output = subprocess.run(command, env=child_environment, stdout=subprocess.PIPE, text=True, check=True).stdout
        after = headless_rate(Path(folder, "after"), HEADLESS_SECONDS * scale)
    window = json.loads(output.splitlines()[-1])
    headless = (before + after) / 2
    return {
        **window,
        "headless_images_per_second": [round(before, 1), round(after, 1)],
        "ratio": round(window["images_per_second"] / headless, 3),
        "platform": environment["QT_QPA_PLATFORM"],
        "target": {"p99_ms": 30, "worst_ms": 150, "ratio": 0.95},
    }


@contextmanager
def two_cores() -> Iterator[None]:
    """Keep this process and its children on two cores, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    all_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_cores)[:CORES])
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_cores)


class Meter:
    """Images/s by the clock on the wall, from rows of statistics as they arrive, leaving out a warm-up."""

    def __init__(self) -> None:
        self.rows: list[tuple[float, float]] = []  # (time, images seen)
        self._begin = 0.0

    def add(self, images: float) -> None:
        """Take in a row."""
        now = time.monotonic()
        self._begin = self._begin or now + WARM_UP_SECONDS
        if now >= self._begin:
            self.rows.append((now, images))

    @property
    def seconds(self) -> float:
        """Time covered so far, without the warm-up."""
        return self.rows[-1][0] - self.rows[0][0] if self.rows else 0.0

    @property
    def rate(self) -> float:
        """Images per second over that time."""
        return (self.rows[-1][1] - self.rows[0][1]) / self.seconds


def headless_rate(run: Path, seconds: float) -> float:
    """Train with the command line for so long."""
    command = [sys.executable, "-m", "ganstudio", "train", "sevens", "--run", str(run), "--images", "1000000000", "--json"]
    meter = Meter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            event = json.loads(line)
            if event["event"] == "stats":
                meter.add(event["images"])
            if meter.seconds >= seconds:
                child.send_signal(signal.SIGINT)
                break
        child.stdout.read()
    return meter.rate


def lateness(ticks: list[float]) -> dict[str, float]:
    """p50, p99 and worst of how late a timer fired, in ms, from the times at which it did."""
    late = sorted(max(0.0, (after - before) * 1000 - TICK_MS) for before, after in itertools.pairwise(ticks))
    return {
        "p50_ms": round(late[len(late) // 2], 2),
        "p99_ms": round(late[len(late) * 99 // 100], 2),
        "worst_ms": round(late[-1], 2),
    }


def child(scale: float) -> None:
    """In the child: the real window; idle first, then training. Prints one JSON object."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from ganstudio.app.shell.application import Studio
    from ganstudio.engine.events import Stats

    app = QApplication(sys.argv[:1])
    studio = Studio(app)
    session = studio.session
    phases: dict[str, list[float]] = {"loading": [], "idle": [], "starting": [], "training": []}
    meter = Meter()
    state = {"phase": "loading"}
    timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: phases[state["phase"]].append(time.monotonic()))

    def idle() -> None:
        state["phase"] = "idle"
        QTimer.singleShot(round(IDLE_SECONDS * scale * 1000), start)

    def start() -> None:
        state["phase"] = "starting"
        session.learn_sevens()

    def on_events(events: list[object]) -> None:
        for event in events:
            if isinstance(event, Stats):
                meter.add(event.row["images"])
        if meter.rows and state["phase"] == "starting":
            state["phase"] = "training"
        if meter.seconds >= WINDOW_SECONDS * scale:
            timer.stop()
            studio.interrupt()

    session.engine.ready.connect(lambda: QTimer.singleShot(2000, idle))
    session.training.events.connect(on_events)
    studio.begin(demo=False)
    timer.start()
    app.exec()
    session.wait_for_jobs()
    figures = lateness(phases["training"])
    others = {f"{phase}_worst_ms": lateness(phases[phase])["worst_ms"] for phase in ("loading", "starting")}
    result = {**figures, **others, "baseline_idle": lateness(phases["idle"]), "images_per_second": round(meter.rate, 1)}
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    child(float(sys.argv[1]))
