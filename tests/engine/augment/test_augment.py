"""What augmentation may and may not do to an image."""

import pytest
import torch

from ganstudio.engine.augment import Adaptive, DiffAugment
from ganstudio.engine.augment.adaptive import EVERY
from ganstudio.engine.config import TrainingConfig

TRAINING = TrainingConfig(augment="adaptive-diffaugment")
NOTHING = {"colour": False, "translation": False, "cutout": False}


def rng(seed=0):
    return torch.Generator().manual_seed(seed)


def chances(images, seed=0):
    return torch.rand(len(images), DiffAugment.chances, generator=rng(seed))


@pytest.fixture
def images():
    return torch.rand(64, 3, 16, 16, generator=rng(1)) * 2 - 1


@pytest.mark.parametrize("kind", NOTHING)
def test_each_part_changes_the_images_alone_and_with_gradients(kind, images):
    images.requires_grad_()
    changed = DiffAugment(**{**NOTHING, kind: True})(images, chances(images))
    assert changed.shape == images.shape
    assert not torch.equal(changed, images)
    changed.sum().backward()
    assert images.grad.isfinite().all()
    assert images.grad.abs().sum() > 0


def test_nothing_wanted_or_nothing_probable_changes_nothing(images):
    assert torch.equal(DiffAugment(**NOTHING)(images, chances(images)), images)
    assert torch.equal(DiffAugment()(images, chances(images), 0.0), images)


def test_the_probability_is_that_of_an_image_to_change(images):
    images = images.repeat(20, 1, 1, 1)
    changed = DiffAugment(**{**NOTHING, "cutout": True})(images, chances(images), torch.tensor(0.3))
    share = (changed != images).flatten(1).any(dim=1).float().mean()
    assert 0.25 < share < 0.35


def test_the_same_draws_give_the_same_images(images):
    first, again, other = (DiffAugment()(images, chances(images, seed)) for seed in (3, 3, 4))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    parts = [DiffAugment()(part, draws) for part, draws in zip(images.split(24), chances(images, 3).split(24), strict=True)]
    assert torch.allclose(torch.cat(parts), first, atol=1e-6)


def test_translation_shifts_by_up_to_an_eighth_and_fills_with_0(images):
    image = torch.zeros(500, 1, 16, 16)
    image[:, :, 8, 8] = 1
    moved = DiffAugment(**{**NOTHING, "translation": True})(image, chances(image))
    places = moved[:, 0].flatten(1).argmax(dim=1)
    rows, columns = places // 16, places % 16
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (6, 10, 6, 10)
    assert torch.all(moved.sum(dim=(1, 2, 3)) == 1)
    moved = DiffAugment(**{**NOTHING, "translation": True})(torch.ones(500, 1, 16, 16), chances(range(500)))
    assert set(moved.unique().tolist()) == {0.0, 1.0}


def test_cutout_blanks_at_most_a_square_of_half_the_side():
    holes = (DiffAugment(**{**NOTHING, "cutout": True})(torch.ones(500, 1, 16, 16), chances(range(500)))[:, 0] == 0).float()
    rows, columns = holes.amax(dim=2).sum(dim=1), holes.amax(dim=1).sum(dim=1)
    assert (rows.max(), columns.max()) == (8, 8)
    assert torch.equal(holes.sum(dim=(1, 2)), rows * columns)  # a rectangle
    assert rows.min() >= 4  # its centre lies inside


def test_colour_keeps_alpha_and_grey_grey():
    images = torch.rand(32, 4, 8, 8, generator=rng()) * 2 - 1
    changed = DiffAugment(**{**NOTHING, "colour": True})(images, chances(images))
    assert torch.equal(changed[:, 3], images[:, 3])
    grey = images[:, :1].repeat(1, 3, 1, 1)
    changed = DiffAugment(**{**NOTHING, "colour": True})(grey, chances(grey))
    assert torch.allclose(changed[:, 0], changed[:, 2], atol=1e-5)


@pytest.mark.parametrize("right, direction", [(1.0, 1), (0.5, -1), (0.81, 1), (0.79, -1)])
def test_p_follows_how_sure_d_is(right, direction):
    """r = 2 right - 1; above 0.6, that is 80 % right, D overfits."""
    adaptive = Adaptive("cpu")
    adaptive.p = torch.tensor(0.5)
    for step in range(EVERY):
        assert adaptive.p == 0.5
        adaptive.observe(torch.tensor(right), 64, step, TRAINING)
    assert adaptive.p.item() == pytest.approx(0.5 + direction * 64 * EVERY / TRAINING.augment_images)


def test_p_stays_between_0_and_1():
    for right, start in ((0.0, 0.0), (1.0, 1.0)):
        adaptive = Adaptive("cpu")
        adaptive.p = torch.tensor(start)
        for step in range(2 * EVERY):
            adaptive.observe(torch.tensor(right), 64, step, TRAINING)
        assert adaptive.p == start


def test_the_state_goes_on_in_the_middle_of_an_interval():
    one, other = Adaptive("cpu"), Adaptive("cpu")
    for step in range(2 * EVERY):
        if step == EVERY + 1:
            other.load(one.state())
        one.observe(torch.tensor(0.9), 8, step, TRAINING)
        if step > EVERY:
            other.observe(torch.tensor(0.9), 8, step, TRAINING)
    assert torch.equal(one.p, other.p)
    assert one.p > 0
