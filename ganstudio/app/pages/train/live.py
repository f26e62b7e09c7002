"""Sends settings edited during a training to it once the person has stopped typing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from ganstudio.app.state.session import Session
from ganstudio.app.ui.form import ConfigForm
from ganstudio.engine.config import LIVE_SETTINGS, Config, difference

SETTLE_MS = 1200  # so that typing 100 does not request 1 and 10 on the way


class LiveChanges(QObject):
    """Compares the form with the run in training, and requests the differences from the session.

    ``may_change`` returns whether a training is running that can be changed.
    """

    def __init__(self, session: Session, form: ConfigForm, may_change: Callable[[], bool]) -> None:
        super().__init__(form)
        self._session = session
        self._form = form
        self._may_change = may_change
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self.send)

    def edited(self) -> None:
        """Start the timer, as the person has changed something."""
        if self._may_change():
            self._timer.start()

    @property
    def is_waiting(self) -> bool:
        """Return whether a change waits to be sent until typing has ended."""
        return self._timer.isActive()

    def send(self) -> None:
        """Request the settings in which the form differs from the run."""
        self._timer.stop()
        run = self._session.runs.current
        if run is None or not self._may_change() or not self._form.is_valid:
            return
        settings = asked(self._form.config(), run.config, LIVE_SETTINGS)
        if settings:
            self._session.training.change(settings)


def asked(wanted: Config, config: Config, names: frozenset[str]) -> dict[str, Any]:
    """Return the settings among ``names`` in which ``wanted`` differs from ``config``, by dotted name."""
    return {name: new for name, (_, new) in difference(config, wanted, names).items()}
