"""Directions: sliders that each change the picture in a single attribute."""

from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.pages.explore.direction_row import DirectionRow
from ganstudio.app.pages.explore.direction_search import DirectionSearch
from ganstudio.app.pages.explore.groups_panel import GroupsPanel, GroupsState
from ganstudio.app.pages.explore.layer_box import LayerBox
from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.rendering.renderer import Channel
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.ui.controls import Hint, named
from ganstudio.engine.latent.directions import Direction, move, orthogonalize
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

KINDS = ("sefa", "pca", "kept")


@dataclass(frozen=True)
class DirectionsState:
    """The kind of directions, their layers (None: all), whether they are orthogonalized, the start latent, and the amounts by
    name."""

    kind: str = KINDS[0]
    layers: tuple[int, int] | None = None
    is_apart: bool = False
    start: Latent | None = None
    amounts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, eq=False)
class DirectionRequest:
    """The request for a picture: the start latent and the amounts by name."""

    start: Latent
    amounts: tuple[tuple[str, float], ...] = ()


class DirectionsTool(Tool):
    """Sliders for directions found in the model's weights or latents, or kept with the run."""

    key = "directions"
    title = mark("tools", "Directions")
    tip = mark("tools", "Change one attribute of the picture at a time")
    icon = "sliders-horizontal"

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(model, shelf, parent)
        self.state = DirectionsState()
        self.directions: list[Direction] = []
        self.ways: list[Direction | None] = []  # the directions that the sliders follow
        self.rows: list[DirectionRow] = []
        self._places: WeakKeyDictionary[Latent, DirectionRequest] = WeakKeyDictionary()  # slider positions by latent shown
        self.kind = named(QComboBox(), self.tr("Directions"), self.tr("Which directions the sliders use"))
        names = (self.tr("From the weights (SeFa)"), self.tr("From drawn pictures (PCA)"), self.tr("Your directions"))
        self.kind.addItems(names)
        self.layers = LayerBox()
        self.apart = QCheckBox(self.tr("Keep other attributes fixed"))
        tip = self.tr("Each slider changes as little as possible of what the other sliders in the list change")
        named(self.apart, self.apart.text(), tip)
        self.reset = QPushButton(self.tr("Reset all sliders"))
        named(self.reset, self.reset.text(), self.tr("Return to the picture before any change"))
        self.hint = Hint()
        self.groups = GroupsPanel(model)
        self.strip = self._below = QWidget()
        self.search = DirectionSearch(model, self)
        self._parting = Channel(model.renderer, self, rank=1)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.column.addWidget(self.kind)
        self.column.addWidget(self.layers)
        self.column.addLayout(self._list)
        for widget in (self.apart, self.reset, self.hint, self.groups):
            self.column.addWidget(widget)
        self.column.addStretch()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.groups.marked)

    def _connect(self) -> None:
        self.kind.activated.connect(self._choose)
        self.layers.activated.connect(self._choose)
        self.apart.toggled.connect(self._set_apart)
        self.reset.clicked.connect(self._reset)
        self.search.found.connect(self._show_directions)
        self.search.said.connect(self.hint.say)
        self._parting.done.connect(self._on_parted)
        self.groups.changed.connect(self._on_groups)
        self.groups.found.connect(self._keep)
        self.model.directions.changed.connect(self._on_kept)
        self.model.frame_changed.connect(self._follow)

    @property
    def is_busy(self) -> bool:
        """Return whether directions are being found or made independent."""
        return self.search.is_busy or self._parting.is_busy

    # -- begin and end ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        frame, generator, run = self.model.frame, self.model.generator, self.model.run
        assert generator is not None and run is not None
        state = self.kept(DirectionsState) or DirectionsState(start=frame.latent if frame is not None else None)
        self.layers.show_layers(generator.latent_space.layers, state.layers)
        with QSignalBlocker(self.kind), QSignalBlocker(self.apart):
            self.kind.setCurrentIndex(KINDS.index(state.kind))
            self.apart.setChecked(state.is_apart)
        self._set(state)
        self.model.directions.open(run, generator)
        self.groups.begin()
        self._find(state)

    def end(self) -> None:
        self.search.drop()
        self._parting.drop()
        self.groups.end()
        self.groups.marked.show_groups(GroupsState().groups)  # draws nothing for a hidden tool or another run
        self.marked.emit({})

    def _set(self, state: DirectionsState) -> None:
        self.state = state
        self.keep(state)

    # -- the directions ---------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        """Switch to other directions, starting from the current picture."""
        frame, kind = self.model.frame, KINDS[self.kind.currentIndex()]
        start = frame.latent if frame is not None else self.state.start
        self._find(replace(self.state, kind=kind, layers=self.layers.layers, start=start, amounts=()))

    def _find(self, state: DirectionsState) -> None:
        self._set(state)
        is_kept = state.kind == "kept"
        self.layers.setVisible(self.layers.count() > 1 and not is_kept)
        self.groups.show_panel(is_kept)
        self._on_groups()
        if is_kept:
            self.search.drop()
            self._show_directions(self.model.directions.directions)
        else:
            for row in self.rows:
                row.setEnabled(False)
            self.search.find(state.kind, state.layers)

    def _on_kept(self) -> None:
        if self.is_active and self.state.kind == "kept":
            self._show_directions(self.model.directions.directions)

    def _show_directions(self, found: list[Direction]) -> None:
        self.directions, self.ways = found, list(found)
        is_kept, amounts = self.state.kind == "kept", dict(self.state.amounts)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, direction in enumerate(found, start=1):
            title = direction.name if is_kept else self.tr("Direction {number}").format(number=number)
            row = DirectionRow(direction, title, is_kept, amounts.get(direction.name, 0.0))
            row.changed.connect(self._go)
            row.settled.connect(lambda: self.model.commit(self.tr("Move along a direction")))
            row.kept.connect(lambda direction=direction: self._keep(direction))
            row.removed.connect(lambda direction=direction: self._remove(direction))
            row.renamed.connect(lambda name, direction=direction: self._rename(direction, name))
            self._list.addWidget(row)
            self.rows.append(row)
        for widget in (self.reset, self.apart):
            widget.setVisible(bool(found))
        none = self.tr(
            "No directions of your own yet: mark pictures below, or save a direction found in the model with its heart button."
        )
        self.hint.say(
            none if not found else "" if is_kept else self.tr("Each slider covers three standard deviations to either side.")
        )
        self._part()

    def _part(self, has_to_go: bool = False) -> None:
        """Set the directions that the sliders follow; with ``has_to_go`` update the picture."""
        directions, origin = self.directions, self.model.origin
        if self.state.is_apart and origin is not None:
            self._parting.ask(origin, lambda generator: orthogonalize(generator, directions), (directions, has_to_go))
        else:
            self._parting.drop()
            self._on_parted((directions, has_to_go), list(directions))

    def _on_parted(self, tag: tuple[list[Direction], bool], ways: list[Direction | None]) -> None:
        directions, has_to_go = tag
        if directions is not self.directions:
            return
        self.ways = ways
        for row, way in zip(self.rows, ways, strict=True):
            row.set_usable(way is not None)
        if has_to_go and any(row.amount for row in self.rows):
            self._go()
            self.model.commit(self.apart.text())

    def _set_apart(self, is_apart: bool) -> None:
        self._set(replace(self.state, is_apart=is_apart))
        self._part(has_to_go=True)

    # -- kept directions --------------------------------------------------------------------------------------------------

    def _keep(self, direction: Direction) -> None:
        kept = self.model.directions
        name = kept.free_name(direction.name)
        if kept.add(replace(direction, name=name), self.tr("Save direction")) and self.state.kind != "kept":
            self.hint.say(self.tr("Saved as “{name}”: choose “Your directions” to rename it.").format(name=name))

    def _remove(self, direction: Direction) -> None:
        self.model.directions.remove(direction.name, self.tr("Remove direction"))

    def _rename(self, direction: Direction, name: str) -> None:
        amounts = tuple((name if old == direction.name else old, amount) for old, amount in self.state.amounts)
        before = self.state
        self._set(replace(self.state, amounts=amounts))
        if not self.model.directions.rename(direction.name, name, self.tr("Rename direction")):
            self._set(before)
            self._on_kept()

    def _on_groups(self) -> None:
        self.marked.emit(self.groups.marked.marks() if self.state.kind == "kept" else {})

    def take(self, latent: Latent) -> None:
        self.groups.take(latent)

    # -- moving -----------------------------------------------------------------------------------------------------------

    def _go(self) -> None:
        start = self.state.start
        if start is None:
            return
        pairs = [(way, row.amount) for way, row in zip(self.ways, self.rows, strict=True)]
        steps = [(way, amount) for way, amount in pairs if way is not None]
        amounts = tuple((way.name, amount) for way, amount in steps if amount)
        self._set(replace(self.state, amounts=amounts))
        self.model.show(lambda generator: move(generator, start, steps), tag=DirectionRequest(start, amounts))

    def _reset(self) -> None:
        for row in self.rows:
            row.set_amount(0.0)
        self._go()
        self.model.commit(self.tr("Reset all sliders"))

    def _follow(self, frame: RenderedImage) -> None:
        """Start the sliders from a newly chosen picture, or restore their positions if they made it."""
        if isinstance(frame.tag, DirectionRequest):
            if frame.tag.amounts:  # else the latent is the start itself, and an entry would keep it alive forever
                self._places[frame.latent] = frame.tag
        elif self.is_active and not self.model.is_drawing:
            asked = self._places.get(frame.latent, DirectionRequest(frame.latent))
            amounts = dict(asked.amounts)
            if not amounts.keys() <= {direction.name for direction in self.directions}:  # of other directions than those listed
                asked, amounts = DirectionRequest(frame.latent), {}
            self._set(replace(self.state, start=asked.start, amounts=asked.amounts))
            for row, direction in zip(self.rows, self.directions, strict=True):
                row.set_amount(amounts.get(direction.name, 0.0))
