"""How near the search comes to pictures: those that the model drew, and those that it has never seen.

Against plain gradient descent (Adam from one random latent, at the best of three rates) with as many passes of the generator, and
against the nearest training image. Then with a copy of the model tuned to them; what that does to edits is told by the distance of
edited pictures from real ones, in the studio's features, before and after. With an encoder: what it meets in one pass, and the same
search begun there, with the same effort.
"""

import statistics
import time
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.analysis.neighbours import nearest_pixels
from ganstudio.engine.latent.discovery import sefa
from ganstudio.engine.latent.latent import latents_from_seeds, map_latents
from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.networks import Generator
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.search.encoder import Encoder, encode, learn_encoder
from ganstudio.engine.search.invert import Inversion, draw, invert, thorough
from ganstudio.engine.search.solver import EFFORTS
from ganstudio.engine.search.tune import refine
from ganstudio.engine.training.quality import Features, Quality
from tests.benchmarks.models import Trained, as_target, scaled, trained
from tests.pulling import finished

COUNT = 50
FIRST_SEED = 900_000
RATES = (0.03, 0.1, 0.2)
ENCODER_MINUTES = 3.0
DIRECTIONS, REACH = 5, 2.0  # of edits; in standard deviations of the latent


def run(scale: float) -> dict[str, Any]:
    """Medians of ``COUNT`` pictures, in decibels; seconds each."""
    count = max(4, round(COUNT * min(scale, 1)))
    found: dict[str, Any] = {"count": count}
    for name in ("digits", "fashion"):
        model = trained(name, scale)
        own = to_uint8(draw(model.generator, latents_from_seeds(model.generator, range(FIRST_SEED, FIRST_SEED + count))))
        own = own.transpose(0, 3, 1, 2)
        own_found, seconds = searched(model, own)
        held, held_seconds = searched(model, model.held[:count])
        passes = thorough(EFFORTS["fast"]).passes
        begin = time.perf_counter()
        tuned, after = finished(refine(model.generator, held, model.discriminator))
        spent = time.perf_counter() - begin
        edits = edited(model.generator, held)
        before = median(held)
        baseline = plain_descent(model.generator, scaled(model.held[:count]), passes)
        found[name] = {
            "own": median(own_found),
            "own_seconds": round(seconds, 2),
            "held_out": before,
            "held_out_seconds": round(held_seconds, 2),
            **with_encoder(model, own, count, scale),
            "baseline_adam": baseline,
            "better_than_adam": round(before - max(baseline.values()), 2),
            "baseline_nearest_training_image": nearest(model, count),
            "tuned": median(after),
            "tuned_seconds": round(spent / count, 2),
            "edits_farther_from_reals": round(distance(model, tuned, edits) / distance(model, model.generator, edits), 3),
        }
    return found | {
        "target": {"own": 35, "own_seconds": 5, "better_than_adam": 3, "tuned": 28, "edits_farther_from_reals": 1.2},
    }


def with_encoder(model: Trained, own: np.ndarray, count: int, scale: float) -> dict[str, float]:
    """The same with an encoder, which is learned here."""
    begin = time.perf_counter()
    encoder = finished(learn_encoder(model.generator, ENCODER_MINUTES * min(scale, 1)))
    found = {"encoder_learned_seconds": round(time.perf_counter() - begin, 1)}
    for name, images in (("own", own), ("held_out", model.held[:count])):
        begin = time.perf_counter()
        latents = encode(encoder, images)
        spent = time.perf_counter() - begin
        answers, seconds = searched(model, images, encoder)
        found |= {
            f"{name}_in_one_pass": round(float(psnr(draw(model.generator, latents), scaled(images)).median()), 2),
            f"{name}_in_one_pass_seconds": round(spent / count, 5),
            f"{name}_with_encoder": median(answers),
            f"{name}_with_encoder_seconds": round(seconds, 2),
        }
    return found


def searched(model: Trained, images: np.ndarray, encoder: Encoder | None = None) -> tuple[list[Inversion], float]:
    """All of them in one batch; seconds each."""
    begin = time.perf_counter()
    targets = [as_target(image) for image in images]
    found = finished(invert(model.generator, targets, EFFORTS["fast"], model.discriminator, encoder=encoder))
    return found, (time.perf_counter() - begin) / len(images)


def median(found: list[Inversion]) -> float:
    """Of their PSNR."""
    return round(statistics.median(np.inf if inversion.psnr is None else inversion.psnr for inversion in found), 2)


def plain_descent(generator: Generator, wanted: Tensor, passes: int) -> dict[str, float]:
    """Median PSNR of one descent an image with the mean square error, by the rate."""
    medians = {}
    for rate in RATES:
        z = generator.sample_z(len(wanted), torch.Generator().manual_seed(0)).requires_grad_(True)
        adam = torch.optim.Adam([z], rate)
        for _ in range(passes):
            loss = (generator(z) - wanted).square().flatten(1).mean(dim=1).sum()
            adam.zero_grad()
            torch.autograd.backward(loss)
            adam.step()
        with torch.no_grad():
            medians[str(rate)] = round(float(psnr(generator(z), wanted).median()), 2)
    return medians


def nearest(model: Trained, count: int) -> float:
    """Median PSNR of the training image that is nearest to each."""
    wanted = model.held[:count]
    found = finished(nearest_pixels(wanted, lambda rows: model.images[rows], len(model.images), k=1))
    return round(float(psnr(scaled(model.images[found.indices[:, 0]]), scaled(wanted)).median()), 2)


def edited(generator: Generator, found: list[Inversion]) -> Tensor:
    """Latents at both sides of those found, along the first directions of SeFa."""
    places = map_latents(generator, [inversion.latent for inversion in found])
    vectors = [torch.from_numpy(direction.vector) for direction in sefa(generator, count=DIRECTIONS)]
    return torch.cat([places + way * REACH * vector for vector in vectors for way in (-1, 1)])


@torch.no_grad()
def distance(model: Trained, generator: Generator, places: Tensor) -> float:
    """Kernel distance of what it draws there from held-out pictures."""
    features, held = Features(model.held.shape[1]), scaled(model.held)
    drawn = torch.cat([generator.synthesize(part) for part in torch.split(places, 100)])
    real, fake = (features.with_textures(features.random(images), images) for images in (held, drawn))
    return Quality(real, real).of(fake)
