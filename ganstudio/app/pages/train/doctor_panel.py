"""Shows the doctor's findings about a training, with a button to apply each advice."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ganstudio.app.ui.language import translated
from ganstudio.app.ui.setting_words import change_lines
from ganstudio.app.ui.theme import theme
from ganstudio.engine.config import Config, get
from ganstudio.engine.events import Advice, Diagnosis

ICON = 18
MOST_HEIGHT, LEAST_HEIGHT = 260, 40
ICONS = {"alarm": ("circle-stop", "warning"), "warning": ("triangle-alert", "warning"), "note": ("info", "muted")}


class DoctorPanel(QScrollArea):
    """A card for each advice, most severe first, or a line without advice.

    ``applied(advice)`` comes when a person presses the button of an advice.
    """

    applied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Diagnosis | None, bool, bool] | None = None
        self._is_healthy = False
        self.cards: list[AdviceCard] = []
        self.quiet = QLabel()
        self.quiet.setWordWrap(True)
        self.quiet.setProperty("role", "muted")
        self._icon = QLabel()
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.quiet, stretch=1)
        self._column.addLayout(row)
        self._column.addStretch()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        inner.setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Doctor"))
        self.setToolTip(self.tr("The doctor examines the training every few seconds and says what is wrong and what helps."))
        theme().changed.connect(self._draw_icon)
        self.show_findings(None, None, has_checkups=False)

    def show_findings(self, findings: Diagnosis | None, config: Config | None, has_checkups: bool) -> None:
        """Show findings about a run with ``config``; ``has_checkups`` says whether the run was measured yet."""
        has_advice = findings is not None and bool(findings.advice) and config is not None
        shown = (findings, has_advice, has_checkups)
        if shown == self._shown:
            return
        self._shown = shown
        self.quiet.setText(
            self.tr("The training looks healthy.") if has_checkups else self.tr("Not enough data for a diagnosis yet.")
        )
        self._is_healthy = has_checkups and not has_advice
        self.quiet.setVisible(not has_advice)
        self._draw_icon()
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()  # at once, as an open dialog delays the deletion
            card.deleteLater()
        self.cards = []
        if findings is not None and config is not None:
            self.cards = [AdviceCard(advice, config) for advice in findings.advice]
        for position, card in enumerate(self.cards):
            card.applied.connect(self.applied)
            self._column.insertWidget(position, card)
        self.updateGeometry()

    def set_state(self, training: str, can_resume: bool) -> None:
        """Enable the buttons that apply; ``training`` is the session's state."""
        for card in self.cards:
            card.set_able(training != "stopping" and (training != "idle" or can_resume or card.goes_back))

    def sizeHint(self) -> QSize:
        return QSize(240, min(self._wanted_height(), MOST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self._wanted_height(), LEAST_HEIGHT if not self.cards else 3 * LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._column.invalidate()
        self.updateGeometry()  # the text wraps at the current width

    def _wanted_height(self) -> int:
        width = max(min(self.viewport().width(), self.width()), 160)
        return max(self._column.totalHeightForWidth(width), ICON) + 2 * self.frameWidth()

    def _draw_icon(self) -> None:
        self._icon.setVisible(self._is_healthy)
        self._icon.setPixmap(theme().icon("circle-check", "real").pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))


class AdviceCard(QFrame):
    """The card of an advice: the problem, its evidence, what usually helps, and the button that applies it."""

    applied = Signal(object)

    def __init__(self, advice: Advice, config: Config, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.advice = advice
        self.goes_back = advice.snapshot is not None
        self._pressed = False
        self._icon = QLabel()
        self._icon.setAccessibleName(self._severity())
        self._icon.setToolTip(self._severity())
        self.text = _label(translated(advice.text), "")
        self.evidence = _label(translated(advice.evidence), "small")
        self.remedy = _label("\n".join([translated(advice.remedy), *change_lines(_changes(advice, config))]), "")
        self.button = QPushButton()
        self.button.clicked.connect(self._press)
        self._name_button()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.text, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        for widget in (self.evidence, self.remedy, self.button):
            column.addWidget(widget)
        theme().changed.connect(self._draw_icon)
        self._draw_icon()

    def set_able(self, able: bool) -> None:
        """Enable the button, unless it was pressed already."""
        self.button.setEnabled(able and not self._pressed)

    def _press(self) -> None:
        self._pressed = True
        self.button.setEnabled(False)
        self.applied.emit(self.advice)

    def _name_button(self) -> None:
        advice = self.advice
        self.button.setVisible(bool(advice.settings) or self.goes_back)
        if advice.snapshot == 0:
            self.button.setText(self.tr("Start new run with this change"))
            self.button.setToolTip(self.tr("Stop this training and start a new run with new networks and these settings"))
        elif self.goes_back:
            images = f"{advice.snapshot:,}"
            self.button.setText(self.tr("Branch at {images} images\nwith this change").format(images=images))
            tip = self.tr("Stop this training and start a new run from its snapshot at {images} images, with this change")
            self.button.setToolTip(tip.format(images=images))
        else:
            self.button.setText(self.tr("Apply and continue"))
            self.button.setToolTip(self.tr("Continue from here with these settings; the run's history records the change"))
        self.button.setAccessibleName(self.button.text().replace("\n", " "))

    def _severity(self) -> str:
        words = {"alarm": self.tr("Critical"), "warning": self.tr("Warning"), "note": self.tr("Note")}
        return words.get(self.advice.severity, words["note"])

    def _draw_icon(self) -> None:
        name, colour = ICONS.get(self.advice.severity, ICONS["note"])
        self._icon.setPixmap(theme().icon(name, colour).pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))


def _changes(advice: Advice, config: Config) -> Mapping[str, tuple[Any, Any]]:
    return {name: (get(config, name), value) for name, value in advice.settings.items()}


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label
