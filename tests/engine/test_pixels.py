"""From levels to images and back."""

import numpy as np
import pytest
import torch

from ganstudio.engine.pixels import from_uint8, to_levels, to_uint8

EVERY_LEVEL = np.arange(256, dtype=np.uint8).reshape(1, 1, 16, 16)


def test_every_level_comes_back():
    images = from_uint8(EVERY_LEVEL)
    assert images.shape == (1, 1, 16, 16) and images.dtype == torch.float32
    assert (images.min(), images.max()) == (-1, 1)
    assert np.array_equal(to_uint8(images), EVERY_LEVEL.transpose(0, 2, 3, 1))
    assert torch.allclose(to_levels(images), torch.from_numpy(EVERY_LEVEL).float(), atol=1e-4)


def test_to_uint8_rounds_and_clamps():
    values = torch.tensor([-1.2, -1.0, 0.0, 1.0, 1.2, 1 / 127.5]).view(1, 1, 1, 6)
    assert to_uint8(values)[0, 0, :, 0].tolist() == [0, 0, 128, 255, 255, 129]


def test_half_precision_is_computed_in_float32():
    images = from_uint8(EVERY_LEVEL).to(torch.bfloat16)
    assert np.array_equal(to_uint8(images), to_uint8(images.float()))
    assert np.abs(to_uint8(images)[..., 0].astype(int) - EVERY_LEVEL[:, 0]).max() <= 1


@pytest.mark.parametrize("shape", [(4,), (3, 4, 5), (2, 3, 4, 5)])
def test_what_is_given_stays_as_it_is(shape):
    pixels = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    levels = torch.from_numpy(pixels.astype(np.float32))
    before = levels.clone()
    assert torch.equal(from_uint8(levels), from_uint8(pixels))
    assert torch.equal(levels, before)


def test_arrays_that_cannot_be_written_or_are_views():
    pixels = np.random.default_rng(0).integers(0, 256, (4, 5, 3), np.uint8)
    pixels.flags.writeable = False
    assert torch.equal(from_uint8(pixels), from_uint8(pixels.copy()))
    assert torch.equal(from_uint8(pixels.transpose(2, 0, 1)), from_uint8(pixels).permute(2, 0, 1))


def test_layout_and_device(pretend_device):
    pretend_device("bf16")
    pixels = np.random.default_rng(0).integers(0, 256, (2, 3, 4, 5), np.uint8)
    images = from_uint8(pixels, "pretend", torch.channels_last)
    assert images.device.type == "pretend"
    assert images.is_contiguous(memory_format=torch.channels_last)
    assert np.array_equal(to_uint8(images), pixels.transpose(0, 2, 3, 1))
    assert np.array_equal(to_uint8(from_uint8(torch.from_numpy(pixels).to("pretend"))), pixels.transpose(0, 2, 3, 1))
