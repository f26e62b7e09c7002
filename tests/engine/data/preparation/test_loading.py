"""Datasets."""

import sys

import numpy as np
import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import Dataset, load_dataset
from ganstudio.engine.errors import DatasetError


def test_the_fingerprint_tells_images_order_and_labels():
    images = np.random.default_rng(0).integers(0, 256, (4, 1, 16, 16), np.uint8)
    plain = Dataset.of(images)
    changed = images.copy()
    changed[0, 0, 0, 0] ^= 1
    labels = np.array([0, 1, 0, 1])
    different = {
        plain.fingerprint,
        Dataset.of(changed).fingerprint,
        Dataset.of(images[::-1]).fingerprint,
        Dataset.of(images, labels, ("a", "b")).fingerprint,
        Dataset.of(images, 1 - labels, ("a", "b")).fingerprint,
    }
    assert len(different) == 5
    assert Dataset.of(images.copy()).fingerprint == plain.fingerprint


def test_loaded_and_made_in_memory_have_the_same_fingerprint(folder, opened, result):
    loaded = result(load_dataset(opened(folder), DataConfig(size=16)))
    assert Dataset.of(loaded.pixels[loaded.rows]).fingerprint == loaded.fingerprint


def test_mirrored_images_are_the_upper_half():
    images = np.random.default_rng(0).integers(0, 256, (3, 1, 16, 16), np.uint8)
    dataset = Dataset(images, np.array([2, 0]), None, (), "it", "", mirrored=True)
    assert len(dataset) == 4
    expected = np.stack([images[2], images[0], images[2][..., ::-1], images[0][..., ::-1]])
    assert np.array_equal(dataset.batch(np.arange(4)), expected)


def test_tiles_that_would_fill_the_memory_are_told(tmp_path, draw, opened, result, monkeypatch):
    monkeypatch.setattr(sys.modules["ganstudio.engine.data.preparation.prepare"], "MOST_BYTES", 100_000)
    draw(40, 40).save(tmp_path / "small.png")
    draw(160, 160).save(tmp_path / "large.png")
    dataset = result(load_dataset(opened(tmp_path), DataConfig(size=16, crop="tiles", tile=10)))
    assert len(dataset.rows) == 16
    assert [(problem.file, problem.cause) for problem in dataset.problems] == [("large.png", "too large")]
    assert "256 tiles" in dataset.problems[0].detail


def test_pictures_smaller_than_a_tile_are_told(tmp_path, draw, opened, result):
    draw(64, 40).save(tmp_path / "large.png")
    draw(24, 100, seed=1).save(tmp_path / "narrow.png")
    dataset = result(load_dataset(opened(tmp_path), DataConfig(size=16, crop="tiles", tile=32)))
    assert len(dataset) == 2
    assert [(problem.file, problem.cause) for problem in dataset.problems] == [("narrow.png", "too small")]


def test_pictures_that_vanish_are_told(folder, opened, result):
    source = opened(folder)
    for path in list(folder.iterdir())[:2]:
        path.unlink()
    dataset = result(load_dataset(source, DataConfig()))
    assert [problem.cause for problem in dataset.problems] == ["cannot be opened"] * 2
    assert len(dataset) == 3
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(DatasetError, match="training needs at least 2, and 0 can be used"):
        result(load_dataset(source, DataConfig()))
