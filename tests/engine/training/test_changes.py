"""Settings that change on the way, memory that runs out, pictures that are kept out."""

import numpy as np
import pytest
import torch

from ganstudio.engine.data.preparation.split import split
from ganstudio.engine.errors import ConfigError, TrainingError
from ganstudio.engine.events import Changed, Progress, Stats
from ganstudio.engine.recipes.train import change_run, create_run, train
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import load_checkpoint
from ganstudio.engine.training import Changes
from ganstudio.engine.training import loop as loop_module
from ganstudio.engine.training.step import AdversarialStep


@pytest.fixture(autouse=True)
def every_step_ticks(monkeypatch):
    """Statistics at each step."""
    monkeypatch.setattr(loop_module, "TICK_SECONDS", 0.0)


@pytest.fixture
def start(tmp_path, tiny_config, blobs):
    """``start(name, **settings)`` makes a run and its dataset."""

    def make(name="run", **settings):
        dataset = blobs()
        return create_run(tmp_path / name, tiny_config(**settings), dataset), dataset

    return make


def train_and_ask(run, dataset, images, settings):
    """Train to the end, asking for settings once ``images`` are seen; all events."""
    changes, events = Changes(), []
    for event in train(run, dataset, changes=changes):
        events.append(event)
        if isinstance(event, Progress) and event.done == images:
            changes.ask(settings)
    return events


def test_a_change_takes_effect_at_the_next_step_and_is_written_down(start):
    run, dataset = start()
    events = train_and_ask(run, dataset, 80, {"training.lr_g": 0.5, "training.lr_d": run.config.training.lr_d})
    changed = [event for event in events if isinstance(event, Changed)]
    before = start("other")[0].config.training.lr_g
    assert [(event.images_seen, dict(event.settings), event.reason) for event in changed] == [
        (80, {"training.lr_g": (before, 0.5)}, "")
    ]
    again = Run.open(run.path)
    assert again.config.training.lr_g == 0.5
    assert [(row["images"], row["settings"]) for row in again.history()] == [(80, {"training.lr_g": [before, 0.5]})]
    losses = [event.row["loss_g"] for event in events if isinstance(event, Stats)]
    plain, same = start("plain")
    untouched = [event.row["loss_g"] for event in train(plain, same) if isinstance(event, Stats)]
    assert losses[:11] == untouched[:11]  # G's loss at a step is that before its move
    assert losses[11:] != untouched[11:]


def test_a_run_resumed_after_a_change_is_the_same_run(start):
    whole, dataset = start("whole")
    train_and_ask(whole, dataset, 48, {"training.lr_g": 0.01})
    cut, _ = start("cut")
    changes = Changes()
    events = train(cut, dataset, changes=changes)
    for event in events:
        if isinstance(event, Progress) and event.done == 48:
            changes.ask({"training.lr_g": 0.01})
        if isinstance(event, Progress) and event.done == 96:
            break
    events.gi_frame.f_locals["loop"].close = lambda: None  # killed: nothing is saved but what was at the change
    events.close()
    assert cut.images_seen == 48
    list(train(Run.open(cut.path), dataset, resume=True))
    (_, a), (_, b) = load_checkpoint(whole), load_checkpoint(cut)
    assert all(torch.equal(a.tensors[name], b.tensors[name]) for name in a.tensors)


def test_what_the_networks_are_made_of_cannot_change(start):
    run, dataset = start()
    changes = Changes()
    changes.ask({"model.filters": 8})
    with pytest.raises(ConfigError, match=r"model.filters can't change once a run has started. Branch a new run"):
        list(train(run, dataset, changes=changes))
    with pytest.raises(ConfigError, match="training.batch can't change"):
        change_run(run, {"training.batch": 64})
    change_run(run, {"training.batch": run.config.training.batch, "training.lr_d": 0.1, "run.device": "auto"})
    assert Run.open(run.path).config.training.lr_d == 0.1
    assert run.history()[-1]["settings"].keys() == {"training.lr_d", "run.device"}


@pytest.fixture
def small_memory(monkeypatch):
    """A device on which no more than ``most`` images at a time can be learnt."""

    def limit(most, error=torch.OutOfMemoryError):
        parts = AdversarialStep.step

        def step(self, batches, context):
            if len(batches[0].inputs) / self.training.accumulate > most:
                raise error("DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 byte")
            return parts(self, batches, context)

        monkeypatch.setattr(AdversarialStep, "step", step)

    return limit


@pytest.mark.parametrize("error", [torch.OutOfMemoryError, RuntimeError])
def test_a_batch_that_does_not_fit_is_split(start, small_memory, error):
    small_memory(3, error)
    run, dataset = start(**{"run.images": 48})
    events = list(train(run, dataset))
    changed = [event for event in events if isinstance(event, Changed)]
    assert [event.settings for event in changed] == [
        {"training.activation_checkpointing": ("auto", "on")},
        {"training.accumulate": (1, 2)},
        {"training.accumulate": (2, 4)},
    ]
    assert all("memory was full" in event.reason for event in changed)
    assert run.images_seen == 48
    assert Run.open(run.path).config.training.accumulate == 4
    assert len(run.history()) == 3


