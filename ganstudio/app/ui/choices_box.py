"""Edits a setting that takes several of its choices: a button that counts them, and a menu of check boxes."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ganstudio.app.ui.form_editors import Choice

STAYS_OPEN = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoicesBox(QToolButton):
    """Edits several values of a list of choices; the value keeps the order of the choices."""

    edited = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        menu = _CheckMenu(self)
        self._actions: dict[Any, QAction] = {}
        for choice in choices:
            action = menu.addAction(choice.text)
            action.setCheckable(True)
            action.triggered.connect(self._take)
            self._actions[choice.value] = action
        self.setMenu(menu)
        self._count()

    def value(self) -> tuple[Any, ...]:
        """Return the chosen values, in the order of the choices."""
        return tuple(value for value, action in self._actions.items() if action.isChecked())

    def set_value(self, values: Sequence[Any]) -> None:
        """Choose these values alone."""
        for value, action in self._actions.items():
            action.setChecked(value in values)
        self._count()

    def _take(self) -> None:
        self._count()
        self.edited.emit()

    def _count(self) -> None:
        chosen = [action.text() for action in self._actions.values() if action.isChecked()]
        self.setText(self.tr("{count} of {total}").format(count=len(chosen), total=len(self._actions)))
        self.setAccessibleDescription(", ".join(chosen))


class _CheckMenu(QMenu):
    """Stays open while its check boxes are switched."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = cast("QAction | None", self.actionAt(event.position().toPoint()))
        if action is None:
            super().mouseReleaseEvent(event)
        else:
            action.trigger()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = cast("QAction | None", self.activeAction())
        if action is not None and event.key() in STAYS_OPEN:
            action.trigger()
        else:
            super().keyPressEvent(event)
