"""The images to show: the first, the most and least usual, and the suspicious."""

import numpy as np

from ganstudio.engine.evaluation.pictures import by_density, pictures_of
from ganstudio.engine.evaluation.result import Figure
from ganstudio.engine.metrics.features.network import FeatureSet
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.metrics.metric import Comparison
from tests.pulling import finished


def described(values):
    """Images of a single grey level each, whose feature is that level."""
    levels = np.array(values, np.uint8)
    return FeatureSet(ImageSet.of(np.tile(levels[:, None, None, None], (1, 1, 4, 4))), levels[:, None].astype(np.float32))


def test_the_densest_come_first():
    real = described([*range(100, 120), 200])
    assert finished(by_density(real, described([255, 110, 200, 130, 90]))).tolist() == [1, 4, 3, 2, 0]


def test_with_fewer_real_images_than_neighbours():
    assert finished(by_density(described([10, 20]), described([100, 15]))).tolist() == [1, 0]


def test_pictures():
    real, fake, training = described(range(100, 140)), described([255, *range(100, 109)]), described([1, 2, 3])
    detail = {"suspicious": [{"image": 4, "training": 2}, {"image": 0, "training": 0}]}
    comparison = Comparison(real, fake, network=None, training=training.images)
    found = finished(pictures_of(comparison, Figure("copies", 0.2, detail=detail)))
    assert found["grid"][:, 0, 0, 0].tolist() == [255, *range(100, 109)]
    assert (len(found["best"]), found["worst"][0, 0, 0, 0]) == (5, 255)
    assert found["suspicious"].shape == (2, 2, 4, 4, 1)
    assert found["suspicious"][:, :, 0, 0, 0].tolist() == [[103, 3], [255, 1]]
    assert finished(pictures_of(comparison, None))["suspicious"].shape == (0, 2, 4, 4, 1)
