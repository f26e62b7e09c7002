"""Passes a person's commands for the open run to the session."""

from collections.abc import Collection
from dataclasses import replace

from ganstudio.app.pages.train.live import asked
from ganstudio.app.pages.train.settings_panel import SettingsPanel
from ganstudio.app.state.session import Session
from ganstudio.engine.config import COMPUTE_SETTINGS, LIVE_SETTINGS, with_settings
from ganstudio.engine.events import Advice
from ganstudio.engine.runs.folder import Run


class Actions:
    """Starts, resumes and branches runs, and applies the doctor's advice."""

    def __init__(self, session: Session, panel: SettingsPanel) -> None:
        self._session = session
        self._panel = panel

    def start(self) -> None:
        """Start a new run with the settings shown."""
        self._panel.estimate.clear()
        origin = self._panel.start_from.origin
        self._session.training.start(self._panel.config(), origin.path if origin is not None else None)

    def resume(self, *, start_over: bool = False, take_over: bool = False) -> None:
        """Resume the run with the settings changed meanwhile; the flags are the answers to the session's obstacle."""
        run = self._session.runs.current
        if run is None or self._session.training.state != "idle":
            self._session.training.resume()
        else:
            settings = asked(self._panel.form.config(), run.config, resting())
            self._session.training.resume(settings, start_over=start_over, take_over=take_over)

    def train_on(self) -> None:
        """Resume the run without stopping when its quality no longer improves."""
        self._panel.follow({"run.stop_when_flat": False})
        self.resume()

    def can_resume(self, run: Run, seconds: float) -> bool:
        """Return whether the goal shown lies ahead of a run that was trained for ``seconds``."""
        goal = self._panel.form.config().run
        return (
            run.baseline is None
            and run.has_pictures
            and goal.images > run.images_seen
            and not (goal.minutes and seconds >= goal.minutes * 60)
        )

    def start_from(self, run: Run) -> None:
        """Begin a new run from the networks of ``run``, an imported one, on pictures prepared as its own were."""
        session, its = self._session, run.config.data
        session.runs.close()
        if session.runs.current is not None:
            return
        self._panel.start_from.choose(run.path)
        if session.pictures.source is None:
            session.page_requested.emit("data")
        else:
            session.pictures.set_data(replace(session.pictures.data, size=its.size, channels=its.channels))

    def branch(self, images_seen: int) -> None:
        """Branch a new run from the open run at ``images_seen``, with the settings shown."""
        run = self._session.runs.current
        if run is not None:
            self._session.training.branch(images_seen, replace(self._panel.form.config(), data=run.config.data))

    def apply(self, advice: Advice) -> None:
        """Apply the doctor's advice."""
        session, run = self._session, self._session.runs.current
        if run is None:
            return
        if advice.snapshot is not None or set(advice.settings) - LIVE_SETTINGS:
            session.training.branch(advice.snapshot, with_settings(run.config, advice.settings))
        elif session.training.state == "idle":
            self._panel.follow(advice.settings)  # else a later resume would request the old settings again
            session.training.resume(dict(advice.settings))
        else:
            session.training.change(dict(advice.settings))


def resting() -> frozenset[str]:
    """Return the settings that can change while a run is stopped."""
    return LIVE_SETTINGS | COMPUTE_SETTINGS


def editable(training: str, run: Run | None) -> Collection[str] | None:
    """Return the settings that can change now; None for all. ``training`` is the session's state."""
    if training in ("running", "paused") and run is not None:
        return LIVE_SETTINGS
    if training != "idle":
        return ()
    return None if run is None else resting()
