"""The layers of a StyleGAN3 generator. Parameters and buffers have the names of StyleGAN3's own state."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.networks.filters import resample
from ganstudio.engine.networks.layers import LEAK
from ganstudio.engine.networks.mapping import GAIN, FullyConnected
from ganstudio.engine.networks.stylegan3.layout import InputLayout, LayerLayout


class FourierInput(nn.Module):
    """Maps w (N, w_dim) to the first maps (N, channels, height, width): sines whose turn and shift follow from w.

    Karras et al. 2021, "Alias-Free Generative Adversarial Networks", section 3.2 and appendix F. ``transform``, a matrix (3, 3) in
    homogeneous coordinates, moves the whole image: the identity leaves it in place.
    """

    freqs: Tensor
    phases: Tensor
    transform: Tensor

    def __init__(self, layout: InputLayout, w_dim: int) -> None:
        super().__init__()
        self.layout = layout
        self.weight = nn.Parameter(torch.zeros(layout.channels, layout.channels))
        self.affine = FullyConnected(w_dim, 4)
        self.register_buffer("transform", torch.eye(3))
        self.register_buffer("freqs", torch.zeros(layout.channels, 2))
        self.register_buffer("phases", torch.zeros(layout.channels))

    def forward(self, w: Tensor) -> Tensor:
        turn_and_shift = self.affine(w)
        turn_and_shift = turn_and_shift / turn_and_shift[:, :2].norm(dim=1, keepdim=True)
        cos, sin, x, y = turn_and_shift.unbind(1)
        rotation = torch.stack([torch.stack([cos, -sin], 1), torch.stack([sin, cos], 1)], 1)
        shift = -torch.stack([x, y], 1)[..., None]
        identity = torch.eye(2, device=w.device, dtype=w.dtype).expand_as(rotation)
        moved = rotation @ (torch.cat([identity, shift], 2) @ self.transform)  # (N, 2, 3), the last row is (0, 0, 1)
        phases = self.phases + (self.freqs @ moved[:, :, 2:]).squeeze(2)
        freqs = self.freqs @ moved[:, :, :2]  # (N, channels, 2)
        rate, bandwidth = self.layout.sampling_rate, self.layout.bandwidth
        amplitudes = (1 - (freqs.norm(dim=2) - bandwidth) / (rate / 2 - bandwidth)).clamp(0, 1)
        waves = torch.matmul(self._grid(), freqs.transpose(1, 2)[:, None]) + phases[:, None, None]
        maps = torch.sin(waves * (2 * math.pi)) * amplitudes[:, None, None]
        mixed: Tensor = maps @ (self.weight / math.sqrt(self.layout.channels)).T
        return mixed.permute(0, 3, 1, 2)

    def _grid(self) -> Tensor:
        """Return the places of the samples, (height, width, 2), with the image from -0.5 to 0.5."""
        width, height = self.layout.size
        axes = [
            (torch.arange(count, device=self.freqs.device, dtype=self.freqs.dtype) + (0.5 - count / 2)) / self.layout.sampling_rate
            for count in (width, height)
        ]
        return torch.stack([axes[0].expand(height, width), axes[1][:, None].expand(height, width)], dim=2)


class SynthesisLayer(nn.Module):
    """Maps (N, before, h, w), with w (N, w_dim), to (N, after, h', w'): see :class:`LayerLayout`."""

    magnitude_ema: Tensor
    up_filter: Tensor | None
    down_filter: Tensor | None

    def __init__(self, layout: LayerLayout, w_dim: int) -> None:
        super().__init__()
        self.layout = layout
        self.affine = FullyConnected(w_dim, layout.before, initial_bias=1.0)
        self.weight = nn.Parameter(torch.zeros(layout.after, layout.before, layout.kernel, layout.kernel))
        self.bias = nn.Parameter(torch.zeros(layout.after))
        self.register_buffer("magnitude_ema", torch.ones(()))
        down = (layout.down_taps,) * (2 if layout.radial else 1)
        self.register_buffer("up_filter", torch.zeros(layout.up_taps) if layout.up_taps > 1 else None)
        self.register_buffer("down_filter", torch.zeros(down) if layout.down_taps > 1 else None)

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        layout, clamp = self.layout, self.layout.clamp
        gain = 1.0 if layout.to_image else GAIN  # of the leaky ReLU; before it, on fewer samples, it does the same
        x = self._convolved(x, self.affine(w), gain) + (self.bias * gain)[:, None, None]
        if self.up_filter is not None:
            x = resample(x, self.up_filter, up=layout.up, padding=layout.padding, gain=float(layout.up**2))
        else:
            x = F.pad(x, layout.padding) if any(layout.padding) else x
        if not layout.to_image:
            x = F.leaky_relu(x, LEAK)
        if clamp is not None:
            x = x.clamp(-clamp, clamp)
        return x if self.down_filter is None else resample(x, self.down_filter, down=layout.down)

    def _convolved(self, x: Tensor, style: Tensor, gain_out: float) -> Tensor:
        """Modulate the inputs and demodulate the outputs around a shared convolution: the same as a convolution for each image."""
        gain = self.magnitude_ema.rsqrt()
        padding = self.layout.kernel - 1
        if self.layout.to_image:
            scale = style * (gain / math.sqrt(self.weight[0].numel()))
            return F.conv2d(x * scale[:, :, None, None], self.weight, padding=padding)
        # both are scaled to unit power beforehand, so that the constant below is small against the sum (appendix D)
        weight = self.weight * self.weight.square().mean(dim=(1, 2, 3), keepdim=True).rsqrt()
        style = style * style.square().mean(dim=1, keepdim=True).rsqrt()
        demodulation = (style.square() @ weight.square().sum(dim=(2, 3)).T + 1e-8).rsqrt()
        x = F.conv2d(x * (style * gain)[:, :, None, None], weight, padding=padding)
        return x * (demodulation * gain_out)[:, :, None, None]
