"""Says that the training images are being read, or why they cannot be read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.language import translated


class KnownNote(QWidget):
    """A note, and a button to read the training images (again). The status bar shows the progress and Cancel."""

    def __init__(self, model: ActiveModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.words = QLabel(wordWrap=True)
        self.words.setProperty("role", "small")
        self.button = QPushButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignRight)
        self.button.clicked.connect(lambda: model.known.ask(again=True))
        model.known.changed.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        """Update the note."""
        images = self._model.known
        known = images.known
        is_fine = known is not None and not known.has_changed and known.has_all
        self.setVisible(not is_fine)
        if is_fine:
            return
        self.words.setText(self._text())
        self.button.setVisible(not images.is_busy)
        text, tip = self._button()
        self.button.setText(text)
        named(self.button, text, tip)

    def _text(self) -> str:
        images, run = self._model.known, self._model.run
        if images.is_busy:
            return self.tr("Scanning the training images...")
        if images.error is not None:
            gone = self.tr("Can't open the training images of this run. They may have been moved or deleted:")
            return gone + "\n" + translated(images.error)
        known = images.known
        if known is not None and not known.has_changed:
            part = self.tr("{count} of the {all} training images, chosen at random, are on the map and compared by features.")
            return part.format(all=f"{len(known.dataset):,}", count=f"{len(known.rows):,}")
        if known is not None and run is not None:
            now, then = len(known.dataset.rows), run.dataset.count
            changed = self.tr(
                "The pictures have changed since this run started ({now} now, {then} then). The current pictures are shown."
            )
            return changed.format(now=f"{now:,}", then=f"{then:,}")
        return self.tr("The training images have not been scanned yet.")

    def _button(self) -> tuple[str, str]:
        images = self._model.known
        if images.known is None and images.error is None:
            return self.tr("Scan training images"), self.tr("Open and scan the training images of this run")
        return self.tr("Rescan training images"), self.tr("Open and scan the training images of this run again, as they are now")
