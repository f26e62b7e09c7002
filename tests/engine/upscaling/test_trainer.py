"""Training an upscaler: two stages, what is measured, and what does not go together."""

import sys

import numpy as np
import pytest
import torch

from ganstudio.engine.device import choose_device
from ganstudio.engine.errors import ConfigError, RunError
from ganstudio.engine.networks.upscaler import enlarged
from ganstudio.engine.recipes.branch import branch
from ganstudio.engine.recipes.estimate import estimate
from ganstudio.engine.recipes.train import create_run, train
from ganstudio.engine.runs.checkpoint import load_generator, load_upscaler
from ganstudio.engine.training import changed
from ganstudio.engine.training import loop as loop_module
from ganstudio.engine.training.doctor import Doctor
from ganstudio.engine.training.passes import StepContext
from ganstudio.engine.training.step import Batch
from ganstudio.engine.upscaling.comparison import HIGHEST, UpscalerComparison
from ganstudio.engine.upscaling.trainer import UpscalerTrainer, trainer_for
from tests.pulling import finished


@pytest.fixture
def config(tiny_config):
    def make(**settings):
        base = {"upscaler.factor": 2, "upscaler.blocks": 1, "upscaler.pixel_images": 80, "model.norm_d": "none"}
        return tiny_config(**{**base, **settings})

    return make


def test_first_the_pixels_then_the_game(tmp_path, config, blobs, monkeypatch):
    monkeypatch.setattr(loop_module, "TICK_SECONDS", 0.0)
    dataset = blobs()
    run = create_run(tmp_path / "run", config(**{"run.checkup_seconds": 0.001}), dataset)
    list(train(run, dataset))
    rows = {row["images"]: row for row in run.stats()}
    for images, row in rows.items():
        assert ("loss_d" in row, "loss_features" in row, "d_real" in row) == (images > 80,) * 3
        assert row["loss_pixel"] > 0
    assert rows[72]["loss_g"] == rows[72]["loss_pixel"]
    assert rows[160]["loss_g"] != rows[160]["loss_pixel"]
    measured = [row for row in rows.values() if "psnr" in row]
    assert len({row["psnr_bicubic"] for row in measured}) == 1
    assert ["psnr_pixel" in row for row in measured] == [row["images"] >= 80 for row in measured]
    assert "psnr" in rows[80]
    health = run.health()
    assert health[-1]["quality"] == health[-1]["features"]
    assert finished_doctor(run, health) == ()
    images, network = load_upscaler(run)
    assert images == 160
    assert network(torch.zeros(1, 1, 4, 6)).shape == (1, 1, 8, 12)


def finished_doctor(run, health):
    return Doctor(run.config, 40).replay(run.stats(), health, [kept.images_seen for kept in run.snapshots()])


def test_the_discriminator_rests_while_the_pixels_are_learnt(config, blobs):
    trainer = trainer_for(config(), blobs())
    assert isinstance(trainer, UpscalerTrainer)
    before = [parameter.clone() for parameter in trainer.gan.d_parameters]
    begin = trainer.check_up()["psnr"]
    while not trainer.is_playing:
        trainer.step()
    assert all(torch.equal(now, then) for now, then in zip(trainer.gan.d_parameters, before, strict=True))
    assert trainer.pixel["psnr_pixel"] > begin
    assert trainer.grid().shape == (16, 9 * 18 - 2, 3)  # 2 of 40 are kept out, each three times
    trainer.step()
    assert not all(torch.equal(now, then) for now, then in zip(trainer.gan.d_parameters, before, strict=True))


def test_a_resumed_run_knows_what_the_pixels_alone_gave(config, blobs):
    trainer, again = (trainer_for(config(**{"upscaler.pixel_images": 8}), blobs()) for _ in range(2))
    trainer.step()
    again.load(trainer.state())
    assert again.pixel == trainer.pixel != {}
    again.check_up()
    again.step()
    assert again.read_stats(1.0).items() >= trainer.pixel.items()


