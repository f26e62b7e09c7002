"""A slot for the pictures that a mixture is made from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ganstudio.app.pages.explore.latent_strip import LatentStrip
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import is_same
from ganstudio.app.ui.controls import named, tool_button
from ganstudio.engine.latent.latent import Latent, fits

LETTER = 28  # px, wide enough for a sign and a letter


class PictureSlot(QWidget):
    """A slot, filled by drops or a button; a click on a picture shows it.

    It holds a single picture, which a new one replaces, or with ``holds_many`` any number. ``changed()`` comes when they change.
    """

    changed = Signal()

    def __init__(
        self, name: str, hint: str, model: ActiveModel, letter: str = "", holds_many: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.latents: tuple[Latent, ...] = ()
        self._model = model
        self._holds_many = holds_many
        self.strip = LatentStrip(name, model, lambda index: f"{name} · {index + 1}" if holds_many else name)
        self.strip.take_drops(hint)
        self.add = tool_button("plus", "", self.tr("Add picture shown"))
        self.clear = tool_button("x", "", self.tr("Remove all pictures; Delete removes only the selected one"))
        for button in (self.add, self.clear):
            named(button, f"{name}: {button.toolTip()}", button.toolTip())
        self._lay_out(letter)
        self.strip.dropped.connect(self._put)
        self.strip.removed.connect(lambda index: self._change(self.latents[:index] + self.latents[index + 1 :]))
        self.strip.chosen.connect(lambda index: model.show(self.latents[index], self.tr("Show another picture")))
        self.add.clicked.connect(self._add_shown)
        self.clear.clicked.connect(lambda: self._change(()))
        self.show_latents(())

    def _lay_out(self, letter: str) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.add)
        buttons.addWidget(self.clear)
        buttons.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        if letter:
            label = QLabel(letter, alignment=Qt.AlignmentFlag.AlignCenter)
            label.setProperty("role", "heading")
            label.setFixedWidth(LETTER)
            row.addWidget(label)
        row.addWidget(self.strip, stretch=1)
        row.addLayout(buttons)

    def show_latents(self, latents: Sequence[Latent]) -> None:
        """Show latents without a signal."""
        self.latents = tuple(latents)
        self.strip.show_latents(self.latents)
        self.clear.setEnabled(bool(latents))

    def _change(self, latents: tuple[Latent, ...]) -> None:
        self.show_latents(latents)
        self.changed.emit()

    def _add_shown(self) -> None:
        if self._model.frame is not None:
            self._put(self._model.look.dressed(self._model.frame.latent), len(self.latents))

    def _put(self, latent: Latent, place: int) -> None:
        generator = self._model.generator
        if generator is None or not fits(generator, latent) or any(is_same(latent, other) for other in self.latents):
            return  # another run's latent, or here already
        self._change((*self.latents[:place], latent, *self.latents[place:]) if self._holds_many else (latent,))
