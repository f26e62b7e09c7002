"""Settings that exclude each other are refused before anything is built, and while a training runs."""

import re
from dataclasses import replace

import numpy as np
import pytest

from ganstudio.engine.config import LIVE_SETTINGS
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import Dataset
from ganstudio.engine.device import Device
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Caveat, Progress, Status
from ganstudio.engine.objectives import OBJECTIVES
from ganstudio.engine.recipes.estimate import slow_caveat
from ganstudio.engine.recipes.train import with_slow_caveat
from ganstudio.engine.training.changes import changed
from ganstudio.engine.training.rules import check, check_training

EXCLUDED = {
    "adaptive augmentation with a critic": (
        {"training.objective": "wgan-gp", "model.norm_d": "none", "training.augment": "adaptive"},
        "real or generated, but with the objective wgan-gp it only compares images. Set training.augment to diffaugment.",
    ),
    "adaptive augmentation with pairs": (
        {"training.objective": "relativistic", "training.augment": "adaptive"},
        "with the objective relativistic it only compares images.",
    ),
    "a scheduled augmentation without a schedule": (
        {"training.augment": "scheduled"},
        "Scheduled augmentation needs a schedule. Set training.schedule_images above 0, or training.augment to fixed.",
    ),
    "more parts than images": (
        {"training.batch": 8, "training.accumulate": 9},
        "A batch of 8 cannot be split into 9 parts. Set training.accumulate to 8 or less.",
    ),
    "path lengths without styles": (
        {"training.pl_weight": 2.0},
        "training.pl_weight needs a generator with styles, such as stylegan2. Set it to 0.",
    ),
    "path lengths of an upscaler": (
        {"training.pl_weight": 2.0, "model.arch": "stylegan2", "upscaler.factor": 2},
        "training.pl_weight needs a generator with styles, such as stylegan2. Set it to 0.",
    ),
    "smoothing without targets": (
        {"training.objective": "hinge", "training.label_smoothing": 0.1},
        "The objective hinge has no targets to smooth. Set training.label_smoothing to 0.",
    ),
}


@pytest.mark.parametrize("settings, message", EXCLUDED.values(), ids=EXCLUDED)
def test_what_excludes_each_other_is_refused_at_the_start_and_on_the_way(tiny_config, blobs, settings, message):
    with pytest.raises(ConfigError, match=re.escape(message)):
        check(tiny_config(**settings), blobs())
    live = {name: settings[name] for name in settings if name in LIVE_SETTINGS}
    running = tiny_config(**{name: value for name, value in settings.items() if name not in live})
    check(running, blobs())
    with pytest.raises(ConfigError, match=re.escape(message)):
        changed(running, live)


@pytest.mark.parametrize("name", OBJECTIVES.names())
def test_adaptive_augmentation_goes_with_every_objective_that_has_a_boundary(tiny_config, name):
    config = tiny_config(**{"training.objective": name, "training.augment": "adaptive"})
    if OBJECTIVES.get(name).boundary is None:
        with pytest.raises(ConfigError, match="Adaptive augmentation"):
            check_training(config)
    else:
        check_training(config)


def test_a_process_cannot_split_more_images_than_it_has(tiny_config, blobs):
    config = tiny_config(**{"training.batch": 8, "training.accumulate": 4})
    check(config, blobs(), processes=2)
    message = "Each process computes 2 images of a batch and cannot split them into 4 parts. Set training.accumulate to 2 or less."
    with pytest.raises(ConfigError, match=re.escape(message)):
        check(config, blobs(), processes=4)


@pytest.mark.parametrize(
    "settings",
    [
        *(settings for settings, _ in EXCLUDED.values()),
        {"training.objective": "wgan-gp"},
        {"model.attention": 64},
        {"training.update": "simultaneous", "training.d_steps": 2},
        {"model.conditional": True},
    ],
    ids=str,
)
def test_what_the_message_advises_is_a_value_that_works(tiny_config, blobs, settings):
    with pytest.raises(ConfigError) as refused:
        check(tiny_config(**settings), blobs())
    assert refused.value.remedy
    check(tiny_config(**{**settings, **refused.value.remedy}), blobs())


def test_only_what_is_advised_is_offered(tiny_config):
    with pytest.raises(ConfigError) as found:
        check_training(tiny_config(**{"training.objective": "hinge", "training.label_smoothing": 0.1}))
    assert found.value.remedy == {"training.label_smoothing": 0}  # the objective is named, not advised


def test_images_that_are_too_large_for_a_cpu_are_refused(tiny_config, blobs):
    images = np.zeros((4, 1, 16, 528), np.uint8)
    with pytest.raises(ConfigError, match="Training at 528 x 16 px needs a graphics card: on a CPU, sides have at most 512 px"):
        check(tiny_config(), Dataset.of(images, None, (), "wide"))
    check(tiny_config(), Dataset.of(images[..., :512], None, (), "wide"))


@pytest.mark.parametrize(("size", "hours", "said"), [("512x320", 30, True), ("512x320", 0.5, False), (64, 30, False)])
def test_a_training_of_large_images_on_a_cpu_tells_the_time_that_it_takes(size, hours, said):
    frame, seconds = FrameSize.of(size), hours * 3600
    cpu = Device("cpu", "CPU", "fp32", "channels_last", 1, 2**33)
    caveat = slow_caveat(frame, cpu, seconds)
    assert (caveat is not None) == said
    assert not said or "At 512 x 320 px, this training takes about 30 hours on the CPU" in str(caveat)
    assert slow_caveat(frame, replace(cpu, kind="cuda"), seconds) is None


def test_the_time_is_told_once_while_it_trains():
    cpu = Device("cpu", "CPU", "fp32", "channels_last", 1, 2**33)
    speeds = [Progress(done, 1000, "images", 0.01, 36_000.0) for done in range(3)]
    told = list(with_slow_caveat(iter_of([Status("", {}), *speeds]), FrameSize.of(512), cpu))
    assert [type(event) for event in told] == [Status, Progress, Caveat, Progress, Progress]


def iter_of(events):
    yield from events
