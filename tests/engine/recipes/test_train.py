"""A run from start to goal, stopped, killed, resumed, poisoned."""

import json
from itertools import pairwise

import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.engine.data import Dataset
from ganstudio.engine.errors import ConfigError, NoCheckpoint, PlateauReached, RunError, TrainingError
from ganstudio.engine.events import CheckpointSaved, Grid, Plateau, Progress, SnapshotSaved, Stats
from ganstudio.engine.networks import ARCHITECTURES
from ganstudio.engine.objectives import OBJECTIVES
from ganstudio.engine.recipes.estimate import estimate
from ganstudio.engine.recipes.train import change_run, create_run, train
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import load_checkpoint, load_generator
from ganstudio.engine.training import loop as loop_module
from ganstudio.engine.training.checkup import CheckUps
from ganstudio.engine.training.ema import EMA
from ganstudio.engine.training.sampler import Sampler


@pytest.fixture(autouse=True)
def every_step_ticks(monkeypatch):
    """Statistics at each step, so that short runs have rows."""
    monkeypatch.setattr(loop_module, "TICK_SECONDS", 0.0)


@pytest.fixture
def start(tmp_path, tiny_config, blobs):
    """``start(name, **settings)`` makes a run and its dataset."""

    def make(name="run", dataset=None, **settings):
        dataset = dataset or blobs()
        return create_run(tmp_path / name, tiny_config(**settings), dataset), dataset

    return make


def stop_at(run, dataset, images, *, save, resume=False):
    """Train until ``images``; closing saves, while ``save=False`` is a kill: the generator's cleanup never runs."""
    events = train(run, dataset, resume=resume)
    for event in events:
        if isinstance(event, Progress) and event.done >= images:
            break
    if save:
        events.close()
    else:
        events.gi_frame.f_locals["loop"].close = lambda: None
        events.close()


def assert_same_state(one, other):
    (_, a), (_, b) = load_checkpoint(one), load_checkpoint(other)
    assert a.tensors.keys() == b.tensors.keys()
    for name in a.tensors:
        assert torch.equal(a.tensors[name], b.tensors[name]), name
    assert {k: v for k, v in a.counters.items() if k != "seconds"} == {k: v for k, v in b.counters.items() if k != "seconds"}


def recorded(run):
    """Every file of the run and what is in it."""
    return {path.relative_to(run.path): path.read_bytes() for path in run.path.rglob("*") if path.is_file()}


def test_a_whole_run(start):
    run, dataset = start()
    events = list(train(run, dataset))
    grids = [event for event in events if isinstance(event, Grid)]
    assert [grid.images_seen for grid in grids if grid.path] == [kept.images_seen for kept in run.grids()] == [0, 64, 128, 160]
    assert grids[0].pixels.dtype == np.uint8
    assert grids[0].pixels.flags["C_CONTIGUOUS"]
    assert np.array_equal(np.asarray(Image.open(grids[-1].path)), grids[-1].pixels)
    assert not np.array_equal(grids[0].pixels, grids[-1].pixels)
    assert [event.images_seen for event in events if isinstance(event, SnapshotSaved)] == [64, 128]
    assert [event.images_seen for event in events if isinstance(event, CheckpointSaved)] == [160]
    rows = run.stats()
    assert [row["images"] for row in rows] == list(range(8, 161, 8))
    assert rows == [
        {**event.row, **({"format": 1} if i == 0 else {})} for i, event in enumerate(e for e in events if isinstance(e, Stats))
    ]
    expected = {"images", "step", "seconds", "loss_g", "loss_d", "d_real", "d_fake", "grad_g", "grad_d", "rate", "memory"}
    assert expected <= rows[-1].keys()
    assert all(0 <= row["d_real"] <= 1 for row in rows)
    assert all(a["seconds"] <= b["seconds"] for a, b in pairwise(rows))
    assert run.config.data.size == 16
    assert run.config.data.channels == 1
    assert load_generator(run)[0] == 160


EVERY_KIND: list[dict[str, object]] = [
    {},
    {"training.update": "simultaneous", "training.objective": "minimax"},
    {"training.optimizer": "sgd", "training.beta1": 0.9, "training.lr_g": 1e-2, "training.lr_d": 1e-2},
    {"model.conditional": True, "training.memory_format": "contiguous"},
    {"training.precision": "bf16"},
    {"training.augment": "adaptive"},
    {"training.objective": "wgan-gp", "model.norm_d": "none", "training.d_steps": 2},
    {"upscaler.factor": 2, "upscaler.blocks": 1, "upscaler.pixel_images": 96},
    *({"model.arch": name, "training.objective": "relativistic", "training.r2_gamma": 0.1} for name in ARCHITECTURES),
    *({"model.norm_d": "none", "training.objective": name} for name in OBJECTIVES),
]


