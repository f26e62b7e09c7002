"""A row of the settings form: a setting's title, its editor, its error, and the reason for a derived value."""

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.ui.behaviour import behave
from ganstudio.app.ui.setting_editor import make_editor
from ganstudio.app.ui.setting_words import number_text
from ganstudio.engine.config import FieldInfo

EDITOR_WIDTH = 136
EDITOR_HEIGHT = 28


class SettingRow(QObject):
    """The row of a setting. ``derived_asked()`` asks for the derived value in place of the person's own."""

    derived_asked = Signal()

    def __init__(self, info: FieldInfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.info = info
        self.problem = ""
        self._is_visible = True
        title = QCoreApplication.translate("config", info.title)
        self.editor = make_editor(info)
        self.editor.setFixedWidth(EDITOR_WIDTH)
        self.editor.setMinimumHeight(EDITOR_HEIGHT)
        self.editor.setAccessibleName(title)
        if self.editor.focusProxy() is None:  # an editor of several fields has one
            self.editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        behave(self.editor)
        self.title = QLabel(title)
        self.title.setWordWrap(True)
        self.title.setBuddy(self.editor)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.hide()
        self.reason = QLabel()
        self.reason.setWordWrap(True)
        self.reason.setProperty("role", "small")
        self.reason.hide()
        self.use_derived: QPushButton | None = None  # made when a derived value is first offered: few rows have any
        self.tell("")

    def add_to(self, grid: QGridLayout) -> None:
        """Put the row under the others."""
        self._grid, self._place = grid, grid.rowCount()
        row = self._place
        grid.addWidget(self.title, row, 0)
        grid.addWidget(self.editor, row, 1)
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        for widget in (self.note, self.reason):
            self._below.addWidget(widget)
        grid.addLayout(self._below, row + 1, 0, 1, 2)

    def add_beside(self, widget: QWidget) -> None:
        """Put a small widget before the editor."""
        self._grid.removeWidget(self.editor)
        both = QHBoxLayout()
        both.setSpacing(4)
        both.addWidget(widget)
        both.addWidget(self.editor)
        self._grid.addLayout(both, self._place, 1)
        self.editor.setFixedWidth(EDITOR_WIDTH - widget.sizeHint().width() - both.spacing())
        QWidget.setTabOrder(self.editor, widget)  # puts it behind the editor; the next call swaps them
        QWidget.setTabOrder(widget, self.editor)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the row."""
        self._is_visible = visible
        self.title.setVisible(visible)
        self.editor.setVisible(visible)
        self.note.setVisible(visible and bool(self.problem))
        self.reason.setVisible(visible and bool(self.reason.text()))
        if self.use_derived is not None:
            self.use_derived.setVisible(visible and bool(self.use_derived.text()))

    def explain(self, reason: str, offer: str = "") -> None:
        """Show why the value is derived, or with ``offer`` a button for the derived value; "" shows neither."""
        if offer:
            button = self.use_derived = self.use_derived or self._offer_button()
            button.setToolTip(reason)
            button.setAccessibleName(f"{self.title.text()}: {offer}")
            button.setAccessibleDescription(reason)
        if self.use_derived is not None:
            self.use_derived.setText(offer)
        self.reason.setText("" if offer else reason)
        self.set_visible(self._is_visible)
        self.tell(self.problem)

    def _offer_button(self) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "flat")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self.derived_asked)
        self._below.addWidget(button, alignment=Qt.AlignmentFlag.AlignRight)
        QWidget.setTabOrder(self.editor, button)
        return button

    def tell(self, problem: str) -> None:
        """Show an error; "" removes it."""
        self.problem = problem
        self.note.setText(f"⚠ {problem}")
        self.note.setVisible(bool(problem))
        text = QCoreApplication.translate("config", self.info.description)
        tip = f"{problem}\n{text}" if problem else f"{text}\n{bounds_text(self.info)}".rstrip()
        tip = "\n".join(filter(None, (tip, self.reason.text())))
        self.editor.setToolTip(tip)
        self.editor.setAccessibleDescription(tip)
        self.title.setToolTip(tip)


def bounds_text(info: FieldInfo) -> str:
    """Return the bounds of a number in words; "" without bounds."""
    if info.kind not in ("int", "float") or info.minimum is None or info.maximum is None:
        return ""
    cast = int if info.kind == "int" else float
    return QCoreApplication.translate("config", "From {low} to {high}.").format(
        low=number_text(cast(info.minimum)), high=number_text(cast(info.maximum))
    )
