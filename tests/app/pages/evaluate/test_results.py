"""Plots, pictures and the tree of an evaluation."""

from dataclasses import replace

import numpy as np
import pytest

from ganstudio.app.pages.evaluate.kinds_tab import KindsTab
from ganstudio.app.pages.evaluate.plots_tab import PlotsTab
from ganstudio.app.pages.evaluate.result_plot import series_of
from ganstudio.app.pages.evaluate.samples_tab import SamplesTab
from ganstudio.app.pages.evaluate.training_plot import metrics_over_training
from ganstudio.app.rendering.qimages import to_array
from ganstudio.app.tasks.evaluate import shown
from ganstudio.engine.runs.baseline import IMPLICIT, Likelihood
from tests.app.pages.evaluate.fakes import evaluation_of, figure_of, judged_of, training_of


@pytest.fixture
def training():
    return training_of("sevens", 3, ["fd", "kid"])


def legend(plot) -> list[str]:
    return [label.text for _, label in plot.legend.items]


def curves(plot) -> list[tuple[list[float], list[float]]]:
    return [tuple(map(list, item.getData())) for item in plot.getPlotItem().listDataItems() if item.getData()[0] is not None]


def show(plots: PlotsTab, qtbot, *judged) -> None:
    plots.show_evaluation(shown(evaluation_of(*judged)))
    qtbot.waitUntil(lambda: plots.is_complete)


@pytest.fixture
def plots(qtbot) -> PlotsTab:
    tab = PlotsTab()
    qtbot.addWidget(tab)
    list(tab.build())
    tab.resize(900, 600)
    tab.show()
    return tab


def test_snapshots_of_a_run_are_a_series_in_their_order(training):
    other = judged_of("drawn.zip", 0.5, ["fd"])
    series = series_of(evaluation_of(training[2], other, training[0], training[1]))
    assert [judged.snapshot for judged in series["sevens"]] == [1000, 2000, 3000]
    assert series["drawn.zip"] == [other]


def test_a_metric_over_the_training_with_its_band_and_floor(plots, training, qtbot):
    show(plots, qtbot, *training)
    assert [box.isVisible() for box in plots.boxes] == [True, False, False, False]
    assert [plots.metrics.itemData(row) for row in range(plots.metrics.count())] == ["fd", "kid"]
    values = [judged.figures["fd"].value for judged in training]
    shown_curves = curves(plots.training)
    assert ([1000, 2000, 3000], values) in shown_curves
    assert ([1000, 3000], [1.2, 1.2]) in shown_curves
    assert ([1000, 2000, 3000], [judged.figures["fd"].low for judged in training]) in shown_curves
    assert legend(plots.training) == ["sevens", "floor: real to real"]
    plots.metrics.setCurrentIndex(1)
    plots.metrics.activated.emit(1)
    assert ([1000, 2000, 3000], [judged.figures["kid"].value for judged in training]) in curves(plots.training)


def test_a_curve_needs_two_snapshots_with_a_value(training):
    assert metrics_over_training(evaluation_of(training[0], judged_of("other", 0.5, ["fd"]))) == []
    training[1].figures["kid"] = training[2].figures["kid"] = figure_of("kid", 0.5, value=None)
    assert metrics_over_training(evaluation_of(*training)) == ["fd"]


def test_two_metrics_are_plotted_against_each_other(plots, qtbot):
    one, other = (judged_of(name, quality, ["fd", "kid"]) for name, quality in (("one", 0.9), ("other", 0.3)))
    plots.precision.x, plots.precision.y = "fd", "kid"  # any two metrics
    show(plots, qtbot, one, other)
    assert [box.isVisible() for box in plots.boxes] == [False, True, False, False]
    dots = [(list(item.getData()[0]), list(item.getData()[1])) for item in plots.precision.getPlotItem().listDataItems()]
    for judged in (one, other):
        x, y = judged.figures["fd"], judged.figures["kid"]
        assert ([x.value], [y.value]) in dots
        assert ([x.low, x.high, x.value, x.value], [y.value, y.value, y.low, y.high]) in dots  # its 95 % intervals
    assert legend(plots.precision) == ["one", "other", "real to real"]


