"""A run whose training pictures its generator draws exactly, so that nothing needs to be trained where trust is looked at."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from ganstudio.engine.latent.latent import latents_from_seeds, render
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import load_generator, save_snapshot

COUNT = 30
FIRST_SEED = 100


def own_kind(untrained: Callable[..., Any], folder: Path, **named: Any) -> tuple[Run, list[Path]]:
    """The run, and pictures of its kind that it was not trained on."""
    run = untrained(**named)
    _, generator = load_generator(run)
    weights = {name: tensor * 8 if tensor.ndim > 1 else tensor for name, tensor in generator.state_dict().items()}
    save_snapshot(run, 128, weights, {})  # so that its images differ
    _, generator = load_generator(run)
    trained, others = folder / "trained", folder / "others"
    for place, seeds in ((trained, range(FIRST_SEED, FIRST_SEED + COUNT)), (others, range(4))):
        place.mkdir(parents=True)
        for seed, pixels in zip(seeds, render(generator, latents_from_seeds(generator, seeds)), strict=True):
            Image.fromarray(pixels[..., 0] if pixels.shape[2] == 1 else pixels).save(place / f"{seed}.png")
    run.update(replace(run.config, data=replace(run.config.data, source=(str(trained),))))
    return run, sorted(others.iterdir())


def foreign(path: Path, contrast: float = 1.0, size: int = 16) -> Path:
    """Noise in a file, as faint as ``contrast`` has it: then it is near to anything grey."""
    pixels = 128 + contrast * np.random.default_rng(0).uniform(-128, 127, (size, size))
    Image.fromarray(pixels.astype(np.uint8)).save(path)
    return path
