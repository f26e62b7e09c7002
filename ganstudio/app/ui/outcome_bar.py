"""Shows facts about a search's result, and the actions for it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.rendering.exports import Written
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.state.session import Session
from ganstudio.app.tasks.pictures import silent
from ganstudio.app.tasks.search import Outcome
from ganstudio.app.ui.actions import WINDOW, make_action, push_button_for
from ganstudio.app.ui.controls import WarningLine, named
from ganstudio.app.ui.saving import ask_where
from ganstudio.app.ui.theme import theme
from ganstudio.engine.data.sources.pasted import pasted_folder
from ganstudio.engine.latent.favourites import Appearance

ROOMY = 1000  # px of width from which the buttons show their text


class OutcomeBar(QFrame):
    """Saves, copies and shelves what ``outcome()`` returns, and shows it on the Explore page; None: no result yet.

    With ``inpaints`` it can also send the result to the Inpaint page.
    """

    def __init__(
        self, session: Session, outcome: Callable[[], Outcome | None], inpaints: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._session = session
        self._outcome = outcome
        self.numbers, self.verdict = QLabel(), QLabel(wordWrap=True)
        self.verdict.setProperty("role", "muted")
        self.warning = WarningLine()
        self.numbers.setToolTip(
            self.tr(
                "Likeness: PSNR in decibels; at 20 dB pictures look similar, at 30 dB they are hard to tell apart. "
                "Structure: SSIM; 1 means identical."
            )
        )
        self._saving = make_action("result.save", self, self._ask_and_save, WINDOW)
        self._copying = make_action("result.copy", self, self._copy, WINDOW)
        self.save, self.copy = push_button_for(self._saving), push_button_for(self._copying)
        tip = self.tr("Add the model's result to the shelf of this run")
        self.keep = self._button("heart", self.tr("Add to shelf"), tip, self._to_shelf)
        tip = self.tr("Open the result in Explore, to change it with directions, mixing or walks")
        self.explore = self._button("compass", self.tr("Open in Explore"), tip, self._to_explore)
        tip = self.tr("Open the result in Inpaint, to fill parts of it anew")
        self.inpaint = self._button("brush", self.tr("Open in Inpaint"), tip, self._to_inpaint)
        self._lay_out()
        self.inpaint.setVisible(inpaints)

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.numbers)
        said.addWidget(self.verdict)
        said.addWidget(self.warning)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addLayout(said, stretch=1)
        for button in (self.save, self.copy, self.keep, self.inpaint, self.explore):
            row.addWidget(button)

    def _button(self, icon: str, text: str, tip: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(theme().icon(icon), text)
        button.clicked.connect(slot)
        return named(button, text, tip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show only the icons of the buttons in a narrow bar, to leave room for the text."""
        super().resizeEvent(event)
        for button in self._buttons:
            button.setText(button.accessibleName() if event.size().width() >= ROOMY else "")

    @property
    def _buttons(self) -> list[QPushButton]:
        items = (self._row.itemAt(place) for place in range(self._row.count()))
        places = (item.widget() for item in items if item is not None)
        return [widget for widget in places if isinstance(widget, QPushButton)]

    def say(self, numbers: str, verdict: str, warning: str = "") -> None:
        """Show a fact about the result, and a warning."""
        self.numbers.setText(numbers)
        self.verdict.setText(verdict)
        self.verdict.setVisible(bool(verdict) or not warning)
        self.warning.tell(warning)
        outcome = self._outcome()
        for control in (self._saving, self._copying, self.inpaint):
            control.setEnabled(outcome is not None)
        for button in (self.keep, self.explore):
            button.setEnabled(outcome is not None and outcome.latent is not None)

    def add(self, button: QPushButton) -> None:
        """Add a page's own button for the result, before the others."""
        first = self._buttons[0]
        self._row.insertWidget(1, button)
        QWidget.setTabOrder(first, button)  # puts it behind the first; the next call swaps them
        QWidget.setTabOrder(button, first)

    def save_to(self, path: Path) -> None:
        """Start writing the result; ``session.written`` follows."""
        outcome = self._outcome()
        if outcome is not None:
            task = partial(silent, partial(outcome.save, path))
            self._session.jobs.start(self.tr("Saving the picture"), task, lambda _: self._session.written.emit(Written(path)))

    def _ask_and_save(self) -> None:
        outcome = self._outcome()
        if outcome is not None:
            title, kinds = self.tr("Save result"), self.tr("PNG image (*.png)")
            if outcome.suffix == ".tif":
                kinds = self.tr("TIFF image (*.tif)")
            path = ask_where(self, title, _place(outcome), kinds, outcome.suffix)
            if path is not None:
                self.save_to(path)

    def _copy(self) -> None:
        outcome = self._outcome()
        if outcome is not None:
            QGuiApplication.clipboard().setImage(to_qimage(outcome.make()))
            self._session.message.emit(self.tr("Picture copied to the clipboard"))

    def _to_explore(self) -> None:
        outcome = self._outcome()
        if outcome is not None and outcome.latent is not None:
            self._session.model.show(outcome.latent, self.tr("Show result"))
            self._session.page_requested.emit("explore")

    def _to_inpaint(self) -> None:
        outcome, session = self._outcome(), self._session
        if outcome is None:
            return

        def kept(path: Path) -> None:
            session.model.kept.put(sent_to("inpaint"), path)
            session.page_requested.emit("inpaint")

        session.pictures.keep(to_qimage(outcome.make()), kept)

    def _to_shelf(self) -> None:
        outcome, shelf = self._outcome(), self._session.model.shelf
        if outcome is None or outcome.latent is None:
            return
        if shelf.add(outcome.latent, appearance=self._appearance(outcome)):
            self._session.message.emit(self.tr("Added to the shelf"))

    def _appearance(self, outcome: Outcome) -> Appearance | None:
        """Return how the model draws the result: searches use the newest snapshot, without truncation."""
        drawn, snapshots = outcome.drawn, self._session.model.snapshots
        if drawn is not None:
            return drawn.appearance
        return Appearance(1.0, snapshots[-1]) if snapshots else None


def sent_to(page: str) -> str:
    """Return the key, among the explored run's states, of the picture file that ``page`` opens when it is shown."""
    return f"{page}: sent"


def _place(outcome: Outcome) -> Path:
    """Return the proposed path: beside the source unless that was pasted, under another name."""
    folder = outcome.source.parent
    if folder == pasted_folder():
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return folder / outcome.name
