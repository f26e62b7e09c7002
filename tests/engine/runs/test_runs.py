"""The run folder survives crashes, damage and newer versions."""

import errno
import json
import os
from pathlib import Path

import pytest
import torch

from ganstudio.engine import files
from ganstudio.engine.errors import RunError
from ganstudio.engine.runs import Run, default_runs_folder, list_runs
from ganstudio.engine.runs import checkpoint as checkpoints
from ganstudio.engine.runs.checkpoint import (
    TrainingState,
    load_checkpoint,
    load_generator,
    save_checkpoint,
    save_snapshot,
    thin_snapshots,
)
from ganstudio.engine.runs.listing import new_run_path
from ganstudio.engine.runs.manifest import DatasetInfo

INFO = DatasetInfo("blobs", 40, (), "0")


@pytest.fixture
def run(tmp_path, tiny_config) -> Run:
    return Run.create(tmp_path / "run", tiny_config(**{"data.size": 16, "data.channels": 1}), INFO)


def state(value: float) -> TrainingState:
    return TrainingState({"w": torch.full((3,), value)}, {"images": 1})


def generator_tensors(run):
    return checkpoints.build_networks(run.config, (), torch.Generator().manual_seed(1))[0].state_dict()


def test_what_is_created_can_be_opened(run):
    again = Run.open(run.path)
    assert (again.config, again.dataset, again.name) == (run.config, INFO, "run")
    assert json.loads((run.path / "config.json").read_text())["format"] == 1
    with pytest.raises(RunError, match="already holds a run"):
        Run.create(run.path, run.config, INFO)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no config.json"),
        (b"", "damaged"),
        (b"[1, 2]", "damaged"),
        (b'{"format": 1}', "damaged"),
        (b'{"format": 99}', "newer GAN Studio"),
        (b'{"config": {}}', "the format version is missing"),
        (b'{"format": 1, "config": {"training": {"batch": -1}}, "dataset": {}}', "training.batch"),
        (b"\xff\xfe\x00", "damaged"),
    ],
)
def test_a_bad_config_is_refused_in_words(tmp_path, content, words):
    if content is not None:
        (tmp_path / "config.json").write_bytes(content)
    with pytest.raises(RunError, match=words):
        Run.open(tmp_path)


def test_stats_survive_a_torn_last_line(run):
    for images in (8, 16, 24):
        run.append_stats({"images": images, "loss_g": 1.0})
    path = run.path / "stats.jsonl"
    assert [row["images"] for row in run.stats()] == [8, 16, 24]
    assert json.loads(path.read_text().splitlines()[0])["format"] == 1
    with open(path, "ab") as file:
        file.write(b'{"images": 32, "lo')
    assert [row["images"] for row in run.stats()] == [8, 16, 24]
    run.rewind(16)
    assert [row["images"] for row in run.stats()] == [8, 16]
    assert path.read_bytes().endswith(b"}\n")


def test_only_the_last_two_checkpoints_are_kept(run):
    for images in (8, 16, 24):
        save_checkpoint(run, images, state(images))
    assert [kept.images_seen for kept in run.checkpoints()] == [16, 24]
    images, loaded = load_checkpoint(run)
    assert images == 24
    assert loaded.tensors["w"].tolist() == [24, 24, 24]


@pytest.mark.parametrize("victim", [checkpoints.TENSORS, checkpoints.STATE])
def test_a_damaged_checkpoint_gives_way_to_the_one_before(run, victim):
    save_checkpoint(run, 8, state(8))
    save_checkpoint(run, 16, state(16))
    path = run.checkpoint_path(16) / victim
    path.write_bytes(path.read_bytes()[:-5])
    assert load_checkpoint(run)[0] == 8
    (run.checkpoint_path(8) / victim).unlink()
    with pytest.raises(RunError, match="can't be resumed"):
        load_checkpoint(run)


