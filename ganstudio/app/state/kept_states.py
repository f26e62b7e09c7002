"""Keeps the states of pages and tools while a run is open, so that they survive a rebuild in another language."""

from collections.abc import Collection, Mapping
from typing import Protocol, TypeVar, runtime_checkable

T = TypeVar("T")


@runtime_checkable
class Portable(Protocol):
    """State with a part that stays valid for another run."""

    def for_another_run(self) -> object:
        """Return the part that stays valid for another run."""


class KeptStates:
    """States by key; their owner names the type when it reads them."""

    def __init__(self) -> None:
        self._states: dict[str, object] = {}

    def get(self, key: str, kind: type[T]) -> T | None:
        """Return what :meth:`put` kept; None if nothing of this type is there."""
        state = self._states.get(key)
        return state if isinstance(state, kind) else None

    def put(self, key: str, state: object) -> None:
        """Keep ``state`` in place of what was kept under this key."""
        self._states[key] = state

    def take(self, key: str, kind: type[T]) -> T | None:
        """Return what was kept, and forget it; None if nothing of this type is there."""
        state = self.get(key, kind)
        self._states.pop(key, None)
        return state

    def part(self, keys: Collection[str]) -> dict[str, object]:
        """Return the states under ``keys``, for :meth:`restore`."""
        return {key: state for key, state in self._states.items() if key in keys}

    def restore(self, states: Mapping[str, object]) -> None:
        """Keep what :meth:`part` returned before."""
        self._states.update(states)

    def open_another_run(self) -> None:
        """Keep of each state only the part that stays valid for another run."""
        self._states = {key: state.for_another_run() for key, state in self._states.items() if isinstance(state, Portable)}
