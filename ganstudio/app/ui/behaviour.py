"""The common behaviour of all controls."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QSlider,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTabBar,
    QToolTip,
    QWidget,
)

VALUES = (QAbstractSpinBox, QComboBox, QSlider, QTabBar)  # what the wheel would change


def behave(root: QWidget) -> None:
    """Let ``root`` and the controls in it behave as all do.

    The wheel passes to what scrolls: on its way over a panel it changes nothing. Where a combo box or a tab has no room for its
    text it shows the beginning, and the tooltip says all of it.
    """
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, VALUES) and widget.findChild(_Manners, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
            widget.installEventFilter(_Manners(widget))
            if isinstance(widget, QTabBar):
                widget.setElideMode(Qt.TextElideMode.ElideRight)
                widget.setUsesScrollButtons(False)  # they would leave no room for the text


class _Manners(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Wheel:
            event.ignore()  # so that it goes on to the widget around this one
            return True
        if kind == QEvent.Type.Paint and isinstance(watched, QComboBox) and not watched.isEditable():
            _paint(watched)
            return True
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and isinstance(watched, QWidget):
            text = _cut(watched, event)
            if text:
                QToolTip.showText(event.globalPos(), f"{text}\n{watched.toolTip()}".strip(), watched)
                return True
        return False


def _cut(widget: QWidget, event: QHelpEvent) -> str:
    """The text under the pointer, if it has no room."""
    if isinstance(widget, QComboBox):
        return widget.currentText() if elided(widget) != widget.currentText() else ""
    if isinstance(widget, QTabBar):
        index = widget.tabAt(event.pos())
        return widget.tabText(index) if index >= 0 else ""
    return ""


def elided(combo: QComboBox) -> str:
    """Return the part of its text that a combo box shows."""
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo)
    icon = combo.iconSize().width() + 4 if not option.currentIcon.isNull() else 0
    return combo.fontMetrics().elidedText(combo.currentText(), Qt.TextElideMode.ElideRight, room.width() - 2 - icon)


def _paint(combo: QComboBox) -> None:
    """As Qt does, which cuts a text that is too long anywhere."""
    painter, option = QStylePainter(combo), QStyleOptionComboBox()
    combo.initStyleOption(option)
    option.currentText = elided(combo)
    painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
    painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
