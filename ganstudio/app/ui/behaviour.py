"""Gives all controls their common behaviour."""

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

VALUES = (QAbstractSpinBox, QComboBox, QSlider, QTabBar)  # the wheel would change their values


def behave(root: QWidget) -> None:
    """Give ``root`` and the controls in it the common behaviour.

    The wheel scrolls the panel and changes no control under the pointer. A combo box or a tab without room for its text
    shows the beginning, and its tooltip the whole text.
    """
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, VALUES) and widget.findChild(Manners, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
            widget.installEventFilter(Manners(widget))
            if isinstance(widget, QTabBar):
                widget.setElideMode(Qt.TextElideMode.ElideRight)
                widget.setUsesScrollButtons(False)  # they would leave no room for the text


class Manners(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Wheel:
            event.ignore()  # so that the widget around this one gets it
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
    """Return the text under the pointer if it is cut off, else ""."""
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
    """Paint the combo box as Qt does, but elide a text that is too long instead of cutting it."""
    painter, option = QStylePainter(combo), QStyleOptionComboBox()
    combo.initStyleOption(option)
    option.currentText = elided(combo)
    painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
    painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
