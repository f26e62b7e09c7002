"""Recipes by name, each a whole config to start from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ganstudio.engine.config import Config, ModelConfig, RunConfig, TrainingConfig, UpscalerConfig, with_settings
from ganstudio.engine.config.augmentation import USUAL
from ganstudio.engine.config.derived import (
    Rule,
    batch_by_size,
    derive,
    gamma_by_area,
    gamma_of_r3gan,
    gamma_of_stylegan2,
    on_gpu,
    width_of_r3gan,
    width_of_stylegan2,
)
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.gamma import STUDIO_GAMMA
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence


@dataclass(frozen=True)
class Preset:
    """A recipe: its title, the slug for scripts, a sentence of explanation, and its settings.

    ``config`` holds the settings for images of 32 px on a CPU. ``rules`` derive those, by dotted name, that follow from the
    images and the device.
    """

    name: str
    slug: str
    description: str
    config: Config
    rules: Mapping[str, Rule] = field(default_factory=dict)

    def settings(self, frame: FrameSize, count: int, device: str, given: Mapping[str, Any] | None = None) -> Config:
        """Return the settings for ``count`` images of a ``frame`` on a kind of device: "cpu", "cuda", "mps".

        ``given`` are settings by dotted name that replace the preset's. The images' own settings (``data``) stay open.
        """
        derived = derive(self, frame, count, device, given)
        return with_settings(self.config, {name: found.value for name, found in derived.items()} | dict(given or {}))


QUICK_LOOK = Preset(
    name=mark("presets", "Quick look"),
    slug="quick-look",
    description=mark("presets", "Recognisable pictures within minutes, even on a CPU."),
    config=Config(
        model=ModelConfig(filters=16, latent_dim=64),
        training=TrainingConfig(
            batch=32,
            lr_g=1e-3,
            lr_d=1e-3,
            beta1=0.0,
            beta2=0.99,
            r1_gamma=0.05,
            r1_every=16,
            ema_images=40_000,
            ema_ramp=0.2,
        ),
        run=RunConfig(images=400_000),
    ),
    rules={"training.r1_gamma": gamma_by_area(STUDIO_GAMMA)},
)

BALANCED = Preset(
    name=mark("presets", "Balanced"),
    slug="balanced",
    description=mark("presets", "A residual generator that keeps improving for hours; on a CPU only for small images."),
    config=Config(
        model=ModelConfig(arch="resnet", filters=32, latent_dim=64),
        training=TrainingConfig(
            batch=64,
            objective="relativistic",
            lr_g=2e-4,
            lr_d=2e-4,
            beta1=0.0,
            beta2=0.99,
            r1_gamma=0.05,
            r2_gamma=0.05,
            r1_every=4,
            ema_images=40_000,
            augment="none",
            schedule_images=2_000_000,
            gamma_end=0.1,
        ),
        run=RunConfig(images=4_000_000),
    ),
    rules={"training.r1_gamma": gamma_of_r3gan, "training.r2_gamma": gamma_of_r3gan},
)

BEST_QUALITY = Preset(
    name=mark("presets", "Best quality"),
    slug="best-quality",
    description=mark("presets", "R3GAN at its published size, trained for days on a GPU: the best quality of all presets."),
    config=Config(
        model=ModelConfig(arch="r3gan", filters=768, latent_dim=64),
        training=TrainingConfig(
            batch=32,
            objective="relativistic",
            lr_g=2e-4,
            lr_d=2e-4,
            beta1=0.0,
            beta2=0.9,
            beta2_end=0.99,
            r1_gamma=0.05,
            r2_gamma=0.05,
            r1_every=1,
            ema_images=500_000,
            ema_ramp=1.0,
            ema_grows=True,
            augment="scheduled",
            augment_transformations=(*USUAL, "cutout"),
            augment_p_end=0.3,
            schedule_images=20_000_000,
            lr_end=0.25,
            gamma_end=0.1,
        ),
        run=RunConfig(images=25_000_000, grid_images=5_000, snapshot_images=20_000),
    ),
    rules={
        "model.filters": width_of_r3gan,
        "training.batch": batch_by_size(most=128),
        "training.r1_gamma": gamma_of_r3gan,
        "training.r2_gamma": gamma_of_r3gan,
    },
)

STYLEGAN2 = Preset(
    name=mark("presets", "StyleGAN2"),
    slug="stylegan2",
    description=mark("presets", "A mapping network and a style for each layer: for mixing, truncation and directions in Explore."),
    config=Config(
        model=ModelConfig(arch="stylegan2", filters=16, latent_dim=64, widest=256),
        training=TrainingConfig(
            batch=32,
            lr_g=2.5e-3,
            lr_d=2.5e-3,
            beta1=0.0,
            beta2=0.99,
            r1_gamma=0.05,
            r1_every=16,
            ema_images=40_000,
            ema_ramp=0.2,
        ),
        run=RunConfig(images=1_000_000),
    ),
    rules={
        "model.filters": width_of_stylegan2,
        "model.latent_dim": on_gpu(512),
        "model.widest": on_gpu(512),
        "training.batch": batch_by_size(most=64),
        "training.r1_gamma": gamma_of_stylegan2,
        "training.pl_weight": on_gpu(2.0),
        "run.images": on_gpu(25_000_000),
    },
)

FEW_IMAGES = Preset(
    name=mark("presets", "Few images"),
    slug="few-images",
    description=mark(
        "presets", "For 50 to 1,000 pictures: augments the discriminator's inputs, so that it does not memorise the pictures."
    ),
    config=Config(
        model=ModelConfig(arch="fast", filters=8, latent_dim=64),
        training=TrainingConfig(
            batch=16, objective="hinge", lr_g=1e-3, lr_d=1e-3, beta1=0.0, beta2=0.99, augment="diffaugment", ema_images=10_000
        ),
        run=RunConfig(images=400_000),
    ),
    rules={"model.filters": on_gpu(32), "training.lr_g": on_gpu(4e-4), "training.lr_d": on_gpu(4e-4)},
)

CLASSIC_DCGAN = Preset(
    name=mark("presets", "Classic DCGAN"),
    slug="classic-dcgan",
    description=mark(
        "presets",
        "The DCGAN of 2015 as most textbooks show it: 64 filters and 4x4 kernels (the paper: 128 and 5x5). Slow to start.",
    ),
    config=Config(
        model=ModelConfig(filters=64, latent_dim=100),
        training=TrainingConfig(batch=64, lr_g=2e-4, lr_d=2e-4, beta1=0.5, beta2=0.999),
        run=RunConfig(images=2_000_000),
    ),
)

WGAN_GP = Preset(
    name=mark("presets", "WGAN-GP"),
    slug="wgan-gp",
    description=mark(
        "presets",
        "The Wasserstein GAN with gradient penalty of 2017: five critic updates for each generator update, slow and stable.",
    ),
    config=Config(
        model=ModelConfig(filters=32, latent_dim=100, norm_d="none"),
        training=TrainingConfig(
            batch=64, objective="wgan-gp", d_steps=5, gp_weight=10.0, lr_g=1e-4, lr_d=1e-4, beta1=0.0, beta2=0.9
        ),
        run=RunConfig(images=10_000_000),
    ),
)

UPSCALER = Preset(
    name=mark("presets", "Upscaler"),
    slug="upscaler",
    description=mark(
        "presets", "Learns to enlarge pictures four times instead of generating new ones: sharper than bicubic interpolation."
    ),
    config=Config(
        model=ModelConfig(filters=32, norm_d="none"),
        upscaler=UpscalerConfig(factor=4),
        training=TrainingConfig(
            batch=16,
            lr_g=5e-4,
            lr_d=2e-4,
            beta1=0.9,
            beta2=0.99,
            r1_gamma=0.1,
            r1_every=8,
            schedule_images=100_000,
            lr_end=0.1,
        ),
        run=RunConfig(images=100_000),
    ),
    rules={"model.filters": on_gpu(64), "upscaler.blocks": on_gpu(16), "training.r1_gamma": gamma_by_area(STUDIO_GAMMA)},
)

PRESETS: tuple[Preset, ...] = (QUICK_LOOK, BALANCED, BEST_QUALITY, STYLEGAN2, FEW_IMAGES, CLASSIC_DCGAN, WGAN_GP, UPSCALER)
FEW = 1_000  # pictures; with more, the discriminator does not memorise them within minutes of training


def suggest(count: int, frame: FrameSize, device: str) -> tuple[Preset, Sentence]:
    """Return the preset for ``count`` images of a ``frame`` on a device ("cpu", "cuda", "mps"), and the reason."""
    if count < FEW:
        text = mark("presets", "{count} pictures is a small set: without augmentation the discriminator would memorise it.")
        return FEW_IMAGES, Sentence(text, {"count": f"{count:,}"})
    if device == "cpu":
        text = mark("presets", "On a CPU, this gives the fastest visible results, at {size} pixels.")
        return QUICK_LOOK, Sentence(text, {"size": frame})
    text = mark("presets", "With {count} pictures and a GPU, this preset keeps improving for hours.")
    return BALANCED, Sentence(text, {"count": f"{count:,}"})


def find_preset(name: str) -> Preset:
    """Return the preset with that title or slug, in any case.

    Raises
    ------
    ConfigError
        No preset has that name: the message suggests the nearest.
    """
    wanted = name.strip().casefold()
    for preset in PRESETS:
        if wanted in (preset.slug, preset.name.casefold()):
            return preset
    raise unknown_name("preset", name, [preset.name for preset in PRESETS])
