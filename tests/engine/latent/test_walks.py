"""Walks: where they begin, how fast and how far they go, where they end."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.latent.latent import latents_from_seeds, map_latents
from ganstudio.engine.latent.walks import KINDS, PERIOD, LatentWalk
from ganstudio.engine.networks import ARCHITECTURES, Shape


def generator_of(name="dcgan", classes=0, dimensions=64):
    model = ModelConfig(arch=name, filters=4, latent_dim=dimensions)
    return ARCHITECTURES.get(name).build(model, Shape(FrameSize.square(16), 1, classes), torch.Generator().manual_seed(0))[0].eval()


GENERATOR, NARROW = generator_of(), generator_of(dimensions=8)


def way_of(kind, generator=GENERATOR, start=1, seed=2, stiffness=0.3):
    return LatentWalk(kind, latents_from_seeds(generator, [start])[0], seed, stiffness)


def zs(latents):
    return np.stack([latent.z for latent in latents]).astype(np.float64)


def steps(places):
    return np.linalg.norm(np.diff(places, axis=0), axis=1)


@pytest.mark.parametrize("kind", KINDS)
def test_it_begins_at_its_start_and_keeps_its_length(kind):
    way = way_of(kind)
    assert way.at(GENERATOR, 0) is way.start
    latents = [way.at(GENERATOR, time) for time in (1e-4, 0.5, 2.0, 5.9)]
    assert np.allclose(latents[0].z, way.start.z, atol=1e-3)
    assert np.allclose(np.linalg.norm(zs(latents), axis=1), np.linalg.norm(way.start.z), rtol=1e-5)
    assert [latent.seed for latent in latents] == [None] * 4


@pytest.mark.parametrize("kind", KINDS)
def test_where_it_is_depends_on_the_seed_and_the_time_alone(kind):
    way = way_of(kind)
    for time in (0.7, 3.3):
        assert np.array_equal(way.at(GENERATOR, time).z, replace(way).at(GENERATOR, time).z)
        assert not np.allclose(way.at(GENERATOR, time).z, replace(way, seed=3).at(GENERATOR, time).z, atol=0.1)


@settings(max_examples=25)
@given(st.integers(0, 2**31), st.integers(0, 2**31), st.sampled_from(["orbit", "loop"]), st.floats(0, 0.95))
def test_a_loop_closes_without_a_jump(start, seed, kind, stiffness):
    way = LatentWalk(kind, latents_from_seeds(NARROW, [start])[0], seed, stiffness)
    latents = list(way.film(NARROW, 90, step=99.0))
    assert latents[0] is way.start
    lengths = steps(zs([*latents, latents[0]]))  # the last one begins it anew
    assert lengths.max() <= 1.5 * lengths.mean()
    assert lengths.min() >= 0.5 * lengths.mean()  # no frame is seen twice
    for time in (0.5, 4.0):
        assert np.allclose(way.at(NARROW, time + PERIOD).z, way.at(NARROW, time).z, atol=1e-4)


def test_an_orbit_is_a_circle():
    way = way_of("orbit")
    places = zs(way.film(GENERATOR, 61, 0))
    middle = places.mean(axis=0)
    assert np.allclose(np.linalg.norm(places - middle, axis=1), np.linalg.norm(places[0] - middle), rtol=1e-4)
    assert np.linalg.matrix_rank(places - middle, tol=1e-3) == 2
    assert np.allclose(steps(places), steps(places).mean(), rtol=1e-3)


def test_a_random_walk_is_smooth_goes_evenly_and_forgets_its_start():
    way = way_of("random", stiffness=0.0)
    places = zs(way.film(GENERATOR, 400, 0.05))
    units = places / np.linalg.norm(places, axis=1, keepdims=True)
    lengths = steps(units)
    assert np.allclose(lengths.mean(), 0.05 * np.pi / 2, rtol=0.15)  # a right angle in a unit of time
    assert lengths.max() < 1.5 * lengths.mean()
    bends = np.linalg.norm(np.diff(units, n=2, axis=0), axis=1)
    assert bends.max() < 0.3 * lengths.mean()  # no corners, nothing trembles
    assert np.abs(units[60:] @ units[0]).mean() < 0.25
    alike = [units[n] @ units[n + 60] for n in range(0, 300, 60)]
    assert np.abs(alike).max() < 0.6


def test_stiffness_holds_it_back():
    far = [np.linalg.norm(way_of("random", stiffness=s).at(GENERATOR, 3.0).z - way_of("random").start.z) for s in (0, 0.5, 0.9)]
    assert far[0] > far[1] > far[2] > 0


@pytest.mark.parametrize("name", ["dcgan", "stylegan2"])
def test_an_edited_start_is_moved_behind_the_mapping(name):
    generator = generator_of(name, classes=3)
    plain = latents_from_seeds(generator, [4])[0]
    edit = np.float32(0.25)
    start = replace(plain, w=map_latents(generator, [plain])[0].numpy() + edit)
    for kind in KINDS:
        moved = LatentWalk(kind, start, 5).at(generator, 1.3)
        expected = map_latents(generator, [LatentWalk(kind, plain, 5).at(generator, 1.3)])[0].numpy() + edit
        assert np.allclose(map_latents(generator, [moved])[0].numpy(), expected, atol=1e-5)
        assert moved.label == start.label


def test_many_frames_or_one():
    way = way_of("random")
    assert np.array_equal(zs(way.film(GENERATOR, 5, 0.2))[3], way.at(GENERATOR, 3 * 0.2).z)
    assert [latent is way.start for latent in way.film(GENERATOR, 1, 0.2)] == [True]
