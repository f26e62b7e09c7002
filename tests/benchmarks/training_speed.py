"""Images/s of the published DCGAN (64 px, colour, 64 filters, batch 64): the studio's trainer against a tutorial's loop.

The baseline is a plain float32 loop written in the classic tutorial's way: a backward pass each for real, fake and G, and
``.item()`` on every loss at every step. The two take turns in windows of a few seconds, so that both see the same machine.
"""

import itertools
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from ganstudio.engine.config import with_settings
from ganstudio.engine.config.presets import find_preset
from ganstudio.engine.data import Dataset
from ganstudio.engine.device import choose_device
from ganstudio.engine.events import Stats
from ganstudio.engine.recipes.train import create_run, train

SIZE, CHANNELS, FILTERS, BATCH, LATENT = 64, 3, 64, 64, 100
WINDOWS = 6
WINDOW_SECONDS = 8.0

Window = Callable[[float], float]  # runs for so many seconds and returns images/s


def run(scale: float) -> dict[str, Any]:
    """Alternate the two loops."""
    images = np.random.default_rng(0).integers(0, 256, (2048, CHANNELS, SIZE, SIZE), dtype=np.uint8)
    with tempfile.TemporaryDirectory() as folder:
        ours, tutorial = studio(images, Path(folder)), tutorial_loop(images)
        for loop in (ours, tutorial):
            loop(3.0)
        pairs = [(ours(WINDOW_SECONDS * scale), tutorial(WINDOW_SECONDS * scale)) for _ in range(WINDOWS)]
    ratios = [fast / plain for fast, plain in pairs]
    return {
        "images_per_second": round(statistics.median(fast for fast, _ in pairs), 1),
        "baseline_images_per_second": round(statistics.median(plain for _, plain in pairs), 1),
        "ratio": round(statistics.median(ratios), 3),
        "ratio_range": [round(min(ratios), 3), round(max(ratios), 3)],
        "target_ratio": 1.8 if choose_device(find_preset("classic-dcgan").config).precision == "bf16" else None,
    }


def studio(images: np.ndarray, folder: Path) -> Window:
    """The whole trainer as a person runs it: statistics, grids, snapshots and checkpoints included."""
    dataset = Dataset.of(images, name="noise")
    settings = {"data.size": SIZE, "data.channels": CHANNELS, "run.images": 10**9}
    config = with_settings(find_preset("classic-dcgan").config, settings)
    assert (config.model.filters, config.training.batch, config.model.latent_dim) == (FILTERS, BATCH, LATENT)
    events = train(create_run(folder / "run", config, dataset), dataset)

    def window(seconds: float) -> float:
        rows: list[tuple[float, float]] = []  # (time, images seen)
        while not rows or rows[-1][0] - rows[0][0] < seconds:
            event = next(events)
            if isinstance(event, Stats):
                rows.append((time.perf_counter(), event.row["images"]))
        return (rows[-1][1] - rows[0][1]) / (rows[-1][0] - rows[0][0])

    return window


def tutorial_loop(images: np.ndarray) -> Window:
    """The networks of Radford 2015 and the loop of the classic tutorial, on the device the studio takes."""
    device = choose_device(find_preset("classic-dcgan").config).kind
    data = torch.from_numpy(images).float().div(127.5).sub(1)
    generator, discriminator = tutorial_generator().to(device), tutorial_discriminator().to(device)
    opt_g = torch.optim.Adam(generator.parameters(), lr=2e-4, betas=(0.5, 0.999))
    opt_d = torch.optim.Adam(discriminator.parameters(), lr=2e-4, betas=(0.5, 0.999))
    criterion = nn.BCELoss()
    ones, zeros = torch.ones(BATCH, device=device), torch.zeros(BATCH, device=device)

    def step() -> None:
        discriminator.zero_grad()
        real = data[torch.randint(len(data), (BATCH,))].to(device)
        output = discriminator(real).view(-1)
        loss_real = criterion(output, ones)
        loss_real.backward()
        output.mean().item()
        fake = generator(torch.randn(BATCH, LATENT, 1, 1, device=device))
        output = discriminator(fake.detach()).view(-1)
        loss_fake = criterion(output, zeros)
        loss_fake.backward()
        output.mean().item()
        opt_d.step()
        generator.zero_grad()
        output = discriminator(fake).view(-1)
        loss_g = criterion(output, ones)
        loss_g.backward()
        opt_g.step()
        _ = (loss_real + loss_fake).item(), loss_g.item(), output.mean().item()

    def window(seconds: float) -> float:
        start, steps = time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            step()
            steps += 1
        return steps * BATCH / (time.perf_counter() - start)

    return window


def tutorial_generator() -> nn.Module:
    """4 x 4 transposed convolutions from 1 x 1 to 64 x 64."""
    widths = [FILTERS * 8, FILTERS * 4, FILTERS * 2, FILTERS]
    layers: list[nn.Module] = [nn.ConvTranspose2d(LATENT, widths[0], 4, 1, 0, bias=False), nn.BatchNorm2d(widths[0]), nn.ReLU(True)]
    for wide, narrow in itertools.pairwise(widths):
        layers += [nn.ConvTranspose2d(wide, narrow, 4, 2, 1, bias=False), nn.BatchNorm2d(narrow), nn.ReLU(True)]
    return nn.Sequential(*layers, nn.ConvTranspose2d(FILTERS, CHANNELS, 4, 2, 1, bias=False), nn.Tanh()).apply(initialise)


def tutorial_discriminator() -> nn.Module:
    """4 x 4 strided convolutions from 64 x 64 to 1 x 1."""
    widths = [FILTERS, FILTERS * 2, FILTERS * 4, FILTERS * 8]
    layers: list[nn.Module] = [nn.Conv2d(CHANNELS, FILTERS, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True)]
    for narrow, wide in itertools.pairwise(widths):
        layers += [nn.Conv2d(narrow, wide, 4, 2, 1, bias=False), nn.BatchNorm2d(wide), nn.LeakyReLU(0.2, True)]
    return nn.Sequential(*layers, nn.Conv2d(widths[-1], 1, 4, 1, 0, bias=False), nn.Sigmoid()).apply(initialise)


def initialise(module: nn.Module) -> None:
    """Weights N(0, 0.02), as published."""
    if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
        nn.init.normal_(module.weight, 0.0, 0.02)
    elif isinstance(module, nn.BatchNorm2d):
        nn.init.normal_(module.weight, 1.0, 0.02)
