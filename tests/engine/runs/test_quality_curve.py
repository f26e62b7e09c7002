"""Which snapshot is the best by a curve, whichever way it improves, and by which curve."""

import pytest

from ganstudio.engine.runs.quality_curve import QualityCurve, best_snapshot, metric_curves


def curve_of(values: list[float], *, is_higher_better: bool = False) -> QualityCurve:
    curve = QualityCurve(is_higher_better=is_higher_better)
    for number, value in enumerate(values, 1):
        curve.add(100.0 * number, value)
    return curve


@pytest.mark.parametrize("sign", [1, -1])
def test_the_best_snapshot_lies_on_the_curve(sign: int) -> None:
    curve = curve_of([sign * value for value in (3.0, 1.0, 2.0)], is_higher_better=sign < 0)
    assert curve.best([100, 150, 200, 300]) == 200
    assert curve.best([50, 150]) == 150, "nothing was measured before 100 images"
    assert curve.best([50]) is None and QualityCurve().best([100]) is None
    assert curve.at(150) == sign * 2.0 and curve.last == sign * 2.0


def test_a_plateau_is_half_a_run_without_a_better_value() -> None:
    assert curve_of([5.0, 1.0, *[1.0] * 12]).is_flat
    assert curve_of([0.1, 0.9, *[0.9] * 12], is_higher_better=True).is_flat
    assert not curve_of([0.1, 0.9, *[0.9] * 4], is_higher_better=True).is_flat, "too few values"
    assert not curve_of([float(20 - number) for number in range(14)]).is_flat


def row(images: int, value: float, metric: str = "recall", better: str = "higher") -> dict[str, object]:
    return {"images": images, "metric": metric, "value": value, "better": better}


def test_the_first_metric_decides_once_it_is_measured() -> None:
    health = [{"images": 100, "quality": 3.0}, {"images": 200, "quality": 2.0}, {"images": 300, "quality": 1.0}]
    measured = [row(100, 0.1), row(200, 0.8), row(300, 0.4), row(100, 1.0, "kid", "lower"), row(300, 2.0, "kid", "lower")]
    known = [100, 200, 300]
    assert best_snapshot((), health, measured, known) == 300
    assert best_snapshot(("recall", "kid"), health, measured, known) == 200
    assert best_snapshot(("kid", "recall"), health, measured, known) == 100
    assert best_snapshot(("fd",), health, measured, known) == 300, "not measured: the check-ups decide"
    assert best_snapshot(("fd",), [], [], known) == 300
    assert set(metric_curves(measured)) == {"recall", "kid"}


def test_check_ups_on_another_scale_do_not_count() -> None:
    health = [{"images": 100, "quality": 0.001}, {"images": 200, "quality": 3.0, "version": 2}]
    assert best_snapshot((), [*health, {"images": 300, "quality": 2.0, "version": 2}], [], [100, 200, 300]) == 300
