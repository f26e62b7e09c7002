"""What the page says while there is nothing to learn from."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.session import Session
from ganstudio.app.theme import theme


class EmptyState(QWidget):
    """An icon, one sentence, and two ways on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        text = QLabel(self.tr("There is nothing to learn from yet."))
        text.setProperty("role", "heading")
        self.learn = QPushButton(self.tr("Learn to draw sevens"))
        self.learn.setProperty("role", "primary")
        self.learn.setToolTip(self.tr("Open the built-in handwritten sevens and start to train"))
        self.data = QPushButton(self.tr("Choose pictures"))
        self.data.setToolTip(self.tr("Open your own pictures or a built-in set on the Data page"))
        for button in (self.learn, self.data):
            button.setAccessibleName(button.text())
        self.learn.clicked.connect(session.learn_sevens)
        self.data.clicked.connect(lambda: session.page_requested.emit("data"))
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.learn)
        buttons.addWidget(self.data)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch()
        for label in (self._icon, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addLayout(buttons)
        column.addStretch()
        theme().changed.connect(self._show_icon)
        self._show_icon()

    def _show_icon(self) -> None:
        self._icon.setPixmap(theme().icon("graduation-cap").pixmap(QSize(64, 64)))
