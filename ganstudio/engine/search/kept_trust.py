"""What a model reaches for pictures of its own kind, in ``trust.json`` of its run: of the one snapshot that was measured last."""

import json
from dataclasses import asdict, dataclass

import numpy as np

from ganstudio.engine.errors import RunError
from ganstudio.engine.files import write_json
from ganstudio.engine.runs.folder import Run

FILE = "trust.json"
FORMAT = 1
FEWEST = 8  # held out: fewer say too little, and those trained on are added
CLEAR = 22.0  # dB: a picture that is drawn so well is known, however well its own kind is drawn
TAIL = 0.6  # of the way from the middle to the lowest tenth, again: about one picture in fifty of its own kind lies below


@dataclass(frozen=True)
class Yardstick:
    """How much better than a plain colour the model draws pictures ``trained`` on and ``held_out``, in decibels each."""

    trained: tuple[float, ...]
    held_out: tuple[float, ...]

    @property
    def usual(self) -> float:
        """The middle of its own kind: of those held out, as a person's picture is none that was trained on."""
        return float(np.quantile(self._own, 0.5))

    @property
    def low(self) -> float:
        """Nine in ten reach this, or it is clear enough."""
        return min(self._tenth, CLEAR)

    @property
    def least(self) -> float:
        """Practically all reach this."""
        return min(self._tenth - TAIL * (self.usual - self._tenth), CLEAR)

    @property
    def _tenth(self) -> float:
        return float(np.quantile(self._own, 0.1))

    @property
    def _own(self) -> tuple[float, ...]:
        return self.held_out if len(self.held_out) >= FEWEST else (*self.trained, *self.held_out)


def kept_yardstick(run: Run, network: str, factor: int) -> Yardstick | None:
    """That of a network and pictures ``factor`` times smaller; None if it was not measured, or cannot be read."""
    values = _read(run, network).get(str(factor))
    try:
        return None if values is None else Yardstick(*(tuple(map(float, values[name])) for name in ("trained", "held_out")))
    except (TypeError, KeyError, ValueError):
        return None


def keep_yardstick(run: Run, network: str, factor: int, yardstick: Yardstick) -> None:
    """Keep it; those of another network go. Where the disk refuses it is merely measured again."""
    found = {**_read(run, network), str(factor): asdict(yardstick)}
    try:
        write_json(run.path / FILE, {"format": FORMAT, "network": network, "found": found})
    except RunError:
        return


def _read(run: Run, network: str) -> dict[str, dict[str, list[float]]]:
    try:
        values = json.loads((run.path / FILE).read_bytes())
        is_own = values["format"] == FORMAT and values["network"] == network
        found = values["found"] if is_own else {}
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return found if isinstance(found, dict) else {}
