"""Features of fixed random weights."""

import pytest
import torch

from ganstudio.engine.metrics.features.random_features import RandomFeatures


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