def test_activation_checkpointing_comes_before_a_split(start, monkeypatch):
    parts = AdversarialStep.step

    def step(self, batches, context):
        if self.training.activation_checkpointing != "on":
            raise torch.OutOfMemoryError
        return parts(self, batches, context)

    monkeypatch.setattr(AdversarialStep, "step", step)
    run, dataset = start(**{"run.images": 48})
    (changed,) = [event for event in train(run, dataset) if isinstance(event, Changed)]
    assert "computed again" in changed.reason
    training = Run.open(run.path).config.training
    assert (training.activation_checkpointing, training.accumulate) == ("on", 1)


@pytest.mark.parametrize("setting", ["on", "off"])
def test_a_chosen_activation_checkpointing_stays(start, small_memory, setting):
    small_memory(4)
    run, dataset = start(**{**RESNET, "training.activation_checkpointing": setting})
    (changed,) = [event for event in train(run, dataset) if isinstance(event, Changed)]
    assert changed.settings == {"training.accumulate": (1, 2)}


RESNET = {"model.arch": "resnet", "model.filters": 8, "run.images": 64}


@pytest.mark.parametrize(
    "arch, words", [("resnet", "; the gradient stays the same."), ("dcgan", "; BatchNorm normalises each microbatch")]
)
def test_what_is_said_of_the_parts_is_true_of_the_networks(start, small_memory, arch, words):
    small_memory(4)
    run, dataset = start(**{**RESNET, "model.arch": arch, "training.activation_checkpointing": "off"})
    (reason,) = [event.reason for event in train(run, dataset) if isinstance(event, Changed)]
    assert f"Each batch is now split into microbatches{words}" in reason


def test_groups_of_images_are_not_split(start, small_memory):
    """Minibatch standard deviation compares 4 images; parts of fewer would be another loss."""
    small_memory(3)
    run, dataset = start(**RESNET)
    with pytest.raises(TrainingError, match="memory of .* is full"):
        list(train(run, dataset))
    assert Run.open(run.path).config.training.accumulate == 2


def test_a_run_says_into_how_many_parts_its_batches_split(start):
    run, dataset = start(**RESNET, **{"training.accumulate": 8})
    changes, told = Changes(), []
    for event in train(run, dataset, changes=changes):
        if isinstance(event, Changed):
            told.append((event.images_seen, dict(event.settings), event.reason[:47]))
        if isinstance(event, Progress) and event.done == 16:
            changes.ask({"training.accumulate": 1})
        if isinstance(event, Progress) and event.done == 32:
            changes.ask({"training.accumulate": 5})
    reason = "The discriminator compares the images of a batch"[:47]
    assert told == [
        (0, {"training.accumulate": (8, 2)}, reason),
        (16, {"training.accumulate": (2, 1)}, ""),
        (32, {"training.accumulate": (1, 5)}, ""),
        (32, {"training.accumulate": (5, 2)}, reason),
    ]
    assert Run.open(run.path).config.training.accumulate == 2


def test_a_single_image_that_does_not_fit(start, small_memory):
    small_memory(0.5)
    run, dataset = start()
    with pytest.raises(TrainingError, match="memory of .* is full"):
        list(train(run, dataset))


def test_other_errors_are_not_taken_for_memory(start, monkeypatch):
    def step(self, batches, context):
        raise RuntimeError("something else")

    monkeypatch.setattr(AdversarialStep, "step", step)
    run, dataset = start()
    with pytest.raises(RuntimeError, match="something else"):
        list(train(run, dataset))


@pytest.mark.parametrize(
    "count, share, held", [(2, 0.5, 0), (3, 0.5, 1), (40, 0.05, 2), (10_000, 0.05, 500), (100_000, 0.05, 512), (9, 0, 0)]
)
def test_split(count, share, held):
    train_on, kept_out = split(count, share)
    assert len(kept_out) == held
    assert sorted([*train_on, *kept_out]) == list(range(count))


@pytest.mark.parametrize("mirrored", [False, True])
def test_what_is_held_out_is_never_trained_on(mirrored, start, blobs):
    from dataclasses import replace

    run, dataset = start(**{"training.held_out": 0.25, "run.images": 800})
    dataset = replace(dataset, mirrored=mirrored)
    events = train(run, dataset)
    next(events)
    next(events)
    loop = events.gi_frame.f_locals["loop"]
    seen: list[int] = []
    feed = loop.trainer.loader
    images = feed.images

    def watched(index):
        seen.extend(index.tolist())
        return images(index)

    feed.images = watched
    list(events)
    held = set(loop.trainer.held.tolist())
    assert len(held) == 10
    assert {index % 40 for index in seen} == set(range(40)) - held
    assert (max(seen) >= 40) == mirrored
    assert max(seen) < len(dataset)
    assert np.bincount(seen).max() <= 800 // ((40 - 10) * (1 + mirrored)) + 1
