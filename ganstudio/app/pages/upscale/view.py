"""The Upscale page: a small picture, its results beside bicubic interpolation, and how far the results differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from ganstudio.app.pages.upscale.several import Several
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.tasks import upscale as tasks_upscale
from ganstudio.app.tasks.search import Outcome
from ganstudio.app.tasks.upscale import Larger, ShownInput, Upscaled, UpscaleRequest
from ganstudio.app.ui.answers_strip import Answer, AnswersStrip
from ganstudio.app.ui.before_after import BeforeAfter
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.heatmap import Heatmap
from ganstudio.app.ui.language import translated
from ganstudio.app.ui.outcome_bar import OutcomeBar
from ganstudio.app.ui.picture_page import SearchState, Task
from ganstudio.app.ui.search_bar import SearchBar
from ganstudio.app.ui.search_page import SearchPage
from ganstudio.app.ui.zoom_view import ZoomView
from ganstudio.engine.events import Preview
from ganstudio.engine.recipes.opening import Target
from ganstudio.engine.recipes.trust import measure_trust
from ganstudio.engine.recipes.upscale import FACTORS, picture_caveats
from ganstudio.engine.runs.folder import Run

MOST = 16  # most results at once


@dataclass(frozen=True)
class UpscaleState(SearchState):
    """The state of the page; ``shrinks`` first downscales the picture, for an upscaler."""

    factor: int = 4
    count: int = 4
    shrinks: bool = False
    found: Upscaled | None = None
    chosen: int = 0

    def for_another_run(self) -> "UpscaleState":
        return replace(super().for_another_run(), factor=self.factor, count=self.count, shrinks=self.shrinks)


class UpscalePage(SearchPage[UpscaleState]):
    """Upscales a picture; see :class:`SearchPage`."""

    key = "upscale"
    blank = UpscaleState()

    def build(self) -> Iterator[None]:
        self._is_more = self._is_showing = False
        self._shown: tuple[QImage, Upscaled | None, int] | None = None
        self._given: ShownInput | None = None  # the input of the running search
        self.bar = SearchBar(self.tr("Upscale"), self.tr("Find larger pictures that match yours when they are shrunk again"))
        self.doing = self.tr("Upscaling the picture")
        self._add_controls()
        self.picture = ZoomView(self.tr("The picture to upscale"))
        self.compare = BeforeAfter(self.tr("Bicubic interpolation compared with the answer"))
        self.compare.set_titles(self.tr("Bicubic"), self.tr("Answer"))
        yield
        self.spread = Heatmap(self.tr("How much the answers differ"), self.tr("Spread of the answers (grey levels)"))
        self.strip = AnswersStrip(self.tr("Answers"))
        self.strip.setToolTip(self.tr("Click an answer to show it, or drag it into a tool or onto another page"))
        self.outcome_bar = OutcomeBar(self.session, self.outcome)
        yield
        self._connect()
        self.begin(self._lay_out(), "scaling")

    def _add_controls(self) -> None:
        self.factor = QComboBox()
        for factor in FACTORS:
            self.factor.addItem(self.tr("{factor} times").format(factor=factor), factor)
        named(self.factor, self.tr("Factor"), self.tr("How many times larger the result is"))
        self.count = QSpinBox(minimum=1, maximum=MOST)
        named(self.count, self.tr("Answers"), self.tr("How many answers to find at a time"))
        self._count_label = QLabel(self.tr("Answers"))
        tip = self.tr("Shrink the picture by the same factor first, to compare the result with the original")
        self.shrink = named(QCheckBox(self.tr("Shrink first")), self.tr("Shrink first"), tip)
        self.bar.add(self.factor, self._count_label, self.count, self.shrink)

    def _lay_out(self) -> QWidget:
        panes = QHBoxLayout()
        panes.setContentsMargins(8, 8, 8, 4)
        panes.setSpacing(16)
        self._title = QLabel()
        for label, widget in ((self._title, self.picture), (QLabel(self.tr("Result")), self.compare)):
            column = QVBoxLayout()
            column.setSpacing(4)
            label.setProperty("role", "small")
            column.addWidget(label)
            column.addWidget(widget, stretch=1)
            panes.addLayout(column, stretch=1)
        panes.addWidget(self.spread, stretch=1)
        warning = QLabel("⚠ " + self.tr("The detail is invented. No answer shows what was really there."))
        warning.setContentsMargins(12, 0, 12, 4)
        work = QWidget()
        whole = QVBoxLayout(work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(panes, stretch=1)
        for below in (warning, self.strip, self.outcome_bar):
            whole.addWidget(below)
        self.picture.show_hint(
            self.tr("Drop a picture here, or choose or paste one. A picture larger than the input size is shrunk first.")
        )
        self.compare.show_hint(self.tr("The result appears here, beside bicubic interpolation."))
        self.spread.view.show_hint(self.tr("Differences between the answers appear here."))
        return work

    def _connect(self) -> None:
        change = self._on_change
        self.factor.activated.connect(self._on_factor)
        self.count.valueChanged.connect(lambda count: change(count=count))
        self.shrink.toggled.connect(lambda is_on: change(shrinks=is_on))
        self.strip.chosen.connect(lambda index: change(chosen=index))
        self.strip.more_asked.connect(self.search_more)
        self.several = Several(self)

    # -- choices ----------------------------------------------------------------------------------------------------------

    def open_many(self, paths: Sequence[Path]) -> None:
        self.several.ask(paths)

    @property
    def own_factor(self) -> int:
        """Return the factor of a trained upscaler; 0 for a model that generates pictures."""
        run = self.session.runs.current
        return 0 if run is None else run.config.upscaler.factor

    def has_model(self) -> bool:
        run = self.session.runs.current
        return super().has_model() or (run is not None and bool(self.own_factor) and bool(run.generators()))

    def at_first(self, fresh: UpscaleState, target: Target) -> UpscaleState:
        state = self.state
        return replace(fresh, factor=state.factor, count=state.count, shrinks=state.shrinks)

    def _on_change(self, **changes: Any) -> None:
        """Take over a person's change, not a change that the state made."""
        if not self._is_showing:
            self.keep(**changes)

    def _on_factor(self) -> None:
        """Discard the results, which belong to another factor."""
        self.stop()
        self._on_change(factor=self.factor.currentData(), found=None, chosen=0)

    def show_state(self) -> None:
        state, self._is_showing = self.state, True
        self.factor.setCurrentIndex(FACTORS.index(self.own_factor or state.factor))
        self.factor.setEnabled(not self.own_factor)
        self.count.setValue(state.count)
        self.shrink.setChecked(state.shrinks)
        for widget in (self._count_label, self.count, self.spread):
            widget.setVisible(not self.own_factor)
        self.shrink.setVisible(bool(self.own_factor))
        self.bar.show_effort(not self.own_factor)
        self.bar.allow_search(state.target is not None)
        self._show_found(state)
        self._is_showing = False

    # -- the search -------------------------------------------------------------------------------------------------------

    def task(self, run: Run, state: UpscaleState) -> Task:
        assert state.target is not None
        if self.own_factor:
            return partial(tasks_upscale.apply_upscaler, run, state.target, state.shrinks)
        seed = len(state.found.answers) if self._is_more and state.found is not None else 0
        path = state.target.path
        return partial(
            tasks_upscale.search_large, run, UpscaleRequest(path, state.factor, state.count, seed, state.effort, state.label)
        )

    def search(self) -> None:
        self._begin_search(is_more=False)

    def search_more(self) -> None:
        """Search for more results, besides the current ones."""
        self._begin_search(is_more=True)

    def _begin_search(self, is_more: bool) -> None:
        if not self.is_searching:
            self._is_more = is_more
            super().search()

    def on_events(self, events: list[Any]) -> None:
        """Show the best so far until a result comes; with several pictures, the picture done last."""
        larger = next((event for event in reversed(events) if isinstance(event, Larger)), None)
        if larger is not None and self.is_searching:
            self.keep(target=larger.target, path=None, image=larger.image, found=larger.found, chosen=0)
        self._given = next((event for event in events if isinstance(event, ShownInput)), self._given)
        previews = [event for event in events if isinstance(event, Preview)]
        if previews and self._given is not None and self.is_searching and not self._is_more:
            self._shown = None
            self.picture.show_picture(self._given.small_image)
            self.compare.show_pictures(self._given.bicubic_image, to_qimage(previews[-1].pictures[0]))

    def take(self, result: Upscaled) -> None:
        found = self.state.found
        if self._is_more and found is not None:
            self.keep(found=found.plus(result.answers), chosen=len(found.answers))
        else:
            self.keep(found=result, chosen=0, measured=None)
            if result.was_searched and self.session.runs.current is not None:
                task = partial(measure_trust, self.session.runs.current, [result.picture.visible], label=self.state.label)
                self.measure(task, lambda: self.state.found is result)

    # -- results ----------------------------------------------------------------------------------------------------------

    def outcome(self) -> Outcome | None:
        """Return the result to save or to use on another page."""
        return self._outcome(self.state.chosen)

    def _outcome(self, number: int) -> Outcome | None:
        state = self.state
        if state.found is None or state.target is None:
            return None
        return state.found.outcome(state.target.path, number)

    def _show_found(self, state: UpscaleState) -> None:
        found = state.found
        if self._shown is None or (state.image is not self._shown[0]) or (found, state.chosen) != self._shown[1:]:
            self._shown = (state.image, found, state.chosen)
            self.picture.show_picture(state.image if found is None else found.given.small_image)
            empty = QImage()
            before, after = (empty, empty) if found is None else (found.given.bicubic_image, found.answers[state.chosen].image)
            self.compare.show_pictures(before, after)
            self.spread.show_map(None if found is None else found.picture.spread_map())
        answers = () if found is None else found.answers
        caption = self.tr("Answer {number}")
        tiles = [
            Answer(answer.image, caption.format(number=n), answer.latent, self._outcome(n - 1))
            for n, answer in enumerate(answers, 1)
        ]
        self.strip.show_answers(tiles, state.chosen)
        self.strip.set_more(bool(tiles) and not self.own_factor)
        self.strip.setVisible(bool(tiles) and not self.own_factor)
        self._title.setText(self._title_of(state))
        numbers, verdict = self._words(state)
        said, warning = self.trust_words(state, is_found=found is not None and found.was_searched)
        channels = 4 if self.own_factor or self.session.runs.current is None else self.session.runs.current.config.data.channels
        caveats = () if state.target is None else picture_caveats(state.target, channels)
        warning = " ".join([warning, *(translated(caveat) for caveat in caveats)]).strip()
        self.outcome_bar.say(numbers, f"{said} {verdict}".strip(), warning)

    def _title_of(self, state: UpscaleState) -> str:
        if state.found is None:
            return self.tr("Your picture")
        height, width = state.found.picture.input.small.shape[:2]
        return self.tr("Input: {width} × {height} px").format(width=width, height=height)

    def _words(self, state: UpscaleState) -> tuple[str, str]:
        found = state.found
        if found is None:
            return self.tr("Not upscaled yet"), self.tr("The model finds several answers, each of which could be the original.")
        pixels = found.answers[state.chosen].pixels
        size = self.tr("{width} × {height} px").format(width=f"{pixels.shape[1]:,}", height=f"{pixels.shape[0]:,}")
        counted = self.tr("Answer {number} of {count}").format(number=state.chosen + 1, count=len(found.answers))
        latent = found.answers[state.chosen].latent
        numbers = f"{counted} · {size}" + self.found_class(None if latent is None else latent.label)
        return size if self.own_factor else numbers, self._verdict(found, found.picture.likeness(pixels))

    def _verdict(self, found: Upscaled, likeness: float | None) -> str:
        bicubic = found.picture.likeness(found.picture.input.bicubic)
        if likeness is not None and bicubic is not None:
            text = self.tr("{value} dB to the original (bicubic: {bicubic} dB).")
            return text.format(value=f"{likeness:.1f}", bicubic=f"{bicubic:.1f}")
        if self.own_factor:
            return self.tr("There is no original to compare with.")
        height, width = found.picture.input.small.shape[:2]
        if self.state.target is not None and self.state.target.source.size != (width, height):
            text = self.tr("Your picture was first shrunk to {width} × {height} px. Shrunk again, every answer matches that input.")
            return text.format(width=width, height=height)
        return self.tr("Shrunk again, every answer matches your picture. There is no original to compare with.")
