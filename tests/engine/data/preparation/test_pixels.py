"""Prepared pixels that are kept."""

import errno
import os
import subprocess
import sys
import threading

import numpy as np
import pytest
import torch

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import cache, load_dataset
from ganstudio.engine.data.cache import cache_size, clear_cache
from ganstudio.engine.data.preparation import examine, examine_all, pixels
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Status
from ganstudio.engine.home import cache_folder


@pytest.fixture
def pictures(tmp_path, draw):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        draw(40, 30, seed=number).save(folder / f"{number}.png")
    return folder


DATA = DataConfig(size=16, channels=3)


def load(result, opened, folder, data=DATA):
    return result(load_dataset(opened(folder), data))


def images(dataset):
    return dataset.pixels[dataset.rows]


def prepared(monkeypatch):
    """Names of the pictures that are prepared from now on."""
    seen = []
    original = examine.decode
    monkeypatch.setattr(examine, "decode", lambda content, file, room=None: seen.append(file) or original(content, file, room))
    return seen


def test_a_second_time_nothing_is_prepared(pictures, opened, result, monkeypatch):
    first = load(result, opened, pictures)
    seen = prepared(monkeypatch)
    second = load(result, opened, pictures)
    assert seen == []
    assert np.array_equal(images(first), images(second))
    assert first.fingerprint == second.fingerprint
    torch.from_numpy(second.pixels)  # a warning is an error here
    assert len(load(result, opened, pictures, DataConfig(size=32, channels=3))) == 40
    assert len(seen) == 40


def test_a_changed_an_added_and_a_removed_file_cost_only_themselves(pictures, draw, opened, result, monkeypatch):
    before = load(result, opened, pictures)
    seen = prepared(monkeypatch)
    draw(31, 30, seed=99).save(pictures / "3.png")
    draw(30, 30, seed=98).save(pictures / "40.png")
    (pictures / "7.png").unlink()
    os.replace(pictures / "8.png", pictures / "0renamed.png")
    after = load(result, opened, pictures)
    assert sorted(seen) == ["0renamed.png", "3.png", "40.png"]
    clear_cache()
    anew = load(result, opened, pictures)
    assert after.fingerprint == anew.fingerprint != before.fingerprint
    assert np.array_equal(images(after), images(anew))


def test_several_images_of_a_picture_keep_together(pictures, opened, result):
    data = DataConfig(size=16, channels=3, crop="random", crops=3, mirror=True)
    dataset = load(result, opened, pictures, data)
    assert len(dataset.rows) == 120
    assert len(dataset) == 240
    assert np.array_equal(dataset.batch(np.array([5, 125]))[0], dataset.batch(np.array([125]))[0, :, :, ::-1])
    few = [pictures / f"{number}.png" for number in (5, 6)]
    assert np.array_equal(images(load(result, lambda names: opened(*names), few, data)), images(dataset)[15:21])


def test_stopped_half_way_it_goes_on_where_it_was(pictures, opened, result, monkeypatch):
    whole = load(result, opened, pictures)
    clear_cache()
    monkeypatch.setattr(examine_all, "CHUNK", 1)
    monkeypatch.setattr(examine_all, "AHEAD", 1)
    task = load_dataset(opened(pictures), DATA)
    while next(task).done < 10:
        pass
    task.close()
    seen = prepared(monkeypatch)
    assert load(result, opened, pictures).fingerprint == whole.fingerprint
    assert 20 <= len(seen) <= 30


KILLED = """
import os, sys
from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.preparation import examine_all
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.data.preparation import pixels
pixels.PENDING, examine_all.CHUNK = 1, 1
def run(task):
    while True:
        try: next(task)
        except StopIteration as end: return end.value
task = load_dataset(run(open_source([sys.argv[1]])), DataConfig(size=16, channels=3))
while next(task).done < 15: pass
os._exit(9)
"""


def test_killed_it_leaves_whole_rows_and_no_lock(pictures, opened, result, monkeypatch):
    subprocess.run([sys.executable, "-c", KILLED, str(pictures)], check=False, timeout=60)
    (file,) = cache_folder().glob("pixels/*/*/pixels")
    assert file.stat().st_size >= 15 * 768
    with open(file, "ab") as torn:
        torn.write(b"half a row")
    with open(file.with_name("rows"), "ab") as torn:
        torn.write(b"half")
    dataset = load(result, opened, pictures)
    clear_cache()
    assert np.array_equal(images(dataset), images(load(result, opened, pictures)))


def test_rows_without_their_pixels_are_not_believed(pictures, opened, result):
    whole = load(result, opened, pictures)
    (file,) = cache_folder().glob("pixels/*/*/pixels")
    os.truncate(file, 1000)
    again = load(result, opened, pictures)
    assert np.array_equal(images(again), images(whole)) or again.fingerprint == whole.fingerprint
    assert again.fingerprint == whole.fingerprint


