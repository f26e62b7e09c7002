"""What is wrong with how a window is laid out, found by looking at the widgets themselves."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QGraphicsView,
    QLabel,
    QLayout,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from ganstudio.app.ui.behaviour import Manners, elided
from ganstudio.app.ui.elided_label import ElidedLabel

ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"  # Chinese letters and signs: a line may end after each, but not before a sign
WORD = re.compile(rf"[{WIDE}][，。：；？！、）]*|[^\s{WIDE}]+[，。：；？！、）]*")
SLACK = 2  # px by which a rounding may differ


def faults(window: QWidget) -> list[str]:
    """One line for each visible widget that is cut off, covered, or outside of what shows it."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window.window() and not _in_graphics(widget):
            found += [f"{_path(widget)}: {fault}" for fault in _faults_of(widget)]
    return found


def _faults_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QComboBox):
        yield from _combo(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _button(widget)
    yield from _place(widget)
    yield from _overlaps(widget)


def _label(label: QLabel) -> Iterator[str]:
    if isinstance(label, ElidedLabel) or not label.text():
        return
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            yield f"needs {needed} px of height, has {label.height()}: {label.text()!r}"
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setPlainText(label.text())
        longest = max((label.fontMetrics().horizontalAdvance(word) for word in WORD.findall(label.text())), default=0)
        if "<" not in label.text() and longest > room.width() + SLACK:
            yield f"its longest word needs {longest} px, has {room.width()}: {label.text()!r}"
    elif label.sizeHint().width() > label.width() + SLACK or label.sizeHint().height() > label.height() + SLACK:
        yield f"needs {_size(label.sizeHint())}, has {_size(label.size())}: {label.text()!r}"


def _button(button: QAbstractButton) -> Iterator[str]:
    if not isinstance(button, QPushButton | QToolButton | QCheckBox) or not button.text():
        return
    if isinstance(button, QToolButton) and button.toolButtonStyle() == ICON_ONLY and not button.icon().isNull():
        return
    under = isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    width = (
        button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text()).width() + 4 if under else button.sizeHint().width()
    )
    height = button.sizeHint().height() - (6 if under else 0)
    if width > button.width() + SLACK or height > button.height() + SLACK:
        yield f"needs {width}x{height}, has {_size(button.size())}: {button.text()!r}"


def _combo(combo: QComboBox) -> Iterator[str]:
    if elided(combo) != combo.currentText() and combo.findChild(Manners) is None:
        yield f"cuts its text, and no tooltip says it: {combo.currentText()!r}"


def _tabs(bar: QTabBar) -> Iterator[str]:
    for index in range(bar.count()):
        if bar.tabRect(index).right() > bar.width() + SLACK:
            yield f"tab {bar.tabText(index)!r} ends at {bar.tabRect(index).right()}, the bar at {bar.width()}"


def _place(widget: QWidget) -> Iterator[str]:
    """Within the widget that shows it, unless that scrolls."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow():
        return
    if isinstance(parent.parentWidget(), QAbstractScrollArea) and parent.parentWidget().viewport() is parent:
        area = parent.parentWidget()
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if (
            area.horizontalScrollBarPolicy() == never
            and not isinstance(area, QGraphicsView)
            and widget.width() > parent.width() + SLACK
        ):
            yield f"is {widget.width()} px wide in a view of {parent.width()} that does not scroll sideways"
        return
    inside = QRect(QPoint(0, 0), parent.size()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
    if not inside.contains(widget.geometry()) and not widget.geometry().isEmpty():
        yield f"at {_rect(widget.geometry())} is not inside its {type(parent).__name__} of {_size(parent.size())}"


def _overlaps(widget: QWidget) -> Iterator[str]:
    """What one layout has placed on top of something else in it."""
    if widget.layout() is None or widget.layout().metaObject().className() == "QStackedLayout":
        return
    laid = [item for item in _widgets(widget.layout()) if item.isVisible()]
    for number, first in enumerate(laid):
        for second in laid[number + 1 :]:
            common = first.geometry().intersected(second.geometry())
            if common.width() > SLACK and common.height() > SLACK:
                yield f"{_name(first)} covers {_name(second)} by {_size(common.size())}"


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item.widget() is not None:
            yield item.widget()
        elif item.layout() is not None and item.layout().metaObject().className() != "QStackedLayout":
            yield from _widgets(item.layout())


def _in_graphics(widget: QWidget) -> bool:
    while widget is not None:
        if widget.graphicsProxyWidget() is not None:
            return True
        widget = widget.parentWidget()
    return False


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__}({text[:30]!r})" if text else type(widget).__name__


def _path(widget: QWidget) -> str:
    names = []
    current: QWidget | None = widget
    while current is not None and len(names) < 4:
        names.append(_name(current))
        current = current.parentWidget()
    return " < ".join(names)


def _size(size: object) -> str:
    return f"{size.width()}x{size.height()}"


def _rect(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}x{rect.height()}"
