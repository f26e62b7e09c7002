"""Settings of a run's length, device and output."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ganstudio.engine.config.setting import setting
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class RunConfig:
    """The length, the device and the output of a run."""

    images: Annotated[
        int,
        setting(
            mark("config", "Train for"),
            mark("config", "Stop after the networks have seen this many images."),
            live=True,
            unit=mark("config", "images"),
            ge=1,
            le=10_000_000_000,
        ),
    ] = 1_000_000
    minutes: Annotated[
        float,
        setting(
            mark("config", "Time limit"),
            mark("config", "Stop after this many minutes of training; 0 for no limit."),
            live=True,
            unit=mark("config", "min"),
            advanced=True,
            ge=0,
            le=100_000,
        ),
    ] = 0.0
    seed: Annotated[
        int,
        setting(mark("config", "Seed"), mark("config", "The same seed gives the same run."), advanced=True, ge=0, le=2**31 - 1),
    ] = 0
    device: Annotated[
        Literal["auto", "cpu", "cuda", "mps"],
        setting(
            mark("config", "Device"),
            mark("config", "Device to train on. Automatic uses the fastest device."),
            compute=True,
            words={
                "auto": mark("config", "Automatic"),
                "cpu": mark("config", "Processor"),
                "cuda": mark("config", "Graphics card (CUDA)"),
                "mps": mark("config", "Graphics processor (Apple)"),
            },
            advanced=True,
        ),
    ] = "auto"
    stop_when_flat: Annotated[
        bool,
        setting(
            mark("config", "Stop when it no longer improves"),
            mark("config", "End the training when the quality has not improved over the last half of the run."),
            live=True,
            advanced=True,
        ),
    ] = False
    checkup_seconds: Annotated[
        float,
        setting(
            mark("config", "Check-up every"),
            mark("config", "Time between the doctor's check-ups, which also measure the quality curve; 0 turns them off."),
            live=True,
            unit=mark("config", "s"),
            advanced=True,
            ge=0,
            le=86_400,
        ),
    ] = 5.0
    checkpoint_seconds: Annotated[
        float,
        setting(
            mark("config", "Checkpoint every"),
            mark("config", "Time between checkpoints; after a crash the run goes back to the last one."),
            live=True,
            unit=mark("config", "s"),
            advanced=True,
            ge=0.1,
            le=86_400,
        ),
    ] = 60.0
    grid_images: Annotated[
        int,
        setting(
            mark("config", "Keep a grid every"),
            mark("config", "Images between the sample grids kept for the timeline; the interval grows with the run."),
            live=True,
            unit=mark("config", "images"),
            advanced=True,
            ge=1,
            le=10_000_000,
        ),
    ] = 500
    snapshot_images: Annotated[
        int,
        setting(
            mark("config", "First snapshots every"),
            mark(
                "config",
                "Images between the first snapshots of the generator. The interval doubles whenever 64 snapshots are kept.",
            ),
            live=True,
            unit=mark("config", "images"),
            advanced=True,
            ge=1,
            le=10_000_000,
        ),
    ] = 2_000
    metrics: Annotated[
        tuple[str, ...],
        setting(
            mark("config", "Metrics during training"),
            mark(
                "config",
                "Metrics to measure beside the training: fd, kid, recall ... The first decides which snapshot is the best.",
            ),
            live=True,
            advanced=True,
            registry="metric",
        ),
    ] = ()
    metrics_every: Annotated[
        int,
        setting(
            mark("config", "Measure metrics every"),
            mark(
                "config",
                "Images between two measurements; the interval grows where they would take more than a small part of the time.",
            ),
            live=True,
            unit=mark("config", "images"),
            advanced=True,
            ge=1,
            le=10_000_000,
        ),
    ] = 20_000
    metrics_count: Annotated[
        int,
        setting(
            mark("config", "Images for metrics"),
            mark("config", "Generated images that each measurement compares with real images. More give narrower intervals."),
            live=True,
            unit=mark("config", "images"),
            advanced=True,
            ge=64,
            le=50_000,
        ),
    ] = 1_000
