"""What an evaluation in the window costs a training beside it, and how late a 10 ms timer in the GUI thread fires meanwhile.

The baseline is the same training before the evaluation begins; the lateness is measured beside the training and alone.
"""

import json
import subprocess
import sys
import tempfile
import time
from typing import Any

from tests.benchmarks.display import display
from tests.benchmarks.responsiveness import TICK_MS, Meter, lateness, two_cores

TRAINING_SECONDS = 30.0  # alone, and again beside an evaluation
EVALUATING_SECONDS = 60.0  # at most, without a training
COUNT = 2000  # pictures of each set


def run(scale: float) -> dict[str, Any]:
    """Train on the sevens in the window, evaluate beside it, stop the training and evaluate again."""
    with two_cores(), display() as environment, tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.benchmarks.evaluate_window", str(scale)]
        child_environment = {**environment, "GANSTUDIO_HOME": folder}
        output = subprocess.run(command, env=child_environment, stdout=subprocess.PIPE, text=True, check=True).stdout
    found: dict[str, Any] = json.loads(output.splitlines()[-1])
    alone, beside = found["images_per_second_alone"], found["images_per_second_beside"]
    return {**found, "ratio": round(beside / alone, 3), "platform": environment["QT_QPA_PLATFORM"], "target": {"ratio": 0.9}}


class Child:
    """In the child: the window goes through its phases. ``ticks`` holds the times at which the timer fired, by phase."""

    def __init__(self, scale: float) -> None:
        from PySide6.QtCore import Qt, QTimer
        from PySide6.QtWidgets import QApplication

        from ganstudio.app.shell.application import Studio

        self.app = QApplication(sys.argv[:1])
        self.studio = Studio(self.app)
        self.session = self.studio.session
        self.scale = scale
        self.phase = "loading"
        self.ticks: dict[str, list[float]] = {}
        self.meters = {"training": Meter(), "beside": Meter()}
        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.session.engine.ready.connect(lambda: QTimer.singleShot(2000, self._train))
        self.session.training.events.connect(self._on_training)

    def go(self) -> dict[str, Any]:
        """Run the phases; return the figures."""
        self.studio.begin(demo=False)
        self._timer.start()
        self.app.exec()
        self.session.wait_for_jobs()
        return {
            "images_per_second_alone": round(self.meters["training"].rate, 1),
            "images_per_second_beside": round(self.meters["beside"].rate, 1),
            "training": lateness(self.ticks["training"]),
            "beside": lateness(self.ticks["beside"]),
            "evaluating": lateness(self.ticks["evaluating"]),
        }

    def _tick(self) -> None:
        self.ticks.setdefault(self.phase, []).append(time.monotonic())
        times = self.ticks[self.phase]
        is_long = times[-1] - times[0] >= EVALUATING_SECONDS * self.scale
        if self.phase == "evaluating" and (is_long or not self.session.evaluations.is_running):
            self.phase = "ending"
            self._timer.stop()
            self.studio.interrupt()

    def _train(self) -> None:
        self.phase = "starting"
        self.session.learn_sevens()

    def _evaluate(self, count: int) -> None:
        self.session.page_requested.emit("evaluate")
        self.session.evaluations.change(count=count)
        self.session.evaluations.start()

    def _on_training(self, events: list[object]) -> None:
        from ganstudio.engine.events import Stats

        rows = [event.row for event in events if isinstance(event, Stats)]
        if rows and self.phase == "starting":
            self.phase = "training"
        meter = self.meters.get(self.phase)
        for row in rows if meter is not None else ():
            meter.add(row["images"])
        run = self.session.runs.current
        if meter is None or run is None or meter.seconds < TRAINING_SECONDS * self.scale or not run.generators():
            return
        if self.phase == "training":
            self.phase = "beside"
            self._evaluate(COUNT)
        else:
            self.phase = "stopping"
            self.session.training.state_changed.connect(self._on_stopped)
            for job in self.session.jobs.running:
                job.cancel()

    def _on_stopped(self, state: str) -> None:
        if state == "idle" and self.phase == "stopping":
            self.session.evaluations.running_changed.connect(self._alone)
            self._alone()

    def _alone(self) -> None:
        if self.phase == "stopping" and not self.session.evaluations.is_running:
            self.phase = "evaluating"
            self._evaluate(COUNT + 1)  # another count: nothing is kept of it


if __name__ == "__main__":
    print(json.dumps(Child(float(sys.argv[1])).go()), flush=True)
