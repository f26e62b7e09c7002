"""The path length, of generators whose length is known."""

import numpy as np
import pytest
import torch

from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics import MetricUnavailable
from ganstudio.engine.metrics.features.network import Described, FeatureSet
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.metrics.metric import Comparison
from ganstudio.engine.metrics.ppl import PPL
from ganstudio.engine.networks import Generator
from ganstudio.engine.pixels import to_levels
from tests.engine.metrics.comparing import compare
from tests.engine.metrics.image_sets import as_set, textured
from tests.pulling import finished

MIXING = torch.nn.functional.normalize(torch.randn(1024, 64, generator=torch.Generator().manual_seed(0)), dim=1)


class Unmixed:
    """Finds the 64 numbers from which :class:`Painter` draws an image, or as many others of another image."""

    name, title, digest, classes = "unmixed", "unmixed", "0", ()

    def describe(self, images):
        flat = torch.from_numpy(images).float().flatten(1)
        return Described((flat @ MIXING[: flat.shape[1]]).numpy())


class Painter(Generator):
    """Draws images of 32 px that mix the latent numbers, or a function of them, linearly."""

    def __init__(self, curve=lambda z: z, has_mapping=False, classes=0):
        super().__init__(64, classes)
        self.curve, self.has_mapping = curve, has_mapping
        self.unused = torch.nn.Parameter(torch.zeros(1))
        self.asked = []

    def map(self, z, labels=None):
        self.asked += [] if labels is None else labels.tolist()
        return z

    def synthesize(self, latent):
        return (self.curve(latent) @ MIXING.T).reshape(-1, 1, 32, 32) / 3


class Drawn:
    def __init__(self, generator):
        self.generator = generator


def length(generator, count=100, **options):
    levels = to_levels(generator.synthesize(torch.randn(400, 64, generator=torch.Generator().manual_seed(5))))
    images = levels.round().clamp(0, 255).byte().numpy()
    described = FeatureSet(ImageSet.of(images), Unmixed().describe(images).features)
    comparison = Comparison(described, described.take(np.arange(count)), Unmixed(), model=Drawn(generator), **options)
    return finished(PPL.measure(comparison))


def test_a_straight_path_has_length_1():
    """Behind a mapping, the path is the line itself, as long as two random images are apart."""
    assert length(Painter(has_mapping=True)).value == pytest.approx(1, rel=0.05)


def test_an_arc_is_longer_than_the_line():
    """Two random z stand at right angles: the arc is a quarter of a circle, and the line the chord."""
    assert length(Painter()).value == pytest.approx((np.pi / 2) ** 2 / 2, rel=0.05)


def test_detours_are_longer():
    found, straight = (length(Painter(curve, has_mapping=True)) for curve in (lambda z: torch.sin(6 * z), lambda z: z))
    assert found.value > 5 * straight.value
    assert found.interval[0] < found.value < found.interval[1]
    assert (found.detail["space"], length(Painter(), 20).detail["space"]) == ("w", "z")


def test_both_ends_have_the_same_class_and_all_classes_are_drawn():
    painter = Painter(classes=3)
    length(painter, 9)
    assert painter.asked == [*range(3)] * 6


def test_a_generator_that_draws_a_single_image_has_no_length():
    real = textured(20, 8)
    described = FeatureSet(ImageSet.of(real), Unmixed().describe(real).features)
    comparison = Comparison(described, described, Unmixed(), model=Drawn(Painter(lambda z: 0 * z)), resamples=4)
    assert finished(PPL.measure(comparison)).interval == (0.0, 0.0)


@pytest.mark.parametrize("model", [None, Drawn(Painter())])
def test_it_says_nothing_without_a_generator_or_a_difference(model):
    images = as_set(textured(10, 8))
    message = "no latent space" if model is None else "see no difference"
    with pytest.raises(MetricUnavailable, match=message):
        finished(PPL.measure(compare(images, images, model=model)))


def test_it_runs_on_another_device(untrained, pretend_device):
    pretend_device()
    images = textured(20, 16)
    described = FeatureSet(ImageSet.of(images), Unmixed().describe(images).features)
    run = untrained()
    there, here = (
        finished(PPL.measure(Comparison(described, described, Unmixed(), model=Model(run, device=device), resamples=2)))
        for device in ("pretend", "cpu")
    )
    assert there.value == pytest.approx(here.value, rel=1e-3)
