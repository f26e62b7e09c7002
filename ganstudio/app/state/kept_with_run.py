"""Keeps what a person collects for the explored run: saves each change with the run, and can undo it."""

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ganstudio.engine.errors import RunError, StudioError
from ganstudio.engine.latent.kept_file import is_of
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.lock import guarded
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.networks import Generator

T = TypeVar("T")
NO_RUN = mark("engine", "No run is open, so there is nowhere to save this. Open a run first.")
PASSED_OVER = mark("engine", "{path} holds entries that are damaged or from another model: {count}. The window leaves them out.")


class KeptWithRun(QObject, Generic[T]):
    """Emits ``changed()`` when ``value`` changes, and ``failed(error)`` when the file cannot be read or written.

    ``value`` is the content of the file when it was last read or written: a change that cannot be saved does not happen. Each
    change applies to the current content of the file, so that what another window wrote stays. A subclass implements
    :meth:`_blank`, :meth:`_load`, :meth:`_save` and :meth:`_merged`.
    """

    changed = Signal()
    failed = Signal(object)
    file = ""  # its name in the run's folder

    def __init__(self, undo: QUndoStack | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run: Run | None = None
        self.value: T = self._blank()
        self.undo = undo
        self._generator: Generator | None = None
        self._others: tuple[Any, ...] = ()  # entries of the file that mean nothing to this run; they stay in it
        self._broken: StudioError | None = None  # why the file is left as it is

    def _blank(self) -> T:
        """Return the empty value."""
        raise NotImplementedError

    def _load(self, run: Run, generator: "Generator | None") -> tuple[T, tuple[Any, ...]]:
        """Return the value in the file, and its entries that do not belong to this run."""
        raise NotImplementedError

    def _save(self, run: Run, value: T, others: tuple[Any, ...]) -> None:
        """Write the value and the other entries to the file."""
        raise NotImplementedError

    def _merged(self, before: T, after: T, found: T) -> T:
        """Apply the change from ``before`` to ``after`` to ``found``, the value in the file."""
        raise NotImplementedError

    def open(self, run: Run | None, generator: "Generator | None" = None) -> None:
        """Load what ``run`` keeps (None: clear). ``generator`` is that of any snapshot; without it, call :meth:`check` later."""
        self.run, self._generator = run, generator
        self.value, self._others, self._broken = self._blank(), (), None
        self._read()

    def check(self, generator: "Generator") -> None:
        """Leave out what ``generator`` (of any snapshot of the run) cannot draw; only the first call counts."""
        if self._generator is None:
            self._generator = generator
            self._read()

    def _read(self) -> None:
        if self.run is not None and self._broken is None:
            try:
                self.value, self._others = self._load(self.run, self._generator)
            except StudioError as error:
                self._broken = error
                self.failed.emit(error)
            if self._others and self._generator is not None:
                self.failed.emit(RunError(PASSED_OVER, count=f"{len(self._others):,}", path=self.run.path / self.file))
        self.changed.emit()

    def fits(self, latent: Latent) -> bool:
        """Return whether the run can draw ``latent``."""
        return self.run is not None and is_of(self.run, self._generator, latent)

    def _change(self, text: str, value: T, merged: object = None) -> bool:
        """Save a new value as an undo step named ``text``; return whether it is saved.

        A step joins the previous step if both have the same ``merged``, so that a slider's many values are undone together.
        """
        before = self.value
        if not self._make(before, value):
            return False
        if self.undo is not None:
            self.undo.push(_ValueStep(self, text, before, value, merged))
        return True

    def _make(self, before: T, after: T) -> bool:
        """Make the change from ``before`` to ``after``; return whether it is saved."""
        try:
            if self.run is None or self._broken is not None:
                raise self._broken or RunError(NO_RUN)
            with guarded(self.run.path):
                found, others = self._found(self.run)
                value = self._merged(before, after, found)
                self._save(self.run, value, others)
        except (StudioError, OSError) as error:
            self.failed.emit(error)
            return False
        self.value, self._others = value, others
        self.changed.emit()
        return True

    def _found(self, run: Run) -> tuple[T, tuple[Any, ...]]:
        """Return the file's current content, or its last content if the file has vanished."""
        return self._load(run, self._generator) if (run.path / self.file).exists() else (self.value, self._others)


class _ValueStep(QUndoCommand):
    """An undo step from a value to another."""

    def __init__(self, kept: KeptWithRun[T], text: str, before: T, after: T, merged: object) -> None:
        super().__init__(text)
        self._kept, self._before, self._after, self._merged = kept, before, after, merged
        self._is_new = True

    def id(self) -> int:
        return -1 if self._merged is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _ValueStep) or other._kept is not self._kept or other._merged != self._merged:
            return False
        self._after = other._after
        return True

    def undo(self) -> None:
        self._kept._make(self._after, self._before)

    def redo(self) -> None:
        if not self._is_new:  # pushing the step calls redo, but the change is done already
            self._kept._make(self._before, self._after)
        self._is_new = False
