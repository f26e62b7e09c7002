"""Sliders that mix two pictures by layer."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from ganstudio.app.ui.controls import named
from ganstudio.engine.latent.mixing import layer_groups

SCALE, STEP = 100, 10
HEIGHT = 110


class LayerSliders(QWidget):
    """A slider for each layer, A at the bottom and B at the top, over buttons for the coarse, middle and fine layers.

    ``changed()`` comes while they move, ``settled()`` after a drag, a key or a button.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sliders: list[QSlider] = []
        self.groups = [QPushButton(text) for text in (self.tr("Coarse"), self.tr("Middle"), self.tr("Fine"))]
        for button, tip in zip(self.groups, self._tips(), strict=True):
            named(button, button.text(), tip)
            button.setCheckable(True)
        self._rows = [QHBoxLayout() for _ in self.groups]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for text, edge in (("B", Qt.AlignmentFlag.AlignTop), ("A", Qt.AlignmentFlag.AlignBottom)):
            label = QLabel(text)
            label.setProperty("role", "muted")
            grid.addWidget(label, 0, 0, edge)
        for column, (row, button) in enumerate(zip(self._rows, self.groups, strict=True), start=1):
            row.setSpacing(0)
            grid.addLayout(row, 0, column)
            grid.addWidget(button, 1, column)
            grid.setColumnStretch(column, 1)
            button.clicked.connect(lambda is_on, group=column - 1: self._set_group(group, is_on))

    def _tips(self) -> tuple[str, str, str]:
        return (
            self.tr("Take all early layers (pose and shape) from B; click again to take them from A"),
            self.tr("Take all middle layers (features) from B; click again to take them from A"),
            self.tr("Take all late layers (colours and fine details) from B; click again to take them from A"),
        )

    @property
    def shares(self) -> tuple[float, ...]:
        """Return the share of B in each layer, from 0 to 1."""
        return tuple(slider.value() / SCALE for slider in self.sliders)

    def set_shares(self, shares: Sequence[float]) -> None:
        """Show a share for each layer, without a signal."""
        if len(shares) != len(self.sliders):
            self._build(len(shares))
        for slider, share in zip(self.sliders, shares, strict=True):
            with QSignalBlocker(slider):
                slider.setValue(round(SCALE * share))
        self._show_groups()

    def _build(self, layers: int) -> None:
        for slider in self.sliders:
            slider.deleteLater()
        self.sliders = [self._slider(number, layers) for number in range(1, layers + 1)]
        for row, group in zip(self._rows, layer_groups(layers), strict=True):
            for layer in group:
                row.addWidget(self.sliders[layer], alignment=Qt.AlignmentFlag.AlignHCenter)

    def _slider(self, number: int, layers: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Vertical)
        slider.setRange(0, SCALE)
        slider.setSingleStep(STEP)
        slider.setPageStep(SCALE)  # a click beside the handle moves it to the end
        slider.setMinimumHeight(HEIGHT)
        tip = self.tr("Layer {number} of {layers}: up for B, down for A").format(number=number, layers=layers)
        named(slider, self.tr("Layer {number}").format(number=number), tip)
        slider.valueChanged.connect(lambda: self._on_value(slider))
        slider.sliderReleased.connect(self.settled)
        return slider

    def _on_value(self, slider: QSlider) -> None:
        self._show_groups()
        self.changed.emit()
        if not slider.isSliderDown():
            self.settled.emit()

    def _set_group(self, group: int, is_b: bool) -> None:
        shares = list(self.shares)
        for layer in layer_groups(len(shares))[group]:
            shares[layer] = float(is_b)
        self.set_shares(shares)
        self.changed.emit()
        self.settled.emit()

    def _show_groups(self) -> None:
        shares = self.shares
        for button, group in zip(self.groups, layer_groups(len(shares)), strict=True):
            button.setChecked(len(group) > 0 and all(shares[layer] == 1 for layer in group))
