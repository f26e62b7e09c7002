"""Shows a map of numbers as a picture, with a colour scale."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.ui.plot_style import FONT_PIXELS
from ganstudio.app.ui.theme import theme
from ganstudio.app.ui.zoom_view import ZoomView

COLOURS = "viridis"  # lightness alone gives the order, for colour-blind people and in print
TICKS = 5
STRIP = 14  # pixels, the width of the scale's colours
GAP = 6


class Heatmap(QWidget):
    """Shows a float map (H, W). ``title`` names its numbers, with the unit; arrow keys point at pixels like the mouse."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: np.ndarray | None = None
        self.most = 1.0
        self.view = _Probed(name)
        self.scale = _Scale()
        self.title, self.value = QLabel(title), QLabel()
        for label in (self.title, self.value):
            label.setProperty("role", "small")
        self.view.setToolTip(self.tr("Dark: no difference. Bright: the largest difference. Point at a pixel to see its value."))
        self._lay_out()
        self.view.probed.connect(self._show_value)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.value)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.view, stretch=1)
        row.addWidget(self.scale)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(row, stretch=1)

    def show_map(self, values: np.ndarray | None, most: float | None = None) -> None:
        """Show numbers from 0 up, float (H, W); None clears the map.

        Parameters
        ----------
        values
            NaN is transparent.
        most
            The value of the brightest colour; None: the largest value. Set it to compare maps.
        """
        self.values = values
        if values is None:
            self.view.show_picture(QImage())
        else:
            finite = values[np.isfinite(values)]
            self.most = most or float(finite.max(initial=0.0)) or 1.0
            self.view.show_picture(to_qimage(coloured(values, self.most)))
        self.scale.show_range(self.most if values is not None else None)
        self._show_value(self.view.probe)

    def value_at(self, x: int, y: int) -> float | None:
        """Return the value at column ``x`` and row ``y``; NaN where the map is transparent, None outside the map."""
        if self.values is None or not (0 <= y < self.values.shape[0] and 0 <= x < self.values.shape[1]):
            return None
        return float(self.values[y, x])

    def _show_value(self, at: QPointF | None) -> None:
        x, y = (math.floor(at.x()), math.floor(at.y())) if at is not None else (-1, -1)
        found = self.value_at(x, y)
        text = "" if found is None else f"{x:,}, {y:,}: {_short(found, self.most)}"
        self.value.setText(text)
        self.view.setAccessibleDescription(text)


def coloured(values: np.ndarray, most: float) -> np.ndarray:
    """Return uint8 (H, W, 4) from float (H, W): 0 is the darkest colour, ``most`` and above the brightest, NaN transparent."""
    places = np.nan_to_num(np.clip(values / most, 0, 1) * 255).astype(np.uint8)
    opaque = np.where(np.isnan(values), 0, 255).astype(np.uint8)
    return np.dstack([_table()[places], opaque])


def _table() -> np.ndarray:
    table: np.ndarray = pg.colormap.get(COLOURS).getLookupTable(nPts=256, alpha=False)
    return table.astype(np.uint8)


def _short(value: float, most: float) -> str:
    """Return the value with the digits that resolve a hundredth of ``most``."""
    if not math.isfinite(value):
        return "–"
    return f"{value:,.{min(max(0, 2 - math.floor(math.log10(most))), 8)}f}"


class _Probed(ZoomView):
    """The map itself. Emits ``probed(point)`` with the point under the cursor; None without one."""

    probed = Signal(object)
    pointer = Qt.CursorShape.CrossCursor

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.probe: QPointF | None = None
        self._is_by_key = False

    def _look(self, at: QPointF | None, is_by_key: bool = False) -> None:
        self.probe, self._is_by_key = at, is_by_key
        self.update()
        self.probed.emit(at)

    def moved(self, event: QMouseEvent, at: QPointF) -> None:
        self._look(at)

    def leaveEvent(self, event: QEvent) -> None:
        self._look(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        way = ways.get(Qt.Key(event.key()))
        if way is None or not self.has_picture:
            super().keyPressEvent(event)
            return
        width, height = self.picture_size()
        at = self.probe or QPointF(width // 2 + 0.5, height // 2 + 0.5)
        x, y = min(max(at.x() + way[0], 0.5), width - 0.5), min(max(at.y() + way[1], 0.5), height - 0.5)
        self.show_point(QPointF(x, y))
        self._look(QPointF(x, y), is_by_key=True)

    def decorate(self, painter: QPainter) -> None:
        if self.probe is not None and self._is_by_key:
            corner = QPointF(math.floor(self.probe.x()), math.floor(self.probe.y()))
            place = QRectF(self.to_widget(corner), self.to_widget(corner + QPointF(1, 1)))
            for colour, around in ((Qt.GlobalColor.black, 1), (Qt.GlobalColor.white, 2)):
                painter.setPen(QPen(colour, 1))
                painter.drawRect(place.adjusted(-around, -around, around, around))


class _Scale(QWidget):
    """The colour scale, from 0 at the bottom to the maximum at the top, with numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.most: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def show_range(self, most: float | None) -> None:
        """Show the scale from 0 to ``most``; None clears it."""
        self.most = most
        self.updateGeometry()
        self.update()

    def texts(self) -> list[str]:
        """Return the scale's numbers, from the bottom."""
        return [] if self.most is None else [_short(self.most * place / (TICKS - 1), self.most) for place in range(TICKS)]

    def sizeHint(self) -> QSize:
        widest = max((self.fontMetrics().horizontalAdvance(text) for text in self.texts()), default=24)
        return QSize(STRIP + GAP + widest, 80)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.most is None:
            return
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(FONT_PIXELS)
        painter.setFont(font)
        line = painter.fontMetrics().height()
        strip = QRectF(0, line / 2, STRIP, self.height() - line)
        gradient = QLinearGradient(strip.bottomLeft(), strip.topLeft())
        table = _table()
        for place in range(0, 256, 15):
            gradient.setColorAt(place / 255, QColor(*table[place].tolist()))
        painter.fillRect(strip, gradient)
        painter.setPen(QColor(theme().colours.muted))
        for place, text in enumerate(self.texts()):
            y = strip.bottom() - place / (TICKS - 1) * strip.height()
            painter.drawText(QRectF(STRIP + GAP, y - line / 2, self.width(), line), Qt.AlignmentFlag.AlignVCenter, text)
