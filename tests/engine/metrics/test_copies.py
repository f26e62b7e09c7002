"""The share of copies among generated images, and what its detail says of them."""

import numpy as np
import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.metrics import MetricUnavailable
from tests.engine.metrics.image_sets import as_set, measure, textured
from tests.pulling import finished

TRAINING, HELD_OUT = textured(80, 32), textured(30, 32, seed=1)


def copies(fake, training=TRAINING, held_out=HELD_OUT, **options):
    sets = {"training": as_set(training).images, "held_out": None if held_out is None else as_set(held_out).images}
    return measure("copies", as_set(training), as_set(np.ascontiguousarray(fake)), **sets, **options)


def shifted(images, down, right):
    """Shift images as a camera does: the edge goes on."""
    rows, columns = (np.clip(np.arange(images.shape[-1]) - step, 0, images.shape[-1] - 1) for step in (down, right))
    return images[..., rows, :][..., columns]


@pytest.mark.parametrize("is_mirrored", [False, True])
@pytest.mark.parametrize("shift", [(0, 0), (3, -2)])
def test_copies_are_flagged(shift, is_mirrored):
    originals = TRAINING[40:60]
    found = copies(shifted(originals[..., ::-1] if is_mirrored else originals, *shift))
    assert found.value == 1.0 and found.interval == (1.0, 1.0)
    rows = sorted(found.detail["suspicious"], key=lambda row: row["image"])
    assert len(rows) == 16 and all(row["training"] == 40 + row["image"] for row in rows)
    assert {row["mirrored"] for row in rows} == {is_mirrored} and {row["verdict"] for row in rows} == {"same"}
    assert {tuple(row["shift"]) for row in rows} == {(shift[0], -shift[1] if is_mirrored else shift[1])}


def test_the_share_counts_copies_among_new_images():
    new = textured(30, 32, seed=2)
    found = copies(np.concatenate([TRAINING[:10], new]), resamples=100)
    assert found.value == pytest.approx(0.25)
    assert 0.05 < found.interval[0] < 0.25 < found.interval[1] < 0.5
    assert {row["image"] for row in found.detail["suspicious"][:10]} == set(range(10))


def test_new_images_are_as_near_as_held_out_images():
    found = copies(textured(40, 32, seed=2))
    assert (found.value, found.detail["held_out"]) == (0.0, 0.0)
    assert found.detail["distance"] == pytest.approx(found.detail["held_out_distance"], rel=0.1)
    assert found.detail["distance"] == pytest.approx(found.detail["typical"], rel=0.1)
    assert copies(TRAINING[:20] // 2 + textured(20, 32, seed=2) // 2).value == 0, "a mixture is no copy"


def test_without_held_out_images_their_figures_are_missing():
    assert not {"held_out", "held_out_distance"} & set(copies(TRAINING[:5], held_out=None).detail)


@pytest.mark.parametrize(
    ("training", "message"), [(None, "training images of .* are unknown"), (TRAINING[:5], "12 training images or more")]
)
def test_it_says_nothing_without_enough_training_images(training, message):
    with pytest.raises(MetricUnavailable, match=message):
        measure("copies", as_set(TRAINING), as_set(TRAINING), training=None if training is None else as_set(training).images)


@pytest.mark.slow
@pytest.mark.usefixtures("shared_cache")
@pytest.mark.parametrize("name", ["sevens", "digits", "fashion"])
def test_real_sets(name):
    """Of held-out images at most 2 % look like copies; noisy copies do."""
    dataset = finished(load_dataset(finished(open_source([name])), DataConfig()))
    images = dataset.batch(np.random.default_rng(0).permutation(len(dataset.rows))[:2_000])
    noise = np.random.default_rng(1).normal(0, 8, (100, *images.shape[1:]))
    noisy = np.clip(shifted(images[:100, ..., ::-1], 1, -2) + noise, 0, 255).astype(np.uint8)
    assert copies(images[1_600:1_800], images[:1_500], images[1_800:]).value <= 0.02
    assert copies(noisy, images[:1_500], images[1_800:]).value >= 0.95
