"""The Train page: shows the session's training live, and stopped runs from the disk."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from ganstudio.app.pages.train.actions import Actions, editable
from ganstudio.app.pages.train.changes_button import Change
from ganstudio.app.pages.train.doctor_panel import DoctorPanel
from ganstudio.app.pages.train.image_grid import ImageGrid
from ganstudio.app.pages.train.live import LiveChanges
from ganstudio.app.pages.train.notice import Notice
from ganstudio.app.pages.train.past import Past, last_row, read_past, snapshots_of
from ganstudio.app.pages.train.plots import PlotsPanel
from ganstudio.app.pages.train.settings_panel import SettingsPanel, settings_form
from ganstudio.app.pages.train.timeline import Timeline
from ganstudio.app.pages.train.top_row import TopRow
from ganstudio.app.pages.train.ways_out import WaysOut
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.ui.empty_state import EmptyState
from ganstudio.app.ui.engine_entry import EnginePage
from ganstudio.app.ui.language import translated
from ganstudio.app.ui.plot_data import Table
from ganstudio.engine.errors import TrainingError
from ganstudio.engine.events import Caveat, Changed, CheckUp, Event, Grid, MetricMeasured, Plateau, Progress, SnapshotSaved, Stats
from ganstudio.engine.runs.folder import Run

REFRESH_MS = 250
SETTINGS_WIDTH, PLOTS_WIDTH = 300, 340


class TrainPage(EnginePage):
    """Settings on the left, the grid with its timeline in the middle, the plots over the doctor on the right.

    Its only state is what is in view: everything else comes from the session.
    """

    def build(self) -> Iterator[None]:
        session = self.session
        self._progress: Progress | None = None
        self._was = session.training.state
        self._is_at_plateau = False
        self._has_new_snapshots = False
        self.table = Table()
        form = settings_form(session)
        yield
        self.panel = SettingsPanel(session, self, self._strength, form)
        yield
        self.plots = PlotsPanel(session, self.table)
        yield
        self.notice = Notice()
        self.grid = ImageGrid()
        self.top = TopRow(self.grid.save_action)
        self.timeline = Timeline()
        self.doctor = DoctorPanel()
        self.actions_ = Actions(session, self.panel)
        self.ways_out = WaysOut(session, self.actions_, self)
        self.live = LiveChanges(session, self.panel.form, lambda: session.training.state in ("running", "paused"))
        self.empty = EmptyState(
            "graduation-cap",
            self.tr("No pictures to train on yet."),
            self.tr("Learn to draw sevens"),
            self.tr("Open the built-in handwritten sevens and start training"),
            self.tr("Or open your own pictures on the Data page."),
        )
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self._connect()
        if session.engine.is_loaded:
            self.panel.set_registries()
        self.timeline.set_training(session.training.state != "idle")
        self.empty.offer_last_run(session)
        self._on_run()

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.top)
        column.addWidget(self.notice)
        column.addWidget(self.grid, stretch=1)
        column.addWidget(self.timeline)
        right = QWidget()
        holder = QVBoxLayout(right)
        holder.setContentsMargins(12, 12, 12, 12)
        holder.setSpacing(8)
        area = QScrollArea()  # in a low window the plots scroll, as their legends would cover the curves
        area.setWidget(self.plots)
        area.setWidgetResizable(True)
        self.plots.setAutoFillBackground(False)  # setWidget turned it on
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder.addWidget(area, stretch=1)
        holder.addWidget(self.doctor)
        self.panel.setMinimumWidth(SETTINGS_WIDTH - 20)
        right.setMinimumWidth(240)
        work = QSplitter(Qt.Orientation.Horizontal)
        for index, (widget, stretch) in enumerate(((self.panel, 0), (middle, 2), (right, 1))):
            work.addWidget(widget)
            work.setStretchFactor(index, stretch)
            work.setCollapsible(index, False)
        work.setSizes([SETTINGS_WIDTH, 2 * PLOTS_WIDTH, PLOTS_WIDTH])
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(work)

    def _connect(self) -> None:
        session, controls, actions = self.session, self.panel.controls, self.actions_
        self.empty.button.clicked.connect(session.learn_sevens)
        session.engine.ready.connect(self._on_engine)
        session.pictures.source_changed.connect(self._show_state)
        session.pictures.data_changed.connect(self._show_state)
        session.pictures.findings_changed.connect(self.panel.show_pictures)
        session.runs.changed.connect(self._on_run)
        session.training.state_changed.connect(self._on_training)
        session.training.events.connect(self._on_events)
        session.error.connect(self._on_error)
        session.training.obstacle_changed.connect(self._show_obstacle)
        session.settings_asked.connect(self.panel.use)
        self.panel.changed.connect(self.live.edited)
        self.panel.changed.connect(self._show_state)
        self.timeline.chosen.connect(self._show_grid)
        self.timeline.branch_asked.connect(actions.branch)
        self.top.changes.chosen.connect(self.timeline.go_to)
        self.doctor.applied.connect(actions.apply)
        controls.start.connect(actions.start)
        controls.pause.connect(session.training.pause)
        controls.resume.connect(actions.resume)
        controls.stop.connect(session.training.stop)
        controls.new_run.connect(session.runs.close)

    def _on_engine(self) -> None:
        self.panel.set_registries()
        self._show_state()

    def _on_run(self) -> None:
        run = self.session.runs.current
        self.table.clear()
        self.plots.clear()
        self.timeline.set_grids([])
        self._show_snapshots([])
        self.plots.reset_view()
        self.top.counters.clear()
        self.top.changes.set_changes([])
        self.top.show_run(run)
        self._progress = None
        self._show_obstacle()
        self.panel.show_run(run.config if run is not None else None)
        if run is not None:
            self.session.jobs.start(self.tr("Reading the run"), lambda: read_past(run), self._on_past)
        self._show_state()

    def _on_past(self, past: Past) -> None:
        run = self.session.runs.current
        if run is None or run.path != past.path:
            return  # another run has been opened meanwhile
        self.table.prepend(past.table)
        self.plots.prepend(past.health, past.metrics)
        self.timeline.set_earlier(past.grids)
        self._show_snapshots(past.snapshots)
        meanwhile = self.top.changes.changes
        before = [change for change in past.changes if not meanwhile or change.images_seen < meanwhile[0].images_seen]
        self.top.changes.set_changes([*before, *meanwhile])
        if self.session.training.diagnosis is None:
            self.session.training.diagnosis = past.findings
        self._refresh()
        self._show_state()

    def _on_training(self, state: str) -> None:
        before, self._was = self._was, state
        if state == "running" and before == "idle":
            self.notice.tell("")
            self._is_at_plateau = False
            self.timeline.set_training(True)
        if state == "idle":
            self._progress = None
            run = self.session.runs.current
            if before != "idle" and run is not None and len(self.table):
                self.notice.tell_end(run, last_row(self.table), at_plateau=self._is_at_plateau)
            self.timeline.set_training(False)
        self._refresh()
        self._show_state()

    def _on_events(self, batch: list[Event]) -> None:
        for event in batch:
            if isinstance(event, Stats):
                self.table.append(event.row)
            elif isinstance(event, Grid):
                self.timeline.add(event.images_seen, to_qimage(event.pixels), event.path)
            elif isinstance(event, CheckUp):
                self.plots.health.append(event.row)
            elif isinstance(event, MetricMeasured):
                self.plots.add_figure(event.row, event.short)
            elif isinstance(event, SnapshotSaved):
                self._has_new_snapshots = True
            elif isinstance(event, Changed):
                self._on_changed(event)
            elif isinstance(event, Caveat):
                self.session.message.emit(translated(event.text, "engine"))
            elif isinstance(event, Plateau):
                self._is_at_plateau = True
            elif isinstance(event, Progress) and event.unit == "images" and self.session.runs.current is not None:
                self._progress = event
        self._show_diagnosis()
        if self.isVisible() and not self.is_outdated:
            self._timer.start()

    @property
    def is_outdated(self) -> bool:
        """Return whether new rows await the page's next refresh."""
        return self._timer.isActive()

    def _on_changed(self, event: Changed) -> None:
        change = Change(event.images_seen, event.settings, event.reason)
        self.top.changes.add(change)
        self.session.message.emit(
            self.tr("From {images} images on: {change}").format(images=f"{event.images_seen:,}", change=change)
        )
        self.panel.follow({name: new for name, (_, new) in event.settings.items()})

    def _on_error(self, error: BaseException) -> None:
        if isinstance(error, TrainingError):
            self.notice.tell_error(error)

    def _show_obstacle(self) -> None:
        obstacle = self.session.training.obstacle
        run = self.session.runs.current
        if obstacle is None and run is not None and not run.has_pictures:
            self.notice.tell(self._imported_text(run), self.ways_out.of_imported(run))
        elif obstacle is None:
            self.notice.tell("")
        else:
            self.notice.tell_error(obstacle, self.ways_out.of(obstacle))

    def _imported_text(self, run: Run) -> str:
        if run.config.model.arch == "stylegan3":
            return self.tr("This network was imported. StyleGAN3 can be explored and exported, but not trained.")
        return self.tr("This network was imported. To train it on your pictures, start a new run from it.")

    def _show_state(self) -> None:
        session, run = self.session, self.session.runs.current
        idle = session.training.state == "idle"
        nothing = session.pictures.source is None and run is None and idle
        self._stack.setCurrentIndex(0 if nothing else 1)
        self.panel.show_pictures()
        self.panel.set_editable(editable(session.training.state, run))
        state = session.training.state if not idle else "ready" if run is None else "open"
        can_start = self.panel.form.is_valid and (session.pictures.source is not None if run is None else self._can_resume)
        self.panel.controls.show_state(state, can_start)
        if run is not None and not run.has_pictures:
            self.panel.controls.main.setToolTip(self._imported_text(run))
        if idle and run is None and session.pictures.source is not None and self.panel.form.is_valid and self.isVisible():
            self.panel.estimate.ask(self.panel.config())
        else:
            self.panel.estimate.clear()
        self.plots.set_augmented(self.panel.form.config().training.augment != "none")
        self._show_diagnosis()
        self.grid.set_hint("" if not idle or run is not None else self.tr("The first images appear here when you start training."))

    def _show_diagnosis(self) -> None:
        run = self.session.runs.current
        config = run.config if run is not None else None
        is_upscaler = config is not None and config.upscaler.factor > 0  # the doctor has no rules for upscalers
        has_checkups = bool(len(self.plots.health)) and not is_upscaler
        self.doctor.show_findings(self.session.training.diagnosis, config, has_checkups=has_checkups)
        is_idle = self.session.training.state == "idle"  # only then read the disk
        self.doctor.set_state(self.session.training.state, is_idle and self._can_resume)

    @property
    def _can_resume(self) -> bool:
        run = self.session.runs.current
        seconds = last_row(self.table)["seconds"] if len(self.table) else 0.0
        return run is not None and self.actions_.can_resume(run, seconds)

    def _show_snapshots(self, images: list[int]) -> None:
        self._has_new_snapshots = False
        self.timeline.set_snapshots(images)
        self.plots.quality.set_snapshots(images)

    def _strength(self) -> float | None:
        """Return the current probability of each augmentation in the run shown; None if unknown."""
        return last_row(self.table)["augment_p"] if len(self.table) else None

    def _refresh(self) -> None:
        """Redraw the live parts, at most four times a second, and only if they are visible."""
        if not self.isVisible():
            return
        self.plots.refresh()
        run = self.session.runs.current
        if run is not None and self._has_new_snapshots:
            self._show_snapshots(snapshots_of(run))
        if len(self.table) and run is not None:
            self.top.counters.show_progress(last_row(self.table), run.config.run.images, self._progress)

    def _show_grid(self, image: QImage, images_seen: int, live: bool) -> None:
        run = self.session.runs.current
        self.grid.show_image(image, f"{run.name if run is not None else 'grid'}-{images_seen:09d}.png")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        self._show_state()
