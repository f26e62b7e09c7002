"""Shows the progress of a long task on standard error: a bar in a terminal, a line in a notebook."""

import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType
from typing import Any, TypeAlias, TypeVar

from ganstudio.engine.events import Caveat, Changed, Diagnosis, Event, FigureMeasured, FilesLeftOut, Plateau, Progress, Status
from ganstudio.engine.text import counted

R = TypeVar("R")
Show: TypeAlias = Callable[[Event | None], None]  # None: the task has ended
Watch: TypeAlias = bool | Callable[[Any], object] | None
BAR = 24  # characters of a notebook's bar


def drive(task: Generator[Any, None, R], title: str, progress: Watch = None) -> R:
    """Run a task to its end and return its result.

    Parameters
    ----------
    task
        A generator of events.
    title
        The bar's text until the task gives another.
    progress
        True shows a bar, False nothing; None shows a bar in a terminal or notebook. A function is called with each event instead.
    """
    with _display(title, progress) as show:
        while True:
            try:
                event = next(task)
            except StopIteration as end:
                show(None)
                found: R = end.value
                return found
            show(event)


def _display(title: str, progress: Watch) -> AbstractContextManager[Show]:
    if callable(progress):
        return nullcontext(_only_events(progress))
    is_notebook = "ipykernel" in sys.modules
    if progress is None:
        progress = is_notebook or sys.stderr.isatty()
    if not progress:
        return nullcontext(lambda event: None)
    return progress_line(title) if is_notebook else progress_bar(title)


def _only_events(function: Callable[[Any], object]) -> Show:
    def show(event: Event | None) -> None:
        if event is not None:
            function(event)

    return show


@contextmanager
def progress_bar(title: str) -> Iterator[Show]:
    """Show a rich progress bar with rate and time left on standard error, from the first event on; None fills it at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    # no markup: a file may be called [red]
    description, detail = (TextColumn(text, markup=False) for text in ("{task.description}", "{task.fields[detail]}"))
    columns = (description, BarColumn(), TaskProgressColumn(), detail)
    bar = Bar(*columns, console=Console(stderr=True), transient=False, refresh_per_second=4)
    line = bar.add_task(title, total=None, detail="")

    def display(event: Event | None) -> None:
        bar.start()  # only the first call has an effect
        if event is None:
            total = bar.tasks[0].total or 1
            bar.update(line, completed=total, total=total)
        elif isinstance(event, Status):
            bar.reset(line, total=None, description=event.text.format(**event.values), detail="")
        elif isinstance(event, Progress):
            bar.update(line, completed=event.done, total=event.total, detail=_detail(event))
        else:
            for text in _remarks(event):
                bar.console.print(text, highlight=False, markup=False)

    try:
        yield display
    finally:
        if bar.live.is_started:
            bar.stop()


@contextmanager
def progress_line(title: str) -> Iterator[Show]:
    """Show a line that each event overwrites: notebooks obey carriage returns, but rich would need widgets there."""
    shown = ""

    def write(text: str) -> None:
        nonlocal shown
        sys.stderr.write("\r" + text.ljust(len(shown)))
        sys.stderr.flush()
        shown = text

    def display(event: Event | None) -> None:
        nonlocal shown, title
        if event is None:
            write(f"{title} {'█' * BAR} 100 %")
        elif isinstance(event, Status):
            title = event.text.format(**event.values)
            write(title)
        elif isinstance(event, Progress):
            part = event.done / max(event.total, 1)
            full = int(part * BAR)
            write(f"{title} {'█' * full}{'░' * (BAR - full)} {part:.0%} {_detail(event)}")
        else:
            for text in _remarks(event):
                write(text)
                sys.stderr.write("\n")
                shown = ""

    try:
        yield display
    finally:
        if shown:
            sys.stderr.write("\n")


@contextmanager
def interruption(*, patient: bool = False) -> Iterator[list[int]]:
    """Yield a list that the first Ctrl+C (or SIGTERM) fills instead of raising; restore the handlers afterwards.

    The second raises or ends the process, unless ``patient``. Outside of the main thread, do nothing.
    """
    asked: list[int] = []

    def handler(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        if not patient:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)

    if threading.current_thread() is not threading.main_thread():
        yield asked
        return
    before: dict[int, Any] = {number: signal.signal(number, handler) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, old in before.items():
            signal.signal(number, old)


def _remarks(event: Event) -> Iterator[str]:
    """Yield the texts of an event besides progress, a line each."""
    if isinstance(event, Caveat):
        yield f"Note: {event.text}"
    elif isinstance(event, FigureMeasured):
        yield event.text
    elif isinstance(event, FilesLeftOut):
        first = event.problems[0]
        left_out = counted(len(event.problems), "file")
        yield f"Note: {left_out} left out, the first of them {first.file}: {first.cause} ({first.detail})."
    elif isinstance(event, Diagnosis):
        yield from (f"{event.images_seen:,} images: {item.text} {item.evidence} {item.remedy}" for item in event.advice)
    elif isinstance(event, Changed):
        pairs = ", ".join(f"{name} {old} -> {new}" for name, (old, new) in event.settings.items())
        yield f"{event.images_seen:,} images: {pairs}. {event.reason}"
    elif isinstance(event, Plateau):
        yield f"{event.images_seen:,} images: The quality no longer improves, so the training ends."


def _detail(event: Progress) -> str:
    parts = [f"{event.done:,}/{event.total:,} {event.unit}"]
    if event.rate:
        parts.append(f"{event.rate:,.0f} {event.unit}/s")
    if event.seconds_left is not None:
        parts.append(duration(event.seconds_left) + " left")
    return " · ".join(parts)


def duration(seconds: float) -> str:
    """Return a duration as "45 s", "2 min" or "3 h 20 min"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
