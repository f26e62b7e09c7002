"""On sevens, models that state a likelihood beside a GAN that states none: what one says does not follow from the other."""

from pathlib import Path

import pytest

from ganstudio.engine.evaluation.result import Evaluation
from ganstudio.engine.recipes.baseline import fit_baseline
from ganstudio.engine.recipes.evaluate import evaluate
from ganstudio.engine.recipes.start import start_training
from ganstudio.engine.runs import Run
from tests.pulling import finished

pytestmark = pytest.mark.slow

MINUTES = 2.0
COUNT = 1000


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """A run of each kind on sevens, with the same pictures held out."""
    folder: Path = tmp_path_factory.mktemp("runs")
    settings = {"run.minutes": MINUTES, "run.images": 10**10}
    found = {kind: finished(fit_baseline(folder / kind, ["sevens"], kind)) for kind in ("gmm", "kde")}
    found["vae"] = finished(fit_baseline(folder / "vae", ["sevens"], "vae", settings=settings))
    found["gan"] = finished(start_training(folder / "gan", ["sevens"], preset="quick-look", settings=settings))
    return found


@pytest.fixture(scope="module")
def judged(runs: dict[str, Run]) -> Evaluation:
    return finished(evaluate(list(runs.values()), metrics=["coverage", "fd"], count=COUNT))


def test_each_stands_in_its_place(runs):
    assert {kind: run.likelihood.density for kind, run in runs.items()} == {
        "gmm": "tractable",
        "kde": "tractable",
        "vae": "approximate",
        "gan": "implicit",
    }
    assert runs["gan"].likelihood.bits is None


def test_every_likelihood_is_far_better_than_that_of_uniform_noise(runs, record_property):
    for kind in ("gmm", "kde", "vae"):
        found = runs[kind].likelihood
        record_property(f"{kind} bits per dimension", (found.bits, found.low, found.high, found.tighter))
        assert found.count == 313 and found.low < found.bits < found.high < 5


def test_the_tighter_bound_of_the_vae_is_below_its_bound(runs):
    found = runs["vae"].likelihood
    assert found.tighter < found.bits


def test_the_mixture_is_likelier_than_the_kernel_density_and_covers_less(runs, judged, record_property):
    """So the likelihood does not say which pictures are better."""
    coverage = {one.name.split()[0]: one.figures["coverage"] for one in judged.judged}
    for name, figure in coverage.items():
        record_property(f"{name} coverage", (figure.value, figure.low, figure.high, figure.floor))
    assert runs["gmm"].likelihood.bits < runs["kde"].likelihood.bits
    assert coverage["gmm"].high < coverage["kde"].low


def test_the_gan_draws_nearer_pictures_than_the_mixture(judged):
    distance = {one.name.split()[0]: one.figures["fd"] for one in judged.judged}
    assert distance["gan"].value < distance["gmm"].value
