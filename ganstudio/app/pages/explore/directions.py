"""Directions: sliders that change the picture in one respect each, several at once."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from ganstudio.app.explore import Explore, Frame
from ganstudio.app.pages.explore.amount_slider import AmountSlider
from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.renderer import Channel
from ganstudio.app.shelf import Shelf
from ganstudio.engine.archs import Generator
from ganstudio.engine.errors import RunError
from ganstudio.engine.latent.direction_file import load_directions
from ganstudio.engine.latent.directions import Direction, move
from ganstudio.engine.latent.discovery import sefa
from ganstudio.engine.latent.point import Point
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

COUNT = 10
KINDS = ("found", "kept")


@dataclass(frozen=True)
class DirectionsState:
    """Which directions, the layers they act on (None: all), from where, and how far along each, by name."""

    kind: str = "found"
    layers: tuple[int, int] | None = None
    start: Point | None = None
    amounts: tuple[tuple[str, float], ...] = ()


class DirectionsTool(Tool):
    """Those that the model itself tells apart most clearly, or those that were kept with the run."""

    key = "directions"
    title = mark("tools", "Directions")
    tip = mark("tools", "Change the picture in one respect at a time")
    icon = "sliders-horizontal"

    def __init__(self, explore: Explore, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(explore, shelf, parent)
        self.state = DirectionsState()
        self.directions: list[Direction] = []
        self._is_active = False
        self.kind = self._box(self.tr("Directions"), self.tr("Which directions the sliders go along"))
        self.kind.addItems([self.tr("Found in the model"), self.tr("Kept with the run")])
        self.layers = self._box(self.tr("Layers"), self.tr("Early layers change the shape, late ones colours and details"))
        self.reset = QPushButton(self.tr("Reset all"))
        self.reset.setToolTip(self.tr("Back to the picture it began with"))
        self.reset.setAccessibleName(self.reset.text())
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setProperty("role", "small")
        self.sliders: list[AmountSlider] = []
        self._rows = QGridLayout()
        self._lay_out()
        self._channel = Channel(explore.renderer, self, rank=1)
        self._channel.done.connect(self._on_found)
        self.kind.activated.connect(lambda index: self._find(replace(self.state, kind=KINDS[index], amounts=())))
        self.layers.activated.connect(lambda _: self._find(replace(self.state, layers=self.layers.currentData(), amounts=())))
        self.reset.clicked.connect(self._reset)
        explore.frame_changed.connect(self._follow)

    def _lay_out(self) -> None:
        self._rows.setSpacing(4)
        self._rows.setColumnStretch(1, 1)
        for widget in (self.kind, self.layers):
            self.column.addWidget(widget)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.reset)
        self.column.addWidget(self.hint)
        self.column.addStretch()

    def _box(self, name: str, tip: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(tip)
        return box

    # -- begin and end ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        self._is_active = True
        frame = self.explore.frame
        state = self.kept() or DirectionsState(start=frame.point if frame is not None else None)
        self._fill_layers(state)
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(KINDS.index(state.kind))
        self._find(state)

    def end(self) -> None:
        self._is_active = False
        self._channel.drop()

    def _fill_layers(self, state: DirectionsState) -> None:
        generator = self.explore.generator
        count = generator.latent_space.layers if generator is not None else 1
        thirds = [(0, count // 3 - 1), (count // 3, 2 * count // 3 - 1), (2 * count // 3, count - 1)] if count >= 3 else []
        names = (self.tr("Early layers"), self.tr("Middle layers"), self.tr("Late layers"))
        with QSignalBlocker(self.layers):
            self.layers.clear()
            self.layers.addItem(self.tr("All layers"), None)
            for name, layers in zip(names, thirds, strict=False):
                self.layers.addItem(name, layers)
            self.layers.setCurrentIndex(thirds.index(state.layers) + 1 if state.layers in thirds else 0)
        self.layers.setVisible(bool(thirds) and state.kind == "found")

    # -- which directions -------------------------------------------------------------------------------------------------

    def _find(self, state: DirectionsState) -> None:
        self.state = state
        self.keep(state)
        self.layers.setVisible(self.layers.count() > 1 and state.kind == "found")
        origin = self.explore.origin
        if origin is not None:
            self._channel.ask(origin, lambda generator: find(generator, origin.run, state.kind, state.layers), state.kind)

    def _on_found(self, kind: str, found: list[Direction]) -> None:
        self.directions = found
        amounts = dict(self.state.amounts)
        for slider in self.sliders:
            slider.deleteLater()
        self.sliders = []
        for row, direction in enumerate(found):
            name = direction.name if kind == "kept" else self.tr("Direction {number}").format(number=row + 1)
            slider = AmountSlider(name, amounts.get(direction.name, 0.0))
            slider.changed.connect(self._go)
            slider.settled.connect(lambda: self.explore.commit(self.tr("Along a direction")))
            self._rows.addWidget(slider, row, 0, 1, 2)
            self.sliders.append(slider)
        self.reset.setEnabled(bool(found))
        none = self.tr("There are none yet. On the command line, “ganstudio directions” finds and keeps some.")
        self.hint.setText(self.tr("Each goes three standard deviations both ways.") if found else none)

    # -- along them -------------------------------------------------------------------------------------------------------

    def _go(self) -> None:
        start = self.state.start
        if start is None:
            return
        steps = [(direction, slider.amount) for direction, slider in zip(self.directions, self.sliders, strict=True)]
        self.state = replace(self.state, amounts=tuple((direction.name, amount) for direction, amount in steps if amount))
        self.keep(self.state)
        self.explore.show(lambda generator: move(generator, start, steps), tag=(self.key,))

    def _reset(self) -> None:
        for slider in self.sliders:
            slider.set_amount(0.0)
        self._go()
        self.explore.commit(self.tr("Reset all"))

    def _follow(self, frame: Frame) -> None:
        """The person has chosen another picture: the sliders begin there."""
        is_own = frame.tag == (self.key,) or frame.point is self.state.start
        if self._is_active and not is_own and not self.explore.is_drawing:
            self.state = replace(self.state, start=frame.point, amounts=())
            self.keep(self.state)
            for slider in self.sliders:
                slider.set_amount(0.0)


def find(generator: Generator, run: Run, kind: str, layers: tuple[int, int] | None) -> list[Direction]:
    """The directions of a kind; none where the file that keeps them does not fit."""
    if kind == "found":
        return sefa(generator, layers, COUNT)
    try:
        return load_directions(run, generator)
    except RunError:
        return []
