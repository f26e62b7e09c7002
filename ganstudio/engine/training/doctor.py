"""Diagnoses a training from its statistics and vitals: the cause, the evidence and the remedy."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ganstudio.engine.config import Config, get, with_settings
from ganstudio.engine.events import Advice
from ganstudio.engine.runs.quality_curve import QualityCurve, add_measured, decisive
from ganstudio.engine.runs.vitals import version_of
from ganstudio.engine.text import Sentence
from ganstudio.engine.training import symptoms
from ganstudio.engine.training.readings import HealthReading, RunContext, reading
from ganstudio.engine.training.remedies import WORDS, advise
from ganstudio.engine.training.symptoms import Evidence

ROLL_BACK = 0.7  # of the quality now: a snapshot below it is worth going back to
WARM_UP = 60  # steps before the first diagnosis
LEAST_STEPS = 20  # between two readings: closer check-ups, on a slow machine, are merged
MEMORY = 240  # readings kept
RATES = ("training.lr_g", "training.lr_d")
ROWS = 3_000  # statistics kept between two check-ups


@dataclass(frozen=True)
class Rule:
    """A symptom is reported after ``warn`` check-ups in a row, and as an alarm after ``alarm`` (0: never).

    ``explains`` are causes that need not be reported beside it. ``rolls_back`` says whether the remedy starts from a snapshot,
    ``begins_again`` whether it starts from new networks where no snapshot is better.
    """

    cause: str
    find: Callable[[RunContext, Sequence[HealthReading]], Evidence | None]
    warn: int
    alarm: int = 0
    explains: frozenset[str] = frozenset()
    rolls_back: bool = False
    begins_again: bool = False
    severity: str = "warning"


EVERY = frozenset(WORDS)
_BALANCE = frozenset({"d-wins", "g-wins", "vanishing", "saturated", "oscillation", "stalled", "collapse", "normal"})

RULES = (  # the worst first
    Rule("flipped", symptoms.flipped, 2, 3, EVERY),
    Rule("frozen-g", symptoms.frozen("g"), 1, 3, EVERY - {"frozen-d"}),
    Rule("frozen-d", symptoms.frozen("d"), 1, 3, EVERY - {"frozen-g"}),
    Rule("exploding", symptoms.exploding, 2, 4, _BALANCE | {"unstable-d", "unstable-g"}, rolls_back=True, begins_again=True),
    Rule("unstable-d", symptoms.unstable("d"), 2, 4, _BALANCE | {"unstable-g"}, rolls_back=True),
    Rule("unstable-g", symptoms.unstable("g"), 2, 4, _BALANCE, rolls_back=True),
    Rule("fallen", symptoms.fallen, 3, 6, _BALANCE - {"collapse"}, rolls_back=True),
    Rule("few-images", symptoms.few, 1, 0, frozenset({"overfitting", "d-wins"})),
    Rule("collapse", symptoms.collapse, 2, 6, frozenset({"d-wins", "saturated", "stalled", "normal"}), rolls_back=True),
    Rule("copying", symptoms.copying, 3, 0, frozenset({"stalled"})),
    Rule("overfitting", symptoms.overfitting, 4, 0, frozenset({"d-wins", "stalled", "few-images"})),
    Rule("leak-flip", symptoms.leak("flip"), 3),
    Rule("leak-turn", symptoms.leak("turn"), 3),
    Rule("leak-colour", symptoms.leak("colour"), 3),
    Rule("vanishing", symptoms.vanishing, 3, 6, frozenset({"d-wins", "g-wins", "stalled"}), rolls_back=True),
    Rule("d-wins", symptoms.d_wins, 3, 8, frozenset({"stalled", "normal"}), rolls_back=True),
    Rule("g-wins", symptoms.g_wins, 3, 8, frozenset({"stalled", "normal"})),
    Rule("oscillation", symptoms.oscillation, 2, 0, frozenset({"stalled", "normal"})),
    Rule("saturated", symptoms.saturated, 4, 0),
    Rule("stalled", symptoms.stalled, 3, 0, frozenset({"normal"})),
    Rule("few-images", symptoms.rather_few, 1, 0, severity="note"),
    Rule("normal", symptoms.normal, 2, 0, severity="note"),
)
SEVERITIES = ("alarm", "warning", "note")


class Doctor:
    """Reads rows as they come; :meth:`look` returns what it finds.

    Parameters
    ----------
    config
        Configuration of the run.
    count
        Number of pictures.
    """

    def __init__(self, config: Config, count: int) -> None:
        self._context = RunContext(config, count)
        self._quality, self._version = QualityCurve(), 0  # all of the same version
        self._metrics: dict[str, QualityCurve] = {}
        self._rows: deque[dict[str, float]] = deque(maxlen=ROWS)
        self._history: deque[HealthReading] = deque(maxlen=MEMORY)
        self._streaks: dict[str, int] = {}
        self._step = 0.0
        self._moved: list[tuple[float, float]] = []  # of G and D, at the check-ups since the last reading
        self._last: tuple[Advice, ...] = ()

    def change(self, config: Config) -> None:
        """Diagnose by other settings from now on; the streaks under the old ones start over."""
        before, worked = self._context.config, dict(self._context.worked)
        if config == before:
            return
        if all(item.severity == "note" for item in self._last):
            worked |= {name: get(before, name) for name in RATES if get(config, name) > get(before, name)}
        self._context = RunContext(config, self._context.count, worked)
        self._streaks, self._last = {}, ()

    def observe(self, row: dict[str, float]) -> None:
        """Keep a row of statistics."""
        self._rows.append(row)

    def observe_metric(self, row: dict[str, Any]) -> None:
        """Keep a row of ``metrics.jsonl``: the first metric chosen decides which snapshot is the best."""
        add_measured(self._metrics, row)

    def look(self, row: dict[str, float], snapshots: Sequence[int] = ()) -> tuple[Advice, ...]:
        """Read a row of vitals and return all findings, the worst first.

        ``snapshots`` are the kept snapshots, by images seen.
        """
        self._remember(row)
        if self._context.config.upscaler.factor:
            return ()  # the symptoms are calibrated on trainings that start from random weights
        self._moved.append((row["moved_g"], row["moved_d"]))
        steps = self._rows[-1]["step"] - self._step if self._rows else 0.0
        if steps < LEAST_STEPS:
            return self._last
        moved_g, moved_d = (_combined(distances) for distances in zip(*self._moved, strict=True))
        self._history.append(reading({**row, "moved_g": moved_g, "moved_d": moved_d}, list(self._rows), steps))
        self._step += steps
        self._rows.clear()
        self._moved.clear()
        if self._step >= WARM_UP:
            self._last = self._told(tuple(self._history), snapshots)
        return self._last

    def replay(
        self,
        stats: Iterable[dict[str, float]],
        health: Iterable[dict[str, float]],
        snapshots: Sequence[int] = (),
        history: Sequence[Mapping[str, Any]] = (),
    ) -> tuple[Advice, ...]:
        """Read the rows of a run, ``history.jsonl`` included, in their order, and return the findings at their end."""
        changes = [(item["images"], {n: pair for n, pair in item["settings"].items() if n in RATES}) for item in history]
        now = begin = self._context.config
        for _, settings in reversed(changes):
            begin = with_settings(begin, {name: before for name, (before, _) in settings.items()})
        self._context = RunContext(begin, self._context.count)
        rows = iter(stats)
        row = next(rows, None)
        for check_up in health:
            while changes and changes[0][0] < check_up["images"]:
                settings = {name: after for name, (_, after) in changes.pop(0)[1].items()}
                self.change(with_settings(self._context.config, settings))
            while row and row["images"] <= check_up["images"]:
                self.observe(row)
                row = next(rows, None)
            self.look(check_up, snapshots)
        self.change(now)
        return self._last

    def _remember(self, row: dict[str, float]) -> None:
        if version_of(row) != self._version:  # the quality of the rows before has another scale
            self._quality, self._version = QualityCurve(), version_of(row)
            self._history.clear()
            self._streaks, self._last = {}, ()
        self._quality.add(row["images"], row["quality"])

    def _told(self, history: Sequence[HealthReading], snapshots: Sequence[int]) -> tuple[Advice, ...]:
        found: list[Advice] = []
        explained: set[str] = set()
        for rule in RULES:
            evidence = rule.find(self._context, history)
            key = f"{rule.severity}:{rule.cause}"
            self._streaks[key] = streak = 0 if evidence is None else self._streaks.get(key, 0) + 1
            if evidence is None or streak < rule.warn or rule.cause in explained:
                continue
            explained |= rule.explains
            severity = "alarm" if rule.alarm and streak >= rule.alarm else rule.severity
            found.append(self._advice(rule, severity, evidence, snapshots))
        return tuple(sorted(found, key=lambda advice: SEVERITIES.index(advice.severity)))

    def _advice(self, rule: Rule, severity: str, evidence: Evidence, snapshots: Sequence[int]) -> Advice:
        words = WORDS[rule.cause]
        best = self.best(snapshots) if rule.rolls_back else None
        remedy, settings = advise(rule.cause, self._context.config, self._context.worked)
        is_worth_it = best is not None and self._quality.at(best) < ROLL_BACK * self._quality.last
        return Advice(
            cause=rule.cause,
            severity=severity,
            text=Sentence(words.text),
            evidence=Sentence(words.evidence, evidence),
            remedy=Sentence(remedy),
            settings=settings,
            snapshot=best if is_worth_it else (0 if rule.begins_again else None),
        )

    @property
    def is_flat(self) -> bool:
        """Return whether the quality, or the first metric chosen, has not improved for half of the run."""
        return self._decisive.is_flat

    def best(self, snapshots: Sequence[int]) -> int | None:
        """Return the snapshot, by images seen, with the best quality, or with the best value of the first metric chosen.

        None if nothing was measured up to any of them.
        """
        return self._decisive.best(snapshots)

    @property
    def _decisive(self) -> QualityCurve:
        return decisive(self._context.config.run.metrics, self._metrics, self._quality)

    def not_finite(self, snapshot: int | None) -> Advice:
        """Return the advice for NaN or infinite numbers."""
        words = WORDS["nan"]
        remedy, settings = advise("nan", self._context.config, self._context.worked)
        return Advice(
            cause="nan",
            severity="alarm",
            text=Sentence(words.text),
            evidence=Sentence(words.evidence),
            remedy=Sentence(remedy),
            settings=settings,
            snapshot=snapshot,
        )


def _combined(distances: Sequence[float]) -> float:
    """Return the length of several random steps together (root of the sum of squares); 1 means unknown."""
    known = [distance for distance in distances if distance != 1.0]
    return float(np.linalg.norm(known)) if known else 1.0
