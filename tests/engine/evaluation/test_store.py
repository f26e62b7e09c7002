"""What was measured is found again whole, or not at all."""

import multiprocessing
from pathlib import Path

import numpy as np

from ganstudio.engine.evaluation.result import Figure
from ganstudio.engine.evaluation.store import ResultStore, key_of
from ganstudio.engine.text import Sentence

FIGURE = Figure(
    "fd",
    1.5,
    1.0,
    2.0,
    0.5,
    count=10,
    real_count=20,
    floor_count=5,
    features="studio",
    warnings=(Sentence("only {count}", {"count": np.int64(3)}),),
    replicates=np.array([1.25, 1.75]),
    detail={"classes": [{"class": "a", "value": np.float32(0.5)}], "curve": np.arange(3), "none": None},
)


def test_a_figure_comes_back(tmp_path):
    store = ResultStore(tmp_path / "new" / "folder")
    assert store.figure("a") is None
    store.keep_figure("a", FIGURE)
    found = store.figure("a")
    assert (found.metric, found.value, found.low, found.high, found.floor, found.features) == ("fd", 1.5, 1.0, 2.0, 0.5, "studio")
    assert (found.count, found.real_count, found.floor_count) == (10, 20, 5)
    assert found.replicates.tolist() == [1.25, 1.75]
    assert found.detail == {"classes": [{"class": "a", "value": 0.5}], "curve": [0, 1, 2], "none": None}
    assert (str(found.warnings[0]), found.reason) == ("only 3", None)


def test_a_figure_without_a_value_comes_back_with_its_reason(tmp_path):
    store = ResultStore(tmp_path)
    store.keep_figure("a", Figure("as_asked", None, reason=Sentence("{name} has none", {"name": "x"})))
    assert str(store.figure("a").reason) == "x has none"


def test_arrays_come_back(tmp_path):
    store = ResultStore(tmp_path)
    assert store.arrays("a") is None
    store.keep_arrays("a", {"features": np.eye(3, dtype=np.float32), "empty": np.empty((0, 2), np.uint8)})
    found = store.arrays("a")
    assert np.array_equal(found["features"], np.eye(3))
    assert found["empty"].shape == (0, 2)


def test_damaged_files_count_as_missing(tmp_path):
    store = ResultStore(tmp_path)
    store.keep_figure("a", FIGURE)
    store.keep_arrays("a", {"x": np.arange(1000)})
    for name, content in (
        ("a.json", b"{"),
        ("a.json", b"[]"),
        ("a.json", b'{"format": 99}'),
        ("a.json", b'{"format": 1, "metric": "fd"}'),
        ("a.npz", b""),
        ("a.npz", b"PK\x03\x04 no archive"),
        ("a.npz", (tmp_path / "a.npz").read_bytes()[:-40]),
    ):
        (tmp_path / name).write_bytes(content)
        assert store.figure("a") is None if name == "a.json" else store.arrays("a") is None


def test_other_folders_are_read_and_never_written(tmp_path):
    ResultStore(tmp_path / "first").keep_values("a", {"floor": 1.0})
    store = ResultStore(tmp_path / "second", [tmp_path / "first"])
    assert store.values("a") == {"floor": 1.0}
    store.keep_values("b", {"floor": 2.0})
    assert [path.name for path in (tmp_path / "first").iterdir()] == ["a.json"]


def test_a_disk_that_refuses_is_ignored(tmp_path):
    (tmp_path / "file").write_text("")
    store = ResultStore(tmp_path / "file" / "below")
    store.keep_figure("a", FIGURE)
    assert store.figure("a") is None


def test_keys_depend_on_every_fact():
    assert len({key_of(1, "a"), key_of("1", "a"), key_of(1, "b"), key_of("a", 1), key_of([1, "a"])}) == 5


def _write(folder: Path, number: int) -> None:
    store = ResultStore(folder)
    for _ in range(20):
        store.keep_arrays("a", {"x": np.full(20_000, number)})


def test_two_processes_may_write_the_same_result(tmp_path):
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_write, args=(tmp_path, number)) for number in range(2)]
    for writer in writers:
        writer.start()
    store, seen = ResultStore(tmp_path), 0
    while any(writer.is_alive() for writer in writers):
        found = store.arrays("a")
        if found is not None:
            assert len(set(found["x"].tolist())) == 1
            seen += 1
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["a.npz"]
