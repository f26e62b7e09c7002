"""A line under the header that shows an error until a person closes it or its cause is gone."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from ganstudio.app.ui.controls import named
from ganstudio.app.ui.theme import theme


class Banner(QFrame):
    """A line hidden until :meth:`tell`. ``cause`` is the failed job or the obstacle: the window hides the banner with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._icon = QLabel()
        self.cause = ""
        self._do: Callable[[], object] | None = None
        self.act = QPushButton()
        self.act.clicked.connect(self._on_act)
        self.dismiss = QToolButton()
        self.dismiss.setIcon(theme().icon("x"))
        self.dismiss.setToolTip(self.tr("Dismiss this message"))
        self.dismiss.setAccessibleName(self.tr("Dismiss this message"))
        self.dismiss.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 4, 4)
        layout.addWidget(self._icon)
        layout.addWidget(self.label)
        layout.addWidget(self.act)
        layout.addWidget(self.dismiss)
        theme().changed.connect(self._draw_icon)
        self._draw_icon()
        self.hide()

    def _draw_icon(self) -> None:
        self._icon.setPixmap(theme().icon("triangle-alert").pixmap(QSize(18, 18), self.devicePixelRatioF()))

    def tell(self, text: str, cause: str = "", offer: str = "", do: Callable[[], object] | None = None) -> None:
        """Replace the text; with ``offer``, show a button that calls ``do``."""
        self.label.setText(text)
        self.cause, self._do = cause, do
        self.act.setText(offer)
        named(self.act, offer, self.tr("Apply the suggested change"))
        self.act.setVisible(do is not None)
        self.show()

    def _on_act(self) -> None:
        do = self._do
        self.hide()
        if do is not None:
            do()
