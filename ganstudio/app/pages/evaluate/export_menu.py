"""The button that exports the figures as a report, a table or a picture."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ganstudio.app.ui.actions import ACTIONS, make_action, with_keys
from ganstudio.app.ui.controls import tool_button
from ganstudio.app.ui.language import language_tag, translated
from ganstudio.app.ui.saving import ask_where
from ganstudio.engine.text import Translate


class ExportMenu(QWidget):
    """Offers the formats and calls ``export`` with the chosen path and the window's language; ``page`` has the keys."""

    def __init__(self, export: Callable[[Path, Translate, str], None], page: QWidget) -> None:
        super().__init__(page)
        self.hide()
        self._export = export
        tip = with_keys(self.tr("Export the figures as a report, a table or a picture"), "evaluate.export")
        self.button = tool_button(ACTIONS["evaluate.export"].icon, self.tr("Export"), tip)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        for title, kinds, ending in self.formats():
            self.menu.addAction(title, partial(self._ask, kinds, ending))
        self.button.setMenu(self.menu)
        self._action = make_action("evaluate.export", page, self.button.showMenu)
        self.allow(False)

    def formats(self) -> list[tuple[str, str, str]]:
        """Return the title, the kind of file and the suffix of each format."""
        return [
            (self.tr("HTML report..."), self.tr("HTML report (*.html)"), ".html"),
            (self.tr("CSV table..."), self.tr("CSV table (*.csv)"), ".csv"),
            (self.tr("Markdown table..."), self.tr("Markdown table (*.md)"), ".md"),
            (self.tr("JSON..."), self.tr("JSON (*.json)"), ".json"),
            (self.tr("PNG picture..."), self.tr("PNG image (*.png)"), ".png"),
        ]

    def allow(self, is_possible: bool) -> None:
        """Enable the button if there is a result."""
        self.button.setEnabled(is_possible)
        self._action.setEnabled(is_possible)

    def _ask(self, kinds: str, ending: str) -> None:
        path = ask_where(self.button, self.tr("Export figures"), f"evaluation{ending}", kinds, ending)
        if path is not None:
            self._export(path, translated, language_tag())
