"""Transformations that leak into generated images are recognised, and their share is estimated."""

import pytest
import torch

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import Dataset, load_dataset, open_source
from ganstudio.engine.pixels import from_uint8
from ganstudio.engine.training.leaks import LeakProbe
from tests.pulling import finished

NAMES = ("leak_flip", "leak_turn", "leak_colour")
COUNT = 400


@pytest.fixture(scope="module", params=["sevens", "digits", "fashion"])
def pictures(request):
    """Small pictures of a set: those that the probe knows, and others that stand for generated ones."""
    dataset: Dataset = finished(load_dataset(finished(open_source([request.param])), DataConfig()))
    rows = torch.randperm(len(dataset.rows), generator=torch.Generator().manual_seed(0))[: COUNT + 256]
    small = torch.nn.functional.interpolate(from_uint8(dataset.batch(rows.numpy())), 8, mode="area")
    return small[:COUNT], small[COUNT:]


def test_images_like_the_pictures_do_not_look_transformed(pictures):
    known, fake = pictures
    probe = LeakProbe(known, is_square=True)
    mean = fake.mean(dim=0, keepdim=True).repeat(256, 1, 1, 1)
    for images in (fake, 0.3 * fake, mean, 0.5 * (fake + mean)):  # also while they are pale or blurred, early in a training
        assert max(probe.measure(images).values()) < 0.1


@pytest.mark.parametrize(
    "name, change",
    [
        ("leak_flip", lambda images: images.flip(3)),
        ("leak_turn", lambda images: images.rot90(2, (2, 3))),
        ("leak_turn", lambda images: images.rot90(1, (2, 3))),
        ("leak_colour", lambda images: -images),
    ],
    ids=["flip", "half-turn", "quarter-turn", "inversion"],
)
def test_the_share_of_transformed_images_is_estimated(pictures, name, change):
    known, fake = pictures
    probe = LeakProbe(known, is_square=True)
    found = probe.measure(change(fake))
    assert found[name] > 0.8
    if name != "leak_colour":  # inverted images look mirrored and turned as well; the rules know that
        assert found["leak_colour"] < 0.1 and found[name] == max(found.values())
    part = torch.cat([change(fake[:64]), fake[64:]])
    assert 0.15 < probe.measure(part)[name] < 0.4


def test_hues_are_recognised_in_colour():
    rng = torch.Generator().manual_seed(0)
    reds = torch.cat([torch.rand(COUNT, 1, 8, 8, generator=rng), -torch.rand(COUNT, 2, 8, 8, generator=rng)], dim=1)
    probe = LeakProbe(reds[:300], is_square=True)
    assert probe.measure(reds[300:])["leak_colour"] < 0.1
    assert probe.measure(reds[300:][:, [2, 0, 1]])["leak_colour"] > 0.8


def test_what_looks_the_same_afterwards_or_is_too_few_is_unknown():
    noise = torch.randn(COUNT, 1, 8, 8, generator=torch.Generator().manual_seed(0))
    probe = LeakProbe(noise[:300], is_square=False)
    assert probe.measure(noise[300:].flip(3)) == dict.fromkeys(NAMES, 0.0)
    few = LeakProbe(noise[:10], is_square=True)
    assert few.measure(noise) == dict.fromkeys(NAMES, 0.0)
