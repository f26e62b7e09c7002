"""An encoder that estimates a picture's latent in a single pass, trained on the generator's own pictures.

Training by the distance of latents is the latent regressor of Donahue et al. 2017, "Adversarial Feature Learning", section 4; the
pixel loss of the redrawn picture is the feedforward projection of Zhu et al. 2016, "Generative Visual Manipulation on the
Natural Image Manifold", section 4.1, who also begin their search with it. They train it on photographs; this encoder trains on
the model's own pictures, whose latents are known, so that it needs no others.
"""

import math
import time
from collections.abc import Generator as Task

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.networks import Generator
from ganstudio.engine.networks.layers import LEAK, LEAKY_GAIN, narrowed, scaled_normal
from ganstudio.engine.pixels import from_uint8
from ganstudio.engine.search.codes import Codes
from ganstudio.engine.search.distance import pixel_distance

FILTERS, MOST_FILTERS, HIDDEN = 32, 256, 512
STEPS = 2000
BATCH, LEAST_BATCH = 64, 8
RATE = 1e-3
PIXELS = 100.0  # weight of the pixel loss beside the latent loss
CLASS = 0.1
PIXELS_AT_ONCE = 2**18  # limits the time to cancel, and the memory for large pictures


class Encoder(nn.Module):
    """Maps images (N, C, H, W) in [-1, 1] to latents.

    Parameters
    ----------
    frame, channels
        Of the images.
    latent_dim
        Size of z.
    latent
        Size of w; 0 without a mapping network.
    classes
        Number of classes; 0 for none.
    """

    mean: Tensor
    spread: Tensor

    def __init__(self, frame: FrameSize, channels: int, latent_dim: int, latent: int, classes: int) -> None:
        super().__init__()
        self.frame, self.channels = frame, channels
        self._parts = [latent_dim, latent, classes]
        self.register_buffer("mean", torch.zeros(latent))
        self.register_buffer("spread", torch.ones(()))
        layers: list[nn.Module] = []
        widths = narrowed(FILTERS, frame, MOST_FILTERS)[:-1]
        for before, width in zip([channels, *widths], widths, strict=False):  # as in DCGAN's discriminator
            layers += [nn.Conv2d(before, width, 4, 2, 1, bias=False), nn.BatchNorm2d(width), nn.LeakyReLU(LEAK)]
        self.body = nn.Sequential(*layers, nn.Flatten(), nn.Linear(widths[-1] * frame.first.area, HIDDEN), nn.LeakyReLU(LEAK))
        self.head = nn.Linear(HIDDEN, sum(self._parts))

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return z (N, latent_dim), codes of w (N, latent) as in :class:`Codes`, and logits of the classes (N, classes)."""
        z, codes, logits = self.head(self.body(images)).split(self._parts, dim=1)
        return z, codes, logits


def blank_encoder(generator: Generator, frame: FrameSize, channels: int) -> Encoder:
    """Return an untrained encoder for images of ``generator``."""
    latent = generator.latent_space.dim if generator.has_mapping else 0
    return Encoder(frame, channels, generator.latent_dim, latent, generator.classes)


def learn_encoder(generator: Generator, minutes: float | None = None, seed: int = 0) -> Task[Event, None, Encoder]:
    """Train an encoder for ``generator``, which must be in eval mode and without gradients, on its device.

    The same seed gives the same encoder, unless ``minutes`` end the training before its last step.
    """
    rng = torch.Generator().manual_seed(seed)
    codes = Codes(generator)
    encoder = _begun(codes, rng)
    adam = torch.optim.Adam(encoder.parameters(), RATE, betas=(0.9, 0.99))
    begin, share = time.perf_counter(), 0.0
    for step in range(1, STEPS + 1):
        adam.param_groups[0]["lr"] = RATE * (0.5 + 0.5 * math.cos(math.pi * share))
        with torch.enable_grad():
            loss = _loss(encoder, codes, rng)
            adam.zero_grad()
            torch.autograd.backward(loss)
        adam.step()
        spent = time.perf_counter() - begin
        share = max(step / STEPS, 0.0 if minutes is None else spent / (60 * minutes))
        yield Progress(step, max(step, round(step / share)), "steps", step / max(spent, 1e-6), spent * (1 - share) / share)
        if share >= 1:
            break
    return encoder.eval().requires_grad_(False)


@torch.no_grad()
def encode(encoder: Encoder, images: Tensor | np.ndarray, label: int | None = None) -> list[Latent]:
    """Estimate the latents of images in a single pass, for any number of images.

    Parameters
    ----------
    encoder
        In eval mode, so that the latents of pictures are independent.
    images
        (N, C, H, W): float in [-1, 1], or uint8.
    label
        The class of all; None: estimate each image's class.
    """
    pictures = torch.from_numpy(np.ascontiguousarray(images)) if isinstance(images, np.ndarray) else images
    device, latents = encoder.mean.device, []
    for part in torch.split(pictures, max(1, PIXELS_AT_ONCE // encoder.frame.area)):
        seen = part.to(device)
        z, codes, logits = encoder(seen if seen.is_floating_point() else from_uint8(seen))
        w = (encoder.mean + encoder.spread * codes).cpu().numpy()
        classes = logits.argmax(dim=1).tolist() if logits.shape[1] else [None] * len(part)
        for row, (place, found) in enumerate(zip(z.cpu().numpy(), classes, strict=True)):
            own = found if found is None or label is None else label
            latents.append(Latent(place.copy(), own, w=w[row].copy() if w.shape[1] else None))
    return latents


def _begun(codes: Codes, rng: torch.Generator) -> Encoder:
    """Return an encoder with initial weights from ``rng``."""
    generator = codes.generator
    device = next(generator.parameters()).device
    z = generator.sample_z(1, rng).to(device)
    drawn = generator(z, torch.zeros(1, dtype=torch.int64, device=device) if generator.classes else None)
    encoder = blank_encoder(generator, FrameSize(drawn.shape[3], drawn.shape[2]), drawn.shape[1])
    for module in encoder.modules():
        if isinstance(module, nn.Conv2d | nn.Linear):
            scaled_normal(module, 1.0 if module is encoder.head else LEAKY_GAIN, rng)
    if generator.has_mapping:
        encoder.mean.copy_(codes.mean)
        encoder.spread.fill_(codes.std)
    return encoder.to(device)


def _loss(encoder: Encoder, codes: Codes, rng: torch.Generator) -> Tensor:
    """Return the loss on newly drawn pictures."""
    generator, device = codes.generator, encoder.mean.device
    count = max(LEAST_BATCH, min(BATCH, PIXELS_AT_ONCE // encoder.frame.area))
    z = generator.sample_z(count, rng).to(device)
    labels = torch.randint(generator.classes, (count,), generator=rng).to(device) if generator.classes else None
    with torch.no_grad():
        wanted = codes.begin(z, labels)
        images = generator.synthesize(codes.w(wanted, labels)).clamp(-1, 1)
    found_z, found, logits = encoder(images)
    loss = F.mse_loss(found_z, z)
    if generator.has_mapping:
        loss = loss + F.mse_loss(found, wanted)
    if labels is not None:
        loss = loss + CLASS * F.cross_entropy(logits, labels)
    drawn = generator.synthesize(codes.w(found if generator.has_mapping else found_z, labels))
    return loss + PIXELS * pixel_distance(drawn, images).mean()
