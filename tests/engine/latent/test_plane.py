"""Maps: exact where they must be, smooth in between, of the right length."""

import numpy as np
import pytest
import torch

from ganstudio.engine.latent.directions import Direction, unit_vector
from ganstudio.engine.latent.latent import Latent, map_latents
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.noise import has_noise, set_noise
from ganstudio.engine.latent.plane import Along, Around, Corners, mixed

PLACES = {(0.0, 0.0): 0, (1.0, 0.0): 1, (0.0, 1.0): 2, (1.0, 1.0): 3}


@pytest.fixture(params=["dcgan", "style"])
def model(untrained, request) -> Model:
    return Model(untrained(request.param, classes=4))


def test_corners_are_exact_and_the_class_is_the_nearest_one_s(model):
    a, b, c, d = model.latents([0, 1, 2, 3])
    plane = Corners((a, b, c, d))
    for (x, y), number in PLACES.items():
        assert plane.at(model.generator, x, y) is (a, b, c, d)[number]
        assert plane.at(model.generator, 0.5 + 0.8 * (x - 0.5), 0.5 + 0.8 * (y - 0.5)).label == number


def test_a_mixture_is_as_long_as_its_parts(model):
    latents = model.latents([0, 1, 2, 3])
    lengths = [float(np.linalg.norm(latent.z)) for latent in latents]
    found = mixed(model.generator, latents, [0.25] * 4)
    assert np.linalg.norm(found.z) == pytest.approx(np.mean(lengths), rel=1e-5)
    alike = mixed(model.generator, [latents[0]] * 4, [0.4, 0.3, 0.2, 0.1])
    assert np.allclose(alike.z, latents[0].z, atol=1e-5)
    opposite = mixed(model.generator, [latents[0], Latent(-latents[0].z, latents[0].label)], [0.5, 0.5])
    assert np.isfinite(opposite.z).all()


def test_edited_points_are_mixed_behind_the_mapping(model):
    one, other = model.latents([0, 1])
    found = map_latents(model.generator, [one, other]).numpy()
    edited = Latent(one.z, one.label, None, found[0] + 1)
    half = mixed(model.generator, [edited, other], [0.5, 0.5])
    assert np.allclose(half.w, (found[0] + 1 + found[1]) / 2, atol=1e-5)


def test_around_a_point_small_steps_are_small(model):
    (centre,) = model.latents([7])
    plane = Around(centre, seed=3)
    assert plane.at(model.generator, 0.5, 0.5) is centre
    near, far = plane.at(model.generator, 0.51, 0.5), plane.at(model.generator, 1, 0.5)
    assert 0 < np.linalg.norm(near.z - centre.z) < 0.1 * np.linalg.norm(far.z - centre.z)
    assert np.linalg.norm(far.z) == pytest.approx(np.linalg.norm(centre.z), rel=1e-5)
    assert np.array_equal(far.z, Around(centre, 3).at(model.generator, 1, 0.5).z)
    assert not np.array_equal(far.z, Around(centre, 4).at(model.generator, 1, 0.5).z)
    edited = Latent(centre.z, centre.label, None, map_latents(model.generator, [centre])[0].numpy())
    moved = Around(edited, 3).at(model.generator, 0.6, 0.5)
    assert moved.w.shape == edited.w.shape and not np.array_equal(moved.w, edited.w)


def test_along_directions_the_edges_are_three_deviations_away(untrained):
    model = Model(untrained("dcgan"))
    (centre,) = model.latents([0])
    across, up = (Direction(name, unit_vector(np.eye(8)[place]), "sefa") for place, name in enumerate("ab"))
    plane = Along(centre, across, up)
    assert plane.at(model.generator, 0.5, 0.5) is centre
    moved = plane.at(model.generator, 1, 0).z - centre.z
    assert moved[:2] == pytest.approx([3, 3])
    assert np.allclose(moved[2:], 0)


def test_noise_is_drawn_from_its_seed(untrained):
    assert not has_noise(Model(untrained("dcgan")).generator)
    model = Model(untrained("style"))
    assert has_noise(model.generator)

    def drawn(seed: int) -> torch.Tensor:
        set_noise(model.generator, seed)
        return model.generator.layers[-1].noise.clone()

    assert torch.equal(drawn(1), drawn(1))
    assert not torch.equal(drawn(1), drawn(2))
    assert drawn(3).std() == pytest.approx(1, abs=0.3)
