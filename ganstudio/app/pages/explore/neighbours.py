"""Neighbours: the training images nearest to the picture shown, to detect copying."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from ganstudio.app.jobs.background import Background
from ganstudio.app.pages.explore.known_note import KnownNote
from ganstudio.app.pages.explore.near_search import NearSearch, Query
from ganstudio.app.pages.explore.near_strip import NearStrip
from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.pages.explore.training_view import SHORT, TrainingView, image_title
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.ui.controls import Hint, named
from ganstudio.app.ui.elided_label import ElidedLabel
from ganstudio.app.ui.language import translated
from ganstudio.app.ui.latent_stage import LatentStage
from ganstudio.engine.recipes.training_images import Match, NearestImages
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

WAYS = ("pixels", "features")
FEWEST, MOST = 1, 60
SETTLE_MS = 120  # interval of searches while the picture keeps changing


@dataclass(frozen=True)
class NearState:
    """The measure of distance, and the number of neighbours."""

    way: str = "pixels"
    count: int = 12


class NeighboursTool(Tool):
    """Shows neighbours below the picture, the chosen neighbour beside it, and a verdict on their distance."""

    key = "neighbours"
    title = mark("tools", "Neighbours")
    tip = mark("tools", "See the training images closest to the picture shown, and whether it looks like a copy")
    icon = "equal-approximately"

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(model, shelf, parent)
        self.state = NearState()
        self.found: NearestImages | None = None
        self.large: TrainingView | None = None
        self.way = named(QComboBox(), self.tr("Distance"), self.tr("How to measure the distance between pictures"))
        self.way.addItems([self.tr("By their pixels"), self.tr("By their features")])
        self.count = named(QSpinBox(), self.tr("Number of neighbours"), self.tr("How many training images to show"))
        self.count.setRange(FEWEST, MOST)
        self.verdict, self.usual = Hint(), Hint()
        self.verdict.setProperty("role", "")
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)  # a file name may look like HTML
        self.note = KnownNote(model)
        self.strip, self.near = QWidget(), NearStrip(self.tr("The training images closest to the picture shown"))
        self.beside = self.stage = LatentStage(self.tr("The closest training image"))
        self.stage.setToolTip(self.tr("The training image selected below; double-click to enlarge it"))
        self.caption = ElidedLabel("small")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._search = NearSearch()
        self.searching = Background(self._search, self)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Distance"), self.way)
        form.addRow(self.tr("Neighbours"), self.count)
        self.column.addLayout(form)
        for widget in (self.note, self.verdict, self.usual):
            self.column.addWidget(widget)
        self.column.addStretch()
        assert self.strip is not None
        below = QVBoxLayout(self.strip)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self.caption)
        below.addWidget(self.near)

    def _connect(self) -> None:
        self.way.activated.connect(lambda index: self._set(way=WAYS[index]))
        self.count.valueChanged.connect(lambda count: self._set(count=count))
        self.near.chosen.connect(self._show_one)
        self.near.opened.connect(self._open)
        self.stage.opened.connect(lambda: self._open(self.near.current))
        self.stage.stepped.connect(lambda step: self.near.choose(self.near.current + step))
        self.model.frame_changed.connect(self._ask_soon)
        self.model.known.changed.connect(self._on_known)
        self._soon.timeout.connect(self.ask)
        self.searching.done.connect(self.show_answer)

    # -- begin and end ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        self.state = self.kept(NearState) or NearState()
        self.way.setCurrentIndex(WAYS.index(self.state.way))
        self.count.setValue(self.state.count)
        self._clear()
        self.model.known.ask()
        self.ask()

    def end(self) -> None:
        self._soon.stop()
        self._search.forget()
        self.searching.ask([])

    def _clear(self) -> None:
        self.found = None
        self.near.show_images([], [], [], str)
        self._show_one(-1)
        for hint in (self.verdict, self.usual):
            hint.say("")

    def _set(self, **values: Any) -> None:
        if self.is_active and replace(self.state, **values) != self.state:
            self.state = replace(self.state, **values)
            self.keep(self.state)
            self.ask()

    # -- search -----------------------------------------------------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Return whether a search is running."""
        return self._soon.isActive() or self.searching.is_busy

    def _ask_soon(self) -> None:
        if self.is_active and not self._soon.isActive():  # not restarted, as a walk changes the picture constantly
            self._soon.start()

    def _on_known(self) -> None:
        if not self.is_active or self.model.known.is_busy:
            return
        if self.model.known.known is None:
            self._clear()
        self.ask()

    def ask(self) -> None:
        """Search for the neighbours of the picture shown."""
        known, frame = self.model.known.known, self.model.frame
        if self.is_active and known is not None and frame is not None:
            query = Query(known, frame.pixels, self.state.way, self.state.count)
            self._search.latest = query
            self.searching.ask([query])

    def show_answer(self, batch: list[tuple[Query, NearestImages | Exception | None]]) -> None:
        """Show the last answer of ``batch``, unless the question has changed meanwhile."""
        query, found = batch[-1]
        if found is None or not query.is_like(self._search.latest) or query.known is not self.model.known.known:
            return
        if isinstance(found, Exception):
            self._clear()
            self.verdict.say(translated(found))
            return
        self.found = found
        texts = [self._short(distance) for distance in found.distances]
        self.near.show_images(found.rows, found.images, texts, lambda row: image_title(found.index, row))
        self._show_one(self.near.current)
        self._logits(found)

    # -- display ----------------------------------------------------------------------------------------------------------

    def _short(self, distance: float) -> str:
        return f"{distance:.1f}" if self.state.way == "pixels" else f"{distance:.3f}"

    def _show_one(self, index: int) -> None:
        found = self.found
        if found is None or not 0 <= index < len(found.rows):
            self.stage.show_frame(None)
            self.stage.show_hint("")
            self.caption.show_text("")
            return
        self.stage.show_draft(found.images[index])
        self.caption.show_text(self.tr("Beside it: {name}").format(name=self.near.caption_of(index)))

    def _open(self, index: int) -> None:
        found = self.found
        if found is not None and 0 <= index < len(found.rows):
            self.large = self.large or TrainingView(self.near)
            words = self.near.caption_of(index)
            self.large.open_over(self.near.window(), found.images[index], words)

    def _logits(self, found: NearestImages) -> None:
        if not found.rows:
            return
        typical, match = found.index.alignment, found.match
        assert match is not None  # a result with rows has a match
        values = {
            "name": image_title(found.index, int(found.index.rows[match.place]), SHORT),
            "times": f"{typical.median / match.distance:.1f}" if match.distance else "",
            "share": f"{100 * typical.share(match.distance):.0f}",
            "how": self._how(match),
        }
        texts = {
            "same": self.tr("This is the same picture as {name}{how}."),
            "copy": self.tr(
                "This looks like a copy of {name}{how}: it is {times} times closer than training images usually are to each other."
            ),
            "near": self.tr("This is close to {name}{how}: only {share} % of the training images have a closer neighbour."),
            "apart": self.tr(
                "No copy found among the training images, not even mirrored or shifted by a few pixels: {share} % of "
                "them have a closer neighbour than this picture."
            ),
            "unknown": self.tr("There are too few training images to tell whether this is a copy."),
        }
        self.verdict.say(texts[typical.verdict(match.distance)].format(**values))
        typical, distance = found.typical, found.distances[0]
        unit = (
            self.tr("mean difference in grey levels, 0 to 255")
            if self.state.way == "pixels"
            else self.tr("in the studio's feature space")
        )
        usual = self.tr("Distance: {distance}. Typical between training images: {usual} ({unit}; measured on {count} of them).")
        numbers = {"distance": self._short(distance), "usual": self._short(typical.median), "unit": unit}
        self.usual.say(usual.format(**numbers, count=f"{len(typical.distances):,}"))

    def _how(self, match: Match) -> str:
        """Return how the picture was mirrored and moved to match the training image, to append to its name."""
        step = max(map(abs, match.shift))
        if match.is_mirrored:
            return self.tr(", mirrored and shifted by {step} px").format(step=step) if step else self.tr(", mirrored")
        return self.tr(", shifted by {step} px").format(step=step) if step else ""
