"""What the table of figures marks and where it puts bars."""

from dataclasses import replace

import pytest

from ganstudio.app.pages.evaluate.cells import cells_of, marks_of
from tests.app.pages.evaluate.fakes import difference, evaluation_of, figure_of, judged_of


@pytest.fixture
def good():
    return judged_of("good", 0.9, ["fd", "kid"])


@pytest.fixture
def poor():
    return judged_of("poor", 0.3, ["fd", "kid"])


def test_the_best_value_is_marked_and_what_cannot_be_told_apart_from_it(good, poor):
    near = judged_of("near", 0.89, ["fd"])
    found = [difference(good, near, "fd"), difference(good, poor, "fd", "good"), difference(near, poor, "fd", "near")]
    evaluation = evaluation_of(poor, good, near, differences=found)
    assert marks_of(evaluation, "fd") == ["", "best", "as good"]
    assert [cell.mark for cell in cells_of(evaluation, "fd")] == marks_of(evaluation, "fd")


def test_a_single_value_is_not_the_best_of_anything(good, poor):
    poor.figures["fd"] = figure_of("fd", 0.3, value=None)
    assert marks_of(evaluation_of(good), "fd") == [""]
    assert marks_of(evaluation_of(good, poor), "fd") == ["", ""]


def test_bars_share_the_scale_of_their_column(good, poor):
    worst, best = cells_of(evaluation_of(poor, good), "fd")
    assert worst.high == 1 and best.floor == worst.floor == 0  # the ends of the scale
    assert 0 < best.low < best.value < best.high < worst.low < worst.value < 1
    high, low, floor = (poor.figures["fd"].high, poor.figures["fd"].low, poor.figures["fd"].floor)
    assert worst.low == pytest.approx((low - floor) / (high - floor))


def test_a_figure_without_value_interval_or_floor_is_shown_without_them(good, poor):
    good.figures["fd"] = figure_of("fd", 0.9, low=None, high=None, floor=None)
    poor.figures["fd"] = figure_of("fd", 0.3, value=None)
    del good.figures["kid"]
    bare, empty = cells_of(evaluation_of(good, poor), "fd")
    assert (bare.value, bare.low, bare.high, bare.floor) == (0.5, None, None, None)
    assert (empty.text, empty.value, empty.mark) == ("–", None, "")
    assert [cell.text == "–" for cell in cells_of(evaluation_of(good, poor), "kid")] == [True, False]


def test_values_that_are_not_finite_leave_the_scale_alone(good, poor):
    poor.figures["fd"] = figure_of("fd", 0.3, value=float("nan"), low=float("nan"), high=float("nan"))
    shown = cells_of(evaluation_of(good, poor), "fd")
    assert shown[1].text == "–" and shown[1].value is None
    assert shown[0].floor == 0 and shown[0].high == 1


def test_a_warning_is_seen_in_the_cell(good):
    warned = replace(good, figures={"fd": figure_of("fd", 0.9, warnings=("few",))})
    assert [cell.warns for cell in cells_of(evaluation_of(good, warned), "fd")] == [False, True]
