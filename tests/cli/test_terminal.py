"""What the command line shows of names that look like markup."""

import io
import sys

import pytest

from ganstudio.cli import terminal
from ganstudio.engine.events import Changed, Progress, Status

PATH = "/data/[red]my[/] [bold]cats[/bold]"


@pytest.fixture
def shown(monkeypatch):
    """What a bar writes for events."""

    def show(*events):
        monkeypatch.setattr(sys, "stderr", io.StringIO())
        monkeypatch.setenv("COLUMNS", "200")

        def task():
            yield from events

        terminal.drive(task(), False, "Testing")
        return sys.stderr.getvalue()

    return show


def test_a_path_in_a_status_is_shown_as_it_is(shown):
    assert PATH in shown(Status("Reading {path}", {"path": PATH}))


def test_a_path_in_a_unit_or_a_reason_is_shown_as_it_is(shown):
    assert "3/4 [files]" in shown(Progress(3, 4, "[files]"))
    said = shown(Changed(1000, {"training.lr": (0.1, 0.2)}, f"It was found in {PATH}."))
    assert PATH in " ".join(said.split())


@pytest.mark.parametrize("events", [(Progress(3, 4, "files"),), (Status("Reading", {}),), (Progress(0, 0, "files"),), ()])
def test_a_bar_is_full_at_the_end(shown, events):
    assert "100%" in shown(*events).splitlines()[-1]
