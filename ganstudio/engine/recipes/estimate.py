"""Estimates the cost of a training from a short measurement."""

import time
from collections.abc import Generator
from dataclasses import dataclass

from ganstudio.engine.config import Config
from ganstudio.engine.data import Dataset
from ganstudio.engine.device import Device, available_memory
from ganstudio.engine.events import Event, Status
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.training.memory import training_memory
from ganstudio.engine.upscaling.trainer import trainer_for

PROBE_SECONDS = 1.0


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
