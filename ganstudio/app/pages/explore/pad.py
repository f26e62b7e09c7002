"""The pad: the picture follows a handle on a map."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from ganstudio.app.pages.explore.latent_pad import TILES, LatentPad
from ganstudio.app.pages.explore.pictures import Pictures
from ganstudio.app.pages.explore.tool import Tool, random_seeds
from ganstudio.app.rendering.renderer import Channel
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.ui.controls import tool_button
from ganstudio.engine.latent.directions import Direction
from ganstudio.engine.latent.discovery import sefa
from ganstudio.engine.latent.latent import Latent, fits, latents_from_seeds
from ganstudio.engine.latent.plane import Along, Around, Corners, LatentPlane
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.networks import Generator
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

MODES = ("corners", "around", "along")
DIRECTIONS = 8


@dataclass(frozen=True)
class PadState:
    """The plane of the map, and the position on it."""

    mode: str = "corners"
    plane: LatentPlane | None = None
    x: float = 0.5
    y: float = 0.5
    ways: tuple[int, int] = (0, 1)


class PadTool(Tool):
    """Maps four corners, a random plane through the current latent, or two directions."""

    key = "pad"
    title = mark("tools", "Pad")
    tip = mark("tools", "Drag across a map to change the picture")
    icon = "move"
    undoes = True

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(model, shelf, parent)
        self.state = PadState()
        self.directions: list[Direction] = []
        self.pad = LatentPad(self.tr("Map"))
        self.pad.setToolTip(self.tr("Drag across the map, or use the arrow keys: the picture follows"))
        self.mode = QComboBox()
        self.mode.addItems([self.tr("Four corners"), self.tr("Around the picture shown"), self.tr("Along two directions")])
        _may_shrink(self.mode)
        self.mode.setToolTip(self.tr("What the map shows"))
        self.mode.setAccessibleName(self.tr("Kind of map"))
        self.dice = tool_button("dices", "", self.tr("Show another map with random pictures or directions"))
        self.ways = (self._way(self.tr("From left to right")), self._way(self.tr("From bottom to top")))
        self.hint = QLabel(wordWrap=True)
        self.hint.setProperty("role", "small")
        self._lay_out()
        self._pictures = Pictures(model, self, self._latents_of, rank=3)
        self._pictures.arrived.connect(self._show_map)
        self._finding = Channel(model.renderer, self, rank=1)
        self._finding.done.connect(self._on_directions)
        self.pad.moved.connect(self._move)
        self.pad.settled.connect(lambda: model.commit(self.tr("Move on the map")))
        self.pad.dropped.connect(self.set_corner)
        self.mode.activated.connect(lambda index: self._map(MODES[index]))
        self.dice.clicked.connect(lambda: self._map(self.state.mode))
        for box in self.ways:
            box.activated.connect(self._choose_ways)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.mode, 0, 0)
        grid.addWidget(self.dice, 0, 1)
        for row, box in enumerate(self.ways, start=1):
            grid.addWidget(box, row, 0, 1, 2)
        self.column.addLayout(grid)
        self.column.addWidget(self.pad)
        self.column.addWidget(self.hint)
        self.column.addStretch()

    def _way(self, name: str) -> QComboBox:
        box = QComboBox()
        _may_shrink(box)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.hide()
        return box

    @property
    def is_busy(self) -> bool:
        """Return whether pictures are being drawn or directions found."""
        return self._pictures.is_busy or self._finding.is_busy

    # -- begin and end ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        self.directions = []
        kept = self.kept(PadState)
        if kept is None:
            self._map("corners", show=False)
        else:
            self._show(kept)

    def restore(self) -> None:
        kept = self.kept(PadState)
        if self.is_active and kept is not None:
            self._show(kept)

    # -- the map ----------------------------------------------------------------------------------------------------------

    def _map(self, mode: str, show: bool = True) -> None:
        """Make the map of a mode."""
        generator, frame = self.model.generator, self.model.frame
        if generator is None or frame is None:
            return
        if mode == "corners":
            seeds = [0, 1, 2, 3] if self.kept(PadState) is None else random_seeds(4)
            a, b, c, d = latents_from_seeds(generator, seeds)
            self._show(PadState(mode, Corners((a, b, c, d)), 0.5, 0.5), show)
        elif mode == "around":
            self._show(PadState(mode, Around(frame.latent, random_seeds(1)[0]), 0.5, 0.5), show)
        else:
            ways = self.state.ways if self.state.mode != mode or not self.directions else self._other_ways()
            self._show(PadState(mode, None, 0.5, 0.5, ways), show=False)

    def _other_ways(self) -> tuple[int, int]:
        first = random_seeds(1)[0] % len(self.directions)
        return first, (first + 1 + random_seeds(1)[0] % max(1, len(self.directions) - 1)) % len(self.directions)

    def _show(self, state: PadState, show: bool = False) -> None:
        self.state = state
        self.keep(state)
        with QSignalBlocker(self.mode):
            self.mode.setCurrentIndex(MODES.index(state.mode))
        for box in self.ways:
            box.setVisible(state.mode == "along")
        self.pad.takes_drops = state.mode == "corners"
        self.hint.setText(self._hint())
        self.pad.set_position(state.x, state.y)
        self._pictures.clear()
        self.pad.show_map({})
        if state.mode == "along" and not self.directions:
            self._find()
        elif state.mode == "along" and state.plane is None:
            self._choose_ways()
        else:
            self._want_map()
        if show:
            self._move(state.x, state.y)
            self.model.commit(self.tr("Show another map"))

    def _hint(self) -> str:
        return {
            "corners": self.tr("Drop pictures from the grid or the shelf into the corners."),
            "around": self.tr("The picture shown before is in the middle."),
            "along": self.tr("The picture shown before is in the middle; the edges are three standard deviations away."),
        }[self.state.mode]

    def set_corner(self, latent: Latent, corner: int) -> None:
        """Put a latent into a corner: 0 to 3 for top left, top right, bottom left, bottom right."""
        plane, generator = self.state.plane, self.model.generator
        if isinstance(plane, Corners) and generator is not None and fits(generator, latent):
            latents = list(plane.latents)
            latents[corner] = latent
            self._show(replace(self.state, plane=Corners((latents[0], latents[1], latents[2], latents[3]))), show=True)

    def _move(self, x: float, y: float) -> None:
        plane = self.state.plane
        if plane is not None:
            self.state = replace(self.state, x=x, y=y)
            self.keep(self.state)
            self.model.show(lambda generator: plane.at(generator, x, y), tag=(x, y))

    def _want_map(self) -> None:
        middle = TILES // 2
        places = [(column, row) for row in range(TILES) for column in range(TILES)]
        places.sort(
            key=lambda place: (place[0] in (0, TILES - 1)) + (place[1] in (0, TILES - 1)) != 2 and place != (middle, middle)
        )
        if self.state.plane is not None:
            self._pictures.want(places)

    def _latents_of(self, generator: Generator, places: list[tuple[int, int]], _look: RenderOptions) -> list[Latent]:
        plane, last = self.state.plane, TILES - 1
        assert plane is not None
        return [plane.at(generator, column / last, row / last) for column, row in places]

    def _show_map(self) -> None:
        places = [(column, row) for row in range(TILES) for column in range(TILES)]
        found = {place: self._pictures.image(place) for place in places}
        self.pad.show_map({place: image for place, image in found.items() if image is not None})

    # -- directions -------------------------------------------------------------------------------------------------------

    def _find(self) -> None:
        origin = self.model.origin
        if origin is not None:
            self._finding.ask(origin, lambda generator: sefa(generator, count=DIRECTIONS))

    def _on_directions(self, _tag: object, found: list[Direction]) -> None:
        self.directions = found
        for box, chosen in zip(self.ways, self.state.ways, strict=True):
            box.clear()
            box.addItems([self.tr("Direction {number}").format(number=number) for number in range(1, len(found) + 1)])
            box.setCurrentIndex(min(chosen, len(found) - 1))
        if isinstance(self.state.plane, Along):
            self._want_map()
        elif self.state.mode == "along":
            self._choose_ways()

    def _choose_ways(self) -> None:
        frame = self.model.frame
        if frame is None or not self.directions:
            return
        if self.sender() not in self.ways:
            for box, chosen in zip(self.ways, self.state.ways, strict=True):
                box.setCurrentIndex(min(chosen, len(self.directions) - 1))
        ways = (max(0, self.ways[0].currentIndex()), max(0, self.ways[1].currentIndex()))
        plane = self.state.plane
        centre = plane.centre if isinstance(plane, Along) else frame.latent
        made = Along(centre, self.directions[ways[0]], self.directions[ways[1]])
        self._show(PadState("along", made, self.state.x, self.state.y, ways), show=isinstance(plane, Along))


def _may_shrink(box: QComboBox) -> None:
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
