"""A trained upscaler on pictures of any size."""

import numpy as np
import pytest
import torch

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.networks.upscaler import Upscaler
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.upscaling import application as trained
from ganstudio.engine.upscaling.application import apply, reduce
from tests.pulling import finished, watched


@pytest.fixture
def network():
    torch.manual_seed(0)
    return Upscaler(3, 4, 8, 1).eval().requires_grad_(False)


def noise(height, width):
    return np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)


@pytest.mark.parametrize("shape", [(40, 52), (17, 9), (1, 1)])
def test_tiles_give_what_the_whole_picture_gives(network, shape):
    picture = noise(*shape)
    whole = to_uint8(network(torch.from_numpy(picture).permute(2, 0, 1)[None].float().div(127.5).sub(1)))[0]
    tiled = finished(apply(network, picture, tile=16))
    assert tiled.shape == (shape[0] * 4, shape[1] * 4, 3)
    assert np.abs(tiled.astype(int) - whole).max() <= 1  # sums of other shapes are rounded in another way
    assert (tiled == whole).mean() > 0.999


def test_a_smaller_margin_would_leave_seams(network, monkeypatch):
    picture = noise(40, 40)
    whole = finished(apply(network, picture))
    monkeypatch.setattr(Upscaler, "receptive_radius", 2)
    assert np.abs(finished(apply(network, picture, tile=16)).astype(int) - whole).max() > 1


def test_progress_and_cancelling(network):
    _, events = watched(apply(network, noise(40, 20), tile=16))
    assert [(event.done, event.total) for event in events] == [(done, 6) for done in range(7)]
    task = apply(network, noise(40, 20), tile=16)
    next(task)
    task.close()


def test_what_is_too_large_is_refused(network, monkeypatch):
    monkeypatch.setattr(trained, "LARGEST", 40 * 20 * 16 - 1)
    with pytest.raises(ConfigError, match="20 × 40"):
        finished(apply(network, noise(40, 20)))


def test_small_images_are_what_a_file_can_hold():
    small = reduce(torch.rand(2, 3, 16, 16, generator=torch.Generator().manual_seed(0)) * 2 - 1, 4)
    assert small.shape == (2, 3, 4, 4)
    levels = small.add(1).mul(127.5)
    assert torch.allclose(levels, levels.round(), atol=1e-4)
    assert levels.min() >= 0
    assert levels.max() <= 255
