"""The Data page: choose what to learn from, look at it, see what the networks will see and what is left out."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ganstudio.app.jobs import Job
from ganstudio.app.pages.page import Page
from ganstudio.app.session import Session
from ganstudio.app.widgets.elided_label import ElidedLabel
from ganstudio.app.widgets.empty_state import EmptyState
from ganstudio.app.widgets.picture_panel import PicturePanel
from ganstudio.app.widgets.source_bar import SourceBar
from ganstudio.app.widgets.thumbnails import ThumbnailView
from ganstudio.engine.data import BUILTIN, Check, Source, check, thumbnail
from ganstudio.engine.text import QT_TRANSLATE_NOOP


class DataPage(QWidget):
    """Shows ``session.source``; without one, the way in."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._check_job: Job | None = None
        self._checked: Source | None = None
        self._sizes = ""
        self._left_out = 0
        self.bar = SourceBar()
        self.title, self.facts, self.licence = ElidedLabel("title"), QLabel(), ElidedLabel("small")
        self.facts.setWordWrap(True)
        self.thumbnails = ThumbnailView()
        self.panel = PicturePanel()
        self.empty = EmptyState(
            "images",
            self.tr("What should the networks learn to draw?"),
            self.tr("Learn to draw sevens"),
            self.tr("Open the built-in handwritten sevens and start to train"),
            self.tr("Or drop a folder or pictures anywhere on this window."),
        )
        self.stack = QStackedWidget()
        self._lay_out()

        self.bar.chosen.connect(session.open_source)
        self.empty.button.clicked.connect(session.learn_sevens)
        self.thumbnails.chosen.connect(self.panel.show_picture)
        self.panel.train_asked.connect(self._go_on)
        session.source_changed.connect(self._show_source)
        session.training_changed.connect(self._check_while_idle)
        self._show_source()

    def _lay_out(self) -> None:
        pictures = QVBoxLayout()
        pictures.setContentsMargins(16, 8, 8, 0)
        pictures.setSpacing(4)
        for label in (self.title, self.facts, self.licence):
            pictures.addWidget(label)
        pictures.addSpacing(8)
        pictures.addWidget(self.thumbnails, stretch=1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(pictures, stretch=1)
        row.addWidget(self.panel)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(both)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 0, 16, 8)
        bar.addWidget(self.bar)
        layout.addLayout(bar)
        layout.addWidget(self.stack, stretch=1)

    def _show_source(self) -> None:
        source = self._session.source
        self._stop_checking()
        self._checked = None
        self._sizes = ""
        self._left_out = 0
        self.bar.show_source(source)
        if source is None:
            self.thumbnails.set_source(None)
            self.stack.setCurrentWidget(self.empty)
            return
        info = BUILTIN[source.name] if source.builtin else None
        self.title.show_text(QCoreApplication.translate("builtin", info.title) if info else source.name)
        self.licence.show_text(f"{info.attribution} · {info.licence}" if info else self._where(source))
        if source.builtin:
            self._checked = source
            first = thumbnail(source.read(0), "", 1)
            self._sizes = self._in_words(*[(first.width, first.height)] * 2)
        self._show_facts()
        self.panel.set_source(source, source.problems)
        self.thumbnails.set_source(source)
        self.stack.setCurrentIndex(1)
        self._check_while_idle()

    def _show_facts(self) -> None:
        source = self._session.source
        assert source is not None
        count = self.tr("{count} pictures").format(count=f"{len(source):,}") if len(source) > 1 else self.tr("1 picture")
        if self._left_out:
            usable = self.tr("{usable} of {count} pictures can be used")
            count = usable.format(usable=f"{len(source) - self._left_out:,}", count=f"{len(source):,}")
        colour = self.tr("grey") if source.suggested_channels == 1 else self.tr("colour")
        classes = self.tr("{count} classes").format(count=len(source.classes)) if source.classes else ""
        self.facts.setText(" · ".join(filter(None, (count, self._sizes, colour, classes))))

    def _where(self, source: Source) -> str:
        if len(source.names) == 1:
            return source.names[0]
        return self.tr("{path} and {count} more").format(path=source.names[0], count=f"{len(source.names) - 1:,}")

    def _check_while_idle(self) -> None:
        """Decode every picture once to list what cannot be used; the training, which needs the cores, does that by itself."""
        source = self._session.source
        if self._session.training != "idle":
            self._stop_checking()
        elif source is not None and self._checked is not source and self._check_job is None:
            self._check_job = self._session.run_job(self.tr("Checking the pictures"), partial(check, source), self._on_checked)

    def _stop_checking(self) -> None:
        if self._check_job is not None:
            self._check_job.cancel()
            self._check_job = None

    def _on_checked(self, found: Check) -> None:
        self._check_job = None
        self._checked = source = self._session.source
        assert source is not None
        if len(found.sizes):
            smallest, largest = found.sizes.min(axis=0).tolist(), found.sizes.max(axis=0).tolist()
            self._sizes = self._in_words(smallest, largest)
        self._left_out = len(source) - len(found.sizes)
        self._show_facts()
        self.panel.set_problems(found.problems)

    def _in_words(self, smallest: tuple[int, int], largest: tuple[int, int]) -> str:
        if tuple(smallest) == tuple(largest):
            return self.tr("{width} × {height} px").format(width=f"{largest[0]:,}", height=f"{largest[1]:,}")
        spread = self.tr("{least_wide} to {most_wide} px wide, {least_high} to {most_high} px high")
        return spread.format(
            least_wide=f"{smallest[0]:,}", most_wide=f"{largest[0]:,}", least_high=f"{smallest[1]:,}", most_high=f"{largest[1]:,}"
        )

    def _go_on(self) -> None:
        self._session.page_requested.emit("train")


PAGE = Page("data", QT_TRANSLATE_NOOP("pages", "Data"), "images", DataPage)
