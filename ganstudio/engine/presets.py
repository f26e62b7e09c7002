"""Recipes by name, each a whole config to start from."""

from dataclasses import dataclass

from ganstudio.engine.config import Config, ModelConfig, RunConfig, TrainingConfig
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class Preset:
    """A recipe: its shown name, the slug scripts use, one sentence of explanation, and its settings."""

    name: str
    slug: str
    description: str
    config: Config


QUICK_LOOK = Preset(
    name=mark("presets", "Quick look"),
    slug="quick-look",
    description=mark("presets", "Recognisable pictures within minutes, even on a processor without a graphics card."),
    config=Config(
        model=ModelConfig(filters=16, latent_dim=64),
        training=TrainingConfig(
            batch=32, lr_g=1e-3, lr_d=1e-3, beta1=0.0, beta2=0.99, r1_gamma=0.05, r1_every=16, ema_images=40_000, ema_ramp=0.2
        ),
        run=RunConfig(images=400_000),
    ),
)

CLASSIC_DCGAN = Preset(
    name=mark("presets", "Classic DCGAN"),
    slug="classic-dcgan",
    description=mark("presets", "The networks and settings published in 2015, to see the game as the textbooks show it."),
    config=Config(
        model=ModelConfig(filters=64, latent_dim=100),
        training=TrainingConfig(batch=64, lr_g=2e-4, lr_d=2e-4, beta1=0.5, beta2=0.999),
        run=RunConfig(images=2_000_000),
    ),
)

PRESETS: tuple[Preset, ...] = (QUICK_LOOK, CLASSIC_DCGAN)


def find_preset(name: str) -> Preset:
    """The preset of that shown name or slug, in any case.

    Raises
    ------
    ConfigError
        There is none: the message names the nearest.
    """
    wanted = name.strip().casefold()
    for preset in PRESETS:
        if wanted in (preset.slug, preset.name.casefold()):
            return preset
    raise unknown_name("preset", name, [preset.name for preset in PRESETS])
