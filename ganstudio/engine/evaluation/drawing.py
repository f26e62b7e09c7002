"""Draws the images of a generator that are judged."""

from collections.abc import Generator as Task

import numpy as np

from ganstudio.engine.baselines.density_model import DensityModel
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics.image_set import ImageSet

SEEDS_APART = 2**20  # seed s of an evaluation draws the latents of seeds from s * 2^20
LARGEST_SEED = 2**12 - 1  # torch's generator uses 32 bits of a seed


def draw_images(
    model: Model | DensityModel, name: str, count: int, seed: int, labels: np.ndarray | None
) -> Task[Event, None, ImageSet]:
    """Draw ``count`` images, rounded to 8 bits. A generator of events in images that returns the :class:`ImageSet`.

    The same ``seed`` draws the same latents with every model of the same latent space.

    Parameters
    ----------
    labels
        Classes of the model to draw from, int64 (M,), in random order by ``seed`` and as frequent as here; None: all equally often.
    """
    seeds = range(seed * SEEDS_APART, seed * SEEDS_APART + count)
    asked = _classes(len(model.classes), count, seed, labels)
    data = model.run.config.data
    images = np.empty((count, data.channels, *data.frame.shape), np.uint8)
    done = 0
    for part in model.stream(seeds, labels=None if asked is None else asked.tolist()):
        images[done : done + len(part)] = part.transpose(0, 3, 1, 2)
        done += len(part)
        yield Progress(done, count, "images")
    return ImageSet.of(images, name, asked, model.classes)


def _classes(classes: int, count: int, seed: int, labels: np.ndarray | None) -> np.ndarray | None:
    if not classes:
        return None
    pool = np.arange(classes) if labels is None else labels
    return np.resize(np.random.default_rng(seed).permutation(pool), count)
