"""PSNR, SSIM and MS-SSIM of pairs of images, against their formulas."""

import numpy as np
import pytest
import torch
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.metrics.ssim import SCALE_WEIGHTS, ms_ssim, scales_of, ssim


def pair(side, noise=0.4):
    rng = torch.Generator().manual_seed(0)
    one = torch.rand(2, 3, side, side, generator=rng) * 2 - 1
    return one, (one + noise * torch.randn(one.shape, generator=rng)).clamp(-1, 1)


def by_formula(x, y):
    """Return SSIM, and its contrast and structure, of one channel (H, W) in [0, 1], window by window."""
    line = np.exp(-np.square(np.arange(11) - 5) / (2 * 1.5**2))
    window = np.outer(line, line) / line.sum() ** 2
    found = []
    for row in range(len(x) - 10):
        for column in range(len(x) - 10):
            a, b = (each[row : row + 11, column : column + 11] for each in (x, y))
            ma, mb = (window * a).sum(), (window * b).sum()
            moments = ((a, ma, a, ma), (b, mb, b, mb), (a, ma, b, mb))
            va, vb, both = ((window * (p - mp) * (q - mq)).sum() for p, mp, q, mq in moments)
            contrast = (2 * both + 0.0009) / (va + vb + 0.0009)
            found.append((contrast * (2 * ma * mb + 0.0001) / (ma**2 + mb**2 + 0.0001), contrast))
    return np.mean(found, axis=0)


def test_psnr_of_a_known_error():
    images, _ = pair(32)
    assert torch.isinf(psnr(images, images)).all()
    assert psnr(images, images + 0.02).tolist() == pytest.approx([40.0, 40.0], abs=1e-3)  # 4 / 0.0004


def test_ssim_is_its_formula():
    one, other = pair(16)
    scaled = [(each.double().numpy() + 1) / 2 for each in (one, other)]
    expected = [np.mean([by_formula(x, y)[0] for x, y in zip(a, b, strict=True)]) for a, b in zip(*scaled, strict=True)]
    assert ssim(one, other).tolist() == pytest.approx(expected, abs=1e-5)
    assert ssim(one, one).tolist() == pytest.approx([1.0, 1.0])
    assert float(ssim(one, -one).max()) < 0


def test_ms_ssim_weighs_the_contrast_of_fine_scales_and_the_whole_of_the_coarsest():
    one, other = pair(24)
    coarse = [F.avg_pool2d(each, 2) for each in (one, other)]

    def mean(images, others, part):
        scaled = [(each[0].double().numpy() + 1) / 2 for each in (images, others)]
        return np.mean([by_formula(x, y)[part] for x, y in zip(*scaled, strict=True)])

    first, second = (weight / sum(SCALE_WEIGHTS[:2]) for weight in SCALE_WEIGHTS[:2])
    assert float(ms_ssim(one, other)[0]) == pytest.approx(mean(one, other, 1) ** first * mean(*coarse, 0) ** second, abs=1e-5)


@pytest.mark.parametrize(("side", "scales"), [(8, 1), (16, 1), (28, 2), (32, 2), (64, 3), (256, 5), (1024, 5)])
def test_small_images_have_fewer_scales(side, scales):
    assert scales_of(side) == scales


def test_ms_ssim_of_opposite_images_is_a_number():
    images, _ = pair(32)
    assert ms_ssim(images, -images).tolist() == [0.0, 0.0]
    assert ms_ssim(images, images).tolist() == pytest.approx([1.0, 1.0])
