"""The keyframes of the explored run: every change is saved with the run immediately."""

from typing import TYPE_CHECKING, Any

from ganstudio.app.state.kept_with_run import KeptWithRun
from ganstudio.engine.errors import RunError
from ganstudio.engine.latent.keyframes import FILE, Sequel, load_keyframes, merged_keyframes, save_keyframes
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.networks import Generator

FOREIGN = mark("engine", "This picture is from another model. {run} cannot draw it, so it does not become a keyframe.")


class KeptKeyframes(KeptWithRun[Sequel]):
    """The keyframes as a value of :class:`KeptWithRun`."""

    file = FILE

    def _blank(self) -> Sequel:
        return Sequel()

    def _load(self, run: Run, generator: "Generator | None") -> tuple[Sequel, tuple[Any, ...]]:
        return load_keyframes(run, generator)

    def _save(self, run: Run, value: Sequel, others: tuple[Any, ...]) -> None:
        save_keyframes(run, value, others)

    def _merged(self, before: Sequel, after: Sequel, found: Sequel) -> Sequel:
        return merged_keyframes(before, after, found)

    def takes(self, latent: Latent) -> bool:
        """Return whether ``latent`` can be a keyframe; if not, emit ``failed``."""
        if self.run is not None and not self.fits(latent):
            self.failed.emit(RunError(FOREIGN, run=self.run.name))
            return False
        return True

    def change(self, text: str, sequel: Sequel, merged: object = None) -> bool:
        """Save ``sequel`` as an undo step named ``text``; return whether it is saved. See ``merged`` in the base class."""
        return self._change(text, sequel, merged)
