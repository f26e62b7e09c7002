"""A line under the header that says what went wrong and stays until it is read."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ganstudio.app.theme import theme


class Banner(QFrame):
    """Hidden until :meth:`tell`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._icon = QLabel()
        self.dismiss = QToolButton()
        self.dismiss.setIcon(theme().icon("x"))
        self.dismiss.setToolTip(self.tr("Dismiss this message"))
        self.dismiss.setAccessibleName(self.tr("Dismiss this message"))
        self.dismiss.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 4, 4)
        layout.addWidget(self._icon)
        layout.addWidget(self.label)
        layout.addWidget(self.dismiss)
        theme().changed.connect(self._draw_icon)
        self._draw_icon()
        self.hide()

    def _draw_icon(self) -> None:
        self._icon.setPixmap(theme().icon("triangle-alert").pixmap(QSize(18, 18), self.devicePixelRatioF()))

    def tell(self, text: str) -> None:
        """Show ``text`` in place of what was there."""
        self.label.setText(text)
        self.show()
