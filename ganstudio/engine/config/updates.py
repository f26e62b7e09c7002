"""Settings of the objective, the updates, the optimizers and the gradient penalties."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ganstudio.engine.config.setting import setting
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class UpdateConfig:
    """The objective of the two networks, and the updates of each step."""

    batch: Annotated[
        int,
        setting(
            mark("config", "Batch"), mark("config", "Images in each training step."), unit=mark("config", "images"), ge=2, le=4096
        ),
    ] = 64
    objective: Annotated[
        str,
        setting(
            mark("config", "Objective"),
            mark("config", "Loss functions of the discriminator and the generator."),
            registry="objective",
        ),
    ] = "non-saturating"
    update: Annotated[
        Literal["alternating", "simultaneous"],
        setting(
            mark("config", "Updates"),
            mark(
                "config",
                "Alternating: update the discriminator first, then the generator. Simultaneous: update both from the "
                "same weights, which saves a forward pass.",
            ),
            words={"alternating": mark("config", "Alternating"), "simultaneous": mark("config", "Simultaneous")},
        ),
    ] = "alternating"
    optimizer: Annotated[
        Literal["adam", "sgd"],
        setting(
            mark("config", "Optimizer"),
            mark("config", "Algorithm that updates the weights from the gradients."),
            words={"adam": mark("config", "Adam"), "sgd": mark("config", "SGD")},
            advanced=True,
        ),
    ] = "adam"
    lr_g: Annotated[
        float,
        setting(mark("config", "Generator learning rate"), mark("config", "Step size of the generator."), live=True, gt=0, le=1),
    ] = 2e-4
    lr_d: Annotated[
        float,
        setting(
            mark("config", "Discriminator learning rate"), mark("config", "Step size of the discriminator."), live=True, gt=0, le=1
        ),
    ] = 2e-4
    beta1: Annotated[
        float,
        setting(
            mark("config", "Beta 1"),
            mark("config", "Decay of Adam's first moment; momentum of SGD."),
            advanced=True,
            ge=0,
            lt=1,
        ),
    ] = 0.5
    beta2: Annotated[
        float,
        setting(mark("config", "Beta 2"), mark("config", "Decay of Adam's second moment."), advanced=True, ge=0, lt=1),
    ] = 0.999
    r1_gamma: Annotated[
        float,
        setting(
            mark("config", "R1 penalty"),
            mark(
                "config",
                "Weight of the gradient penalty on real images. It stabilises the discriminator; 0 turns it off.",
            ),
            live=True,
            advanced=True,
            ge=0,
            le=10_000,
        ),
    ] = 0.0
    r2_gamma: Annotated[
        float,
        setting(
            mark("config", "R2 penalty"),
            mark("config", "Weight of the gradient penalty on generated images, at the same interval; 0 turns it off."),
            live=True,
            advanced=True,
            ge=0,
            le=10_000,
        ),
    ] = 0.0
    r1_every: Annotated[
        int,
        setting(
            mark("config", "R1 interval"),
            mark("config", "Steps from one R1 and R2 penalty to the next; each is multiplied by this number."),
            live=True,
            unit=mark("config", "steps"),
            advanced=True,
            ge=1,
            le=256,
        ),
    ] = 16
    gp_weight: Annotated[
        float,
        setting(
            mark("config", "Gradient penalty"),
            mark(
                "config",
                "Weight of WGAN-GP's penalty, which keeps the norm of the discriminator's gradient near 1.",
            ),
            live=True,
            advanced=True,
            gt=0,
            le=1000,
        ),
    ] = 10.0
    d_steps: Annotated[
        int,
        setting(
            mark("config", "Discriminator steps"),
            mark("config", "Updates of the discriminator for each update of the generator; 5 is usual for WGAN-GP."),
            advanced=True,
            ge=1,
            le=32,
        ),
    ] = 1
    pl_weight: Annotated[
        float,
        setting(
            mark("config", "Path length penalty"),
            mark(
                "config",
                "Weight of the path length penalty, which makes equal steps in the latent space change the image equally; "
                "it needs a style-based generator. StyleGAN2 uses 2; 0 turns it off.",
            ),
            live=True,
            advanced=True,
            ge=0,
            le=1000,
        ),
    ] = 0.0
    pl_every: Annotated[
        int,
        setting(
            mark("config", "Path length interval"),
            mark("config", "Steps from one path length penalty to the next; each is multiplied by this number."),
            live=True,
            unit=mark("config", "steps"),
            advanced=True,
            ge=1,
            le=256,
        ),
    ] = 4
    style_mixing: Annotated[
        float,
        setting(
            mark("config", "Style mixing"),
            mark("config", "Fraction of generated images whose finer layers take the style of another latent (StyleGAN2 only)."),
            live=True,
            advanced=True,
            ge=0,
            le=1,
        ),
    ] = 0.9