def test_without_figures_to_plot_the_tab_says_which_would_be(plots, qtbot):
    show(plots, qtbot, judged_of("one", 0.5, ["fd"]))
    assert plots.nothing.isVisible() and not any(box.isVisible() for box in plots.boxes)


def test_two_sets_side_by_side_point_at_the_same_seed(qtbot):
    tab = SamplesTab()
    qtbot.addWidget(tab)
    tab.resize(900, 700)
    tab.show()
    result = shown(evaluation_of(*(judged_of(name, quality, ["fd"]) for name, quality in (("a", 0.9), ("b", 0.5), ("c", 0.3)))))
    tab.show_evaluation(result)
    assert (tab.left.choice.currentText(), tab.right.choice.currentText()) == ("a", "c")
    np.testing.assert_array_equal(to_array(tab.right.grid.image(5)), result.shown[2].judged.grid[5][..., 0])
    np.testing.assert_array_equal(to_array(tab.left.worst.image(1)), result.shown[0].judged.worst[1][..., 0])
    np.testing.assert_array_equal(to_array(tab.left.suspicious.image(3)), result.shown[0].judged.suspicious[1, 1][..., 0])
    assert [tab.left.suspicious.caption_of(index) for index in range(2)] == ["Generated", "Training picture"]
    tab.left.grid.choose(7)
    assert tab.right.grid.current == 7
    tab.right.choice.setCurrentIndex(1)
    tab.right.choice.activated.emit(1)
    np.testing.assert_array_equal(to_array(tab.right.grid.image(5)), result.shown[1].judged.grid[5][..., 0])


def test_a_single_set_has_one_column_and_no_rows_without_pictures(qtbot):
    tab = SamplesTab()
    qtbot.addWidget(tab)
    tab.show()
    judged = judged_of("a", 0.9, ["fd"])
    tab.show_evaluation(shown(evaluation_of(replace(judged, suspicious=judged.suspicious[:0]))))
    assert not tab.right.isVisible() and tab.left.best.isVisible() and not tab.left.suspicious.isVisible()


@pytest.fixture
def kinds(qtbot) -> KindsTab:
    tab = KindsTab()
    qtbot.addWidget(tab)
    return tab


def words(frames) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return ["\n".join(label.text() for label in frame.findChildren(QLabel)) for frame in frames]


def test_each_model_stands_in_its_place_with_both_figures(kinds, training):
    gmm, vae = judged_of("mixture", 0.4, ["fd"]), judged_of("vae", 0.5, ["fd"])
    gmm = replace(gmm, model="gmm", likelihood=Likelihood("tractable", 2.31))
    vae = replace(vae, model="vae", likelihood=Likelihood("approximate", 2.7))
    runs = [replace(judged, model="gan", likelihood=IMPLICIT) for judged in training]
    kinds.show_evaluation(shown(evaluation_of(*runs, gmm, vae, judged_of("drawn.zip", 0.2, ["fd"]))))
    (implicit,) = words(kinds.tree.cards["implicit"])
    assert implicit == "sevens at 3,000 images\nstates no likelihood\nFD (studio features): 2.4"
    assert words(kinds.tree.cards["tractable"]) == ["mixture\nGaussian mixture\n2.31 bits per dimension\nFD (studio features): 8.4"]
    assert "at most 2.7 bits per dimension" in words(kinds.tree.cards["approximate"])[0]
    assert kinds.shows.text() == "Here mixture has the best likelihood, and sevens at 3,000 images the best FD."
    assert "Neither follows from the other" in kinds.always.text()


def test_a_single_model_that_states_a_likelihood_is_not_the_best_of_several(kinds, training):
    gan = replace(training[2], model="gan", likelihood=IMPLICIT)
    vae = replace(judged_of("vae", 0.5, ["fd"]), model="vae", likelihood=Likelihood("approximate", 2.7))
    kinds.show_evaluation(shown(evaluation_of(gan, vae)))
    assert kinds.shows.text() == "Only vae states a likelihood; sevens at 3,000 images has the best FD."
    kinds.show_evaluation(shown(evaluation_of(gan)))
    assert not kinds.shows.text()


def test_the_tree_says_where_nothing_was_judged(kinds):
    assert [words(kinds.tree.cards[leaf]) for leaf in ("tractable", "approximate", "implicit")] == [["None judged yet"]] * 3
    assert not kinds.shows.text()
