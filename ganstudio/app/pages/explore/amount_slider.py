"""A slider for how far along a direction, with a button that puts it back to the middle."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from ganstudio.app.widgets.controls import tool_button

DEVIATIONS = 3
SCALE = 100


class AmountSlider(QWidget):
    """``changed()`` while it moves, ``settled()`` when it is let go, or moved by key or button."""

    changed = Signal()
    settled = Signal()

    def __init__(self, name: str, amount: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(name)
        label.setMinimumWidth(84)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-DEVIATIONS * SCALE, DEVIATIONS * SCALE)
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(self.tr("How far along it, in standard deviations"))
        self.back = tool_button("rotate-ccw", "", self.tr("Back to the middle"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label)
        row.addWidget(self.slider, stretch=1)
        row.addWidget(self.back)
        self.set_amount(amount)
        self.slider.valueChanged.connect(self._on_value)
        self.slider.sliderReleased.connect(self.settled)
        self.back.clicked.connect(lambda: self.slider.setValue(0))

    @property
    def amount(self) -> float:
        """In standard deviations."""
        return self.slider.value() / SCALE

    def set_amount(self, amount: float) -> None:
        """Show it; nothing is emitted."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(SCALE * amount))

    def _on_value(self) -> None:
        self.changed.emit()
        if not self.slider.isSliderDown():
            self.settled.emit()
