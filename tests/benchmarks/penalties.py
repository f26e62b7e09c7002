"""What the gradient penalties cost: steps with R1 and R2 at each step, and lazily, against steps without, in turns."""

import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from ganstudio.engine.config import with_settings
from ganstudio.engine.config.presets import find_preset
from ganstudio.engine.data import Dataset
from ganstudio.engine.training.trainer import Trainer

WINDOWS = 6
WINDOW_SECONDS = 5.0
PENALTIES = {"training.r1_gamma": 1.0, "training.r2_gamma": 1.0}
WAYS: dict[str, dict[str, Any]] = {
    "without": {"training.r1_gamma": 0.0, "training.r2_gamma": 0.0},
    "every_step": {**PENALTIES, "training.r1_every": 1},
    "lazy": {**PENALTIES, "training.r1_every": 16},
}


def run(scale: float) -> dict[str, Any]:
    """Both architectures that are meant for penalties, and DCGAN, at 32 px."""
    found: dict[str, Any] = {"target": {"every_step": 2.2, "lazy": 1.2}}
    for arch in ("dcgan", "resnet", "style"):
        steps = {name: timed(arch, settings) for name, settings in WAYS.items()}
        for step in steps.values():
            step(1.0)
        rows = [{name: step(WINDOW_SECONDS * scale) for name, step in steps.items()} for _ in range(WINDOWS)]
        found[arch] = {
            "baseline_seconds": round(statistics.median(row["without"] for row in rows), 4),
            **{name: round(statistics.median(row[name] / row["without"] for row in rows), 3) for name in ("every_step", "lazy")},
        }
    return found


def timed(arch: str, settings: dict[str, Any]) -> Callable[[float], float]:
    """``step(seconds)`` trains for about so long and gives the seconds of one step."""
    images = np.random.default_rng(0).integers(0, 256, (512, 1, 32, 32), dtype=np.uint8)
    base = {"model.arch": arch, "model.filters": 16, "training.batch": 32, "data.size": 32, "data.channels": 1}
    config = with_settings(find_preset("quick-look").config, {**base, **settings})
    trainer = Trainer(config, Dataset.of(images, name="noise"))

    def window(seconds: float) -> float:
        begin, count = time.perf_counter(), 0
        while time.perf_counter() - begin < seconds or count % 16:  # whole rounds of lazy penalties
            trainer.step()
            count += 1
        trainer.read_stats(1.0)  # waits for the device
        return (time.perf_counter() - begin) / count

    return window
