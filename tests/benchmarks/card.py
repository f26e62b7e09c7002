"""What a graphics card does: ``make bench-card``, under ten minutes; a JSON object a line. Without a card: exit code 2.

Training is compared with plain float32 in the contiguous format on the same card, pictures under the hand with 60 a second, the
estimate of a training's memory with what the card says, and every preset trains a step in bf16.
"""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.presets import PRESETS, find_preset
from ganstudio.engine.data import Dataset
from ganstudio.engine.device import choose_device
from ganstudio.engine.errors import StudioError
from ganstudio.engine.latent.latent import latents_from_seeds, render
from ganstudio.engine.runs.checkpoint import build_networks
from ganstudio.engine.training.memory import training_memory
from ganstudio.engine.training.trainer import OutOfMemory
from ganstudio.engine.upscaling.trainer import trainer_for
from tests.benchmarks.machine import facts

PICTURES = 20_000  # for which presets derive their settings
TARGET_SPEED, TARGET_PICTURES = 3.0, 60
PLAIN = {"training.precision": "fp32", "training.memory_format": "contiguous"}


@dataclass(frozen=True)
class Extent:
    """How long each figure takes, and settings that make everything small for a test."""

    seconds: float = 20.0
    settings: dict[str, Any] = field(default_factory=dict)

    def config(self, preset: str, size: int, **settings: Any) -> Config:
        """The preset on a card, for pictures in colour of ``size``."""
        values = {"data.size": size, "data.channels": 3, "training.held_out": 0.0, **settings, **self.settings}
        return with_settings(find_preset(preset).settings(FrameSize.square(size), PICTURES, "cuda"), values)


def figures(extent: Extent) -> Iterator[dict[str, Any]]:
    """All figures in turn."""
    yield speed("stylegan2", 256, extent)
    yield speed("best-quality", 64, extent)
    yield pictures("stylegan2", 256, extent)
    yield memory("stylegan2", 256, extent)
    yield memory("best-quality", 64, extent)
    for preset in PRESETS:
        yield first_step(preset.slug, extent)


def speed(preset: str, size: int, extent: Extent) -> dict[str, Any]:
    """Images a second, with the settings that the studio chooses and with plain ones."""
    batch = {"training.batch": 32}
    chosen = images_per_second(extent.config(preset, size, **batch), extent.seconds)
    plain = images_per_second(extent.config(preset, size, **batch, **PLAIN), extent.seconds)
    found = {
        "images_per_second": round(chosen, 2),
        "baseline_images_per_second": round(plain, 2),
        "ratio": round(chosen / plain, 2),
    }
    return {"figure": "training", "preset": preset, "size": size, **found, "target_ratio": TARGET_SPEED}


def images_per_second(config: Config, seconds: float) -> float:
    """Of whole cycles of the penalties, after one of them."""
    trainer = trainer_for(config, noise(config))
    cycle = max(config.training.r1_every, 4)
    for _ in range(cycle):
        trainer.step()
    trainer.read_stats(1.0)  # waits for the device
    begin, images = time.perf_counter(), trainer.images_seen
    while time.perf_counter() - begin < seconds:
        for _ in range(cycle):
            trainer.step()
        trainer.read_stats(1.0)
    return (trainer.images_seen - images) / (time.perf_counter() - begin)


def pictures(preset: str, size: int, extent: Extent) -> dict[str, Any]:
    """Pictures a second, one at a time, as a drag on the Explore page wants them."""
    config = extent.config(preset, size)
    device = choose_device(config)
    generator = build_networks(config, (), torch.Generator().manual_seed(0))[0].eval().to(device.kind)
    rates = {}
    with torch.no_grad():
        latents = latents_from_seeds(generator, range(16))
        for precision in ("fp32", "bf16"):
            for latent in latents:
                render(generator, [latent], 0.7, precision)
            begin, count = time.perf_counter(), 0
            while time.perf_counter() - begin < extent.seconds / 4:
                render(generator, [latents[count % len(latents)]], 0.7, precision)
                count += 1
            rates[precision] = round(count / (time.perf_counter() - begin), 1)
    return {"figure": "explore", "preset": preset, "size": size, "pictures_per_second": rates, "target": TARGET_PICTURES}


def memory(preset: str, size: int, extent: Extent) -> dict[str, Any]:
    """The estimate of a training's memory, and the peak that the card has seen, with and without activation checkpointing."""
    found = {}
    for setting in ("off", "on"):
        config = extent.config(preset, size, **{"training.batch": 16, "training.activation_checkpointing": setting})
        trainer = trainer_for(config, noise(config))
        is_card, before = trainer.device.kind == "cuda", 0
        if is_card:
            torch.cuda.synchronize()
            torch.cuda.reset_peak_memory_stats()
            before = torch.cuda.memory_allocated() - sum(p.nbytes for p in (*trainer.gan.g_parameters, *trainer.gan.d_parameters))
        for _ in range(2):
            trainer.step()
        peak = torch.cuda.max_memory_allocated() - before if is_card else None
        estimated = training_memory(trainer)
        found[setting] = {"estimated": estimated, "measured": peak, "ratio": round(estimated / peak, 3) if peak else None}
    return {"figure": "memory", "preset": preset, "size": size, "checkpointing": found, "target_ratio": [0.85, 1.15]}


def first_step(preset: str, extent: Extent) -> dict[str, Any]:
    """Whether a step in bf16 has finite losses."""
    config = extent.config(preset, 64, **{"training.precision": "bf16", "training.batch": 16})
    trainer = trainer_for(config, noise(config))
    try:
        trainer.step()
        row = trainer.read_stats(1.0)
    except (StudioError, OutOfMemory) as error:
        return {"figure": "first step", "preset": preset, "error": str(error) or type(error).__name__}
    assert row is not None
    return {"figure": "first step", "preset": preset, "loss_g": row["loss_g"], "loss_d": row.get("loss_d")}


def noise(config: Config) -> Dataset:
    """Pictures of no content: speed and memory do not depend on it."""
    width, height = config.data.frame.sides
    images = np.random.default_rng(0).integers(0, 256, (64, config.data.channels, height, width), dtype=np.uint8)
    return Dataset.of(images, name="noise")


def main() -> int:
    """Print every figure as it is there."""
    if not torch.cuda.is_available():
        print("No CUDA device: make bench-card measures a graphics card, and torch finds none here.", file=sys.stderr)
        return 2
    for found in figures(Extent()):
        print(json.dumps(found | {"machine": facts()}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
