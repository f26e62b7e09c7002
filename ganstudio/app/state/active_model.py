"""The explored model: the generator, the render options, the latent shown with its undo steps, and the favourites.

It outlives the page, which is rebuilt when the language changes, and knows no widget.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ganstudio.app.jobs.job import Job
from ganstudio.app.jobs.runner import JobRunner
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.rendering.renderer import Channel, ModelVersion, Renderer
from ganstudio.app.state.kept_directions import KeptDirections
from ganstudio.app.state.kept_keyframes import KeptKeyframes
from ganstudio.app.state.kept_states import KeptStates
from ganstudio.app.state.moments import Moments
from ganstudio.app.state.runs import Runs
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.state.training_index import TrainingImages
from ganstudio.engine.latent.favourites import Appearance
from ganstudio.engine.latent.latent import Latent, latents_from_seeds, seed_of
from ganstudio.engine.latent.noise import has_noise
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.runs.folder import Run

if TYPE_CHECKING:
    from ganstudio.engine.networks import Generator

Make = Callable[["Generator"], Latent]


class ActiveModel(QObject):
    """The model of the Explore page.

    ``run_changed`` comes when another run is explored, whichever page opened it; ``generator_changed`` when another generator is
    ready (read facts from ``generator``; draw only in a channel's work); ``look_changed`` when the render options
    change; ``snapshots_changed`` when the list of snapshots changes; ``frame_changed`` with every picture of the latent
    shown; ``restored`` after undo or redo: then ``kept`` holds what the tools kept at that step; and ``error`` when
    what a person keeps cannot be read or saved.
    """

    run_changed = Signal()
    generator_changed = Signal()
    look_changed = Signal()
    snapshots_changed = Signal()
    frame_changed = Signal(object)
    restored = Signal()
    error = Signal(object)

    def __init__(self, renderer: Renderer, jobs: JobRunner, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.renderer = renderer
        self.jobs = jobs
        self.runs = runs
        self.run: Run | None = None
        self.snapshots: list[int] = []
        self.chosen: int | None = None  # a snapshot; None follows the newest
        self.noise: int | None = None
        self.look = RenderOptions()
        self.generator: Generator | None = None
        self.frame: RenderedImage | None = None
        self.seed: int | None = None  # the seed of what is shown or being drawn
        self.tool = ""  # the open tool of the side panel
        self.kept = KeptStates()
        self.learning: dict[Path, Job] = {}  # the last job that trained an encoder, by the run's folder: it outlives page and run
        self.moments = Moments(self)
        self.undo = self.moments.stack
        self.shelf = Shelf(self.undo, self)
        self.keyframes = KeptKeyframes(self.undo, self)
        self.directions = KeptDirections(self.undo, self)
        self.known = TrainingImages(self)
        for kept in (self.shelf, self.keyframes, self.directions):
            kept.failed.connect(self.error)
        self._make: Make | None = None
        self._tag: object = None  # the tag of its request
        self._opening = Channel(renderer, self, rank=0)
        self._opening.done.connect(self._on_generator)
        self._shown = Channel(renderer, self, rank=0)
        self._shown.done.connect(self._on_frame)

    # -- the generator ----------------------------------------------------------------------------------------------------

    @property
    def origin(self) -> ModelVersion | None:
        """Return the snapshot that draws now; None without a generator."""
        images = self.images_seen
        return None if self.run is None or images is None else ModelVersion(self.run, images, self.noise)

    @property
    def images_seen(self) -> int | None:
        """Return the snapshot in use, as images seen."""
        newest = self.snapshots[-1] if self.snapshots else None
        return self.chosen if self.chosen in self.snapshots else newest

    @property
    def is_drawing(self) -> bool:
        """Return whether another picture of the latent is being drawn."""
        return self._shown.is_busy

    @property
    def is_opening(self) -> bool:
        """Return whether the generator is being loaded."""
        return self._opening.is_busy

    @property
    def has_noise(self) -> bool:
        """Return whether the generator adds noise that a seed can change."""
        return self.generator is not None and has_noise(self.generator)

    def set_run(self, run: Run | None) -> None:
        """Explore another run (None: no run), from its newest snapshot."""
        if run is not self.run:
            self.run = run
            self.snapshots, self.chosen, self.noise, self.generator, self.frame = [], None, None, None, None
            self.look = replace(self.look, label=None)
            self.moments.clear()
            self.kept.open_another_run()
            for kept in (self.shelf, self.keyframes):
                kept.open(run)
            self._make = None
            for channel in (self._opening, self._shown):
                channel.drop()
            self.run_changed.emit()
        self.refresh()

    def refresh(self) -> None:
        """List the snapshots again."""
        has_latents = self.run is not None and self.run.has_latent_space
        before, found = self.images_seen, self.run.generators() if self.run is not None and has_latents else []
        if found != self.snapshots or not found:
            self.snapshots = found
            self.snapshots_changed.emit()
        if self.images_seen != before or self.generator is None:
            self._open()

    def choose(self, images_seen: int | None) -> None:
        """Draw with this snapshot from now on; None follows the newest."""
        before, self.chosen = self.images_seen, images_seen
        self.snapshots_changed.emit()
        if self.images_seen != before:
            self._open()

    def set_noise(self, seed: int | None) -> None:
        """Draw the noise from this seed; None uses the noise from training."""
        if seed != self.noise:
            self.noise = seed
            self._open()

    def _open(self) -> None:
        origin = self.origin
        if origin is not None:
            self._opening.ask(origin, lambda generator: generator, origin)
            self._draw()

    def _on_generator(self, origin: ModelVersion, generator: "Generator") -> None:
        if origin != self.origin:
            return
        self.generator = generator
        for kept in (self.shelf, self.keyframes):
            kept.check(generator)
        if self._make is None:
            self.show_seed(0)
            self.moments.begin()
        self.generator_changed.emit()

    # -- the look ---------------------------------------------------------------------------------------------------------

    def set_look(self, look: RenderOptions) -> None:
        """Draw everything with these options from now on."""
        if look != self.look:
            self.look = look
            self._draw()
            self.look_changed.emit()

    @property
    def appearance(self) -> Appearance | None:
        """Return how everything is drawn now; None without a generator."""
        look, images = self.look, self.images_seen
        return None if images is None else Appearance(look.truncation, images, self.noise, look.precision)

    def nearest_snapshot(self, images_seen: int) -> int:
        """Return the snapshot nearest to ``images_seen``. There must be a snapshot."""
        return min(self.snapshots, key=lambda kept: abs(kept - images_seen))

    def restore(self, latent: Latent, appearance: Appearance | None, text: str) -> None:
        """Show a latent in ``appearance``, with its snapshot or the nearest that is left; None: as the page draws now."""
        if appearance is not None and self.snapshots:
            images = self.nearest_snapshot(appearance.images_seen)
            self.choose(images if images != self.snapshots[-1] else None)
            self.set_noise(appearance.noise)
            self.set_look(RenderOptions(appearance.truncation, precision=appearance.precision))
        self.show(latent, text)

    # -- the latent shown -------------------------------------------------------------------------------------------------

    def show(self, make: Make | Latent, text: str = "", tag: object = None) -> None:
        """Show a latent, or what ``make(generator)`` returns (called in the renderer's thread). With ``text`` this is an undo
        step of that name; without, it leads up to a step (see :meth:`commit`)."""
        self.seed = seed_of(make) if isinstance(make, Latent) else None
        self._make = (lambda _: make) if isinstance(make, Latent) else make
        self._tag = tag
        if text:
            self.moments.ask(text)
        self._draw()

    def show_seed(self, seed: int, text: str = "") -> None:
        """Show the latent of a seed."""
        if self.generator is not None:
            self.show(latents_from_seeds(self.generator, [seed])[0], text)

    def commit(self, text: str) -> None:
        """Make what is shown, or being drawn, an undo step named ``text``."""
        self.moments.ask(text)
        if not self.is_drawing:
            self.moments.settle(is_last=True)

    def present(self, frame: RenderedImage) -> None:
        """Show a picture of the same latent that was drawn elsewhere, until this model draws the next."""
        self.frame = frame
        self.frame_changed.emit(frame)

    def redraw(self) -> None:
        """Show the latent with the page's options again, after :meth:`present`."""
        if self.frame is not None and self.frame.images_seen != self.images_seen:
            self._draw()

    def _draw(self) -> None:
        origin, make, look, tag = self.origin, self._make, self.look, self._tag
        if origin is None or make is None:
            return

        def work(generator: "Generator") -> RenderedImage:
            latent = make(generator)
            return RenderedImage(latent, look, origin.images_seen, look.draw(generator, [latent])[0], tag, origin.noise)

        self._shown.ask(origin, work)

    def _on_frame(self, _tag: object, frame: RenderedImage) -> None:
        self.frame = frame
        self.frame_changed.emit(frame)  # before the step, which then holds the tools' new state
        self.moments.settle(is_last=not self.is_drawing)
