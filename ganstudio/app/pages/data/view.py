"""The Data page: opens training pictures, shows what the networks see of them and which are excluded."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import groupby

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ganstudio.app.pages.data.picture_panel import PicturePanel
from ganstudio.app.pages.data.picture_views import PictureViews
from ganstudio.app.pages.data.source_bar import SourceBar
from ganstudio.app.pages.data.verdict import Verdict
from ganstudio.app.state.session import Session
from ganstudio.app.tasks import pictures as tasks
from ganstudio.app.ui.actions import WINDOW, make_action
from ganstudio.app.ui.elided_label import ElidedLabel
from ganstudio.app.ui.empty_state import EmptyState
from ganstudio.app.ui.formats import pictures_in_words
from ganstudio.app.ui.language import translated
from ganstudio.engine.data import BUILTIN, Source
from ganstudio.engine.data.causes import A_RUN, EXCLUDED, HIDDEN, TEST_PART

ADVICE = 4  # sentences shown over the pictures
EXPECTED = (A_RUN, EXCLUDED, HIDDEN, TEST_PART)  # reasons for excluding a file that need no attention


class DataPage(QWidget):
    """Shows ``session.pictures.source``, or how to open pictures. Its only state is what is in view."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.bar = SourceBar()
        self.title, self.facts, self.licence = ElidedLabel("title"), QLabel(), ElidedLabel("small")
        self.facts.setWordWrap(True)
        self.facts.setProperty("role", "muted")
        self.verdict = Verdict()
        self.views = PictureViews()
        self.thumbnails = self.views.thumbnails
        self.panel = PicturePanel()
        self.empty = EmptyState(
            "images",
            self.tr("What should the networks learn to draw?"),
            self.tr("Learn to draw sevens"),
            self.tr("Open the built-in handwritten sevens and start training"),
            self.tr("Or drop pictures anywhere on this window: folders, files, archives, arrays or films. Press Ctrl+V to paste."),
        )
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.empty.offer_last_run(session)
        self._show_source()

    def _lay_out(self) -> None:
        pictures = QVBoxLayout()
        pictures.setContentsMargins(16, 8, 8, 0)
        pictures.setSpacing(4)
        for label in (self.title, self.facts, self.licence):
            pictures.addWidget(label)
        pictures.addSpacing(4)
        pictures.addWidget(self.verdict)
        pictures.addSpacing(4)
        pictures.addWidget(self.views, stretch=1)
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

    def _connect(self) -> None:
        session, panel, views = self.session, self.panel, self.views
        self.bar.chosen.connect(session.pictures.open)
        self.empty.button.clicked.connect(session.learn_sevens)
        self.verdict.check_asked.connect(session.pictures.check)
        views.thumbnails.chosen.connect(self._show_picture)
        views.file_chosen.connect(self._choose_file)
        views.excluded.connect(self._exclude)
        views.classes.renamed.connect(self._rename)
        panel.train_asked.connect(self._go_on)
        panel.preparation.edited.connect(session.pictures.set_data)
        panel.preparation.new_run_asked.connect(session.runs.close)
        panel.storing.button.toggled.connect(self._measure_cache)
        panel.cache.clear_asked.connect(partial(self._measure_cache, True, True))
        make_action("data.undo", self, session.pictures.undo_curation, WINDOW)
        session.pictures.source_changed.connect(self._show_source)
        session.pictures.data_changed.connect(self._show_data)
        session.pictures.curation_changed.connect(self._show_curation)
        session.pictures.findings_changed.connect(self._show_findings)
        session.training.state_changed.connect(self._show_data)
        session.jobs.changed.connect(self._show_progress)
        session.engine.ready.connect(self._show_findings)

    # -- from the session -------------------------------------------------------------------------------------------------

    def _show_source(self) -> None:
        source = self.session.pictures.source
        self.bar.show_source(source)
        self.bar.show_recent(self.session.settings.recent_pictures())
        self.panel.set_source(source, self.session.pictures.data)
        if source is None:
            self.views.set_source(None)
            self.stack.setCurrentWidget(self.empty)
            return
        info = BUILTIN[source.name] if source.builtin else None
        self.title.show_text(QCoreApplication.translate("builtin", info.title) if info else source.name)
        self.licence.show_text(f"{info.attribution} · {info.licence}" if info else self._where(source))
        self.views.set_source(source)
        self._show_data()
        self._show_curation()
        self._show_findings()
        self.stack.setCurrentIndex(1)

    def _show_data(self, _state: str = "") -> None:
        session = self.session
        is_idle = session.training.state == "idle"
        run = session.runs.current.name if session.pictures.data_is_fixed and session.runs.current is not None else ""
        self.panel.preparation.set_data(session.pictures.data, run, can_begin=is_idle)
        self.panel.set_data(session.pictures.data)
        self.panel.show_way_on(run, is_training=not is_idle)
        self.panel.cache.set_idle(is_idle)
        self._show_progress()

    def _show_curation(self) -> None:
        pictures = self.session.pictures
        source, curation = pictures.source, pictures.curation
        if source is None or curation is None:
            return
        self.views.set_classes(source.classes, source.counts, curation.classes)
        self.thumbnails.set_reasons(self._reason)
        self.views.show_selection()
        self._show_picture(self.thumbnails.current)

    def _show_findings(self) -> None:
        session, source = self.session, self.session.pictures.source
        if source is None:
            return
        findings = session.pictures.findings
        self._show_facts()
        self.thumbnails.set_reasons(self._reason)
        if findings is None:
            self.panel.set_usable(len(source))
            self._show_progress()
            return
        report = findings.report
        alike = groupby(report.verdict, key=lambda sentence: sentence.text)  # the sentences about the causes share a line
        sentences = [" ".join(translated(sentence) for sentence in group) for _, group in alike]
        is_bad = any(problem.cause not in EXPECTED for problem in report.problems)
        self.verdict.tell(sentences[: 1 + ADVICE], warns=is_bad or report.used < 2)
        self.verdict.setToolTip("\n".join(sentences))
        self.panel.set_usable(report.used)
        self.panel.preparation.set_sizes(report.sizes)
        self.views.show_findings(findings, session.engine.is_loaded)
        self._show_picture(self.thumbnails.current)

    def _show_progress(self) -> None:
        """Show why there is no verdict: the check is running, waits for the end of a training, or was cancelled."""
        session = self.session
        if session.pictures.source is None or session.pictures.findings is not None:
            return
        if session.training.state != "idle":
            text, can_check = self.tr("Pictures will be checked when training ends."), False
        elif session.pictures.is_checking:
            text, can_check = self.tr("Checking the pictures..."), False
        else:
            text, can_check = self.tr("The pictures have not been checked yet."), True
        self.verdict.wait(text, can_check)
        self.views.wait(text)

    def _show_facts(self) -> None:
        pictures = self.session.pictures
        source, findings = pictures.source, pictures.findings
        assert source is not None
        count = pictures_in_words(len(source))
        sizes = ""
        if findings is not None and len(findings.sizes):
            sizes = self._in_words(findings.sizes.min(axis=0).tolist(), findings.sizes.max(axis=0).tolist())
        colour = self.tr("grey") if source.suggested_channels == 1 else self.tr("colour")
        classes = self.tr("{count} classes").format(count=f"{len(source.classes):,}") if source.classes else ""
        self.facts.setText(" · ".join(filter(None, (count, sizes, colour, classes))))

    def _in_words(self, smallest: list[int], largest: list[int]) -> str:
        if smallest == largest:
            return self.tr("{width} × {height} px").format(width=f"{largest[0]:,}", height=f"{largest[1]:,}")
        spread = self.tr("{least_wide} to {most_wide} px wide, {least_high} to {most_high} px high")
        return spread.format(
            least_wide=f"{smallest[0]:,}", most_wide=f"{largest[0]:,}", least_high=f"{smallest[1]:,}", most_high=f"{largest[1]:,}"
        )

    def _where(self, source: Source) -> str:
        if len(source.names) == 1:
            return source.names[0]
        return self.tr("{path} and {count} more").format(path=source.names[0], count=f"{len(source.names) - 1:,}")

    def _reason(self, index: int) -> str:
        """Return why a picture is excluded; "" if it is used. A person's decisions count at once, the rest after the check."""
        pictures = self.session.pictures
        source, curation, findings = pictures.source, pictures.curation, pictures.findings
        if source is None or curation is None or index < 0:
            return ""
        title, label = source.title(index), source.label(index)
        if title in curation.excluded or (label is not None and curation.classes.get(source.classes[label], "") is None):
            return QCoreApplication.translate("engine", EXCLUDED)
        problem = findings.left_out.get(title) if findings is not None else None
        if problem is None or problem.cause == EXCLUDED:
            return ""
        return QCoreApplication.translate("engine", problem.cause)

    # -- from the person --------------------------------------------------------------------------------------------------

    def _show_picture(self, index: int) -> None:
        pictures = self.session.pictures
        source, curation = pictures.source, pictures.curation
        if source is None or curation is None or index < 0:
            return
        label = source.label(index)
        found = "" if label is None else source.classes[label]
        self.panel.show_picture(index, curation.classes.get(found, found) or found, self._reason(index))

    def _choose_file(self, title: str) -> None:
        findings = self.session.pictures.findings
        if findings is not None and title in findings.places:
            self.thumbnails.choose(findings.places[title])

    def _exclude(self, indices: Iterable[int], leave_out: bool) -> None:
        pictures = self.session.pictures
        source, curation = pictures.source, pictures.curation
        if source is None or curation is None:
            return
        titles = {source.title(index) for index in indices}
        excluded = curation.excluded | titles if leave_out else curation.excluded - titles
        pictures.set_curation(replace(curation, excluded=frozenset(excluded)))

    def _rename(self, classes: dict[str, str | None]) -> None:
        pictures = self.session.pictures
        if pictures.curation is not None:
            pictures.set_curation(replace(pictures.curation, classes=classes))

    def _measure_cache(self, wanted: bool, clear: bool = False) -> None:
        if wanted:
            title = self.tr("Clearing the cache") if clear else self.tr("Measuring the cache")
            self.session.jobs.start(title, partial(tasks.measure_cache, clear), lambda found: self.panel.cache.show_cache(*found))

    def _go_on(self) -> None:
        session = self.session
        if session.training.state == "idle" and session.runs.current is not None and not session.pictures.data_is_fixed:
            session.runs.close()  # the run was made from other pictures: the Train page would resume with those
        self.session.page_requested.emit("train")
