"""Values that change over a run, as in R3GAN's trainer."""

import math

import pytest
import torch

from ganstudio.engine.config import LIVE_SETTINGS, TrainingConfig
from ganstudio.engine.recipes.train import change_run, create_run, train
from ganstudio.engine.runs.checkpoint import load_checkpoint
from ganstudio.engine.training.schedule import beta2, cosine_growth, gamma_factor, half_life, lr_factor, scheduled_values
from ganstudio.engine.training.trainer import Trainer

# CIFAR-10 of the authors: base value, final value, over 2e7 images
PUBLISHED = {"lr_g": (2e-4, 5e-5), "lr_d": (2e-4, 5e-5), "r1_gamma": (0.05, 0.005), "beta2": (0.9, 0.99), "ema_images": (0, 5e6)}
R3GAN = TrainingConfig(
    lr_g=2e-4,
    lr_d=2e-4,
    lr_end=0.25,
    beta1=0.0,
    beta2=0.9,
    beta2_end=0.99,
    r1_gamma=0.05,
    gamma_end=0.1,
    ema_images=5_000_000,
    ema_ramp=1.0,
    ema_grows=True,
    schedule_images=20_000_000,
)
SHORT = {
    "training.schedule_images": 160,
    "training.beta2": 0.9,
    "training.beta2_end": 0.99,
    "training.ema_grows": True,
    "training.ema_images": 64,
    "training.lr_end": 0.5,
    "run.checkpoint_seconds": 0.1,
}


def cosine(base, final, images, total):
    """The formula of the authors' ``cosine_decay_with_warmup`` without a warm-up."""
    decay = 0.5 * (1 + math.cos(math.pi * images / total))
    return base + (1 - decay) * (final - base)


@pytest.mark.parametrize("images", [0, 1_000_000, 10_000_000, 19_999_999, 20_000_000])
def test_the_schedules_are_r3gans(images):
    found = scheduled_values(R3GAN, images)
    for name, (base, final) in PUBLISHED.items():
        assert found[name] == pytest.approx(cosine(base, final, images, 2e7), rel=1e-9, abs=1e-12), name


def test_after_the_schedule_the_final_values_stay():
    assert scheduled_values(R3GAN, 30_000_000) == scheduled_values(R3GAN, 20_000_000)


def test_without_a_schedule_nothing_changes():
    training = TrainingConfig(lr_end=0.1, gamma_end=0.1, beta2=0.9, beta2_end=0.99, ema_grows=True, ema_images=10, ema_ramp=1.0)
    assert (lr_factor(training, 10**6), gamma_factor(training, 10**6), cosine_growth(10**6, 0)) == (1, 1, 1)
    assert beta2(training, 10**6) == 0.9
    assert half_life(training, 10**6) == 10
    assert scheduled_values(training, 10**6) == {}


def test_a_final_beta_2_of_0_leaves_it():
    assert beta2(TrainingConfig(beta2=0.9, schedule_images=10), 10) == 0.9


def test_the_ramp_limits_the_half_life():
    assert half_life(TrainingConfig(ema_images=1000, ema_ramp=0.05), 640) == 32


def test_optimizers_and_average_follow(tiny_config, blobs):
    trainer = Trainer(tiny_config(**SHORT), blobs())
    for _ in range(3):
        seen = trainer.images_seen
        trainer.step()
        for optimizer in (trainer.gan.opt_g, trainer.gan.opt_d):
            assert optimizer.param_groups[0]["betas"][1] == beta2(trainer.config.training, seen)
    row = trainer.read_stats(1.0)
    assert row["beta2"] == pytest.approx(beta2(trainer.config.training, trainer.images_seen), rel=1e-5)
    assert row["lr_g"] < trainer.config.training.lr_g


def test_a_run_resumes_within_its_schedule_exactly(tmp_path, tiny_config, blobs):
    whole = create_run(tmp_path / "whole", tiny_config(**SHORT), blobs())
    list(train(whole, blobs()))
    broken = create_run(tmp_path / "broken", tiny_config(**SHORT, **{"run.images": 80}), blobs())
    list(train(broken, blobs()))
    change_run(broken, {"run.images": 160})
    list(train(broken, blobs(), resume=True))
    (_, first), (_, second) = load_checkpoint(whole), load_checkpoint(broken)
    assert all(torch.equal(tensor, second.tensors[name]) for name, tensor in first.tensors.items())


def test_what_the_schedule_needs_may_change_on_the_way():
    names = ("schedule_images", "lr_end", "gamma_end", "beta2_end", "ema_images", "ema_grows", "ema_ramp")
    assert {f"training.{name}" for name in names} <= LIVE_SETTINGS
