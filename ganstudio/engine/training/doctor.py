"""What is wrong with a training, if anything, from its statistics and vitals: in words, with the evidence and what helps."""

from collections.abc import Sequence

import numpy as np

from ganstudio.engine.config import Config
from ganstudio.engine.events import Advice
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

PATIENCE = 0.5  # part of the images seen so far without a better quality that counts as no longer improving
LEAST = 12  # check-ups before that can be told
BETTER = 0.97  # of the best quality so far: less of a change is noise


class Doctor:
    """Takes in rows as they come; :meth:`look` tells what it finds.

    Parameters
    ----------
    config
        Of the run.
    count
        How many pictures there are.
    """

    def __init__(self, config: Config, count: int) -> None:
        self._config = config
        self._count = count
        self._vitals: list[dict[str, float]] = []

    def observe(self, row: dict[str, float]) -> None:
        """Take in a row of statistics."""

    def look(self, row: dict[str, float]) -> tuple[Advice, ...]:
        """Take in a row of vitals and tell all that is found now, the worst first."""
        self._vitals.append(row)
        return ()

    @property
    def is_flat(self) -> bool:
        """Whether the quality has not improved for half of the run."""
        if len(self._vitals) < LEAST:
            return False
        best, since = float("inf"), 0.0
        for row in self._vitals:
            if row["quality"] < BETTER * best:
                best, since = row["quality"], row["images"]
        seen = self._vitals[-1]["images"]
        return since < (1 - PATIENCE) * seen

    def best(self, snapshots: Sequence[int]) -> int | None:
        """Which of the snapshots, given by images seen, has the best quality on the curve; None if nothing was measured yet."""
        if not self._vitals or not snapshots:
            return None
        curve = np.interp(snapshots, [row["images"] for row in self._vitals], [row["quality"] for row in self._vitals])
        return snapshots[int(curve.argmin())]

    def not_finite(self, snapshot: int | None) -> Advice:
        """What to say when the numbers have run away."""
        training = self._config.training
        return Advice(
            cause="nan",
            severity="alarm",
            text=Sentence(mark("engine", "The numbers ran away.")),
            evidence=Sentence(mark("engine", "A loss or a weight is no longer a finite number.")),
            remedy=Sentence(mark("engine", "Go back to the last good state with half the learning rates.")),
            settings={"training.lr_g": training.lr_g / 2, "training.lr_d": training.lr_d / 2},
            snapshot=snapshot,
        )
