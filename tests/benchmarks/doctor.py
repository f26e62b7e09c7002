"""Does the doctor name what is wrong, and is it quiet otherwise? 28 sabotaged trainings and 12 healthy ones, on the processor.

A sabotaged training ends with the first warning or alarm: the worst cause named then must be the right one. A healthy one is
watched to its end: every alarm is a false one. Two trainings run side by side, each on a thread of its own.

``python -m tests.benchmarks.doctor replay FOLDER`` judges trainings again whose run folders ``record FOLDER`` has kept.
"""

import json
import multiprocessing
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch

from ganstudio.engine.config import Config, DataConfig, with_settings
from ganstudio.engine.config.presets import CLASSIC_DCGAN, QUICK_LOOK
from ganstudio.engine.data import Dataset, load_dataset, open_source
from ganstudio.engine.errors import TrainingError
from ganstudio.engine.events import Advice, Diagnosis
from ganstudio.engine.recipes.train import create_run
from ganstudio.engine.runs import Run
from ganstudio.engine.training.changes import Changes
from ganstudio.engine.training.doctor import Doctor
from ganstudio.engine.training.loop import Loop
from ganstudio.engine.training.symptoms import LEAKING_P
from ganstudio.engine.training.trainer import Trainer
from tests.pulling import finished

SICK_SECONDS, HEALTHY_SECONDS = 120.0, 90.0
AT_ONCE = 2
FASTER = 50  # times the learning rate
FEW = 20
INJECTED_AT = 6_000  # images
LATE_AT, LATE_RATE = 50_000, 0.1  # images; of D
LATE_LONGER = 4  # times as long as others: it is healthy for so many images first
SETS = ("sevens", "digits", "fashion")
RATE = QUICK_LOOK.config.training.lr_d


@dataclass(frozen=True)
class Case:
    """A training: what is done to it, and the causes of which one must be named; none for a healthy one."""

    kind: str
    number: int
    accepted: frozenset[str] = frozenset()
    settings: dict[str, Any] = field(default_factory=dict)
    config: Config = QUICK_LOOK.config
    set_name: str = "sevens"

    @property
    def name(self) -> str:
        """For its folder."""
        return f"{self.kind}-{self.number}-{self.set_name}"


SICK: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "fast-d": (("unstable-d",), {"training.lr_d": FASTER * RATE}),
    "fast-g": (("unstable-g",), {"training.lr_g": FASTER * RATE}),
    "no-norm": (
        ("unstable-d", "unstable-g", "exploding"),
        {"model.norm_d": "none", "training.r1_gamma": 0.0, "training.lr_d": FASTER * RATE, "training.lr_g": FASTER * RATE},
    ),
    "few": (("few-images", "overfitting", "copying"), {"training.augment": "none"}),
    "constant": (("collapse",), {}),
    "flipped": (("flipped",), {}),
    "nan": (("nan",), {}),
    "frozen": (("frozen-g",), {}),
    "turned": (("leak-turn",), {"training.augment": "fixed", "training.augment_p": LEAKING_P}),
}
LATE = Case("late", 0, frozenset({"fallen", "unstable-d", "exploding"}), {"run.seed": 5}, set_name="digits")
HEALTHY: tuple[tuple[Config, str, dict[str, Any]], ...] = (
    *((QUICK_LOOK.config, name, {}) for name in (*SETS, "digits", "fashion")),
    *((CLASSIC_DCGAN.config, name, {"model.filters": 16}) for name in (*SETS, "fashion")),
    (QUICK_LOOK.config, "digits", {"training.objective": "least-squares"}),
    (QUICK_LOOK.config, "digits", {"training.objective": "hinge"}),
    (QUICK_LOOK.config, "fashion", {"training.objective": "hinge"}),
)


def cases() -> list[Case]:
    """All 40, each with a seed of its own; a mixture first."""
    found = [LATE]
    found += [
        Case(kind, k, frozenset(accepted), {**settings, "run.seed": 10 + k}, set_name=SETS[k])
        for k in range(3)
        for kind, (accepted, settings) in SICK.items()
    ]
    for k, (config, name, settings) in enumerate(HEALTHY):
        found.append(Case("healthy", k, settings={**settings, "run.seed": 20 + k}, config=config, set_name=name))
    return sorted(found, key=lambda case: case.number if case.accepted else case.number / 4)


def run(scale: float) -> dict[str, Any]:
    """Hits and misses by kind, and false alarms."""
    with tempfile.TemporaryDirectory() as folder:
        return summary(cases(), play_all(cases(), Path(folder), scale))


