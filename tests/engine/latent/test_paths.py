"""Ways between latents."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.latent.latent import latents_from_seeds, map_latents
from ganstudio.engine.latent.paths import EASINGS, METHODS, Keyframe, interpolate, lerp, slerp
from ganstudio.engine.networks import ARCHITECTURES, Shape

vectors = arrays(np.float64, 6, elements=st.floats(-3, 3)).filter(lambda vector: np.linalg.norm(vector) > 0.1)
TIMES = np.linspace(0, 1, 9)


def generator_of(name="dcgan", classes=0):
    model = ModelConfig(arch=name, filters=4, latent_dim=16)
    return ARCHITECTURES.get(name).build(model, Shape(FrameSize.square(16), 1, classes), torch.Generator().manual_seed(0))[0].eval()


def keys_of(generator, seeds, **more):
    return [Keyframe(latent, **more) for latent in latents_from_seeds(generator, seeds)]


def angle(a, b):
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    return 2 * np.arctan2(np.linalg.norm(a - b), np.linalg.norm(a + b))


@given(vectors, vectors)
def test_an_arc_turns_at_constant_speed_and_its_length_changes_evenly(a, b):
    way = [slerp(a, b, t) for t in TIMES]
    assert way[0] is a and way[-1] is b
    lengths = [np.linalg.norm(v) for v in way]
    assert np.allclose(lengths, np.linspace(lengths[0], lengths[-1], len(TIMES)), atol=1e-5)
    turns = [angle(one, other) for one, other in pairwise(way)]
    assert np.allclose(turns, angle(a, b) / (len(TIMES) - 1), atol=1e-5)


@given(vectors, st.floats(0.1, 3))
def test_opposite_ends_have_an_arc_and_equal_ones_stay(a, scale):
    way = [slerp(a, -scale * a, t) for t in TIMES]
    turns = [angle(one, other) for one, other in pairwise(way)]
    assert np.allclose(turns, np.pi / (len(TIMES) - 1), atol=1e-5)
    for t in TIMES:
        assert np.allclose(slerp(a, a.copy(), t), a, atol=1e-9)
        assert np.allclose(slerp(a, scale * a, t), lerp(a, scale * a, t), atol=1e-6)
    assert np.isfinite(slerp(np.zeros(6), a, 0.5)).all()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("space", ["z", "w"])
@pytest.mark.parametrize(("name", "classes"), [("dcgan", 0), ("dcgan", 3), ("style", 0), ("style", 3)])
def test_every_way_passes_its_keys(method, space, name, classes):
    generator = generator_of(name, classes)
    keys = keys_of(generator, [3, 5, 7], duration=1.0)
    way = interpolate(generator, keys, 9, method, space)
    assert len(way) == 9
    assert [way[place] for place in (0, 4, 8)] == [key.latent for key in keys]
    found = map_latents(generator, way).numpy()
    steps = np.linalg.norm(np.diff(found, axis=0), axis=1)
    assert steps.min() > 0


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", ["dcgan", "style"])
def test_a_loop_closes_without_a_jump(method, name):
    generator = generator_of(name)
    way = interpolate(generator, keys_of(generator, [1, 2, 3, 4]), 60, method, loop=True)
    steps = np.linalg.norm(np.diff([latent.z for latent in [*way, way[0]]], axis=0), axis=1)  # the last one begins it anew
    assert steps.max() <= 1.5 * steps.mean()
    assert steps.min() > 0.1 * steps.mean()  # no frame is seen twice


def test_equal_keys_are_no_way_at_all():
    generator = generator_of()
    (key,) = keys_of(generator, [1])
    assert len({latent.z.tobytes() for latent in interpolate(generator, [key, key], 4)}) == 1


def test_durations_and_easings_shape_the_time():
    generator = generator_of()
    one, two, three = latents_from_seeds(generator, [1, 2, 3])
    way = interpolate(generator, [Keyframe(one, 3.0), Keyframe(two, 1.0), Keyframe(three, 1.0)], 5)
    assert (way[0], way[3], way[4]) == (one, two, three)
    eased = interpolate(generator, [Keyframe(one, 1.0, "in"), Keyframe(two, 1.0)], 3)[1]
    assert np.allclose(eased.z, slerp(one.z, two.z, 0.25), atol=1e-6)
    for ease in EASINGS.values():
        assert (ease(0.0), ease(1.0)) == (0.0, 1.0)


def test_a_class_turns_into_another():
    generator = generator_of("dcgan", 3)
    way = interpolate(generator, keys_of(generator, [0, 1], duration=1.0), 5)
    shares = map_latents(generator, way)[:, generator.latent_dim :].numpy()
    assert np.allclose(shares[:, 0], np.linspace(1, 0, 5)) and np.allclose(shares[:, 1], np.linspace(0, 1, 5))
    assert [latent.label for latent in way] == [0, 0, 0, 1, 1]


@pytest.mark.parametrize(("count", "frames", "duration"), [(1, 5, 1.0), (2, 1, 1.0), (2, 5, 0.0)])
def test_too_little_for_a_way(count, frames, duration):
    generator = generator_of()
    with pytest.raises(ValueError, match="least"):
        interpolate(generator, keys_of(generator, range(count), duration=duration), frames)
