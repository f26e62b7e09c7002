"""The common style of all plots: axes with muted colours, short numbers, and labels with units."""

import pyqtgraph as pg
from PySide6.QtGui import QColor, QFont

from ganstudio.app.ui.plot_data import short
from ganstudio.app.ui.theme import theme

GRID_ALPHA = 0.15
FONT_PIXELS = 11
FONT_SIZE = f"{FONT_PIXELS}px"
LABEL_STYLE = {"font-size": FONT_SIZE}


class ShortAxis(pg.AxisItem):
    """An axis with short numbers: 1,500, 20k, 2.5M."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [short(value) for value in values]


def style_axes(plot: pg.PlotWidget, left: str, bottom: str) -> None:
    """Give a plot the colours of the theme and label its axes."""
    colours = theme().colours
    plot.setBackground(colours.panel)
    font = QFont(plot.font())
    font.setPixelSize(FONT_PIXELS)
    for side, text in (("left", left), ("bottom", bottom)):
        axis = plot.getPlotItem().getAxis(side)
        axis.setPen(colours.line)
        axis.setTextPen(colours.muted)
        axis.setStyle(tickFont=font, tickLength=-4)
        axis.setLabel(text, color=colours.muted, **LABEL_STYLE)


def style_legend(legend: pg.LegendItem) -> None:
    """Give a legend the colours of the theme, with a veil over the curves behind it."""
    colours = theme().colours
    legend.setLabelTextColor(colours.text)
    legend.setLabelTextSize(FONT_SIZE)
    veil = QColor(colours.panel)
    veil.setAlpha(200)
    legend.setBrush(pg.mkBrush(veil))
    for _, label in legend.items:  # pyqtgraph reads the colour when the text is set
        label.setText(label.text, color=colours.text, size=FONT_SIZE)
    legend.updateSize()
