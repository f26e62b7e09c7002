"""The studio's own features and the distance between two sets of them."""

import itertools

import pytest
import torch

from ganstudio.engine.metrics.features.random_features import RandomFeatures
from ganstudio.engine.metrics.kernel import kernel_distance


def gauss(n, d=6, seed=0, shift=0.0, spread=1.0):
    return spread * torch.randn(n, d, generator=torch.Generator().manual_seed(seed)) + shift


def test_the_distance_is_its_definition():
    one, other = gauss(7), gauss(5, seed=1, shift=0.5)
    mean = one.mean(dim=0)
    spread = ((one - mean) ** 2).mean().sqrt()
    x, y = (one - mean) / spread, (other - mean) / spread

    def kernel(a, b):
        return float((a @ b / 6 + 1) ** 3)

    within_x = sum(kernel(a, b) for a, b in itertools.permutations(x, 2)) / (7 * 6)
    within_y = sum(kernel(a, b) for a, b in itertools.permutations(y, 2)) / (5 * 4)
    between = sum(kernel(a, b) for a in x for b in y) / (7 * 5)
    assert float(kernel_distance(one, other)) == pytest.approx(within_x + within_y - 2 * between, rel=1e-4)


def test_it_is_about_nothing_for_the_same_and_grows_with_the_difference():
    reference = gauss(400)
    same = [abs(float(kernel_distance(reference, gauss(400, seed=seed)))) for seed in range(1, 6)]
    shifts = [float(kernel_distance(reference, gauss(400, seed=9, shift=shift))) for shift in (0.3, 0.6, 1.2)]
    assert max(same) < 0.1 * shifts[0]
    assert shifts == sorted(shifts)
    assert float(kernel_distance(reference, gauss(400, seed=9, spread=0.3))) > 10 * max(same)


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("side", [16, 32, 128])
def test_features_of_any_image_are_the_same_everywhere(channels, side):
    images = torch.rand(3, channels, side, side, generator=torch.Generator().manual_seed(0)) * 2 - 1
    torch.manual_seed(123)  # nothing of the world outside may matter
    one = RandomFeatures(channels)(images)
    torch.manual_seed(456)
    assert torch.equal(one, RandomFeatures(channels)(images))
    assert one.shape[0] == 3
    assert one.isfinite().all()
    assert not torch.equal(one[0], one[1])
