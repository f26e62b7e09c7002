"""Asks for the licence and the origin of another program's network before it is imported."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.ui.controls import named
from ganstudio.app.ui.theme import theme

ICON = 18  # px
LONGEST = 200  # letters of a licence or an origin


class ImportPanel(QFrame):
    """A panel under the header, hidden until :meth:`ask`. Emits ``accepted(file, licence, origin)`` once a person has agreed."""

    accepted = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importPanel")
        self._file: Path | None = None
        self._icon = QLabel()
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        tip = self.tr("The licence of the network, such as CC BY-NC 4.0. It is kept with the run.")
        self.licence = self._field(self.tr("Licence"), tip, self.tr("Licence, if you know it"))
        tip = self.tr("Who made the network, or the address where you found it. It is kept with the run.")
        self.origin = self._field(self.tr("Origin"), tip, self.tr("Author or web address"))
        self.go = named(QPushButton(self.tr("Import")), self.tr("Import"), self.tr("Make a run of this network and explore it"))
        self.go.setProperty("role", "primary")
        self.cancel = named(QPushButton(self.tr("Cancel")), self.tr("Cancel"), self.tr("Do not import this file"))
        self.go.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.hide)
        for field in (self.licence, self.origin):
            field.returnPressed.connect(self._accept)
        self._lay_out()
        theme().changed.connect(self._draw_icon)
        self._draw_icon()
        self.hide()

    def ask(self, file: Path) -> None:
        """Show the panel for ``file``."""
        self._file = file
        text = self.tr("Import the network in {name}? Nothing in the file is executed. Check that its licence allows your use.")
        self.sentence.setText(text.format(name=file.name))
        self.licence.clear()
        self.origin.clear()
        self.show()
        self.licence.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        if self._file is not None:
            self.hide()
            self.accepted.emit(self._file, self.licence.text().strip(), self.origin.text().strip())

    def _field(self, name: str, tip: str, placeholder: str) -> QLineEdit:
        field = named(QLineEdit(), name, tip)
        field.setPlaceholderText(placeholder)
        field.setMaxLength(LONGEST)
        return field

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._icon)
        top.addWidget(self.sentence, stretch=1)
        below = QHBoxLayout()
        below.setSpacing(8)
        for field in (self.licence, self.origin):
            below.addWidget(field, stretch=1)
        below.addWidget(self.cancel)
        below.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(below)

    def _draw_icon(self) -> None:
        self._icon.setPixmap(theme().icon("download").pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