def test_a_newer_checkpoint_is_refused_not_skipped(run):
    save_checkpoint(run, 8, state(8))
    path = run.checkpoint_path(8) / checkpoints.STATE
    path.write_text(json.dumps({"format": 2}))
    with pytest.raises(RunError, match="newer GAN Studio"):
        load_checkpoint(run)


def test_a_full_disk_leaves_the_last_checkpoint(run, monkeypatch):
    save_checkpoint(run, 8, state(8))

    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(RunError, match="disk is full"):
        save_checkpoint(run, 16, state(16))
    monkeypatch.undo()
    assert load_checkpoint(run)[0] == 8
    assert not [name for name in os.listdir(run.path / "checkpoints") if name.startswith(".")]


def test_an_interrupted_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "file"
    files.write_atomic(path, b"old")
    monkeypatch.setattr(files.os, "replace", lambda *paths: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        files.write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told_so(tmp_path, tiny_config):
    tmp_path.chmod(0o500)
    with pytest.raises(RunError, match="read-only"):
        Run.create(tmp_path / "run", tiny_config(), INFO)


def test_errors_of_the_disk_are_told_apart(tmp_path):
    for number, words in ((errno.EROFS, "read-only"), (errno.EACCES, "read-only"), (errno.ENOSPC, "full"), (errno.EIO, "error")):
        with pytest.raises(RunError, match=words), files.disk_errors(tmp_path):
            raise OSError(number, os.strerror(number))


def test_at_most_64_snapshots_spread_over_the_whole_life(run):
    interval, due = 10, 10
    for images in range(10, 10_001, 10):
        if images < due:
            continue
        save_snapshot(run, images, {"w": torch.zeros(1)}, {})
        interval *= 2 if thin_snapshots(run, None) else 1
        due = (images // interval + 1) * interval
    kept = [item.images_seen for item in run.snapshots()]
    assert 32 <= len(kept) <= 64
    gaps = {b - a for a, b in zip([0, *kept], kept, strict=False)}
    assert max(gaps) <= interval * 1.01
    assert kept[0] == interval
    assert kept[-1] > 10_000 - interval


def test_load_generator(run):
    with pytest.raises(RunError, match="no snapshot yet"):
        load_generator(run)
    save_snapshot(run, 64, generator_tensors(run), {})
    save_checkpoint(run, 72, TrainingState({f"ema.{k}": v + 1 for k, v in generator_tensors(run).items()}, {}))
    images, latest = load_generator(run)
    assert images == 72
    assert not latest.training
    images, older = load_generator(run, 64)
    assert images == 64
    key = "layers.0.weight"
    assert torch.allclose(latest.state_dict()[key], older.state_dict()[key] + 1)
    with pytest.raises(RunError, match="nearest is at 64"):
        load_generator(run, 60)


def test_a_damaged_snapshot_is_told_so(run):
    run.snapshot_path(64).write_bytes(b"not tensors")
    with pytest.raises(RunError, match="damaged"):
        load_generator(run)


def test_the_list_of_runs(run, tmp_path, home, tiny_config):
    (tmp_path / "rubbish").mkdir()
    (tmp_path / "rubbish" / "config.json").write_text("{")
    assert [item.name for item in list_runs(tmp_path)] == ["run"]
    assert [item.name for item in list_runs(run.path)] == ["run"]
    assert list_runs(tmp_path / "nowhere") == []
    assert default_runs_folder() == home / "runs"
    assert new_run_path(tmp_path, "run") == tmp_path / "run-2"
    assert new_run_path(tmp_path, "fresh") == Path(tmp_path / "fresh")


@pytest.mark.skipif(os.name == "nt", reason="no such permissions")
@pytest.mark.parametrize("mode", [0o755, 0o700])
def test_tensors_are_for_those_who_may_read_their_folder(tmp_path, mode):
    tmp_path.chmod(mode)
    checkpoints.write_tensors(tmp_path / "w", {"w": torch.zeros(1)})
    assert (tmp_path / "w").stat().st_mode & 0o777 == mode & 0o666
