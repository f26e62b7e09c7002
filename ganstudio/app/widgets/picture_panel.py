"""Beside the thumbnails: the chosen picture, what the networks see of it, the classes, what was left out, and the way on."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.widgets.elided_label import ElidedLabel
from ganstudio.app.widgets.picture_preview import BOX, PicturePreview, Request
from ganstudio.app.widgets.row_table import RowTable
from ganstudio.engine.data import SIZES, Problem, Source

WIDTH = 2 * BOX + 3 * 16


class PicturePanel(QFrame):
    """``train_asked()`` is the button that leads on."""

    train_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setFixedWidth(WIDTH)
        self._source: Source | None = None
        self._index = 0
        self.number = QLabel()
        self.number.setProperty("role", "heading")
        self.title = ElidedLabel("muted")
        self.preview = PicturePreview()
        self.size = QComboBox()
        self.size.setAccessibleName(self.tr("Size of the preview"))
        self.size.setToolTip(self.tr("Try how much is left of the pictures at this size. Image size on the Train page decides."))
        self.classes_heading, self.classes = self._table(self.tr("Classes"), (self.tr("Class"), self.tr("Pictures")))
        self.problems_heading, self.problems = self._table(self.tr("Left out"), (self.tr("File"), self.tr("Reason")))
        self.note = QLabel(self.tr("Training needs at least 2 pictures."))
        self.note.setProperty("role", "muted")
        self.train = QPushButton(self.tr("Train on these pictures"))
        self.train.setProperty("role", "primary")
        self.train.setToolTip(self.tr("Go on to the Train page"))
        self.train.clicked.connect(self.train_asked)
        self.size.currentIndexChanged.connect(self._show_preview)
        self._lay_out()

    def set_source(self, source: Source, problems: Sequence[Problem]) -> None:
        """Show what there is to say about all pictures of ``source``."""
        self._source = source
        self.size.blockSignals(True)
        self.size.clear()
        self.size.addItem(self.tr("{size} px (suggested)").format(size=source.suggested_size), source.suggested_size)
        for size in SIZES:
            self.size.addItem(self.tr("{size} px").format(size=size), size)
        self.size.blockSignals(False)
        rows = [(name, f"{count:,}") for name, count in zip(source.classes, source.counts, strict=True)]
        self.classes.set_rows(rows)
        for widget in (self.classes, self.classes_heading):
            widget.setVisible(bool(rows))
        self.set_problems(problems)

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """List the files that are left out."""
        assert self._source is not None
        rows = [(problem.file, QCoreApplication.translate("engine", problem.cause)) for problem in problems]
        self.problems.set_rows(rows, [f"{problem.file}\n{problem.detail}" for problem in problems])
        self.problems_heading.setText(self.tr("Left out: {count}").format(count=f"{len(rows):,}"))
        for widget in (self.problems, self.problems_heading):
            widget.setVisible(bool(rows))
        is_enough = len(self._source) >= 2
        self.train.setEnabled(is_enough)
        self.note.setVisible(not is_enough)

    def show_picture(self, index: int) -> None:
        """Show one picture of the source."""
        assert self._source is not None
        self._index = index
        counted = self.tr("Picture {number} of {count}")
        self.number.setText(counted.format(number=f"{index + 1:,}", count=f"{len(self._source):,}"))
        label = self._source.label(index)
        name = "" if self._source.builtin else self._source.title(index)
        group = "" if label is None else self.tr("Class: {name}").format(name=self._source.classes[label])
        self.title.show_text(" · ".join(filter(None, (name, group))))
        self.title.setVisible(bool(self.title.text()))
        self._show_preview()

    def _show_preview(self) -> None:
        if self._source is not None:
            request = Request(self._source, self._index, self.size.currentData(), self._source.suggested_channels)
            self.preview.show_picture(request)

    def _table(self, name: str, titles: Sequence[str]) -> tuple[QLabel, RowTable]:
        heading = QLabel(name)
        heading.setProperty("role", "heading")
        table = RowTable(name, titles)
        table.setMinimumHeight(80)
        return heading, table

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.number)
        layout.addWidget(self.title)
        layout.addWidget(self.preview)
        row = QFormLayout()
        row.addRow(self.tr("Preview at"), self.size)
        layout.addLayout(row)
        for heading, table in ((self.classes_heading, self.classes), (self.problems_heading, self.problems)):
            layout.addSpacing(8)
            layout.addWidget(heading)
            layout.addWidget(table, stretch=1)
        layout.addStretch()
        layout.addWidget(self.note)
        layout.addWidget(self.train)
