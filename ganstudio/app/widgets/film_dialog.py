"""Asks how a film is to be written, and says how large it will be."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ganstudio.app.film import Cut, Footage, estimate
from ganstudio.app.language import translated
from ganstudio.app.renderer import Channel, Renderer
from ganstudio.app.widgets.controls import named
from ganstudio.engine.errors import StudioError

ENDINGS = (".mp4", ".gif", ".webp", "")
LONGEST = 600.0  # seconds
SETTLE_MS = 250  # after the last change the size is estimated
RATE, LARGEST_RATE, LARGEST_SCALE = 25, 60, 8
WIDTH = 420


class FilmDialog(QDialog):
    """``asked(cut)`` once the person has chosen where to write it."""

    asked = Signal(object)

    def __init__(self, footage: Footage, renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._footage = footage
        self.setWindowTitle(self.tr("Make a film"))
        self.setMinimumWidth(WIDTH)
        self.kind = named(QComboBox(), self.tr("Format"), self.tr("What to write: a film in one file, or a folder of pictures"))
        self.kind.addItems([self.tr("MP4"), self.tr("GIF"), self.tr("Animated WebP"), self.tr("PNG pictures in a folder")])
        self.seconds = QDoubleSpinBox(minimum=0.1, maximum=LONGEST, singleStep=0.5, decimals=1)
        self.seconds.setValue(footage.seconds)
        self.seconds.setSuffix(self.tr(" s"))
        named(self.seconds, self.tr("Duration"), self.tr("How long the film takes from its first to its last frame"))
        self.rate = QSpinBox(minimum=1, maximum=LARGEST_RATE, value=RATE)
        named(self.rate, self.tr("Frames a second"), self.tr("More are smoother and make a larger file; a GIF has 50 at the most"))
        self.scale = QSpinBox(minimum=1, maximum=LARGEST_SCALE, value=self._usual_scale())
        self.scale.setPrefix("× ")
        named(self.scale, self.tr("Enlarged"), self.tr("How many times as wide and high each pixel is drawn, without blurring"))
        self.facts, self.size = QLabel(), QLabel()
        self.size.setWordWrap(True)
        self.write = QPushButton(self.tr("Choose where..."))
        named(self.write, self.write.text(), self.tr("Choose a name and begin; the status bar shows how far it is"))
        self._lay_out()
        self._channel = Channel(renderer, self, rank=2)
        self._channel.done.connect(self._show_size)
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self._estimate)
        self.kind.currentIndexChanged.connect(self._show)
        for box in (self.seconds, self.rate, self.scale):
            box.valueChanged.connect(self._show)
        self.write.clicked.connect(self._ask)
        self._show()

    def cut(self, out: Path | None = None) -> Cut:
        """The film as it is chosen, to be written to ``out``."""
        ending = ENDINGS[self.kind.currentIndex()]
        return Cut(out or Path(self._footage.name + ending), self.seconds.value(), float(self.rate.value()), self.scale.value())

    def save_to(self, out: Path) -> None:
        """Say that it is wanted there, with the chosen format's ending, and close."""
        ending = ENDINGS[self.kind.currentIndex()]
        self.asked.emit(self.cut(out if out.suffix.lower() == ending else out.with_name(out.name + ending)))
        self.accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Format"), self.kind)
        form.addRow(self.tr("Duration"), self.seconds)
        form.addRow(self.tr("Frames a second"), self.rate)
        form.addRow(self.tr("Enlarged"), self.scale)
        self.write.setProperty("role", "primary")
        buttons = QDialogButtonBox()
        buttons.addButton(self.write, QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        named(cancel, cancel.text(), self.tr("Close without writing anything"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(form)
        for widget in (self.facts, self.size, buttons):
            column.addWidget(widget)

    def _usual_scale(self) -> int:
        """So that small pictures can be seen."""
        return max(1, min(LARGEST_SCALE, 256 // max(self._footage.size)))

    def _show(self) -> None:
        cut, (width, height) = self.cut(), self._footage.size
        words = self.tr("{frames} frames of {width} × {height} pixels")
        self.facts.setText(words.format(frames=f"{cut.count:,}", width=width * cut.scale, height=height * cut.scale))
        self.size.setText(self.tr("Estimating the size..."))
        self.write.setEnabled(True)
        self._timer.start()

    def _estimate(self) -> None:
        footage, cut = self._footage, self.cut()
        self._channel.ask(footage.origin, lambda generator: estimate(generator, footage, cut), cut)

    def _show_size(self, cut: Cut, found: tuple[int, StudioError | None]) -> None:
        if cut != self.cut():
            return  # of what was chosen before
        size, error = found
        self.write.setEnabled(error is None)
        about = self.tr("about {size} MB").format(size=f"{max(size / 1e6, 0.1):,.1f}")
        self.size.setText(about if error is None else translated(error))

    def _ask(self) -> None:
        cut = self.cut()
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Where to write the film"), str(cut.out))
        if path:
            self.save_to(Path(path))
