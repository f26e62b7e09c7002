"""The line over the pages that search the latent space: which picture, how hard to look, begin and give up."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ganstudio.app.theme import theme
from ganstudio.app.widgets.controls import named

EFFORTS = ("fast", "careful", "tune")


class SearchBar(QFrame):
    """``effort`` and ``label`` are what is chosen; ``changed()`` comes with another one. Its buttons are the page's to connect.

    ``tunes`` says whether a copy of the model may learn to draw the picture.
    """

    changed = Signal()

    def __init__(self, begin: str, tip: str, tunes: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.choose = QPushButton(theme().icon("folder-open"), self.tr("Picture…"))
        named(self.choose, self.choose.text(), self.tr("Choose a picture of yours; it can also be dropped anywhere on the page"))
        self.paste = QPushButton(theme().icon("clipboard-paste"), self.tr("Paste"))
        named(self.paste, self.paste.text(), self.tr("Take the picture on the clipboard (Ctrl+V)"))
        self._efforts = QComboBox()
        self._efforts.addItems([self.tr("Fast"), self.tr("Careful")])
        tip_effort = self.tr("Careful looks from more places and longer, and finds better ones")
        if tunes:
            self._efforts.addItem(self.tr("Fine-tune"))
            tip_effort += self.tr("; with Fine-tune a copy of the model learns to draw it, and is opened")
        named(self._efforts, self.tr("Effort"), tip_effort)
        self._classes = QComboBox()
        named(self._classes, self.tr("Class"), self.tr("What kind of picture it is, if you know"))
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.search = QPushButton(begin)
        self.search.setProperty("role", "primary")
        named(self.search, begin, tip)
        self.stop = QPushButton(self.tr("Cancel"))
        named(self.stop, self.stop.text(), self.tr("Give the search up"))
        self._effort_label, self._class_label = QLabel(self.tr("Effort")), QLabel(self.tr("Class"))
        self._lay_out()
        for box in (self._efforts, self._classes):
            box.activated.connect(self.changed)
        self.show_classes(())
        self.show_search(is_going_on=False)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        self._own = QHBoxLayout()
        self._own.setSpacing(8)
        for widget in (self.choose, self.paste, self._effort_label, self._efforts, self._class_label, self._classes):
            row.addWidget(widget)
        row.addLayout(self._own)
        row.addWidget(self.progress, stretch=1)
        row.addWidget(self.search)
        row.addWidget(self.stop)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.setMinimumWidth(40)

    def add(self, *widgets: QWidget) -> None:
        """Controls that a page has besides."""
        for widget in widgets:
            self._own.addWidget(widget)

    @property
    def effort(self) -> str:
        """One of EFFORTS."""
        return EFFORTS[self._efforts.currentIndex()]

    @property
    def label(self) -> int | None:
        """The class chosen; None: it is to be found as well."""
        index = self._classes.currentIndex()
        return index - 1 if index > 0 else None

    def show_choice(self, effort: str, label: int | None) -> None:
        """Show what was chosen before."""
        self._efforts.setCurrentIndex(EFFORTS.index(effort))
        self._classes.setCurrentIndex(0 if label is None else label + 1)

    def show_effort(self, matters: bool) -> None:
        """Whether there is a search that can be made with more or less effort."""
        for widget in (self._effort_label, self._efforts):
            widget.setVisible(matters)

    def show_classes(self, names: Sequence[str]) -> None:
        """Offer these, or nothing if there are none."""
        self._classes.clear()
        self._classes.addItem(self.tr("Find out"))
        self._classes.addItems(list(names))
        for widget in (self._class_label, self._classes):
            widget.setVisible(bool(names))

    def show_search(self, is_going_on: bool, done: int = 0, total: int = 0) -> None:
        """Show how far the search is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setVisible(is_going_on)
        shown, hidden = (self.stop, self.search) if is_going_on else (self.search, self.stop)
        has_focus = hidden.hasFocus()
        shown.show()
        if has_focus:  # else the next control gets it, and what one types
            shown.setFocus()
        hidden.hide()
