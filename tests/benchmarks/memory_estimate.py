"""The memory that a training is estimated to take, against what its process then takes, on the CPU.

Each training runs in a process of its own, after a tiny one, which loads what every training needs: resident memory at its peak,
less that before. ``ratio`` is the estimate over that, for six kinds of network, with and without activation checkpointing.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

STEPS = 3
# glibc gives what is freed back to the system at once; it keeps a part otherwise, by which the process grows without needing it
RETURNED = {"MALLOC_MMAP_THRESHOLD_": "65536"}
# architecture, size, filters, batch, further settings: memory of a size that is not lost among that of the program
TRAININGS = (
    ("dcgan", 128, 32, 64, {"training.r1_gamma": 1.0}),
    ("fast", 128, 16, 8, {}),
    ("resnet", 128, 16, 8, {"training.objective": "relativistic", "training.r1_gamma": 1.0, "training.r2_gamma": 1.0}),
    ("style", 128, 16, 8, {"training.r1_gamma": 1.0}),
    ("r3gan", 64, 32, 8, {"training.objective": "relativistic", "training.r1_gamma": 1.0, "training.r2_gamma": 1.0}),
    ("stylegan2", 128, 16, 8, {"training.r1_gamma": 1.0}),
)


def run(scale: float) -> dict[str, Any]:
    """Every training in turn; ``scale`` shortens the batches."""
    found: dict[str, dict[str, float]] = {}
    for arch, size, filters, batch, settings in TRAININGS:
        for setting in ("off", "on"):
            values = {
                "model.arch": arch,
                "model.filters": filters,
                "data.size": size,
                "training.batch": max(4, round(batch * scale / 4) * 4),
                "training.activation_checkpointing": setting,
                **settings,
            }
            command = [sys.executable, "-m", "tests.benchmarks.memory_estimate", json.dumps(values)]
            output = subprocess.run(command, env=os.environ | RETURNED, stdout=subprocess.PIPE, text=True, check=True).stdout
            found[f"{arch}-{size} checkpointing {setting}"] = json.loads(output)
    ratios = [row["ratio"] for row in found.values()]
    return {"trainings": found, "ratio_range": [min(ratios), max(ratios)], "target_ratio": [0.85, 1.15]}


def child(values: dict[str, Any]) -> dict[str, float]:
    """Train a few steps and compare: bytes."""
    import numpy as np

    from ganstudio.engine.config import Config, with_settings
    from ganstudio.engine.data import Dataset
    from ganstudio.engine.training.memory import training_memory
    from ganstudio.engine.training.trainer import Trainer

    fixed = {"data.channels": 3, "training.precision": "fp32", "training.threads": 1, "training.r1_every": 2, "run.device": "cpu"}

    def trained(wanted: dict[str, Any]) -> Trainer:
        shape = (64, 3, wanted["data.size"], wanted["data.size"])
        images = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
        trainer = Trainer(with_settings(Config(), {**fixed, **wanted}), Dataset.of(images, name="noise"))
        for _ in range(STEPS):
            trainer.step()
        return trainer

    trained({**values, "data.size": 16, "model.filters": 4, "training.batch": 4})
    before = restart_peak()
    trainer = trained(values)
    measured = peak() - before
    estimated = training_memory(trainer)
    return {"estimated": estimated, "measured": measured, "ratio": round(estimated / measured, 3)}


def restart_peak() -> int:
    """Let the peak of the resident memory begin anew; the bytes now."""
    Path("/proc/self/clear_refs").write_text("5")
    return peak()


def peak() -> int:
    """The peak of the resident memory, in bytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024


if __name__ == "__main__":
    print(json.dumps(child(json.loads(sys.argv[1]))), flush=True)
