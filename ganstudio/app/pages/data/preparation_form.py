"""A form with the dataset settings that matter for the open pictures."""

from collections.abc import Collection
from dataclasses import fields, replace

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.pages.data.frame_chooser import FrameChooser
from ganstudio.app.ui.form import ConfigForm
from ganstudio.engine.config import Config, DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import Source, preparation

SETTINGS = tuple(f"data.{field.name}" for field in fields(DataConfig) if field.name != "source")


class PreparationForm(QWidget):
    """The form. ``edited(DataConfig)`` comes with every valid change, ``new_run_asked()`` from a run's fixed settings."""

    edited = Signal(object)
    new_run_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._sizes: np.ndarray | None = None
        self.frames = FrameChooser()
        self.form = ConfigForm(Config(), SETTINGS, folds=False)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("role", "small")
        self.new_run = QPushButton(self.tr("New run"))
        self.new_run.setToolTip(self.tr("Keep the run as it is, and prepare these pictures for a new one"))
        self._fixed = QWidget()
        row = QHBoxLayout(self._fixed)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.note, stretch=1)
        row.addWidget(self.new_run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._fixed)
        layout.addWidget(self.frames)
        layout.addWidget(self.form)
        self.form.changed.connect(self._on_form)
        self.frames.chosen.connect(self._choose_frame)
        self.new_run.clicked.connect(self.new_run_asked)
        self._fixed.hide()

    def set_source(self, source: Source) -> None:
        """Show the settings that matter for these pictures."""
        self._source, self._sizes = source, None
        self.form.editor("data.size").set_automatic(preparation(source, DataConfig()).frame)
        self._show_relevant(self.form.config().data)

    def set_data(self, data: DataConfig, run: str, can_begin: bool) -> None:
        """Show ``data``; fixed if it belongs to ``run`` (a name). ``can_begin`` offers to begin a new run."""
        if data != self.form.config().data:
            self.form.set_config(replace(self.form.config(), data=data))
        self.form.set_editable(() if run else None)
        self.frames.setEnabled(not run)
        self.note.setText(
            self.tr("These are the settings of run {name}. Changes to the pictures apply to new runs only.").format(name=run)
        )
        self._fixed.setVisible(bool(run))
        self.new_run.setEnabled(can_begin)
        self._show_relevant(data)

    def set_sizes(self, sizes: np.ndarray) -> None:
        """Show which share of the pictures each frame removes; ``sizes`` (N, 2) are their widths and heights."""
        self._sizes = sizes
        self._show_relevant(self.form.config().data)

    def _choose_frame(self, frame: FrameSize) -> None:
        self.form.set_values({"data.size": frame.size})
        self._on_form()

    def _on_form(self) -> None:
        data = self.form.config().data
        self._show_relevant(data)
        if self.form.is_valid:
            self.edited.emit(data)

    def _show_relevant(self, data: DataConfig) -> None:
        if self._source is not None:
            if self._sizes is None:
                self.frames.hide()
            else:
                self.frames.show_frames(self._sizes, preparation(self._source, data).frame, data.crop == "centre")
            self.form.show_only([f"data.{name}" for name in relevant(self._source, data)])


def relevant(source: Source, data: DataConfig) -> Collection[str]:
    """Return the settings that have an effect on these pictures, prepared with ``data``."""
    names = ["size", "channels", "crop", "mirror", "background"]
    if data.crop in ("random", "tiles"):
        names.append("crops" if data.crop == "random" else "tile")
    if source.has_files:
        names += ["folder_classes", "duplicates"]
    if source.is_film:
        names.append("frame_rate")
    return names
