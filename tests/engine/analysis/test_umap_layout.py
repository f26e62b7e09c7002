"""Layouts by UMAP, which is at work in a process of its own."""

import gc
import subprocess
import sys
import time

import numpy as np
import psutil
import pytest

from ganstudio.engine.analysis.umap_layout import umap_layout
from ganstudio.engine.errors import ConfigError, StudioError
from ganstudio.engine.events import Status
from tests.pulling import finished, watched

FEATURES = np.random.default_rng(0).normal(size=(9, 4)).astype(np.float32)


def wait(until):
    end = time.monotonic() + 10
    while not until():
        assert time.monotonic() < end
        time.sleep(0.01)


def pull(task, until):
    """Pull until something is so."""
    end = time.monotonic() + 10
    while not until():
        assert time.monotonic() < end
        next(task)


def processes():
    """Those that this one has started."""
    return {child.pid for child in psutil.Process().children()}


def is_running(process):
    return psutil.pid_exists(process) and psutil.Process(process).status() != psutil.STATUS_ZOMBIE


def test_without_umap_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "umap", None)
    with pytest.raises(ConfigError, match=r'pip install "ganstudio\[map\]"'):
        finished(umap_layout(np.zeros((20, 3))))


def test_the_known_make_the_map_and_the_others_are_put_onto_it(fake_umap):
    layout, events = watched(umap_layout(FEATURES))
    assert any(isinstance(event, Status) and "about a minute" in event.text for event in events)
    first, second = layout.places, finished(layout.place(FEATURES[:2]))
    assert np.allclose(first, FEATURES[:, :2]) and np.allclose(second, FEATURES[:2, :2] + 100)
    assert first.dtype == second.dtype == np.float32
    assert finished(layout.place(FEATURES[:0])).shape == (0, 2)
    assert [(what, *settings) for what, _, *settings in fake_umap.log] == [
        ("fit", "8", "0"),  # fewer than the usual 15 neighbours, as there are no more; always the same seed
        ("place", "8", "0"),
    ]
    with pytest.raises(ConfigError, match="at least 5"):
        finished(umap_layout(FEATURES[:4]))


def test_it_is_at_work_in_a_process_that_ends_with_the_layout(fake_umap):
    layout = finished(umap_layout(FEATURES))
    finished(layout.place(FEATURES))
    process = int(fake_umap.log[0][1])
    assert {int(line[1]) for line in fake_umap.log} == {process} <= processes()
    assert "umap" not in sys.modules
    del layout
    gc.collect()
    wait(lambda: not is_running(process))


def test_a_layout_that_is_given_up_ends_at_once_and_only_then_the_next_begins(fake_umap):
    before = processes()  # maps of other tests that are not forgotten yet may have some
    fake_umap.let("hold fit")
    task = umap_layout(FEATURES)
    pull(task, lambda: fake_umap.log)
    other = umap_layout(FEATURES)
    for _ in range(20):
        next(other)
    assert fake_umap.count("fit") == 1 and len(processes() - before) == 1
    task.close()  # while the fit is held
    assert not is_running(int(fake_umap.log[0][1]))
    fake_umap.let("hold fit", False)
    assert finished(other).places.shape == (9, 2)


def test_placing_that_is_given_up_leaves_the_map(fake_umap):
    layout = finished(umap_layout(FEATURES))
    fake_umap.let("hold place")
    task = layout.place(FEATURES[:3])
    pull(task, lambda: fake_umap.count("place"))
    task.close()
    later = layout.place(FEATURES[:2])
    for _ in range(5):
        next(later)
    fake_umap.let("hold place", False)
    assert np.allclose(finished(later), FEATURES[:2, :2] + 100)
    assert fake_umap.count("fit") == 1


@pytest.mark.parametrize("what, reason", [("fail", "ValueError: all of them are the same"), ("die", "came to a sudden end")])
def test_what_goes_wrong_is_told(fake_umap, what, reason):
    before = processes()
    fake_umap.let(f"{what} fit")
    with pytest.raises(StudioError, match=reason):
        finished(umap_layout(FEATURES))
    assert not processes() - before
    fake_umap.let(f"{what} fit", False)
    layout = finished(umap_layout(FEATURES))
    fake_umap.let(f"{what} place")
    with pytest.raises(StudioError, match=reason):
        finished(layout.place(FEATURES))


def test_that_no_process_can_be_started_is_told(fake_umap, monkeypatch):
    def refuse(*_arguments, **_settings):
        raise OSError("Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    for _ in range(2):  # and it does not wait for the first for ever
        with pytest.raises(StudioError, match="Resource temporarily unavailable"):
            finished(umap_layout(FEATURES))


def test_the_process_knows_neither_torch_nor_qt():
    program = "import sys, ganstudio.engine.analysis.umap_process; print(sorted({'torch', 'PySide6'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_python_ends_while_it_is_at_work(fake_umap):
    program = (
        "import numpy, time\n"
        "from pathlib import Path\n"
        "from ganstudio.engine.analysis.umap_layout import umap_layout\n"
        "task = umap_layout(numpy.ones((9, 4), 'f'))\n"
        f"log = Path({str(fake_umap.folder / 'log')!r})\n"
        "while not log.exists():\n"
        "    next(task)\n"
    )
    fake_umap.let("hold fit")
    launch = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(fake_umap.folder)!r})\n{program}"]
    done = subprocess.run(launch, capture_output=True, text=True, timeout=60, check=True)
    assert not done.stderr
    assert not is_running(int(fake_umap.log[0][1]))
