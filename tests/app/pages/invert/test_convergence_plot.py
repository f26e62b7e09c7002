"""The plot of how a search comes nearer."""

import math

import pytest
from PySide6.QtGui import QColor

from ganstudio.app.pages.invert.convergence_plot import ConvergencePlot
from ganstudio.app.ui.theme import theme


@pytest.fixture
def plot(qtbot) -> ConvergencePlot:
    made = ConvergencePlot()
    qtbot.addWidget(made)
    return made


def test_what_is_met_exactly_is_left_out(plot):
    plot.show_curve([(0.1, 20.0), (0.2, 30.0), (0.3, math.inf)])
    assert plot.curve == [(0.1, 20.0), (0.2, 30.0)]
    x, y = plot.line_item.getData()
    assert (x.tolist(), y.tolist()) == ([0.1, 0.2], [20.0, 30.0])
    (_, right), (low, high) = plot.viewRange()
    assert right == pytest.approx(0.2)
    assert 18 < low < 20 and 30 < high < 32
    plot.show_curve([])
    assert not len(plot.line_item.getData()[0] if plot.line_item.getData()[0] is not None else [])


def test_the_nearest_training_picture_is_a_level_in_view(plot):
    plot.show_curve([(0.1, 20.0), (0.2, 30.0)])
    assert not plot.level_item.isVisible()
    plot.show_curve([(0.1, 20.0), (0.2, 30.0)], 12.0)
    assert plot.level_item.isVisible() and plot.level_item.value() == 12.0
    assert plot.viewRange()[1][0] < 12
    assert plot.level_item.pen.color() == QColor(theme().colours.real)
    assert plot.line_item.opts["pen"].color() == QColor(theme().colours.generator)


def test_its_axes_say_what_they_are(plot):
    item = plot.getPlotItem()
    assert "dB" in item.getAxis("left").label.toPlainText()
    assert "seconds" in item.getAxis("bottom").label.toPlainText()
    assert plot.accessibleName() and plot.toolTip()
