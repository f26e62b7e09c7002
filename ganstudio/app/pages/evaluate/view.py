"""The Evaluate page: figures, plots and pictures of what was judged, beside the choices."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedLayout, QTabBar, QVBoxLayout, QWidget

from ganstudio.app.pages.evaluate.choices_panel import WIDTH, ChoicesPanel
from ganstudio.app.pages.evaluate.export_menu import ExportMenu
from ganstudio.app.pages.evaluate.figures_tab import FiguresTab
from ganstudio.app.pages.evaluate.kinds_tab import KindsTab
from ganstudio.app.pages.evaluate.metric_list import MetricList
from ganstudio.app.pages.evaluate.plots_tab import PlotsTab
from ganstudio.app.pages.evaluate.samples_tab import SamplesTab
from ganstudio.app.pages.evaluate.subject_list import SubjectList
from ganstudio.app.tasks.evaluate import ShownEvaluation
from ganstudio.app.ui.controls import WarningLine, named
from ganstudio.app.ui.empty_state import EmptyState
from ganstudio.app.ui.engine_entry import EnginePage
from ganstudio.app.ui.language import translated
from ganstudio.engine.errors import DatasetError

FIGURES, PLOTS, SAMPLES, KINDS = range(4)


class EvaluatePage(EnginePage):
    """Its only state is the tab in view: the choices and the result are in ``session.evaluations``."""

    def build(self) -> Iterator[None]:
        session = self.session
        self._shown: dict[QWidget, ShownEvaluation] = {}  # the result that each tab shows
        subjects = SubjectList(session)
        yield
        metrics = MetricList(session.evaluations)
        yield
        self.panel = ChoicesPanel(session, self, subjects, metrics)
        yield
        self.figures = FiguresTab()
        yield
        self.samples = SamplesTab()
        yield
        self.plots = PlotsTab()
        yield from self.plots.build()
        self.kinds = KindsTab()
        yield
        self.export = ExportMenu(session.evaluations.export, self)
        self.empty = EmptyState(
            "gauge", "", self.tr("Go to Train"), self.tr("Train a model, or choose a run at the top of the window")
        )
        self.empty.offer_last_run(session)
        yield
        yield from self._lay_out()
        self._connect()
        self._show_result()
        self._show_baselines()

    def _lay_out(self) -> Iterator[None]:
        self.tabs = named(QTabBar(), self.tr("Results"), self.tr("What to show of the results"))
        for title in (self.tr("Figures"), self.tr("Plots"), self.tr("Samples"), self.tr("Kinds of model")):
            self.tabs.addTab(title)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.addWidget(self.tabs, stretch=1)
        top.addWidget(self.export.button)
        self.problem = WarningLine()
        self.way_out = QPushButton(self.tr("Choose real pictures..."))
        named(self.way_out, self.way_out.text(), self.tr("Choose a folder of real pictures to compare with"))
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(self.problem, stretch=1)
        line.addWidget(self.way_out, alignment=Qt.AlignmentFlag.AlignTop)
        canvas = QWidget()
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(line)
        self.stack = QStackedLayout()
        self.results = (self.figures, self.plots, self.samples, self.kinds)
        for widget in (*self.results, self.empty):
            self.stack.addWidget(widget)
        yield
        column.addLayout(self.stack, stretch=1)
        yield
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(canvas)
        yield
        both.addWidget(self.panel)
        yield
        self.panel.setMinimumWidth(WIDTH - 40)
        both.setSizes([3 * WIDTH, WIDTH])
        both.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(both)

    def _connect(self) -> None:
        session, evaluations = self.session, self.session.evaluations
        self.tabs.currentChanged.connect(self._show_tab)
        self.empty.button.clicked.connect(lambda: session.page_requested.emit("train"))
        self.way_out.clicked.connect(self.panel.ask_data)
        evaluations.result_changed.connect(self._show_result)
        evaluations.measured.connect(self._show_tab)
        evaluations.choice_changed.connect(self._show_tab)
        evaluations.running_changed.connect(self._show_problem)
        evaluations.running_changed.connect(self._show_tab)
        evaluations.running_changed.connect(self._show_baselines)
        evaluations.choice_changed.connect(self._show_baselines)
        self.kinds.train.clicked.connect(evaluations.train_baselines)

    def take_pictures(self, paths: Sequence[Path]) -> None:
        """Judge dropped folders, archives and arrays of pictures."""
        self.session.evaluations.add(list(paths))

    def _show_result(self) -> None:
        self.export.allow(self.session.evaluations.result is not None)
        self._show_problem()
        self._show_tab()

    def _show_baselines(self) -> None:
        evaluations = self.session.evaluations
        self.kinds.show_training(evaluations.is_training_baselines, has_data=evaluations.baseline_data is not None)

    def _show_problem(self) -> None:
        problem = self.session.evaluations.problem
        said = self.session.evaluations.caveats if problem is None else (problem,)
        self.problem.tell(" ".join(translated(text) for text in said))
        self.way_out.setVisible(isinstance(problem, DatasetError))

    def _show_tab(self) -> None:
        """Show the tab, or what is missing for it."""
        evaluations, tab = self.session.evaluations, self.tabs.currentIndex()
        partial = evaluations.partial if tab == FIGURES else None  # pictures and curves come with the whole result
        result = partial or evaluations.result
        is_empty = result is None and tab != KINDS
        has_subjects = bool(evaluations.chosen())
        sentence, hint = self._what_is_missing(has_subjects)
        self.empty.sentence.setText(sentence)
        self.empty.hint.setText(hint)
        self.empty.button.setVisible(not has_subjects)
        self._fill(self.results[tab], result)
        self.stack.setCurrentWidget(self.empty if is_empty else self.results[tab])

    def _what_is_missing(self, has_subjects: bool) -> tuple[str, str]:
        """Return what the empty page says, and what to do."""
        if self.session.evaluations.is_running:
            return self.tr("Evaluating..."), self.tr("The figures appear here. The status bar shows the progress.")
        if has_subjects:
            return self.tr("Not evaluated yet."), self.tr("Choose what to judge on the right, then press Evaluate.")
        hint = self.tr("Open a run at the top of the window, or drop a folder, zip or npz file of generated pictures here.")
        return self.tr("Nothing to evaluate yet."), hint

    def _fill(self, tab: FiguresTab | PlotsTab | SamplesTab | KindsTab, result: ShownEvaluation | None) -> None:
        """Show the result in a tab when it is first in view: all tabs at once would take too long."""
        if result is not None and self._shown.get(tab) is not result:
            self._shown[tab] = result
            tab.show_evaluation(result)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.session.runs.refresh()
