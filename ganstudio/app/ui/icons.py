"""Paints line icons (lucide) in the theme's current colours, so that no widget has to follow a change of theme."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ganstudio.engine.resources import resource

ColourOf = Callable[[QIcon.Mode, QIcon.State], str]

_icons: dict[tuple[str, str], QIcon] = {}
_copies: list[QIconEngine] = []


class _TintedEngine(QIconEngine):
    """Renders an SVG file, whose strokes are ``currentColor``, in a requested colour."""

    def __init__(self, name: str, colour_of: ColourOf) -> None:
        super().__init__()
        self._name = name
        self._colour_of = colour_of
        self._svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        self._rendered: dict[tuple[str, int, int, float], QPixmap] = {}

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        if size.isEmpty():
            return QPixmap()  # for a button without a size yet
        colour = self._colour_of(mode, state)
        key = (colour, size.width(), size.height(), scale)
        if key not in self._rendered:
            self._rendered[key] = self._render(colour, size * scale)
        return self._rendered[key]

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def clone(self) -> QIconEngine:
        # Qt owns the copy but does not keep its Python half alive: without this reference it calls into freed memory
        copy = _TintedEngine(self._name, self._colour_of)
        _copies.append(copy)
        return copy

    def _render(self, colour: str, size: QSize) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(self._svg.replace("currentColor", colour).encode())).render(painter)
        painter.end()
        return pixmap


def tinted_icon(name: str, colour_of: ColourOf, tint: str = "") -> QIcon:
    """Return the icon resources/icons/``name``.svg, coloured by ``colour_of(mode, state)`` at each painting.

    ``tint`` distinguishes icons of the same name in different colours.
    """
    if (name, tint) not in _icons:
        _icons[name, tint] = QIcon(_TintedEngine(name, colour_of))
    return _icons[name, tint]
