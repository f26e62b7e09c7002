"""Seconds from the command to the first painted window, warm, beside a bare Qt window and beside opening on the Train page."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.display import display

REPEATS = 9


def run(scale: float) -> dict[str, Any]:
    """Start the studio, and as the baseline an empty widget, in turns."""
    repeats = max(3, round(REPEATS * scale))
    studio, train_page, bare = [], [], []
    with display() as inherited, tempfile.TemporaryDirectory() as home:
        environment = with_bytecode(inherited, home)
        settings = Path(home, "window.ini")
        for number in range(-1, repeats):
            settings.unlink(missing_ok=True)
            first = seconds_to_paint("studio", environment, home)
            settings.write_text("[General]\npage=train\n")
            second = seconds_to_paint("studio", environment, home)
            third = seconds_to_paint("bare", environment, home)
            if number >= 0:  # the first round warms the file cache and compiles the modules
                studio.append(first)
                train_page.append(second)
                bare.append(third)
    return {
        "seconds": round(statistics.median(studio), 3),
        "seconds_range": [round(min(studio), 3), round(max(studio), 3)],
        "seconds_on_train_page": round(statistics.median(train_page), 3),
        "baseline_seconds": round(statistics.median(bare), 3),
        "ratio": round(statistics.median(studio) / statistics.median(bare), 2),
        "platform": environment["QT_QPA_PLATFORM"],
        "target_seconds": 1.2,
    }


def with_bytecode(environment: dict[str, str], folder: str) -> dict[str, str]:
    """The environment of a usual start, in which Python finds the compiled modules of the start before."""
    kept = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(Path(folder, "bytecode"))}


def seconds_to_paint(what: str, environment: dict[str, str], home: str) -> float:
    """Start a child that ends itself after its first paint and says when that was."""
    command = [sys.executable, "-m", "tests.benchmarks.startup", what]
    start = time.monotonic()
    done = subprocess.run(command, env={**environment, "GANSTUDIO_HOME": home}, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout.split()[-1]) - start


def child(what: str) -> None:
    """In the child: print the (system-wide) monotonic time of the first paint of a window, and end."""
    from PySide6 import QtCore, QtWidgets

    class Watched(QtWidgets.QApplication):
        def __init__(self, arguments: list[str]) -> None:
            super().__init__(arguments)
            self.installEventFilter(self)

        def eventFilter(self, watched: QtCore.QObject, event: QtCore.QEvent) -> bool:
            if event.type() == QtCore.QEvent.Type.Paint and isinstance(watched, QtWidgets.QWidget) and watched.isWindow():
                self.removeEventFilter(self)
                QtCore.QTimer.singleShot(0, self.painted)  # once the paint event is done
            return False

        @staticmethod
        def painted() -> None:
            print(time.monotonic(), flush=True)
            os._exit(0)

    if what == "bare":
        app = Watched([])
        window = QtWidgets.QWidget()
        window.resize(1280, 800)
        window.show()
        app.exec()
    else:
        QtWidgets.QApplication = Watched
        sys.argv = ["ganstudio"]
        from ganstudio.cli.start import main

        main()


if __name__ == "__main__":
    child(sys.argv[1])
