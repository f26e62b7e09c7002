"""Help on the page shown, and the list of shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from ganstudio.engine.resources import resource

LINE_HEIGHT_PERCENT = 120
PARAGRAPH_GAP = 8


class HelpWindow(QDialog):
    """A text beside the window; it stays open while one works."""

    def __init__(self, title: str, markdown: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(560, 640)
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(True)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setMarkdown(markdown)
        self._space_out()
        self.text.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)

    def _space_out(self) -> None:
        """Air around and between the paragraphs, which Markdown knows nothing of."""
        document = self.text.document()
        document.setDocumentMargin(16)
        block = document.begin()
        while block.isValid():
            layout = block.blockFormat()
            layout.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            layout.setBottomMargin(PARAGRAPH_GAP)
            QTextCursor(block).setBlockFormat(layout)
            block = block.next()


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
