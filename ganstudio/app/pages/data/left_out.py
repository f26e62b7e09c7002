"""Lists the excluded files and those with notes, by cause, each with its problem."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QStackedLayout, QWidget

from ganstudio.app.pages.data.row_table import RowTable
from ganstudio.engine.data import Problem


class LeftOut(QWidget):
    """Causes on the left, files of the chosen cause on the right; ``file_chosen(str)`` follows the cursor."""

    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._causes: list[str] = []
        self._left_out = self._used_from = 0
        self._problems: Sequence[Problem] = ()
        self._shown: Sequence[Problem] = ()
        self.causes = RowTable(self.tr("Why files were left out"), (self.tr("Reason"), self.tr("Files")))
        self.files = RowTable(self.tr("Files left out for this reason"), (self.tr("File"), self.tr("Details")))
        self.files.share_columns()
        self.empty = QLabel()
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        both = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.causes, self.files):
            both.addWidget(widget)
        both.setSizes([220, 500])
        both.setStretchFactor(1, 1)
        both.setChildrenCollapsible(False)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(both)
        self.causes.row_chosen.connect(self._show_files)
        self.files.row_chosen.connect(self._choose)
        self.wait("")

    def wait(self, sentence: str) -> None:
        """Show why there is nothing to list."""
        self._problems = ()
        self.empty.setText(sentence)
        self._stack.setCurrentIndex(0)

    def show_problems(self, problems: Sequence[Problem], notes: Sequence[Problem]) -> None:
        """List the excluded files, and under them those that are used in spite of a problem."""
        if not problems and not notes:
            self.wait(self.tr("All files can be used."))
            return
        counts = Counter(problem.cause for problem in problems)
        kept = Counter(note.cause for note in notes)
        self._causes = ["", *counts, *kept]
        self._problems = (*problems, *notes)
        self._left_out = len(problems)
        rows = [(self.tr("All"), f"{len(self._problems):,}")]
        rows += [(_word(cause), f"{count:,}") for cause, count in counts.items()]
        rows += [(self.tr("{cause}, used").format(cause=_word(cause)), f"{count:,}") for cause, count in kept.items()]
        self._used_from = 1 + len(counts)
        self.causes.set_rows(rows)
        self.causes.selectRow(0)
        self._show_files(0)
        self._stack.setCurrentIndex(1)

    def _show_files(self, row: int) -> None:
        if not 0 <= row < len(self._causes):
            return
        cause = self._causes[row]
        among = self._problems[: self._left_out] if row < self._used_from else self._problems[self._left_out :]
        self._shown = [problem for problem in among if problem.cause == cause] if row else self._problems
        # with all causes mixed, the cause matters more than the detail
        self.files.set_rows(_FileRows(self._shown, with_cause=not row))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self.file_chosen.emit(self._shown[row].file)


class _FileRows(Sequence[tuple[str, str]]):
    """A row for each problem, formatted only when it is shown: there may be 100,000."""

    def __init__(self, problems: Sequence[Problem], with_cause: bool) -> None:
        self._problems = problems
        self._with_cause = with_cause

    def __len__(self) -> int:
        return len(self._problems)

    def __getitem__(self, index: Any) -> Any:
        problem = self._problems[index]
        return _plain(problem.file), _found(problem, self._with_cause)


def _word(cause: str) -> str:
    return QCoreApplication.translate("engine", cause)


def _found(problem: Problem, with_cause: bool) -> str:
    detail = _plain(QCoreApplication.translate("engine", problem.detail) if problem.detail else "")
    return ": ".join(filter(None, (_word(problem.cause), detail))) if with_cause else detail


def _plain(text: str) -> str:
    """Return ``text`` on a single line, whatever the file name contains."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
