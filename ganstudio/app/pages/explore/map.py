"""Map: samples among the training images, similar ones near each other."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from ganstudio.app.jobs.job import Job
from ganstudio.app.pages.explore.known_note import KnownNote
from ganstudio.app.pages.explore.map_groups import groups_of
from ganstudio.app.pages.explore.titles import latent_title
from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.pages.explore.training_view import SHORT, TrainingView, image_title
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.tasks import training_index as tasks_known
from ganstudio.app.tasks.training_index import Layouts, MapMade, Wanted
from ganstudio.app.ui.controls import Hint, named
from ganstudio.app.ui.language import translated
from ganstudio.app.ui.scatter import Scatter
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

HOWS = ("pca", "umap")
COLOURS = ("kind", "class", "density", "snapshot")
COUNTS = (200, 500, 1000, 2000, 5000)
MOST_SNAPSHOTS = 6  # most snapshots with different colours
SETTLE_MS = 250  # from the last change of options or model to a new map


@dataclass(frozen=True)
class MapState:
    """The layout and colouring of the map, and its number of samples."""

    how: str = "pca"
    colour: str = "kind"
    count: int = 500


class MapTool(Tool):
    """Shows the map in place of the grid; a click on a point shows its picture."""

    key = "map"
    title = mark("tools", "Map")
    tip = mark("tools", "See samples and training images on a map, with similar ones close together")
    icon = "chart-scatter"

    def __init__(self, model: ActiveModel, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(model, shelf, parent)
        self.state = MapState()
        self.made: MapMade | None = None
        self._layouts = Layouts()
        self.job: Job | None = None
        self.large: TrainingView | None = None
        self.instead = self.scatter = Scatter(self.tr("Map of samples and training images"), self.picture_of, self.caption_of)
        self.how = named(QComboBox(), self.tr("Layout"), self.tr("How the map arranges the pictures by their appearance"))
        self.how.addItems([self.tr("Principal components"), self.tr("UMAP")])
        self.colour = named(QComboBox(), self.tr("Colours"), self.tr("What the colours on the map show"))
        names = (self.tr("Picture type"), self.tr("Class"), self.tr("Density"), self.tr("Snapshot"))
        self.colour.addItems(names)
        self.count = named(QComboBox(), self.tr("Number of samples"), self.tr("How many samples of the model to show on the map"))
        self.count.addItems([f"{count:,}" for count in COUNTS])
        self.note = KnownNote(model)
        self.words, self.fault = Hint(), Hint()
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Layout"), self.how)
        form.addRow(self.tr("Colours"), self.colour)
        form.addRow(self.tr("Samples"), self.count)
        for box in (self.how, self.colour, self.count):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.column.addLayout(form)
        for widget in (self.note, self.fault, self.words):
            self.column.addWidget(widget)
        self.column.addStretch()

    def _connect(self) -> None:
        model = self.model
        self.how.activated.connect(lambda index: self._set(how=HOWS[index]))
        self.colour.activated.connect(lambda index: self._set(colour=COLOURS[index]))
        self.count.activated.connect(lambda index: self._set(count=COUNTS[index]))
        self.scatter.opened.connect(lambda _group, index: self._open(index))
        self._soon.timeout.connect(self.ask)
        model.known.changed.connect(self._on_known)
        for signal in (model.look_changed, model.generator_changed, model.snapshots_changed):
            signal.connect(self._ask_soon)

    # -- begin and end ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        self.state = self.kept(MapState) or MapState()
        self.how.setCurrentIndex(HOWS.index(self.state.how))
        self.colour.setCurrentIndex(COLOURS.index(self.state.colour))
        self.count.setCurrentIndex(COUNTS.index(self.state.count))
        self.fault.say("")
        if self.made is not None and self.made.wanted.run is not self.model.run:
            self._clear()
        self.model.known.ask()
        self.ask()

    def end(self) -> None:
        self._soon.stop()
        self._cancel()

    def _clear(self) -> None:
        self.made, self._layouts = None, Layouts()
        self.scatter.show_points(np.zeros((0, 2)), np.zeros(0, int), [], ("", ""))
        self.words.say("")

    def _set(self, **values: Any) -> None:
        self.state = replace(self.state, **values)
        self.keep(self.state)
        self.fault.say("")
        self.ask()

    # -- the map ----------------------------------------------------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Return whether another map is being made."""
        return self.job is not None or self._soon.isActive()

    def wanted(self) -> Wanted | None:
        """Return the samples to put on the map; None without a generator."""
        model, count = self.model, self.state.count
        if model.run is None or model.images_seen is None:
            return None
        snapshots = (model.images_seen,)
        if self.state.colour == "snapshot":
            places = np.linspace(0, len(model.snapshots) - 1, MOST_SNAPSHOTS).round().astype(int)
            snapshots = tuple(model.snapshots[place] for place in dict.fromkeys(places.tolist()))
        return Wanted(model.run, snapshots, max(1, count // len(snapshots)), model.look, model.noise)

    def _ask_soon(self) -> None:
        if self.is_active:
            self._soon.start()

    def _on_known(self) -> None:
        if self.is_active and not self.model.known.is_busy:
            self.ask()

    def ask(self) -> None:
        """Begin a map of what is wanted now, unless it is there or nobody looks."""
        known, wanted = self.model.known.known, self.wanted()
        if not self.is_active or known is None or wanted is None:
            return
        self._cancel()
        made, how = self.made, self.state.how
        if made is not None and made.wanted == wanted and made.layout.how == how and made.layout.index is known:
            self._show()
            return
        make = partial(tasks_known.make_map, known, how, wanted, made, self._layouts)
        failed = partial(self._on_error, wanted)
        self.job = job = self.model.jobs.start(self.tr("Computing the map"), make, self._on_made, failed)
        job.finished.connect(partial(self._on_end, job))

    def _cancel(self) -> None:
        job, self.job = self.job, None
        if job is not None:
            job.cancel()

    def _on_end(self, job: Job, _result: object, _error: object) -> None:
        if job is self.job:  # else another job has replaced it
            self.job = None
            if job.was_cancelled:
                self.fault.say(self.tr("The map was cancelled. Change a setting above to compute it again."))

    def _on_made(self, made: MapMade) -> None:
        self.fault.say("")
        is_same = self.made is not None and self.made.layout is made.layout
        self.made = made
        self._show(keep_view=is_same)

    def _on_error(self, wanted: Wanted, error: BaseException) -> None:
        if wanted.run is not self.model.run:
            return
        self.fault.say(translated(error))
        if self.made is not None and self.made.layout.how != self.state.how:  # so that the control matches the map shown
            self.state = replace(self.state, how=self.made.layout.how)
            self.keep(self.state)
            self.how.setCurrentIndex(HOWS.index(self.state.how))
            self.ask()  # for other choices made meanwhile

    def _show(self, keep_view: bool = True) -> None:
        made = self.made
        assert made is not None
        look = groups_of(made, self.state.colour)
        places = np.concatenate([made.layout.places, made.places])
        self.scatter.show_groups(places, look.groups, look.styles, self._axes(), look.shades, keep_view)
        self.words.say(self._words())

    def _axes(self) -> tuple[str, str]:
        made = self.made
        if made is None or made.layout.shares is None:
            return self.tr("UMAP, first axis (no unit)"), self.tr("UMAP, second axis (no unit)")
        first, second = (f"{100 * share:.0f}" for share in made.layout.shares)
        return (
            self.tr("first component ({share} % of variance)").format(share=first),
            self.tr("second component ({share} % of variance)").format(share=second),
        )

    def _words(self) -> str:
        made = self.made
        assert made is not None
        dots = self.tr("Dots: {training} training images. Rings: {samples} samples.")
        words = [dots.format(training=f"{len(made.layout.places):,}", samples=f"{len(made.places):,}")]
        if self.state.colour == "density":
            words.append(self.tr("Lighter: more training images look like this."))
        words.append(
            self.tr("Point at a dot or ring to preview it; click to show it. Zoom with the wheel or + and -; Home shows all.")
        )
        return " ".join(words)

    # -- points -----------------------------------------------------------------------------------------------------------

    def _row(self, index: int) -> int | None:
        """Return the row of a training image; None for a sample."""
        made = self.made
        assert made is not None
        is_known = index < len(made.layout.rows)
        return int(made.layout.index.rows[made.layout.rows[index]]) if is_known else None

    def picture_of(self, _group: int, index: int) -> QImage | None:
        """Return the small picture of the point ``index``."""
        made, row = self.made, self._row(index)
        assert made is not None
        return to_qimage(made.layout.index.image(row) if row is not None else made.samples.small[index - len(made.layout.rows)])

    def caption_of(self, _group: int, index: int) -> str:
        """Return the words below the picture of the point ``index``."""
        made, row = self.made, self._row(index)
        assert made is not None
        if row is not None:
            return image_title(made.layout.index, row, SHORT)
        number = index - len(made.layout.rows)
        images = self.tr("{images} images seen").format(images=f"{made.samples.images[number]:,}")
        several = len(made.wanted.snapshots) > 1
        return latent_title(self.model, made.samples.latents[number]) + (f" · {images}" if several else "")

    def _open(self, index: int) -> None:
        made, row = self.made, self._row(index)
        assert made is not None
        if row is not None:
            self.large = self.large or TrainingView(self.scatter)
            known = made.layout.index
            self.large.open_over(self.scatter.window(), known.image(row), image_title(known, row))
            return
        number = index - len(made.layout.rows)
        images, model = int(made.samples.images[number]), self.model
        if images != model.images_seen and images in model.snapshots:
            model.choose(images if images != model.snapshots[-1] else None)
        model.show(made.samples.latents[number], self.tr("Show a picture from the map"))
