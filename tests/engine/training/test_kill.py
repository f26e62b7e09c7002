"""Twenty SIGKILLs at random moments leave nothing that shows in the end."""

import json
import random
import subprocess
import sys
import time
from itertools import pairwise

import pytest
import torch

from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import load_checkpoint

KILLS = 20
IMAGES = 6400
TRAIN = [sys.executable, "-m", "ganstudio", "train"]
NEW = ["sevens", "--images", str(IMAGES), "--device", "cpu", "--set", "model.filters=8", "--set", "run.checkpoint_seconds=0.5"]


@pytest.mark.slow
def test_twenty_kills_leave_no_trace(tmp_path):
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    subprocess.run([*TRAIN, *NEW, "--run", str(whole), "--json"], check=True, stdout=subprocess.DEVNULL)
    rng = random.Random(7)
    kills = 0
    while kills < KILLS:
        started = (broken / "config.json").exists()
        resume = ["--resume", str(broken)] + ([] if started and Run.open(broken).checkpoints() else ["--start-over"])
        command = [*TRAIN, *resume] if started else [*TRAIN, *NEW, "--run", str(broken)]
        with subprocess.Popen([*command, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            for line in process.stdout:
                if json.loads(line)["event"] == "stats":
                    break
            time.sleep(rng.uniform(0.0, 1.0))
            assert process.poll() is None, "the run ended before it could be killed so often: give it more images"
            process.kill()
        kills += 1
        for row in (broken / "stats.jsonl").read_bytes().split(b"\n")[:-1]:
            json.loads(row)
    if Run.open(broken).images_seen < IMAGES:
        subprocess.run([*TRAIN, "--resume", str(broken), "--json"], check=True, stdout=subprocess.DEVNULL)
    (images, a), (same, b) = load_checkpoint(Run.open(whole)), load_checkpoint(Run.open(broken))
    assert images == same == IMAGES
    assert a.tensors.keys() == b.tensors.keys()
    for name in a.tensors:
        assert torch.equal(a.tensors[name], b.tensors[name]), name
    rows = Run.open(broken).stats()
    seen = [row["images"] for row in rows]
    assert seen == sorted(set(seen))
    assert seen[-1] == IMAGES
    assert sum(b - a for a, b in zip([0, *seen], seen, strict=False)) == IMAGES
    assert all(a["step"] < b["step"] and a["seconds"] <= b["seconds"] for a, b in pairwise(rows))
    assert [kept.images_seen for kept in Run.open(whole).grids()] == [kept.images_seen for kept in Run.open(broken).grids()]
    assert [kept.images_seen for kept in Run.open(whole).snapshots()] == [kept.images_seen for kept in Run.open(broken).snapshots()]
