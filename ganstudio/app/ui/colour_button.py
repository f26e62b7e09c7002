"""A button that shows a colour and opens a palette to choose another."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QPushButton, QWidget

SWATCH = 16


class ColourButton(QPushButton):
    """Holds a colour written like ``#ffffff``; ``edited()`` comes while a person tries others."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialog: QColorDialog | None = None
        self.set_value("#ffffff")
        self.clicked.connect(self._choose)

    def value(self) -> str:
        """Return the colour, like ``#ffffff``."""
        return self.text()

    def set_value(self, value: str) -> None:
        """Show a colour, like ``#ffffff``."""
        swatch = QPixmap(SWATCH, SWATCH)
        swatch.fill(QColor("#808080"))  # a border, so that white shows on white
        painter = QPainter(swatch)
        painter.fillRect(swatch.rect().adjusted(1, 1, -1, -1), QColor(value))
        painter.end()
        self.setIcon(QIcon(swatch))
        self.setText(value)

    def _choose(self) -> None:
        """Open the palette beside the window, so that the preview stays visible."""
        if self._dialog is None:
            self._dialog = QColorDialog(QColor(self.value()), self)
            self._dialog.setOption(QColorDialog.ColorDialogOption.NoButtons)
            self._dialog.currentColorChanged.connect(self._take)
        else:
            self._dialog.setCurrentColor(QColor(self.value()))
        self._dialog.setWindowTitle(self.accessibleName())
        self._dialog.show()

    def _take(self, colour: QColor) -> None:
        if colour.name() != self.value():
            self.set_value(colour.name())
            self.edited.emit()
