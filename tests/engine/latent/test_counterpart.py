"""What another run draws for the same latent, or if it cannot, for the same seed."""

import numpy as np
import pytest

from ganstudio.engine.latent.counterpart import classes_of, counterpart, differences
from ganstudio.engine.latent.latent import Latent, fits, latents_from_seeds, render
from ganstudio.engine.latent.model import Model

OWN = ("cat", "dog", "owl")


def test_latents_of_one_size_are_the_same(untrained):
    here, there = Model(untrained("dcgan")), Model(untrained("style"))
    (latent,) = here.latents([5])
    found = counterpart(there.generator, latent, (), ())
    assert np.array_equal(found.z, latent.z) and (found.label, found.seed) == (None, 5)
    assert np.array_equal(render(there.generator, [found])[0], there.sample([5])[0])
    between = Latent(latent.z + 1)  # that comes from no seed
    assert np.array_equal(counterpart(there.generator, between, (), ()).z, between.z)
    edited = Latent(latent.z, seed=5, w=np.ones((there.generator.latent_space.layers, 8), np.float32))
    assert counterpart(here.generator, edited, (), ()).w is None


def test_of_another_size_the_seed_is_what_counts(untrained):
    there = Model(untrained(latent=6))
    (latent,) = Model(untrained()).latents([5])
    found = counterpart(there.generator, latent, (), ())
    assert np.array_equal(render(there.generator, [found])[0], there.sample([5])[0])
    assert counterpart(there.generator, Latent(latent.z), (), ()) is None


@pytest.mark.parametrize(
    ("own", "label", "seed", "expected"), [(OWN, 2, 7, 0), (OWN, 1, 7, 1), (OWN, 1, None, 0), ((), None, 7, 1), (OWN, 9, 7, 1)]
)
def test_classes_are_found_by_name(untrained, own, label, seed, expected):
    there = Model(untrained(classes=2)).generator
    latent = Latent(np.ones(8, np.float32), label, seed)
    found = counterpart(there, latent, ("owl", "cow"), own)
    assert found.label == expected
    assert fits(there, found)


def test_one_without_classes_needs_none(untrained):
    (latent,) = latents_from_seeds(Model(untrained(classes=3)).generator, [4], 2)
    assert counterpart(Model(untrained()).generator, latent, (), OWN).label is None


def test_what_differs_is_said(untrained):
    run = untrained()

    def said(other, here=run):
        return " ".join(map(str, differences(other, here)))

    assert said(untrained("style")) == "Both draw the same latents. It has another architecture: style instead of dcgan."
    assert said(untrained(latent=6)).startswith("Its latents have 6 components, these have 8")
    assert "32 px, these have 16 px" in said(untrained(size=32))
    assert "other classes: the seeds" in said(untrained(classes=2))
    assert "without classes" in said(run, untrained(classes=3))
    assert "no class 'class 2'" in said(untrained("fast", classes=2), untrained("resnet", classes=3))
    assert "class" not in said(untrained("fast", classes=4), untrained("resnet", classes=4))
    assert "colour channels" in said(untrained("style", latent=4, channels=3))
    assert classes_of(run) == ()
