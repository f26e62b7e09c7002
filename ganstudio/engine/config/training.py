"""Settings of the objective, the updates and the optimizers."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ganstudio.engine.config.setting import setting
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class TrainingConfig:
    """The game: objective, updates and optimizers."""

    batch: Annotated[
        int, setting(mark("config", "Batch"), mark("config", "Images seen by each step."), unit="images", ge=2, le=4096)
    ] = 64
    objective: Annotated[
        str,
        setting(mark("config", "Objective"), mark("config", "What the two networks play for."), choices="objective"),
    ] = "non-saturating"
    update: Annotated[
        Literal["alternating", "simultaneous"],
        setting(
            mark("config", "Updates"),
            mark(
                "config",
                "Alternating: the discriminator moves first. Simultaneous: both move from the same position; one pass less.",
            ),
        ),
    ] = "alternating"
    optimizer: Annotated[
        Literal["adam", "sgd"],
        setting(mark("config", "Optimizer"), mark("config", "How the gradients become steps."), advanced=True),
    ] = "adam"
    lr_g: Annotated[
        float,
        setting(mark("config", "Generator learning rate"), mark("config", "Step size of the generator."), gt=0, le=1),
    ] = 2e-4
    lr_d: Annotated[
        float,
        setting(mark("config", "Discriminator learning rate"), mark("config", "Step size of the discriminator."), gt=0, le=1),
    ] = 2e-4
    beta1: Annotated[
        float,
        setting(
            mark("config", "Beta 1"),
            mark("config", "Momentum of Adam's first moment, and of SGD."),
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
                "Weight of the gradient penalty on real images, before the penalty scale: it calms the discriminator; 0 "
                "turns it off.",
            ),
            advanced=True,
            ge=0,
            le=1000,
        ),
    ] = 0.0
    r2_gamma: Annotated[
        float,
        setting(
            mark("config", "R2 penalty"),
            mark("config", "The same on generated images, as often; 0 turns it off."),
            advanced=True,
            ge=0,
            le=1000,
        ),
    ] = 0.0
    gamma_scale: Annotated[
        Literal["fixed", "stylegan2", "r3gan"],
        setting(
            mark("config", "Penalty scale"),
            mark(
                "config",
                "Fixed uses R1 and R2 as given. The other scales take them as values for 32 px and a batch of 32 and "
                "adapt them when training starts. StyleGAN2 multiplies them by the square of the image size and divides "
                "them by the batch. R3GAN multiplies them by 40 at 64 px and by 3,000 at 256 px.",
            ),
            advanced=True,
        ),
    ] = "fixed"
    r1_every: Annotated[
        int,
        setting(
            mark("config", "R1 interval"),
            mark("config", "Apply the penalty only every so many steps, that much stronger."),
            unit="steps",
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
                "Weight of WGAN-GP's own penalty, which keeps the discriminator's slope near 1.",
            ),
            advanced=True,
            gt=0,
            le=1000,
        ),
    ] = 10.0
    d_steps: Annotated[
        int,
        setting(
            mark("config", "Discriminator steps"),
            mark("config", "Moves of the discriminator for each move of the generator; WGAN-GP takes 5."),
            advanced=True,
            ge=1,
            le=32,
        ),
    ] = 1
    label_smoothing: Annotated[
        float,
        setting(
            mark("config", "Label smoothing"),
            mark("config", "How far below 1 the target for real images lies, against overconfidence; 0 turns it off."),
            advanced=True,
            ge=0,
            lt=0.5,
        ),
    ] = 0.0
    instance_noise: Annotated[
        float,
        setting(
            mark("config", "Instance noise"),
            mark(
                "config",
                "Standard deviation of noise on what the discriminator sees (images span -1 to 1); it fades over the schedule.",
            ),
            advanced=True,
            ge=0,
            le=2,
        ),
    ] = 0.0
    augment: Annotated[
        Literal["none", "diffaugment", "adaptive"],
        setting(
            mark("config", "Augmentation"),
            mark(
                "config",
                "Vary what the discriminator sees, so that few pictures are not learnt by heart. Adaptive: as much as it needs.",
            ),
        ),
    ] = "none"
    augment_colour: Annotated[
        bool,
        setting(mark("config", "Augment colour"), mark("config", "Vary brightness, saturation and contrast."), advanced=True),
    ] = True
    augment_translation: Annotated[
        bool,
        setting(mark("config", "Augment position"), mark("config", "Shift by up to an eighth of the image."), advanced=True),
    ] = True
    augment_cutout: Annotated[
        bool,
        setting(mark("config", "Augment by cutting out"), mark("config", "Blank a square of half the side."), advanced=True),
    ] = True
    schedule_images: Annotated[
        int,
        setting(
            mark("config", "Schedule"),
            mark(
                "config",
                "Images over which learning rates and penalties go to their end values and noise fades; 0 for none.",
            ),
            unit="images",
            advanced=True,
            ge=0,
            le=10_000_000_000,
        ),
    ] = 0
    lr_end: Annotated[
        float,
        setting(
            mark("config", "Final learning rate"),
            mark("config", "What part of the learning rates is left at the end of the schedule."),
            advanced=True,
            gt=0,
            le=1,
        ),
    ] = 1.0
    gamma_end: Annotated[
        float,
        setting(
            mark("config", "Final penalty"),
            mark("config", "What part of the R1 and R2 penalties is left at the end of the schedule."),
            advanced=True,
            gt=0,
            le=1,
        ),
    ] = 1.0
    clip: Annotated[
        float,
        setting(
            mark("config", "Gradient clipping"),
            mark("config", "Largest norm of each network's gradient; 0 for no limit."),
            advanced=True,
            ge=0,
            le=1e6,
        ),
    ] = 0.0
    accumulate: Annotated[
        int,
        setting(
            mark("config", "Accumulate"),
            mark(
                "config",
                "Compute each batch in this many parts to save memory. The gradient stays that of the whole batch, "
                "except that BatchNorm normalises each part by itself. With minibatch standard deviation, each part "
                "holds whole groups of 4 images.",
            ),
            unit="parts",
            advanced=True,
            ge=1,
            le=4096,
        ),
    ] = 1
    freeze_d: Annotated[
        int,
        setting(
            mark("config", "Freeze discriminator"),
            mark("config", "How many of its layers, counted from the image, keep what an earlier run taught them."),
            unit="layers",
            advanced=True,
            ge=0,
            le=8,
        ),
    ] = 0
    held_out: Annotated[
        float,
        setting(
            mark("config", "Held out"),
            mark(
                "config",
                "Part of the pictures, at most 512, that the networks never see, to notice when they learn the others by heart.",
            ),
            advanced=True,
            ge=0,
            le=0.5,
        ),
    ] = 0.05
    ema_images: Annotated[
        int,
        setting(
            mark("config", "EMA half-life"),
            mark("config", "Images over which the averaged generator, the one you see, forgets half of its past."),
            unit="images",
            advanced=True,
            ge=1,
            le=10_000_000,
        ),
    ] = 10_000
    ema_ramp: Annotated[
        float,
        setting(
            mark("config", "EMA ramp"),
            mark(
                "config", "The half-life is at most this part of the images seen so far, so that the beginning is soon forgotten."
            ),
            advanced=True,
            gt=0,
            le=1,
        ),
    ] = 0.05
    precision: Annotated[
        Literal["auto", "fp32", "bf16"],
        setting(
            mark("config", "Precision"),
            mark("config", "Number format of the networks' arithmetic; auto takes bf16 where this device gains from it."),
            advanced=True,
        ),
    ] = "auto"
    memory_format: Annotated[
        Literal["auto", "channels_last", "contiguous"],
        setting(
            mark("config", "Memory format"),
            mark("config", "Layout of images in memory; auto takes what this device prefers."),
            advanced=True,
        ),
    ] = "auto"
    threads: Annotated[
        int,
        setting(
            mark("config", "Threads"),
            mark("config", "CPU threads that compute; 0 takes what suits the size of the networks on this machine."),
            advanced=True,
            ge=0,
            le=256,
        ),
    ] = 0
