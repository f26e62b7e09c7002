"""The keyframes of the run that is explored, kept with it at once."""

from typing import TYPE_CHECKING, Any

from ganstudio.app.kept_with_run import KeptWithRun
from ganstudio.engine.errors import RunError
from ganstudio.engine.latent.keyframes import FILE, Sequel, load_keyframes, merged_keyframes, save_keyframes
from ganstudio.engine.latent.point import Point
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.archs import Generator

FOREIGN = mark("engine", "This picture is from another model. {run} cannot draw it, so it does not become a keyframe.")


class KeptKeyframes(KeptWithRun[Sequel]):
    """See :class:`KeptWithRun`."""

    file = FILE

    def _blank(self) -> Sequel:
        return Sequel()

    def _load(self, run: Run, generator: "Generator | None") -> tuple[Sequel, tuple[Any, ...]]:
        return load_keyframes(run, generator)

    def _save(self, run: Run, value: Sequel, others: tuple[Any, ...]) -> None:
        save_keyframes(run, value, others)

    def _merged(self, before: Sequel, after: Sequel, found: Sequel) -> Sequel:
        return merged_keyframes(before, after, found)

    def takes(self, point: Point) -> bool:
        """Whether ``point`` can be a keyframe; if not, ``failed`` says so."""
        if self.run is not None and not self.fits(point):
            self.failed.emit(RunError(FOREIGN, run=self.run.name))
            return False
        return True

    def change(self, text: str, sequel: Sequel, merged: object = None) -> bool:
        """Keep ``sequel`` from now on, as a step named ``text``, and say whether it is saved; see ``merged`` in the base class."""
        return self._change(text, sequel, merged)
