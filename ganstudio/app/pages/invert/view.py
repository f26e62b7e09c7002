"""The Invert page: the picture with its crop, the model's version of it, and where both differ."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ganstudio.app.pages.invert.convergence_plot import ConvergencePlot, Curve
from ganstudio.app.pages.invert.crop_box import CropBox
from ganstudio.app.pages.invert.cropping import is_proportional
from ganstudio.app.pages.invert.encoder_button import EncoderButton
from ganstudio.app.pages.invert.folder import FolderSearch
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.rendering.zoom import NOTHING, Box
from ganstudio.app.tasks import search as tasks_search
from ganstudio.app.tasks.search import InversionCandidates, Outcome
from ganstudio.app.ui import answers_strip as strip
from ganstudio.app.ui.answers_strip import AnswersStrip
from ganstudio.app.ui.formats import likeness
from ganstudio.app.ui.heatmap import Heatmap
from ganstudio.app.ui.latent_stage import LatentStage
from ganstudio.app.ui.outcome_bar import OutcomeBar
from ganstudio.app.ui.picture_page import SearchState, Task
from ganstudio.app.ui.search_bar import SearchBar
from ganstudio.app.ui.search_page import SearchPage
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.events import Preview
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.recipes.invert import SearchTarget
from ganstudio.engine.recipes.opening import Target
from ganstudio.engine.recipes.trust import Likeness, measure_trust
from ganstudio.engine.runs.folder import Run


@dataclass(frozen=True)
class InvertState(SearchState):
    """The state of the page: ``box`` is the part to invert, ``chosen`` the candidate in view.

    ``curve`` is the convergence of the search.
    """

    box: Box = NOTHING
    answer: InversionCandidates | None = None
    chosen: int = 0
    curve: Curve = ()

    @property
    def nearest(self) -> Likeness | None:
        """Return the likeness of the nearest training picture; None until it is known."""
        return None if self.measured is None else self.measured.nearest

    def for_another_run(self) -> "InvertState":
        return replace(super().for_another_run(), box=self.box)


class InvertPage(SearchPage[InvertState]):
    """Inverts a picture; see :class:`SearchPage`."""

    key = "invert"
    blank = InvertState()

    def build(self) -> Iterator[None]:
        tip = self.tr("Find the latent whose picture is most like the part in the frame")
        self._forget()
        self.bar = SearchBar(self.tr("Search"), tip, tunes=True)
        self.shortcut = EncoderButton(self.session)
        self.bar.add(self.shortcut)
        self.doing = self.tr("Searching for the picture")
        self.crop = CropBox(self.tr("Your picture; the frame marks the part to search for"))
        self.stage = LatentStage(self.tr("The model's result"))
        self.stage.setToolTip(self.tr("Drag the picture into a tool or onto another page"))
        yield
        self.difference = Heatmap(self.tr("Difference between the two"), self.tr("Difference (grey levels, 0 to 255)"))
        self.strip = AnswersStrip(self.tr("Results, the best first"))
        self.strip.setToolTip(self.tr("Click an answer to show it, or drag it into a tool or onto another page"))
        self.plot = ConvergencePlot()
        self.findings = OutcomeBar(self.session, self.outcome, inpaints=True)
        yield
        self.folder = FolderSearch(self)
        yield from self.folder.build()
        self.crop.changed.connect(self._on_crop)
        self.strip.chosen.connect(lambda index: self.keep(chosen=index))
        self.begin(self._lay_out(), "scan-search")

    def _lay_out(self) -> QWidget:
        panes = QHBoxLayout()
        panes.setContentsMargins(8, 8, 8, 8)
        panes.setSpacing(16)
        for title, widget in ((self.tr("Your picture"), self.crop), (self.tr("Found"), self.stage), ("", self.difference)):
            column = QVBoxLayout()
            column.setSpacing(4)
            if title:
                label = QLabel(title)
                label.setProperty("role", "small")
                column.addWidget(label)
            column.addWidget(widget, stretch=1)
            panes.addLayout(column, stretch=1)
        work = QWidget()
        whole = QVBoxLayout(work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(panes, stretch=1)
        below = QHBoxLayout()
        below.setContentsMargins(8, 0, 8, 0)
        below.setSpacing(16)
        below.addWidget(self.strip, stretch=1)
        below.addWidget(self.plot, alignment=Qt.AlignmentFlag.AlignRight)
        whole.addLayout(below)
        whole.addWidget(self.findings)
        self.crop.show_hint(self.tr("Drop a picture here, or choose or paste one."))
        self.stage.show_hint(self.tr("The model's result appears here."))
        self.difference.view.show_hint(self.tr("Differences appear here."))
        return self.folder.around(self.bar, work)

    # -- choices ----------------------------------------------------------------------------------------------------------

    def open_many(self, paths: Sequence[Path]) -> None:
        self.folder.open(tuple(map(str, paths)))

    def at_first(self, fresh: InvertState, target: Target) -> InvertState:
        self.folder.keep(is_shown=False)
        return replace(fresh, box=Box(*target.box))

    def again(self, state: InvertState, target: Target) -> InvertState:
        """Keep the crop if this run takes the same proportions."""
        box, usual, frame = state.box, Box(*target.box), self._frame
        fits = frame is None or is_proportional(box, frame)
        return replace(state, box=box if fits and not box.is_empty else usual)

    @property
    def _frame(self) -> FrameSize | None:
        """Return the frame whose proportions the crop has; None for a run that takes pictures of any shape."""
        run = self.session.runs.current
        return None if run is None or run.config.data.crop in ("fit", "stretch") else run.config.data.frame

    def _on_crop(self, crop: Box) -> None:
        if self.state.target is not None:
            self.keep(box=crop)

    def show_state(self) -> None:
        state = self.state
        blocker = QSignalBlocker(self.crop)  # showing the state is not a new choice
        if self.crop.picture.image is not state.image:
            self.crop.show_picture(state.image)
        if state.target is not None:
            self.crop.set_frame(self._frame)
            self.crop.set_crop(state.box)
        blocker.unblock()
        self.bar.allow_search(state.target is not None)
        self._show_answer(state)
        self.folder.show_state()

    # -- results ----------------------------------------------------------------------------------------------------------

    def task(self, run: Run, state: InvertState) -> Task:
        assert state.target is not None, "the button is greyed without a picture"
        return partial(tasks_search.invert_picture, run, state.target, state.box, state.effort, state.label)

    def ask(self) -> None:
        if self.folder.state.is_shown:
            self.folder.ask_files()
        else:
            super().ask()

    def search(self) -> None:
        if self.folder.state.is_shown:
            self.folder.search()
        elif self.state.effort != "tune" or self.session.runs.may_change():  # a fine-tuned copy opens as the run at the end
            super().search()

    def start(self, title: str, task: Task, took: Callable[[Any], None]) -> None:
        self._forget()
        self.folder.goes_on = False
        super().start(title, task, took)

    def _forget(self) -> None:
        """Reset what is known about the running search for a picture."""
        self._sought: SearchTarget | None = None
        self.curve: list[tuple[float, float]] = []  # its convergence so far
        self._begin = self._last = 0.0  # seconds: start of the current stage, and its latest time

    @property
    def _is_live(self) -> bool:
        """Return whether the page shows the running search's best latent."""
        return self.is_searching and bool(self.curve)

    def take(self, result: InversionCandidates) -> None:
        state, searched = self.state, self.session.runs.current
        if result.run is not searched and self.session.runs.enter(result.run):
            self.session.message.emit(self.tr("Opened a copy of the model that was fine-tuned to your picture"))
        found = {"answer": result, "chosen": 0, "curve": tuple(self.curve), "measured": None}
        effort = "fast" if state.effort == "tune" else state.effort  # a copy of the copy would be pointless
        self.keep(**{**vars(state), "effort": effort, **found})
        self.bar.show_choice(self.state.effort, self.state.label)
        if searched is not None:  # not with the fine-tuned copy, which draws any picture that it was tuned to
            task = partial(measure_trust, searched, [result.visible], compares=True, label=state.label)
            self.measure(task, lambda: self.state.answer is result)

    def on_events(self, events: list[Any]) -> None:
        """Show the best latent so far, and the target when it comes."""
        self._sought = next((event for event in events if isinstance(event, SearchTarget)), self._sought)
        previews = [event for event in events if isinstance(event, Preview) and event.first == 0]
        if not previews or self._sought is None or not self.is_searching:
            return
        pixels, curve = previews[-1].pictures[0], self.curve
        self.stage.show_draft(pixels)
        self.difference.show_map(_off(pixels, self._sought.pixels[0]))
        for event in previews:
            if event.seconds < self._last:  # the search has ended, and fine-tuning has begun
                self._begin = curve[-1][0]
            self._last = event.seconds
            curve.append((self._begin + event.seconds, event.likeness[0]))
        self.findings.say(self.tr("Likeness {psnr} so far").format(psnr=likeness(curve[-1][1])), "")
        self._show_curve()

    def _show_curve(self) -> None:
        state = self.state
        if self._is_live:
            self.plot.show_curve(self.curve)
        else:
            self.plot.show_curve(state.curve, None if state.nearest is None else state.nearest.psnr)
        self.plot.setVisible(bool(self.plot.curve))

    def _show_answer(self, state: InvertState) -> None:
        self._show_curve()
        if self._is_live:
            return
        answer = state.answer
        found = () if answer is None else answer.found
        images = () if answer is None else answer.images
        tiles = [
            strip.Answer(image, likeness(one.likeness.psnr), one.latent, None if answer is None else answer.outcome(number))
            for number, (one, image) in enumerate(zip(found, images, strict=True))
        ]
        self.strip.show_answers(tiles, state.chosen)
        self.strip.setVisible(len(tiles) > 1)
        if answer is None:
            self.stage.show_frame(None)
            self.difference.show_map(None)
            hint = self.tr("Frame the part the model should reproduce, then press Search.")
            self.findings.say(self.tr("No search yet"), hint if state.target is not None else "")
            return
        one = found[state.chosen]
        wanted = answer.target.pixels.transpose(1, 2, 0)
        self.stage.show_frame(RenderedImage(one.latent, RenderOptions(), one.provenance.images_seen, one.pixels))
        self.difference.show_map(_off(one.pixels, wanted))
        numbers = self.tr("Likeness {psnr} · structure {ssim}").format(
            psnr=likeness(one.likeness.psnr), ssim=f"{one.likeness.ssim:.2f}"
        )
        said, warning = self.trust_words(state, is_found=True)
        self.findings.say(numbers + self.found_class(one.latent.label), f"{said} {self._comparison(state)}".strip(), warning)

    def _comparison(self, state: InvertState) -> str:
        nearest = state.nearest
        if nearest is None:
            return ""
        if nearest.psnr is None:
            is_said = state.measured is not None and state.measured.sentence is not None
            return "" if is_said else self.tr("Your picture is one of the training pictures.")
        text = self.tr("The closest training picture matches yours at {value} dB, structure {ssim}.")
        return text.format(value=f"{nearest.psnr:.1f}", ssim=f"{nearest.ssim:.2f}")

    def outcome(self) -> Outcome | None:
        """Return the result to save or to use on another page; None while another candidate is being drawn."""
        answer = self.state.answer
        if answer is None or self._is_live:
            return None
        return answer.outcome(self.state.chosen)


def _off(pixels: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return the difference of both in grey levels, float (H, W)."""
    found: np.ndarray = np.abs(pixels.astype(float) - wanted).mean(axis=2)
    return found
