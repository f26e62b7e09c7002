"""Resident memory of a headless run (64 px, colour, 64 filters) over 10 minutes: does it grow after the first?"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

MINUTES = 10.0
SETTINGS = ("data.size=64", "data.channels=3")


def run(scale: float) -> dict[str, Any]:
    """Train in a child process and look at it from outside, every half second."""
    minutes = MINUTES * scale
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "ganstudio",
            "train",
            "sevens",
            "--preset",
            "classic-dcgan",
            "--run",
            str(Path(folder, "run")),
        ]
        command += [part for setting in SETTINGS for part in ("--set", setting)] + ["--minutes", f"{minutes:g}", "--json"]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        readings = watch(child)
    warm = min(60.0, readings[-1][0] / 5)
    first = [size for when, size in readings if when <= warm]
    later = [size for when, size in readings if when > warm]
    return {
        "minutes": round(readings[-1][0] / 60, 1),
        "growth_of_peak": round(max(later) / max(first) - 1, 4),
        "growth_of_level": round(
            statistics.median(later[-len(later) // 4 :]) / statistics.median(first[-len(first) // 2 :]) - 1, 4
        ),
        "peak_bytes": max(later),
        "baseline_peak_bytes": max(first),
        "ratio": round(max(later) / max(first), 4),
        "target_growth": 0.01,
    }


def watch(child: subprocess.Popen[bytes]) -> list[tuple[float, int]]:
    """(seconds since the start, resident bytes) until the child has ended."""
    readings, start, process = [], time.monotonic(), psutil.Process(child.pid)
    while child.poll() is None:
        size = process.memory_info().rss
        if size:
            readings.append((time.monotonic() - start, size))
        time.sleep(0.5)
    if child.returncode:
        raise RuntimeError(f"the training ended with status {child.returncode}")
    return readings
