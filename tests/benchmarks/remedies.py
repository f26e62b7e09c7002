"""Do the doctor's remedies help? Sabotaged trainings are given what he advises, as the window does it, and go on."""

import tempfile
from pathlib import Path
from typing import Any

from ganstudio.engine.config import LIVE_SETTINGS, with_settings
from ganstudio.engine.data import Dataset
from ganstudio.engine.errors import TrainingError
from ganstudio.engine.events import Advice, Diagnosis
from ganstudio.engine.recipes.branch import branch
from ganstudio.engine.recipes.train import change_run, create_run
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.lock import only_writer
from ganstudio.engine.training.changes import Changes
from ganstudio.engine.training.loop import Loop
from ganstudio.engine.training.trainer import Trainer
from tests.benchmarks.doctor import LATE, LATE_AT, LATE_RATE, SICK, Case, load, worth

KINDS = ("fast-d", "fast-g", "no-norm")
IMAGES = 60_000  # seen after the remedy
BETTER = 0.5  # of the quality when the remedy was given, or as good as the run had been
PLAIN = {"training.threads": 1, "run.device": "cpu", "run.minutes": 0.0}


def run(scale: float) -> dict[str, Any]:
    """What was advised, and whether the training recovered."""
    chosen = [Case(kind, 0, frozenset(SICK[kind][0]), {**SICK[kind][1], "run.seed": 10}) for kind in KINDS]
    with tempfile.TemporaryDirectory() as folder:
        found = {case.kind: treat(case, Path(folder), int(IMAGES * scale)) for case in (*chosen, LATE)}
    return {"cases": found, "recovered": sum(item["recovered"] for item in found.values()), "of": len(found)}


def treat(case: Case, folder: Path, images: int) -> dict[str, Any]:
    """Train until something is told, do what is advised, and train on."""
    dataset = load(case)
    training, advice = _sick(case, folder, dataset)
    if advice is None:
        return {"recovered": False, "advised": None}
    before = training.health()
    cured = _heed(training, advice, folder / f"{case.kind}-cured", dataset, images)
    said: list[str] = []
    loop = Loop(cured, Trainer(cured.config, dataset), dataset, Changes())
    loop.restore()
    try:
        with only_writer(cured):
            for event in loop.events():
                if isinstance(event, Diagnosis):
                    said = worth(event.advice)
    except TrainingError:
        said = ["alarm:nan"]
    quality, best = before[-1]["quality"], min(row["quality"] for row in before)
    after = cured.health()[-1]["quality"]
    return {
        "cause": advice.cause,
        "advised": dict(advice.settings),
        "snapshot": advice.snapshot,
        "quality": [round(value, 4) for value in (best, quality, after)],
        "said": said,
        "recovered": not said and (after < BETTER * quality or after < best / BETTER),
    }


def _sick(case: Case, folder: Path, dataset: Dataset) -> tuple[Run, Advice | None]:
    settings = {**PLAIN, "run.images": 3 * LATE_AT, **case.settings}
    training = create_run(folder / case.kind, with_settings(case.config, settings), dataset)
    loop = Loop(training, Trainer(training.config, dataset), dataset, Changes())
    with only_writer(training):
        for event in loop.events():
            is_late = case.kind == "late" and loop.trainer.images_seen >= LATE_AT
            if is_late and loop.trainer.config.training.lr_d < LATE_RATE:
                loop.changes.ask({"training.lr_d": LATE_RATE})
            if isinstance(event, Diagnosis) and worth(event.advice):
                loop.close()
                return training, event.advice[0]
    return training, None


def _heed(training: Run, advice: Advice, path: Path, dataset: Dataset, images: int) -> Run:
    config = with_settings(training.config, {**advice.settings, "run.images": images})
    if advice.snapshot is not None or set(advice.settings) - LIVE_SETTINGS:
        return branch(path, config, dataset, training, advice.snapshot)[0]
    change_run(training, {**advice.settings, "run.images": training.images_seen + images})
    return training
