"""What is drawn for a step: real images of the same classes to compare with, and the same batch for any number of processes."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from ganstudio.engine.data import Dataset
from ganstudio.engine.training.parallel import ProcessGroup
from ganstudio.engine.training.sampler import Partners
from ganstudio.engine.training.trainer import Trainer

SETTINGS = {
    "model.arch": "resnet",
    "model.filters": 8,
    "model.conditional": True,
    "training.objective": "relativistic",
    "training.augment": "diffaugment",
    "training.batch": 16,
    "training.held_out": 0.2,
}


@pytest.fixture(scope="module")
def dataset():
    """40 images of 4 classes of very different sizes; the left half of an image is its class, the right half its number."""
    labels = np.repeat([0, 1, 2, 3], [2, 3, 15, 20])
    images = np.empty((40, 1, 16, 16), np.uint8)
    images[..., :8], images[..., 8:] = labels[:, None, None, None] * 50, np.arange(40)[:, None, None, None]
    return Dataset.of(images, labels, tuple("abcd"), "numbered")


def batches(config, dataset, count=6, group=ProcessGroup()):  # noqa: B008 - it is frozen
    trainer = Trainer(config, dataset, group)
    return trainer, [trainer.next_batch(is_last=True) for _ in range(count)]


def classes(images):
    """By what the images show, from the left or mirrored."""
    values = ((images + 1) * 127.5).round().long()
    left, right = values[:, 0, 0, 0], values[:, 0, 0, -1]
    is_left = (left % 50 == 0) & (right < 40)
    return torch.where(is_left, left, right) // 50


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_relativistic_generator_is_compared_with_real_images_of_its_classes(tiny_config, dataset, mirrored):
    trainer, drawn = batches(tiny_config(**SETTINGS), replace(dataset, mirrored=mirrored))
    fresh = torch.cat([batch.real_for_g for batch in drawn])
    labels = torch.cat([batch.labels for batch in drawn])
    real = torch.cat([batch.real for batch in drawn])
    numbers = ((fresh + 1) * 127.5).round().long()[:, 0, 0]
    assert torch.equal(classes(real), labels)
    assert torch.equal(classes(fresh), labels)
    assert (fresh != real).flatten(1).any(dim=1).float().mean() > 0.5  # others, not the same again
    assert not set(trainer.held.tolist()) & set(torch.where(numbers[:, 0] < 40, numbers[:, 0], numbers[:, -1])[labels > 0].tolist())


def test_without_classes_the_next_images_are_taken(tiny_config, dataset):
    trainer, drawn = batches(tiny_config(**{**SETTINGS, "model.conditional": False}), dataset, 1)
    assert trainer.sampler.position == 32
    assert drawn[0].real_for_g.shape == drawn[0].real.shape


def test_an_offset_between_classes_is_no_gradient_for_either_player(tiny_config, dataset):
    """Only differences within a class count: how real D finds a whole class neither teaches D nor G anything."""
    gradients = []
    for offset in (0.0, 5.0):
        trainer = Trainer(tiny_config(**SETTINGS, **{"training.r1_gamma": 0.1, "training.r2_gamma": 0.1}), dataset)
        network = trainer.gan.discriminator
        network.head = lambda features, labels, head=network.head, offset=offset: head(features, labels) + offset * labels
        trainer.step()
        gradients.append(torch.cat([p.grad.flatten() for p in (*trainer.gan.g_parameters, *trainer.gan.d_parameters)]))
    assert gradients[0].norm() > 0
    assert torch.allclose(*gradients, rtol=1e-3, atol=1e-5)


def test_partners_are_all_of_the_class_and_depend_on_the_generator_alone():
    labels = torch.tensor([2, 0, 2, 2, 0, 5])
    partners, index = Partners(labels), torch.arange(6).repeat(200)
    drawn = partners.draw(index, torch.Generator().manual_seed(0))
    for place, label in enumerate(labels):
        counts = drawn[index == place].bincount(minlength=6)
        assert torch.equal(counts > 0, labels == label)
        assert counts[counts > 0].min() > 0.7 * 200 / (labels == label).sum()
    assert torch.equal(drawn, partners.draw(index, torch.Generator().manual_seed(0)))


@pytest.mark.parametrize("conditional", [True, False])
def test_processes_share_the_batch_that_one_would_draw(tiny_config, dataset, conditional):
    config = tiny_config(**{**SETTINGS, "model.conditional": conditional})
    _, alone = batches(config, dataset)
    shares = [batches(config, dataset, group=ProcessGroup(rank, 2))[1] for rank in range(2)]
    for whole, *parts in zip(alone, *shares, strict=True):
        for name in ("real", "inputs", "labels", "real_for_g", "chances"):
            if getattr(whole, name) is not None:
                assert torch.equal(torch.cat([getattr(part, name) for part in parts]), getattr(whole, name)), name
    assert (alone[0].labels is not None) is conditional
