"""The Train page: what the session trains, as it happens and as it is on the disk."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from ganstudio.app.format import duration
from ganstudio.app.language import translated
from ganstudio.app.pages.train.counters import Counters
from ganstudio.app.pages.train.plots import PlotsPanel
from ganstudio.app.pages.train.settings_panel import GOAL, SettingsPanel
from ganstudio.app.session import Session
from ganstudio.app.theme import theme
from ganstudio.app.widgets.empty_state import EmptyState
from ganstudio.app.widgets.image_grid import ImageGrid, to_qimage
from ganstudio.app.widgets.plot_data import COLUMNS, Table
from ganstudio.app.widgets.timeline import Timeline
from ganstudio.engine.errors import TrainingError
from ganstudio.engine.events import Event, Grid, Progress, Stats
from ganstudio.engine.runs.folder import Kept, Run

REFRESH_MS = 250
SETTINGS_WIDTH, PLOTS_WIDTH = 300, 340


@dataclass(frozen=True, eq=False)
class _History:
    """What a run folder holds of the past."""

    path: Path
    table: Table
    grids: list[Kept]


class TrainPage(QWidget):
    """Settings on the left, the grid with its timeline in the middle, the plots on the right.

    It holds no state but what is being looked at: everything else is asked of the session, at any time.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._progress: Progress | None = None
        self._was = session.training
        self.table = Table()
        self.panel = SettingsPanel(session, self)
        self.counters = Counters()
        self.notice = QLabel()
        self.grid = ImageGrid()
        self.timeline = Timeline()
        self.plots = PlotsPanel(session, self.table)
        self.open_folder = QToolButton()
        self.empty = EmptyState(
            "graduation-cap",
            self.tr("There is nothing to learn from yet."),
            self.tr("Learn to draw sevens"),
            self.tr("Open the built-in handwritten sevens and start to train"),
            self.tr("Or open your own pictures on the Data page."),
        )
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self._connect()
        if session.engine_loaded:
            self.panel.set_registries()
        self._on_run()

    # -- layout -----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.notice.setObjectName("trainNotice")
        self.notice.setWordWrap(True)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(self._top_row())
        column.addWidget(self.notice)
        column.addWidget(self.grid, stretch=1)
        column.addWidget(self.timeline)
        right = QWidget()
        holder = QVBoxLayout(right)
        holder.setContentsMargins(12, 12, 12, 12)
        holder.addWidget(self.plots)
        self.panel.setMinimumWidth(SETTINGS_WIDTH - 20)
        right.setMinimumWidth(240)
        work = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.panel, middle, right):
            work.addWidget(widget)
        work.setSizes([SETTINGS_WIDTH, 2 * PLOTS_WIDTH, PLOTS_WIDTH])
        for index, stretch in enumerate((0, 2, 1)):
            work.setStretchFactor(index, stretch)
            work.setCollapsible(index, False)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(work)

    def _top_row(self) -> QHBoxLayout:
        save = QToolButton()
        save.setDefaultAction(self.grid.save_action)
        save.setToolTip(self.tr("Save the grid shown as PNG (Ctrl+S)"))
        save.setAccessibleName(self.tr("Save the grid shown as PNG"))
        self.open_folder.setIcon(theme().icon("folder-open"))
        self.open_folder.setToolTip(self.tr("Open run folder"))
        self.open_folder.setAccessibleName(self.tr("Open run folder"))
        self.open_folder.clicked.connect(self._open_folder)
        row = QHBoxLayout()
        row.addWidget(self.counters, stretch=1)
        for button in (save, self.open_folder):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        session, controls = self._session, self.panel.controls
        self.empty.button.clicked.connect(session.learn_sevens)
        session.engine_ready.connect(self._on_engine)
        session.source_changed.connect(self._show_state)
        session.data_changed.connect(self._show_state)
        session.findings_changed.connect(self.panel.show_pictures)
        session.run_changed.connect(self._on_run)
        session.training_changed.connect(self._on_training)
        session.training_events.connect(self._on_events)
        session.error.connect(self._on_error)
        self.panel.changed.connect(self._show_state)
        self.timeline.chosen.connect(self._show_grid)
        controls.start.connect(self._start)
        controls.pause.connect(session.pause_training)
        controls.resume.connect(self._resume)
        controls.stop.connect(session.stop_training)
        controls.new_run.connect(session.close_run)

    # -- what the session says --------------------------------------------------------------------------------------------

    def _on_engine(self) -> None:
        self.panel.set_registries()
        self._show_state()

    def _on_run(self) -> None:
        run = self._session.run
        self.table.clear()
        self.timeline.set_grids([])
        self.plots.reset_view()
        self.counters.clear()
        self._progress = None
        self._tell("")
        self.panel.show_run(run.config if run is not None else None)
        if run is not None:
            self._session.run_job(self.tr("Reading the run"), lambda: _read(run), self._on_history)
        self._show_state()

    def _on_history(self, history: _History) -> None:
        run = self._session.run
        if run is None or run.path != history.path:
            return  # another one has been opened meanwhile
        self.table.prepend(history.table)
        self.timeline.set_earlier(history.grids)
        self._refresh()
        self._show_state()

    def _on_training(self, state: str) -> None:
        before, self._was = self._was, state
        if state == "running" and before == "idle":
            self._tell("")
        if state == "idle":
            self._progress = None
            if before != "idle":
                self._tell_end()
        self._refresh()
        self._show_state()

    def _on_events(self, batch: list[Event]) -> None:
        for event in batch:
            if isinstance(event, Stats):
                self.table.append(event.row)
            elif isinstance(event, Grid):
                self.timeline.add(event.images, to_qimage(event.pixels), event.path)
            elif isinstance(event, Progress) and event.unit == "images" and self._session.run is not None:
                self._progress = event
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _on_error(self, error: BaseException) -> None:
        if isinstance(error, TrainingError):
            self._tell(f"⚠ {translated(error)}")

    # -- what is shown ----------------------------------------------------------------------------------------------------

    def _show_state(self) -> None:
        session, run = self._session, self._session.run
        idle = session.training == "idle"
        nothing = session.source is None and run is None and idle
        self._stack.setCurrentIndex(0 if nothing else 1)
        self.open_folder.setEnabled(run is not None)
        self.panel.show_pictures()
        self.panel.set_editable(() if not idle else None if run is None else (GOAL,))
        state = session.training if not idle else "ready" if run is None else "open"
        can_start = self.panel.form.is_valid and (session.source is not None if run is None else self._can_resume(run))
        self.panel.controls.show_state(state, can_start)
        if idle and run is None and session.source is not None and self.panel.form.is_valid and self.isVisible():
            self.panel.estimate.ask(self.panel.config())
        else:
            self.panel.estimate.clear()
        self.grid.set_hint("" if not idle or run is not None else self.tr("The first images appear here as soon as you start."))

    def _can_resume(self, run: Run) -> bool:
        return self.panel.form.config().run.images > run.images

    def _refresh(self) -> None:
        """Redraw what follows the training; at most four times a second, and only where it can be seen."""
        if not self.isVisible():
            return
        self.plots.refresh()
        run = self._session.run
        if len(self.table) and run is not None:
            self.counters.show_progress(_last_row(self.table), run.config.run.images, self._progress)

    def _show_grid(self, image: QImage, images: int, live: bool) -> None:
        run = self._session.run
        self.grid.show_image(image, f"{run.name if run is not None else 'grid'}-{images:09d}.png")

    def _tell(self, text: str) -> None:
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def _tell_end(self) -> None:
        run = self._session.run
        if run is None or not len(self.table):
            return
        row = _last_row(self.table)
        values = {"images": f"{row['images']:,.0f}", "time": duration(row["seconds"])}
        if row["images"] >= run.config.run.images:
            text = self.tr("Finished: {images} images in {time}. To go on, raise “Train for” and resume.")
        else:
            text = self.tr("Stopped after {images} images, {time} of training. Resume goes on from here.")
        self._tell(text.format(**values))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        self._show_state()

    # -- what the person does ---------------------------------------------------------------------------------------------

    def _start(self) -> None:
        self.panel.estimate.clear()
        self._session.start_training(self.panel.config())

    def _resume(self) -> None:
        run, goal = self._session.run, self.panel.form.config().run.images
        changed = run is not None and goal != run.config.run.images
        self._session.resume_training(goal if changed and self._session.training == "idle" else None)

    def _open_folder(self) -> None:
        if self._session.run is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._session.run.path)))


def _last_row(table: Table) -> Mapping[str, float]:
    return {name: float(table.column(name)[-1]) for name in COLUMNS}


def _read(run: Run) -> Generator[Event, None, Any]:
    yield from ()
    return _History(run.path, Table(run.stats()), run.grids())
