"""Plots: rows arrive cheaply, peaks survive, NaN leaves a gap, and what is shown can be read, moved and saved."""

import csv
import math
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ganstudio.app.ui.plot import Curve, Plot
from ganstudio.app.ui.plot_data import COLUMNS, Table, buckets, extremes, rounded, short, smooth, value_range, write_csv
from ganstudio.app.ui.theme import theme
from tests.app.painted import DRAWN, colours


def table_of(count: int, **columns: np.ndarray) -> Table:
    table = Table()
    for row in range(count):
        table.append({"images": 64.0 * (row + 1), **{name: float(values[row]) for name, values in columns.items()}})
    return table


@pytest.fixture
def plot(qtbot) -> Plot:
    theme().set_mode("dark")
    values = np.linspace(2, 1, 500)
    curves = [Curve("loss_g", "generator", "generator"), Curve("loss_d", "discriminator", "discriminator")]
    made = Plot(table_of(500, loss_g=values, loss_d=values - 0.5), "loss (nats)", curves)
    qtbot.addWidget(made)
    made.resize(400, 260)
    made.show()
    return made


def pixels_like(image: QImage, colour: str) -> int:
    """How many pixels have that colour."""
    return len(positions_of(image, colour))


def positions_of(image: QImage, colour: str) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., 2::-1].astype(int)
    wanted = np.array(QColor(colour).getRgb()[:3])
    return np.argwhere(np.abs(raw - wanted).max(-1) < 12)


class TestTable:
    def test_rows_survive_growing(self) -> None:
        table = table_of(5000, loss_g=np.arange(5000))
        assert len(table) == 5000
        np.testing.assert_array_equal(table.column("loss_g"), np.arange(5000))
        assert np.isnan(table.column("loss_d")).all()

    def test_going_back_drops_what_is_recorded_again(self) -> None:
        table = table_of(10)
        table.append({"images": 320.0, "loss_g": 7.0})
        np.testing.assert_array_equal(table.column("images"), [64, 128, 192, 256, 320])
        assert table.column("loss_g")[-1] == 7

    def test_the_past_goes_before_what_came_meanwhile(self) -> None:
        live = Table([{"images": 640.0}, {"images": 704.0}])
        live.prepend(table_of(10))
        np.testing.assert_array_equal(live.column("images"), 64.0 * np.arange(1, 12))
        empty = Table()
        empty.prepend(table_of(3))
        assert len(empty) == 3
        empty.append({"images": 1e6})
        assert len(empty) == 4

    def test_csv_holds_every_row(self, tmp_path: Path) -> None:
        table = table_of(3, loss_g=np.array([0.5, math.nan, 1 / 3]))
        write_csv(tmp_path / "stats.csv", table.rows())
        with open(tmp_path / "stats.csv", newline="") as file:
            names, *rows = list(csv.reader(file))
        assert tuple(names) == COLUMNS
        assert [row[COLUMNS.index("images")] for row in rows] == ["64", "128", "192"]
        assert float(rows[2][COLUMNS.index("loss_g")]) == pytest.approx(1 / 3)
        assert rows[1][COLUMNS.index("loss_g")] == "nan"


class TestMeasures:
    def test_smoothing_is_a_mean_that_leaves_gaps(self) -> None:
        values = np.array([1.0, 2, 3, math.nan, 5, 6])
        every = np.arange(6)
        np.testing.assert_allclose(smooth(values, 3, every), [1.5, 2, 2.5, math.nan, 5.5, 5.5])
        np.testing.assert_allclose(smooth(values, 3, np.array([4])), [5.5])

    def test_peaks_survive_thinning(self) -> None:
        y = np.zeros(100_000)
        y[54_321], y[7] = 9, -9
        x = np.arange(100_000.0)
        parts = buckets(x, (0, 1e5), 300)
        assert len(parts) <= 301
        thinned = extremes(y, parts)
        assert thinned.max() == 9
        assert thinned.min() == -9

    def test_a_part_in_view_reaches_over_its_edges(self) -> None:
        parts = buckets(np.arange(100.0), (20.5, 30.5), 500)
        assert (parts[0], parts[-1]) == (20, 32)

    def test_no_rows(self) -> None:
        assert len(buckets(np.empty(0), (0, 1), 10)) == 1
        assert value_range([np.empty(0), np.array([math.nan])]) == (0, 1)

    def test_a_spike_does_not_flatten_the_rest_but_the_end_shows(self) -> None:
        values = np.ones(1000)
        values[3] = 1000
        assert value_range([values])[1] < 3
        values[-1] = 50
        assert value_range([values])[1] > 50

    def test_numbers_on_an_axis(self) -> None:
        assert [short(value) for value in (0, 0.25, 1500, 20_000, 2_500_000)] == ["0", "0.25", "1,500", "20k", "2.5M"]


