"""Filters feature maps with finite impulse responses and changes their resolution, as the StyleGAN networks do.

Karras et al. 2020 ("Analyzing and Improving the Image Quality of StyleGAN", appendix B) filter with [1, 3, 3, 1] wherever the
resolution doubles or halves. Every function here is a depthwise convolution, which has a second derivative and exports to ONNX.
"""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

Padding = tuple[int, int, int, int]  # left, right, top, bottom; a negative number removes columns or rows
UNPADDED: Padding = (0, 0, 0, 0)


def fir_kernel(taps: Sequence[float]) -> Tensor:
    """Return the outer product of ``taps`` with themselves, float32 (len, len), with the sum 1.

    >>> fir_kernel([1, 1])
    tensor([[0.2500, 0.2500],
            [0.2500, 0.2500]])
    """
    total = sum(taps) ** 2
    return torch.tensor([[along * across / total for across in taps] for along in taps], dtype=torch.float32)


def resample(x: Tensor, kernel: Tensor, *, up: int = 1, down: int = 1, padding: Padding = UNPADDED, gain: float = 1.0) -> Tensor:
    """Insert zeros, pad, convolve each channel with ``kernel``, and keep every ``down``-th sample.

    Parameters
    ----------
    x
        (N, C, H, W).
    kernel
        (h, w); or (length,), used along both axes in turn.
    up
        Factor of the zero insertion: ``up - 1`` zeros follow each sample.
    padding
        Zeros round the maps after the zero insertion; a negative number crops.
    gain
        Factor of the result; ``up`` squared keeps the mean.
    """
    if kernel.ndim == 1:
        left, right, top, bottom = padding
        factor = gain**0.5
        x = _filtered(x, kernel[None, :], (up, down), (1, 1), (left, right, 0, 0), factor)
        return _filtered(x, kernel[:, None], (1, 1), (up, down), (0, 0, top, bottom), factor)
    return _filtered(x, kernel, (up, down), (up, down), padding, gain)


def _filtered(x: Tensor, kernel: Tensor, across: tuple[int, int], along: tuple[int, int], padding: Padding, gain: float) -> Tensor:
    """Resample the columns by the (up, down) of ``across`` and the rows by that of ``along``."""
    (up_x, down_x), (up_y, down_y) = across, along
    channels, (height, width) = x.shape[1], kernel.shape
    weight = (kernel * gain).to(x.dtype)
    if up_x == up_y == 1:
        symmetric = _symmetric(padding)
        x = x if symmetric else F.pad(x, padding)
        filters = weight.flip((0, 1)).expand(channels, 1, height, width)
        return F.conv2d(x, filters, stride=(down_y, down_x), padding=symmetric or 0, groups=channels)
    # a transposed convolution inserts the zeros itself and pads by the length of the kernel minus 1: crop the difference
    left, right, top, bottom = padding
    crop = (width - 1 - left, width - up_x - right, height - 1 - top, height - up_y - bottom)
    symmetric = _symmetric(crop)
    filters = weight.expand(channels, 1, height, width)
    x = F.conv_transpose2d(x, filters, stride=(up_y, up_x), padding=symmetric or 0, groups=channels)
    x = x if symmetric else F.pad(x, [-side for side in crop])
    return x if down_x == down_y == 1 else x[:, :, ::down_y, ::down_x]


def _symmetric(padding: Padding) -> tuple[int, int] | None:
    """Return the padding as (vertical, horizontal), as convolutions take it; None if they cannot."""
    left, right, top, bottom = padding
    return (top, left) if left == right >= 0 and top == bottom >= 0 else None


def upsample_fir(x: Tensor, kernel: Tensor) -> Tensor:
    """Return the maps at twice the resolution, filtered with ``kernel`` (n, n); the mean stays."""
    before, after = (kernel.shape[-1] + 1) // 2, (kernel.shape[-1] - 2) // 2
    return resample(x, kernel, up=2, padding=(before, after, before, after), gain=4.0)


def downsample_fir(x: Tensor, kernel: Tensor) -> Tensor:
    """Return the maps at half the resolution, filtered with ``kernel`` (n, n)."""
    before, after = (kernel.shape[-1] - 1) // 2, (kernel.shape[-1] - 2) // 2
    return resample(x, kernel, down=2, padding=(before, after, before, after))
