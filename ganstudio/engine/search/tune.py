"""Fine-tunes a copy of the generator on pictures that were found, for details that no latent of it can draw.

Roich et al. 2021, "Pivotal Tuning for Latent-based Editing of Real Images": the latents (pivots) stay fixed, the weights
change until they draw the pictures, and a locality term keeps the other images unchanged.
"""

import copy
import time
from collections.abc import Generator as Task
from collections.abc import Sequence

import torch
from torch import Tensor

from ganstudio.engine.events import Event, Preview, Progress
from ganstudio.engine.latent.latent import map_latents
from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.networks import Discriminator, Generator
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.search.distance import FeatureDistance, pixel_distance
from ganstudio.engine.search.invert import Inversion, compared
from ganstudio.engine.search.operators import Identity
from ganstudio.engine.search.target import as_tensor

STEPS = 400
BATCH = 16  # pictures per step
RATE = 5e-4
FEATURES = 0.1
LOCALITY = 0.5  # weight of the locality term
ENOUGH = 32.0  # dB of every picture at which to stop: a closer fit makes edits look worse
LOOK = 25  # steps between two checks of that


def refine(
    generator: Generator, found: Sequence[Inversion], discriminator: Discriminator | None = None, seed: int = 0
) -> Task[Event, None, tuple[Generator, list[Inversion]]]:
    """Return a copy of ``generator`` that draws the targets at the latents in ``found``, and its inversions.

    A single copy fits all the pictures, so that they can be interpolated. The same seed gives the same copy.
    """
    pivots = map_latents(generator, [inversion.latent for inversion in found])
    wanted = as_tensor([inversion.target for inversion in found], pivots.device)
    features = None if discriminator is None else FeatureDistance(discriminator, Identity(), wanted)
    tuned = copy.deepcopy(generator).requires_grad_(True)
    adam = torch.optim.Adam(tuned.parameters(), RATE, betas=(0.9, 0.99))
    rng = torch.Generator().manual_seed(seed)
    begin = time.perf_counter()
    for step in range(STEPS):
        chosen = torch.randperm(len(found), generator=rng)[:BATCH]
        drawn = tuned.synthesize(pivots[chosen])
        loss = pixel_distance(drawn, wanted[chosen]).mean()
        if features is not None:
            loss = loss + FEATURES * features(drawn, chosen).mean()
        beside = _beside(generator, pivots[chosen], rng)
        with torch.no_grad():
            before = generator.synthesize(beside)
        loss = loss + LOCALITY * pixel_distance(tuned.synthesize(beside), before).mean()
        adam.zero_grad()
        torch.autograd.backward(loss)
        adam.step()
        rate = (step + 1) / max(time.perf_counter() - begin, 1e-6)
        yield Progress(step + 1, STEPS, "steps", rate, (STEPS - step - 1) / rate)
        if step % LOOK == LOOK - 1:
            with torch.no_grad():
                images = torch.cat([tuned.synthesize(pivots[at : at + BATCH]) for at in range(0, len(pivots), BATCH)])
            quality = psnr(images, wanted)
            yield Preview(0, to_uint8(images), tuple(quality.tolist()), time.perf_counter() - begin)
            if float(quality.min()) >= ENOUGH:
                break
    tuned.requires_grad_(False)
    own = [inversion.own for inversion in found]
    latents = [inversion.latent for inversion in found]
    return tuned, compared(tuned, [inversion.target for inversion in found], latents, discriminator, own)


@torch.no_grad()
def _beside(generator: Generator, pivots: Tensor, rng: torch.Generator) -> Tensor:
    """Return latents between the pivots and random latents (section 3.3, equation 4, with a random instead of a fixed distance)."""
    z = generator.sample_z(len(pivots), rng).to(pivots.device)
    labels = torch.randint(generator.classes, (len(z),), generator=rng).to(pivots.device) if generator.classes else None
    drawn = generator.map(z, labels)
    if drawn.ndim < pivots.ndim:
        drawn = drawn[:, None].expand_as(pivots)
    part = torch.rand(len(pivots), *[1] * (pivots.ndim - 1), generator=rng).to(pivots.device)
    return pivots + part * (drawn - pivots)
