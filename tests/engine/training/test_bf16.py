"""bf16 trains as float32 does, with every combination of settings, on the processor and on a device that is not the processor."""

import itertools

import numpy as np
import pytest

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.presets import PRESETS
from ganstudio.engine.data import Dataset
from ganstudio.engine.networks import ARCHITECTURES
from ganstudio.engine.objectives import OBJECTIVES
from ganstudio.engine.upscaling.trainer import trainer_for

STEPS = 3
CLASSES = 3
FRAME = FrameSize.square(16)
TINY = {"data.source": ["mosaics"], "model.filters": 4, "model.latent_dim": 8, "training.batch": 16, "upscaler.blocks": 1}
PENALTIES = {"plain": (0.0, 0.0), "R1": (1.0, 0.0), "R2": (0.0, 1.0), "R1+R2": (1.0, 1.0)}  # and WGAN-GP has its own
EVERY = list(itertools.product(ARCHITECTURES, OBJECTIVES, PENALTIES, (False, True), ("alternating", "simultaneous"), (1, 2)))
# each architecture, objective, penalty and kind of step at least once
SOME = [
    ("dcgan", "non-saturating", "R2", True, "alternating", 2),
    ("dcgan", "wgan-gp", "plain", False, "simultaneous", 1),
    ("resnet", "relativistic", "R1+R2", True, "alternating", 1),
    ("r3gan", "relativistic", "R1+R2", True, "alternating", 2),
    ("style", "minimax", "R1", False, "simultaneous", 2),
    ("fast", "hinge", "plain", True, "alternating", 1),
    ("fast", "least-squares", "R1+R2", False, "simultaneous", 1),
    ("style", "wgan-gp", "R2", True, "alternating", 2),
    ("stylegan2", "non-saturating", "R1", True, "alternating", 2),
]
FRAGILE = ("balanced", "few-images", "wgan-gp")  # presets that once crashed in bf16 on every device but the CPU


def mosaics(is_conditional: bool) -> Dataset:
    """24 colour pictures of 16 px."""
    coarse = np.random.default_rng(0).integers(0, 256, (24, 3, 4, 4), np.uint8)
    labels = np.arange(24) % CLASSES if is_conditional else None
    classes = tuple(f"class {number}" for number in range(CLASSES)) if is_conditional else ()
    return Dataset.of(coarse.repeat(4, axis=2).repeat(4, axis=3), labels, classes, "mosaics")


def losses(config: Config, device: str, precision: str) -> list[float]:
    """The losses of G and of D in three steps."""
    config = with_settings(config, {"run.device": device, "training.precision": precision})
    trainer = trainer_for(config, mosaics(config.model.conditional))
    measured = []
    for _ in range(STEPS):
        trainer.step()
        values = trainer.meter.read(trainer.gan.gradient_norms())
        measured += [values["loss_g"], values["loss_d"]]
    return measured


def assert_close(config: Config, device: str) -> None:
    """The losses in bf16 lie within 5 % of those in float32."""
    # a loss that is a difference of logits may lie near 0, where a share says nothing: 0.02 of hinge's margin of 1 is as close
    assert losses(config, device, "bf16") == pytest.approx(losses(config, "cpu", "fp32"), rel=0.05, abs=0.02)


def combined(arch: str, objective: str, penalty: str, is_conditional: bool, update: str, accumulate: int) -> Config:
    """The smallest training of that kind; the penalties are due in two of three steps."""
    r1, r2 = PENALTIES[penalty]
    values = {
        "model.arch": arch,
        "model.conditional": is_conditional,
        "model.norm_d": "none" if OBJECTIVES.get(objective).is_critic else "own",
        "training.objective": objective,
        "training.update": update,
        "training.accumulate": accumulate,
        "training.r1_gamma": r1,
        "training.r2_gamma": r2,
        "training.r1_every": 2,
    }
    return with_settings(Config(), TINY | values)


@pytest.fixture(params=["cpu", "pretend"])
def device(request, pretend_device):
    """Where to train: the name for ``run.device``."""
    if request.param == "cpu":
        return "cpu"
    pretend_device("bf16")
    return "auto"


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.slug)
def test_every_preset_trains_in_bf16(preset):
    assert_close(preset.settings(FRAME, 1_000, "cpu", TINY), "cpu")


@pytest.mark.parametrize(
    "preset",
    [pytest.param(preset, id=preset.slug, marks=() if preset.slug in FRAGILE else pytest.mark.slow) for preset in PRESETS],
)
def test_every_preset_trains_in_bf16_on_another_device(preset, pretend_device):
    pretend_device("bf16")
    assert_close(preset.settings(FRAME, 1_000, "cuda", TINY), "auto")


@pytest.mark.parametrize("combination", SOME, ids=str)
def test_some_combinations_train_in_bf16(combination):
    assert_close(combined(*combination), "cpu")


@pytest.mark.slow
@pytest.mark.parametrize("combination", EVERY, ids=str)
def test_every_combination_trains_in_bf16(combination, device):
    assert_close(combined(*combination), device)


@pytest.mark.parametrize(
    "settings",
    [
        {"training.augment": "diffaugment"},
        {"training.augment": "adaptive"},
        {"training.augment": "fixed", "training.augment_p": 0.5},
        {"training.instance_noise": 0.1, "training.schedule_images": 1000, "training.r1_gamma": 1.0, "training.r1_every": 2},
        {"model.norm_d": "spectral", "model.attention": 8, "training.clip": 1.0},
        {"training.optimizer": "sgd", "training.freeze_d": 1, "training.label_smoothing": 0.1},
        {"upscaler.factor": 2, "upscaler.pixel_images": 8, "training.augment": "diffaugment", "training.accumulate": 2},
        {"upscaler.factor": 4, "upscaler.pixel_images": 8, "training.r2_gamma": 1.0, "model.arch": "fast", "model.norm_d": "none"},
    ],
    ids=str,
)
def test_everything_between_generator_and_discriminator_is_float32(settings, device):
    assert_close(with_settings(Config(), TINY | settings), device)
