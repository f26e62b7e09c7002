"""The network that enlarges pictures."""

import pytest
import torch

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.networks.upscaler import build_upscaler, enlarged


def network(factor=4, channels=3, blocks=2, seed=0):
    settings = {"upscaler.factor": factor, "upscaler.blocks": blocks, "model.filters": 8, "data.channels": channels}
    return build_upscaler(with_settings(Config(), settings), torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("factor", [2, 4, 8])
@pytest.mark.parametrize("channels", [1, 4])
def test_it_begins_as_bicubic_interpolation_of_any_size(factor, channels):
    small = torch.rand(2, channels, 5, 9) * 2 - 1
    large = network(factor, channels)(small)
    assert large.shape == (2, channels, 5 * factor, 9 * factor)
    assert torch.equal(large, enlarged(small, factor))


def test_the_seed_decides_the_weights():
    one, same, other = (network(seed=seed).state_dict() for seed in (1, 1, 2))
    assert all(torch.equal(one[name], same[name]) for name in one)
    assert not torch.equal(one["enter.weight"], other["enter.weight"])


@pytest.mark.parametrize("factor", [2, 4, 8])
@pytest.mark.parametrize("blocks", [1, 3])
def test_reach_is_how_far_a_pixel_is_seen_and_not_much_more(factor, blocks):
    upscaler = network(factor, 1, blocks).double()
    torch.nn.init.normal_(upscaler.to_image.weight, generator=torch.Generator().manual_seed(0))
    side = 4 * blocks + 17
    small = torch.rand(1, 1, side, side, dtype=torch.float64, requires_grad=True)
    middle = side // 2 * factor
    (seen,) = torch.autograd.grad(upscaler(small)[0, 0, middle : middle + factor, middle : middle + factor].sum(), small)
    far = seen[0, 0].nonzero().sub(side // 2).abs().max()
    assert upscaler.receptive_radius - 1 <= far <= upscaler.receptive_radius
