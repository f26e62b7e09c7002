"""The help text of the page shown, and the list of shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from ganstudio.app.ui.actions import keys_text
from ganstudio.engine.resources import resource

LINE_HEIGHT_PERCENT = 120
PARAGRAPH_GAP = 8


class HelpWindow(QDialog):
    """A text in a window of its own, which stays open beside the main window."""

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
        """Add margins around and between the paragraphs, which Markdown cannot express."""
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
    """Return the help text of a page, in Markdown."""
    return resource("help", language, f"{key}.md").read_text(encoding="utf-8")


def shortcuts_of(window: QWidget) -> list[tuple[str, str]]:
    """Return (keys, what they do) for every action that :func:`~ganstudio.app.ui.actions.make_action` made in ``window`` and whose
    widget is visible."""
    found: list[tuple[str, str]] = []
    for action in window.findChildren(QAction):
        owner = action.parent()
        if action.objectName() and not action.shortcut().isEmpty() and isinstance(owner, QWidget) and owner.isVisible():
            found.append((keys_text(action.shortcut()), action.whatsThis()))
    return sorted(found)
