"""Shows the current picture in a window of its own, as large as the studio's."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.ui.latent_stage import LatentStage


class LargeView(QDialog):
    """A non-modal window that follows the picture shown. The keys of ``actions`` work; Escape closes it."""

    def __init__(self, model: ActiveModel, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.addActions(actions)  # so that the page's keys work here
        self.setModal(False)
        self.setWindowTitle(self.tr("The picture shown"))
        self.stage = LatentStage(self.tr("The picture shown"))
        self.stage.setToolTip(self.tr("Left and Right change the seed, Escape closes the view"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stage)
        self.stage.opened.connect(self.close)
        model.frame_changed.connect(self._follow)

    def open_over(self, window: QWidget) -> None:
        """Show the window over ``window``."""
        self.stage.show_frame(self._model.frame)
        self.setGeometry(window.geometry())
        self.show()
        self.raise_()
        self.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, frame: RenderedImage) -> None:
        if self.isVisible():
            self.stage.show_frame(frame)
