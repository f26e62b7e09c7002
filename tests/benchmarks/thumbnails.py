"""How evenly 100,000 thumbnails scroll on the Data page, and how long it takes to open them."""

import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.display import display
from tests.benchmarks.responsiveness import two_cores

COUNT = 100_000
FEW = 500
ORIGINALS = 500  # the others are links to these; a file may have no more than some 1,000 names on Windows
SIDE = 128
TICK_MS = 16
SECONDS = 5.0
SPEEDS = {"slow": 12, "fast": 400, "leaps": 50_000}  # pixels a frame


def run(scale: float) -> dict[str, Any]:
    """Scroll the whole set and, as the baseline, a set that is ready in memory."""
    with two_cores(), display() as environment, tempfile.TemporaryDirectory() as home:
        pictures = Path(home, "pictures")
        make_pictures(pictures, max(FEW, round(COUNT * scale)))
        command = [sys.executable, "-m", "tests.benchmarks.thumbnails", str(pictures), str(scale)]
        child_environment = {**environment, "GANSTUDIO_HOME": home}
        output = subprocess.run(command, env=child_environment, stdout=subprocess.PIPE, text=True, check=True).stdout
    found = json.loads(output.splitlines()[-1])
    worst = max(found["idle"][speed]["p95_ms"] for speed in SPEEDS)
    return {
        "p95_ms": worst,
        **found,
        "ratio": round(worst / found["baseline_500_in_memory"]["p95_ms"], 2),
        "platform": environment["QT_QPA_PLATFORM"],
        "target": {"p95_ms": 33},
    }


def make_pictures(folder: Path, count: int) -> None:
    """``count`` JPEGs in ten folders, and ``FEW`` of them in one of their own."""
    import numpy as np
    from PIL import Image

    rng = np.random.default_rng(0)
    few = folder.with_name("few")
    few.mkdir()
    for number in range(ORIGINALS):
        pixels = rng.integers(0, 256, (SIDE // 8, SIDE // 8, 3), np.uint8)
        Image.fromarray(pixels).resize((SIDE, SIDE)).save(few / f"{number}.jpg")
    for group in range(10):
        (folder / str(group)).mkdir(parents=True)
    for number in range(count):
        os.link(few / f"{number % ORIGINALS}.jpg", folder / str(number % 10) / f"{number}.jpg")


def frames(times: list[float]) -> dict[str, float]:
    """p50, p95 and worst time between frames, in ms."""
    between = sorted((after - before) * 1000 for before, after in itertools.pairwise(times))
    return {
        "p50_ms": round(between[len(between) // 2], 1),
        "p95_ms": round(between[len(between) * 95 // 100], 1),
        "worst_ms": round(between[-1], 1),
    }


def child(pictures: Path, scale: float) -> None:
    """In the child: the real window. Prints one JSON object."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from ganstudio.app.pages.data.view import DataPage
    from ganstudio.app.shell.application import Studio

    app = QApplication(sys.argv[:1])
    studio = Studio(app)
    session = studio.session
    studio.window.show_page("data")
    studio.window.show()

    def wait(until: Callable[[], bool]) -> None:
        while not until():
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    wait(lambda: studio.window.findChild(DataPage) is not None)
    view = studio.window.findChild(DataPage).thumbnails
    bar = view.verticalScrollBar()

    def open_folder(folder: Path) -> float:
        begin = time.monotonic()
        session.pictures.open([str(folder)])
        wait(lambda: session.pictures.source is not None and session.pictures.source.names == (str(folder),) and view.is_complete)
        return round(time.monotonic() - begin, 2)

    def scroll(step: int) -> dict[str, float]:
        times: list[float] = []
        position = 0

        def tick() -> None:
            nonlocal position
            position = (position + step) % max(bar.maximum(), 1)
            bar.setValue(position)
            view.viewport().repaint()
            times.append(time.monotonic())

        timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(tick)
        timer.start()
        end = time.monotonic() + SECONDS * min(scale, 1)
        wait(lambda: time.monotonic() > end)
        timer.stop()
        return frames(times)

    open_folder(pictures.with_name("few"))
    wait(lambda: not session.jobs.is_busy)
    scroll(SPEEDS["fast"])  # so that all of the few are in memory
    baseline = scroll(SPEEDS["fast"])
    opened = open_folder(pictures)
    checking = scroll(SPEEDS["fast"])
    session.jobs.stop_all()
    wait(lambda: not session.jobs.is_busy)
    idle = {name: scroll(step) for name, step in SPEEDS.items()}
    result = {
        "pictures": view.count,
        "open_seconds": opened,
        "idle": idle,
        "while_checking": checking,
        "baseline_500_in_memory": baseline,
    }
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    child(Path(sys.argv[1]), float(sys.argv[2]))
