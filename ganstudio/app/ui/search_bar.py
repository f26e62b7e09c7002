"""The bar of the pages that search the latent space: chooses a picture and an effort, and starts the search."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ganstudio.app.ui.actions import with_keys
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.theme import theme

EFFORTS = ("fast", "careful", "tune")
ROOMY = 900  # px of width from which the buttons show their text
CLASS_LETTERS = 6  # letters of a class that stay visible in a narrow window


class SearchBar(QFrame):
    """Holds the choices ``effort`` and ``label``; emits ``changed()`` when they change. The page connects the buttons.

    ``tunes`` offers to fine-tune a copy of the model to the picture. The status bar shows the progress of a search and
    cancels it.
    """

    changed = Signal()

    def __init__(self, begin: str, tip: str, tunes: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.choose = QPushButton(theme().icon("folder-open"), self.tr("Picture..."))
        named(self.choose, self.choose.text(), self.tr("Choose a picture; you can also drop one anywhere on the page"))
        self.paste = QPushButton(theme().icon("clipboard-paste"), self.tr("Paste"))
        named(self.paste, self.paste.text(), with_keys(self.tr("Paste the picture on the clipboard"), "window.paste"))
        self.efforts = QComboBox()
        self.efforts.addItems([self.tr("Fast"), self.tr("Careful")])
        tip_effort = self.tr("Careful searches from more starting points and for longer, and finds better results")
        if tunes:
            self.efforts.addItem(self.tr("Fine-tune"))
            tip_effort += self.tr(". Fine-tune trains a copy of the model to draw the picture, and opens it")
        named(self.efforts, self.tr("Effort"), tip_effort)
        self.classes = QComboBox()
        self.classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.classes.setMinimumContentsLength(CLASS_LETTERS)
        named(self.classes, self.tr("Class"), self.tr("The class of the picture, if you know it"))
        self.search = QPushButton(begin)
        self.search.setProperty("role", "primary")
        self._tip, self._may_search, self._is_searching = tip, False, False
        self._effort_label, self._class_label = QLabel(self.tr("Effort")), QLabel(self.tr("Class"))
        self._lay_out()
        for box in (self.efforts, self.classes):
            box.activated.connect(self.changed)
        self.show_classes(())
        self.show_search(is_going_on=False)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        self._own = QHBoxLayout()
        self._own.setSpacing(8)
        for widget in (self.choose, self.paste, self._effort_label, self.efforts, self._class_label, self.classes):
            row.addWidget(widget)
        row.addLayout(self._own)
        row.addStretch(1)
        row.addWidget(self.search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show only the icons of the buttons that open a picture in a narrow bar."""
        super().resizeEvent(event)
        for button in (self.choose, self.paste):
            button.setText(button.accessibleName() if event.size().width() >= ROOMY else "")

    def add(self, *widgets: QWidget) -> None:
        """Add a page's own controls."""
        before: QWidget = self.classes
        for widget in widgets:
            self._own.addWidget(widget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, widget)
                before = widget

    @property
    def effort(self) -> str:
        """Return the chosen effort, a key of EFFORTS."""
        return EFFORTS[self.efforts.currentIndex()]

    @property
    def label(self) -> int | None:
        """Return the chosen class; None: the search detects it."""
        index = self.classes.currentIndex()
        return index - 1 if index > 0 else None

    def show_choice(self, effort: str, label: int | None) -> None:
        """Show earlier choices."""
        self.efforts.setCurrentIndex(EFFORTS.index(effort))
        self.classes.setCurrentIndex(0 if label is None else label + 1)

    def show_effort(self, matters: bool) -> None:
        """Show or hide the choice of effort."""
        for widget in (self._effort_label, self.efforts):
            widget.setVisible(matters)

    def show_classes(self, names: Sequence[str]) -> None:
        """Offer these classes; hide the choice without classes."""
        self.classes.clear()
        self.classes.addItem(self.tr("Detect"))
        self.classes.addItems(list(names))
        for widget in (self._class_label, self.classes):
            widget.setVisible(bool(names))

    def allow_search(self, is_possible: bool) -> None:
        """Enable the search if ``is_possible``."""
        self._may_search = is_possible
        self._show_button()

    def show_search(self, is_going_on: bool) -> None:
        """Show whether a search is running; a second search cannot start."""
        self._is_searching = is_going_on
        self._show_button()

    def _show_button(self) -> None:
        is_free = self._may_search and not self._is_searching
        if self.search.hasFocus() and not is_free:  # else the next control gets the focus, and the keys typed
            self.setFocus()
        self.search.setEnabled(is_free)
        if is_free and self.hasFocus():
            self.search.setFocus()
        tip = self.tr("Running. The status bar shows the progress and a Cancel button") if self._is_searching else self._tip
        named(self.search, self.search.text(), tip)
