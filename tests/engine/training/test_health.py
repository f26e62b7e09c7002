"""What the probe measures: on images and networks where the answer is known."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from ganstudio.engine.data import Dataset
from ganstudio.engine.events import CheckUp
from ganstudio.engine.recipes.train import create_run
from ganstudio.engine.runs.checkpoint import build_networks
from ganstudio.engine.training.checkup import CheckUps
from ganstudio.engine.training.health import Health, HealthProbe
from ganstudio.engine.training.measuring import Coverage, effective_weights
from ganstudio.engine.training.quality import Features, Quality
from ganstudio.engine.training.trainer import Trainer


class Painter(torch.nn.Module):
    """Stands for a generator: paints what it is told to, whatever the noise."""

    def __init__(self, images: torch.Tensor) -> None:
        super().__init__()
        self.images, self.classes = images, 0

    def sample_z(self, n: int, rng: torch.Generator) -> torch.Tensor:
        return torch.randn(n, 4, generator=rng)

    def forward(self, z: torch.Tensor, labels: torch.Tensor | None = None) -> torch.Tensor:
        return self.images[torch.arange(len(z)) % len(self.images)]


@pytest.fixture
def measure(tiny_config: Any, blobs: Any) -> Callable[..., Health]:
    dataset = blobs(400, classes=4)
    trainer = Trainer(tiny_config(), dataset)
    probe = HealthProbe(dataset, trainer.held, False, "cpu")
    gan = trainer.gan

    def of(images: torch.Tensor) -> Health:
        return probe.measure(0, Painter(images), gan.generator, gan.discriminator)  # type: ignore[arg-type]

    of.dataset, of.trainer, of.probe = dataset, trainer, probe  # type: ignore[attr-defined]
    return of


def scaled(dataset: Dataset, rows: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(dataset.batch(rows)).float() / 127.5 - 1


def test_the_pictures_themselves(measure: Any) -> None:
    health = measure(scaled(measure.dataset, np.arange(256)))
    assert health.quality < 3 * health.floor
    assert 0.9 < health.diversity < 1.1
    assert health.copied < 0.1
    assert abs(health.saturated) < 0.05


def test_pictures_upside_down(measure: Any) -> None:
    pixels = np.random.default_rng(0).integers(0, 128, (200, 1, 16, 16), dtype=np.uint8)
    pixels[:, :, :8] += 100  # light above
    probe, gan = HealthProbe(Dataset.of(pixels, None, (), name="sky"), np.arange(0), False, "cpu"), measure.trainer.gan

    def leak(images: torch.Tensor) -> float:
        return probe.measure(0, Painter(images), gan.generator, gan.discriminator).leak_turn  # type: ignore[arg-type]

    images = torch.from_numpy(pixels).float() / 127.5 - 1
    assert leak(images) < 0.1
    assert leak(images.rot90(2, (2, 3))) > 0.8


def test_one_image_over_and_over(measure: Any) -> None:
    health = measure(scaled(measure.dataset, np.arange(1)))
    assert health.diversity < 0.01
    assert health.classes <= 0.25
    assert health.quality > 20 * health.floor


def test_all_black_and_white(measure: Any) -> None:
    noise = torch.randn(64, 1, 16, 16, generator=torch.Generator().manual_seed(0))
    assert measure(0.5 * noise.sign()).saturated < -0.9
    assert measure(noise.sign()).saturated >= 0
    assert measure(noise.sign()).quality > measure(scaled(measure.dataset, np.arange(64))).quality


def test_how_far_the_weights_have_moved(measure: Any) -> None:
    images = scaled(measure.dataset, np.arange(64))
    assert (measure(images).moved_g, measure(images).moved_d) == (1.0, 0.0), "the first is not known"
    with torch.no_grad():
        for parameter in measure.trainer.gan.generator.parameters():
            parameter.mul_(1.5)
    health = measure(images)
    assert health.moved_g == pytest.approx(0.5, abs=1e-4) and health.moved_d == 0.0


def test_weights_count_as_the_network_multiplies_by_them(tiny_config: Any) -> None:
    """The mapping network keeps its weights a hundred times too large: the others must show beside them."""
    config = tiny_config(**{"model.arch": "style", "data.size": 16, "data.channels": 1})
    generator, _ = build_networks(config, (), torch.Generator().manual_seed(0))
    before = effective_weights(generator)
    with torch.no_grad():
        for name, parameter in generator.named_parameters():
            parameter.mul_(1.0 if name.startswith("mapping") else 1.5)
    moved = (effective_weights(generator) - before).norm() / before.norm()
    assert 0.4 < moved < 0.5
    with torch.no_grad():
        for parameter in generator.mapping.parameters():  # type: ignore[operator, union-attr]
            parameter.mul_(1.5)
    assert torch.allclose(effective_weights(generator), 1.5 * before)


@pytest.mark.parametrize("classes", [2, 10, 100, 1_000])
@pytest.mark.parametrize("spread", [0.1, 1.0, 5.0])
def test_real_pictures_never_read_as_left_out_classes(classes: int, spread: float) -> None:
    rng = np.random.default_rng(classes)
    labels = rng.choice(classes, 4_600, p=rng.dirichlet(np.full(classes, 2.0)))
    features = torch.from_numpy(rng.normal(size=(classes, 40))[labels] + spread * rng.normal(size=(4_600, 40))).float()
    coverage = Coverage.of(features[:4_300], labels[:4_300], 256)
    assert coverage.share(features[4_300:4_556]) > 0.7
    assert coverage.share(features[4_300:4_301].repeat(256, 1)) <= 0.5
    assert 0 < coverage.usual <= min(classes, 256)


@pytest.mark.parametrize("count", [1, 2, 20, 300])
def test_few_pictures_of_many_classes(count: int) -> None:
    features = torch.randn(count, 8, generator=torch.Generator().manual_seed(0))
    for labels in (np.arange(count), np.zeros(count, int)):
        assert 0 <= Coverage.of(features, labels, 256).share(features) <= 1
    assert Coverage.of(features, None).share(features) == 1


def test_classes_are_drawn_as_often_as_the_pictures_have_them(tiny_config: Any, blobs: Any) -> None:
    dataset = blobs(400, classes=4)
    dataset = Dataset.of(dataset.pixels, np.where(np.arange(400) % 10, 0, 3), dataset.classes)
    trainer = Trainer(tiny_config(**{"model.conditional": True}), dataset)
    labels = HealthProbe(dataset, trainer.held, True, "cpu").draw_labels(4)
    assert labels is not None and set(labels.tolist()) == {0, 3}
    assert labels.eq(0).float().mean() == pytest.approx(0.9, abs=0.05)
    assert all(np.isfinite(value) for value in trainer.check_up().values())


@pytest.mark.parametrize("count", [2, 9, 40, 400])
def test_the_floor_is_above_0(tiny_config: Any, blobs: Any, count: int) -> None:
    dataset = blobs(count)
    for pixels in (dataset.pixels, np.repeat(dataset.pixels[:1], count, axis=0)):
        alike = Dataset.of(pixels, None, ())
        held = np.arange(0)
        found = HealthProbe(alike, held, False, "cpu")
        assert found.quality.floor > 0
        gan = Trainer(tiny_config(**{"training.held_out": 0.0}), alike).gan
        health = found.measure(0, Painter(scaled(alike, np.arange(count))), gan.generator, gan.discriminator)  # type: ignore[arg-type]
        assert all(np.isfinite(value) for value in health.row().values())


def test_the_floor_is_no_luck(blobs: Any) -> None:
    """Of 400 pictures two thirds decide: whichever they are, the floor is about the same."""
    every = blobs(400).pixels
    floors = []
    for seed in range(6):
        chosen = np.random.default_rng(seed).permutation(400)[:266]
        floors.append(HealthProbe(Dataset.of(every[chosen], None, ()), np.arange(0), False, "cpu").quality.floor)
    assert max(floors) < 2 * min(floors)


def test_logits_with_batch_norm_are_those_of_training(measure: Any) -> None:
    images, discriminator = scaled(measure.dataset, np.arange(256)), measure.trainer.gan.discriminator
    norms = [module for module in discriminator.modules() if isinstance(module, torch.nn.BatchNorm2d)]
    for norm in norms:
        norm.running_mean.fill_(100.0)  # what evaluation mode would take
    before = copy.deepcopy(discriminator.state_dict())
    health = measure(images)
    assert all(torch.equal(before[name], value) for name, value in discriminator.state_dict().items())
    held = scaled(measure.dataset, measure.trainer.held)
    size = len(held)
    with torch.no_grad():
        assert health.logit_held == pytest.approx(float(discriminator(held).mean()), abs=1e-4)
        parts = [discriminator(part).mean() for part in images.split(size) if len(part) == size]
    assert health.logit_fake == pytest.approx(float(torch.stack(parts).mean()), abs=1e-4)


def test_measuring_leaves_the_networks_alone(measure: Any) -> None:
    gan = measure.trainer.gan
    before = copy.deepcopy([gan.generator.state_dict(), gan.discriminator.state_dict()])
    measure(scaled(measure.dataset, np.arange(64)))
    for old, network in zip(before, (gan.generator, gan.discriminator), strict=True):
        assert network.training
        assert all(torch.equal(old[name], value) for name, value in network.state_dict().items())


def test_features_are_the_same_everywhere_and_tell_sets_apart(blobs: Any) -> None:
    images = scaled(blobs(200), np.arange(200))

    def described(images: torch.Tensor) -> torch.Tensor:
        features = Features(1)
        return features.with_textures(features.random(images), images)

    assert torch.equal(described(images), described(images))
    quality = Quality(described(images[:100]), described(images[:100]))
    near = quality.of(described(images[100:]))
    worse = [quality.of(described(images[100:] + noise * torch.randn_like(images[100:]))) for noise in (0.2, 1)]
    assert near < worse[0] < worse[1]


def test_a_resumed_doctor_knows_what_was_before(tmp_path: Path, tiny_config: Any, blobs: Any) -> None:
    dataset = blobs()
    run = create_run(tmp_path / "run", tiny_config(**{"training.augment": "diffaugment"}), dataset)
    for look in range(1, 10):
        for step in range(50 * look - 40, 50 * look + 10, 10):
            row = dict.fromkeys(("loss_g", "loss_d", "right_real", "right_fake", "grad_g", "grad_d"), 0.5)
            run.append_stats({"images": 8 * step, "step": step, **row})
        health = Health(400 * look, 3.0, 0.01, 0.001, 1.0, 0.5, 0.5, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, moved_g=0.1, moved_d=0.1)
        run.append_health(health.row())
    trainer = Trainer(run.config, dataset)
    checkups = CheckUps(run, trainer, dataset)
    checkups.remember()
    trainer.images_seen = 4000
    checkups.observe({**row, "images": 4000, "step": 500})
    look, found = checkups.look()
    assert look.row["images"] == 4000
    assert [(item.cause, item.severity) for item in found.advice] == [("collapse", "alarm")]


def test_the_first_check_up_is_told_even_if_nothing_is_found(tmp_path: Path, tiny_config: Any, blobs: Any) -> None:
    dataset = blobs()
    run = create_run(tmp_path / "run", tiny_config(), dataset)
    checkups = CheckUps(run, Trainer(run.config, dataset), dataset)
    look, found = checkups.look()  # it replaces what the window shows of the time before
    assert (type(look), found.advice) == (CheckUp, ())
    assert [type(event) for event in checkups.look()] == [CheckUp]
