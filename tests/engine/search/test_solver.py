"""Finding latents whose images match."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.events import Preview, Progress
from ganstudio.engine.latent.latent import latents_from_seeds, map_latents, render
from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.networks import ARCHITECTURES, Shape
from ganstudio.engine.search import clock
from ganstudio.engine.search.operators import Area, Identity, Mask
from ganstudio.engine.search.solver import Observed, SearchBudget, search
from tests.pulling import watched

EFFORT = SearchBudget(candidates=256, starts=2, steps=120, prior=0.0, features=0.0)
KNOWN = torch.ones(1, 1, 16, 16)
KNOWN[..., 4:12, 6:12] = 0


def networks(name="dcgan", classes=0):
    model = ModelConfig(arch=name, filters=4, latent_dim=8)
    pair = ARCHITECTURES.get(name).build(model, Shape(FrameSize.square(16), 1, classes), torch.Generator().manual_seed(0))
    for network in pair:
        network.eval().requires_grad_(False)
    if name == "dcgan":  # so that untrained images differ enough to be told apart
        with torch.no_grad():
            for parameter in pair[0].parameters():
                if parameter.ndim > 1:
                    parameter.mul_(8)
    return pair


def images_of(generator, latents):
    return generator.synthesize(map_latents(generator, latents))


@pytest.mark.parametrize("operator", [Identity(), Mask(KNOWN), Area(2)], ids=["whole", "part", "small"])
def test_its_own_images_are_found_again(operator):
    generator, _ = networks()
    wanted = images_of(generator, latents_from_seeds(generator, [1, 2, 3]))
    seen = operator(wanted)
    answers, events = watched(search(generator, Observed(operator, seen), EFFORT))
    assert [len(row) for row in answers] == [2, 2, 2]
    for row, target in zip(answers, seen, strict=True):
        assert row[0].loss <= row[1].loss
        found = operator(images_of(generator, [row[0].latent]))
        assert float(psnr(found, target[None])[0]) > 35
    assert isinstance(events[-1], Progress) and events[-1].done == events[-1].total


def test_the_best_is_polished_by_its_pixels_alone():
    generator, discriminator = networks()
    wanted = images_of(generator, latents_from_seeds(generator, [1, 2, 3])).roll(1, dims=3)  # nothing that it could draw exactly
    effort = SearchBudget(candidates=64, starts=2, steps=40)
    observed = Observed(Identity(), wanted)
    rough, _ = watched(search(generator, observed, effort, discriminator))
    found, events = watched(search(generator, observed, replace(effort, polish=200), discriminator))

    def quality(answers):
        return psnr(images_of(generator, [row[0].latent for row in answers]), wanted)

    assert (quality(found) > quality(rough) + 0.1).all()
    assert all(np.array_equal(one[1].latent.z, other[1].latent.z) for one, other in zip(found, rough, strict=True))
    assert events[-1].done == events[-1].total
    assert replace(effort, polish=200).passes == 64 + 2 * 40 + 200


def test_it_shows_what_it_has_so_far(monkeypatch):
    monkeypatch.setattr(clock, "PREVIEW", 0)
    generator, _ = networks()
    latents = latents_from_seeds(generator, [1, 2])
    answers, events = watched(search(generator, Observed(Identity(), images_of(generator, latents)), EFFORT))
    previews = [event.pictures for event in events if isinstance(event, Preview)]
    assert previews[0].shape == (2, 16, 16, 1)
    found = render(generator, [row[0].latent for row in answers])
    off = [np.abs(preview.astype(int) - found).mean() for preview in (previews[0], previews[-1])]
    assert off[1] < off[0] / 2


def test_one_seed_one_answer():
    generator, discriminator = networks()
    seen = images_of(generator, latents_from_seeds(generator, [5]))
    effort = SearchBudget(candidates=64, starts=2, steps=5)
    found = [watched(search(generator, Observed(Identity(), seen), effort, discriminator, seed))[0] for seed in (0, 0, 1)]
    first, again, other = (row[0][0].latent for row in found)
    assert (render(generator, [first]) == render(generator, [again])).all()
    assert (first.z != other.z).any()


def test_the_class_is_found_or_kept():
    generator, _ = networks("dcgan", classes=3)
    latents = latents_from_seeds(generator, [3, 7, 11])  # of the classes 0, 1 and 2
    with torch.no_grad():
        next(generator.parameters())[generator.latent_dim :] *= 5  # what the class adds
    seen = images_of(generator, latents)
    answers, _ = watched(search(generator, Observed(Identity(), seen), EFFORT))
    assert [row[0].latent.label for row in answers] == [latent.label for latent in latents]
    answers, _ = watched(search(generator, Observed(Identity(), seen, labels=(2, 2, None)), EFFORT))
    assert [found.latent.label for row in answers[:2] for found in row] == [2] * 4


def test_a_code_for_each_layer_comes_nearer():
    generator, _ = networks("stylegan2")
    rng = torch.Generator().manual_seed(0)
    seen = torch.rand(1, 1, 16, 16, generator=rng) * 2 - 1
    losses = []
    for layered in (False, True):
        effort = SearchBudget(candidates=64, starts=1, steps=30, prior=0.0, features=0.0, layered=layered)
        ((found,),), _ = watched(search(generator, Observed(Identity(), seen), effort))
        assert found.latent.w is not None and found.latent.w.ndim == 1 + layered
        losses.append(found.loss)
    assert losses[1] < losses[0]


def test_a_discriminator_changes_what_is_near():
    generator, discriminator = networks()
    seen = images_of(generator, latents_from_seeds(generator, [5])) + 0.3
    effort = SearchBudget(candidates=64, starts=1, steps=10)
    (((plain,),), _), (((felt,),), _) = (
        watched(search(generator, Observed(Identity(), seen), effort, given)) for given in (None, discriminator)
    )
    assert (plain.latent.z != felt.latent.z).any()
