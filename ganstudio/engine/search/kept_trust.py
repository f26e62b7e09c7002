"""Saves how well a model draws its own kind of picture, in ``trust.json`` of its run, for the last measured snapshot."""

import json
from dataclasses import asdict, dataclass

import numpy as np

from ganstudio.engine.errors import RunError
from ganstudio.engine.files import write_json
from ganstudio.engine.runs.folder import Run

FILE = "trust.json"
FORMAT = 1
FEWEST = 8  # held-out pictures; if there are fewer, training pictures are added
CLEAR = 22.0  # dB: a picture drawn this well is known, however well the model draws its own kind
TAIL = 0.6  # extends the distance from the median to the lowest tenth: about 1 in 50 pictures of its own kind lies below


@dataclass(frozen=True)
class Yardstick:
    """The scores of pictures ``trained`` on and ``held_out``: each, in decibels, how much better than a plain colour."""

    trained: tuple[float, ...]
    held_out: tuple[float, ...]

    @property
    def usual(self) -> float:
        """Return the median score of the held-out pictures, as a person's picture is usually not a training picture."""
        return float(np.quantile(self._own, 0.5))

    @property
    def low(self) -> float:
        """Return the score that nine in ten pictures reach, or ``CLEAR`` if that is lower."""
        return min(self._tenth, CLEAR)

    @property
    def least(self) -> float:
        """Return the score that practically all pictures reach."""
        return min(self._tenth - TAIL * (self.usual - self._tenth), CLEAR)

    @property
    def _tenth(self) -> float:
        return float(np.quantile(self._own, 0.1))

    @property
    def _own(self) -> tuple[float, ...]:
        return self.held_out if len(self.held_out) >= FEWEST else (*self.trained, *self.held_out)


def kept_yardstick(run: Run, network: str, factor: int) -> Yardstick | None:
    """Return the yardstick of a network for pictures ``factor`` times smaller; None if not measured or unreadable."""
    values = _read(run, network).get(str(factor))
    try:
        return None if values is None else Yardstick(*(tuple(map(float, values[name])) for name in ("trained", "held_out")))
    except (TypeError, KeyError, ValueError):
        return None


def keep_yardstick(run: Run, network: str, factor: int, yardstick: Yardstick) -> None:
    """Save the yardstick and drop those of other networks. If the disk refuses, it will be measured again."""
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
