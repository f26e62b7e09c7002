"""An upscaler after 20 minutes of training, against bicubic interpolation and against its own first stage, which knows pixels only.

On the pictures in the folder that ``GANSTUDIO_BENCH_PICTURES`` names, at 64 px and four times (16 to 64 px), else on the built-in
garments at 32 px.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.presets import find_preset
from ganstudio.engine.data import Dataset, load_dataset, open_source
from ganstudio.engine.data.preparation.split import split
from ganstudio.engine.device import choose_device
from ganstudio.engine.networks import Discriminator
from ganstudio.engine.networks.upscaler import Upscaler, enlarged
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.recipes.estimate import estimate
from ganstudio.engine.recipes.train import create_run, train
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import load_discriminator, load_upscaler
from ganstudio.engine.search.distance import FeatureDistance
from ganstudio.engine.search.operators import Identity
from ganstudio.engine.upscaling.application import apply, reduce
from ganstudio.engine.upscaling.comparison import UpscalerComparison
from tests.pulling import finished

MINUTES = 20
PIXEL_SHARE = 0.5  # of the images
SLOWER = 0.8  # than measured: the discriminator takes its time, too
HELD = 128
SHEET = (12, 10)  # small pictures in the sheet that is enlarged in tiles and whole


def run(scale: float) -> dict[str, Any]:
    """Figures on pictures kept out, and whether tiles can be seen."""
    pictures = os.environ.get("GANSTUDIO_BENCH_PICTURES")
    settings = {"data.source": [pictures or "fashion"], "data.size": 64 if pictures else 32}
    config = with_settings(find_preset("upscaler").config, settings)
    dataset = finished(load_dataset(finished(open_source(config.data.source, config.data)), config.data))
    with tempfile.TemporaryDirectory() as folder:
        trained = create_run(Path(folder) / "run", planned(config, dataset, scale), dataset)
        finished(train(trained, dataset))
        return {"pictures": len(dataset.rows), "px": config.data.size, **figures(trained, dataset)}


def planned(config: Config, dataset: Dataset, scale: float) -> Config:
    """As many images as the time should suffice for, and no more time; a snapshot where the discriminator joins in."""
    rate = finished(estimate(config, dataset)).rate
    batch = config.training.batch
    images = max(4 * batch, round(rate * SLOWER * 60 * MINUTES * scale))
    pixels = round(images * PIXEL_SHARE / batch) * batch
    settings = {"upscaler.pixel_images": pixels, "run.snapshot_images": pixels, "training.schedule_images": images}
    return with_settings(config, {**settings, "run.images": images, "run.minutes": MINUTES * scale})


def figures(trained: Run, dataset: Dataset) -> dict[str, Any]:
    """What the upscaler, its first stage and bicubic interpolation make of the pictures kept out."""
    seen, factor = trained.config.upscaler.pixel_images, trained.config.upscaler.factor
    (_, soft), (images, sharp) = load_upscaler(trained, seen), load_upscaler(trained)
    held = split(len(dataset.rows), trained.config.training.held_out)[1][:HELD]
    real = torch.from_numpy(dataset.batch(held)).float().div(127.5).sub(1)
    small = reduce(real, factor)
    comparison, discriminator = UpscalerComparison(dataset, held, factor, choose_device(Config())), load_discriminator(trained)
    assert discriminator is not None
    ways = {"own": sharp, "baseline_bicubic": lambda given: enlarged(given, factor), "pixel_stage": soft}
    found = {
        name: {**comparison.measure(way), "d_features": distance(discriminator, real, way(small))} for name, way in ways.items()
    }
    return {
        "images": {"pixel_stage": seen, "all": images},
        "seconds": trained.stats()[-1]["seconds"],
        **found,
        "psnr_lost_to_pixel_stage": round(found["pixel_stage"]["psnr"] - found["own"]["psnr"], 3),
        "tiles": tiles(sharp, to_uint8(small)),
        "target": {"psnr_lost_to_pixel_stage": 0.5, "d_features": "below bicubic", "tiles": "largest_difference 1, of rounding"},
    }


def distance(discriminator: Discriminator, real: torch.Tensor, large: torch.Tensor) -> float:
    """Mean distance of the pictures in the discriminator's features."""
    with torch.no_grad():
        return round(float(FeatureDistance(discriminator, Identity(), real)(large, torch.arange(len(real))).mean()), 5)


def tiles(network: Upscaler, small: np.ndarray) -> dict[str, float]:
    """A sheet of small pictures enlarged in tiles, and whole: the largest difference (of 255) and the share of equal values."""
    rows, columns = SHEET
    chosen = np.resize(small, (rows * columns, *small.shape[1:]))
    sheet = np.concatenate([np.concatenate(list(row), axis=1) for row in np.split(chosen, rows)])
    tiled, whole = finished(apply(network, sheet)), finished(apply(network, sheet, tile=max(sheet.shape)))
    apart = np.abs(tiled.astype(int) - whole)
    return {
        "width": sheet.shape[1],
        "height": sheet.shape[0],
        "largest_difference": int(apart.max()),
        "equal": float((apart == 0).mean()),
    }
