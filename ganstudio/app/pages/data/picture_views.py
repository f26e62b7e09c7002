"""The middle of the Data page: tabs for pictures, excluded files, statistics and classes."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ganstudio.app.pages.data.class_table import ClassTable
from ganstudio.app.pages.data.left_out import LeftOut
from ganstudio.app.pages.data.statistics import Statistics
from ganstudio.app.pages.data.thumbnails import ThumbnailView
from ganstudio.app.tasks.findings import DatasetFindings
from ganstudio.app.ui.actions import make_action, push_button_for
from ganstudio.engine.data import Source

PICTURES, LEFT_OUT, NUMBERS, CLASSES = range(4)
ICON_WIDTH = 40
ROOMY = 560  # pixels of width below which the buttons are icons only


class PictureViews(QWidget):
    """The tabs. ``excluded(set, bool)`` asks to exclude or include pictures; ``file_chosen(str)`` is a file of the report."""

    excluded = Signal(object, bool)
    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabBar()
        self.thumbnails = ThumbnailView()
        self.left_out = LeftOut()
        self.numbers = Statistics()
        self.classes = ClassTable()
        self._buttons: list[tuple[QPushButton, QAction]] = []
        self.selected = QLabel()
        self.selected.setProperty("role", "small")
        self.leave_out = make_action("data.leave-out", self.thumbnails, lambda: self._exclude(True))
        self.bring_back = make_action("data.bring-back", self.thumbnails, lambda: self._exclude(False))
        self._stack = QStackedWidget()
        self._actions = QWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_view)
        self.thumbnails.selected.connect(self.show_selection)
        self.thumbnails.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.thumbnails.customContextMenuRequested.connect(self._show_menu)
        self.left_out.file_chosen.connect(self.file_chosen)

    def set_source(self, source: Source | None) -> None:
        """Show the pictures of ``source``."""
        self.tabs.setTabVisible(CLASSES, source is not None and bool(source.classes))
        self.tabs.setTabText(LEFT_OUT, self.tr("Left out"))
        self.thumbnails.set_source(source)
        if self.tabs.currentIndex() != PICTURES:
            self.tabs.setCurrentIndex(PICTURES)

    def set_classes(self, found: Sequence[str], counts: Sequence[int], names: Mapping[str, str | None]) -> None:
        """Show the classes found, and their new names."""
        self.classes.show_classes(found, counts, names)
        self.tabs.setTabText(CLASSES, self.tr("Classes: {count}").format(count=f"{len(found):,}"))

    def wait(self, sentence: str) -> None:
        """Show ``sentence``, why there are no findings yet."""
        self.left_out.wait(sentence)
        self.numbers.wait(sentence)
        self.tabs.setTabText(LEFT_OUT, self.tr("Left out"))

    def show_findings(self, findings: DatasetFindings, can_plot: bool) -> None:
        """Show findings; ``can_plot`` once the engine is loaded."""
        report = findings.report
        self.left_out.show_problems(report.problems, report.notes)
        self.tabs.setTabText(LEFT_OUT, self.tr("Left out: {count}").format(count=f"{len(report.problems):,}"))
        if can_plot:
            self.numbers.show_findings(findings)
        else:
            self.numbers.wait(self.tr("Loading the plots..."))

    def show_selection(self, _chosen: object = None) -> None:
        """Update the buttons for the chosen pictures."""
        chosen, reason = self.thumbnails.selection.chosen, self.thumbnails.reason
        some = list(chosen)[:1000]  # enough to decide which buttons apply
        self.leave_out.setEnabled(any(not reason(index) for index in some))
        self.bring_back.setEnabled(any(reason(index) for index in some))
        several = self.tr("{count} selected").format(count=f"{len(chosen):,}")
        self.selected.setText(several if len(chosen) > 1 else "")

    def _exclude(self, leave_out: bool) -> None:
        self.excluded.emit(set(self.thumbnails.selection.chosen), leave_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button, action in self._buttons:
            button.setText(action.text() if self.width() >= ROOMY else "")

    def _button(self, action: QAction) -> QPushButton:
        """Return a button for an action; a tool button's text and style would not match the other buttons."""
        button = push_button_for(action)
        button.setMinimumWidth(ICON_WIDTH)
        self._buttons.append((button, action))
        return button

    def _show_menu(self, place: QPoint) -> None:
        if not self.thumbnails.selection.chosen:
            return
        menu = QMenu(self)
        menu.addActions([self.leave_out, self.bring_back])
        menu.popup(self.thumbnails.viewport().mapToGlobal(place))

    def _show_view(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._actions.setVisible(index == PICTURES)

    def _lay_out(self) -> None:
        tips = (
            (self.tr("Pictures"), self.tr("The pictures as thumbnails")),
            (self.tr("Left out"), self.tr("Which files are not used, and why")),
            (self.tr("Plots"), self.tr("Plots of sizes, aspect ratios, colour modes and classes")),
            (self.tr("Classes"), self.tr("Rename, merge or leave out classes")),
        )
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Views of the pictures"))
        self.tabs.setToolTip(self.tr("Views of the pictures"))
        for index, (text, tip) in enumerate(tips):
            self.tabs.addTab(text)
            self.tabs.setTabToolTip(index, tip)
        for widget in (self.thumbnails, self.left_out, self.numbers, self.classes):
            self._stack.addWidget(widget)
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(8)
        actions.addWidget(self.selected)
        for action in (self.leave_out, self.bring_back):
            actions.addWidget(self._button(action))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.tabs)
        row.addStretch()
        row.addWidget(self._actions)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._stack, stretch=1)
