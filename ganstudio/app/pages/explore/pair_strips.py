"""Two rows of pictures of the same seeds, drawn by two models."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ganstudio.app.pages.explore.latent_strip import LatentStrip
from ganstudio.app.pages.explore.other_model import OtherModel
from ganstudio.app.pages.explore.pictures import Pictures
from ganstudio.app.pages.explore.titles import latent_title
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.ui.elided_label import ElidedLabel
from ganstudio.engine.latent.latent import Latent, latents_from_seeds, seed_of
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs.folder import Run

SEEDS = 12  # pictures in a row


class PairStrips(QWidget):
    """The rows, which scroll together, and captions for the two large pictures above. A click on a picture shows it.

    ``captions`` lists those of the large pictures, then those of the rows.
    """

    def __init__(self, model: ActiveModel, other: OtherModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._other = other
        self.latents: list[Latent] = []
        self._run: Run | None = None  # the other model's run
        self.captions = (ElidedLabel("muted"), ElidedLabel("muted"), ElidedLabel("small"), ElidedLabel("small"))
        self._pictures = Pictures(model, self, self._carried, source=lambda: (other.origin, other.look))
        self.own = LatentStrip(self.tr("Seeds drawn by this run"), model, self._title)
        self.others = LatentStrip(self.tr("The same seeds drawn by the other model"), model, self._title, pictures=self._pictures)
        above = QGridLayout()
        for place, caption in enumerate(self.captions[:2]):
            caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
            above.addWidget(caption, 0, place)
            above.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addSpacing(8)
        for caption, strip, twin in zip(self.captions[2:], (self.own, self.others), (self.others, self.own), strict=True):
            column.addWidget(caption)
            column.addWidget(strip)
            strip.chosen.connect(lambda index: model.show(self.latents[index], self.tr("Show another picture")))
            strip.horizontalScrollBar().valueChanged.connect(twin.horizontalScrollBar().setValue)
        model.look_changed.connect(self._dress)

    def show_captions(self) -> None:
        """Show which models draw."""
        model, opened = self._model, self._other.opened
        pairs = ((model.run, model.images_seen), (opened.run if opened is not None else None, self._other.images_seen))
        for label, (run, images) in zip(self.captions, pairs * 2, strict=True):
            text = self.tr("{run} · {images} images seen")
            label.show_text(text.format(run=run.name, images=f"{images:,}") if run is not None and images is not None else "")

    @property
    def is_busy(self) -> bool:
        """Return whether the other model is drawing pictures."""
        return self._pictures.is_busy

    def renew(self) -> None:
        """Draw again, as the other model has changed."""
        run = self._other.opened.run if self._other.opened is not None else None
        if run is not self._run:
            self._run = run
            self._pictures.clear()
            self.others.show_latents(self.latents if run is not None else [])
            self.others.setVisible(run is not None)
        self._pictures.renew()

    def show_seeds(self, latent: Latent) -> None:
        """Show the dozen seeds that include the seed of ``latent``."""
        generator, seed, label = self._model.generator, seed_of(latent), self._model.look.label
        if generator is None:
            return
        if not self.latents or (seed is not None and seed not in [other.seed for other in self.latents]):
            first = (seed or 0) // SEEDS * SEEDS
            self._show(latents_from_seeds(generator, range(first, first + SEEDS), label))
        place = next((index for index, other in enumerate(self.latents) if other.seed == seed), -1)
        for strip in (self.own, self.others):
            strip.set_current(place)
            if place >= 0:
                strip.show_tile(place)

    def end(self) -> None:
        """Stop drawing, as the strips are hidden."""
        self._show([])

    def _dress(self) -> None:
        """Draw both rows with the current class."""
        generator, seeds = self._model.generator, [latent.seed for latent in self.latents if latent.seed is not None]
        if generator is not None and seeds:
            self._show(latents_from_seeds(generator, seeds, self._model.look.label))

    def _show(self, latents: Sequence[Latent]) -> None:
        self.latents = list(latents)
        for strip in (self.own, self.others):
            strip.show_latents(self.latents)

    def _title(self, index: int) -> str:
        return latent_title(self._model, self.latents[index])

    def _carried(self, generator: Generator, latents: list[Latent], _look: RenderOptions) -> list[Latent]:
        carry = self._other.carry
        return [found for latent in latents if (found := carry(generator, latent)) is not None]