class TestPlot:
    def test_curves_have_their_colours(self, plot: Plot) -> None:
        image = plot.image()
        assert pixels_like(image, theme().colours.generator) > 100
        assert pixels_like(image, theme().colours.discriminator) > 100

    @pytest.mark.parametrize("count", [0, 1, 2])
    def test_few_rows(self, qtbot, count: int) -> None:
        plot = Plot(table_of(count, loss_g=np.ones(2)), "loss (nats)", [Curve("loss_g", "generator", "generator")])
        qtbot.addWidget(plot)
        for part in (0.0, 0.2):
            plot.set_smoothing(part)
            assert colours(plot) > DRAWN
        assert (plot.values_at(64) is None) == (count == 0)
        plot.set_cursor_at(64)
        plot.grab()

    @pytest.mark.parametrize("smoothing", [0.0, 0.05])
    def test_nan_leaves_a_gap(self, qtbot, smoothing: float) -> None:
        values = np.ones(300)
        values[100:200] = np.nan
        plot = Plot(table_of(300, loss_g=values), "loss (nats)", [Curve("loss_g", "generator", "generator")])
        qtbot.addWidget(plot)
        plot.resize(400, 260)
        plot.show()
        plot.set_smoothing(smoothing)
        columns = np.unique(positions_of(plot.image(), theme().colours.generator)[:, 1])
        columns = columns[columns < 1100]  # without the legend
        assert np.diff(columns).max() > 250  # a third of the picture
        assert math.isnan(plot.values_at(150 * 64)[1][0])

    def test_only_nan(self, qtbot) -> None:
        plot = Plot(table_of(5, loss_g=np.full(5, np.nan)), "loss (nats)", [Curve("loss_g", "generator", "generator")])
        qtbot.addWidget(plot)
        plot.set_cursor_at(128)
        assert colours(plot) > DRAWN

    def test_hover_tells_the_nearest_row(self, plot: Plot) -> None:
        told = []
        plot.hovered.connect(told.append)
        plot.grab()
        QTest.mouseMove(plot.viewport(), area_of(plot).center())
        assert told
        assert told[-1] == pytest.approx(500 * 64 / 2, rel=0.05)
        images, values = plot.values_at(told[-1])
        assert images % 64 == 0
        assert values == pytest.approx([1.5, 1.0], abs=0.03)
        before = plot.grab().toImage()
        plot.set_cursor_at(None)
        assert plot.grab().toImage() != before

    def test_smoothing_changes_the_values_told(self, plot: Plot) -> None:
        plot.table.append({"images": 64 * 501, "loss_g": 100.0, "loss_d": 0.0})
        assert plot.values_at(64 * 501)[1][0] == 100
        plot.set_smoothing(0.2)
        assert plot.values_at(64 * 501)[1][0] < 10

    def test_wheel_zooms_around_the_pointer_and_double_click_resets(self, plot: Plot) -> None:
        centre = area_of(plot).center()
        whole, values = plot.x_view(), plot.y_view()
        turn(plot, centre, Qt.KeyboardModifier.NoModifier)
        low, high = plot.x_view()
        assert high - low < 0.95 * (whole[1] - whole[0])
        assert (low + high) / 2 == pytest.approx((whole[0] + whole[1]) / 2, rel=0.02)
        followed = plot.y_view()  # the values in view
        turn(plot, centre, Qt.KeyboardModifier.ControlModifier)
        assert plot.y_view()[1] - plot.y_view()[0] < 0.95 * (followed[1] - followed[0])
        assert plot.x_view() == pytest.approx((low, high))
        QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=centre)
        assert plot.x_view() == whole
        assert plot.y_view() == values

    def test_dragging_moves(self, plot: Plot) -> None:
        plot.set_x_view((10_000, 20_000))
        plot.grab()
        area = area_of(plot)
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(plot.viewport(), left, pos=area.center())
        for part in (0.1, 0.3, 0.5):
            drag(plot, area.center() - QPoint(round(area.width() * part), 0))
        QTest.mouseRelease(plot.viewport(), left, pos=area.center() - QPoint(area.width() // 2, 0))
        assert plot.x_view()[0] == pytest.approx(15_000, rel=0.02)
        assert plot.x_view()[1] - plot.x_view()[0] == pytest.approx(10_000, rel=0.01)

    def test_keys_do_the_same(self, plot: Plot) -> None:
        plot.set_x_view((15_000, 25_000))
        for key, wanted in ((Qt.Key.Key_Left, 14_000), (Qt.Key.Key_Right, 15_000)):
            QTest.keyClick(plot, key)
            assert plot.x_view()[0] == pytest.approx(wanted, rel=0.01)
        QTest.keyClick(plot, Qt.Key.Key_Plus)
        assert plot.x_view()[1] - plot.x_view()[0] < 10_000
        QTest.keyClick(plot, Qt.Key.Key_Home)
        assert plot.x_view() == (0, 500 * 64)

    def test_the_axis_grows_in_steps(self) -> None:
        assert [rounded(value) for value in (64, 12_345, 100, 0.0123)] == pytest.approx([64, 13_000, 100, 0.013])

    def test_rows_redraw_at_most_once_a_second(self, plot: Plot, qtbot) -> None:
        drawn = []
        plot.grab()
        plot.redraw_timer.timeout.connect(lambda: drawn.append(1))
        assert plot.redraw_timer.interval() == 1000
        plot.refresh()
        left = plot.redraw_timer.remainingTime()
        for row in range(501, 520):
            plot.table.append({"images": 64.0 * row, "loss_g": 1.0, "loss_d": 1.0})
            plot.refresh()
            assert plot.redraw_timer.remainingTime() <= left  # no row puts it off
            left = plot.redraw_timer.remainingTime()
            qtbot.wait(1)
        plot.redraw_timer.setInterval(0)
        qtbot.waitUntil(lambda: bool(drawn))
        assert len(drawn) == 1 and not plot.redraw_timer.isActive()
        plot.refresh()
        assert plot.redraw_timer.isActive()

    def test_hidden_costs_nothing(self, plot: Plot, qtbot) -> None:
        plot.hide()
        plot.refresh()
        assert not plot.redraw_timer.isActive()

    def test_png_is_twice_as_fine(self, plot: Plot, tmp_path: Path) -> None:
        assert plot.save_png(tmp_path / "losses.png")
        image = QImage(str(tmp_path / "losses.png"))
        assert (image.width(), image.height()) == (1600, 1000)
        assert not plot.save_png(tmp_path / "missing" / "losses.png")

    def test_the_theme_repaints(self, plot: Plot) -> None:
        dark = plot.grab().toImage()
        theme().set_mode("light")
        assert plot.grab().toImage() != dark
        theme().set_mode("dark")

    def test_a_hidden_plot_takes_the_theme_when_it_is_shown(self, plot: Plot) -> None:
        theme().set_mode("light")
        light = plot.grab().toImage()
        theme().set_mode("dark")
        plot.hide()
        theme().set_mode("light")
        plot.show()
        assert plot.grab().toImage() == light
        theme().set_mode("dark")


def area_of(plot: Plot) -> QRect:
    """Where the curves are, in the plot's own pixels."""
    plot.grab()
    return plot.mapFromScene(plot.getViewBox().sceneBoundingRect()).boundingRect()


def turn(plot: Plot, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    """Two notches of the wheel."""
    where, none = QPointF(at), Qt.MouseButton.NoButton
    wheel = QWheelEvent(where, where, QPoint(), QPoint(0, 240), none, modifiers, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(plot.viewport(), wheel)


def drag(plot: Plot, to: QPoint) -> None:
    """Move with the left button held."""
    left = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), QPointF(plot.viewport().mapToGlobal(to)), left, left, none)
    QApplication.sendEvent(plot.viewport(), event)
