"""The studio features: trained once, the same each time, for any images, and sensitive to what makes a set of images worse."""

import numpy as np
import pytest
import torch

from ganstudio.engine.events import Progress
from ganstudio.engine.home import cache_folder
from ganstudio.engine.metrics.features import studio
from ganstudio.engine.metrics.features.network import describe_set
from ganstudio.engine.metrics.features.studio import studio_features
from ganstudio.engine.metrics.image_set import ImageSet
from tests.pulling import finished, watched


@pytest.fixture(autouse=True)
def short(monkeypatch):
    """A few steps: what the network learns is for the slow tests."""
    monkeypatch.setattr(studio, "STEPS", 2)
    monkeypatch.setattr(studio, "CALIBRATION", 1)


def random_images(count: int, channels: int, side: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (count, channels, side, side), np.uint8)


@pytest.mark.parametrize(
    ("count", "channels", "side", "classes"), [(20, 1, 8, 0), (25, 3, 16, 100), (30, 4, 40, 2), (3, 1, 1024, 0), (40, 3, 64, 1)]
)
def test_it_describes_data_sets_of_any_kind(blobs, count, channels, side, classes):
    dataset = blobs(count, side, channels, classes)
    network = finished(studio_features(dataset))
    found = network.describe(dataset.batch(np.arange(3)))
    assert found.features.shape == (3, 256 if side > 32 else 128)
    assert found.features.dtype == np.float32
    assert np.isfinite(found.features).all()
    assert network.classes == (dataset.classes if classes > 1 else ())
    assert (found.logits is None) == (classes < 2)
    assert classes < 2 or found.logits.shape == (3, classes)


def test_the_second_call_loads_what_the_first_has_trained(blobs):
    dataset = blobs(classes=2)
    first, events = watched(studio_features(dataset))
    assert [event for event in events if isinstance(event, Progress) and event.unit == "steps"][-1].done == 2
    again, events = watched(studio_features(dataset))
    assert not events
    assert again.digest == first.digest
    images = dataset.batch(np.arange(5))
    assert np.array_equal(again.describe(images).features, first.describe(images).features)
    assert np.array_equal(again.describe(images).logits, first.describe(images).logits)


def test_training_again_gives_the_same_network(blobs):
    first = finished(studio_features(blobs()))
    torch.manual_seed(123)  # nothing of the world outside may matter
    for file in (cache_folder() / "features").iterdir():
        file.unlink()
    assert finished(studio_features(blobs())).digest == first.digest


def test_a_damaged_file_is_trained_again(blobs):
    first = finished(studio_features(blobs()))
    (file,) = (cache_folder() / "features").iterdir()
    file.write_bytes(file.read_bytes()[:1000])
    assert finished(studio_features(blobs())).digest == first.digest
    assert file.stat().st_size > 1000


def test_the_network_depends_on_images_labels_and_size(blobs):
    sets = [blobs(), blobs(41), blobs(size=24), blobs(channels=3), blobs(classes=2)]
    assert len({finished(studio_features(dataset)).digest for dataset in sets}) == len(sets)


def test_a_set_of_images_has_a_network_too(blobs):
    images = ImageSet.of(blobs().pixels)
    network = finished(studio_features(images))
    assert not watched(studio_features(images))[1][1:]  # read, recognised and loaded
    other = ImageSet.of(255 - blobs().pixels)
    assert finished(studio_features(other)).digest != network.digest


def test_closing_it_leaves_nothing_behind(blobs):
    task = studio_features(blobs())
    while not (isinstance(event := next(task), Progress) and event.unit == "steps"):
        pass
    task.close()
    assert not (cache_folder() / "features").exists()
    assert torch.is_grad_enabled()


def test_a_cache_that_cannot_be_written_does_not_matter(blobs, home):
    (home / "cache").write_text("no folder")
    assert finished(studio_features(blobs())).digest


@pytest.mark.parametrize("shape", [(1, 16, 16), (3, 16, 16), (4, 16, 16), (3, 40, 24)])
def test_images_of_another_shape_are_brought_to_its_own(blobs, shape):
    network = finished(studio_features(blobs(channels=3)))
    assert network.describe(random_images(2, *shape[:2])[:, :, :, : shape[2]]).features.shape == (2, 128)


def test_the_features_of_an_image_do_not_depend_on_the_others(blobs):
    dataset = blobs(classes=2)
    network = finished(studio_features(dataset))
    whole = finished(describe_set(network, ImageSet.of(dataset.pixels)))
    alone = network.describe(dataset.pixels[7:8])
    assert np.allclose(whole.features[7], alone.features[0], atol=1e-4)
    assert np.allclose(whole.logits[7], alone.logits[0], atol=1e-4)


def test_on_another_device(blobs, pretend_device):
    here = finished(studio_features(blobs(size=40, classes=2)))
    for file in (cache_folder() / "features").iterdir():
        file.unlink()
    pretend_device()
    there = finished(studio_features(blobs(size=40, classes=2), "pretend"))
    images = blobs(size=40).batch(np.arange(4))
    assert next(there.network.parameters()).device.type == "pretend"
    assert np.allclose(here.describe(images).features, there.describe(images).features, atol=0.05)
