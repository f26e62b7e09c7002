"""Learn, once for a snapshot, to see at once where a picture lies."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from ganstudio.app.jobs.job import Job
from ganstudio.app.state.session import Session
from ganstudio.app.tasks import search as tasks_search
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.theme import theme
from ganstudio.engine.events import Progress
from ganstudio.engine.recipes.encode import EncoderFacts, encoder_facts
from ganstudio.engine.runs.folder import Run


class EncoderButton(QPushButton):
    """Begins to learn the encoder of the open run, and gives it up; says whether there is one for the newest snapshot."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "flat")
        self._session = session
        self.clicked.connect(self._on_clicked)
        for changed in (session.model.run_changed, session.model.snapshots_changed):
            changed.connect(self.refresh)
        for job in session.model.learning.values():
            if not job.is_done:
                self._follow(job)
        self.refresh()

    @property
    def is_learning(self) -> bool:
        """Whether it goes on."""
        return self._job is not None

    @property
    def _job(self) -> Job | None:
        """That learns the encoder of the open run."""
        run = self._session.model.run
        job = None if run is None else self._session.model.learning.get(run.path)
        return job if job is not None and not job.is_done else None

    @property
    def facts(self) -> EncoderFacts | None:
        """Of the encoder kept with the open run."""
        run = self._session.model.run
        return None if run is None else encoder_facts(run)

    def refresh(self) -> None:
        """Say what there is."""
        if self._job is not None:
            self._say("x", self.tr("Learning the shortcut"), self.tr("Give it up: nothing of it is kept"))
            return
        facts, snapshots = self.facts, self._session.model.snapshots
        self.setEnabled(bool(snapshots))
        if facts is None:
            tip = self.tr(
                "Learn from the model's own pictures to see at once about where a picture lies: searches then begin there and come "
                "nearer in the same time. It takes some minutes, ten at most, once for each snapshot"
            )
            self._say("graduation-cap", self.tr("Learn a shortcut"), tip)
        elif not snapshots or facts.images_seen != snapshots[-1]:
            tip = self.tr(
                "The shortcut that was learned is for the model at {images} images and is not used. Learn it for this one"
            )
            self._say("graduation-cap", self.tr("Learn the shortcut anew"), tip.format(images=f"{facts.images_seen:,}"))
        else:
            near = self.tr("exactly") if facts.psnr is None else self.tr("with {value} dB").format(value=f"{facts.psnr:.1f}")
            tip = self.tr(
                "Searches begin where it sees the picture. By itself it finds the model's own {near}. Click to learn it anew"
            )
            self._say("check", self.tr("Shortcut learned"), tip.format(near=near))

    def _say(self, icon: str, text: str, tip: str) -> None:
        self.setIcon(theme().icon(icon))
        self.setText(text)
        named(self, text, tip)

    def _on_clicked(self) -> None:
        run = self._session.model.run
        if self._job is not None:
            self._job.cancel()
        elif run is not None:
            self._learn(run)

    def _learn(self, run: Run) -> None:
        task = partial(tasks_search.learn_encoder, run)
        # the message needs no button: the window may be built anew meanwhile
        learned, text = self._session.message.emit, self.tr("The shortcut is learned; the next search begins with it")
        job = self._session.jobs.start(self.tr("Learning a shortcut"), task, lambda _: learned(text))
        self._session.model.learning[run.path] = job
        self._follow(job)
        self.refresh()

    def _follow(self, job: Job) -> None:
        job.progress.connect(self._on_progress)  # no partial: that would outlive the button
        job.finished.connect(self.refresh)

    def _on_progress(self, progress: Progress) -> None:
        if self.sender() is self._job:
            share = progress.done / max(progress.total, 1)
            self.setText(self.tr("Learning: {percent} %").format(percent=round(100 * share)))
