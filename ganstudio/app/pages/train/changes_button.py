"""A button that lists the changes of settings during a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ganstudio.app.ui.setting_words import change_lines
from ganstudio.app.ui.theme import theme


@dataclass(frozen=True)
class Change:
    """Settings that changed at ``images_seen``, (old, new) by dotted name, and why ("" for a person's change)."""

    images_seen: int
    settings: Mapping[str, tuple[Any, Any]]
    reason: str = ""

    def __str__(self) -> str:
        words = ", ".join(change_lines(self.settings))
        return f"{words} ({QCoreApplication.translate('engine', self.reason)})" if self.reason else words


class ChangesButton(QToolButton):
    """Opens the list of changes; emits ``chosen(images)`` with the chosen change."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes: list[Change] = []
        self.setIcon(theme().icon("history"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.setAccessibleName(self.tr("Changes"))
        self.set_changes([])

    def set_changes(self, changes: list[Change]) -> None:
        """Show changes, oldest first."""
        self.changes = list(changes)
        menu = self.menu()
        menu.clear()
        lines = [self._line(change) for change in self.changes]
        for change, line in zip(self.changes, lines, strict=True):
            menu.addAction(line).triggered.connect(lambda _checked=False, images=change.images_seen: self.chosen.emit(images))
        self.setEnabled(bool(lines))
        none = self.tr("Lists the settings that were changed while training")
        self.setToolTip("\n".join([self.tr("Changed while training:"), *lines]) if lines else none)

    def add(self, change: Change) -> None:
        """Add a change to the list."""
        self.set_changes([*self.changes, change])

    def _line(self, change: Change) -> str:
        return self.tr("At {images} images: {change}").format(images=f"{change.images_seen:,}", change=change)
