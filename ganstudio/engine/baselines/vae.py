"""A variational autoencoder whose decoder is a DCGAN generator, and its bounds on the likelihood.

Kingma and Welling 2014, "Auto-Encoding Variational Bayes". The encoder maps a picture to a Gaussian q(z | x), the generator maps z
to the mean of each pixel, and each pixel has a Gaussian of its own width around that mean, learned but the same for all pictures
(Rybkin et al. 2021, "Simple and Effective VAE Training with Calibrated Decoders", section 3, with a width for each pixel). Pixels
are dequantised as for the other baselines, so that the figures compare.
"""

import math
from collections.abc import Generator as Task

import numpy as np
import torch
from torch import Tensor, nn

from ganstudio.engine.baselines.bits import bits_per_dimension, dequantise
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.networks import Generator
from ganstudio.engine.pixels import LEVELS
from ganstudio.engine.search.encoder import Encoder

NARROWEST, WIDEST = 0.25, 128.0  # levels, the width of a pixel; dequantisation alone gives 0.29
BEGINNING = 24.0  # levels, about the error of a decoder after its first steps
CENTRED = 0.02  # of the mean of a batch that the running mean of the codes takes over
AT_ONCE = 512  # latents decoded at a time


class VAE(nn.Module):
    """The networks of a VAE, and the log-densities that its bounds are made of.

    Parameters
    ----------
    generator
        The decoder, without classes and without a mapping network.
    frame, channels
        Of the pictures.
    """

    centre: Tensor

    def __init__(self, generator: Generator, frame: FrameSize, channels: int) -> None:
        super().__init__()
        self.generator = generator
        self.encoder = Encoder(frame, channels, 2 * generator.latent_dim, 0, 0)
        self.log_width = nn.Parameter(torch.zeros(channels, *frame.shape))  # of each pixel, in levels
        self.register_buffer("centre", torch.zeros(generator.latent_dim))
        self.dimensions = channels * frame.area

    def set_widths(self, images: np.ndarray) -> None:
        """Begin with the standard deviations of the pixels of images uint8 (N, C, H, W), but wide enough for early mistakes."""
        variance = torch.from_numpy(images.var(axis=0, dtype=np.float32)) + BEGINNING**2
        self.log_width.data.copy_(variance.log() / 2)

    def posterior(self, values: Tensor) -> tuple[Tensor, Tensor]:
        """Return the mean and the log standard deviation of q(z | x), (N, latent_dim) each, of levels (N, C, H, W)."""
        mean, log_std = self.encoder((values - 0.5) / LEVELS - 1)[0].float().chunk(2, dim=1)
        # their mean over the pictures is that of the prior, where the decoder draws (Salimans and Kingma 2016, section 4)
        centre = mean.mean(dim=0) if self.training else self.centre
        if self.training:
            self.centre.lerp_(centre.detach(), CENTRED)
        return mean - centre, log_std.clamp(-8, 4)

    def reconstruction(self, values: Tensor, z: Tensor, floor: float = 0.0) -> Tensor:
        """Return log p(x | z), (N,), in nats, of levels in [0, 256); ``floor`` is added, as a width, to that of each pixel."""
        means = (self.generator(z).float() + 1) * LEVELS + 0.5
        widths = self.log_width.exp().clamp(NARROWEST, WIDEST)
        variance = widths.square() + floor**2
        logs = -0.5 * ((values - means).square() / variance + variance.log() + math.log(2 * math.pi))
        found: Tensor = logs.flatten(1).sum(dim=1)
        return found


def divergence(mean: Tensor, log_std: Tensor) -> Tensor:
    """Return KL(q(z | x) || N(0, 1)), (N,), in nats (Kingma and Welling 2014, appendix B)."""
    return 0.5 * (mean.square() + (2 * log_std).exp() - 1 - 2 * log_std).sum(dim=1)


@torch.no_grad()
def bounds(
    vae: VAE, images: np.ndarray, *, samples: int = 1, draws: int = 1, floor: float = 0.0, seed: int = 0
) -> Task[Event, None, tuple[np.ndarray, np.ndarray]]:
    """Return two upper bounds on the bits per dimension of images uint8 (N, C, H, W), (N,) each.

    The first is the negative ELBO, the mean over ``samples`` latents; the second the importance-weighted bound with so many latents
    (Burda et al. 2016, "Importance Weighted Autoencoders", equation 8), which is tighter. Both are means over ``draws`` of the
    dequantisation noise, on the device of the VAE, in float32.
    """
    vae.eval()
    rng, noise = np.random.default_rng(seed), torch.Generator().manual_seed(seed)
    count = max(1, AT_ONCE // samples)
    elbo, weighted = np.empty(len(images)), np.empty(len(images))
    for begin in range(0, len(images), count):
        part, logs = images[begin : begin + count], []
        for _ in range(draws):
            values = torch.from_numpy(dequantise(part, rng).reshape(part.shape)).to(vae.log_width.device)
            logs.append(_importance(vae, values, samples, floor, noise))
        found = torch.stack(logs).double()  # (draws, n, samples)
        elbo[begin : begin + count] = bits_per_dimension(found.mean(dim=(0, 2)).numpy(), vae.dimensions)
        tighter = (found.logsumexp(dim=2) - math.log(samples)).mean(dim=0)
        weighted[begin : begin + count] = bits_per_dimension(tighter.numpy(), vae.dimensions)
        yield Progress(min(begin + count, len(images)), len(images), "images")
    return elbo, weighted


def _importance(vae: VAE, values: Tensor, samples: int, floor: float, rng: torch.Generator) -> Tensor:
    """Return log p(x | z) + log p(z) - log q(z | x), (N, samples), of latents from q, on the CPU."""
    mean, log_std = (each.repeat_interleave(samples, dim=0) for each in vae.posterior(values))
    noise = torch.randn(mean.shape, generator=rng).to(values.device)
    z = mean + log_std.exp() * noise
    likely = vae.reconstruction(values.repeat_interleave(samples, dim=0), z, floor)
    ratio = (-0.5 * z.square() + 0.5 * noise.square() + log_std).sum(dim=1)
    return (likely + ratio).view(len(values), samples).cpu()
