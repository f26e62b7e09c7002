"""What metrics during a training cost it: images/s with and without them, and how late the window is meanwhile.

Trainings with and without metrics take turns, so that what else the machine does hits both.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from ganstudio.engine.config import DataConfig, with_settings
from ganstudio.engine.config.presets import QUICK_LOOK
from ganstudio.engine.data import Dataset, load_dataset, open_source
from ganstudio.engine.events import MetricMeasured, Stats
from ganstudio.engine.recipes.train import create_run, train
from tests.benchmarks.display import display
from tests.benchmarks.responsiveness import TICK_MS, lateness, two_cores
from tests.pulling import finished

METRICS = ("fd", "kid", "recall", "coverage")
EVERY, COUNT = 5_000, 1_000
SECONDS, WINDOW_SECONDS, WARM_UP = 30.0, 60.0, 5.0
TURNS = 3


def run(scale: float) -> dict[str, Any]:
    """Train without and with metrics in turns, then in the window with metrics."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GANSTUDIO_HOME"] = folder
        dataset: Dataset = finished(load_dataset(finished(open_source(["digits"])), DataConfig()))
        rate(Path(folder, "first"), dataset, METRICS, 0.0)  # trains the studio features, which later trainings find in the cache
        rates: dict[bool, list[float]] = {False: [], True: []}
        measured, longest = 0.0, 0.0
        for turn in range(TURNS):
            for has_metrics in (False, True):
                name = f"{turn}-{has_metrics}"
                found = rate(Path(folder, name), dataset, METRICS if has_metrics else (), SECONDS * scale)
                rates[has_metrics].append(found["rate"])
                measured, longest = measured + found["measured"], max(longest, found["longest"])
        window = in_window(Path(folder, name), scale)
    plain, beside = (sum(rates[has_metrics]) / TURNS for has_metrics in (False, True))
    return {
        "images_per_second": round(plain, 1),
        "with_metrics": round(beside, 1),
        "ratio": round(beside / plain, 3),
        "figures": round(measured),
        "longest_pause_of_the_training_ms": round(1000 * longest, 1),
        "window": window,
        "target": {"ratio": 0.9, "window_worst_ms": 50},
    }


def rate(path: Path, dataset: Dataset, metrics: tuple[str, ...], seconds: float) -> dict[str, float]:
    """Return images per second of training time after the warm-up, with the figures measured and the longest slice."""
    from ganstudio.engine.training.live_metrics import LiveMetrics

    settings = {
        "run.metrics": metrics,
        "run.metrics_every": EVERY,
        "run.metrics_count": COUNT,
        "training.threads": 1,
        "data.source": ("digits",),
    }
    training = create_run(path, with_settings(QUICK_LOOK.config, {**settings, "run.images": 10**9}), dataset)
    longest, original = 0.0, LiveMetrics.advance

    def timed(self: LiveMetrics) -> Any:
        nonlocal longest
        begin = time.perf_counter()
        yield from original(self)
        longest = max(longest, time.perf_counter() - begin)

    LiveMetrics.advance = timed  # type: ignore[method-assign]
    rows: list[dict[str, float]] = []
    measured = 0
    events = train(training, dataset)
    try:
        for event in events:
            measured += isinstance(event, MetricMeasured)
            if isinstance(event, Stats) and event.row["seconds"] >= WARM_UP * (seconds > 0):
                rows.append(event.row)
                if event.row["seconds"] - rows[0]["seconds"] >= seconds:
                    break
    finally:
        events.close()
        LiveMetrics.advance = original  # type: ignore[method-assign]
    elapsed = rows[-1]["seconds"] - rows[0]["seconds"]
    images = rows[-1]["images"] - rows[0]["images"]
    return {"rate": images / max(elapsed, 1e-9), "measured": measured, "longest": longest}


def in_window(path: Path, scale: float) -> dict[str, Any]:
    """Measure how late a timer of the real window fires while it trains with metrics."""
    with two_cores(), display() as environment:
        command = [sys.executable, "-m", "tests.benchmarks.metrics_beside_training", str(path), str(scale)]
        output = subprocess.run(command, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True, check=True).stdout
    found: dict[str, Any] = json.loads(output.splitlines()[-1])
    return found


def child(path: Path, scale: float) -> None:
    """In the child: the real window opens a run with metrics and resumes it. Prints a JSON object."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from ganstudio.app.shell.application import Studio

    app = QApplication(sys.argv[:1])
    studio = Studio(app)
    session, ticks = studio.session, list[float]()
    seen: dict[type, int] = {Stats: 0, MetricMeasured: 0}
    timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))

    def open_run() -> None:
        session.runs.open(path)
        QTimer.singleShot(3000, session.training.resume)

    def on_events(batch: list[object]) -> None:
        for event in batch:
            if type(event) in seen:
                seen[type(event)] += 1
        if seen[Stats] and not timer.isActive():
            timer.start()
            QTimer.singleShot(round(1000 * WINDOW_SECONDS * scale), end)

    def end() -> None:
        timer.stop()
        studio.interrupt()

    session.engine.ready.connect(lambda: QTimer.singleShot(2000, open_run))
    session.training.events.connect(on_events)
    studio.begin(demo=False)
    app.exec()
    session.wait_for_jobs()
    print(json.dumps({**lateness(ticks), "figures": seen[MetricMeasured]}), flush=True)


if __name__ == "__main__":
    child(Path(sys.argv[1]), float(sys.argv[2]))
