"""The training images of a run: indexed, searched for the nearest, and laid out with samples among them."""

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import with_settings
from ganstudio.engine.recipes.training_images import index_images, nearest_images
from ganstudio.engine.recipes.training_map import lay_out, samples_for_map
from tests.pulling import finished


@pytest.fixture
def run(untrained, tmp_path):
    """A run and twelve training images."""
    folder, made = tmp_path / "pictures", untrained()
    folder.mkdir()
    for number in range(12):
        pixels = np.random.default_rng(number).integers(0, 256, (16, 16), np.uint8)
        Image.fromarray(pixels).save(folder / f"{number:02}.png")
    made.update(with_settings(made.config, {"data.source": [str(folder)]}))
    return made


@pytest.mark.parametrize("by", ["pixels", "features"])
def test_the_nearest_training_image_of_a_training_image_is_itself(run, by):
    index = finished(index_images(run))
    found = finished(nearest_images(index, index.image(5), by, 3))
    assert (len(found.rows), found.rows[0]) == (3, 5)
    assert found.distances[0] == pytest.approx(0, abs=1e-3)
    assert np.array_equal(found.images[0], index.image(5))
    assert index.rows[found.match.place] == 5


def test_samples_lie_among_the_training_images(run):
    layout = finished(lay_out(finished(index_images(run)), "pca"))
    assert layout.places.shape == (12, 2)
    assert layout.shares[0] >= layout.shares[1]
    samples = finished(samples_for_map(run, [64], 5))
    places = finished(layout.place(samples.features))
    assert places.shape == (5, 2)
    assert ((layout.density(places) >= 0) & (layout.density(places) <= 1)).all()
