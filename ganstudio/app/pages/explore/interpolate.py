"""Interpolation: a film between pictures as keyframes."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ganstudio.app.pages.explore.interpolate_panel import EASINGS, METHODS, SPACES, InterpolatePanel
from ganstudio.app.pages.explore.latent_strip import LatentStrip
from ganstudio.app.pages.explore.playing import PlayingTool
from ganstudio.app.rendering.film import Footage
from ganstudio.app.rendering.renderer import Channel
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf, is_same
from ganstudio.app.ui.controls import on_settled, slider
from ganstudio.engine.latent.keyframes import EASING, SECONDS, Sequel, moved
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.paths import Keyframe
from ganstudio.engine.networks import Generator
from ganstudio.engine.recipes.film import PathFilm
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SCALE = 100  # positions of the slider per second
BETWEEN = 12  # pictures in the strip of in-between frames


@dataclass(frozen=True)
class InterpolateState:
    """The current time of the film, in seconds; the keyframes themselves are kept with the run."""

    time: float = 0.0


class InterpolateTool(PlayingTool):
    """Shows keyframes under the picture, frames between them below, and the chosen keyframe's settings in the panel."""

    key = "interpolate"
    title = mark("tools", "Interpolate")
    tip = mark("tools", "Interpolate between pictures")
    icon = "spline"
    films = True
    undoes = True

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(model, shelf, parent)
        self.state = InterpolateState()
        self.keys = LatentStrip(self.tr("Keyframes"), model, self._key_title)
        self.keys.take_drops(self.tr("Drop pictures from the grid or the shelf here to use them as keyframes."))
        self.between = LatentStrip(self.tr("Pictures in between"), model, lambda _: self.tr("Mixed"))
        self.place = slider(self.tr("Time"), self.tr("Drag from the first keyframe to the last"), 0)
        self.panel = InterpolatePanel()
        self.column.addWidget(self.panel)
        self.column.addStretch()
        self.strip = QWidget()
        below = QVBoxLayout(self.strip)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        for widget in (self.keys, self.place, self.between):
            below.addWidget(widget)
        self._channel = Channel(model.renderer, self, rank=1)
        self._channel.done.connect(lambda _tag, latents: self.between.show_latents(latents))
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.keys.dropped.connect(self.insert)
        self.keys.chosen.connect(self._choose)
        self.keys.removed.connect(self._remove)
        self.between.chosen.connect(self._choose_between)
        self.place.valueChanged.connect(self._scrub)
        on_settled(self.place, self.commit)
        panel = self.panel
        panel.add.clicked.connect(self._add_shown)
        panel.remove.clicked.connect(lambda: self._remove(self.keys.current))
        panel.seconds.valueChanged.connect(lambda value: self._change_key(self.tr("Change duration"), duration=value))
        panel.easing.activated.connect(lambda index: self._change_key(self.tr("Change easing"), easing=EASINGS[index]))
        panel.method.activated.connect(lambda index: self._change_path(method=METHODS[index]))
        panel.space.activated.connect(lambda index: self._change_path(space=SPACES[index]))
        panel.loop.toggled.connect(lambda is_on: self._change_path(loop=is_on))
        panel.start.clicked.connect(self.play)
        self.model.generator_changed.connect(self._want_between)
        self.model.keyframes.changed.connect(self._on_keyframes)

    # -- begin and end ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        self.state = self.kept(InterpolateState) or InterpolateState()
        self._show()

    def restore(self) -> None:
        if self.is_active:
            self.clock.stop()
            self.state = self.kept(InterpolateState) or InterpolateState()
            self._show()

    def can_play(self) -> bool:
        return self.sequel.seconds > 0

    def rewind(self) -> None:
        if self.state.time >= self.sequel.seconds:
            self.go_to(0.0)

    def show_playing(self, is_playing: bool) -> None:
        self.panel.show_playing(is_playing)

    # -- the keyframes ----------------------------------------------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Return whether pictures between the keyframes are being drawn."""
        return self._channel.is_busy or self.between.is_busy

    @property
    def sequel(self) -> Sequel:
        """Return the keyframes and the path between them."""
        return self.model.keyframes.value

    def insert(self, latent: Latent, place: int) -> None:
        """Insert a keyframe at ``place``; a keyframe that is there already moves."""
        keys = self.sequel.keyframes
        there = next((index for index, key in enumerate(keys) if is_same(key.latent, latent)), -1)
        if there < 0:
            self._insert(latent, place)
        else:
            self._change(self.tr("Reorder keyframes"), replace(self.sequel, keyframes=moved(keys, there, place)))
        self._choose_key(next((index for index, key in enumerate(self.sequel.keyframes) if is_same(key.latent, latent)), -1))

    def _insert(self, latent: Latent, place: int) -> None:
        keys = self.sequel.keyframes
        if self.model.keyframes.takes(latent):
            new = Keyframe(latent, SECONDS, EASING)
            self._change(self.tr("Add keyframe"), replace(self.sequel, keyframes=(*keys[:place], new, *keys[place:])))

    def _add_shown(self) -> None:
        frame, count = self.model.frame, len(self.sequel.keyframes)
        if frame is not None:
            self._insert(frame.look.dressed(frame.latent), count)
            self._choose_key(min(count, len(self.sequel.keyframes) - 1))

    def _remove(self, index: int) -> None:
        keys = self.sequel.keyframes
        if 0 <= index < len(keys):
            self._change(self.tr("Remove keyframe"), replace(self.sequel, keyframes=keys[:index] + keys[index + 1 :]))

    def _choose_key(self, index: int) -> None:
        self.keys.set_current(index)
        self._show_key()

    def _choose(self, index: int) -> None:
        self._show_key()
        self.go_to(min(self.sequel.begin_of(index), self.sequel.seconds))
        self.commit()

    def _change_key(self, text: str, **values: Any) -> None:
        keys, index = list(self.sequel.keyframes), self.keys.current
        if 0 <= index < len(keys):
            merged = (keys[index].latent, tuple(values))
            keys[index] = replace(keys[index], **values)
            self._change(text, replace(self.sequel, keyframes=tuple(keys)), merged)

    def _change_path(self, **values: Any) -> None:
        self._change(self.tr("Change path"), replace(self.sequel, **values))

    def _change(self, text: str, sequel: Sequel, merged: object = None) -> None:
        if not self.model.keyframes.change(text, sequel, merged):
            self._show()  # a change that could not be saved

    def _on_keyframes(self) -> None:
        if not self.is_active:
            return
        self._set(min(self.state.time, self.sequel.seconds))
        if len(self.sequel.keyframes) < 2:
            self.pause()
        self._show()

    def _set(self, time: float) -> None:
        self.state = InterpolateState(time)
        self.keep(self.state)

    # -- time -------------------------------------------------------------------------------------------------------------

    def _scrub(self, place: int) -> None:
        self.go_to(min(place / SCALE, self.sequel.seconds))

    def _choose_between(self, index: int) -> None:
        self._scrub(round(SCALE * index * self.sequel.seconds / (BETWEEN - 1)))
        self.commit()

    def commit(self) -> None:
        if not self.clock.is_playing:
            self.model.commit(self.tr("Interpolate"))

    def tick(self, passed: float) -> None:
        sequel = self.sequel
        moment = self.state.time + passed
        if moment >= sequel.seconds and not sequel.loop:
            self.go_to(sequel.seconds)
            self.pause()
        else:
            self.go_to(moment % sequel.seconds)

    def go_to(self, moment: float) -> None:
        """Show the picture at ``moment`` of the film, in seconds."""
        sequel = self.sequel
        if not sequel.keyframes:
            return
        self._set(moment)
        with QSignalBlocker(self.place):
            self.place.setValue(round(SCALE * moment))
        self.model.show(lambda generator: sequel.at(generator, moment), tag=(self.key, moment))

    def footage(self) -> Footage | None:
        model, sequel = self.model, self.sequel
        if len(sequel.keyframes) < 2 or model.origin is None or model.frame is None:
            return None
        height, width = model.frame.pixels.shape[:2]
        name = f"{model.origin.run.name}-keyframes"
        return Footage(name, sequel.seconds, (width, height), model.origin, PathFilm.of(sequel), model.look)

    # -- display ----------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        sequel = self.sequel
        self.keys.show_latents([key.latent for key in sequel.keyframes])
        with QSignalBlocker(self.place):
            self.place.setRange(0, round(SCALE * sequel.seconds))
            self.place.setValue(round(SCALE * self.state.time))
        self.place.setEnabled(len(sequel.keyframes) > 1)
        generator = self.model.generator
        self.panel.show_sequel(sequel, generator is not None and generator.has_mapping)
        self._show_key()
        self._want_between()

    def _show_key(self) -> None:
        index, keys = self.keys.current, self.sequel.keyframes
        self.panel.show_key(keys[index] if 0 <= index < len(keys) else None)

    def _want_between(self) -> None:
        sequel, origin = self.sequel, self.model.origin
        if not self.is_active or origin is None or len(sequel.keyframes) < 2:
            self.between.show_latents([])
            return

        def latents(generator: Generator) -> list[Latent]:
            return [sequel.at(generator, number * sequel.seconds / (BETWEEN - 1)) for number in range(BETWEEN)]

        self._channel.ask(origin, latents)

    def _key_title(self, index: int) -> str:
        return self.tr("Keyframe {number}").format(number=index + 1)
