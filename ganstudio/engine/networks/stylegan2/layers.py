"""The convolutions of StyleGAN2, with weights scaled at run time and filtered changes of resolution.

Modulation scales the inputs of one shared convolution and demodulation its outputs, which equals scaling the weights for each image
(Karras et al. 2020, "Analyzing and Improving the Image Quality of StyleGAN", section 2.2, equations 1 and 3) and needs no
convolution per image. A leaky ReLU of a scaled value is the scaled leaky ReLU, so its gain is a factor of what it is applied to.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.networks.filters import downsample_fir, fir_kernel, resample, upsample_fir
from ganstudio.engine.networks.layers import LEAK
from ganstudio.engine.networks.mapping import GAIN, FullyConnected

SMOOTH = (1.0, 3.0, 3.0, 1.0)  # files hold this filter for every layer, even where the resolution stays
EPSILON = 1e-8
HALF_CLAMP = 256.0  # Karras et al. 2020, "Training Generative Adversarial Networks with Limited Data", appendix D


def limited(x: Tensor, clamp: float | None, gain: float = 1.0) -> Tensor:
    """Return ``x`` within ``clamp`` times ``gain`` of 0; float16, which overflows, has a limit even where None is given."""
    if clamp is None and x.dtype == torch.float16:
        clamp = HALF_CLAMP
    return x if clamp is None else x.clamp(-clamp * gain, clamp * gain)


class FilteredConv2d(nn.Conv2d):
    """A convolution, then a bias and a leaky ReLU if ``activate``; it may double or halve the resolution with a filter.

    Parameters
    ----------
    before, after
        Channels.
    size
        Of the kernel: 1 or 3.
    up, down
        1, or 2 to double or halve the resolution. Only a kernel of size 1 can double it.
    taps
        Of the filter.
    """

    resample_filter: Tensor

    def __init__(
        self,
        before: int,
        after: int,
        size: int,
        *,
        bias: bool = True,
        activate: bool = True,
        up: int = 1,
        down: int = 1,
        taps: Sequence[float] = SMOOTH,
        clamp: float | None = None,
    ) -> None:
        super().__init__(before, after, size, bias=bias)
        self.activate, self.up, self.down, self.clamp = activate, up, down, clamp
        self.weight_gain = 1 / math.sqrt(before * size * size)
        self.register_buffer("resample_filter", fir_kernel(taps))

    def forward(self, x: Tensor, gain: float = 1.0) -> Tensor:
        """Map (N, before, H, W) to (N, after, H, W) at the new resolution, times ``gain``."""
        total = gain * GAIN if self.activate else gain
        weight = self.weight * (self.weight_gain * total)
        bias = None if self.bias is None else self.bias * total
        if self.up == 2:
            x = upsample_fir(F.conv2d(x, weight, bias), self.resample_filter)
        elif self.down == 2 and self.kernel_size == (1, 1):
            x = F.conv2d(downsample_fir(x, self.resample_filter), weight, bias)
        elif self.down == 2:
            taps = self.resample_filter.shape[-1]
            first, last = 1 + (taps - 1) // 2, 1 + (taps - 2) // 2
            x = F.conv2d(resample(x, self.resample_filter, padding=(first, last, first, last)), weight, bias, stride=2)
        else:
            x = F.conv2d(x, weight, bias, padding=self.kernel_size[0] // 2)
        return limited(F.leaky_relu(x, LEAK), self.clamp, gain) if self.activate else x

    @torch.no_grad()
    def draw(self, rng: torch.Generator) -> None:
        """Draw the weights from ``rng``."""
        nn.init.normal_(self.weight, generator=rng)
        if self.bias is not None:
            nn.init.zeros_(self.bias)


class StyledConv2d(nn.Module):
    """A modulated 3x3 convolution, then demodulation, noise, bias and leaky ReLU.

    Parameters
    ----------
    before, after
        Channels.
    latent
        Size of w.
    size
        Height and width of the result.
    up
        1, or 2 to double the resolution.
    """

    resample_filter: Tensor
    noise_const: Tensor

    def __init__(
        self,
        before: int,
        after: int,
        latent: int,
        size: tuple[int, int],
        *,
        up: int = 1,
        taps: Sequence[float] = SMOOTH,
        clamp: float | None,
        noise: bool,
    ) -> None:
        super().__init__()
        self.up, self.clamp, self.has_noise = up, clamp, noise
        self.affine = FullyConnected(latent, before, initial_bias=1.0)
        self.weight = nn.Parameter(torch.empty(after, before, 3, 3))
        self.bias = nn.Parameter(torch.zeros(after))
        self.register_buffer("resample_filter", fir_kernel(taps))
        if noise:
            self.noise_strength = nn.Parameter(torch.zeros(()))
            self.register_buffer("noise_const", torch.zeros(size))

    def forward(self, x: Tensor, w: Tensor, rng: torch.Generator | None, gain: float = 1.0) -> Tensor:
        """Map (N, before, H, W), with w (N, latent), to (N, after, H, W) at the new resolution.

        The noise comes from ``rng``; None takes the fixed noise.
        """
        gain_in = gain * GAIN
        styles: Tensor = self.affine(w)
        x = x * styles[:, :, None, None]
        x = self._doubled(x) if self.up == 2 else F.conv2d(x, self.weight, padding=1)
        scale = (styles.square() @ self.weight.square().sum(dim=(2, 3)).T + EPSILON).rsqrt() * gain_in
        x = x * scale[:, :, None, None].to(x.dtype)
        added = (self.bias * gain_in)[:, None, None]
        if self.has_noise:
            added = added + self._noise(x, rng) * (self.noise_strength * gain_in)
        return limited(F.leaky_relu(x + added.to(x.dtype), LEAK), self.clamp, gain)

    def _doubled(self, x: Tensor) -> Tensor:
        """Convolve at twice the resolution, with zeros inserted, then filter."""
        x = F.conv_transpose2d(x, self.weight.transpose(0, 1), stride=2)
        taps = self.resample_filter.shape[-1]
        first, last = (taps + 1) // 2 - 1, (taps - 2) // 2
        return resample(x, self.resample_filter, padding=(first, last, first, last), gain=4.0)

    def _noise(self, x: Tensor, rng: torch.Generator | None) -> Tensor:
        if rng is None:
            return self.noise_const
        return torch.randn(len(x), 1, *x.shape[2:], generator=rng, device=rng.device).to(x.device)

    @torch.no_grad()
    def draw(self, rng: torch.Generator) -> None:
        """Draw the weights and the fixed noise from ``rng``; the noise has no strength at first."""
        nn.init.normal_(self.weight, generator=rng)
        if self.has_noise:
            nn.init.normal_(self.noise_const, generator=rng)


class ToRGB(nn.Module):
    """A modulated 1x1 convolution to the channels of the image, without demodulation and activation."""

    def __init__(self, before: int, channels: int, latent: int, *, clamp: float | None) -> None:
        super().__init__()
        self.clamp = clamp
        self.weight_gain = 1 / math.sqrt(before)
        self.affine = FullyConnected(latent, before, initial_bias=1.0)
        self.weight = nn.Parameter(torch.empty(channels, before, 1, 1))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        """Map (N, before, H, W), with w (N, latent), to images (N, channels, H, W)."""
        styles: Tensor = self.affine(w) * self.weight_gain
        return limited(F.conv2d(x * styles[:, :, None, None], self.weight, self.bias), self.clamp)

    @torch.no_grad()
    def draw(self, rng: torch.Generator) -> None:
        """Draw the weights from ``rng``."""
        nn.init.normal_(self.weight, generator=rng)
