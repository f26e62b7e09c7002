"""The Explore page: the grid of samples, the picture shown, the tools, and the shelf."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from ganstudio.app.pages.explore.actions import ExploreActions
from ganstudio.app.pages.explore.large import LargeView
from ganstudio.app.pages.explore.look_bar import LookBar
from ganstudio.app.pages.explore.panel import ToolPanel
from ganstudio.app.pages.explore.sample_grid import SampleGrid
from ganstudio.app.pages.explore.seed_field import SeedField
from ganstudio.app.pages.explore.shelf_strip import ShelfStrip
from ganstudio.app.pages.explore.titles import latent_title
from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.pages.explore.tools import TOOLS
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.ui.actions import tool_button_for
from ganstudio.app.ui.elided_label import ElidedLabel
from ganstudio.app.ui.empty_state import EmptyState, words_without_latents
from ganstudio.app.ui.engine_entry import EnginePage
from ganstudio.app.ui.latent_stage import LatentStage
from ganstudio.engine.events import Event, SnapshotSaved
from ganstudio.engine.latent.latent import Latent, seed_of

GRID_WIDTH, STAGE_WIDTH, PANEL_WIDTH = 440, 440, 300


class ExplorePage(EnginePage):
    """The page. It holds no state: ``session.model`` holds the explored model, with its shelf."""

    def build(self) -> Iterator[None]:
        session = self.session
        self.model = session.model
        self.shelf = self.model.shelf
        self.large: LargeView | None = None
        self.look = LookBar(self.model)
        self.grid = SampleGrid(self.model, self.shelf)
        self.stage = LatentStage(self.tr("The picture shown"))
        self.stage.setToolTip(
            self.tr("Drag the picture to the shelf or into a tool; double-click to enlarge it; use the arrow keys for other seeds")
        )
        self.caption = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.favourites = ShelfStrip(self.model)
        self.panel = ToolPanel(TOOLS, lambda tool: tool(self.model, self.shelf))
        self.acts = ExploreActions(session, self.shelf, self, lambda: self.panel.tool)
        self.seed = SeedField()
        self.stage.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.stage.addActions([self.acts.favour, self.acts.copy, self.acts.copy_seed, self.acts.save, self.acts.export])
        self.empty = EmptyState(
            "compass",
            self.tr("No model to explore yet."),
            self.tr("Go to Train"),
            self.tr("Train a model, or choose a run at the top of the window"),
            self.tr("Open a run at the top of the window, or train one: you can explore it from its first snapshot on."),
        )
        yield
        self._lay_out()
        self._connect()
        yield
        self.panel.choose(self.model.tool)
        self._show_state()

    def _lay_out(self) -> None:
        self.empty.offer_last_run(self.session)
        self._strips = QVBoxLayout()
        self._strips.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addLayout(self._buttons())
        self._stages = QHBoxLayout()
        self._stages.addWidget(self.stage, stretch=1)
        column.addLayout(self._stages, stretch=1)
        column.addLayout(self._strips)
        self.panel.setMinimumWidth(PANEL_WIDTH)
        split = QSplitter(Qt.Orientation.Horizontal)
        self._left = QStackedWidget()
        self._left.addWidget(self.grid)
        for index, (widget, stretch) in enumerate(((self._left, 3), (middle, 3), (self.panel, 1))):
            split.addWidget(widget)
            split.setStretchFactor(index, stretch)
            split.setCollapsible(index, False)
        split.setSizes([GRID_WIDTH, STAGE_WIDTH, PANEL_WIDTH])
        work = QWidget()
        whole = QVBoxLayout(work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.look)
        whole.addWidget(split, stretch=1)
        below = QFrame()
        below.setProperty("role", "strip")
        kept = QHBoxLayout(below)
        kept.setContentsMargins(8, 4, 8, 0)
        kept.addWidget(self.favourites)
        whole.addWidget(below)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(work)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for action in (self.acts.undo, self.acts.redo):
            row.addWidget(tool_button_for(action))
        row.addWidget(self.seed)
        row.addWidget(self.caption, stretch=1)
        for action in (self.acts.favour, self.acts.copy, self.acts.save, self.acts.export):
            row.addWidget(tool_button_for(action))
        return row

    def _connect(self) -> None:
        session, model, grid, shelf = self.session, self.model, self.grid, self.favourites
        self.empty.button.clicked.connect(lambda: session.page_requested.emit("train"))
        session.runs.changed.connect(self._on_run)
        session.training.state_changed.connect(self._on_training)
        session.training.events.connect(self._on_events)
        session.renderer.failed.connect(lambda _: self.stage.show_hint(self.tr("The model can't be loaded.")))
        model.run_changed.connect(self._on_explored)
        model.generator_changed.connect(self._begin_tool)
        model.snapshots_changed.connect(self._show_state)
        model.frame_changed.connect(self._on_frame)
        self.shelf.changed.connect(self._show_caption)
        grid.chosen.connect(lambda index: self._show(grid.latent(index), index))
        grid.clicked.connect(lambda index: self._take(grid.latent(index)))
        grid.opened.connect(self._open_large)
        grid.hearted.connect(self._heart)
        shelf.chosen.connect(self._show_favourite)
        shelf.clicked.connect(lambda index: self._take(shelf.latent(index)))
        shelf.opened.connect(self._open_large)
        self.stage.stepped.connect(self._step)
        self.seed.chosen.connect(self._show_seed)
        self.stage.opened.connect(self._open_large)
        self.panel.built.connect(self._on_built)
        self.panel.chosen.connect(self._on_tool)
        self.panel.film_asked.connect(lambda: self.acts.ask_and_export(film=True))

    def take_pictures(self, paths: Sequence[Path]) -> None:
        if len(paths) == 1:
            self.acts.back.read(paths[0])
        else:
            self.acts.back.read_all(paths)

    def _on_run(self) -> None:
        if self.isVisible():
            self._look_at_run()

    def _look_at_run(self) -> None:
        run = self.session.runs.current
        if run is not self.model.run:
            self._end_tool()
            self.model.set_run(run)
        else:
            self.model.refresh()
            if self.model.frame is not None and self.stage.frame is not self.model.frame:  # a new page has missed the picture
                self._on_frame(self.model.frame)
        self._begin_tool()
        self._show_state()

    def _on_explored(self) -> None:
        self.grid.begin_anew()
        self.stage.show_frame(None)
        self.caption.show_text("")

    def _on_training(self, _state: str) -> None:
        if self.isVisible():
            self._look_at_run()

    def _on_events(self, batch: list[Event]) -> None:
        if self.isVisible() and any(isinstance(event, SnapshotSaved) for event in batch):
            self.model.refresh()

    def _on_frame(self, frame: RenderedImage) -> None:
        self.stage.show_frame(frame)
        self._show_caption()
        self._begin_tool()

    def _show_caption(self) -> None:
        frame = self.model.frame
        if frame is not None:
            self.seed.show_seed(seed_of(frame.latent))
            is_current = frame.images_seen == self.model.images_seen
            earlier = "" if is_current else " · " + self.tr("{images} images seen").format(images=f"{frame.images_seen:,}")
            self.caption.show_text(latent_title(self.model, frame.latent) + earlier)

    def _on_built(self, tool: Tool) -> None:
        tool.marked.connect(self.grid.show_marks)
        for widget, layout in ((tool.strip, self._strips), (tool.beside, self._stages)):
            if widget is not None:
                widget.hide()
                layout.addWidget(widget, stretch=int(widget is tool.beside))
        if tool.instead is not None:
            self._left.addWidget(tool.instead)

    def _on_tool(self, tool: Tool) -> None:
        self.model.tool = tool.key
        for other in self.panel.tools.values():
            for widget in (other.strip, other.beside):
                if widget is not None:
                    widget.setVisible(other is tool)
        self._left.setCurrentWidget(tool.instead or self.grid)
        self._begin_tool()

    def _begin_tool(self) -> None:
        """Let the chosen tool begin, once the first picture is drawn."""
        tool = self.panel.tool
        if not tool.is_active and self.model.generator is not None and self.model.frame is not None:
            tool.activate()
            self.model.moments.fold()

    def _end_tool(self) -> None:
        self.panel.tool.deactivate()

    def _show_state(self) -> None:
        run = self.model.run
        self.empty.explain(run, self.tr("No model to explore yet."))
        if run is not None and not run.has_latent_space:
            self.empty.sentence.setText(words_without_latents(run))
        self._stack.setCurrentIndex(1 if self.model.snapshots else 0)
        self.stage.show_hint(self.tr("Loading the model..."))

    def _show(self, latent: Latent | None, seed: int | None = None) -> None:
        if latent is not None:
            self.model.show(latent, self.tr("Show another picture"))
        elif seed is not None:
            self.model.show_seed(seed, self.tr("Show another picture"))

    def _show_favourite(self, index: int) -> None:
        kept = self.shelf.favourites[index]
        self.model.restore(kept.latent, kept.appearance, self.tr("Show another picture"))

    def _take(self, latent: Latent | None) -> None:
        if latent is not None:
            self.panel.tool.take(latent)

    def _step(self, step: int) -> None:
        before = self.model.seed
        self._show_seed(max(0, before + step) if before is not None else 0)

    def _show_seed(self, seed: int) -> None:
        self.model.show_seed(seed, self.tr("Change the seed"))
        self.grid.show_seed(seed)

    def _heart(self, index: int) -> None:
        latent = self.grid.latent(index)
        if latent is not None:
            self.shelf.toggle_heart(latent, self.model.appearance)

    def _open_large(self, _index: int = 0) -> None:
        if self.large is None:
            self.large = LargeView(self.model, self.acts.all, self)
            self.large.stage.stepped.connect(self._step)
        self.large.open_over(self.window())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self._look_at_run)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._end_tool()