def play_all(chosen: list[Case], folder: Path, scale: float) -> list[tuple[str, ...]]:
    """What was found in each, in separate processes."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(AT_ONCE, mp_context=context) as pool:
        return list(pool.map(play, chosen, [folder] * len(chosen), [scale] * len(chosen)))


def summary(chosen: list[Case], found: list[tuple[str, ...]]) -> dict[str, Any]:
    """Of the causes found: ``severity:cause``, the worst first, as :func:`play` gives them."""
    pairs = list(zip(chosen, found, strict=True))
    sick = [(case, causes) for case, causes in pairs if case.accepted]
    healthy = [(case, causes) for case, causes in pairs if not case.accepted]
    hits = [case for case, causes in sick if causes and causes[0].partition(":")[2] in case.accepted]
    alarms = [cause for _, causes in healthy for cause in causes if cause.startswith("alarm:")]
    return {
        "sabotaged": len(sick),
        "hits": len(hits),
        "misses": {case.name: list(causes) for case, causes in sick if case not in hits},
        "hits_by_kind": dict(Counter(case.kind for case in hits)),
        "healthy": len(healthy),
        "false_alarms": len(alarms),
        "said_of_healthy": {case.name: list(causes) for case, causes in healthy if causes},
        "target": {"hits": 28, "false_alarms": 0},
    }


def play(case: Case, folder: Path, scale: float = 1.0, *, stop: bool = True) -> tuple[str, ...]:
    """Train, sabotage, and listen to the doctor."""
    seconds = (SICK_SECONDS if case.accepted else HEALTHY_SECONDS) * scale * (LATE_LONGER if case.kind == "late" else 1)
    settings = {"training.threads": 1, "run.device": "cpu", "run.images": 10**9, "run.minutes": seconds / 60, **case.settings}
    dataset = load(case)
    training = create_run(folder / case.name, with_settings(case.config, settings), dataset)
    loop = Loop(training, Trainer(training.config, dataset), dataset, Changes())
    sabotage = SABOTAGES.get(case.kind, lambda _: None)
    sabotage(loop.trainer)
    heard: list[str] = []
    try:
        for event in loop.events():
            if case.kind == "nan" and loop.trainer.images_seen >= INJECTED_AT:
                inject(loop.trainer)
            if case.kind == "late" and loop.trainer.images_seen >= LATE_AT and loop.trainer.config.training.lr_d < LATE_RATE:
                loop.changes.ask({"training.lr_d": LATE_RATE})
            if isinstance(event, Diagnosis):
                heard += [item for item in worth(event.advice) if item not in heard]
                if heard and case.accepted and stop:
                    break
    except TrainingError:
        pass
    return tuple(heard)


def worth(advice: tuple[Advice, ...]) -> list[str]:
    """``severity:cause`` of what a person should act on."""
    return [f"{item.severity}:{item.cause}" for item in advice if item.severity != "note"]


def load(case: Case) -> Dataset:
    """The pictures of a case."""
    dataset: Dataset = finished(load_dataset(finished(open_source([case.set_name])), DataConfig()))
    if case.kind != "few":
        return dataset
    labels = None if dataset.labels is None else dataset.labels[:FEW]
    return Dataset.of(dataset.batch(torch.arange(FEW).numpy()), labels, dataset.classes, name="few")


def constant(trainer: Trainer) -> None:
    """The generators no longer hear the noise."""
    for network in (trainer.gan.generator, trainer.ema.network):
        forward = network.forward
        network.forward = lambda z, labels=None, forward=forward: forward(torch.zeros_like(z), labels)  # type: ignore[method-assign]


def flipped(trainer: Trainer) -> None:
    """D is taught that the real images are the generated ones."""
    objective = trainer.gan.objective
    trainer.gan.objective = replace(
        objective, discriminator=lambda real, fake, smoothing: objective.discriminator(fake, real, smoothing)
    )


def frozen(trainer: Trainer) -> None:
    """G's optimizer does nothing."""
    trainer.gan.opt_g.step = lambda *_: None  # type: ignore[method-assign, assignment]


def turned(trainer: Trainer) -> None:
    """The averaged generator draws everything upside down, as after an augmentation that leaks."""
    network = trainer.ema.network
    forward = network.forward
    network.forward = lambda z, labels=None: forward(z, labels).rot90(2, (2, 3))  # type: ignore[method-assign]


def inject(trainer: Trainer) -> None:
    """Some weights are no numbers."""
    with torch.no_grad():
        next(iter(trainer.gan.generator.parameters()))[0, 0] = float("nan")


SABOTAGES: dict[str, Callable[[Trainer], None]] = {"constant": constant, "flipped": flipped, "frozen": frozen, "turned": turned}


def replay(case: Case, folder: Path) -> tuple[str, ...]:
    """What the doctor says of a kept run, as it is now."""
    if case.kind == "nan":
        return ("alarm:nan",)
    training = Run.open(folder / case.name)
    doctor, heard, rows = Doctor(training.config, training.dataset.count), [], training.stats()
    for health in training.health():
        while rows and rows[0]["images"] <= health["images"]:
            doctor.observe(rows.pop(0))
        found = worth(doctor.look(health))
        heard += [item for item in found if item not in heard]
        if heard and case.accepted:
            break
    return tuple(heard)


def main(command: str, folder: Path, scale: float = 1.0, *kinds: str) -> None:
    """``record`` all, or some kinds, to the folder, or ``replay`` what it holds."""
    chosen = [case for case in cases() if not kinds or case.kind in kinds]
    if command == "record":
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(AT_ONCE, mp_context=context) as pool:
            waiting = [pool.submit(play, case, folder, scale, stop=False) for case in chosen]
            for case, future in zip(chosen, waiting, strict=True):
                print(case.name, future.result(), flush=True)
        return
    chosen = [case for case in chosen if (folder / case.name).exists()]
    print(json.dumps(summary(chosen, [replay(case, folder) for case in chosen]), indent=1))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *map(float, sys.argv[3:4]), *sys.argv[4:])
