"""Two buttons to start, pause, resume and stop, labelled with what they do now, and their shortcuts."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ganstudio.app.ui.actions import make_action, with_keys
from ganstudio.app.ui.theme import theme


class Controls(QWidget):
    """The buttons under the settings. ``state`` is a key of :meth:`_looks`."""

    start = Signal()
    pause = Signal()
    resume = Signal()
    stop = Signal()
    new_run = Signal()

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ""
        self.main = QPushButton()
        self.main.setProperty("role", "primary")
        self.other = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.main, stretch=3)
        row.addWidget(self.other, stretch=2)
        self.main.clicked.connect(self._press_main)
        self.other.clicked.connect(self._press_other)
        self._pause_action = make_action("train.pause", page, self._press_main)
        self._start_action = make_action("train.start", page, self._press_main)
        self._stop_action = make_action("train.stop", page, self.stop.emit)
        page.installEventFilter(self)
        self.show_state("ready", can_start=False)

    def show_state(self, state: str, can_start: bool) -> None:
        """Show the buttons for ``"ready"`` (a new run), ``"open"`` (a stopped run), or a state of the session's training.

        ``can_start`` enables Start and Resume: there are pictures, or the goal is not reached yet.
        """
        self.state = state
        main, icon, tip, other, other_tip = self._looks()[state]
        self.main.setText(main)
        self.main.setIcon(theme().icon(icon))
        at_goal = self.tr("This run has reached its goal. To continue, increase “Train for”.")
        self.main.setToolTip(at_goal if state == "open" and not can_start else tip)
        self.main.setAccessibleName(main)
        self.main.setEnabled(state in ("running", "paused") or (state != "stopping" and can_start))
        self.other.setVisible(bool(other))
        self.other.setEnabled(state != "stopping")
        self.other.setText(other)
        self.other.setToolTip(other_tip)
        self.other.setAccessibleName(other)
        self._pause_action.setEnabled(state in ("running", "paused"))
        self._start_action.setEnabled(self.main.isEnabled() and state != "running")
        self._stop_action.setEnabled(state in ("running", "paused"))

    def _looks(self) -> dict[str, tuple[str, str, str, str, str]]:
        """Return text, icon and tooltip of the main button, text and tooltip of the other, by state."""
        stop_tip = with_keys(self.tr("Save a checkpoint and stop; you can resume later"), "train.stop")
        stop = self.tr("Stop"), stop_tip
        start_tip = with_keys(self.tr("Start training with these settings"), "train.start")
        resume_tip = with_keys(self.tr("Continue from the last checkpoint"), "train.start")
        pause_tip = with_keys(self.tr("Pause the training"), "train.pause")
        go_on_tip = with_keys(self.tr("Resume the training"), "train.pause")
        return {
            "ready": (self.tr("Start"), "play", start_tip, "", ""),
            "open": (
                self.tr("Resume"),
                "play",
                resume_tip,
                self.tr("New run"),
                self.tr("Keep this run as it is and start a new one with these settings"),
            ),
            "running": (self.tr("Pause"), "pause", pause_tip, *stop),
            "paused": (self.tr("Resume"), "play", go_on_tip, *stop),
            "stopping": (self.tr("Stopping..."), "circle-stop", self.tr("Saving a checkpoint"), *stop),
        }

    def _press_main(self) -> None:
        signals = {"ready": self.start, "open": self.resume, "running": self.pause, "paused": self.resume}
        if self.state in signals:
            signals[self.state].emit()

    def _press_other(self) -> None:
        (self.new_run if self.state == "open" else self.stop).emit()

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        # a focused button, list or field gets Space first
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and isinstance(QApplication.focusWidget(), QAbstractButton | QComboBox | QAbstractSpinBox | QLineEdit)
        ):
            event.accept()
            return True
        return super().eventFilter(page, event)
