"""A choice of layers: all, or a third of them."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from ganstudio.app.ui.controls import named
from ganstudio.engine.latent.mixing import layer_groups

Layers = tuple[int, int] | None


class LayerBox(QComboBox):
    """A choice of layers, hidden for a generator with a single latent for all layers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, self.tr("Layers"), self.tr("Early layers control shape, late layers control colours and details"))
        self.hide()

    @property
    def layers(self) -> Layers:
        """Return the first and the last layer, both included; None for all."""
        chosen: Layers = self.currentData()
        return chosen

    def show_layers(self, count: int, chosen: Layers) -> None:
        """Offer the thirds of ``count`` layers, without a signal."""
        names = (self.tr("Early layers"), self.tr("Middle layers"), self.tr("Late layers"))
        thirds = [(group[0], group[-1]) for group in layer_groups(count) if group] if count >= len(names) else []
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self.tr("All layers"), None)
            for name, layers in zip(names, thirds, strict=False):
                self.addItem(name, layers)
            self.setCurrentIndex(thirds.index(chosen) + 1 if chosen in thirds else 0)
        self.setVisible(bool(thirds))
