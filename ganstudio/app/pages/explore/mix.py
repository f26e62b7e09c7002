"""Mix: layers of two pictures, arithmetic with three, children of any number."""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.pages.explore.breed import BreedPanel
from ganstudio.app.pages.explore.lineage import Lineage
from ganstudio.app.pages.explore.mix_panels import ArithmeticPanel, Slots, SlotsPanel, StylesPanel
from ganstudio.app.pages.explore.tool import Tool, random_seeds
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.ui.controls import named, tool_button
from ganstudio.engine.latent.latent import latents_from_seeds
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True, eq=False)
class MixState:
    """The chosen mode, and the pictures of each mode; ``shares`` of B by layer."""

    way: str = ""
    styles: Slots = ((), ())
    shares: tuple[float, ...] = ()
    arithmetic: Slots = ((), (), ())
    lineage: Lineage = field(default_factory=Lineage)


class MixTool(Tool):
    """Makes new pictures from several."""

    key = "mix"
    title = mark("tools", "Mix")
    tip = mark("tools", "Combine pictures: mix their styles, do arithmetic, or breed children")
    icon = "blend"
    undoes = True

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(model, shelf, parent)
        self.way = QComboBox()
        named(self.way, self.tr("Mixing method"), self.tr("How to combine the pictures"))
        self.dice = tool_button("dices", "", self.tr("Start with random pictures"))
        self.styles = StylesPanel(model)
        self.arithmetic = ArithmeticPanel(model)
        self.breed = BreedPanel(model, shelf)
        self.again = QPushButton(self.tr("Show the mixture"))
        named(self.again, self.again.text(), self.tr("Show the result again"))
        self.strip = self._below = QWidget()
        self._lay_out()
        self._connect()
        self._choose("arithmetic")

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.way, stretch=1)
        first.addWidget(self.dice)
        self.column.addLayout(first)
        for widget in (self.styles, self.arithmetic, self.breed, self.again):
            self.column.addWidget(widget)
        self.column.addStretch()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.breed.children_view)

    def _connect(self) -> None:
        self.way.activated.connect(lambda: self._choose(self.way.currentData()))
        self.dice.clicked.connect(self._draw_some)
        self.again.clicked.connect(self._show_again)
        for panel in (self.styles, self.arithmetic):
            panel.changed.connect(self._mix)
            panel.settled.connect(self._commit)
        self.breed.changed.connect(self._keep)

    @property
    def slots_panel(self) -> SlotsPanel | None:
        """Return the panel of the chosen mode; None for a mode without slots."""
        return {"styles": self.styles, "arithmetic": self.arithmetic}.get(self.way.currentData())

    # -- begin and end ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        generator = self.model.generator
        assert generator is not None
        ways = [("arithmetic", self.tr("A − B + C")), ("breed", self.tr("Breed"))]
        if generator.has_mapping:
            ways.insert(0, ("styles", self.tr("Styles, layer by layer")))
        with QSignalBlocker(self.way):
            self.way.clear()
            for key, text in ways:
                self.way.addItem(text, key)
        self._show_state(self.kept(MixState) or MixState(ways[0][0]))

    def restore(self) -> None:
        kept = self.kept(MixState)
        if self.is_active and kept is not None:
            self._show_state(replace(kept, lineage=self.breed.lineage))  # children have undo steps of their own

    def _show_state(self, state: MixState) -> None:
        generator = self.model.generator
        self._show(state)
        if generator is not None and generator.has_mapping:
            self.styles.show_shares(state.shares, generator.latent_space.layers)
        self._choose(state.way)

    def end(self) -> None:
        self._show(MixState())  # draws nothing for a hidden tool or another run

    def _show(self, state: MixState) -> None:
        self.styles.show_pictures(state.styles)
        self.arithmetic.show_pictures(state.arithmetic)
        self.breed.show_lineage(state.lineage)

    def play(self) -> None:
        if self.way.currentData() == "breed":
            self.breed.breed_again()

    def _choose(self, way: str) -> None:
        with QSignalBlocker(self.way):
            self.way.setCurrentIndex(max(0, self.way.findData(way)))
        self.styles.setVisible(way == "styles")
        self.arithmetic.setVisible(way == "arithmetic")
        self.breed.setVisible(way == "breed")
        self.breed.children_view.setVisible(way == "breed")
        self.again.setVisible(way != "breed")
        if self.way.count():
            self._keep()

    # -- mixing -----------------------------------------------------------------------------------------------------------

    def _mix(self) -> None:
        self._keep()
        panel = self.slots_panel
        if panel is not None and panel.is_complete:
            self.model.show(panel.make(), tag=(self.key,))

    def _commit(self) -> None:
        panel = self.slots_panel
        if panel is not None and panel.is_complete:
            self.model.commit(self.tr("Mix"))
        else:
            self.model.moments.step(self.tr("Mix"))

    def _show_again(self) -> None:
        self._mix()
        self._commit()

    def _draw_some(self) -> None:
        """Fill the slots with other random pictures."""
        generator, panel = self.model.generator, self.slots_panel
        if generator is None:
            return
        latents = latents_from_seeds(generator, random_seeds(len(panel.slots) if panel else 2), self.model.look.label)
        if panel is None:
            self.breed.begin_with(tuple(latents))
        else:
            panel.show_pictures(tuple((latent,) for latent in latents))
            self._show_again()

    def _keep(self) -> None:
        styles, arithmetic = self.styles, self.arithmetic
        state = MixState(self.way.currentData(), styles.pictures, styles.layers.shares, arithmetic.pictures, self.breed.lineage)
        self.keep(state)
        panel = self.slots_panel
        self.again.setEnabled(panel is not None and panel.is_complete)
