"""The forms of the export dialog: for the picture shown, a series, a film, and the model."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox, QWidget

from ganstudio.app.rendering.exports import LongOrder, ModelOrder, PictureOrder, SeriesOrder
from ganstudio.app.rendering.film import FilmOrder, Footage
from ganstudio.app.rendering.renderer import ModelVersion
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.formats import pictures_in_words
from ganstudio.engine.latent.favourites import Favourite
from ganstudio.engine.latent.rendering import RenderOptions

W = TypeVar("W", bound=QWidget)
LARGEST_SCALE = 8
SEEN = 256  # px, the smallest visible size of a picture
LAST_SEED = 999_999_999
MOST_PICTURES, PICTURES = 10_000, 64
LONGEST = 600.0  # seconds
RATE, LARGEST_RATE = 25, 60
ENDINGS = (".mp4", ".gif", ".webp", "")
SERIES_ENDINGS = (".png", "", ".npz")
REPEATING = (".gif", ".webp")
FORMATS = {"onnx": ".onnx", "torchscript": ".pt", "safetensors": ".safetensors", "stylegan2-ada": ".pth"}


class ExportForm(QObject):
    """A form. ``rows`` are its controls with their labels; ``changed()`` comes when their values change.

    A subclass defines ``title``, its entry in the list, ``name``, the file name without suffix, and the methods below.
    """

    changed = Signal()
    title = ""
    name = ""

    def __init__(self, origin: ModelVersion, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.origin = origin  # the generator for the estimate of the size
        self.rows: list[tuple[str, QWidget]] = []
        self.fresh: list[QWidget] = []

    @property
    def ending(self) -> str:
        """Return the suffix of the file; "" for a folder."""
        return ".png"

    def order(self, out: Path | None = None) -> PictureOrder | LongOrder:
        """Return the order that writes the choices to ``out``."""
        raise NotImplementedError

    def facts(self) -> str:
        """Return a text with the result's size in pixels."""
        return ""

    def update_rows(self) -> None:
        """Show the rows that fit the choices."""

    def settings(self) -> dict[int, object]:
        """Return the choices by row, without those that differ each time."""
        rows = [(place, widget) for place, (_, widget) in enumerate(self.rows) if widget not in self.fresh]
        return {place: widget.property(_value(widget)) for place, widget in rows}

    def restore(self, settings: Mapping[int, object]) -> None:
        """Restore the choices that :meth:`settings` returned."""
        for place, value in settings.items():
            widget = self.rows[place][1]
            widget.setProperty(_value(widget), value)

    def _row(self, widget: W, label: str, tip: str) -> W:
        self.rows.append((label, named(widget, label, tip)))
        return widget

    def _scale(self, side: int) -> QSpinBox:
        usual = max(1, min(LARGEST_SCALE, SEEN // side))
        box = QSpinBox(minimum=1, maximum=LARGEST_SCALE, value=usual, prefix="× ")
        box.valueChanged.connect(self.changed)
        return self._row(box, self.tr("Scale"), self.tr("How many times larger each pixel is drawn, without blurring"))

    def _number(self, least: int, most: int, value: int, label: str, tip: str) -> QSpinBox:
        box = QSpinBox(minimum=least, maximum=most, value=value)
        box.setGroupSeparatorShown(True)
        box.valueChanged.connect(self.changed)
        return self._row(box, label, tip)

    def _choice(self, texts: Sequence[str], label: str, tip: str) -> QComboBox:
        box = QComboBox()
        box.addItems(list(texts))
        box.currentIndexChanged.connect(self.changed)
        return self._row(box, label, tip)


def _value(widget: QWidget) -> str:
    """Return the name of the widget's value property."""
    return str(widget.metaObject().userProperty().name())


class PictureForm(ExportForm):
    """The form for the picture shown."""

    def __init__(self, picture: PictureOrder, parent: QObject | None = None) -> None:
        super().__init__(picture.origin, parent)
        self.title, self.name = self.tr("The picture shown"), picture.out.stem
        self._picture = picture
        self.scale = self._scale(max(picture.frame.pixels.shape[:2]))

    def order(self, out: Path | None = None) -> PictureOrder:
        return replace(self._picture, out=out or self._picture.out, scale=self.scale.value())

    def facts(self) -> str:
        height, width = (side * self.scale.value() for side in self._picture.frame.pixels.shape[:2])
        words = self.tr("{width} × {height} pixels. Drop the file on this page to restore how it was drawn.")
        return words.format(width=f"{width:,}", height=f"{height:,}")


class SeriesForm(ExportForm):
    """The form for consecutive seeds or the shelf, as a sheet, single files or arrays."""

    def __init__(
        self, origin: ModelVersion, look: RenderOptions, shelf: Sequence[Favourite], parent: QObject | None = None
    ) -> None:
        super().__init__(origin, parent)
        self.title, self.name = self.tr("Pictures"), f"{origin.run.name}-pictures"
        self._look, self._shelf = look, tuple(shelf)
        which = [self.tr("Consecutive seeds")] + [self.tr("Shelf")] * bool(shelf)
        self.which = self._choice(which, self.tr("Pictures"), self.tr("The pictures to export"))
        kinds = (self.tr("Contact sheet (PNG)"), self.tr("PNG files in a folder"), self.tr("Arrays with latents (npz)"))
        tip = self.tr(
            "All pictures side by side in one file, one file per picture, or arrays of images, seeds and latents for NumPy"
        )
        self.kind = self._choice(kinds, self.tr("Format"), tip)
        self.first = self._number(0, LAST_SEED, 0, self.tr("First seed"), self.tr("The seed of the first picture"))
        self.count = self._number(
            1, MOST_PICTURES, PICTURES, self.tr("Number of pictures"), self.tr("The number of pictures, with consecutive seeds")
        )
        self.columns = self._number(0, MOST_PICTURES, 0, self.tr("Columns"), self.tr("The number of pictures in a row"))
        self.columns.setSpecialValueText(self.tr("Automatic"))
        self.scale = self._scale(2 * origin.run.config.data.frame.longer)

    @property
    def ending(self) -> str:
        return SERIES_ENDINGS[self.kind.currentIndex()]

    def order(self, out: Path | None = None) -> SeriesOrder:
        path = out or Path(self.name + self.ending if self.ending else self.name.replace(".", "-"))
        columns, scale = self.columns.value(), self.scale.value()
        if self.which.currentIndex() == 1:
            return SeriesOrder(path, self.origin, self._look, favourites=self._shelf, columns=columns, scale=scale)
        first = self.first.value()
        return SeriesOrder(path, self.origin, self._look, range(first, first + self.count.value()), columns=columns, scale=scale)

    def facts(self) -> str:
        order = self.order()
        if self.ending == ".png":
            width, height = order.sides()
            words = self.tr("{pictures}, {width} × {height} pixels in total")
        else:
            width, height = self.origin.run.config.data.frame.times(order.scale).sides
            words = self.tr("{pictures} of {width} × {height} pixels")
        return words.format(pictures=pictures_in_words(order.count), width=f"{width:,}", height=f"{height:,}")

    def update_rows(self) -> None:
        for box in (self.first, self.count):
            box.setEnabled(self.which.currentIndex() == 0)
        self.columns.setEnabled(self.ending == ".png")


class FilmForm(ExportForm):
    """The form for the film of a tool."""

    def __init__(self, footage: Footage, parent: QObject | None = None) -> None:
        super().__init__(footage.origin, parent)
        self.title, self.name = self.tr("Film"), footage.name
        self._footage = footage
        kinds = (self.tr("MP4"), self.tr("GIF"), self.tr("Animated WebP"), self.tr("PNG pictures in a folder"))
        self.kind = self._choice(kinds, self.tr("Format"), self.tr("Export one film file, or a folder of pictures"))
        self.seconds = QDoubleSpinBox(minimum=0.1, maximum=LONGEST, singleStep=0.5, decimals=1, value=footage.seconds)
        self.seconds.setSuffix(self.tr(" s"))
        self.seconds.valueChanged.connect(self.changed)
        self.fresh.append(self.seconds)
        self._row(self.seconds, self.tr("Duration"), self.tr("The time from the first frame of the film to the last"))
        tip = self.tr("More frames look smoother but make a larger file; a GIF can have at most 50")
        self.rate = self._number(1, LARGEST_RATE, RATE, self.tr("Frames per second"), tip)
        self.scale = self._scale(max(footage.size))
        self.repeat = QCheckBox(self.tr("Loop forever"))
        self.repeat.setChecked(True)
        self.repeat.toggled.connect(self.changed)
        tip = self.tr("Restart the film when it ends; for an MP4 the player decides")
        self._row(self.repeat, self.tr("Repeat"), tip)

    @property
    def ending(self) -> str:
        return ENDINGS[self.kind.currentIndex()]

    def order(self, out: Path | None = None) -> FilmOrder:
        name = self.name + self.ending if self.ending else self.name.replace(".", "-")  # a dot in a folder name is no film format
        path, rate = out or Path(name), float(self.rate.value())
        return FilmOrder(path, self._footage, self.seconds.value(), rate, self.scale.value(), self.repeat.isChecked())

    def facts(self) -> str:
        order, (width, height) = self.order(), self._footage.size
        words = self.tr("{frames} frames of {width} × {height} pixels")
        return words.format(frames=f"{order.count:,}", width=width * order.scale, height=height * order.scale)

    def update_rows(self) -> None:
        self.repeat.setEnabled(self.ending in REPEATING)


class ModelForm(ExportForm):
    """The form for the generator, for other programs."""

    def __init__(self, origin: ModelVersion, parent: QObject | None = None) -> None:
        super().__init__(origin, parent)
        self.title, self.name = self.tr("Model"), f"{origin.run.name}-{origin.images_seen}"
        kinds = [self.tr("ONNX"), self.tr("TorchScript"), self.tr("safetensors with a description")]
        if origin.run.config.model.arch == "stylegan2":
            kinds.append(self.tr("Weights for StyleGAN2-ADA"))
        tip = self.tr("ONNX runs in many programs, TorchScript in PyTorch without the studio; the others hold the weights only")
        self.kind = self._choice(kinds, self.tr("Format"), tip)

    @property
    def ending(self) -> str:
        return tuple(FORMATS.values())[self.kind.currentIndex()]

    def order(self, out: Path | None = None) -> ModelOrder:
        return ModelOrder(out or Path(self.name + self.ending), self.origin, tuple(FORMATS)[self.kind.currentIndex()])

    def facts(self) -> str:
        words = self.tr(
            "The generator at {images} images. The export is checked by comparing 64 of its pictures with the original's."
        )
        return words.format(images=f"{self.origin.images_seen:,}")
