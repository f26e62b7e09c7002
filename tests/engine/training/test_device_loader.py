"""Batches from a dataset."""

import numpy as np
import pytest
import torch

from ganstudio.engine.config import Config
from ganstudio.engine.data import Dataset
from ganstudio.engine.device import choose_device
from ganstudio.engine.training import device_loader as feed_module
from ganstudio.engine.training.device_loader import DeviceLoader

DEVICE = choose_device(Config())


@pytest.fixture
def dataset(tmp_path):
    """Mirrored images in a map, not in the order of their rows."""
    pixels = np.random.default_rng(0).integers(0, 256, (9, 3, 16, 16), np.uint8)
    pixels.tofile(tmp_path / "pixels")
    mapped = np.memmap(tmp_path / "pixels", np.uint8, "c", shape=pixels.shape)
    labels = np.array([0, 1, 2, 0, 1])
    return Dataset(mapped.view(np.ndarray), np.array([8, 0, 3, 3, 5]), labels, ("a", "b", "c"), "it", "", mirrored=True)


INDEX = torch.tensor([0, 9, 4, 5, 2, 7])


def test_mapped_and_moved_are_the_same_bit_for_bit(dataset, monkeypatch):
    monkeypatch.setattr(feed_module, "ROWS", 2)
    feed = DeviceLoader(dataset, DEVICE)
    mapped = feed.images(INDEX)
    assert feed.held is None
    feed.held = feed.moved()
    assert torch.equal(feed.images(INDEX), mapped)
    expected = torch.from_numpy(dataset.batch(INDEX.numpy())).float() / 127.5 - 1
    assert torch.allclose(mapped, expected, atol=1e-6)
    assert mapped.min() >= -1
    assert mapped.max() <= 1


def test_labels_of_flipped_images_are_those_of_the_others(dataset):
    assert DeviceLoader(dataset, DEVICE).labels(INDEX).tolist() == [0, 1, 1, 0, 2, 2]
