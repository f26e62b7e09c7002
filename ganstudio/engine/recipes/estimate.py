"""Estimates the cost of a training from a short measurement."""

import time
from collections.abc import Generator
from dataclasses import dataclass

from ganstudio.engine.config import Config
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import Dataset
from ganstudio.engine.device import Device, available_memory
from ganstudio.engine.events import Event, Status
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence, figure
from ganstudio.engine.training.memory import training_memory
from ganstudio.engine.upscaling.trainer import trainer_for

PROBE_SECONDS = 1.0
LARGE_ON_CPU = 128  # px, the side of a square with as many pixels
LONG = 3600.0  # seconds


@dataclass(frozen=True)
class TrainingEstimate:
    """The speed in images per second, seconds to the goal, bytes of the training, bytes free before it, and the device."""

    rate: float
    seconds: float
    memory: int
    available: int
    device: Device


def estimate(config: Config, dataset: Dataset) -> Generator[Event, None, TrainingEstimate]:
    """Train for about a second, without a run folder, and extrapolate to ``run.images`` or the time limit."""
    yield Status(mark("engine", "Measuring the speed"), {})
    trainer = trainer_for(config, dataset)
    available = available_memory(trainer.device)
    trainer.step()  # warms up, and allocates the optimizers' state
    yield Status(mark("engine", "Measuring the speed"), {})
    memory = training_memory(trainer)
    yield Status(mark("engine", "Measuring the speed"), {})
    trainer.read_stats(1.0)  # waits for the device
    start, images = time.perf_counter(), trainer.images_seen
    while time.perf_counter() - start < PROBE_SECONDS:
        trainer.step()
        yield Status(mark("engine", "Measuring the speed"), {})
    trainer.read_stats(1.0)
    rate = (trainer.images_seen - images) / (time.perf_counter() - start)
    seconds = config.run.images / rate
    if config.run.minutes:
        seconds = min(seconds, config.run.minutes * 60)
    return TrainingEstimate(rate, seconds, memory, available, trainer.device)


def slow_caveat(frame: FrameSize, device: Device, seconds: float) -> Sentence | None:
    """Return a warning that a training of large images on a CPU takes that many ``seconds``; None if it is not worth one."""
    if device.kind != "cpu" or frame.mean_side <= LARGE_ON_CPU or seconds < LONG:
        return None
    text = mark(
        "engine",
        "At {frame} px, this training takes about {hours} hours on the CPU. A smaller image size or a graphics card takes less.",
    )
    return Sentence(text, {"frame": str(frame), "hours": figure(seconds / 3600)})