def test_features_are_compared_under_the_same_augmentation(config, blobs):
    settings = {"training.augment": "diffaugment", "training.instance_noise": 0.3, "upscaler.pixel_images": 0}
    gan = trainer_for(config(**settings), blobs()).gan
    real = torch.rand(4, 1, 16, 16) * 2 - 1
    context = StepContext(0, 0, torch.Generator().manual_seed(0))
    batch = Batch(real, real[:, :, ::2, ::2], None, chances=gan.chances(4, context.rng))
    gan.generator_loss(batch, real.clone().requires_grad_(), context)
    assert gan.terms[0].tolist() == [0.0, 0.0]


def test_weights_can_change_on_the_way(config, blobs):
    trainer = trainer_for(config(), blobs())
    trainer.change(changed(trainer.config, {"upscaler.pixel_images": 8, "upscaler.feature_weight": 0.7}))
    trainer.step()
    assert trainer.is_playing
    assert trainer.gan.upscaler.feature_weight == 0.7


def test_the_weights_weigh(config, blobs):
    real, fake = torch.zeros(4, 1, 16, 16), torch.full((4, 1, 16, 16), 0.5)
    losses = {}
    for name in ("pixel", "feature", "adversarial"):
        others = {f"upscaler.{other}_weight": 1.0 if other == name else 0.0 for other in ("feature", "adversarial")}
        gan = trainer_for(config(**others), blobs()).gan
        losses[name] = float(gan.generator_loss(Batch(real, real, None), fake, StepContext(0, 0, torch.Generator())).detach())
    assert losses["pixel"] == 0.5
    assert losses["feature"] > 0.5
    assert losses["adversarial"] > 0.5
    assert losses["feature"] != losses["adversarial"]


def test_what_is_measured(blobs, config):
    dataset = blobs(size=32)
    comparison = UpscalerComparison(dataset, np.arange(5), 4, choose_device(config()))
    assert comparison.measure(lambda small: enlarged(small, 4)) == {
        name.removesuffix("_bicubic"): value for name, value in comparison.bicubic.items()
    }
    real = torch.from_numpy(dataset.batch(np.arange(5))).float().div(127.5).sub(1)
    assert comparison.measure(lambda small: real) == {"psnr": HIGHEST, "ssim": 1.0, "features": 0.0}
    assert comparison.bicubic["psnr_bicubic"] < 30
    assert comparison.bicubic["features_bicubic"] > 0


@pytest.mark.parametrize(
    ("settings", "count", "said"),
    [
        ({"upscaler.factor": 8}, 40, "Set data.size to 32"),
        ({"training.update": "simultaneous"}, 40, "training.update"),
        ({}, 10, "Raise training.held_out"),
    ],
)
def test_what_does_not_fit_is_told_before_anything_is_written(tmp_path, config, blobs, settings, count, said):
    with pytest.raises(ConfigError, match=said):
        create_run(tmp_path / "run", config(**settings), blobs(count))
    assert not (tmp_path / "run").exists()


def test_a_run_is_one_kind_or_the_other(tmp_path, config, tiny_config, untrained, blobs):
    upscaler, other = untrained(factor=2), untrained()
    with pytest.raises(RunError, match="is an upscaler: .* no latent space"):
        load_generator(upscaler)
    with pytest.raises(RunError, match="not an upscaler"):
        load_upscaler(other)
    with pytest.raises(RunError, match="Nothing of"):
        branch(tmp_path / "new", config(), blobs(), other)


def test_it_can_begin_with_what_another_has_learned_and_be_estimated(tmp_path, config, blobs, monkeypatch):
    monkeypatch.setattr(sys.modules[estimate.__module__], "PROBE_SECONDS", 0.01)
    dataset = blobs()
    first = create_run(tmp_path / "first", config(**{"run.images": 80}), dataset)
    list(train(first, dataset))
    second, _ = branch(tmp_path / "second", config(**{"upscaler.pixel_images": 0, "run.images": 16}), dataset, first)
    list(train(second, dataset, resume=True))
    assert "loss_d" in second.stats()[-1]
    assert finished(estimate(config(), dataset)).rate > 0


def test_transparent_and_conditional_pictures(config, blobs):
    for settings, dataset in (({}, blobs(channels=4)), ({"model.conditional": True}, blobs(classes=3))):
        trainer = trainer_for(config(**{**settings, "upscaler.pixel_images": 0}), dataset)
        trainer.step()
        assert np.isfinite(trainer.read_stats(1.0)["loss_g"])
