"""Tests the frame of the images, and the setting that describes it."""

import pytest
import torch

from ganstudio.engine.config import Config, ModelConfig, from_dict, parse_settings, to_dict, with_settings
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.networks import ARCHITECTURES, Shape

FRAMES = [FrameSize(96, 64), FrameSize(64, 112), FrameSize(80, 80), FrameSize(48, 16), FrameSize(320, 256)]


@pytest.mark.parametrize(
    ("value", "size", "frame"),
    [
        (64, 64, (64, 64)),
        ("64", 64, (64, 64)),
        ("64x64", 64, (64, 64)),
        ("96x64", "96x64", (96, 64)),
        (" 64 X 112 ", "64x112", (64, 112)),
    ],
)
def test_a_size_is_a_number_or_width_x_height(value, size, frame):
    data = from_dict({"data": {"size": value}}).data
    assert data.size == size
    assert data.frame.sides == frame
    assert data.frame.shape == frame[::-1]


def test_the_size_survives_json_and_other_changes():
    config = with_settings(Config(), parse_settings(["data.size=96x64", "training.batch=8"]))
    assert config.data.size == "96x64"
    assert from_dict(to_dict(config)) == config
    assert to_dict(with_settings(Config(), {"data.size": 32}))["data"]["size"] == 32


@pytest.mark.parametrize("value", ["63", 65, "64x", "x64", "100x64", "64x2048", "1040", "64x64x64", "wide", -64, True, None, 64.0])
def test_anything_else_is_refused_with_what_it_takes(value):
    with pytest.raises(
        ConfigError, match=r"data\.size must be a multiple of 16 from 16 to 1024, or width x height such as 96x64, not"
    ):
        from_dict({"data": {"size": value}})


def test_the_first_layer_is_the_frame_divided_by_a_power_of_two():
    assert [FrameSize.square(side).first for side in (16, 32, 64, 512)] == [FrameSize.square(4)] * 4
    assert [FrameSize.square(side).doublings for side in (16, 32, 64, 512)] == [2, 3, 4, 7]
    assert (FrameSize(640, 512).first, FrameSize(640, 512).doublings) == (FrameSize(5, 4), 7)
    assert (FrameSize(64, 112).first, FrameSize(64, 112).doublings) == (FrameSize(4, 7), 4)
    for width in range(16, 1040, 16):
        frame = FrameSize(width, 1024)
        assert frame.first.times(2**frame.doublings) == frame


@pytest.mark.parametrize("frame", FRAMES, ids=str)
@pytest.mark.parametrize("name", sorted(ARCHITECTURES))
def test_every_architecture_draws_every_frame(name, frame):
    model = ModelConfig(arch=name, filters=4, latent_dim=8)
    generator, discriminator = ARCHITECTURES.get(name).build(model, Shape(frame, 3, 0), torch.Generator().manual_seed(0))
    images = generator(generator.sample_z(2, torch.Generator().manual_seed(0)))
    assert images.shape == (2, 3, *frame.shape)
    assert discriminator(images).shape == (2,)
    features = discriminator.features(images)
    loss = discriminator.reconstruction_loss(images, features, torch.Generator().manual_seed(0))
    assert loss is None or loss.isfinite()
