"""Pulling tasks of the engine to their end."""

from collections.abc import Generator
from typing import Any


def finished(task: Generator[Any, None, Any]) -> Any:
    """What it returns."""
    return watched(task)[0]


def watched(task: Generator[Any, None, Any]) -> tuple[Any, list[Any]]:
    """What it returns, and the events on the way."""
    events = []
    while True:
        try:
            events.append(next(task))
        except StopIteration as end:
            return end.value, events
