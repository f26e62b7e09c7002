"""The quality curve, and legends: numbers that run away flatten nothing, and no legend lies on a curve."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from ganstudio.app.pages.train.curve_choice import CurveChoice, title_of
from ganstudio.app.pages.train.health_table import HealthTable, MetricTable, add_figure
from ganstudio.app.pages.train.quality_plot import QualityPlot
from ganstudio.app.ui.plot import LEAST, Curve, Plot
from ganstudio.app.ui.plot_data import Table
from ganstudio.app.ui.theme import theme

FLOOR = 0.05


def quality_plot(qtbot, qualities: list[float]) -> QualityPlot:
    theme().set_mode("dark")
    table, statistics = HealthTable(), Table()
    for number, quality in enumerate(qualities, 1):
        table.append({"images": 64.0 * number, "quality": quality, "floor": FLOOR})
        statistics.append({"images": 64.0 * number})
    made = QualityPlot(table, statistics)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("end", [1e4, 1e9, math.inf])
def test_a_quality_that_runs_away_leaves_the_view_not_what_was_before(qtbot, end):
    good = list(np.linspace(4.0, 1.0, 30))
    bottom, top = quality_plot(qtbot, [*good, 50.0, 400.0, end]).y_view()
    assert bottom < FLOOR < 2.0 < top < 20.0


@pytest.mark.parametrize("qualities", [[3.0], [3.0, 2.0], [5.0, 4.0, 3.0, 2.0, 2.5], [9.0, *np.linspace(3.0, 1.0, 20)]])
def test_what_does_not_run_away_stays_in_view(qtbot, qualities):
    bottom, top = quality_plot(qtbot, qualities).y_view()
    assert bottom < FLOOR
    assert max(qualities[len(qualities) // 3 :]) <= top


def test_a_curve_of_another_scale_begins_anew():
    old = [{"images": 64.0 * number, "quality": 3.0, "floor": 0.02} for number in range(1, 4)]
    assert len(HealthTable(old)) == 3, "a run of an earlier version still has its curve"
    table = HealthTable()
    table.append({"images": 320.0, "quality": 0.5, "floor": 0.0002, "version": 2})
    table.prepend(HealthTable(old))
    assert table.column("images").tolist() == [320.0]
    table = HealthTable(old)
    table.append({"images": 320.0, "quality": 0.5, "floor": 0.0002, "version": 2})
    assert table.column("quality").tolist() == [0.5]
    older = HealthTable([{"images": 256.0, "quality": 0.6, "floor": 0.0002, "version": 2}])
    table.prepend(older)
    assert table.column("quality").tolist() == [0.6, 0.5]


def test_the_best_snapshot_has_been_measured(qtbot):
    plot = quality_plot(qtbot, [3.0, 2.0, 2.5])
    plot.set_snapshots([10])
    assert plot.best is None
    plot.set_snapshots([10, 128, 192])
    assert plot.best == (128, 2.0)


def figure_row(images: float, value: float, better: str = "higher") -> dict[str, object]:
    ends = {"low": value - 0.1, "high": value + 0.1}
    return {"images": images, "metric": "recall", "value": value, **ends, "floor": 0.9, "features": "studio", "better": better}


def test_a_metric_is_shown_with_its_interval_and_its_own_best_snapshot(qtbot):
    plot = quality_plot(qtbot, [3.0, 2.0, 1.0])
    tables: dict[str, MetricTable] = {}
    for images, value in ((64, 0.2), (128, 0.7), (192, 0.5)):
        add_figure(tables, figure_row(images, value), "Recall")
    plot.set_snapshots([64, 128, 192])
    assert plot.best == (192, 1.0)
    plot.show_metric(tables["recall"], title_of(tables["recall"]))
    assert plot.best == (128, 0.7) and plot.title == "Recall (studio features)"
    bottom, top = plot.whole_y_view()
    assert bottom < 0.2 and top > 0.9, "the floor of a metric where higher is better lies above the curve"
    low, high = (end.getData()[1] for end in plot.interval_ends)
    assert np.allclose(high - low, 0.2)
    plot.show_check_ups(plot_table := HealthTable([{"images": 64.0, "quality": 3.0, "floor": FLOOR}]))
    assert plot.table is plot_table and plot.best == (64, 3.0) and not np.isfinite(plot.interval_ends[0].getData()[1]).any()


def test_the_choice_of_curves_appears_with_the_first_metric(qtbot):
    choice = CurveChoice()
    qtbot.addWidget(choice)
    picked: list[str] = []
    choice.picked.connect(picked.append)
    tables: dict[str, MetricTable] = {}
    choice.offer(tables)
    assert choice.isHidden()
    add_figure(tables, figure_row(64, 0.2), "Recall")
    choice.offer(tables)
    assert not choice.isHidden() and picked == ["recall"]
    choice.setCurrentIndex(0)
    choice.offer(tables)
    assert picked == ["recall", ""], "a person's choice stays"
    choice.reset()
    assert choice.isHidden() and choice.count() == 1


def losses(qtbot) -> Plot:
    table = Table()
    for number in range(1, 101):
        table.append({"images": 64.0 * number, "d_real": 1.0, "d_fake": 0.9 - 0.005 * number, "augment_p": 0.3})
    names = {"d_real": "D(x): real images", "d_fake": "D(G(z)): generated", "augment_p": "augmentation"}
    curves = [Curve(column, name, "real") for column, name in names.items()]
    made = Plot(table, "probability", curves, bounds=(-0.03, 1.03))
    qtbot.addWidget(made)
    return made


def under_legend(plot: Plot, images: float, value: float) -> bool:
    """Whether the legend lies on this place of the plot."""
    legend: QRectF = plot.legend.mapRectToScene(plot.legend.boundingRect())
    return legend.bottom() > plot.getViewBox().mapViewToScene(QPointF(images, value)).y() + 1


@pytest.mark.parametrize("width", [216, 300, 600])
@pytest.mark.parametrize("height", [LEAST.height(), 150, 260])
def test_no_legend_lies_on_a_curve(qtbot, width, height):
    for plot, top in ((losses(qtbot), 1.0), (quality_plot(qtbot, [3.0, 2.9, 2.5, 3.0, 2.0]), 3.0)):
        if isinstance(plot, QualityPlot):
            plot.set_snapshots([64, 256])
        plot.resize(width, height)
        plot.show()
        QApplication.processEvents()
        for cursor in (None, 128.0):
            plot.set_cursor_at(cursor)
            assert not under_legend(plot, 64.0, top), (plot.title, cursor)
