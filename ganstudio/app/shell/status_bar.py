"""The bottom line: the running job with its progress and buttons, the device's speed, and the log."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QToolButton, QWidget

from ganstudio.app.jobs.job import Job
from ganstudio.app.rendering.exports import Written
from ganstudio.app.state.session import Session
from ganstudio.app.ui.actions import ACTIONS
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.elided_label import ElidedLabel
from ganstudio.app.ui.formats import duration_left, thousands
from ganstudio.app.ui.language import translated
from ganstudio.app.ui.theme import theme
from ganstudio.engine.events import Progress

NOTE_MS = 8000
SHORT_MS = 300  # a job that ends sooner does not replace the job shown


class StatusBar(QStatusBar):
    """Shows a single job: the job started last, else the training. If several run, a button steps through them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._picked: Job | None = None  # by the person
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.title = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(180)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.details = QLabel()
        self.details.setProperty("role", "muted")
        self.pause = self._button(self._toggle_pause)
        self.pause.setText(self.tr("Pause"))
        self.stop = self._button(self._stop)
        self.log_button = QToolButton()
        self.log_button.setIcon(theme().icon("scroll-text"))
        self.log_button.setText(self.tr("Log"))
        self.log_button.setToolTip(ACTIONS["window.log"].tooltip)
        self.log_button.setAccessibleName(self.tr("Log"))
        self.log_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more = self._button(self._show_next)
        self._soon = QTimer(self, singleShot=True, interval=SHORT_MS)
        self._soon.timeout.connect(self._choose_job)
        for widget in (self.title, self.bar, self.details, self.pause, self.stop, self.more):
            self.addWidget(widget)
        self.note = ElidedLabel("muted")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._note_timer = QTimer(self, singleShot=True, interval=NOTE_MS)
        self._note_timer.timeout.connect(lambda: self.note.show_text(""))
        self.open = QPushButton(theme().icon("folder-open"), self.tr("Open folder"))
        self.open.setAccessibleName(self.open.text())
        self.open.clicked.connect(self._open_folder)
        self.open.hide()
        self._written: Path | None = None
        self.addPermanentWidget(self.note, stretch=1)
        self.addPermanentWidget(self.open)
        self.addPermanentWidget(self.log_button)

        session.jobs.changed.connect(self._on_jobs)
        session.training.state_changed.connect(self._choose_job)
        session.message.connect(self.show_note)
        session.written.connect(self.show_written)
        self._choose_job()

    def show_note(self, text: str) -> None:
        """Show a note for a moment; the job stays in view."""
        self.open.hide()
        self.note.show_text(text)
        self._note_timer.start()

    def show_written(self, written: Written) -> None:
        """Show what was written, with a button that opens its folder, until the next note."""
        text = self.tr("Saved {name}").format(name=written.path.name)
        self.note.show_text(text if written.note is None else f"{text}: {translated(written.note)}")
        self._note_timer.stop()
        self._written = written.path
        self.open.setToolTip(self.tr("Show where {path} is").format(path=written.path))
        self.open.show()

    def _button(self, action: object) -> QPushButton:
        button = QPushButton()
        button.clicked.connect(action)
        return button

    def _on_jobs(self) -> None:
        """Remove an ended job at once; show a new job beside another only after a moment."""
        if self._job is None or self._job not in self._session.jobs.running:
            self._choose_job()
        else:
            self._soon.start()
            self._refresh()

    def _choose_job(self, _state: str = "") -> None:
        jobs, training = self._session.jobs.running, self._session.training.job
        if self._picked not in jobs:
            self._picked = None
        others = [job for job in jobs if job is not training]
        self._show_job(self._picked or next(reversed(others), training))

    def _show_next(self) -> None:
        jobs = self._session.jobs.running
        if self._job in jobs:
            self._picked = jobs[(jobs.index(self._job) + 1) % len(jobs)]
            self._show_job(self._picked)

    def _show_job(self, job: Job | None) -> None:
        if self._job is not None and not self._job.is_done:
            self._job.events.disconnect(self._refresh)
        self._job = job
        if self._job is not None:
            self._job.events.connect(self._refresh)
        self._refresh()

    def _refresh(self, _batch: object = None) -> None:
        job = self._job
        training = job is not None and job is self._session.training.job
        for widget in (self.bar, self.details):
            widget.setVisible(job is not None)
        self.stop.setVisible(job is not None and job.can_cancel)
        self.pause.setVisible(training)
        more = len(self._session.jobs.running) - 1 if job is not None else 0
        self.more.setVisible(more > 0)
        named(self.more, self.tr("+{count} running").format(count=more), self.tr("Show the next running job"))
        self.more.setText(self.more.accessibleName())
        if job is None:
            self.title.setText(self.tr("Ready"))
            return
        self._show_state(job, training)
        self._show_progress(job)

    def _show_state(self, job: Job, training: bool) -> None:
        stopping = job.state == "stopping"
        words = {"stopping": self.tr("{job}, stopping"), "paused": self.tr("{job}, paused")}
        self.title.setText(words.get(job.state, "{job}").format(job=job.title))
        self.pause.setText(self.tr("Resume") if job.state == "paused" else self.tr("Pause"))
        self.pause.setToolTip(self.tr("Pause or resume the training"))
        self.stop.setText(self.tr("Stop") if training else self.tr("Cancel"))
        self.stop.setToolTip(
            self.tr("Save a checkpoint and stop; you can resume later") if training else self.tr("Cancel this task")
        )
        self.pause.setEnabled(not stopping)
        self.stop.setEnabled(not stopping)

    def _show_progress(self, job: Job) -> None:
        progress = job.last_progress
        if progress is None or not progress.total:
            self.bar.setRange(0, 0)  # shows that it is busy, for an unknown time
            self.details.setText(translated(job.status) if job.status is not None else "")
            return
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(1000 * progress.done / progress.total))
        self.details.setText(self._in_words(progress))

    def _in_words(self, progress: Progress) -> str:
        parts = [f"{100 * progress.done // progress.total} %"]
        if progress.rate:
            rates = {
                "images": self.tr("{rate} images/s"),
                "files": self.tr("{rate} files/s"),
                "frames": self.tr("{rate} frames/s"),
            }
            parts.append(rates.get(progress.unit, self.tr("{rate} per second")).format(rate=thousands(progress.rate)))
        if progress.seconds_left is not None:
            parts.append(duration_left(progress.seconds_left))
        return "  ·  ".join(parts)

    def _open_folder(self) -> None:
        if self._written is not None:
            folder = self._written if self._written.is_dir() else self._written.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _toggle_pause(self) -> None:
        if self._session.training.state == "paused":
            self._session.training.resume()
        else:
            self._session.training.pause()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._refresh()
