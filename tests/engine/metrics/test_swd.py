"""The sliced Wasserstein distance: the pyramid, the patches, and the distance of projections."""

import numpy as np
import pytest
import torch
from scipy import ndimage
from scipy.stats import wasserstein_distance

from ganstudio.engine.metrics import MetricUnavailable
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.metrics.pyramid import laplacian_pyramid
from ganstudio.engine.metrics.swd import draw_patches
from tests.engine.metrics.image_sets import as_set, measure, textured
from tests.pulling import finished


@pytest.mark.parametrize(("side", "sides"), [(8, [8]), (16, [16]), (28, [28]), (32, [32, 16]), (35, [35, 18]), (64, [64, 32, 16])])
def test_the_pyramid_ends_at_16_pixels(side, sides):
    levels = laplacian_pyramid(torch.rand(2, 3, side, side))
    assert [level.shape[2:] for level in levels] == [(size, size) for size in sides]


def test_a_level_is_what_the_coarser_level_lacks():
    image = textured(1, 32)[0, 0].astype(float)
    line = np.array([1, 4, 6, 4, 1]) / 16
    window = np.outer(line, line)
    coarse = ndimage.convolve(image, window, mode="mirror")[::2, ::2]
    spread = np.zeros_like(image)
    spread[::2, ::2] = coarse
    fine, rest = (level[0, 0].numpy() for level in laplacian_pyramid(torch.from_numpy(image).float()[None, None]))
    assert rest == pytest.approx(coarse, abs=1e-3)
    assert fine == pytest.approx(image - ndimage.convolve(spread, 4 * window, mode="mirror"), abs=1e-3)


def test_every_image_gives_as_many_patches():
    images = ImageSet.of(textured(10, 32, channels=3))
    fine, coarse = finished(draw_patches(images, 45, np.random.default_rng(0)))
    assert fine.values.shape == coarse.values.shape == (45, 3 * 49)
    assert set(np.bincount(fine.owners)) == {4, 5}
    channel = fine.values.reshape(45, 3, 49)
    assert channel.mean(axis=(0, 2)) == pytest.approx(np.zeros(3), abs=1e-5)
    assert channel.std(axis=(0, 2)) == pytest.approx(np.ones(3), abs=1e-5)


def test_patches_lie_in_their_images():
    images = textured(50)
    (patches,) = finished(draw_patches(ImageSet.of(images), 200, np.random.default_rng(0)))
    shown = patches.values * 1.0
    for patch, owner in zip(shown[::20], patches.owners[::20], strict=True):
        windows = np.lib.stride_tricks.sliding_window_view(images[owner, 0].astype(float), (7, 7)).reshape(-1, 49)
        centred = windows - windows.mean(axis=1, keepdims=True)
        likeness = centred @ (patch - patch.mean()) / np.linalg.norm(centred, axis=1) / np.linalg.norm(patch - patch.mean())
        assert likeness.max() == pytest.approx(1, abs=1e-4)


def test_the_value_is_the_mean_distance_of_projections():
    sets = textured(64), np.random.default_rng(0).integers(0, 256, (64, 1, 16, 16)).astype(np.uint8)
    rng = np.random.default_rng(1)
    (one,), (other,) = (finished(draw_patches(ImageSet.of(images), 4096, rng)) for images in sets)
    directions = rng.normal(size=(200, 49)).astype(np.float32)
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    expected = np.mean(
        [wasserstein_distance(a, b) for a, b in zip(one.project(directions), other.project(directions), strict=True)]
    )
    found = measure("swd", *map(as_set, sets))
    assert found.value == pytest.approx(expected, rel=0.1)
    assert found.detail == {"levels": {"16 px": found.value}, "patches": 64 * 128}


def test_the_directions_do_not_depend_on_the_number_of_images():
    """Images of the size of a patch have one patch: twice the same images have the same distance only in the same directions."""
    real, fake = textured(20, 7), 255 - textured(20, 7, seed=1) // 3
    once = measure("swd", as_set(real), as_set(fake)).value
    twice = measure("swd", as_set(np.concatenate([real, real])), as_set(np.concatenate([fake, fake]))).value
    assert twice == pytest.approx(once, rel=1e-5)


@pytest.mark.parametrize("channels", [1, 3])
def test_resamples_vary_as_sets_of_other_images_do(channels):
    real = as_set(textured(40, 16, channels, seed=99))
    others = [as_set(textured(40, 16, channels, seed) // 2 + 64) for seed in range(6)]
    spread = np.std([measure("swd", real, fake, resamples=0).value for fake in others])
    # these sets share the real images, which the resamples vary as well
    assert 0.7 < measure("swd", real, others[0], resamples=30).replicates.std() / spread < 3


def test_images_smaller_than_a_patch_have_no_distance():
    with pytest.raises(MetricUnavailable, match="smaller than the patches of 7 px"):
        measure("swd", *(as_set(np.zeros((4, 1, 6, 6), np.uint8)) for _ in range(2)))
