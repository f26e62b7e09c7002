"""Orthogonal wavelets (Daubechies 1992) and the filters that adaptive augmentation builds from them."""

import math
from functools import cache

import numpy as np
import torch
from torch import Tensor

SYM2 = (-0.12940952255092145, 0.22414386804185735, 0.836516303737469, 0.48296291314469025)
SYM6 = (
    0.015404109327027373,
    0.0034907120842174702,
    -0.11799011114819057,
    -0.048311742585633,
    0.4910559419267466,
    0.787641141030194,
    0.3379294217276218,
    -0.07263752278646252,
    -0.021060292512300564,
    0.04472490177066578,
    0.0017677118642428036,
    -0.007800708325034148,
)
BANDS = 4  # octaves that an image is divided into
ROOT = math.sqrt(2)


@cache
def lowpass() -> Tensor:
    """Return the sym6 lowpass filter (12,) with the sum 1.

    Upsampling with twice this filter, and downsampling with it reversed, restores a signal exactly.
    """
    return torch.tensor([tap / ROOT for tap in SYM6], dtype=torch.float32)


@cache
def filter_bank() -> Tensor:
    """Return the filters (4, 43) of four octaves, the lowest first; their sum is a unit impulse at the centre.

    Built from sym2 as in Karras et al. 2020, appendix B, "Image-space filtering": at each level, the lowpass filters of the levels
    before are stretched by 2 and halved in bandwidth, and the highpass filter of the level is added to its octave.
    """
    taps = np.array(SYM2)
    mirrored = taps * np.array([1.0, -1.0, 1.0, -1.0])
    low, high = np.convolve(taps, taps[::-1]) / 2, np.convolve(mirrored, mirrored[::-1]) / 2
    bank = np.eye(BANDS, 1)
    for level in range(1, BANDS):
        stretched = np.zeros((BANDS, 2 * bank.shape[1] - 1))
        stretched[:, ::2] = bank
        bank = np.stack([np.convolve(row, low) for row in stretched])
        middle = (bank.shape[1] - len(high)) // 2
        bank[level, middle : middle + len(high)] += high
    return torch.from_numpy(bank).float()
