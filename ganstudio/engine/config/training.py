"""Settings of the training: updates, regularisation, schedule, averaging, arithmetic."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ganstudio.engine.config.augmentation import AugmentConfig
from ganstudio.engine.config.setting import setting
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class TrainingConfig(AugmentConfig):
    """The training of the two networks: updates, regularisation, schedule, averaging, arithmetic."""

    label_smoothing: Annotated[
        float,
        setting(
            mark("config", "Label smoothing"),
            mark("config", "Amount by which the target for real images lies below 1, against overconfidence; 0 turns it off."),
            live=True,
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
                "Standard deviation of the noise added to the discriminator's inputs (images span -1 to 1). It "
                "decreases to 0 over the schedule.",
            ),
            live=True,
            advanced=True,
            ge=0,
            le=2,
        ),
    ] = 0.0
    schedule_images: Annotated[
        int,
        setting(
            mark("config", "Schedule"),
            mark(
                "config",
                "Images over which learning rates, penalties and beta 2 change to their final values along half a cosine, and "
                "noise decreases to 0; 0 turns the schedule off.",
            ),
            live=True,
            unit=mark("config", "images"),
            advanced=True,
            ge=0,
            le=10_000_000_000,
        ),
    ] = 0
    lr_end: Annotated[
        float,
        setting(
            mark("config", "Final learning rate"),
            mark("config", "Fraction of the learning rates at the end of the schedule."),
            live=True,
            advanced=True,
            gt=0,
            le=1,
        ),
    ] = 1.0
    gamma_end: Annotated[
        float,
        setting(
            mark("config", "Final penalty"),
            mark("config", "Fraction of the R1 and R2 penalties at the end of the schedule."),
            live=True,
            advanced=True,
            gt=0,
            le=1,
        ),
    ] = 1.0
    beta2_end: Annotated[
        float,
        setting(
            mark("config", "Final beta 2"),
            mark("config", "Decay of Adam's second moment at the end of the schedule; 0 leaves beta 2 as it is."),
            live=True,
            advanced=True,
            ge=0,
            lt=1,
        ),
    ] = 0.0
    clip: Annotated[
        float,
        setting(
            mark("config", "Gradient clipping"),
            mark("config", "Largest norm of each network's gradient; 0 for no limit."),
            live=True,
            advanced=True,
            ge=0,
            le=1e6,
        ),
    ] = 0.0
    accumulate: Annotated[
        int,
        setting(
            mark("config", "Microbatches"),
            mark(
                "config",
                "Split each batch into this many microbatches to save memory. The gradient stays that of the whole "
                "batch, except that BatchNorm normalises each microbatch by itself. With minibatch standard "
                "deviation, each microbatch holds whole groups of 4 images.",
            ),
            live=True,
            advanced=True,
            ge=1,
            le=4096,
        ),
    ] = 1
    activation_checkpointing: Annotated[
        Literal["auto", "on", "off"],
        setting(
            mark("config", "Activation checkpointing"),
            mark(
                "config",
                "Compute activations again in the backward pass instead of keeping them: about half the memory, but slower steps. "
                "The gradient stays the same. Automatic turns it on when memory is full, before a batch is split.",
            ),
            live=True,
            words={"auto": mark("config", "Automatic"), "on": mark("config", "On"), "off": mark("config", "Off")},
            advanced=True,
        ),
    ] = "auto"
    freeze_d: Annotated[
        int,
        setting(
            mark("config", "Freeze discriminator"),
            mark("config", "Number of discriminator layers, counted from the image, whose weights stay fixed."),
            unit=mark("config", "layers"),
            advanced=True,
            ge=0,
            le=8,
        ),
    ] = 0
    held_out: Annotated[
        float,
        setting(
            mark("config", "Held-out pictures"),
            mark(
                "config",
                "Fraction of the pictures, at most 512 pictures, that the networks do not train on: they show when "
                "the discriminator overfits.",
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
            mark("config", "Half-life of the averaged (EMA) generator, in images."),
            live=True,
            unit=mark("config", "images"),
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
                "config",
                "Upper limit of the half-life, as a fraction of the images seen so far, so that the average follows "
                "quickly at first.",
            ),
            live=True,
            advanced=True,
            gt=0,
            le=1,
        ),
    ] = 0.05
    ema_grows: Annotated[
        bool,
        setting(
            mark("config", "EMA half-life grows"),
            mark("config", "Increase the half-life from 0 to its value along the schedule, as R3GAN does."),
            live=True,
            advanced=True,
        ),
    ] = False
    precision: Annotated[
        Literal["auto", "fp32", "bf16"],
        setting(
            mark("config", "Precision"),
            mark("config", "Number format of the networks' arithmetic. Automatic uses bf16 where it is faster on this device."),
            compute=True,
            words={
                "auto": mark("config", "Automatic"),
                "fp32": mark("config", "32-bit (fp32)"),
                "bf16": mark("config", "16-bit (bf16)"),
            },
            advanced=True,
        ),
    ] = "auto"
    memory_format: Annotated[
        Literal["auto", "channels_last", "contiguous"],
        setting(
            mark("config", "Memory format"),
            mark("config", "Layout of images in memory. Automatic uses the faster layout on this device."),
            compute=True,
            words={
                "auto": mark("config", "Automatic"),
                "channels_last": mark("config", "Channels last"),
                "contiguous": mark("config", "Contiguous"),
            },
            advanced=True,
        ),
    ] = "auto"
    threads: Annotated[
        int,
        setting(
            mark("config", "Threads"),
            mark("config", "CPU threads for the computation; 0 chooses them from the size of the networks."),
            compute=True,
            advanced=True,
            ge=0,
            le=256,
        ),
    ] = 0
