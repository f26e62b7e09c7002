"""Trains a small classifier of images, the same each time."""

from collections.abc import Generator as Task
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.device import full_float32
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.pixels import from_uint8

SIDE = 32  # px; larger images are reduced to it
WIDTHS = (16, 32, 64)
BATCH, EPOCHS = 64, 10
FEWEST_STEPS, MOST_STEPS = 40, 300
RATE = 5e-3


def train_classifier(images: ImageSet, labels: np.ndarray, classes: int, seed: int) -> Task[Event, None, nn.Module]:
    """Train a network that maps images (n, C, H, W) in [-1, 1], reduced by :func:`seen`, to logits (n, ``classes``).

    A generator of events in steps. ``labels`` int64 (N,) are the classes of the images; ``seed`` determines the first weights and
    the order of the images.
    """
    rng = torch.Generator().manual_seed(seed)
    network = _build(images.shape[0], classes, rng).train()
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload] # torch's stubs lack it; 1.3 x as fast
    pixels, wanted = torch.cat(list(seen(images))), torch.from_numpy(labels).long()
    steps = int(np.clip(EPOCHS * len(images) // BATCH, FEWEST_STEPS, MOST_STEPS))
    adam = torch.optim.AdamW(network.parameters(), RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=steps)
    for step in range(1, steps + 1):
        chosen = torch.randint(len(pixels), (BATCH,), generator=rng)
        with torch.enable_grad(), full_float32():
            loss = F.cross_entropy(network(pixels[chosen]), wanted[chosen])
            adam.zero_grad()
            torch.autograd.backward(loss)
        adam.step()
        schedule.step()
        yield Progress(step, steps, "steps")
    return network.eval()


@torch.no_grad()
def classify(network: nn.Module, images: ImageSet) -> np.ndarray:
    """Return the classes int64 (N,) that a trained network reads."""
    with full_float32():
        return np.concatenate([network(block).argmax(dim=1).numpy() for block in seen(images)])


def seen(images: ImageSet) -> Iterator[Tensor]:
    """Yield blocks of the images in order as the network sees them, (n, C, h, w) in [-1, 1]."""
    for block in images.blocks():
        scaled = from_uint8(block)
        yield F.adaptive_avg_pool2d(scaled, SIDE) if min(scaled.shape[2:]) > SIDE else scaled


def _build(channels: int, classes: int, rng: torch.Generator) -> nn.Sequential:
    layers: list[nn.Module] = []
    for before, width in zip((channels, *WIDTHS), WIDTHS, strict=False):
        layers += [nn.Conv2d(before, width, 3, 2, 1, bias=False), nn.BatchNorm2d(width), nn.LeakyReLU(0.1)]
    network = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(4 * WIDTHS[-1], classes))
    for layer in network:
        if isinstance(layer, nn.Conv2d | nn.Linear):
            nn.init.kaiming_uniform_(layer.weight, a=5**0.5, generator=rng)
        if isinstance(layer, nn.Linear):
            nn.init.zeros_(layer.bias)
    return network
