"""The bar over the page: truncation, class, snapshot, noise and precision for all its pictures."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QFrame, QHBoxLayout, QLabel, QSpinBox, QWidget

from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.ui.controls import named, on_settled, slider
from ganstudio.app.ui.elided_label import ElidedLabel
from ganstudio.engine.latent.latent import PRECISIONS

MOST = 150  # largest truncation, in hundredths
MOST_NOISE = 999_999
NOISE_WIDTH = 84  # px
CLASS_LETTERS = 8  # letters of a class that stay visible in a narrow window


class LookBar(QFrame):
    """Shows and sets the render options of the model; hides those that its generator lacks."""

    def __init__(self, model: ActiveModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setProperty("role", "panel")
        tip = self.tr("Lower: typical, similar pictures. 1: the full variety the model has learned. Higher: unusual pictures.")
        self.truncation = slider(self.tr("Truncation"), tip, MOST)
        self.truncation_value = QDoubleSpinBox(maximum=MOST / 100, singleStep=0.05, decimals=2)
        named(self.truncation_value, self.tr("Truncation"), tip)
        self.classes = QComboBox()
        self.classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.classes.setMinimumContentsLength(CLASS_LETTERS)
        named(self.classes, self.tr("Class"), self.tr("The class of the pictures to draw"))
        self.snapshot = slider(self.tr("Snapshot"), self.tr("Draw with an earlier snapshot of the model"), 0)
        for control in (self.truncation, self.snapshot):
            control.setMinimumWidth(40)
        self.snapshot_value = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self.snapshot_value.setMinimumWidth(70)
        self.has_own_noise = QCheckBox(self.tr("Noise"))
        named(self.has_own_noise, self.tr("Noise"), self.tr("Draw new fine details; the content of the picture stays the same"))
        self.noise = QSpinBox(maximum=MOST_NOISE)
        self.noise.setMaximumWidth(NOISE_WIDTH)
        named(self.noise, self.tr("Seed of the noise"), self.tr("Each seed gives different details"))
        self.precision = QComboBox()
        self.precision.addItems(PRECISIONS)
        tip = self.tr(
            "Number format for drawing. fp32 is exact. bf16 uses half the memory and is faster on GPUs and CPUs "
            "that support it, slower on others; pixel values can differ slightly"
        )
        named(self.precision, self.tr("Precision"), tip)
        self._lay_out()
        self._connect()
        self._show_generator()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(QLabel(self.tr("Truncation")))
        row.addWidget(self.truncation, stretch=2)
        row.addWidget(self.truncation_value)
        row.addSpacing(8)
        self._class_label = QLabel(self.tr("Class"))
        row.addWidget(self._class_label)
        row.addWidget(self.classes)
        row.addSpacing(8)
        row.addWidget(QLabel(self.tr("Snapshot")))
        row.addWidget(self.snapshot, stretch=3)
        row.addWidget(self.snapshot_value, stretch=2)
        row.addSpacing(8)
        row.addWidget(self.has_own_noise)
        row.addWidget(self.noise)
        row.addSpacing(8)
        row.addWidget(self.precision)

    def _connect(self) -> None:
        model = self._model
        self.truncation.valueChanged.connect(lambda value: self._set(truncation=value / 100))
        self.truncation_value.valueChanged.connect(lambda value: self._set(truncation=round(value, 2)))
        self.classes.currentIndexChanged.connect(lambda index: self._set(label=None if index <= 0 else index - 1))
        self.snapshot.valueChanged.connect(self._choose)
        self.has_own_noise.toggled.connect(self._set_noise)
        self.noise.valueChanged.connect(self._set_noise)
        self.precision.currentTextChanged.connect(lambda text: self._set(precision=text))
        self._connect_steps()
        model.look_changed.connect(self._show_look)
        model.snapshots_changed.connect(self._show_snapshots)
        model.generator_changed.connect(self._show_generator)

    def _connect_steps(self) -> None:
        """Make each change an undo step; a drag or a typed number counts as a single change."""
        truncation, noise = self.tr("Change the truncation"), self.tr("Change the noise")
        commit = self._model.commit
        on_settled(self.truncation, lambda: commit(truncation))
        on_settled(self.snapshot, lambda: commit(self.tr("Choose another snapshot")))
        self.truncation_value.setKeyboardTracking(False)
        self.truncation_value.valueChanged.connect(lambda: commit(truncation))
        self.noise.setKeyboardTracking(False)
        self.noise.valueChanged.connect(lambda: commit(noise))
        self.has_own_noise.toggled.connect(lambda: commit(noise))
        self.classes.currentIndexChanged.connect(lambda: commit(self.tr("Choose a class")))
        self.precision.currentTextChanged.connect(lambda: commit(self.tr("Change the precision")))

    def _set(self, **values: Any) -> None:
        self._model.set_look(replace(self._model.look, **values))

    def _choose(self, place: int) -> None:
        snapshots = self._model.snapshots
        self._model.choose(snapshots[place] if place < len(snapshots) - 1 else None)

    def _set_noise(self) -> None:
        self.noise.setEnabled(self.has_own_noise.isChecked())
        self._model.set_noise(self.noise.value() if self.has_own_noise.isChecked() else None)

    def _show_generator(self) -> None:
        model = self._model
        generator, run = model.generator, model.run
        names = run.dataset.classes if run is not None and generator is not None and generator.classes else ()
        with _silent(self.classes, self.has_own_noise, self.noise):
            if self.classes.count() != len(names) + 1 or [self.classes.itemText(i + 1) for i in range(len(names))] != list(names):
                self.classes.clear()
                self.classes.addItem(self.tr("All classes"))
                self.classes.addItems(list(names))
            self.has_own_noise.setChecked(model.noise is not None)
            self.noise.setValue(model.noise or 0)
        self.noise.setEnabled(model.noise is not None)
        for widget in (self._class_label, self.classes):
            widget.setVisible(bool(names))
        for control in (self.has_own_noise, self.noise):
            control.setVisible(model.has_noise)
        self._show_look()
        self._show_snapshots()

    def _show_look(self) -> None:
        look = self._model.look
        with _silent(self.truncation, self.truncation_value, self.classes, self.precision):
            self.truncation.setValue(round(100 * look.truncation))
            self.truncation_value.setValue(look.truncation)
            self.classes.setCurrentIndex(0 if look.label is None else look.label + 1)
            self.precision.setCurrentText(look.precision)

    def _show_snapshots(self) -> None:
        model = self._model
        images, snapshots = model.images_seen, model.snapshots
        with _silent(self.snapshot):
            self.snapshot.setRange(0, max(0, len(snapshots) - 1))
            self.snapshot.setValue(snapshots.index(images) if images is not None else 0)
        self.snapshot.setEnabled(len(snapshots) > 1)
        is_newest = bool(snapshots) and images == snapshots[-1]
        text = self.tr("{images} images · newest") if is_newest else self.tr("{images} images")
        self.snapshot_value.show_text(text.format(images=f"{images:,}") if images is not None else "")


@contextmanager
def _silent(*widgets: QWidget) -> Iterator[None]:
    """Block the signals of ``widgets``, so that showing a value does not set it in the model."""
    blockers = [QSignalBlocker(widget) for widget in widgets]
    yield
    for blocker in blockers:
        blocker.unblock()