SOME_KINDS: list[dict[str, object]] = [
    {"model.norm_d": "spectral", "model.attention": 8, "training.instance_noise": 0.1, "training.schedule_images": 200},
    {"model.arch": "style", "model.conditional": True, "training.augment": "adaptive"},
    {"training.precision": "bf16", "training.d_steps": 2, "training.update": "alternating", "training.accumulate": 2},
    {"upscaler.factor": 2, "upscaler.blocks": 1, "upscaler.pixel_images": 32, "training.augment": "diffaugment"},
    {"model.conditional": True, "training.objective": "relativistic"},
    {"model.arch": "stylegan2", "model.conditional": True, "training.pl_weight": 2.0, "training.pl_every": 2},
]


@pytest.mark.parametrize(
    ("settings", "save"),
    [
        *(pytest.param(settings, True, id=f"stopped-{settings}") for settings in SOME_KINDS),
        # which checkpoint a killed run goes on from has nothing to do with what is in it: two kinds show it
        *(
            pytest.param(settings, False, id=f"killed-{settings}", marks=() if number in (2, 4) else pytest.mark.slow)
            for number, settings in enumerate(SOME_KINDS)
        ),
        *(
            pytest.param(settings, save, id=f"{'stopped' if save else 'killed'}-{settings}", marks=pytest.mark.slow)
            for settings in EVERY_KIND
            for save in (True, False)
        ),
    ],
)
def test_resume_is_exact(start, blobs, settings, save):
    dataset = blobs(classes=3 if "model.conditional" in settings else 0)
    settings = {**settings, "run.checkpoint_seconds": 0.1 if save else 86_400.0}
    whole, _ = start("whole", dataset, **settings)
    list(train(whole, dataset))
    broken, _ = start("broken", dataset, **settings)
    stop_at(broken, dataset, 48, save=True)
    stop_at(Run.open(broken.path), dataset, 112, save=save, resume=True)
    assert Run.open(broken.path).images_seen == (112 if save else 48)
    list(train(Run.open(broken.path), dataset, resume=True))
    assert_same_state(whole, broken)
    assert [row["images"] for row in broken.stats()] == [row["images"] for row in whole.stats()]
    for field in ("loss_g", "loss_d", "d_real", "d_fake", "grad_g"):
        assert [row.get(field) for row in broken.stats()] == [row.get(field) for row in whole.stats()]
    for a, b in zip(whole.grids(), broken.grids(), strict=True):
        assert a.path.read_bytes().replace(b"whole", b"broken") != b""
        assert a.images_seen == b.images_seen
        assert np.array_equal(np.asarray(Image.open(a.path)), np.asarray(Image.open(b.path)))


def test_a_run_killed_before_its_first_checkpoint_starts_over_when_asked(start):
    whole, dataset = start("whole")
    list(train(whole, dataset))
    broken, _ = start("broken")
    stop_at(broken, dataset, 24, save=False)
    assert broken.images_seen == 0
    before = recorded(broken)
    with pytest.raises(NoCheckpoint, match="before its first checkpoint") as refused:
        list(train(broken, dataset, resume=True))
    assert refused.value.snapshot is None
    assert recorded(broken) == before
    list(train(broken, dataset, resume=True, start_over=True))
    assert_same_state(whole, broken)
    assert [row["images"] for row in broken.stats()] == list(range(8, 161, 8))


def test_looking_does_not_change_the_run(start, monkeypatch):
    quiet, dataset = start("quiet")
    list(train(quiet, dataset))
    watched, _ = start("watched", **{"run.checkpoint_seconds": 0.1})
    monkeypatch.setattr(loop_module, "LIVE_GRID_SECONDS", 0.0)
    events = train(watched, dataset)
    for _ in events:
        torch.randn(7)  # someone else draws from torch's global generator
    assert_same_state(quiet, watched)


def test_the_seed_decides(start):
    finals = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        run, dataset = start(name, **{"run.seed": seed})
        list(train(run, dataset))
        finals.append(load_checkpoint(run)[1].tensors["g.layers.0.weight"])
    assert torch.equal(finals[0], finals[1])
    assert not torch.equal(finals[0], finals[2])


def test_a_pause_is_not_training_time(start, monkeypatch):
    run, dataset = start()
    clock = iter(range(10**6))
    moments = {"away": 0.0}
    monkeypatch.setattr(loop_module.time, "perf_counter", lambda: next(clock) * 1e-4 + moments["away"])
    for _ in train(run, dataset):
        moments["away"] += 100.0
    assert run.stats()[-1]["seconds"] < 10


def test_a_time_limit_ends_the_run(start, monkeypatch):
    run, dataset = start(**{"run.minutes": 0.05, "run.images": 10**9})
    clock = iter(range(10**6))
    monkeypatch.setattr(loop_module.time, "perf_counter", lambda: next(clock) * 0.01)
    progress = [event for event in train(run, dataset) if isinstance(event, Progress)]
    assert 3.0 <= load_checkpoint(run)[1].counters["seconds"] < 4.0
    assert progress[-1].total < 10**6


