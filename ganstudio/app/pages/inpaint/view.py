"""The Inpaint page: a canvas to paint the hole, the picture before and after, and the candidates side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from ganstudio.app.pages.inpaint.mask import COARSEST, KNOWN, PaintedMask
from ganstudio.app.pages.inpaint.mask_bar import MaskBar
from ganstudio.app.pages.inpaint.views import Views
from ganstudio.app.rendering.exports import Written
from ganstudio.app.tasks import search as tasks_search
from ganstudio.app.tasks.search import FilledHole, Hole, Outcome, Sketch
from ganstudio.app.ui.actions import make_action, tool_button_for
from ganstudio.app.ui.answers_strip import Answer, AnswersStrip
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.language import translated
from ganstudio.app.ui.outcome_bar import OutcomeBar
from ganstudio.app.ui.picture_page import SearchState, Task
from ganstudio.app.ui.search_bar import SearchBar
from ganstudio.app.ui.search_page import SearchPage
from ganstudio.app.ui.theme import theme
from ganstudio.engine.recipes.inpaint import filling_caveats
from ganstudio.engine.recipes.opening import Target
from ganstudio.engine.recipes.trust import measure_trust
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import Sentence

MOST = 16  # most candidates at once
SEEN = 512  # side in pixels of the reduced mask that is checked for holes too large
BRUSH = 1 / 8  # share of the short side of a picture


@dataclass(frozen=True)
class InpaintState(SearchState):
    """The state of the page: ``answers`` are the candidates for the hole ``asked``, uint8 (H, W), ``chosen`` the candidate in view;
    ``compares`` shows before and after in place of the canvas."""

    hole: PaintedMask | None = None
    brush: int = 40
    feather: int = 0
    count: int = 4
    answers: tuple[FilledHole, ...] = ()
    asked: np.ndarray | None = field(default=None, compare=False)
    chosen: int = 0
    compares: bool = False

    def for_another_run(self) -> "InpaintState":
        return replace(super().for_another_run(), hole=self.hole, brush=self.brush, feather=self.feather, count=self.count)


class InpaintPage(SearchPage[InpaintState]):
    """Fills a hole; see :class:`SearchPage`."""

    key = "inpaint"
    blank = InpaintState()

    def build(self) -> Iterator[None]:
        self._is_more = False  # whether the running search adds candidates
        self._asked: np.ndarray | None = None  # the hole of the running search
        self._is_showing = False
        self.bar = SearchBar(self.tr("Fill"), self.tr("Find plausible contents for the masked area"))
        self.doing = self.tr("Filling the masked area")
        self.count = QSpinBox(minimum=1, maximum=MOST)
        named(self.count, self.tr("Answers"), self.tr("How many answers to find at a time"))
        self.bar.add(QLabel(self.tr("Answers")), self.count)
        self.views = Views()
        self.canvas, self.compare = self.views.canvas, self.views.compare
        self.tools = MaskBar(self.canvas)
        yield
        self.comparing = make_action("inpaint.compare", self, None)
        self.comparing.setCheckable(True)
        self.strip = AnswersStrip(self.tr("Answers"))
        self.strip.setToolTip(self.tr("Click an answer to show it, or drag it into a tool or onto another page"))
        self.found = OutcomeBar(self.session, self.outcome)
        self.use = QPushButton(theme().icon("check"), self.tr("Use answer"))
        named(self.use, self.use.text(), self.tr("Put this answer into the picture, so that you can mask the next area"))
        self.found.add(self.use)
        yield
        self._connect()
        self.begin(self._lay_out(), "brush")

    def _lay_out(self) -> QWidget:
        work = QWidget()
        button = tool_button_for(self.comparing)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.tools.add(button)
        middle = QVBoxLayout()
        middle.setContentsMargins(8, 8, 8, 0)
        middle.addWidget(self.views, stretch=1)
        middle.addWidget(self.strip)
        whole = QVBoxLayout(work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.tools)
        whole.addLayout(middle, stretch=1)
        whole.addWidget(self.found)
        self.canvas.show_hint(self.tr("Drop a picture here, or choose or paste one."))
        return work

    def _connect(self) -> None:
        canvas, commands, change = self.canvas, self.tools.commands, self._on_change
        for action in (commands.undo, commands.redo, commands.smaller, commands.larger, *commands.tools.values()):
            self.addAction(action)
            action.triggered.connect(lambda: change(compares=False))
        commands.failed.connect(self.session.error)
        commands.saved.connect(lambda path: self.session.written.emit(Written(path)))
        canvas.settings_changed.connect(lambda: change(brush=canvas.brush, feather=canvas.feather))
        canvas.edited.connect(lambda: change(hole=canvas.hole, compares=False))
        self.comparing.toggled.connect(lambda is_on: change(compares=is_on))
        self.count.valueChanged.connect(lambda count: change(count=count))
        self.strip.chosen.connect(lambda index: change(chosen=index, compares=True))
        self.strip.more_asked.connect(self.search_more)
        self.use.clicked.connect(self.use_answer)

    # -- choices ----------------------------------------------------------------------------------------------------------

    def at_first(self, fresh: InpaintState, target: Target) -> InpaintState:
        """Keep the mask for a picture of the same size; for another size, choose a suitable brush width."""
        state, sides = self.state, target.source.size
        hole, brush = state.hole, state.brush
        if hole is None or hole.size != sides:
            hole, brush = PaintedMask(*sides), max(1, round(min(sides) * BRUSH))
        return replace(fresh, hole=hole, brush=brush, feather=state.feather, count=state.count)

    def again(self, state: InpaintState, target: Target) -> InpaintState:
        return self.at_first(state, target)

    def _on_change(self, **changes: Any) -> None:
        """Take over a person's change, not a change that the state made."""
        if not self._is_showing and self.state.target is not None:
            self.keep(**changes)

    def show_state(self) -> None:
        state, self._is_showing = self.state, True
        if self.canvas.picture.image is not state.image:
            self.canvas.show_picture(state.image)
        if state.hole is not None and state.hole is not self.canvas.hole:
            self.canvas.show_hole(state.hole)
        self.canvas.set_brush(state.brush)
        self.canvas.set_feather(state.feather)
        if not self.is_searching:
            self.canvas.clear_sketches()
        self.count.setValue(state.count)
        is_compared = state.compares and bool(state.answers)
        self.comparing.setEnabled(bool(state.answers))
        self.comparing.setChecked(is_compared)
        self.use.setEnabled(bool(state.answers))
        self.bar.allow_search(state.target is not None and state.hole is not None and not state.hole.bounds.is_empty)
        self._show_answers(state)
        self.views.show_compared(is_compared)
        self._is_showing = False

    # -- the search -------------------------------------------------------------------------------------------------------

    def task(self, run: Run, state: InpaintState) -> Task:
        assert state.target is not None
        assert state.hole is not None
        seed = len(state.answers) if self._is_more else 0
        self._asked = state.hole.pixels.copy()  # a copy, as painting may continue
        self.canvas.begin_sketches()
        asked = Hole(state.target, self._asked, state.feather, state.count, seed, state.effort, state.label)
        return partial(tasks_search.fill_hole, run, asked)

    def search(self) -> None:
        self._begin_search(is_more=False)

    def search_more(self) -> None:
        """Search for more candidates; they replace the current ones if the hole has changed."""
        state = self.state
        is_same = state.hole is not None and state.asked is not None and np.array_equal(state.hole.pixels, state.asked)
        self._begin_search(is_more=is_same)

    def _begin_search(self, is_more: bool) -> None:
        if not self.is_searching:
            self._is_more = is_more
            super().search()
            self.keep(compares=False)

    def on_events(self, events: list[Any]) -> None:
        """Show the best candidate so far in the hole."""
        latest = {event.box: event.image for event in events if isinstance(event, Sketch)}
        if self.is_searching:
            for box, image in latest.items():
                self.canvas.show_sketch(image, box)

    def take(self, result: list[FilledHole]) -> None:
        before = self.state.answers if self._is_more else ()
        kept = {} if before else {"measured": None}
        self.keep(answers=(*before, *result), asked=self._asked, chosen=len(before), compares=True, **kept)
        if not before and self.session.runs.current is not None:
            task = partial(measure_trust, self.session.runs.current, [result[0].visible], label=self.state.label)
            self.measure(task, lambda: self.state.answers[:1] == (result[0],))
        filled = self.canvas.hole.bounds
        self.compare.set_split(filled.left / self.canvas.hole.size[0])  # else the line might hide the whole filling

    # -- results ----------------------------------------------------------------------------------------------------------

    @property
    def picked(self) -> FilledHole | None:
        """Return the candidate in view."""
        answers = self.state.answers
        return answers[self.state.chosen] if answers else None

    def outcome(self) -> Outcome | None:
        """Return the result to save or to use on another page."""
        picked = self.picked
        return None if picked is None else _outcome(picked, self.state.chosen)

    def _show_answers(self, state: InpaintState) -> None:
        tiles = [
            Answer(filled.image, self.tr("Answer {number}").format(number=number + 1), filled.latent, _outcome(filled, number))
            for number, filled in enumerate(state.answers)
        ]
        self.strip.show_answers(tiles, state.chosen)
        self.strip.set_more(bool(tiles))
        self.strip.setVisible(bool(tiles))
        picked = self.picked
        self.views.show_answer(state.image, () if picked is None else picked.patches)
        caveats = " ".join(translated(caveat) for caveat in self._caveats(state))
        if picked is None:
            hint = self.tr(
                "Paint over the area to fill. In a picture larger than the model's, the model sees a window around each area."
            )
            self.found.say(self.doing if self.is_searching else self.tr("Not filled yet"), hint, caveats)
            return
        numbers = self.tr("Answer {number} of {count} · likeness around the masked area {value} dB")
        values = {"number": state.chosen + 1, "count": len(tiles), "value": f"{picked.psnr:.1f}"}
        said, warning = self.trust_words(state, is_found=True)
        made_up = self.tr(
            "The content is invented. It was chosen to match the surroundings; other answers may be just as plausible."
        )
        figures = numbers.format(**values) + self.found_class(picked.latent.label)
        self.found.say(figures, f"{said} {made_up}".strip(), f"{warning} {caveats}".strip())

    def _caveats(self, state: InpaintState) -> Sequence[Sentence]:
        """Return the warnings to show before the hole is filled."""
        run = self.session.runs.current
        if state.target is None or state.hole is None or run is None:
            return ()
        data, level = run.config.data, 0
        while level < COARSEST and max(state.hole.size) >> level > SEEN:  # a reduced mask is faster to check
            level += 1
        hole = state.hole.coarse(level) > 0
        return filling_caveats(state.target, hole, data.frame, data.channels, 2**level)

    def use_answer(self) -> None:
        """Make the candidate shown the new picture; what was painted since its search stays as the next hole."""
        run, picked = self.session.runs.current, self.picked
        if run is not None and picked is not None:
            task = partial(tasks_search.use_answer, picked, run.config.data)
            self.session.jobs.start(self.tr("Inserting the answer"), task, self._on_used)

    def _on_used(self, opened: tuple[Target, QImage]) -> None:
        before, hole = self.state, PaintedMask(*opened[0].source.size)
        self._on_target(opened)
        if before.hole is not None and before.asked is not None and before.hole.size == hole.size:
            hole.fill(np.where(before.asked > 0, np.uint8(KNOWN), before.hole.pixels))
        self.keep(hole=hole)
        self.canvas.setFocus()  # the pressed button is disabled now, and would pass the focus to the rail


def _outcome(filled: FilledHole, number: int) -> Outcome:
    return filled.outcome(f"filled-{number + 1}")
