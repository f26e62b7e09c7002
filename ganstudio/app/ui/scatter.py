"""Shows pictures as points of a plane, coloured by group, with the picture under the cursor."""

from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ganstudio.app.ui.controls import named
from ganstudio.app.ui.picture_tip import PictureTip
from ganstudio.app.ui.plot_navigation import ZOOM
from ganstudio.app.ui.plot_style import GRID_ALPHA, ShortAxis, style_axes, style_legend
from ganstudio.app.ui.point_cloud import PointCloud, PointGroup, Swatch
from ganstudio.app.ui.point_raster import next_point
from ganstudio.app.ui.theme import theme

REACH = 8  # pixels within which the cursor finds a point
PADDING = 0.06  # around the points, as a share of their range
MOST_NAMES = 12  # most names in the legend

PictureOf = Callable[[int, int], QImage | None]
CaptionOf = Callable[[int, int], str]


class Scatter(pg.PlotWidget):
    """A scatter plot, filled by :meth:`show_points` or :meth:`show_groups`; an index is a row of their arrays.

    ``hovered(group, index)`` comes with the point under the mouse or reached by arrow keys; (-1, -1): no point.
    ``opened(group, index)`` comes with a click or Enter. The wheel, + and - zoom, dragging moves, a double click or Home shows
    everything.

    Parameters
    ----------
    name
        Accessible name.
    picture
        Returns the picture of a point from its group and index; None while it is missing: call :meth:`renew_tip` later.
    caption
        Returns the text under the picture.
    """

    hovered = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self, name: str, picture: PictureOf, caption: CaptionOf, parent: QWidget | None = None) -> None:
        axes = {side: ShortAxis(side) for side in ("left", "bottom")}
        super().__init__(parent, viewBox=pg.ViewBox(enableMenu=False, lockAspect=True), axisItems=axes)
        self._picture, self._caption = picture, caption
        self._axes = ("", "")
        self.places, self.groups = np.zeros((0, 2), np.float32), np.zeros(0, np.int64)
        self.styles: list[PointGroup] = []
        self.shades: np.ndarray | None = None
        self.current = -1  # the point under the cursor
        self._is_by_key = False
        self._pressed: QPoint | None = None
        self.cloud = PointCloud(self.getViewBox())
        self.tip = PictureTip(self)
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.showGrid(x=True, y=True, alpha=GRID_ALPHA)
        for side in ("left", "bottom"):
            item.getAxis(side).enableAutoSIPrefix(False)
            item.getAxis(side).setZValue(-10)  # draws the grid under the points
        self.legend = item.addLegend(offset=(-6, 6), verSpacing=-4)
        self.legend.setZValue(10)  # over the points
        named(self, name, self.tr("Point at a dot to preview its picture, click to open it; the arrow keys and Enter do the same"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 160)
        self.getViewBox().sigRangeChanged.connect(self._on_range)
        theme().changed.connect(self._paint_theme)
        self._paint_theme()

    def sizeHint(self) -> QSize:
        return QSize(420, 420)

    # -- content ----------------------------------------------------------------------------------------------------------

    def show_points(self, places: np.ndarray, groups: np.ndarray, names: Sequence[str], axes: tuple[str, str]) -> None:
        """Show points in groups, each with a name and a colour.

        Parameters
        ----------
        places
            float32 (N, 2): x and y. Later points cover earlier ones.
        groups
            int (N,): indices in ``names``.
        names
            Names of the groups, for the legend.
        axes
            Labels of the x and y axes, with units.
        """
        self.show_groups(places, groups, [PointGroup(name, place) for place, name in enumerate(names)], axes)

    def show_groups(
        self,
        places: np.ndarray,
        groups: np.ndarray,
        styles: Sequence[PointGroup],
        axes: tuple[str, str],
        shades: np.ndarray | None = None,
        keep_view: bool = False,
    ) -> None:
        """Show points in groups with the given shapes and colours; the legend has each name once.

        ``shades``, float (N,) from 0 to 1, replaces the colours by a scale. ``keep_view`` keeps the zoom.
        """
        self.places, self.groups = np.asarray(places, np.float32).reshape(-1, 2), np.asarray(groups, np.int64)
        self.styles, self.shades, self._axes = list(styles), shades, axes
        self._point_at(-1)
        self._fill_legend()
        self._paint_theme()
        if not keep_view:
            self.show_all()

    def show_all(self) -> None:
        """Fit the view to the points."""
        finite = self.places[np.isfinite(self.places).all(axis=1)]
        low, high = (finite.min(axis=0), finite.max(axis=0)) if len(finite) else (np.zeros(2), np.ones(2))
        wide = np.maximum(high - low, 1e-6 * max(1.0, float(np.abs(high).max())))
        centre = (low + high) / 2
        area = QRectF(*(float(number) for number in (*(centre - wide / 2), *wide)))
        self.getViewBox().setRange(area, padding=PADDING)

    def renew_tip(self) -> None:
        """Ask for the picture under the cursor again."""
        if self.current >= 0:
            group = int(self.groups[self.current])
            self.tip.show_at(self._seat(), self._picture(group, self.current), self._caption(group, self.current))

    def place_of(self, index: int) -> QPointF:
        """Return the position of a point in the widget."""
        return QPointF(*(float(number) for number in self.cloud.screen_places([index])[0])) + self._corner()

    def index_at(self, at: QPointF) -> int:
        """Return the point within reach of a position in the widget; -1 without such a point."""
        return self.cloud.index_at(at - self._corner(), REACH)

    def _corner(self) -> QPointF:
        """Return the upper left corner of the plane, in the widget."""
        return QPointF(self.mapFromScene(self.getViewBox().mapToScene(QPointF(0, 0))))

    def _fill_legend(self) -> None:
        self.legend.clear()
        first: dict[str, PointGroup] = {}
        for style in self.styles if self.shades is None else ():
            first.setdefault(style.name, style)
        first.pop("", None)
        for name, style in list(first.items())[:MOST_NAMES]:
            self.legend.addItem(Swatch(style), name)
        if len(first) > MOST_NAMES:
            more = self.tr("and {count} more").format(count=len(first) - MOST_NAMES)
            self.legend.addItem(Swatch(None), more)

    def _paint_theme(self) -> None:
        if self.getPlotItem() is None:  # closed: pyqtgraph has taken it apart
            return
        style_axes(self, self._axes[1], self._axes[0])
        style_legend(self.legend)
        self.cloud.renew(self.places, self.groups, self.styles, self.shades)

    # -- mouse and keys ---------------------------------------------------------------------------------------------------

    def _point_at(self, index: int, is_by_key: bool = False) -> None:
        before, self.current, self._is_by_key = self.current, index, is_by_key
        self.cloud.ring(index)
        if index < 0:
            self.tip.hide()
        if index != before or is_by_key:
            self.renew_tip()
            self.setAccessibleDescription(self.tip.text() if index >= 0 else "")
            self.hovered.emit(int(self.groups[index]) if index >= 0 else -1, index)

    def _open(self) -> None:
        if self.current >= 0:
            self.opened.emit(int(self.groups[self.current]), self.current)

    def _seat(self) -> QPoint:
        return self.place_of(self.current).toPoint()

    def _on_range(self) -> None:
        self.cloud.forget()
        if self.current >= 0:
            self.tip.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._point_at(self.index_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        is_click = pressed is not None and (pressed - event.position().toPoint()).manhattanLength() < 4
        if is_click and event.button() == Qt.MouseButton.LeftButton:
            self._point_at(self.index_at(event.position()))
            self._open()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self.index_at(event.position()) < 0:
            self.show_all()

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)
        if not self._is_by_key:
            self._point_at(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        key = Qt.Key(event.key())
        if key in ways:
            self._step(ways[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            factor = ZOOM if key == Qt.Key.Key_Minus else 1 / ZOOM
            centre = QPointF(*map(float, self.places[self.current])) if self.current >= 0 else None
            self.getViewBox().scaleBy((factor, factor), center=centre)
            self.renew_tip()
        elif key == Qt.Key.Key_Home:
            self.show_all()
        elif key == Qt.Key.Key_Escape and self.current >= 0:
            self._point_at(-1)
        else:
            super().keyPressEvent(event)

    def _step(self, way: tuple[int, int]) -> None:
        if not len(self.places):
            return
        if self.current < 0:
            middle = QPointF(self.getViewBox().rect().center())
            apart = self.cloud.screen_places() - (middle.x(), middle.y())
            found: int | None = int(np.nan_to_num(np.square(apart).sum(axis=1), nan=np.inf).argmin())
        else:
            found = next_point(self.cloud.screen_places(), self.current, way)
        if found is not None:
            self._reveal(found)
            self._point_at(found, is_by_key=True)

    def _reveal(self, index: int) -> None:
        """Move the view just enough to show a point."""
        box = self.getViewBox()
        (left, right), (low, high) = box.viewRange()
        x, y = (float(number) for number in self.places[index])
        if not (left <= x <= right and low <= y <= high):
            box.translateBy(x=x - (left + right) / 2, y=y - (low + high) / 2)
