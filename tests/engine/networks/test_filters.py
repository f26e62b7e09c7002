"""Resampling against zero insertion, padding and convolution written out with scipy."""

import numpy as np
import pytest
import torch
from scipy.signal import convolve2d

from ganstudio.engine.networks.filters import downsample_fir, fir_kernel, resample, upsample_fir


def by_hand(image, kernel, up=1, down=1, padding=(0, 0, 0, 0), gain=1.0):
    spread = np.zeros([side * up for side in image.shape])
    spread[::up, ::up] = image
    left, right, top, bottom = padding
    padded = np.pad(spread, [(max(top, 0), max(bottom, 0)), (max(left, 0), max(right, 0))])
    cropped = padded[max(-top, 0) : len(padded) - max(-bottom, 0), max(-left, 0) : padded.shape[1] - max(-right, 0)]
    return convolve2d(cropped, kernel, mode="valid")[::down, ::down] * gain


@pytest.mark.parametrize(
    "settings",
    [
        {"padding": (1, 1, 1, 1)},
        {"padding": (2, 1, 0, 3), "down": 2},
        {"padding": (2, 1, 2, 1), "up": 2, "gain": 4.0},
        {"padding": (0, 3, 5, 1), "up": 2},
        {"padding": (-1, 2, 1, -2), "up": 3, "down": 2},
        {"padding": (-1, 0, 2, 2)},
    ],
    ids=str,
)
@pytest.mark.parametrize("taps", [[1, 3, 3, 1], [1, 2, 4]], ids=str)
def test_resampling_is_zero_insertion_padding_and_convolution(settings, taps):
    rng = np.random.default_rng(0)
    x, kernel = rng.normal(size=(2, 3, 7, 10)), fir_kernel(taps).double()
    found = resample(torch.from_numpy(x), kernel, **settings)
    expected = np.stack([[by_hand(image, kernel.numpy(), **settings) for image in images] for images in x])
    assert np.allclose(found.numpy(), expected)
    row = torch.tensor(taps, dtype=torch.float64) / sum(taps)
    assert np.allclose(resample(torch.from_numpy(x), row, **settings).numpy(), expected)  # one axis after the other


@pytest.mark.parametrize("taps", [[1, 1], [1, 3, 3, 1], [1, 5, 10, 10, 5, 1]], ids=str)
def test_changes_of_resolution_keep_the_mean_and_stay_in_place(taps):
    kernel = fir_kernel(taps)
    assert torch.allclose(upsample_fir(torch.ones(1, 1, 16, 12), kernel)[..., 4:-4, 4:-4], torch.ones(()))
    assert torch.allclose(downsample_fir(torch.ones(1, 1, 16, 12), kernel)[..., 2:-2, 2:-2], torch.ones(()))
    ramp = torch.arange(16.0).expand(1, 1, 16, 16)
    back = downsample_fir(upsample_fir(ramp, kernel), kernel)
    assert torch.allclose(back[..., 4:-4, 4:-4], ramp[..., 4:-4, 4:-4], atol=1e-5)
