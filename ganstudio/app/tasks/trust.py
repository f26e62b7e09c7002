"""Measures how far to trust a result, in the background while the page already shows the result."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ganstudio.app.tasks.pictures import where_memory_allows
from ganstudio.engine.events import Event
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import Sentence

if TYPE_CHECKING:  # torch is imported when a task needs it
    from torch import Tensor

    from ganstudio.engine.search.invert import Likeness
    from ganstudio.engine.search.target import Target
    from ganstudio.engine.search.trust import Trust


@dataclass(frozen=True, eq=False)
class Measured:
    """How far to trust a result: ``trust`` is None if the training pictures are gone or too few; ``nearest`` is the likeness of the
    closest training picture, None if it was not compared or they are gone."""

    trust: "Trust | None"
    nearest: "Likeness | None" = None

    @property
    def sentence(self) -> Sentence | None:
        """The sentence to show."""
        is_trained = self.nearest is not None and self.nearest.psnr is None
        return None if self.trust is None else self.trust.sentence(is_trained)

    @property
    def warns(self) -> bool:
        """Whether :attr:`sentence` is a warning."""
        return self.trust is not None and self.trust.warns


def measure_trust(
    run: Run,
    target: "Target",
    known: "Tensor | None" = None,
    factor: int = 1,
    label: int | None = None,
    compares: bool = False,
) -> Generator[Event, None, Measured]:
    """Measure whether the newest snapshot can draw the visible part of a picture, by :func:`~ganstudio.engine.search.trust.judge`.

    With ``compares`` it also finds the closest training picture.
    """
    from ganstudio.engine.latent.model import Model
    from ganstudio.engine.search.nearest import nearest_trained
    from ganstudio.engine.search.trust import judge

    found = yield from where_memory_allows(run, lambda device: judge(Model(run, device=device), [target], known, factor, label))
    nearest = (yield from nearest_trained(run, [target])) if compares else None
    return Measured(None if found is None else found[0], None if nearest is None else nearest[0])
