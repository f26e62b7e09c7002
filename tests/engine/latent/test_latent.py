"""Places in the latent space, whatever the architecture."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.latent.latent import PRECISIONS, Latent, fits, latents_from_seeds, map_latents, render
from ganstudio.engine.networks import ARCHITECTURES, Shape


def generator_of(name, classes=0):
    model = ModelConfig(arch=name, filters=4, latent_dim=8)
    return ARCHITECTURES.get(name).build(model, Shape(FrameSize.square(16), 1, classes), torch.Generator().manual_seed(0))[0].eval()


@pytest.mark.parametrize("name", ARCHITECTURES.names())
@pytest.mark.parametrize("classes", [0, 3])
def test_an_edited_point_draws_what_its_latent_says(name, classes):
    generator = generator_of(name, classes)
    one, other = latents_from_seeds(generator, [4, 7])
    moved = Latent(one.z, one.label, w=map_latents(generator, [other])[0].numpy())
    before, after, edited = (render(generator, [latent]) for latent in (one, other, moved))
    assert np.array_equal(after, edited)
    assert not np.array_equal(before, edited)


@pytest.mark.parametrize("name", ARCHITECTURES.names())
def test_half_the_bits_draw_nearly_the_same(name):
    generator = generator_of(name)
    latents = latents_from_seeds(generator, range(4))
    with torch.no_grad():
        for value in generator.parameters():
            value *= 2  # untrained networks draw hardly anything but grey
    exact, halved = (render(generator, latents, 1.0, precision).astype(int) for precision in PRECISIONS)
    assert np.abs(exact - halved).max() > 0
    assert np.abs(exact - halved).mean() < 1


@pytest.mark.parametrize("classes", [0, 3])
def test_seeds_and_classes_are_kept(classes):
    latents = latents_from_seeds(generator_of("dcgan", classes), [0, 4, 2])
    assert [latent.seed for latent in latents] == [0, 4, 2]
    assert [latent.label for latent in latents] == ([0, 1, 2] if classes else [None] * 3)
    assert latents_from_seeds(generator_of("dcgan", classes), []) == []


def test_layers_of_one_point_do_not_change_the_others():
    generator = generator_of("style")
    one, other = latents_from_seeds(generator, [1, 2])
    rows = map_latents(generator, [one])[0].numpy()
    layered = Latent(other.z, w=np.tile(rows, (generator.latent_space.layers, 1)))
    alone, beside = render(generator, [one, layered]).astype(int)
    assert np.abs(alone - beside).max() <= 1  # in one batch no two rows need have the same bits
    assert map_latents(generator, [one, layered]).shape == (2, generator.latent_space.layers, 8)


def test_no_truncation_is_the_mean():
    generator = generator_of("style")
    one, other = (render(generator, [latent], psi=0.0) for latent in latents_from_seeds(generator, [1, 2]))
    assert np.array_equal(one, other)
    with pytest.raises(ValueError, match="no points"):
        map_latents(generator, [])


@pytest.mark.parametrize("name", ["dcgan", "style"])
@pytest.mark.parametrize("classes", [0, 3])
def test_what_fits_can_be_drawn(name, classes):
    generator = generator_of(name, classes)
    (latent,) = latents_from_seeds(generator, [4])
    w = map_latents(generator, [latent])[0].numpy()
    layers = generator.latent_space.layers
    edited = [w, np.tile(w, (layers, 1))] if layers > 1 else [w]
    for one in (latent, *(replace(latent, w=change) for change in edited), Latent(latent.z)):
        assert fits(generator, one)
        assert render(generator, [one]).shape == (1, 16, 16, 1)
    for change in (
        {"z": latent.z[1:]},
        {"label": classes},
        {"w": w[1:]},
        {"w": np.tile(w, (layers % 2 + 1, 1))},
    ):
        assert not fits(generator, replace(latent, **change))