def test_resuming_a_finished_run_needs_a_new_goal(start):
    run, dataset = start()
    list(train(run, dataset))
    with pytest.raises(RunError, match="reached its goal"):
        list(train(run, dataset, resume=True))
    assert run.images_seen == 160
    assert len(run.stats()) == 20


def test_a_run_that_ended_at_a_plateau_says_how_to_go_on(start, monkeypatch):
    run, dataset = start(**{"run.stop_when_flat": True})
    monkeypatch.setattr(CheckUps, "is_flat", property(lambda checkups: checkups.trainer.images_seen >= 48))
    assert [event.images_seen for event in train(run, dataset) if isinstance(event, Plateau)] == [48]
    assert run.images_seen == 48
    before = run.stats()
    with pytest.raises(PlateauReached, match="turn off run.stop_when_flat"):
        list(train(run, dataset, resume=True))
    assert (run.images_seen, run.stats()) == (48, before)
    change_run(run, {"run.stop_when_flat": False})
    assert not any(isinstance(event, Plateau) for event in train(run, dataset, resume=True))
    assert run.images_seen == 160


def test_nan_stops_at_once_and_keeps_the_last_finite_checkpoint(start):
    run, dataset = start(**{"run.images": 4000})
    events = train(run, dataset)
    for event in events:
        if isinstance(event, Progress) and event.done >= 48:
            break
    events.close()
    events = train(run, dataset, resume=True)
    seen = 0
    for event in events:
        seen = event.done if isinstance(event, Progress) else seen
        if seen == 80:
            break
    trainer = events.gi_frame.f_locals["loop"].trainer
    with torch.no_grad():
        trainer.gan.d_parameters[0].fill_(float("nan"))
    with pytest.raises(TrainingError, match="NaN"):
        list(events)
    assert trainer.images_seen <= 96
    assert run.images_seen == 48
    assert all(np.isfinite(row["loss_d"]) for row in run.stats())
    json.dumps(run.stats(), allow_nan=False)


def test_changed_pictures_are_noticed(start, blobs):
    run, dataset = start()
    stop_at(run, dataset, 48, save=True)
    with pytest.raises(RunError, match="pictures have changed"):
        list(train(run, blobs(count=41), resume=True))
    images = blobs().pixels.copy()
    images[0, 0, 0, 0] ^= 1
    other = Dataset.of(images, name="blobs")
    with pytest.raises(RunError, match="pictures have changed"):
        list(train(run, other, resume=True))


def test_classes_are_needed_to_be_conditional(start, blobs):
    with pytest.raises(ConfigError, match="has none"):
        start("refused", **{"model.conditional": True})
    run, _ = start("classes", blobs(classes=2), **{"model.conditional": True})
    with pytest.raises(ConfigError, match="has none"):
        list(train(run, blobs()))


def test_estimate(tiny_config, blobs):
    task = estimate(tiny_config(**{"run.images": 10_000}), blobs())
    result = None
    while result is None:
        try:
            next(task)
        except StopIteration as end:
            result = end.value
    assert result.rate > 1
    assert result.seconds == pytest.approx(10_000 / result.rate)
    assert result.memory < result.available


@pytest.mark.parametrize(("n", "batch"), [(10, 4), (3, 8), (8, 8), (1, 2)])
def test_the_sampler_shows_every_image_once_a_pass_and_resumes_anywhere(n, batch):
    sampler = Sampler(n, seed=3)
    stream = torch.cat([sampler.next(batch) for _ in range(12)])
    for start in range(0, len(stream) - n + 1, n):
        assert sorted(stream[start : start + n].tolist()) == list(range(n))
    again = Sampler(n, seed=3)
    again.position = 5 * batch
    assert torch.equal(again.next(batch), stream[5 * batch : 6 * batch])
    if n > 3:
        assert not torch.equal(stream[:n], stream[n : 2 * n])


def test_ema_follows_its_formula():
    network = torch.nn.BatchNorm1d(1)
    ema = EMA(network)
    with torch.no_grad():
        network.weight.fill_(3.0)
        network.running_mean.fill_(7.0)
    ema.update(batch=64, half_life=1000)
    beta = 0.5 ** (64 / 1000)
    assert ema.network.weight.item() == pytest.approx(beta * 1 + (1 - beta) * 3)
    assert ema.network.running_mean.item() == pytest.approx((1 - beta) * 7)
    ema.update(batch=64, half_life=32)
    assert ema.network.weight.item() == pytest.approx(3 - (2 * beta) * 0.5 ** (64 / 32))
    ema.update(batch=64, half_life=0)
    assert ema.network.weight.item() == 3