def test_two_studios_at_once_take_turns(pictures, opened, result):
    alone = load(result, opened, pictures)
    clear_cache()
    found, said = [], []

    def work():
        task = load_dataset(opened(pictures), DATA)
        try:
            while True:
                said.append(next(task))
        except StopIteration as end:
            found.append(end.value)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [dataset.fingerprint for dataset in found] == [alone.fingerprint] * 2
    for dataset in found:
        assert np.array_equal(images(dataset), images(alone))


def test_a_full_disk_is_told_and_harms_nothing(pictures, opened, result, monkeypatch):
    def full(file, content):
        file.write(content.reshape(-1).view(np.uint8).data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(pixels, "write_all", full)
        with pytest.raises(DatasetError, match="disk is full.*clear the cache"):
            load(result, opened, pictures)
    dataset = load(result, opened, pictures)
    clear_cache()
    assert np.array_equal(images(dataset), images(load(result, opened, pictures)))


@pytest.fixture(params=[errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def no_locks(request, monkeypatch):
    """A disk that knows no file locks, as NFS without its lock service."""

    def refused(descriptor, operation):
        raise OSError(request.param, os.strerror(request.param))

    monkeypatch.setattr("fcntl.flock", refused)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has locks of another kind")
@pytest.mark.filterwarnings("ignore:flock not supported")  # the program does not heed it either
def test_a_disk_without_file_locks_is_written_all_the_same(pictures, opened, result, no_locks, monkeypatch):
    first = load(result, opened, pictures)
    assert cache_size() > first.pixels.nbytes
    seen = prepared(monkeypatch)
    assert load(result, opened, pictures).fingerprint == first.fingerprint
    assert seen == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has locks of another kind")
def test_without_locks_two_writers_harm_nothing(pictures, opened, result, monkeypatch):
    def refused(descriptor, operation):
        raise OSError(errno.ENOLCK, "No locks available")

    whole = load(result, opened, pictures)
    clear_cache()
    monkeypatch.setattr("fcntl.flock", refused)
    monkeypatch.setattr(pixels, "PENDING", 1)
    slow = load_dataset(opened(pictures), DATA)
    while next(slow).done < 10:
        pass
    assert load(result, opened, pictures).fingerprint == whole.fingerprint
    with pytest.raises(DatasetError, match="Another GAN Studio is writing"):
        result(slow)
    assert load(result, opened, pictures).fingerprint == whole.fingerprint


@pytest.fixture
def no_cache(monkeypatch, home):
    """A cache folder that cannot be made: a file is in its place."""
    (home / "cache").write_text("in the way")


def test_without_a_cache_it_stays_in_memory(pictures, opened, result, no_cache):
    events = []
    task = load_dataset(opened(pictures), DATA)
    while True:
        try:
            events.append(next(task))
        except StopIteration as end:
            dataset = end.value
            break
    assert any(isinstance(event, Status) and "in memory" in event.text for event in events)
    assert images(dataset).shape == (40, 3, 16, 16)
    assert images(dataset).any()


def test_what_does_not_fit_into_memory_is_told(pictures, opened, result, no_cache, monkeypatch):
    monkeypatch.setattr("psutil.virtual_memory", lambda: type("Memory", (), {"available": 1000})())
    with pytest.raises(DatasetError, match=r"need 0\.0 GB of memory.*Choose a smaller image size"):
        load(result, opened, pictures)


def test_the_cap_takes_what_was_used_longest_ago(pictures, opened, result, monkeypatch):
    for number, size in enumerate((16, 32, 64)):
        load(result, opened, pictures, DataConfig(size=size, channels=3))
        for folder in cache_folder().glob("pixels/*/*"):
            status = folder.stat()
            os.utime(folder, (status.st_atime - 100, status.st_mtime - 100))
        assert len(list(cache_folder().glob("pixels/*/*"))) == number + 1
    load(result, opened, pictures, DataConfig(size=16, channels=3))  # the oldest is used again
    monkeypatch.setattr(cache, "CAP", cache_size() - 40 * 32 * 32 * 3)
    load(result, opened, pictures, DataConfig(size=16, channels=3))
    assert sorted(file.stat().st_size // 120 for file in cache_folder().glob("pixels/*/*/pixels")) == [16 * 16, 64 * 64]
    assert cache_size() <= cache.CAP
    monkeypatch.setattr(cache, "CAP", 0)
    assert len(load(result, opened, pictures, DataConfig(size=64, channels=3))) == 40
    assert [file.stat().st_size // 120 for file in cache_folder().glob("pixels/*/*/pixels")] == [64 * 64]


def test_clearing_while_in_use(pictures, opened, result):
    dataset = load(result, opened, pictures)
    before = images(dataset)
    assert cache_size() > before.nbytes
    clear_cache()
    if sys.platform != "win32":
        assert cache_size() == 0
    assert np.array_equal(images(dataset), before)
