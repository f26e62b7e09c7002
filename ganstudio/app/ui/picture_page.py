"""The base of pages that work on a person's picture with the open model: chooses, reads and keeps the picture."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtGui import QGuiApplication, QImage, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from ganstudio.app.tasks import search as tasks_search
from ganstudio.app.ui.drop_overlay import is_picture, read_drop
from ganstudio.app.ui.empty_state import EmptyState, words_without_latents
from ganstudio.app.ui.engine_entry import EnginePage
from ganstudio.app.ui.outcome_bar import sent_to
from ganstudio.app.ui.search_bar import SearchBar
from ganstudio.engine.recipes.opening import Target
from ganstudio.engine.recipes.trust import TrustReport
from ganstudio.engine.runs.folder import Run

S = TypeVar("S", bound="SearchState")


@dataclass(frozen=True)
class SearchState:
    """A person's choices, to which pages add their results. It outlives the page, which is rebuilt with the language.

    ``image`` is the whole picture for display. ``path`` is its file until the open run has read it: runs prepare pictures
    differently, so there is no ``target`` until then.
    """

    target: Target | None = None
    path: Path | None = None
    image: QImage = field(default_factory=QImage)
    effort: str = "fast"
    label: int | None = None
    measured: TrustReport | None = None

    def for_another_run(self: S) -> S:
        """Return the picture and the choices that are valid for any run, without results. Pages add their own choices."""
        path = self.path if self.target is None else self.target.path
        return replace(type(self)(), path=path, image=self.image, effort=self.effort)


Task = Callable[[], Iterator[Any]]


class PicturePage(EnginePage, Generic[S]):
    """A page whose choices and results are kept with ``session.model``, and so with the open run.

    A subclass makes ``bar`` and its other widgets in :meth:`build`, and ends with :meth:`begin`. It defines ``key``, under
    which its state is kept, ``blank``, its initial state, and :meth:`show_state`.
    """

    key = ""
    blank: S
    bar: SearchBar

    def show_state(self) -> None:
        """Show the choices and the results."""
        raise NotImplementedError

    def stop(self) -> None:
        """Cancel the work on the picture, as the picture or the run has changed."""

    def begin(self, work: QWidget, icon: str) -> None:
        """Show the finished ``work`` as soon as a model is open; until then an empty state with ``icon``."""
        self.empty = EmptyState(
            icon,
            self.tr("No model to search in yet."),
            self.tr("Go to Train"),
            self.tr("Train a model, or choose a run at the top of the window"),
            self.tr("Open a run at the top of the window, or train one: this page works from its first snapshot on."),
        )
        self.empty.offer_last_run(self.session)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(work)
        session, bar = self.session, self.bar
        self.empty.button.clicked.connect(lambda: session.page_requested.emit("train"))
        bar.choose.clicked.connect(self.ask)
        bar.paste.clicked.connect(self._paste)
        bar.changed.connect(lambda: self.keep(effort=bar.effort, label=bar.label))
        session.runs.changed.connect(self._on_run)
        session.model.snapshots_changed.connect(self._show_model)
        self._on_run()

    # -- state ------------------------------------------------------------------------------------------------------------

    @property
    def state(self) -> S:
        """Return the choices and results for the open run."""
        return self.session.model.kept.get(self.key, type(self.blank)) or self.blank

    def keep(self, **changes: Any) -> None:
        """Replace the named fields of the state, and show it."""
        self._put(replace(self.state, **changes))

    def _put(self, state: S) -> None:
        self.session.model.kept.put(self.key, state)
        self.show_state()

    def showEvent(self, event: QShowEvent) -> None:
        self._on_run()
        sent = self.session.model.kept.take(sent_to(self.key), Path)
        if sent is not None:
            self.open(sent)

    def _on_run(self) -> None:
        """Show the state for the open run, and read the picture again if that run has not read it."""
        session, run = self.session, self.session.runs.current
        if not self.isVisible():
            return
        if session.model.run is not run:
            self.stop()
        session.model.set_run(run)
        self.empty.explain(run, self.tr("No model to search in yet."))
        if run is not None and not run.has_latent_space:
            self.empty.sentence.setText(words_without_latents(run))
        self.bar.show_classes(run.dataset.classes if run is not None and run.config.model.conditional else ())
        self.bar.show_choice(self.state.effort, self.state.label)
        self._show_model()
        self.show_state()
        if self.state.path is not None and run is not None:
            task = self.reading(self.state.path, run)
            session.jobs.start(self.tr("Reading the picture"), task, partial(self._on_read_again, run))

    def _show_model(self) -> None:
        self.stack.setCurrentIndex(int(self.has_model()))

    def has_model(self) -> bool:
        """Return whether the open run has a model that the page can use."""
        return bool(self.session.model.snapshots)

    # -- the picture ------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for a picture."""
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a picture"))
        if path:
            self.open(Path(path))

    def _paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        drop = read_drop(mime)
        if drop is not None:
            self.take_pictures(drop.paths)
        elif mime is not None and mime.hasImage():
            self.session.pictures.keep(QGuiApplication.clipboard().image(), self.open)
        else:
            self.session.message.emit(self.tr("The clipboard holds no picture"))

    def take_pictures(self, paths: Sequence[Path]) -> None:
        """Work on dropped or pasted pictures."""
        if is_picture(paths):
            self.open(paths[0])
        else:
            self.open_many(paths)

    def open_many(self, paths: Sequence[Path]) -> None:
        """Work on several files, folders or archives; by default on the first file only."""
        self.open(paths[0])

    def open(self, path: Path) -> None:
        """Start reading a picture to work on."""
        run = self.session.runs.current
        if run is not None:
            self.session.jobs.start(self.tr("Reading the picture"), self.reading(path, run), partial(self._on_read, run))

    def reading(self, path: Path, run: Run) -> Task:
        """Return the task that opens a picture."""
        return partial(tasks_search.open_target, path, run.config.data)

    def _on_read(self, run: Run, opened: tuple[Target, QImage]) -> None:
        if self.session.runs.current is run:
            self._on_target(opened)
        else:  # another run was opened meanwhile
            self.open(opened[0].path)

    def _on_read_again(self, run: Run, opened: tuple[Target, QImage]) -> None:
        """Take the picture as the newly opened run sees it."""
        target, image = opened
        if self.session.model.run is run and self.state.path == target.path:
            self._put(self.again(replace(self.state, target=target, path=None, image=image), target))

    def _on_target(self, opened: tuple[Target, QImage]) -> None:
        self.stop()
        state, (target, image) = self.state, opened
        fresh = replace(self.blank, target=target, image=image, effort=state.effort, label=state.label)
        self._put(self.at_first(fresh, target))

    def at_first(self, fresh: S, target: Target) -> S:
        """Return ``fresh``, the state for a new picture, with the page's own choices for it."""
        return fresh

    def again(self, state: S, target: Target) -> S:
        """Return ``state``, which has the new run's view of the same picture, with the page's own choices for it."""
        return state
