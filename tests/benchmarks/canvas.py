"""How long a frame of a brush stroke takes on the mask canvas: from the move of the mouse to what is painted."""

import json
import subprocess
import sys
import tempfile
import time
from typing import Any

from tests.benchmarks.display import display
from tests.benchmarks.responsiveness import two_cores

SIDE = 2048
LARGE = 4096
MOVES = 240  # a stroke, of four seconds at 60 a second
BRUSHES = (16, 80, 320)
FEATHERS = (0, 24)
ZOOMS = {"fit": None, "100 %": 1.0, "400 %": 4.0}
FRAME_MS = 1000 / 60


def run(scale: float) -> dict[str, Any]:
    """Strokes of several brushes, softness and zooms; the baseline paints everything anew in each frame."""
    with two_cores(), display() as environment, tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "tests.benchmarks.canvas", str(scale)]
        output = subprocess.run(
            command, env={**environment, "GANSTUDIO_HOME": home}, stdout=subprocess.PIPE, text=True, check=True
        ).stdout
    found = json.loads(output.splitlines()[-1])
    worst = max(stroke["p95_ms"] for stroke in found["strokes"].values())
    return {
        "p95_ms": worst,
        **found,
        "ratio": round(worst / found["baseline_all_anew"]["p95_ms"], 3),
        "platform": environment["QT_QPA_PLATFORM"],
        "target": {"p95_ms": round(FRAME_MS, 1)},
    }


def spread(times: list[float]) -> dict[str, float]:
    """p50, p95 and worst of times in seconds, in ms."""
    found = sorted(1000 * taken for taken in times)
    return {
        "p50_ms": round(found[len(found) // 2], 2),
        "p95_ms": round(found[len(found) * 95 // 100], 2),
        "worst_ms": round(found[-1], 2),
    }


def child(scale: float) -> None:
    """In the child: the real canvas in a window of 1,600 x 1,000 pixels. Prints one JSON object."""
    import math

    import numpy as np
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    from ganstudio.app.pages.inpaint.mask_canvas import MaskCanvas
    from ganstudio.app.rendering.qimages import to_qimage
    from ganstudio.app.ui.theme import theme

    app = QApplication(sys.argv[:1])
    theme().set_mode("dark")
    canvas = MaskCanvas()
    canvas.resize(1600, 1000)
    canvas.show()
    rng = np.random.default_rng(0)

    def settle() -> None:
        end = time.monotonic() + 0.5  # smaller copies of the picture are made meanwhile
        while time.monotonic() < end:
            app.processEvents()

    def send(kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        app.sendEvent(canvas, QMouseEvent(kind, at, QPointF(canvas.mapToGlobal(at)), button, held, Qt.KeyboardModifier.NoModifier))

    def stroke(brush: int, feather: int, zoom: float | None, anew: bool = False) -> list[float]:
        """Lissajous figures over the whole canvas: slow and fast, across what was painted before."""
        canvas.clear()
        canvas.fit()
        if zoom is not None:
            canvas.set_placement(canvas.placement.scaled(zoom, canvas.width() / 2, canvas.height() / 2))
        canvas.set_brush(brush)
        canvas.set_feather(feather)
        app.processEvents()
        left = Qt.MouseButton.LeftButton
        send(QEvent.Type.MouseButtonPress, QPointF(800, 500), left)
        times = []
        for number in range(max(20, round(MOVES * scale))):
            angle = 2 * math.pi * number / MOVES
            at = QPointF(800 + 600 * math.sin(3 * angle), 500 + 420 * math.sin(5 * angle))
            begin = time.perf_counter()
            send(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
            if anew:
                canvas.touch()
            app.processEvents()
            times.append(time.perf_counter() - begin)
        send(QEvent.Type.MouseButtonRelease, at, left)
        assert canvas.hole.pixels.any()
        return times

    def show(side: int) -> None:
        canvas.show_picture(to_qimage(rng.integers(0, 256, (side, side, 3), np.uint8)))
        settle()

    show(SIDE)
    stroke(40, 0, None)
    strokes = {
        f"{brush} px, feather {feather} px, {zoom}": spread(stroke(brush, feather, factor))
        for zoom, factor in ZOOMS.items()
        for feather in FEATHERS
        for brush in BRUSHES
    }
    baseline = spread(stroke(80, 0, None, anew=True))
    show(LARGE)
    large = spread(stroke(80, 24, None))
    print(json.dumps({"strokes": strokes, "at_4096_px": large, "baseline_all_anew": baseline}), flush=True)


if __name__ == "__main__":
    child(float(sys.argv[1]))
