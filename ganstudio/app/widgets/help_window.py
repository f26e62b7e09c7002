"""Help on the page shown, and the list of shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from ganstudio.engine.resources import resource


class HelpWindow(QDialog):
    """A text beside the window; it stays open while one works."""

    def __init__(self, title: str, markdown: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(560, 640)
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(True)
        self.text.setMarkdown(markdown)
        self.text.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)


def page_help(key: str, language: str) -> str:
    """The help text of a page, in Markdown."""
    return resource("help", language, f"{key}.md").read_text(encoding="utf-8")


def shortcuts_of(window: QWidget) -> list[tuple[str, str]]:
    """Keys and what they do, of everything in ``window`` that is visible now: shortcuts with a "what's this", and actions."""
    found: dict[str, str] = {}
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.whatsThis() and isinstance(owner, QWidget) and owner.isVisible():
            found.setdefault(_keys(shortcut.key()), shortcut.whatsThis())
    for action in window.findChildren(QAction):
        owner = action.parent()
        if not action.shortcut().isEmpty() and action.text() and (not isinstance(owner, QWidget) or owner.isVisible()):
            found.setdefault(_keys(action.shortcut()), action.text().replace("&", ""))
    return sorted(found.items())


def _keys(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)
