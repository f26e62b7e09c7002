"""Prints events and results on the command line, and handles interruptions."""

import ctypes
import json
import os
import socket
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ganstudio.api.progress import interruption, progress_bar
from ganstudio.engine.events import Caveat, CheckUp, Diagnosis, Event, FilesLeftOut, MetricMeasured, Stats, Status
from ganstudio.engine.recipes.started import TrainingStarted

if TYPE_CHECKING:  # help and errors appear before any large import
    from ganstudio.engine.data import Problem


KEYS = {"images_seen": "images"}  # a field of an event: its key in JSON, which scripts read as in stats.jsonl


class Interrupted(Exception):
    """Raised after Ctrl+C or a termination signal, with everything saved."""


def drive(task: Generator[Event, None, Any], as_json: bool, title: str, events: bool = True, patient: bool = False) -> Any:
    """Run a task to its end under a progress bar (or as JSON lines, or silently without ``events``) and return its result.

    Caveats and the files left out become lines on standard error in any case.

    The first Ctrl+C (or SIGTERM) closes the task at its next event, where its state is complete and saved, and raises
    :class:`Interrupted`. A second kills at once, unless ``patient``: torchrun repeats signals that its processes got already.
    """
    show = nullcontext(lambda event: None) if not events else _json_lines() if as_json else progress_bar(title)
    with show as display, interruption(patient=patient) as asked:
        while True:
            try:
                event = next(task)
            except StopIteration as end:
                display(None)
                return end.value
            if isinstance(event, Caveat):
                print(f"Note: {plain(str(event.text))}", file=sys.stderr)
            elif isinstance(event, FilesLeftOut):
                tell_left_out(event.problems)
            else:
                display(event)
            if asked:
                task.close()
                raise Interrupted


def complain(text: str) -> int:
    """Print an error as a line on standard error and return 2, the exit code of a user's mistake."""
    print("Error: " + " ".join(text.split()), file=sys.stderr)
    return 2


def print_json(value: Any) -> None:
    """Print a line of JSON on standard output."""
    print(json.dumps(value), flush=True)


def plain(text: str) -> str:
    """Return a text, such as a file name, with unprintable and control characters escaped."""
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)


def tell_left_out(problems: "Sequence[Problem]") -> None:
    """Print a line on standard error for each file left out."""
    for problem in problems:
        print(f"left out: {plain(problem.file)}: {problem.cause} ({plain(problem.detail)})", file=sys.stderr)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a plain table."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(Text, row))  # rich must not parse a file name such as [red] as markup
    Console().print(table)


def shown(value: Any) -> str:
    """Return a value of a JSON object as readable text."""
    if isinstance(value, dict):
        return "\n".join(f"{key}: {shown(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return (
            ", ".join(shown(item) for item in value)
            if len(value) <= 12
            else f"{len(value)}: {shown(value[0])} ... {shown(value[-1])}"
        )
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def display_problem() -> str:
    """Return why no window can open here, as a sentence; "" if it can. Call it before Qt, which would abort the process."""
    from importlib.util import find_spec

    if find_spec("PySide6") is None:
        return "PySide6 is not installed, so there is no window."
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM", "xcb") not in ("xcb", ""):
        return ""
    if os.environ.get("WAYLAND_DISPLAY"):
        return ""
    display = os.environ.get("DISPLAY", "")
    if not display or not _answers(display):
        return f"There is no display to show a window on (DISPLAY={display or 'not set'})."
    return _missing_library()


def _answers(display: str) -> bool:
    """Return whether a local X server accepts connections; True, unchecked, for a remote server."""
    host, _, screen = display.rpartition(":")
    if host not in ("", "unix"):
        return True
    number = screen.partition(".")[0]
    for address in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            try:
                connection.connect(address)
                return True
            except OSError:
                continue
    return False


def _missing_library() -> str:
    """Load Qt's xcb plugin as Qt will, and return a sentence on a missing system library, before Qt aborts."""
    import PySide6

    plugin = Path(PySide6.__path__[0]) / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if plugin.exists():
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            library = str(error).partition(":")[0]
            return f"Qt needs a system library that is missing: {library} ('make setup' installs it on Debian and Ubuntu)."
    return ""


@contextmanager
def _json_lines() -> Iterator[Any]:
    """Print each event as a JSON object: its class in ``event``, beside its fields without pictures."""

    def display(event: Event | None) -> None:
        if isinstance(event, Status):
            print_json({"event": "status", "text": event.text.format(**event.values)})
        elif isinstance(event, Stats):
            print_json({"event": "stats", **event.row})
        elif isinstance(event, CheckUp):
            print_json({"event": "checkup", **event.row})
        elif isinstance(event, MetricMeasured):
            print_json({"event": "metric", **event.row})
        elif isinstance(event, Diagnosis):
            found = [{"cause": item.cause, "severity": item.severity, "text": str(item.text)} for item in event.advice]
            print_json({"event": "findings", "images": event.images_seen, "advice": found})
        elif is_dataclass(event) and not isinstance(event, TrainingStarted):
            values = {item.name: getattr(event, item.name) for item in fields(event) if item.name != "pixels"}
            row = {KEYS.get(key, key): str(value) if isinstance(value, Path) else value for key, value in values.items()}
            print_json({"event": type(event).__name__, **row})

    yield display
