"""The Invert page: the picture with the part that counts, what the model can draw of it, and where both differ."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QGuiApplication, QImage, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from ganstudio.app import tasks, tasks_search
from ganstudio.app.frames import Frame, Look
from ganstudio.app.jobs import Job
from ganstudio.app.pages.invert.controls import SearchBar
from ganstudio.app.pages.invert.findings import Findings
from ganstudio.app.tasks_search import Answer, Search
from ganstudio.app.widgets.crop_box import CropBox
from ganstudio.app.widgets.empty_state import EmptyState
from ganstudio.app.widgets.engine_entry import EnginePage
from ganstudio.app.widgets.heatmap import Heatmap
from ganstudio.app.widgets.latent_stage import LatentStage
from ganstudio.app.widgets.zoom import Box
from ganstudio.engine.events import Progress
from ganstudio.engine.latent.sampling import to_uint8
from ganstudio.engine.search.target import Target

KEPT = "invert"  # its name among what is kept while the run is explored


@dataclass(frozen=True)
class State:
    """What a person chose and what came of it; it outlives the page, which is built anew with the language."""

    search: Search | None = None
    answer: Answer | None = None


class InvertPage(EnginePage):
    """What is chosen and found is kept with ``session.explore``, and so with the open run."""

    def build(self) -> Iterator[None]:
        self._job: Job | None = None
        self.bar = SearchBar()
        self.crop = CropBox(self.tr("Your picture, and in the frame the part that is searched for"))
        self.stage = LatentStage(self.tr("What the model draws there"))
        self.stage.setToolTip(self.tr("Drag it to wherever a picture is wanted"))
        yield
        self.difference = Heatmap(self.tr("Where both differ"), self.tr("Difference (grey levels, 0 to 255)"))
        self.findings = Findings()
        self.empty = EmptyState(
            "scan-search",
            self.tr("There is no model to search in yet."),
            self.tr("Go to Train"),
            self.tr("Train a model, or choose a run at the top of the window"),
            self.tr("Open a run at the top of the window, or train one: then its pictures can be searched for yours."),
        )
        yield
        self._lay_out()
        self._connect()
        self._on_run()

    def _lay_out(self) -> None:
        panes = QHBoxLayout()
        panes.setContentsMargins(8, 8, 8, 8)
        panes.setSpacing(16)
        for title, widget in ((self.tr("Your picture"), self.crop), (self.tr("Found"), self.stage), ("", self.difference)):
            column = QVBoxLayout()
            column.setSpacing(4)
            if title:
                label = QLabel(title)
                label.setProperty("role", "small")
                column.addWidget(label)
            column.addWidget(widget, stretch=1)
            panes.addLayout(column, stretch=1)
        work = QWidget()
        whole = QVBoxLayout(work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(panes, stretch=1)
        whole.addWidget(self.findings)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(work)
        self.crop.show_hint(self.tr("Choose a picture, or paste one."))
        self.stage.show_hint(self.tr("What the model can draw of it appears here."))
        self.difference.view.show_hint(self.tr("Where both differ appears here."))

    def _connect(self) -> None:
        session = self._session
        self.empty.button.clicked.connect(lambda: session.page_requested.emit("train"))
        self.bar.choose.clicked.connect(self._ask)
        self.bar.paste.clicked.connect(self._paste)
        self.bar.search.clicked.connect(self.search)
        self.bar.stop.clicked.connect(self._stop)
        self.bar.changed.connect(self._on_choice)
        self.crop.changed.connect(self._on_choice)
        self.findings.explore.clicked.connect(self._to_explore)
        self.findings.keep.clicked.connect(self._to_shelf)
        session.run_changed.connect(self._on_run)
        session.explore.snapshots_changed.connect(self._show_model)

    # -- what is kept -----------------------------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """What is chosen and found for the open run."""
        kept: State = self._session.explore.kept.get(KEPT, State())
        return kept

    def _keep(self, state: State) -> None:
        self._session.explore.kept[KEPT] = state
        self._show_answer()

    def showEvent(self, event: QShowEvent) -> None:
        self._on_run()

    def _on_run(self) -> None:
        """Another run: other pictures can be found, and nothing is known of them."""
        session = self._session
        if not self.isVisible():
            return
        if session.explore.run is not session.run:
            self._stop()
        session.explore.set_run(session.run)
        search = self.state.search
        self.bar.show_classes(session.run.dataset.classes if session.run and session.run.config.model.conditional else ())
        if search is not None:
            self.bar.show_choice(search.effort, search.label)
        self._show_search(search)
        self._show_model()
        self._show_answer()

    def _show_model(self) -> None:
        self._stack.setCurrentIndex(int(bool(self._session.explore.snapshots)))
        self.bar.search.setEnabled(self.state.search is not None)

    # -- the picture ------------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a picture"))
        if path:
            self.open(Path(path))

    def _paste(self) -> None:
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self._session.message.emit(self.tr("There is no picture on the clipboard"))
        else:
            self._session.run_job(self.tr("Keeping the picture"), partial(tasks.keep_picture, image), self.open)

    def open(self, path: Path) -> None:
        """Look at a picture, soon."""
        run = self._session.run
        if run is not None:
            task = partial(tasks_search.open_target, path, run.config.data)
            self._session.run_job(self.tr("Reading the picture"), task, self._on_target)

    def _on_target(self, opened: tuple[Target, QImage]) -> None:
        self._stop()
        target, image = opened
        search = Search(target, image, target.box, self.bar.effort, self.bar.label)
        self._keep(State(search))
        self._show_search(search)
        self._show_model()

    def _show_search(self, search: Search | None) -> None:
        blocker = QSignalBlocker(self.crop)  # what is shown is not chosen anew
        self.crop.show_picture(QImage() if search is None else search.image)
        if search is not None:
            left, top, right, bottom = search.box
            self.crop.set_square(right - left == bottom - top)
            self.crop.set_crop(Box(*search.box))
        blocker.unblock()

    def _on_choice(self) -> None:
        state = self.state
        if state.search is not None:
            chosen = replace(state.search, box=self.crop.crop, effort=self.bar.effort, label=self.bar.label)
            self._keep(replace(state, search=chosen))

    # -- the search -------------------------------------------------------------------------------------------------------

    def search(self) -> None:
        """Look for the part in the frame."""
        run, search = self._session.run, self.state.search
        if run is None or search is None or self._job is not None:
            return
        task = partial(tasks_search.invert_picture, run, search)
        self._job = self._session.run_job(self.tr("Searching the picture"), task, self._on_answer)
        self._job.progress.connect(self._on_progress)
        self._job.finished.connect(self._on_end)
        self.bar.show_search(is_going_on=True)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_progress(self, progress: Progress) -> None:
        self.bar.show_search(is_going_on=True, done=progress.done, total=progress.total or 0)

    def _on_end(self) -> None:
        self._job = None
        self.bar.show_search(is_going_on=False)

    def _on_answer(self, answer: Answer) -> None:
        self._keep(replace(self.state, answer=answer))

    def _show_answer(self) -> None:
        answer = self.state.answer
        self.findings.show_inversion(answer.inversion if answer is not None else None)
        if answer is None:
            self.stage.show_frame(None)
            self.difference.show_map(None)
            return
        found = answer.inversion
        pixels = to_uint8(found.image[None])[0]
        wanted = answer.search.target.pixels.transpose(1, 2, 0)
        self.stage.show_frame(Frame(found.point, Look(), answer.images, pixels))
        self.difference.show_map(np.abs(pixels.astype(float) - wanted).mean(axis=2))

    # -- and on -----------------------------------------------------------------------------------------------------------

    def _to_explore(self) -> None:
        answer, session = self.state.answer, self._session
        if answer is not None:
            session.explore.show(answer.inversion.point, self.tr("Show a picture that was found"))
            session.page_requested.emit("explore")

    def _to_shelf(self) -> None:
        answer, session = self.state.answer, self._session
        if answer is not None and session.explore.shelf.find(answer.inversion.point) < 0:
            session.explore.shelf.add(answer.inversion.point)
            session.message.emit(self.tr("Put on the shelf"))
