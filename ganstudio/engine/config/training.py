"""Settings of the training: updates, regularisation, schedule, averaging, arithmetic."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ganstudio.engine.config.setting import setting
from ganstudio.engine.config.updates import UpdateConfig
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class TrainingConfig(UpdateConfig):
    """How the two networks are trained."""

    label_smoothing: Annotated[
        float,
        setting(
            mark("config", "Label smoothing"),
            mark("config", "How far below 1 the target for real images lies, against overconfidence; 0 turns it off."),
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
                "Standard deviation of noise on what the discriminator sees (images span -1 to 1); it fades over the schedule.",
            ),
            live=True,
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
            live=True,
            words={
                "none": mark("config", "None"),
                "diffaugment": mark("config", "Fixed (DiffAugment)"),
                "adaptive": mark("config", "Adaptive (ADA)"),
            },
        ),
    ] = "none"
    augment_colour: Annotated[
        bool,
        setting(
            mark("config", "Augment colour"), mark("config", "Vary brightness, saturation and contrast."), live=True, advanced=True
        ),
    ] = True
    augment_translation: Annotated[
        bool,
        setting(
            mark("config", "Augment position"), mark("config", "Shift by up to an eighth of the image."), live=True, advanced=True
        ),
    ] = True
    augment_cutout: Annotated[
        bool,
        setting(
            mark("config", "Augment by cutting out"), mark("config", "Blank a square of half the side."), live=True, advanced=True
        ),
    ] = True
    schedule_images: Annotated[
        int,
        setting(
            mark("config", "Schedule"),
            mark(
                "config",
                "Images over which learning rates and penalties go to their end values and noise fades; 0 for none.",
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
            mark("config", "What part of the learning rates is left at the end of the schedule."),
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
            mark("config", "What part of the R1 and R2 penalties is left at the end of the schedule."),
            live=True,
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
            live=True,
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
            live=True,
            unit=mark("config", "parts"),
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
            unit=mark("config", "layers"),
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
            mark("config", "Layout of images in memory; auto takes what this device prefers."),
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
            mark("config", "CPU threads that compute; 0 takes what suits the size of the networks on this machine."),
            compute=True,
            advanced=True,
            ge=0,
            le=256,
        ),
    ] = 0
