"""The two modes of Mix with slots: styles by layer, and arithmetic."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ganstudio.app.pages.explore.layer_sliders import LayerSliders
from ganstudio.app.pages.explore.picture_slot import PictureSlot
from ganstudio.app.state.active_model import ActiveModel, Make
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.mixing import arithmetic, layer_groups, mean_of, mix_styles

Slots = tuple[tuple[Latent, ...], ...]


class SlotsPanel(QWidget):
    """Slots named by letters. Emits ``changed()`` when their pictures or the mixture change, ``settled()`` when that is an undo
    step."""

    changed = Signal()
    settled = Signal()

    def __init__(self, model: ActiveModel, letters: Sequence[str], holds_many: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        hint = self.tr("Drop pictures here") if holds_many else self.tr("Drop a picture here")
        self.slots = [PictureSlot(letter[-1], hint, model, letter, holds_many) for letter in letters]
        for slot in self.slots:
            self.column.addWidget(slot)
            slot.changed.connect(self._on_slot)

    @property
    def pictures(self) -> Slots:
        """Return the pictures in the slots."""
        return tuple(slot.latents for slot in self.slots)

    def show_pictures(self, pictures: Slots) -> None:
        """Show pictures in the slots without a signal."""
        for slot, latents in zip(self.slots, pictures, strict=True):
            slot.show_latents(latents)

    @property
    def is_complete(self) -> bool:
        """Return whether every slot holds a picture."""
        return all(slot.latents for slot in self.slots)

    def make(self) -> Make:
        """Return the function that makes the mixture; the panel must be complete."""
        raise NotImplementedError

    def _on_slot(self) -> None:
        self.changed.emit()
        self.settled.emit()

    def _add_hint(self, text: str) -> None:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setProperty("role", "small")
        self.column.addWidget(label)


class StylesPanel(SlotsPanel):
    """Takes some layers from A, the others from B."""

    def __init__(self, model: ActiveModel, parent: QWidget | None = None) -> None:
        super().__init__(model, ("A", "B"), False, parent)
        self.layers = LayerSliders()
        self.layers.changed.connect(self.changed)
        self.layers.settled.connect(self.settled)
        self.column.addWidget(self.layers)
        self._add_hint(
            self.tr("Move each slider down for A, up for B. Coarse layers control shape, fine layers control colours and details.")
        )

    def show_shares(self, shares: Sequence[float], layers: int) -> None:
        """Show the share of B in each layer; without ``shares``, coarse layers come from A."""
        coarse = len(layer_groups(layers)[0])
        self.layers.set_shares(shares or [0.0] * coarse + [1.0] * (layers - coarse))

    def make(self) -> Make:
        (a,), (b,), shares = self.slots[0].latents, self.slots[1].latents, self.layers.shares
        return lambda generator: mix_styles(generator, a, b, shares)


class ArithmeticPanel(SlotsPanel):
    """Adds what A has and B lacks to C."""

    def __init__(self, model: ActiveModel, parent: QWidget | None = None) -> None:
        super().__init__(model, ("A", "−B", "+C"), True, parent)
        self._add_hint(
            self.tr(
                "Adds to C what A has and B lacks. Several pictures in one slot are averaged, which is more reliable "
                "than a single picture."
            )
        )

    def make(self) -> Make:
        a, b, c = self.pictures
        return lambda generator: arithmetic(generator, *(mean_of(generator, latents) for latents in (a, b, c)))
