"""The folder mode of the Invert page: inverts every picture of a folder."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton, QStackedLayout, QTabBar, QVBoxLayout, QWidget

from ganstudio.app.pages.invert.folder_view import FolderView
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.rendering.renderer import Channel, ModelVersion
from ganstudio.app.tasks import folder as tasks_folder
from ganstudio.app.tasks.folder import FoundFolder
from ganstudio.app.tasks.search import Outcome
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.empty_state import EmptyState
from ganstudio.app.ui.formats import likeness
from ganstudio.app.ui.outcome_bar import OutcomeBar
from ganstudio.app.ui.saving import ask_where
from ganstudio.app.ui.theme import theme
from ganstudio.engine.latent.rendering import RenderOptions

if TYPE_CHECKING:
    from ganstudio.app.pages.invert.view import InvertPage
    from ganstudio.engine.networks import Generator

KEY = "invert-folder"
ONE, ALL = range(2)


@dataclass(frozen=True)
class FolderState:
    """The open pictures, their results, and the picture in view. It outlives the page."""

    is_shown: bool = False
    names: tuple[str, ...] = ()
    by_encoder: bool = False
    found: FoundFolder | None = None
    chosen: int = 0

    def for_another_run(self) -> "FolderState":
        """Return the folder without the results."""
        return replace(self, is_shown=False, found=None, chosen=0)


class FolderSearch(QObject):
    """The folder mode of ``page``, whose bar it shares; ``state`` is kept with the explored model, and so with the open run."""

    def __init__(self, page: "InvertPage") -> None:
        super().__init__(page)
        self._page = page
        self._session = page.session
        self._frame: RenderedImage | None = None
        self._asked: tuple[FoundFolder, int] | None = None
        self._numbers = ""
        self.goes_on = False  # whether the page shows a search of a folder

    def build(self) -> Iterator[None]:
        """Build the widgets of the folder mode."""
        self.tabs = QTabBar(drawBase=False, expanding=False)
        named(self.tabs, self.tr("What to search for"), self.tr("Search for one picture, or for every picture of a folder"))
        for text in (self.tr("One picture"), self.tr("A whole folder")):
            self.tabs.addTab(text)
        self.empty = EmptyState(
            "folder-open",
            self.tr("Drop several pictures or a folder here."),
            self.tr("Choose folder..."),
            self.tr("Choose a folder of pictures to find in the model"),
            self.tr("Each picture gets a code: see which are alike and how well codes tell classes apart."),
        )
        yield
        self.view = FolderView()
        yield
        tip = self.tr("Use the encoder's estimates without a search: much faster, but less exact")
        self.by_encoder = named(QCheckBox(self.tr("Encoder only")), self.tr("Encoder only"), tip)
        self.choose = QPushButton(theme().icon("folder-open"), self.tr("Folder..."))
        named(self.choose, self.choose.text(), self.empty.button.toolTip())
        self._page.bar.add(self.choose, self.by_encoder)
        self.findings = OutcomeBar(self._session, self.outcome)
        self._channel = Channel(self._session.model.renderer, self, rank=1)
        self._channel.done.connect(self._on_drawn)
        self.tabs.currentChanged.connect(lambda index: self.keep(is_shown=index == ALL))
        for button in (self.empty.button, self.choose):
            button.clicked.connect(self.ask)
        self.by_encoder.toggled.connect(lambda on: self.keep(by_encoder=on))
        self.view.chosen.connect(lambda index: self.keep(chosen=index))
        self.view.save_asked.connect(self._ask_and_save)

    def around(self, bar: QWidget, one: QWidget) -> QWidget:
        """Return a widget with ``bar`` over two views: ``one``, for a single picture, and the folder's."""
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.view, stretch=1)
        inside.addWidget(self.findings)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.tabs)
        self.stack = QStackedLayout()
        for widget in (one, self.empty, whole):
            self.stack.addWidget(widget)
        column.addLayout(self.stack, stretch=1)
        return both

    # -- state ------------------------------------------------------------------------------------------------------------

    @property
    def state(self) -> FolderState:
        """Return the choices and results for the open run."""
        return self._session.model.kept.get(KEY, FolderState) or FolderState()

    def keep(self, **changes: Any) -> None:
        """Change fields of the state."""
        self._session.model.kept.put(KEY, replace(self.state, **changes))
        self._page.show_state()

    def show_state(self) -> None:
        """Show the state, and enable the bar's buttons for it."""
        state, page = self.state, self._page
        self.tabs.setCurrentIndex(ALL if state.is_shown else ONE)
        for control in (self.choose, self.by_encoder):
            control.setVisible(state.is_shown)
        self.by_encoder.setChecked(state.by_encoder)
        self.stack.setCurrentIndex(0 if not state.is_shown else 1 if state.found is None else 2)
        self._show_going()
        if state.is_shown:
            page.bar.allow_search(bool(state.names))
        if state.found is not None:
            self.view.show_found(state.found)
            self._show_picture(state.found, state.chosen)

    def _show_going(self) -> None:
        """Show, without results, whether a search is running."""
        is_going = self.goes_on and self._page.is_searching
        going, asking = self.tr("Searching for every picture."), self.tr("Drop several pictures or a folder here.")
        self.empty.sentence.setText(going if is_going else asking)
        self.empty.button.setVisible(not is_going)

    def _show_picture(self, found: FoundFolder, index: int) -> None:
        if self._asked == (found, index):
            return
        self._asked, self._frame = (found, index), None
        self.view.show_picture(index, None)
        self._numbers = self.tr("Likeness {psnr}").format(psnr=likeness(found.result.codes.psnr[index]))
        self.findings.say(self._numbers, found.result.collection.name(index))
        latent, images = found.result.latent(index), found.result.codes.images_seen

        def draw(generator: "Generator") -> RenderedImage:
            return RenderedImage(latent, RenderOptions(), images, RenderOptions().draw(generator, [latent])[0])

        self._channel.ask(ModelVersion(found.result.run, images), draw, (found, index))

    def _on_drawn(self, asked: tuple[FoundFolder, int], frame: RenderedImage) -> None:
        if asked == self._asked:
            self._frame = frame
            self.view.show_frame(frame)
            self.findings.say(self._numbers, asked[0].result.collection.name(asked[1]))

    def outcome(self) -> Outcome | None:
        """Return the result of the picture in view, to save or to use on another page."""
        if self._asked is None or self._frame is None:
            return None
        found, index = self._asked
        return found.outcome(index, self._frame)

    # -- the search -------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Let the person choose a folder."""
        folder = QFileDialog.getExistingDirectory(self._page, self.tr("Choose a folder of pictures"))
        if folder:
            self.open((folder,))

    def ask_files(self) -> None:
        """Let the person choose several pictures or archives."""
        files, _ = QFileDialog.getOpenFileNames(self._page, self.tr("Choose image files, archives, arrays or films"))
        if files:
            self.open(files)

    def open(self, names: Sequence[str]) -> None:
        """Invert every picture of these names."""
        self._page.stop()
        self.keep(is_shown=True, names=tuple(names), found=None, chosen=0)
        self.search()

    def search(self) -> None:
        """Invert the open pictures (again)."""
        run, state, bar = self._session.runs.current, self.state, self._page.bar
        if run is None or not state.names:
            return
        if bar.effort == "tune" and not state.by_encoder:
            self._session.message.emit(
                self.tr("Fine-tuning works with one picture only; the pictures of a folder are searched for fast")
            )
        effort = "encoder" if state.by_encoder else "careful" if bar.effort == "careful" else "fast"
        task = partial(tasks_folder.find_folder, run, state.names, effort, bar.label)
        self._page.start(self.tr("Searching for a folder of pictures"), task, self._take)
        self.goes_on = True
        self._show_going()

    def _take(self, found: FoundFolder) -> None:
        if self._session.model.run is found.result.run:
            self.keep(found=found, chosen=0)

    def _ask_and_save(self) -> None:
        found = self.state.found
        if found is not None:
            title, kinds = self.tr("Save codes"), self.tr("NumPy arrays (*.npz)")
            name = f"{found.result.collection.source.name}-codes.npz"
            path = ask_where(self._page, title, name, kinds, ".npz")
            if path is not None:
                self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Start writing the latents; ``session.written`` follows."""
        found = self.state.found
        if found is not None:
            task = partial(tasks_folder.save_codes, found, path)
            self._session.jobs.start(self.tr("Saving codes"), task, self._session.written.emit)
