"""The walk: a film without end or in a loop, which can be paused, rewound and searched for pictures to keep."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from ganstudio.app.pages.explore.playing import PlayingTool
from ganstudio.app.pages.explore.tool import random_seeds
from ganstudio.app.rendering.film import Footage
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.ui.actions import with_keys
from ganstudio.app.ui.controls import named, on_settled, slider, tool_button
from ganstudio.app.ui.theme import theme
from ganstudio.engine.latent.walks import KINDS, LatentWalk
from ganstudio.engine.recipes.film import WalkFilm
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    pass

SCALE = 100  # positions of the time slider per unit of time
LEAST_FILM = 10.0  # seconds, the shortest film of a random walk
SLOWEST, SPEEDS = 0.05, 100  # units of time per second at the slider's start; 40 times as many at its end


@dataclass(frozen=True)
class WalkState:
    """The path, the current time, the furthest time reached, and the speed (0 to ``SPEEDS``)."""

    way: LatentWalk | None = None
    time: float = 0.0
    reached: float = 0.0
    speed: int = 50

    @property
    def pace(self) -> float:
        """Return the speed in units of time per second."""
        return float(SLOWEST * 40 ** (self.speed / SPEEDS))


class WalkTool(PlayingTool):
    """Plays a random walk, an orbit or a loop from the current picture."""

    key = "walk"
    title = mark("tools", "Walk")
    tip = mark("tools", "Play a walk through the latent space")
    icon = "footprints"
    films = True
    undoes = True

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(model, shelf, parent)
        self.state = WalkState()
        self.kind = QComboBox()
        self.kind.addItems([self.tr("Random walk"), self.tr("Orbit"), self.tr("Loop")])
        named(self.kind, self.tr("Kind of walk"), self.tr("An endless walk, a circle, or a loop through several pictures"))
        self.speed = slider(self.tr("Speed"), self.tr("How fast the picture changes"), SPEEDS)
        self.stiffness = slider(self.tr("Stiffness"), self.tr("How closely the walk stays near the picture it started from"), 95)
        self.place = slider(self.tr("Time"), self.tr("Drag to go back through the walk"), 0)
        self.start = QPushButton()
        self.dice = tool_button("dices", "", self.tr("Start a new random walk from the same picture"))
        self.keep_it = QPushButton(theme().icon("heart"), self.tr("Add to shelf"))
        named(self.keep_it, self.keep_it.text(), with_keys(self.tr("Add the picture shown to the shelf"), "explore.favour"))
        self._lay_out()
        self._connect()
        self.show_playing(False)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.kind, stretch=1)
        first.addWidget(self.dice)
        form = QFormLayout()
        form.addRow(self.tr("Speed"), self.speed)
        form.addRow(self.tr("Stiffness"), self.stiffness)
        form.addRow(self.tr("Time"), self.place)
        hint = QLabel(self.tr("The walk starts from the picture shown. Choose another picture to start there."))
        hint.setWordWrap(True)
        hint.setProperty("role", "small")
        self.start.setProperty("role", "primary")
        self.column.addLayout(first)
        self.column.addLayout(form)
        for widget in (self.start, self.keep_it, hint):
            self.column.addWidget(widget)
        self.column.addStretch()

    def _connect(self) -> None:
        self.kind.activated.connect(lambda: self._begin_way(self._origin()))
        self.dice.clicked.connect(lambda: self._begin_way(self._origin(), seed=random_seeds(1)[0]))
        self.speed.valueChanged.connect(lambda value: self._set(replace(self.state, speed=value)))
        self.stiffness.valueChanged.connect(self._stiffen)
        self.place.valueChanged.connect(lambda place: self.go_to(place / SCALE))
        for control in (self.stiffness, self.place):
            on_settled(control, self.commit)
        self.start.clicked.connect(self.play)
        self.keep_it.clicked.connect(self._keep_frame)
        self.model.frame_changed.connect(self._follow)

    # -- begin and end ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        kept, frame = self.kept(WalkState), self.model.frame
        if kept is not None and kept.way is not None:
            self._set(kept)
        elif frame is not None:
            self._begin_way(frame)
        self._show_controls()

    def _show_controls(self) -> None:
        with QSignalBlocker(self.speed), QSignalBlocker(self.stiffness), QSignalBlocker(self.kind):
            self.speed.setValue(self.state.speed)
            way = self.state.way
            self.stiffness.setValue(round(100 * way.stiffness) if way is not None else 30)
            self.kind.setCurrentIndex(KINDS.index(way.kind) if way is not None else 0)

    def restore(self) -> None:
        kept = self.kept(WalkState)
        if self.is_active and kept is not None and kept.way is not None:
            self.clock.stop()
            self._set(replace(kept, speed=self.state.speed))
            self._show_controls()

    def can_play(self) -> bool:
        return self.state.way is not None

    # -- the path ---------------------------------------------------------------------------------------------------------

    def _begin_way(self, frame: RenderedImage | None, seed: int | None = None) -> None:
        if frame is None:
            return
        before = self.state.way
        seed = seed if seed is not None else before.seed if before is not None else random_seeds(1)[0]
        stiffness = before.stiffness if before is not None else 0.3
        way = LatentWalk(KINDS[self.kind.currentIndex()], frame.latent, seed, stiffness)
        self._set(replace(self.state, way=way, time=0.0, reached=way.period or 0.0))

    def _origin(self) -> RenderedImage | None:
        """Return the picture where the path began, to start there again."""
        frame, way = self.model.frame, self.state.way
        return replace(frame, latent=way.start) if frame is not None and way is not None else frame

    def _follow(self, frame: RenderedImage) -> None:
        """Start the walk from a newly chosen picture."""
        way = self.state.way
        is_own = isinstance(frame.tag, tuple) and frame.tag[:1] == (self.key,)
        if self.is_active and not is_own and not self.model.is_drawing and way is not None and frame.latent is not way.start:
            self._begin_way(frame)

    def _stiffen(self, value: int) -> None:
        if self.state.way is not None:
            self._set(replace(self.state, way=replace(self.state.way, stiffness=value / 100)))
            self.go_to(self.state.time)

    def commit(self) -> None:
        if not self.clock.is_playing:
            self.model.commit(self.tr("Walk"))

    def tick(self, passed: float) -> None:
        self.go_to(self.state.time + passed * self.state.pace)

    def go_to(self, moment: float) -> None:
        """Show the picture at ``moment`` of the walk, in seconds."""
        way = self.state.way
        if way is None:
            return
        if way.period is not None and moment > way.period:
            moment %= way.period
        self._set(replace(self.state, time=moment, reached=max(self.state.reached, moment)))
        self.model.show(lambda generator: way.at(generator, moment), tag=(self.key, moment))

    def _set(self, state: WalkState) -> None:
        self.state = state
        self.keep(state)
        with QSignalBlocker(self.place):
            self.place.setRange(0, round(SCALE * state.reached))
            self.place.setValue(round(SCALE * state.time))
        self.place.setEnabled(state.reached > 0)

    def _keep_frame(self) -> None:
        if self.model.frame is not None:
            frame = self.model.frame
            self.shelf.add(frame.look.dressed(frame.latent), appearance=frame.appearance)

    def footage(self) -> Footage | None:
        model, way, pace = self.model, self.state.way, self.state.pace
        if way is None or model.origin is None or model.frame is None:
            return None
        height, width = model.frame.pixels.shape[:2]
        seconds = max(LEAST_FILM, self.state.reached / pace) if way.period is None else way.period / pace
        name = f"{model.origin.run.name}-{way.kind}"
        return Footage(name, seconds, (width, height), model.origin, WalkFilm(way, pace), model.look)

    # -- controls ---------------------------------------------------------------------------------------------------------

    def show_playing(self, is_playing: bool) -> None:
        text = self.tr("Pause") if is_playing else self.tr("Play")
        self.start.setText(text)
        self.start.setIcon(theme().icon("pause" if is_playing else "play"))
        tip = self.tr("Pause the walk") if is_playing else self.tr("Start the walk")
        named(self.start, text, with_keys(tip, "explore.play"))
