"""Registries of named choices: architectures, objectives, presets.

A registry keeps its names in order of registration; the error for an unknown name suggests the nearest known name.
"""

import difflib
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import QT_TRANSLATE_NOOP

T = TypeVar("T")


def unknown_name(kind: str, name: str, names: list[str]) -> ConfigError:
    """Return the error for ``name``, which is not in ``names``: it suggests the nearest, else lists them all."""
    folded = {known.casefold(): known for known in names}
    near = [folded[match] for match in difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)]
    if near:
        return ConfigError(
            QT_TRANSLATE_NOOP("engine", "There is no {kind} '{name}'. Did you mean '{near}'?"), kind=kind, name=name, near=near[0]
        )
    return ConfigError(
        QT_TRANSLATE_NOOP("engine", "There is no {kind} '{name}'. Choose one of: {names}."),
        kind=kind,
        name=name,
        names=", ".join(names),
    )


class Registry(Generic[T]):
    """Names mapped to entries of one kind.

    Parameters
    ----------
    kind
        The field's term for an entry, for error messages ("architecture").
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._entries: dict[str, T] = {}

    def register(self, name: str) -> Callable[[T], T]:
        """Register the decorated entry as ``name``. A name taken already is a programming error (``ValueError``)."""

        def add(entry: T) -> T:
            if name in self._entries:
                raise ValueError(f"{self.kind} '{name}' is registered twice")
            self._entries[name] = entry
            return entry

        return add

    def get(self, name: str) -> T:
        """Return the entry of that name; the :class:`ConfigError` for an unknown name suggests the nearest."""
        try:
            return self._entries[name]
        except KeyError:
            raise unknown_name(self.kind, name, self.names()) from None

    def names(self) -> list[str]:
        """Return all names, in order of registration."""
        return list(self._entries)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __contains__(self, name: object) -> bool:
        return name in self._entries
