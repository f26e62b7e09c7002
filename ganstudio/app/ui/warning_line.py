"""A warning in the page: an icon in the warning colour and a sentence; hidden while there is no warning."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ganstudio.app.ui.theme import theme

ICON = 16


class WarningLine(QWidget):
    """Shows the warning of :meth:`tell`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self.label = QLabel(wordWrap=True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, stretch=1)
        theme().changed.connect(self._draw_icon)
        self._draw_icon()
        self.tell("")

    def tell(self, text: str) -> None:
        """Show a warning; "" hides the line."""
        self.label.setText(text)
        self.setVisible(bool(text))

    def _draw_icon(self) -> None:
        icon = theme().icon("triangle-alert", "warning")
        self._icon.setPixmap(icon.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
