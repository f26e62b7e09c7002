"""Records undo and redo steps while a model is explored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.rendering import RenderOptions

if TYPE_CHECKING:
    from ganstudio.app.state.active_model import ActiveModel

UNDO_STEPS = 200


@dataclass(frozen=True, eq=False)
class Moment:
    """A state to return to: the latent shown with the tag of its tool, the render options, the chosen snapshot, the noise
    seed, and the state of the tools."""

    latent: Latent
    tag: object
    look: RenderOptions
    chosen: int | None
    noise: int | None
    tools: Mapping[str, object]

    def looks_like(self, other: "Moment") -> bool:
        """Return whether both show the same picture."""
        way, other_way = (self.look, self.chosen, self.noise), (other.look, other.chosen, other.noise)
        return self.latent is other.latent and way == other_way


class MomentStep(QUndoCommand):
    """An undo step between two moments; ``go`` restores a moment."""

    def __init__(self, go: Callable[[Moment], None], text: str, before: Moment, after: Moment) -> None:
        super().__init__(text)
        self._go, self._before, self._after = go, before, after
        self._is_new = True

    def undo(self) -> None:
        self._go(self._before)

    def redo(self) -> None:
        if not self._is_new:  # pushing the step calls redo, but the change is done already
            self._go(self._after)
        self._is_new = False


class Moments(QObject):
    """Records the moments of ``model`` as undo steps on ``stack``, among those of shelf, keyframes and directions.

    Undo and redo also restore the state that tools keep under the keys in ``undone``.
    """

    def __init__(self, model: "ActiveModel") -> None:
        super().__init__(model)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(UNDO_STEPS)
        self.undone: set[str] = set()
        self._model = model
        self._last: Moment | None = None
        self._text = ""

    def clear(self) -> None:
        """Forget every step."""
        self.stack.clear()
        self.begin()

    def begin(self) -> None:
        """Let the steps begin at the next moment."""
        self._last, self._text = None, ""

    def ask(self, text: str) -> None:
        """Make the next settled moment an undo step with this name."""
        self._text = text

    def settle(self, is_last: bool) -> None:
        """Take in a new picture; the last of a series becomes an undo step if :meth:`ask` was called."""
        now = self._now()
        if self._last is None:
            self._last = now
        if not is_last:
            return
        text, self._text = self._text, ""
        before = self._last
        if text and before is not None and now is not None and not now.looks_like(before):
            self._last = now
            self.stack.push(MomentStep(self._return, text, before, now))

    def step(self, text: str) -> None:
        """Record a change of the tools' state as an undo step with this name, whatever is shown."""
        if self._last is not None:
            before = replace(self._now() or self._last, tools=self._last.tools)
            self._last = replace(before, tools=self._tools())
            self.stack.push(MomentStep(self._return, text, before, self._last))

    def fold(self) -> None:
        """Add the tools' current state to the last step instead of making a new step."""
        if self._last is not None:
            self._last = replace(self._last, tools=self._tools())

    def _tools(self) -> dict[str, object]:
        return self._model.kept.part(self.undone)

    def _now(self) -> Moment | None:
        model, frame = self._model, self._model.frame
        if frame is None:
            return None
        is_of_tool = isinstance(frame.tag, tuple) and frame.tag[0] in self.undone  # else it is a picture of its own
        tag = frame.tag if is_of_tool else None
        return Moment(frame.latent, tag, model.look, model.chosen, model.noise, self._tools())

    def _return(self, moment: Moment) -> None:
        model = self._model
        self._last, self._text = moment, ""
        model.kept.restore(moment.tools)
        model.restored.emit()
        model.choose(moment.chosen)
        model.set_noise(moment.noise)
        model.set_look(moment.look)
        model.show(moment.latent, tag=moment.tag)
