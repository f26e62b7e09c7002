"""Compare: the same latents drawn by another run or another snapshot."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from ganstudio.app.pages.explore.other_model import OtherModel
from ganstudio.app.pages.explore.pair_strips import PairStrips
from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.rendering.renderer import Channel
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.ui.controls import Hint, named, slider, tool_button
from ganstudio.app.ui.language import translated
from ganstudio.app.ui.latent_stage import LatentStage
from ganstudio.engine.latent.counterpart import differences
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.networks import Generator
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class CompareState:
    """The folder of the other run (None: the same run), and its snapshot as images seen (None: the newest)."""

    path: Path | None = None
    images_seen: int | None = None


class CompareTool(Tool):
    """Shows the other model's picture beside the current picture, and a row of seeds of both below."""

    key = "compare"
    title = mark("tools", "Compare")
    tip = mark("tools", "See the same latents drawn by another run or by an earlier snapshot")
    icon = "columns-2"

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(model, shelf, parent)
        self.other = OtherModel(model, self)
        self._wanted: tuple[Latent, RenderOptions] | None = None
        self._paths: list[Path | None] = []
        self.run = named(
            QComboBox(), self.tr("Run to compare with"), self.tr("The run whose pictures are shown beside those of this run")
        )
        self.run.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.folder = tool_button("folder-open", "", self.tr("Open a run folder to compare with"))
        tip = self.tr("Draw the other pictures with an earlier snapshot of the model")
        self.snapshot = slider(self.tr("Snapshot to compare with"), tip, 0)
        self.count = QLabel()
        self.level = QPushButton(self.tr("Match training length"))
        named(
            self.level,
            self.level.text(),
            self.tr("Choose the other run's snapshot that has seen about as many images"),
        )
        self.note = Hint()
        self.beside = self.stage = LatentStage(self.tr("The picture of the other model"))
        self.stage.setToolTip(self.tr("The same latent, drawn by the other model; use the arrow keys for other seeds"))
        self.strip = self.pairs = PairStrips(model, self.other)
        self._channel = Channel(model.renderer, self, rank=0, tells=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.run, stretch=1)
        first.addWidget(self.folder)
        self.column.addLayout(first)
        for widget in (self.snapshot, self.count, self.level, self.note):
            self.column.addWidget(widget)
        self.column.addStretch()

    def _connect(self) -> None:
        self.run.activated.connect(lambda: self._open(self._paths[self.run.currentIndex()]))
        self.folder.clicked.connect(self._ask_for_run)
        self.snapshot.valueChanged.connect(self._choose)
        self.level.clicked.connect(self._level)
        self.other.changed.connect(self._on_other)
        self.other.failed.connect(self._on_error)
        self.stage.stepped.connect(self._step)
        self._channel.done.connect(self._on_frame)
        self._channel.failed.connect(self._on_error)
        self.model.frame_changed.connect(self._follow)
        self.model.snapshots_changed.connect(self._on_snapshots)
        self.model.generator_changed.connect(self._ask)  # the noise may have changed
        self.model.runs.listed.connect(self._fill_runs)

    @property
    def is_busy(self) -> bool:
        """Return whether the other model's run is being opened, or a picture of it drawn."""
        return self.other.is_busy or self._channel.is_busy or self.pairs.is_busy

    # -- begin and end ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        state = self.kept(CompareState) or CompareState(images_seen=self._half_way())
        self._fill_runs()
        self.model.runs.refresh()
        self._open(state.path, state.images_seen)

    def end(self) -> None:
        self._wanted = None
        self._channel.drop()
        self.other.close()
        self.pairs.end()
        self.stage.show_frame(None)

    def _half_way(self) -> int:
        """Return the first snapshot to compare with, another than that shown."""
        snapshots = self.model.snapshots
        return snapshots[(len(snapshots) - 1) // 2]

    # -- the other model --------------------------------------------------------------------------------------------------

    def _fill_runs(self) -> None:
        run = self.model.run
        if run is None or not self.is_active:
            return
        state = self.kept(CompareState) or CompareState()
        known = {path: name for path, name in self.model.runs.names().items() if path != run.path}
        if state.path is not None:
            known.setdefault(state.path, state.path.name)
        self._paths = [None, *known]
        with QSignalBlocker(self.run):
            self.run.clear()
            self.run.addItems([self.tr("This run, other snapshot"), *known.values()])
            self.run.setCurrentIndex(self._paths.index(state.path))

    def _ask_for_run(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open run folder"), str(self.model.runs.folder))
        if folder:
            self.open_folder(Path(folder))

    def open_folder(self, path: Path) -> None:
        """Compare with the run in ``path``, in any folder."""
        self._open(path)
        self._fill_runs()

    def _open(self, path: Path | None, images_seen: int | None = None) -> None:
        self.keep(CompareState(path, images_seen))
        self.other.open(path, images_seen)

    def _choose(self, place: int) -> None:
        opened = self.other.opened
        if opened is not None:
            images = opened.snapshots[place] if place < len(opened.snapshots) - 1 else None
            self.keep(CompareState(None if self.other.is_own else opened.run.path, images))
            self.other.choose(images)

    def _level(self) -> None:
        opened, images = self.other.opened, self.model.images_seen
        if opened is not None and images is not None:
            self.snapshot.setValue(min(range(len(opened.snapshots)), key=lambda place: abs(opened.snapshots[place] - images)))

    def _on_snapshots(self) -> None:
        opened = self.other.opened
        if not self.is_active:
            return
        if opened is not None and self.other.is_own and opened.snapshots != self.model.snapshots:
            self.other.open(None, self.other.chosen)
        else:
            self.pairs.show_captions()
            self._show_note(self.stage.frame)

    def _on_other(self) -> None:
        opened, images = self.other.opened, self.other.images_seen
        with QSignalBlocker(self.snapshot):
            self.snapshot.setRange(0, len(opened.snapshots) - 1 if opened is not None else 0)
            self.snapshot.setValue(opened.snapshots.index(images) if opened is not None and images is not None else 0)
        self.snapshot.setEnabled(self.snapshot.maximum() > 0)
        self.level.setVisible(opened is not None and not self.other.is_own)
        for widget in (self.snapshot, self.count):
            widget.setVisible(opened is not None)
        self.count.setText(self.tr("{images} images seen").format(images=f"{images:,}") if images is not None else "")
        if opened is None:
            self.stage.show_frame(None)
            self.stage.show_hint(self.tr("Loading the model..."))
        self.pairs.show_captions()
        self.pairs.renew()
        self._show_note(self.stage.frame)
        self._ask()

    def _on_error(self, error: Exception) -> None:
        self.stage.show_frame(None)
        self.stage.show_hint(self.tr("Nothing to compare with."))
        self._say([translated(error)])

    def _step(self, step: int) -> None:
        self.model.show_seed(max(0, (self.model.seed or 0) + step), self.tr("Change the seed"))

    # -- drawing ----------------------------------------------------------------------------------------------------------

    def _follow(self, frame: RenderedImage) -> None:
        """Draw the other model's picture again, as the latent or the options changed."""
        if self.is_active and self._wanted != (frame.latent, frame.look):
            self._ask()

    def _ask(self) -> None:
        frame, origin = self.model.frame, self.other.origin
        if not self.is_active or frame is None or origin is None:
            return
        latent, look, carry, other_look = frame.latent, frame.look, self.other.carry, self.other.look
        self._wanted = latent, look
        dressed = look.dressed(latent)

        def work(generator: Generator) -> RenderedImage | None:
            found = carry(generator, dressed)
            if found is None:
                return None
            return RenderedImage(latent, look, origin.images_seen, other_look.draw(generator, [found])[0])

        self._channel.ask(origin, work)
        self.pairs.show_seeds(latent)

    def _on_frame(self, _tag: object, frame: RenderedImage | None) -> None:
        self.stage.show_frame(frame)
        if frame is None:
            self.stage.show_hint(self.tr("This picture has no seed, and the latents of the two runs differ in size."))
        self._show_note(frame)

    def _show_note(self, frame: RenderedImage | None) -> None:
        opened, run = self.other.opened, self.model.run
        if opened is None or run is None:
            self._say([])
        elif self.other.is_own:
            is_same = self.other.images_seen == self.model.images_seen
            same = self.tr("Both sides show the same snapshot: choose another snapshot or another run.")
            self._say([same if is_same else self.tr("The same latents, drawn by two snapshots of this run.")])
        else:
            edited = frame is not None and frame.latent.w is not None
            texts = [translated(sentence) for sentence in differences(opened.run, run)]
            self._say(texts + [self.tr("It shows the picture without its layer edits.")] * edited)

    def _say(self, texts: list[str]) -> None:
        self.note.say("\n".join(texts))
