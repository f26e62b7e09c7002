"""The cores that a process may use, on machines that have more."""

import os

import pytest

from ganstudio.engine import cores


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine of eight cores, all of which the scheduler allows, and the folder of its control group."""
    monkeypatch.setattr(cores, "CGROUP", tmp_path)
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(8)), raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    return tmp_path


def test_affinity_counts_not_the_host(machine):
    assert cores.usable_cores() == 8


@pytest.mark.parametrize("limit, wanted", [("200000 100000", 2), ("50000 100000", 1), ("max 100000", 8), ("2000000 100000", 8)])
def test_a_container_limits_the_time(limit, wanted, machine):
    (machine / "cpu.max").write_text(limit + "\n")
    assert cores.usable_cores() == wanted


@pytest.mark.parametrize("quota, wanted", [("300000", 3), ("-1", 8)])
def test_control_groups_of_version_1(quota, wanted, machine):
    (machine / "cpu").mkdir()
    (machine / "cpu" / "cpu.cfs_quota_us").write_text(quota + "\n")
    (machine / "cpu" / "cpu.cfs_period_us").write_text("100000\n")
    assert cores.usable_cores() == wanted


def test_where_the_scheduler_says_nothing(machine, monkeypatch):
    monkeypatch.delattr(os, "sched_getaffinity")
    assert cores.usable_cores() == 64


def test_pictures_are_decoded_on_those_cores(machine, monkeypatch, tmp_path):
    import numpy as np
    from PIL import Image

    from ganstudio.engine.data import open_source
    from ganstudio.engine.data.preparation import examine_all
    from tests.pulling import finished

    asked = []
    original = examine_all.ThreadPoolExecutor
    monkeypatch.setattr(
        examine_all, "ThreadPoolExecutor", lambda count, **options: asked.append(count) or original(count, **options)
    )
    (machine / "cpu.max").write_text("300000 100000\n")
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    Image.new("L", (20, 20)).save(pictures / "a.png")
    list(examine_all.examine_all(finished(open_source([str(pictures)])), np.array([0]), None, lambda found: None))
    assert asked == [3]
