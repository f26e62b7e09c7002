"""Runs and pictures are judged against real pictures, and what has been measured is not measured again."""

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.recipes.evaluate import evaluate
from tests.pulling import finished

WORDS = {"metrics": ("kid",), "count": 24, "resamples": 20}


def save_pictures(folder, images):
    folder.mkdir()
    for number, image in enumerate(images):
        Image.fromarray(image).save(folder / f"{number:03}.png")
    return str(folder)


def noise(count=40, side=16, seed=0, low=0, high=255):
    return np.random.default_rng(seed).integers(low, high, (count, side, side), np.uint8)


@pytest.fixture
def real(tmp_path):
    """A folder of 60 bright pictures."""
    return save_pictures(tmp_path / "real", noise(60, low=100))


def test_pictures_that_are_like_the_real_ones_are_better(real, tmp_path):
    good, bad = noise(seed=1, low=100), noise(seed=2, high=120)
    result = finished(evaluate([good, bad], [real], metrics=["fd", "kid"], count=24, resamples=20))
    assert result.data == "real (training images)"
    first, second = result.judged
    for name in ("fd", "kid"):
        one, other = first.figures[name], second.figures[name]
        assert one.value < other.value
        assert one.low <= one.value <= one.high
        assert one.floor < other.value
        assert (one.count, one.real_count, one.floor_count) == (24, 57, 24)
    assert [(d.metric, d.better) for d in result.differences] == [("fd", "array 1"), ("kid", "array 1")]
    assert str(result.differences[1].sentence) == "KID: array 1 is better than array 2"
    assert first.grid.shape == (24, 16, 16, 1)
    assert first.best.shape == first.worst.shape == (12, 16, 16, 1)
