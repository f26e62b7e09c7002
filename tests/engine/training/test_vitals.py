"""What the probe measures: on images and networks where the answer is known."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from ganstudio.engine.data import Dataset
from ganstudio.engine.metrics import Features, kernel_distance
from ganstudio.engine.training import create_run
from ganstudio.engine.training.checkup import CheckUps
from ganstudio.engine.training.trainer import Trainer
from ganstudio.engine.training.vitals import Probe, Vitals


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
def measure(tiny_config: Any, blobs: Any) -> Callable[..., Vitals]:
    dataset = blobs(400, classes=4)
    trainer = Trainer(tiny_config(), dataset)
    probe = Probe(dataset, trainer.held, False, "cpu")
    game = trainer.game

    def of(images: torch.Tensor) -> Vitals:
        return probe.measure(0, Painter(images), game.generator, game.discriminator)  # type: ignore[arg-type]

    of.dataset, of.trainer, of.probe = dataset, trainer, probe  # type: ignore[attr-defined]
    return of


def scaled(dataset: Dataset, rows: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(dataset.batch(rows)).float() / 127.5 - 1


def test_the_pictures_themselves(measure: Any) -> None:
    vitals = measure(scaled(measure.dataset, np.arange(256)))
    assert vitals.quality < 3 * vitals.floor + 0.01
    assert 0.9 < vitals.diversity < 1.1
    assert vitals.copied < 0.1
    assert abs(vitals.saturated) < 0.05


def test_one_image_over_and_over(measure: Any) -> None:
    vitals = measure(scaled(measure.dataset, np.arange(1)))
    assert vitals.diversity < 0.01
    assert vitals.classes <= 0.25
    assert vitals.quality > 0.05


def test_all_black_and_white(measure: Any) -> None:
    noise = torch.randn(64, 1, 16, 16, generator=torch.Generator().manual_seed(0))
    assert measure(0.5 * noise.sign()).saturated < -0.9
    assert measure(noise.sign()).saturated >= 0
    assert measure(noise.sign()).quality > measure(scaled(measure.dataset, np.arange(64))).quality


def test_how_far_the_weights_have_moved(measure: Any) -> None:
    images = scaled(measure.dataset, np.arange(64))
    assert (measure(images).moved_g, measure(images).moved_d) == (1.0, 0.0), "the first is not known"
    with torch.no_grad():
        for parameter in measure.trainer.game.generator.parameters():
            parameter.mul_(1.5)
    vitals = measure(images)
    assert vitals.moved_g == pytest.approx(0.5, abs=1e-4) and vitals.moved_d == 0.0


def test_measuring_leaves_the_networks_alone(measure: Any) -> None:
    game = measure.trainer.game
    before = copy.deepcopy([game.generator.state_dict(), game.discriminator.state_dict()])
    measure(scaled(measure.dataset, np.arange(64)))
    for old, network in zip(before, (game.generator, game.discriminator), strict=True):
        assert network.training
        assert all(torch.equal(old[name], value) for name, value in network.state_dict().items())


def test_features_are_the_same_everywhere_and_tell_sets_apart(blobs: Any) -> None:
    images = scaled(blobs(200), np.arange(200))
    one, other = Features(1)(images), Features(1)(images)
    assert torch.equal(one, other)
    near = float(kernel_distance(one[:100], one[100:]))
    worse = [
        float(kernel_distance(one[:100], Features(1)(images[100:] + noise * torch.randn_like(images[100:])))) for noise in (0.2, 1)
    ]
    assert near < worse[0] < worse[1]


def test_a_resumed_doctor_knows_what_was_before(tmp_path: Path, tiny_config: Any, blobs: Any) -> None:
    dataset = blobs()
    run = create_run(tmp_path / "run", tiny_config(**{"training.augment": "diffaugment"}), dataset)
    for look in range(1, 10):
        for step in range(50 * look - 40, 50 * look + 10, 10):
            row = dict.fromkeys(("loss_g", "loss_d", "right_real", "right_fake", "grad_g", "grad_d"), 0.5)
            run.append_stats({"images": 8 * step, "step": step, **row})
        vitals = Vitals(400 * look, 3.0, 0.01, 0.001, 1.0, 0.5, 0.5, 0.0, 1.0, 0.0, moved_g=0.1, moved_d=0.1)
        run.append_vitals(vitals.row())
    trainer = Trainer(run.config, dataset)
    checkups = CheckUps(run, trainer, dataset)
    checkups.remember()
    trainer.images = 4000
    checkups.observe({**row, "images": 4000, "step": 500})
    look, found = checkups.look()
    assert look.row["images"] == 4000
    assert [(item.cause, item.severity) for item in found.advice] == [("collapse", "alarm")]
