"""Builds the small controls that look the same everywhere."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from ganstudio.app.ui.behaviour import behave
from ganstudio.app.ui.theme import theme

W = TypeVar("W", bound=QWidget)

WARNING_ICON = 16  # px


class Hint(QLabel):
    """A small text that takes no room while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setProperty("role", "small")
        self.hide()

    def say(self, text: str) -> None:
        """Show ``text``."""
        self.setText(text)
        self.setVisible(bool(text))


class WarningLine(QWidget):
    """A warning in the page: an icon in the warning colour and a sentence; hidden while there is no warning."""

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
        self._icon.setPixmap(icon.pixmap(QSize(WARNING_ICON, WARNING_ICON), self.devicePixelRatioF()))


def named(widget: W, name: str, tip: str) -> W:
    """Give ``widget`` an accessible name, a tooltip and the common behaviour, and return it."""
    behave(widget)
    widget.setAccessibleName(name)
    widget.setToolTip(tip)
    return widget


def slider(name: str, tip: str, most: int) -> QSlider:
    """Return a horizontal slider from 0 to ``most``."""
    control = QSlider(Qt.Orientation.Horizontal)
    control.setRange(0, most)
    return named(control, name, tip)


def on_settled(control: QSlider, act: Callable[[], object]) -> None:
    """Call ``act`` when a change of ``control`` ends: after a drag, or after each step by key or wheel."""
    control.sliderReleased.connect(act)
    control.valueChanged.connect(lambda: None if control.isSliderDown() else act())


def tool_button(icon: str, text: str, tip: str, parent: QWidget | None = None) -> QToolButton:
    """Return a button with an icon, and ``text`` beside it unless that is empty."""
    button = named(QToolButton(parent), text or tip, tip)
    button.setIcon(theme().icon(icon))
    if text:
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
