"""Full disks, folders that vanish and second writers: what a run holds stays, and the person is told what there is."""

import errno
import os
import shutil
import subprocess
import threading
from itertools import pairwise

import pytest

from ganstudio.engine import files
from ganstudio.engine.errors import DiskFull, NoCheckpoint, RunError, RunLocked, TrainingError
from ganstudio.engine.events import Progress, SnapshotSaved
from ganstudio.engine.recipes.branch import branch
from ganstudio.engine.recipes.train import change_run, create_run, train
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import TENSORS, load_checkpoint
from ganstudio.engine.runs.lock import LOCK
from ganstudio.engine.runs.manifest import CONFIG, Origin
from ganstudio.engine.training import loop as loop_module
from ganstudio.engine.training import trainer as trainer_module


@pytest.fixture(autouse=True)
def every_step_ticks(monkeypatch):
    monkeypatch.setattr(loop_module, "TICK_SECONDS", 0.0)


@pytest.fixture
def start(tmp_path, tiny_config, blobs):
    def make(name="run", folder=tmp_path, **settings):
        return create_run(folder / name, tiny_config(**settings), blobs()), blobs()

    return make


@pytest.fixture
def full(monkeypatch):
    """``full.set()`` fills the disk, ``full.clear()`` frees it."""
    flag = threading.Event()

    def sync(descriptor):
        if flag.is_set():
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", sync)
    return flag


def until(events, images):
    for event in events:
        if isinstance(event, Progress) and event.done >= images:
            return


def damage(run, images):
    path = run.checkpoint_path(images) / TENSORS
    path.write_bytes(path.read_bytes()[:-5])


def recorded(run):
    return {path.relative_to(run.path): path.read_bytes() for path in run.path.rglob("*") if path.is_file() and path.name != LOCK}


@pytest.mark.parametrize("snapshots", [True, False])
def test_a_disk_full_before_the_first_checkpoint_is_told_and_costs_nothing(start, full, snapshots):
    run, dataset = start(**{"run.snapshot_images": 64 if snapshots else 10_000, "run.grid_images": 32})
    events = train(run, dataset)
    until(events, 80)
    full.set()
    with pytest.raises(DiskFull, match="There is no checkpoint yet") as told:
        list(events)
    assert ("newest snapshot is at 64 images" in str(told.value)) == snapshots
    assert "intact" not in str(told.value)
    full.clear()
    before = recorded(run)
    with pytest.raises(NoCheckpoint) as asked:
        list(train(Run.open(run.path), dataset, resume=True))
    assert asked.value.snapshot == (64 if snapshots else None)
    assert recorded(run) == before
    if snapshots:
        again, _ = branch(run.path.parent / "again", run.config, dataset, run, asked.value.snapshot)
        assert again.origin.images_seen == 64
        assert again.checkpoints()
        assert recorded(run) == before
    else:
        list(train(Run.open(run.path), dataset, resume=True, start_over=True))
        assert Run.open(run.path).images_seen == 160


def test_a_disk_full_later_names_the_checkpoint_there_is(start, full):
    run, dataset = start()
    events = train(run, dataset)
    until(events, 48)
    events.close()
    events = train(run, dataset, resume=True)
    until(events, 80)
    full.set()
    with pytest.raises(DiskFull, match="The last checkpoint, at 48 images, is saved"):
        list(events)
    full.clear()
    list(train(Run.open(run.path), dataset, resume=True))
    assert Run.open(run.path).images_seen == 160


def test_a_memory_or_a_number_that_runs_out_names_what_is_saved(start, monkeypatch):
    run, dataset = start()
    monkeypatch.setattr(trainer_module.Trainer, "finite", lambda trainer: False)
    with pytest.raises(TrainingError, match=r"NaN.*There is no checkpoint yet; the newest snapshot is at 128 images\."):
        list(train(run, dataset))


def test_stop_on_a_full_disk_is_told(start, full):
    run, dataset = start()
    events = train(run, dataset)
    until(events, 48)
    full.set()
    with pytest.raises(DiskFull, match="no checkpoint yet"):
        events.close()


