"""Metrics rank sets of images whose order is known, and see noise, blur, missing classes and copies.

Each data set takes minutes: a run is trained on it, and the metrics judge it beside real images that neither has seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pytest

from ganstudio.engine.evaluation.result import Figure
from ganstudio.engine.metrics import METRICS
from tests.engine.evaluation.ranked import COPIES, COUNT, Figures, RealImages, blurred, noise, noisy, shifted, snapshots

pytestmark = pytest.mark.slow
CLAIM = [name for name in METRICS if METRICS.get(name).claims_quality]
WORST_FIRST = ("noise", "early", "late", "held out")
MANY = 5  # floors
HALF = (5, 6, 7, 8, 9)  # classes
LOSS = 0.3  # of recall and coverage, relative, without half of the classes
RARE = 0.5  # a class is missing with less than this fraction of its real images
FLAGGED, NOT_FLAGGED = 0.95, 0.05


@dataclass(frozen=True, eq=False)
class Ranked:
    """The figures of sets in a known order, of real images made worse and with classes left out, and those of ``copies``."""

    ordered: Figures
    worse: Figures
    copies: Figures


@pytest.fixture(scope="module", params=["digits", "fashion"])
def ranked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ranked:
    folder = tmp_path_factory.mktemp("ranked")
    real = RealImages.of(request.param, folder)
    drawn, fresh, originals = snapshots(real.train(folder)), real.fresh[:COUNT], real.training[:COPIES]
    worse = {"noisy": noisy(fresh), "blurred": blurred(fresh), "half": real.without(*HALF)}
    lacking = {name: real.without(number) for number, name in enumerate(real.classes)}
    copied = {"copied": originals, "shifted": shifted(originals), "mirrored": np.ascontiguousarray(originals[..., ::-1])}
    return Ranked(
        real.judge({"noise": noise(), **drawn, "held out": real.held_out(folder)}, CLAIM),
        real.judge({"held out": fresh, **worse, **lacking}, ["fd", "kid", "precision", "recall", "coverage"]),
        real.judge({**copied, "late": drawn["late"], "held out": fresh[:COPIES]}, ["copies"], COPIES),
    )


def value(figure: Figure) -> float:
    assert figure.value is not None, figure.reason
    return figure.value


@pytest.mark.parametrize("metric", CLAIM)
def test_a_metric_that_claims_quality_ranks_noise_snapshots_and_real_images(ranked: Ranked, metric: str) -> None:
    figures = {name: ranked.ordered[name][metric].value for name in WORST_FIRST}
    values = [figure for figure in figures.values() if figure is not None]  # of classifiers: noise has no classes
    assert len(values) > 1
    assert values == sorted(set(values), reverse=METRICS.get(metric).better == "lower"), figures


def chance(clean: Figure) -> float:
    """Return the floor, or the interval of real images where that is wider: an unbiased distance may have a floor below 0."""
    assert clean.floor is not None and clean.low is not None and clean.high is not None
    return max(clean.floor, clean.high - clean.low)


@pytest.mark.parametrize("how", ["noisy", "blurred"])
@pytest.mark.parametrize("metric", ["fd", "kid"])
def test_noise_and_blur_are_floors_worse_than_real_images(ranked: Ranked, metric: str, how: str) -> None:
    clean, worse = ranked.worse["held out"][metric], ranked.worse[how][metric]
    assert value(worse) - value(clean) >= MANY * chance(clean) > 0


@pytest.mark.parametrize("metric", ["recall", "coverage"])
def test_half_of_the_classes_have_less_diversity(ranked: Ranked, metric: str) -> None:
    whole, half = (value(ranked.worse[name][metric]) for name in ("held out", "half"))
    assert half <= (1 - LOSS) * whole


def test_half_of_the_classes_are_as_precise(ranked: Ranked) -> None:
    whole, half = (ranked.worse[name]["precision"] for name in ("held out", "half"))
    assert half.high is not None and whole.floor is not None
    assert half.high >= min(value(whole), whole.floor)


def missing(figures: Mapping[str, Figure]) -> list[str]:
    """Return the classes that have few images in the class table."""
    return [row["class"] for row in figures["fd"].detail["classes"] if row["count"] < RARE * row["real_count"]]


def test_the_class_table_shows_which_class_is_missing(ranked: Ranked) -> None:
    lacking = {name: figures for name, figures in ranked.worse.items() if name not in ("noisy", "blurred", "half")}
    assert len(lacking) == 11
    assert {name: missing(figures) for name, figures in lacking.items()} == {
        name: [] if name == "held out" else [name] for name in lacking
    }


@pytest.mark.parametrize("how", ["copied", "shifted", "mirrored"])
def test_copies_are_flagged(ranked: Ranked, how: str) -> None:
    assert value(ranked.copies[how]["copies"]) >= FLAGGED


@pytest.mark.parametrize("healthy", ["late", "held out"])
def test_a_healthy_run_and_real_images_are_not_flagged(ranked: Ranked, healthy: str) -> None:
    assert value(ranked.copies[healthy]["copies"]) <= NOT_FLAGGED
