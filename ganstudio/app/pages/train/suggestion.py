"""Suggests a preset for the open pictures and this device, and says why."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.state.session import Session
from ganstudio.engine.config import Config
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.presets import FEW, Preset, suggest
from ganstudio.engine.data import preparation
from ganstudio.engine.text import Sentence


class SuggestionLine(QWidget):
    """Says why the chosen preset is suggested, or offers the suggested preset.

    ``taken(preset)`` comes when the person accepts it.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preset: Preset | None = None
        self.reason = QLabel()
        self.reason.setProperty("role", "small")
        self.reason.setWordWrap(True)
        self.take = QPushButton()
        self.take.setAccessibleName(self.tr("Select suggested preset"))
        self.take.setToolTip(self.tr("Select suggested preset"))
        self.take.clicked.connect(lambda: self.taken.emit(self._preset))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.reason)
        column.addWidget(self.take)
        self.show_suggestion(None, is_chosen=False)

    def show_suggestion(self, suggestion: tuple[Preset, Sentence] | None, is_chosen: bool) -> None:
        """Show a suggested preset and why; ``is_chosen`` says whether it is set. None hides the line."""
        self.setVisible(suggestion is not None)
        if suggestion is None:
            return
        self._preset, why = suggestion
        reason = QCoreApplication.translate("presets", why.text).format(**why.values)
        self.reason.setText(reason)
        self.reason.setVisible(is_chosen)
        self.take.setVisible(not is_chosen)
        self.take.setText(
            self.tr("Select suggested preset: {preset}").format(preset=QCoreApplication.translate("presets", self._preset.name))
        )
        self.take.setToolTip(reason)
        self.take.setAccessibleName(self.take.text())
        self.take.setAccessibleDescription(reason)


def suggestion_for(session: Session) -> tuple[Preset, Sentence] | None:
    """Return the preset for a new run with the open pictures on this device; None while either is unknown, or a run is open."""
    device, images = session.engine.device, images_of(session)
    if images is None or device is None or session.runs.current is not None:
        return None
    frame, count = images
    return suggest(count, frame, device.kind)


def images_of(session: Session) -> tuple[FrameSize, int] | None:
    """Return the frame and the number of the images of the open run, or else of the open pictures; None if nothing is open."""
    run, pictures = session.runs.current, session.pictures
    if run is not None:
        return run.config.data.frame, run.dataset.count
    if pictures.source is None:
        return None
    how = preparation(pictures.source, pictures.data)
    count = pictures.findings.report.images if pictures.findings is not None else len(pictures.source) * max(how.crops, 1)
    return how.frame, count


def preset_settings(session: Session, preset: Preset) -> Config:
    """Return the settings of ``preset`` for the images that are open and this device; of 32 px on a CPU while they are unknown."""
    device, (frame, count) = session.engine.device, images_of(session) or (FrameSize.square(32), FEW)
    return preset.settings(frame, count, "cpu" if device is None else device.kind)
