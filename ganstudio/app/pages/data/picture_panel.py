"""The side panel of the Data page: the chosen picture as the networks see it, the preparation, and the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ganstudio.app.pages.data.image_box import BOX
from ganstudio.app.pages.data.picture_look import Request
from ganstudio.app.pages.data.picture_preview import PicturePreview
from ganstudio.app.pages.data.preparation_form import PreparationForm
from ganstudio.app.ui.cache_box import CacheBox
from ganstudio.app.ui.elided_label import ElidedLabel
from ganstudio.app.ui.form import Fold
from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import Source, preparation

WIDTH = 2 * BOX + 3 * 16
LEAST_FORM = 110  # px of height: a fold's heading and two rows under it


class PicturePanel(QFrame):
    """The side panel; its last button emits ``train_asked()``."""

    train_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setFixedWidth(WIDTH)
        self._source: Source | None = None
        self._data = DataConfig()
        self._index = 0
        self.number = QLabel()
        self.number.setProperty("role", "heading")
        self.title = ElidedLabel("muted")
        self.preview = PicturePreview()
        self.preparation = PreparationForm()
        self.cache = CacheBox()
        self.preparing = Fold(
            self.tr("Preparation"), self.tr("Show or hide the settings that prepare the pictures for the networks")
        )
        self.storing = Fold(self.tr("Cache"), self.tr("Show or hide the cache of prepared pictures"), "hard-drive")
        self.note = QLabel(self.tr("Training needs at least 2 pictures."))
        self.note.setProperty("role", "muted")
        self.train = QPushButton()
        self.train.setProperty("role", "primary")
        self.show_way_on("", is_training=False)
        self.train.clicked.connect(self.train_asked)
        self._lay_out()

    def set_source(self, source: Source | None, data: DataConfig) -> None:
        """Show pictures of ``source``, prepared like ``data``."""
        self._source, self._data, self._index = source, data, 0
        if source is None:
            self.preview.show_picture(None)
        else:
            self.preparation.set_source(source)

    def set_data(self, data: DataConfig) -> None:
        """Show the picture prepared with ``data``."""
        self._data = data
        self._show_preview()

    def show_way_on(self, run: str, is_training: bool) -> None:
        """Label the button: train a new run, or show ``run``, the name of the open run made from these pictures."""
        if is_training:
            self.train.setText(self.tr("Show training"))
            self.train.setToolTip(self.tr("Go to the Train page; to train on other pictures, stop the training there"))
        elif run:
            self.train.setText(self.tr("Go to {run}").format(run=run))
            self.train.setToolTip(self.tr("Go to the Train page to resume this run on these pictures"))
        else:
            self.train.setText(self.tr("Train on these pictures"))
            self.train.setToolTip(self.tr("Go to the Train page to train a new run on these pictures"))
        self.train.setAccessibleName(self.train.text())

    def set_usable(self, count: int) -> None:
        """Enable training if there are enough pictures."""
        self.train.setEnabled(count >= 2)
        self.note.setVisible(count < 2)

    def show_picture(self, index: int, group: str, reason: str) -> None:
        """Show a picture of the class ``group``, and ``reason``, why it is excluded ("": it is used)."""
        assert self._source is not None
        self._index = index
        counted = self.tr("Picture {number} of {count}").format(number=f"{index + 1:,}", count=f"{len(self._source):,}")
        self.number.setText(counted)
        name = "" if self._source.builtin else self._source.title(index)
        group = self.tr("Class: {name}").format(name=group) if group else ""
        self.title.show_text(" · ".join(filter(None, (name, group, reason))))
        self.title.setVisible(bool(self.title.text()))
        self._show_preview()

    def _show_preview(self) -> None:
        if self._source is not None:
            self.preview.show_picture(Request(self._source, self._index, preparation(self._source, self._data)))

    def _lay_out(self) -> None:
        for fold, widget in ((self.preparing, self.preparation), (self.storing, self.cache)):
            content = QVBoxLayout()
            content.addWidget(widget)
            fold.set_content(content)
        self.preparing.button.setChecked(True)
        inner = QWidget()
        folds = QVBoxLayout(inner)
        folds.setContentsMargins(0, 0, 12, 0)
        folds.setSpacing(8)
        for fold in (self.preparing, self.storing):
            folds.addWidget(fold)
        folds.addStretch()
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        inner.setAutoFillBackground(False)  # setWidget turned it on; the panel's colour should show through
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(LEAST_FORM)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        for part in (self.number, self.title, self.preview):
            layout.addWidget(part)
        layout.addWidget(area, stretch=1)
        layout.addWidget(self.note)
        layout.addWidget(self.train)
