"""Two groups of marked pictures: with and without an attribute."""

from collections.abc import Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ganstudio.app.pages.explore.picture_slot import PictureSlot
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.engine.latent.latent import Latent, seed_of

Groups = tuple[tuple[Latent, ...], tuple[Latent, ...]]
WITH, WITHOUT = 0, 1
ICONS = ("check", "x")


class MarkedGroups(QWidget):
    """Two strips, filled by drops or :meth:`put`. A picture is in at most one group.

    ``changed()`` comes when their pictures change.
    """

    changed = Signal()

    def __init__(self, model: ActiveModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.names = (self.tr("With the attribute"), self.tr("Without the attribute"))
        hints = (
            self.tr("Drop pictures with the attribute here, or mark them in the grid"),
            self.tr("Drop pictures without the attribute here, or mark them in the grid"),
        )
        self.slots = [PictureSlot(name, hint, model, holds_many=True) for name, hint in zip(self.names, hints, strict=True)]
        self._titles = [QLabel(name) for name in self.names]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for group, (title, slot) in enumerate(zip(self._titles, self.slots, strict=True)):
            title.setProperty("role", "small")
            column.addWidget(title)
            column.addWidget(slot)
            slot.changed.connect(lambda group=group: self._on_slot(group))

    @property
    def groups(self) -> Groups:
        """Return the pictures with the attribute, and those without."""
        return self.slots[WITH].latents, self.slots[WITHOUT].latents

    def show_groups(self, groups: Groups) -> None:
        """Show two groups without a signal."""
        for slot, latents in zip(self.slots, groups, strict=True):
            slot.show_latents(latents)
        self._show_counts()

    def put(self, latent: Latent, group: int) -> None:
        """Put a picture into a group, or remove it if it is there already."""
        key, slot = _key(latent), self.slots[group]
        others = tuple(other for other in slot.latents if _key(other) != key)
        slot.show_latents(others if len(others) < len(slot.latents) else (*slot.latents, latent))
        self._on_slot(group)

    def marks(self) -> dict[tuple[int, int | None], str]:
        """Return the icons that the grid shows on marked pictures, by seed and class."""
        found: dict[tuple[int, int | None], str] = {}
        for icon, latents in zip(ICONS, self.groups, strict=True):
            found |= {(seed, latent.label): icon for latent in latents if (seed := seed_of(latent)) is not None}
        return found

    def _on_slot(self, group: int) -> None:
        """Remove the pictures of ``group`` from the other group."""
        slot, other = self.slots[group], self.slots[1 - group]
        keys = {_key(latent) for latent in slot.latents}
        rest = [latent for latent in other.latents if _key(latent) not in keys]
        if len(rest) < len(other.latents):
            other.show_latents(rest)
        self._show_counts()
        self.changed.emit()

    def _show_counts(self) -> None:
        for title, name, slot in zip(self._titles, self.names, self.slots, strict=True):
            title.setText(f"{name} · {len(slot.latents):,}" if slot.latents else name)


def _key(latent: Latent) -> Hashable:
    return latent.label, latent.z.tobytes(), None if latent.w is None else latent.w.tobytes()
