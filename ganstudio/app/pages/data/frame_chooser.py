"""Common frames to choose from with a click, each with the share of the pictures that its crop removes."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ganstudio.app.ui.setting_words import frame_text
from ganstudio.app.ui.theme import theme
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data.report.frames import FrameShare, frame_shares

COLUMNS = 5
SHAPE = 24  # px, the longer side of a drawn frame
LINE = 14
HEIGHT = SHAPE + 2 * LINE + 12
FONT = 11  # px


class FrameChooser(QWidget):
    """A button for each frame, hidden while all pictures are square. ``chosen(FrameSize)`` comes with a click."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[FrameButton] = []
        self.shares: Sequence[FrameShare] = ()
        self._group = QButtonGroup(self)
        self._title = QLabel(wordWrap=True)
        self._title.setProperty("role", "small")
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addLayout(self._grid)
        self.hide()

    def show_frames(self, sizes: np.ndarray, frame: FrameSize, is_cropped: bool) -> None:
        """Show common frames with the shorter side of ``frame``, and ``frame`` itself as the chosen frame.

        Parameters
        ----------
        sizes
            (N, 2): widths and heights of the pictures, in pixels.
        is_cropped
            Whether the pictures are cropped at their centre; else no share is shown.
        """
        self.shares = frame_shares(sizes, frame.shorter, [frame])
        self._title.setText(
            self.tr("Frames, with the share of each picture that the crop removes") if is_cropped else self.tr("Common frames")
        )
        self._fit_buttons()
        for button, share in zip(self.buttons, self.shares, strict=True):
            button.show_frame(share.frame, share.removed if is_cropped else None)
            button.setChecked(share.frame == frame)
        self.setVisible(bool((sizes[:, 0] != sizes[:, 1]).any()) or not frame.is_square)

    def _fit_buttons(self) -> None:
        for number in range(len(self.buttons), len(self.shares)):
            button = FrameButton()
            button.clicked.connect(lambda _=False, number=number: self.chosen.emit(self.shares[number].frame))
            self._grid.addWidget(button, number // COLUMNS, number % COLUMNS)
            self._group.addButton(button)
            self.buttons.append(button)
        for button in self.buttons[len(self.shares) :]:
            self._grid.removeWidget(button)
            self._group.removeButton(button)
            button.deleteLater()
        del self.buttons[len(self.shares) :]


class FrameButton(QToolButton):
    """A frame as an outline in its proportions, over its size and the share that it removes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = FrameSize.square(64)
        self.share = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_frame(self, frame: FrameSize, removed: float | None) -> None:
        """Show a frame and the share of each picture that it removes, from 0 to 1; None: no share."""
        self.frame = frame
        size = self.tr("{frame} px").format(frame=frame_text(frame))
        self.share = "" if removed is None else f"−{removed:.0%}" if removed >= 0.005 else "0%"
        removes = self.tr("{frame}: the centre crop removes {share} of each picture, on average")
        text = size if removed is None else removes.format(frame=size, share=f"{removed:.0%}")
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SHAPE, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)  # the background
        painter, colours = QPainter(self), theme().colours
        scale = SHAPE / self.frame.longer
        wide, high = round(self.frame.width * scale), round(self.frame.height * scale)
        painter.setPen(QPen(QColor(colours.accent if self.isChecked() else colours.muted), 2 if self.isChecked() else 1))
        painter.drawRect(QRectF((self.width() - wide) // 2, 5 + (SHAPE - high) // 2, wide, high))
        font = QFont(self.font())
        font.setPixelSize(FONT)
        painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.muted))
        painter.drawText(QRectF(0, SHAPE + 8, self.width(), LINE), middle, f"{self.frame.width}×{self.frame.height}")
        painter.setPen(QColor(colours.muted))
        painter.drawText(QRectF(0, SHAPE + 8 + LINE, self.width(), LINE), middle, self.share)
