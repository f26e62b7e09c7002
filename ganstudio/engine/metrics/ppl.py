"""Measures how far images move along short steps in latent space (Karras et al. 2019, "A Style-Based Generator Architecture for
Generative Adversarial Networks", section 4.1)."""

from collections.abc import Generator as Task

import numpy as np
import torch

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.latent.paths import lerp, slerp
from ganstudio.engine.latent.sampling import z_from_seeds
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric, MetricUnavailable
from ganstudio.engine.networks import Generator
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

PATHS = 1000  # at most; no more than there are judged images
BATCH = 64
# The paper's 1e-4 changes no pixel by a whole level, and feature networks take 8-bit images. At 0.02 of a path, pixels change by
# 2.3 levels in the root mean square, and the length differs by 0.4 % from its limit for small steps without rounding (0.0001:
# 8 times too long, 0.2: 12 % too short; on "sevens" in random features).
STEP = 0.02
OUTLIERS = 0.01  # share of the shortest and of the longest steps that is left out, as in the published code


def _measure(comparison: Comparison) -> Task[Event, None, Estimate]:
    if comparison.model is None:
        text = mark("engine", "{name} has no latent space: the path length needs the generator of a run.")
        raise MetricUnavailable(text, name=comparison.fake.images.name)
    usual = _usual_distance(comparison.real.features)
    if not usual > 0:
        text = mark("engine", "{network} see no difference between the images of {name}.")
        raise MetricUnavailable(text, network=comparison.network.title, name=comparison.real.images.name)
    generator, count = comparison.model.generator, min(PATHS, len(comparison.fake))
    rng = np.random.default_rng(comparison.seed)
    seeds = rng.integers(0, 2**32, 2 * count).tolist()
    positions = rng.uniform(0, 1 - STEP, count)
    lengths = np.empty(count)
    for begin in range(0, count, BATCH):
        part = slice(begin, min(begin + BATCH, count))
        ends = _latents(generator, seeds[2 * part.start : 2 * part.stop], part)
        features = []
        for step in (0, STEP):
            latents = _between(generator, *ends, positions[part] + step)
            features.append(comparison.network.describe(_draw(generator, latents, part)).features.astype(np.float64))
        lengths[part] = np.square(features[1] - features[0]).sum(axis=1) / STEP**2 / usual
        yield Progress(part.stop, count, "paths")
    resampled = lengths[rng.integers(0, count, (comparison.resamples, count))]
    space = "w" if generator.has_mapping else "z"
    detail = {"paths": count, "space": space, "step": STEP}
    return Estimate(float(_trimmed_mean(lengths[None])[0]), _trimmed_mean(resampled), detail, bounds=(0.0, float("inf")))


def _usual_distance(features: np.ndarray) -> float:
    """Return the mean squared distance of two images: twice the total variance of their features (N, D)."""
    return 2 * float(features.var(axis=0, dtype=np.float64).sum())


def _trimmed_mean(lengths: np.ndarray) -> np.ndarray:
    """Return the mean of each row (R, n) without its outliers, (R,)."""
    aside = int(OUTLIERS * lengths.shape[1])
    mean: np.ndarray = np.sort(lengths, axis=1)[:, aside : lengths.shape[1] - aside].mean(axis=1)
    return mean


def _labels(generator: Generator, part: slice) -> torch.Tensor | None:
    """Return the classes of the paths: all in turn, the same at both ends; None without classes."""
    device = next(generator.parameters()).device
    return torch.arange(part.start, part.stop, device=device) % generator.classes if generator.classes else None


@torch.no_grad()
def _latents(generator: Generator, seeds: list[int], part: slice) -> tuple[np.ndarray, np.ndarray]:
    """Return both ends of each path, (n, D) each: in w behind a mapping network, else in z."""
    device = next(generator.parameters()).device
    ends = z_from_seeds(generator, seeds).to(device).chunk(2)
    mapped = [generator.map(end, _labels(generator, part)) if generator.has_mapping else end for end in ends]
    return mapped[0].float().cpu().numpy(), mapped[1].float().cpu().numpy()


def _between(generator: Generator, first: np.ndarray, last: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """Return the latents at ``positions`` (n,) of each path: on the line in w, on the arc in z."""
    path = lerp if generator.has_mapping else slerp
    return np.stack([path(a, b, float(t)) for a, b, t in zip(first, last, positions, strict=True)]).astype(np.float32)


@torch.no_grad()
def _draw(generator: Generator, latents: np.ndarray, part: slice) -> np.ndarray:
    """Return uint8 (n, C, H, W)."""
    inputs = torch.from_numpy(latents).to(next(generator.parameters()).device)
    if not generator.has_mapping:
        inputs = generator.map(inputs, _labels(generator, part))
    return np.ascontiguousarray(to_uint8(generator.synthesize(inputs)).transpose(0, 3, 1, 2))


PPL = Metric(
    title=mark("metrics", "Perceptual path length (PPL)"),
    short="PPL",
    better="lower",
    meaning=mark(
        "metrics",
        "How far images move in feature space along a path between two latents, squared and relative to two real images: about 1 "
        "if each image changes straight into the other, more if the path makes detours, less if the generator repeats itself.",
    ),
    measure=_measure,
    claims_quality=False,
)
