"""Breeding: parents have children, and a person chooses the next parents among them."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.pages.explore.children import ChildrenView
from ganstudio.app.pages.explore.latent_strip import LatentStrip
from ganstudio.app.pages.explore.lineage import Generation, Lineage
from ganstudio.app.pages.explore.picture_slot import PictureSlot
from ganstudio.app.pages.explore.tool import random_seeds
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.ui.actions import with_keys
from ganstudio.app.ui.controls import named, slider
from ganstudio.app.ui.theme import theme
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.networks import Generator

PERCENT = 100
OWN = "breed"  # tag of the pictures shown by this panel


class BreedPanel(QWidget):
    """The parents, the mutation of their children, and the generations so far; ``children`` is shown elsewhere.

    ``changed()`` comes when the lineage changes.
    """

    changed = Signal()

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineage = Lineage()
        self._model = model
        self._listed: list[int] = []  # numbers of the generations that the strip shows
        self.children_view = ChildrenView(model, shelf)
        self.parents = PictureSlot(self.tr("Parents"), self.tr("Drop two or more pictures here"), model, holds_many=True)
        tip = self.tr("How much of each child is random: at 0 only the parents count, at 100 none of them")
        self.mutation = slider(self.tr("Mutation"), tip, PERCENT)
        self.mutation_value = QLabel()
        self.again = QPushButton(theme().icon("dices"), self.tr("Show other children"))
        named(self.again, self.again.text(), with_keys(self.tr("Show other children of the same parents"), "explore.play"))
        self.on = QPushButton(self.tr("Breed next generation"))
        self.on.setProperty("role", "primary")
        on_tip = self.tr("Use the marked children, or the child shown if none is marked, as the next parents")
        named(self.on, self.on.text(), on_tip)
        self.generations = LatentStrip(self.tr("Generations"), model, lambda index: self._title(self._listed[index]))
        self.caption = QLabel(wordWrap=True)
        self._lay_out()
        self._connect()
        self.show_lineage(self.lineage)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_heading(self.tr("Parents")))
        column.addWidget(self.parents)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Mutation")))
        row.addWidget(self.mutation, stretch=1)
        row.addWidget(self.mutation_value)
        self.mutation_value.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %"))
        column.addLayout(row)
        self._heading = _heading(self.tr("Generations"))
        rest: tuple[QWidget, ...] = (self.again, self.on, self._heading, self.generations)
        for widget in rest:
            column.addWidget(widget)
        hint = QLabel(
            self.tr(
                "Click a child to show it, mark the next parents, then breed the next generation. F adds the child "
                "shown to the shelf."
            )
        )
        for label in (self.caption, hint):
            label.setWordWrap(True)
            label.setProperty("role", "small")
            column.addWidget(label)

    def _connect(self) -> None:
        self.parents.changed.connect(lambda: self._change(parents=self.parents.latents, marked=frozenset()))
        self.mutation.valueChanged.connect(self._mutate)
        self.mutation.sliderReleased.connect(self._commit)
        self.again.clicked.connect(self.breed_again)
        self.on.clicked.connect(self.breed_on)
        self.generations.chosen.connect(lambda index: self._set(self.lineage.gone_to(self._listed[index])))
        self.children_view.chosen.connect(self._show_child)
        self.children_view.marked.connect(lambda child: self._set(self.lineage.toggled(child)))
        self._model.frame_changed.connect(self._follow)

    # -- from the person --------------------------------------------------------------------------------------------------

    def breed_again(self) -> None:
        """Breed other children of the same parents."""
        if self.lineage.now.parents:
            self._change(seed=random_seeds(1)[0], marked=frozenset())

    def breed_on(self) -> None:
        """Make the marked children parents; without marks, the child shown."""
        view = self.children_view
        chosen = sorted(self.lineage.now.marked) or [view.current]
        parents = [latent for index in chosen if 0 <= index < view.count() and (latent := view.latent(index)) is not None]
        if parents:
            self._set(self.lineage.bred_on(parents, random_seeds(1)[0]))

    def begin_with(self, parents: tuple[Latent, ...]) -> None:
        """Breed children of these parents."""
        self._change(parents=parents, seed=random_seeds(1)[0], origin=None, marked=frozenset())

    def _mutate(self, value: int) -> None:
        self._change(mutation=value / PERCENT)
        if self.children_view.current >= 0:
            self._show_child(self.children_view.current, is_step=False)
            if not self.mutation.isSliderDown():
                self._commit()

    def _commit(self) -> None:
        self._model.commit(self.tr("Breed"))

    def _change(self, **values: object) -> None:
        self._set(self.lineage.changed(**values))

    def _set(self, lineage: Lineage) -> None:
        self.show_lineage(lineage)
        self.changed.emit()

    # -- display ----------------------------------------------------------------------------------------------------------

    def _show_child(self, index: int, is_step: bool = True) -> None:
        generation = self.lineage.now

        def make(generator: Generator) -> Latent:
            return generation.children(generator)[index]

        self._model.show(make, self.tr("Breed") if is_step else "", tag=OWN)
        self._show_buttons()

    def _follow(self, frame: RenderedImage) -> None:
        """Put the frame around the child that is shown, if the picture is a child."""
        if frame.tag != OWN:
            self.children_view.set_current(self.children_view.index_of(frame.latent))
            self._show_buttons()

    def show_lineage(self, lineage: Lineage) -> None:
        """Show a lineage without a signal."""
        is_other = self.lineage.now.parents != lineage.now.parents or self.lineage.now.seed != lineage.now.seed
        self.lineage = lineage
        self.parents.show_latents(lineage.now.parents)
        with QSignalBlocker(self.mutation):
            self.mutation.setValue(round(PERCENT * lineage.now.mutation))
        self.mutation_value.setText(f"{self.mutation.value()} %")
        if is_other:
            self.children_view.set_current(-1)
        self.children_view.show_generation(lineage.now)
        self._listed = [number for number, generation in enumerate(lineage.generations) if generation.parents]
        self.generations.show_latents([lineage.generations[number].parents[0] for number in self._listed])
        place = self._listed.index(lineage.current) if lineage.current in self._listed else -1
        self.generations.set_current(place)
        self.generations.show_tile(max(0, place))
        for widget in (self._heading, self.generations, self.caption):
            widget.setVisible(bool(self._listed))
        self.caption.setText(self._title(lineage.current))
        self._show_buttons()

    def _show_buttons(self) -> None:
        now = self.lineage.now
        self.again.setEnabled(bool(now.parents))
        self.on.setEnabled(bool(now.parents) and (bool(now.marked) or self.children_view.current >= 0))

    def _title(self, number: int) -> str:
        generation: Generation = self.lineage.generations[number]
        parts = [self.tr("Generation {number}").format(number=number + 1)]
        if generation.origin is not None:
            parts.append(self.tr("from generation {number}").format(number=generation.origin + 1))
        parts.append(self.tr("parents: {count}").format(count=len(generation.parents)))
        parts.append(self.tr("seed {seed}").format(seed=f"{generation.seed:,}"))
        parts.append(self.tr("mutation {share} %").format(share=round(PERCENT * generation.mutation)))
        return " · ".join(parts)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    return label
