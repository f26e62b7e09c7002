"""What is known of where a search could begin: the shelf, the encoder."""

import numpy as np
import pytest
import torch

from ganstudio.engine.latent.favourites import FILE, Favourite, save_favourites
from ganstudio.engine.latent.latent import Latent, latents_from_seeds
from ganstudio.engine.runs.checkpoint import load_generator
from ganstudio.engine.search import encoder as encoders
from ganstudio.engine.search.codes import Codes
from ganstudio.engine.search.hints import hints_of
from ganstudio.engine.search.initial_points import InitialPoints
from ganstudio.engine.search.kept_encoder import train_encoder
from ganstudio.engine.search.operators import Identity
from ganstudio.engine.search.solver import Observed, SearchBudget, search
from tests.engine.search.test_solver import images_of, networks
from tests.pulling import finished

BEGUN = SearchBudget(candidates=32, starts=2, steps=0)  # what is looked at, and no further


def begun(generator, images, known, labels=None):
    return finished(search(generator, Observed(Identity(), images, labels=labels), BEGUN, initial_points=known))


@pytest.mark.parametrize(("name", "classes"), [("dcgan", 0), ("dcgan", 3), ("stylegan2", 0)])
def test_it_begins_at_a_known_place_that_is_nearer_than_random_ones(name, classes):
    generator, _ = networks(name, classes)
    known = latents_from_seeds(generator, [100, 101])
    images = images_of(generator, known[:1])
    for way in (InitialPoints(shared=known), InitialPoints(own=known[:1])):
        ((best, other),) = begun(generator, images, way)
        np.testing.assert_array_equal(best.latent.z, known[0].z)
        assert best.latent.label == known[0].label
        assert best.loss < other.loss
    ((best, _),) = begun(generator, images, None)
    assert not np.array_equal(best.latent.z, known[0].z)


def test_what_is_known_of_one_image_is_no_place_for_another():
    generator, _ = networks()
    known = latents_from_seeds(generator, [100, 101])
    images = images_of(generator, known)
    right = begun(generator, images, InitialPoints(own=known))
    assert all(np.array_equal(row[0].latent.z, latent.z) for row, latent in zip(right, known, strict=True))
    crossed = begun(generator, images, InitialPoints(own=known[::-1]))
    assert not any(np.array_equal(row[0].latent.z, latent.z) for row, latent in zip(crossed, known, strict=True))


def test_what_the_generator_cannot_draw_or_is_of_another_class_is_passed_over():
    generator, _ = networks(classes=3)
    (known,) = latents_from_seeds(generator, [100], 1)
    images = images_of(generator, [known])
    foreign = [Latent(np.zeros(9, np.float32)), Latent(known.z, 7)]
    ((best, _),) = begun(generator, images, InitialPoints(shared=[*foreign, known]))
    np.testing.assert_array_equal(best.latent.z, known.z)
    begun(generator, images, InitialPoints(own=foreign[:1]))
    ((best, _),) = begun(generator, images, InitialPoints(shared=[known]), labels=(2,))
    assert best.latent.label == 2
    assert not np.array_equal(best.latent.z, known.z)


def test_codes_of_points():
    rng = torch.Generator().manual_seed(1)
    for name, classes, layered in (("dcgan", 0, False), ("dcgan", 3, False), ("stylegan2", 0, False), ("stylegan2", 0, True)):
        generator, _ = networks(name, classes)
        codes = Codes(generator, layered)
        z = generator.sample_z(1, rng)
        labels = torch.tensor([2]) if classes else None
        code = codes.begin(z, labels) + 0.3
        again = codes.at([codes.latent(code[0], z[0], 2 if classes else None)])
        torch.testing.assert_close(again, code)
    layers = codes.latent(code[0] + torch.arange(code.shape[1])[:, None], z[0], None)
    torch.testing.assert_close(Codes(generator).at([layers]), code[:, 0] + (code.shape[1] - 1) / 2)


def test_hints_of_a_run(untrained, monkeypatch):
    monkeypatch.setattr(encoders, "STEPS", 2)
    run = untrained()
    generator = load_generator(run)[1]
    hints = hints_of(run, generator)
    assert (list(hints.shelf), hints.facts, hints.encoder) == ([], None, None)
    (latent,) = latents_from_seeds(generator, [5])
    save_favourites(run, [Favourite(latent)])
    finished(train_encoder(run))
    hints = hints_of(run, generator)
    np.testing.assert_array_equal(hints.shelf[0].z, latent.z)
    assert hints.facts.images_seen == 64 and hints.encoder is not None
    with torch.no_grad():
        next(generator.parameters())[0] += 1
    (run.path / FILE).write_text("{")
    hints = hints_of(run, generator)
    assert hints.facts.images_seen == 64 and hints.encoder is None and list(hints.shelf) == []
