"""The memory of a training is that of the training, however often it is asked for."""

import pytest
import torch

from ganstudio.engine.training.memory import MemoryWatch, training_memory
from ganstudio.engine.upscaling.trainer import trainer_for


def test_what_lives_at_the_same_time_is_counted():
    with MemoryWatch() as watch:
        first = torch.zeros(1000)
        view = first[:10].reshape(2, 5)
        view += 1
        second = first + 1
        del second
        third = torch.ones(500)
    assert watch.peak == 2 * 4000
    del first, third
    assert watch.now == view.untyped_storage().nbytes()


def test_gradients_of_gradients_are_counted():
    weight = torch.ones(1000, requires_grad=True)
    with MemoryWatch() as watch:
        (gradient,) = torch.autograd.grad((weight**3).sum(), weight, create_graph=True)
        gradient.square().sum().backward()
    assert watch.peak > 4 * 4000


@pytest.mark.parametrize("preset", ["dcgan", "style"])
def test_the_same_training_takes_the_same_and_a_larger_one_more(tiny_config, blobs, preset):
    def measured(**settings):
        trainer = trainer_for(tiny_config(**{"model.arch": preset, **settings}), blobs())
        trainer.step()
        return training_memory(trainer)

    once = measured()
    assert measured() == once
    assert measured(**{"training.batch": 32}) > 1.5 * once
    assert measured(**{"model.filters": 8}) > 1.2 * once
    kept = 4 * sum(p.numel() for p in trainer_for(tiny_config(**{"model.arch": preset}), blobs()).gan.generator.parameters())
    assert once > 4 * kept  # the weights, two values of the optimizer, and the average
