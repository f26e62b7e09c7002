"""What is edited while a training runs, sent to it once the person has stopped typing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from ganstudio.app.state.session import Session
from ganstudio.app.ui.form import ConfigForm
from ganstudio.engine.config import LIVE_SETTINGS, Config, difference

SETTLE_MS = 1200  # a number is typed digit by digit: 1 and 10 are not asked for on the way to 100


class LiveChanges(QObject):
    """Compares the form with the run that is trained, and asks the session for what differs.

    ``may_change`` says whether a training goes on that can be changed.
    """

    def __init__(self, session: Session, form: ConfigForm, may_change: Callable[[], bool]) -> None:
        super().__init__(form)
        self._session = session
        self._form = form
        self._may_change = may_change
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self.send)

    def edited(self) -> None:
        """The person has changed something."""
        if self._may_change():
            self._timer.start()

    @property
    def is_waiting(self) -> bool:
        """Whether a change waits to be sent until typing has ended."""
        return self._timer.isActive()

    def send(self) -> None:
        """Ask for what the form has and the run has not."""
        self._timer.stop()
        run = self._session.runs.current
        if run is None or not self._may_change() or not self._form.is_valid:
            return
        settings = asked(self._form.config(), run.config, LIVE_SETTINGS)
        if settings:
            self._session.training.change(settings)


def asked(wanted: Config, config: Config, names: frozenset[str]) -> dict[str, Any]:
    """Those of the settings ``names`` of which something else is wanted than ``config`` has, by dotted name."""
    return {name: new for name, (_, new) in difference(config, wanted, names).items()}
