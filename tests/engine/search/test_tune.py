"""A copy of the generator learns to draw what it could not."""

import copy

import numpy as np
import torch

from ganstudio.engine.latent.latent import latents_from_seeds, map_latents
from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.search import tune
from ganstudio.engine.search.invert import compared
from ganstudio.engine.search.target import read_target
from tests.engine.search.test_pictures import HOW, saved
from tests.engine.search.test_solver import networks
from tests.pulling import finished


def stripes(tmp_path):
    """A picture that no untrained network draws."""
    pixels = np.full((16, 16), 60, np.uint8)
    pixels[::4] = 190
    return read_target(saved(pixels, tmp_path / "stripes.png"), HOW)


def test_the_copy_draws_it_and_elsewhere_stays_what_it_was(tmp_path, monkeypatch):
    generator, discriminator = networks()
    untouched = copy.deepcopy(generator.state_dict())
    target = stripes(tmp_path)
    latent, far = latents_from_seeds(generator, [1, 2])
    found = compared(generator, [target], [latent], discriminator, [None])
    monkeypatch.setattr(tune, "RATE", 1e-2)
    monkeypatch.setattr(tune, "STEPS", 40)
    gained, moved = {}, {}
    for weight in (0.0, 3.0):
        monkeypatch.setattr(tune, "LOCALITY", weight)
        tuned, (after,) = finished(tune.refine(generator, found, discriminator))
        assert after.latent is latent
        gained[weight] = after.psnr - found[0].psnr
        with torch.no_grad():
            elsewhere = map_latents(generator, [far])
            moved[weight] = float(psnr(tuned.synthesize(elsewhere), generator.synthesize(elsewhere))[0])
    assert gained[0.0] > 5
    assert gained[3.0] > 1
    assert moved[3.0] > moved[0.0] + 5
    assert all(torch.equal(value, untouched[name]) for name, value in generator.state_dict().items())
    assert not any(parameter.requires_grad for parameter in tuned.parameters())


def test_it_ends_where_it_is_good_enough_and_one_seed_gives_one_copy(tmp_path, monkeypatch):
    generator, _ = networks()
    found = compared(generator, [stripes(tmp_path)], latents_from_seeds(generator, [1]), None, [None])
    monkeypatch.setattr(tune, "ENOUGH", found[0].psnr)  # as it already is
    monkeypatch.setattr(tune, "LOOK", 2)
    steps = []
    task = tune.refine(generator, found)
    try:
        while True:
            steps.append(next(task))
    except StopIteration as end:
        first, _ = end.value
    assert len(steps) < 20
    second, _ = finished(tune.refine(generator, found))
    assert all(torch.equal(value, second.state_dict()[name]) for name, value in first.state_dict().items())