@pytest.mark.parametrize("moved", [True, False], ids=["moved", "deleted"])
@pytest.mark.parametrize("moment", ["stop", "go on", "snapshot"])
def test_a_folder_that_vanishes_is_told_and_not_made_anew(start, moved, moment):
    run, dataset = start(**{"run.checkpoint_seconds": 0.1})
    events = train(run, dataset)
    until(events, 48)
    if moment == "snapshot":
        next(event for event in events if isinstance(event, SnapshotSaved))
    if moved:
        run.path.rename(run.path.with_name("elsewhere"))
    else:
        shutil.rmtree(run.path)
    with pytest.raises(RunError, match="was moved or deleted during training"):
        events.close() if moment == "stop" else list(events)
    assert not run.path.exists()
    if moved:
        assert Run.open(run.path.with_name("elsewhere")).dataset == run.dataset


def test_a_second_training_is_refused_and_rows_stay_in_order(start):
    run, dataset = start()
    first = train(run, dataset)
    until(first, 48)
    with pytest.raises(RunLocked):
        list(train(Run.open(run.path), dataset, resume=True))
    with pytest.raises(RunLocked):
        change_run(Run.open(run.path), {"training.lr_g": 0.5})
    list(first)
    rows = run.stats()
    assert all(a["images"] < b["images"] for a, b in pairwise(rows))
    assert Run.open(run.path).config == run.config
    change_run(run, {"run.images": 168})
    list(train(run, dataset, resume=True))
    assert run.images_seen == 168


def test_a_damaged_last_checkpoint_does_not_stop_the_new_one(start):
    run, dataset = start()
    events = train(run, dataset)
    until(events, 48)
    events.close()
    list(train(run, dataset, resume=True))
    assert [kept.images_seen for kept in run.checkpoints()] == [48, 160]
    damage(run, 160)
    list(train(Run.open(run.path), dataset, resume=True))
    images, _ = load_checkpoint(run)
    assert images == 160
    assert [kept.images_seen for kept in run.checkpoints()] == [48, 160]
    assert run.checkpoint_path(160).with_name("000000160.damaged").is_dir()


@pytest.mark.parametrize("snapshots", [True, False])
def test_a_run_with_damaged_checkpoints_alone_asks(start, snapshots):
    run, dataset = start(**{"run.snapshot_images": 64 if snapshots else 10_000})
    list(train(run, dataset))
    damage(run, 160)
    before = recorded(run)
    with pytest.raises(NoCheckpoint, match="is damaged and can't be resumed.* the run over") as asked:
        list(train(Run.open(run.path), dataset, resume=True))
    assert asked.value.snapshot == (128 if snapshots else None)
    assert recorded(run) == before
    list(train(Run.open(run.path), dataset, resume=True, start_over=True))
    assert load_checkpoint(run)[0] == 160
    with pytest.raises(RunError, match="has a checkpoint at 160 images"):
        list(train(Run.open(run.path), dataset, resume=True, start_over=True))


def test_a_branch_that_was_interrupted_does_not_train_new_networks(start):
    run, dataset = start()
    list(train(run, dataset))
    path = run.path.with_name("again")
    made = Run.create(path, run.config, run.dataset, Origin(str(run.path), 128, {}))
    with pytest.raises(RunError, match="the branch was interrupted"):
        list(train(made, dataset, resume=True, start_over=True))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_disk_of_20_mb(tmp_path, start):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", str(disk)], capture_output=True, check=False).returncode:
        pytest.skip("mounting is not permitted")
    try:
        run, dataset = start(
            folder=disk,
            **{"model.filters": 192, "run.images": 800, "run.snapshot_images": 40, "run.checkpoint_seconds": 86_400.0},
        )
        with pytest.raises(DiskFull, match="no checkpoint yet; the newest snapshot is at"):
            list(train(run, dataset))
        kept = run.snapshots()
        with pytest.raises(NoCheckpoint):
            list(train(Run.open(run.path), dataset, resume=True))
        assert run.snapshots() == kept
        origin = Run.open(run.path)
        again, _ = branch(tmp_path / "again", run.config, dataset, origin, kept[-1].images_seen)
        assert again.images_seen == 0
        assert (run.path / CONFIG).exists()
    finally:
        subprocess.run(["umount", str(disk)], check=True)
