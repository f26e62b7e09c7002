"""A button to train the encoder of a snapshot, which finds a picture's latent at once."""

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
    """Starts and cancels training the open run's encoder; says whether the newest snapshot has an encoder."""

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
        """Return whether the encoder is being trained."""
        return self._job is not None

    @property
    def _job(self) -> Job | None:
        """Return the job that trains the encoder of the open run; None without one."""
        run = self._session.model.run
        job = None if run is None else self._session.model.learning.get(run.path)
        return job if job is not None and not job.is_done else None

    @property
    def facts(self) -> EncoderFacts | None:
        """Return the facts of the encoder kept with the open run."""
        run = self._session.model.run
        return None if run is None else encoder_facts(run)

    def refresh(self) -> None:
        """Show whether there is an encoder, or its training."""
        if self._job is not None:
            self._say("x", self.tr("Training the encoder"), self.tr("Cancel the training of the encoder: nothing is saved"))
            return
        facts, snapshots = self.facts, self._session.model.snapshots
        self.setEnabled(bool(snapshots))
        if facts is None:
            tip = self.tr(
                "Train a small network on the model's own pictures that estimates the latent of a picture at once: "
                "searches then start there and get closer in the same time. This takes a few minutes, at most ten, "
                "once for each snapshot"
            )
            self._say("graduation-cap", self.tr("Train encoder"), tip)
        elif not snapshots or facts.images_seen != snapshots[-1]:
            tip = self.tr("The encoder was trained for the snapshot at {images} images and is not used. Train it for this snapshot")
            self._say("graduation-cap", self.tr("Retrain encoder"), tip.format(images=f"{facts.images_seen:,}"))
        else:
            near = self.tr("exactly") if facts.psnr is None else self.tr("at {value} dB").format(value=f"{facts.psnr:.1f}")
            tip = self.tr(
                "Searches start from the encoder's estimate. Alone, it recovers the model's own pictures {near}. "
                "Click to retrain it"
            )
            self._say("check", self.tr("Encoder trained"), tip.format(near=near))

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
        # without a reference to the button, which is gone if the window is rebuilt meanwhile
        learned, text = self._session.message.emit, self.tr("The encoder is trained; the next search will use it")
        job = self._session.jobs.start(self.tr("Training an encoder"), task, lambda _: learned(text))
        self._session.model.learning[run.path] = job
        self._follow(job)
        self.refresh()

    def _follow(self, job: Job) -> None:
        job.progress.connect(self._on_progress)  # a method, as a partial would outlive the button
        job.finished.connect(self.refresh)

    def _on_progress(self, progress: Progress) -> None:
        if self.sender() is self._job:
            share = progress.done / max(progress.total, 1)
            self.setText(self.tr("Training: {percent} %").format(percent=round(100 * share)))
