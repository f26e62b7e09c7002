"""Measures in the background how far to trust what a model made of a picture, when the result is already seen."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ganstudio.app.tasks import where_memory_allows
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
    """``trust`` is None if the pictures that the model learned from are gone; ``nearest`` is the likeness of the closest of them,
    None if it was not looked for or they are gone."""

    trust: "Trust | None"
    nearest: "Likeness | None" = None

    @property
    def sentence(self) -> Sentence | None:
        """What to say."""
        is_trained = self.nearest is not None and self.nearest.psnr is None
        return None if self.trust is None else self.trust.sentence(is_trained)

    @property
    def warns(self) -> bool:
        """Whether that is a warning."""
        return self.trust is not None and self.trust.warns


def measure_trust(
    run: Run,
    target: "Target",
    known: "Tensor | None" = None,
    factor: int = 1,
    label: int | None = None,
    compares: bool = False,
) -> Generator[Event, None, Measured]:
    """Whether the newest snapshot can draw what is seen of a picture, as :func:`~ganstudio.engine.search.trust.judge` has it.

    With ``compares`` the closest of the pictures that the model learned from is looked for as well.
    """
    from ganstudio.engine.latent.model import Model
    from ganstudio.engine.search.nearest import nearest_trained
    from ganstudio.engine.search.trust import judge

    found = yield from where_memory_allows(run, lambda device: judge(Model(run, device=device), [target], known, factor, label))
    nearest = (yield from nearest_trained(run, [target])) if compares else None
    return Measured(None if found is None else found[0], None if nearest is None else nearest[0])
