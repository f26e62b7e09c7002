"""How long it takes to open 100,000 pictures that were open before, and how much memory."""

import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from PIL import Image

from tests.pulling import finished

COUNT = 100_000
SIDE = 16  # of the pictures: it is their number that matters
GROUPS = 10


def run(scale: float) -> dict[str, Any]:
    """Open them in one process after the other: the first prepares (the baseline), the others find all done."""
    count = round(COUNT * scale)
    with tempfile.TemporaryDirectory() as home:
        make_pictures(Path(home, "pictures"), count)
        command = [sys.executable, "-m", "tests.benchmarks.second_open", str(Path(home, "pictures"))]
        environment = {**os.environ, "GANSTUDIO_HOME": home}
        found = [json.loads(subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout) for _ in range(4)]
    best = min(found[1:], key=lambda item: item["seconds"])
    return {
        "pictures": count,
        **best,
        "baseline_first_open_seconds": found[0]["seconds"],
        "ratio": round(best["seconds"] / found[0]["seconds"], 4),
        "target": {"seconds": 1, "memory_bytes": 200_000_000},
    }


def make_pictures(folder: Path, count: int) -> None:
    """Small JPEGs, no two of the same content."""
    buffer = io.BytesIO()
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (SIDE, SIDE, 3), np.uint8)).save(buffer, "JPEG")
    for group in range(GROUPS):
        (folder / str(group)).mkdir(parents=True)
    for number in range(count):
        (folder / str(number % GROUPS) / f"{number}.jpg").write_bytes(buffer.getvalue() + number.to_bytes(4, "big"))


def child(folder: Path) -> None:
    """Open, load and say how long it took and what is resident beyond the start. Prints one JSON object."""
    from ganstudio.engine.config import DataConfig
    from ganstudio.engine.data import load_dataset, open_source

    process = psutil.Process()
    before, begin = process.memory_info().rss, time.perf_counter()
    source = finished(open_source([str(folder)]))
    opened = time.perf_counter()
    finished(load_dataset(source, DataConfig(size=SIDE)))
    end = time.perf_counter()
    result = {
        "seconds": round(end - begin, 3),
        "source_seconds": round(opened - begin, 3),
        "dataset_seconds": round(end - opened, 3),
        "memory_bytes": process.memory_info().rss - before,
    }
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    child(Path(sys.argv[1]))
