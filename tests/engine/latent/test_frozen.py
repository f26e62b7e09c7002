"""Frozen generators draw the same bits, of the weights as they are now."""

import copy
import gc
import weakref
from threading import Event, Thread

import numpy as np
import pytest
import torch

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.latent.frozen import freeze, is_frozen, quietly, synthesis
from ganstudio.engine.latent.latent import latents_from_seeds, map_latents, render
from ganstudio.engine.latent.noise import set_noise
from ganstudio.engine.networks import ARCHITECTURES, Shape


def build(arch):
    shape = Shape(frame=FrameSize.square(32), channels=3, classes=0)
    made, _ = ARCHITECTURES.get(arch).build(ModelConfig(arch=arch, filters=8), shape, torch.Generator().manual_seed(0))
    return made.eval().to(memory_format=torch.channels_last)


def test_two_threads_do_not_change_the_filters_of_warnings_at_once():
    """The first to end would bring back the warnings of the other."""
    entered = Event()

    def other():
        with quietly():
            entered.set()

    thread = Thread(target=other)
    with quietly():
        thread.start()
        assert not entered.wait(0.05)
    thread.join()
    assert entered.is_set()


@pytest.fixture(params=sorted(ARCHITECTURES))
def generator(request):
    return build(request.param)


def frozen(generator):
    space = generator.latent_space
    freeze(generator, torch.zeros(1, space.dim))
    if generator.has_mapping:
        freeze(generator, torch.zeros(1, space.layers, space.dim))
    return generator


def test_the_same_bits(generator):
    latents = latents_from_seeds(generator, range(5))
    before = [render(generator, [latent], 0.7) for latent in latents]
    together = render(generator, latents, 0.7)
    frozen(generator)
    assert all(np.array_equal(render(generator, [latent], 0.7), image) for latent, image in zip(latents, before, strict=True))
    assert np.array_equal(render(generator, latents, 0.7), together)
    found = map_latents(generator, latents[:1])
    assert synthesis(generator, found) != generator.synthesize
    if generator.has_mapping:
        each = torch.randn(1, generator.latent_space.layers, generator.latent_space.dim)
        assert torch.equal(synthesis(generator, each)(each), generator.synthesize(each))


def test_other_weights_are_seen(generator):
    (latent,) = latents_from_seeds(generator, [3])
    before = render(frozen(generator), [latent])
    other = copy.deepcopy(generator)
    with torch.no_grad():
        other.load_state_dict({name: value * 0.5 for name, value in generator.state_dict().items()})
    assert not is_frozen(other, 2)
    assert not np.array_equal(render(other, [latent]), before)
    generator.load_state_dict(other.state_dict())
    assert not is_frozen(generator, 2)
    assert np.array_equal(render(generator, [latent]), render(other, [latent]))


def test_other_noise_is_seen():
    generator = build("style")
    with torch.no_grad():
        for name, value in generator.named_parameters():
            if name.endswith("strength"):
                value.fill_(0.5)
    (latent,) = latents_from_seeds(generator, [3])
    before = render(frozen(generator), [latent])
    set_noise(generator, 5)
    assert not np.array_equal(render(generator, [latent]), before)


def test_nothing_keeps_a_generator_alive(generator):
    seen = weakref.ref(frozen(copy.deepcopy(generator)))
    gc.collect()
    assert seen() is None
