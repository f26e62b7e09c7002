"""Shows the verdict of the check: how many pictures are usable, and how to improve the set."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.ui.theme import theme

ICON = 20


class Verdict(QWidget):
    """The verdict; a button emits ``check_asked()`` after the check was cancelled."""

    check_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = ""
        self.icon = QLabel()
        self.icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.headline, self.advice = QLabel(), QLabel()
        self.headline.setProperty("role", "heading")
        for label in (self.headline, self.advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.check = QPushButton(self.tr("Check pictures"))
        self.check.setToolTip(self.tr("Open every file once to see which can be used"))
        self.check.clicked.connect(self.check_asked)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self.headline)
        texts.addWidget(self.advice)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.icon, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, stretch=1)
        layout.addWidget(self.check, alignment=Qt.AlignmentFlag.AlignTop)
        theme().changed.connect(self._draw_icon)
        self.tell(())

    def tell(self, sentences: Sequence[str], warns: bool = False) -> None:
        """Show the verdict, the most important sentence first; ``warns`` marks it as a warning."""
        self._show(sentences, "triangle-alert" if warns else "circle-check" if sentences else "", can_check=False)

    def wait(self, sentence: str, can_check: bool = False) -> None:
        """Show why there is no verdict yet; ``can_check`` offers the check."""
        self._show((sentence,), "", can_check)

    def _show(self, sentences: Sequence[str], icon: str, can_check: bool) -> None:
        self.headline.setText(sentences[0] if sentences else "")
        self.advice.setText("\n".join(f"• {sentence}" for sentence in sentences[1:]))
        self.advice.setVisible(len(sentences) > 1)
        self.check.setVisible(can_check)
        self._icon_name = icon
        self._draw_icon()

    def _draw_icon(self) -> None:
        self.icon.setVisible(bool(self._icon_name))
        if self._icon_name:
            self.icon.setPixmap(theme().icon(self._icon_name, self._colour()).pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))

    def _colour(self) -> str:
        return "warning" if self._icon_name == "triangle-alert" else "real"
