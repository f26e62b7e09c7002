"""What a long task shows of itself: a bar in a terminal, a line in a notebook, or what the caller makes of its events."""

import os
import signal
import sys
import threading
import types

import pytest

from ganstudio.api.progress import drive, duration, interruption
from ganstudio.engine.events import Caveat, Plateau, Progress, Status
from ganstudio.engine.text import Sentence

EVENTS = (Status("Searching", {}), Caveat(Sentence("It is grey.")), Progress(3, 12, "steps", 2.0, 4.5), Plateau(4096))


def task():
    yield from EVENTS
    return "found"


@pytest.fixture
def said(capsys, monkeypatch):
    """Run the task, and return what it wrote on standard error."""
    monkeypatch.setenv("COLUMNS", "120")

    def run(**words):
        assert drive(task(), "Looking", **words) == "found"
        return capsys.readouterr().err

    return run


def test_nothing_is_shown_where_nobody_watches(said):
    assert said() == said(progress=False) == ""


def test_a_terminal_has_a_bar(said, monkeypatch):
    text = said(progress=True)
    assert "Searching" in text and "100%" in text
    assert "Note: It is grey." in text and "4,096 images: The quality no longer improves" in text
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "Searching" in said()


def test_a_notebook_has_a_line_that_is_written_over(said, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipykernel", types.ModuleType("ipykernel"))
    lines = said().split("\r")
    assert lines[1].strip() == "Searching"
    assert lines[2].startswith("Note: It is grey.") and lines[2].endswith("\n")
    assert "25% 3/12 steps · 2 steps/s · 4 s left" in lines[3]
    assert lines[4].startswith("4,096 images: The quality no longer improves") and lines[4].endswith("\n")
    assert lines[5].startswith("Searching") and "100 %" in lines[5] and lines[5].endswith("\n")


def test_a_function_gets_the_events_instead(said):
    seen = []
    assert said(progress=seen.append) == ""
    assert tuple(seen) == EVENTS


def test_the_first_interruption_waits_for_whoever_asks():
    before = signal.getsignal(signal.SIGINT)
    with interruption() as asked:
        os.kill(os.getpid(), signal.SIGINT)
        assert asked == [signal.SIGINT]
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_other_threads_leave_the_signals_alone():
    found = []

    def work():
        with interruption() as asked:
            found.append(asked)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [[]]


def test_durations_are_short():
    assert [duration(seconds) for seconds in (45, 120, 12000)] == ["45 s", "2 min", "3 h 20 min"]
