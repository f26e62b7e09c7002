"""Copies of training images that are mirrored, moved or noisy, on the built-in sets."""

from functools import cache

import numpy as np
import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.metrics.alignment import find_copies, thumbnails
from ganstudio.engine.metrics.typical import Typical
from tests.pulling import finished, watched

pytestmark = pytest.mark.usefixtures("shared_cache")


def moved(images, down, right):
    """As a camera that is moved: the edge goes on."""
    side = images.shape[-1]
    rows, columns = (np.clip(np.arange(side) - step, 0, side - 1) for step in (down, right))
    return images[..., rows, :][..., columns]


class Known:
    def __init__(self, images):
        self.images, self.small = images, thumbnails(images)

    def find(self, images, left_out=None):
        return finished(find_copies(images, self.small, lambda places: self.images[places], left_out))

    def typical(self, count):
        own = np.arange(len(self.images)) == np.arange(count)[:, None]
        return Typical.of(match.distance for match in self.find(self.images[:count], own))


@cache
def knowledge(name):
    """500 pictures to know, their typical distances, and 40 that are kept apart."""
    dataset = finished(load_dataset(finished(open_source([name])), DataConfig()))
    images = dataset.batch(np.random.default_rng(0).permutation(len(dataset.rows))[:540])
    known = Known(images[:500])
    return known, known.typical(60), images[500:]


@pytest.fixture(params=["sevens", *(pytest.param(name, marks=pytest.mark.slow) for name in ("digits", "fashion"))])
def known(request):
    return knowledge(request.param)


@pytest.mark.parametrize("shift", [(0, 0), (0, 1), (1, -1), (-3, 2), (4, 4)])
@pytest.mark.parametrize("is_mirrored", [False, True])
def test_copies_are_found(known, shift, is_mirrored):
    images, typical, _ = known
    originals = images.images[100:110]
    found = images.find(moved(originals[..., ::-1] if is_mirrored else originals, *shift))
    assert [match.place for match in found] == list(range(100, 110))
    assert {typical.verdict(match.distance) for match in found} == {"same"}
    lies = (shift[0], -shift[1] if is_mirrored else shift[1])  # once it is mirrored back
    assert sum((match.shift, match.is_mirrored) == (lies, is_mirrored) for match in found) >= 9  # one may be symmetric


def test_noisy_copies_are_found(known):
    images, typical, _ = known
    noise = np.random.default_rng(0).normal(0, 8, (20, 1, 32, 32))
    copies = np.clip(moved(images.images[:20, ..., ::-1], -2, 1) + noise, 0, 255).astype(np.uint8)
    found = images.find(copies)
    verdicts = [typical.verdict(match.distance) for match in found]
    assert [match.place for match in found] == list(range(20))
    assert verdicts.count("copy") + verdicts.count("same") >= 17 and "apart" not in verdicts


def test_fresh_pictures_are_rarely_called_copies(known):
    images, typical, fresh = known
    verdicts = [typical.verdict(match.distance) for match in images.find(fresh)]
    assert verdicts.count("apart") >= 32 and verdicts.count("same") == 0 and verdicts.count("copy") <= 2


@pytest.mark.parametrize(("size", "channels"), [(16, 1), (64, 3), (128, 3), (256, 4)])
def test_sizes_and_channels(size, channels):
    rng = np.random.default_rng(size)
    coarse = rng.integers(0, 256, (30, channels, size // 4, size // 4), np.uint8)
    known = Known(coarse.repeat(4, axis=2).repeat(4, axis=3))
    step = 2 * max(1, size // 64)  # larger images are compared at 64 px
    (match,) = known.find(moved(known.images[3:4, ..., ::-1], step, -step))
    assert (match.place, match.shift, match.is_mirrored) == (3, (step, step), True)
    assert match.distance < 1e-3


def test_few_images_and_those_left_out():
    images = np.random.default_rng(0).integers(0, 256, (2, 1, 16, 16), np.uint8)
    known = Known(images)
    assert [match.place for match in known.find(images)] == [0, 1]
    assert [match.place for match in known.find(images, np.eye(2, dtype=bool))] == [1, 0]
    assert known.find(images, np.ones((2, 2), bool)) == [None, None]


def test_it_tells_how_far_it_is_and_can_be_stopped():
    images = np.zeros((9_000, 1, 16, 16), np.uint8)
    found, events = watched(find_copies(images[:2], thumbnails(images), lambda places: images[places]))
    assert [match.distance for match in found] == [0, 0]
    assert len(events) >= 3 and all(0 <= event.done <= event.total == 9_000 for event in events)
