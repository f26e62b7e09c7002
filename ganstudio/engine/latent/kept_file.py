"""Reads the small JSON files beside a run that hold a person's favourites, keyframes and directions."""

import json
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from ganstudio.engine.errors import RunError
from ganstudio.engine.latent.latent import Latent, fits
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.manifest import check_format
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

T = TypeVar("T")


def read_kept(path: Path, known: int, parse: Callable[[dict[str, Any]], list[T]]) -> list[T]:
    """Parse the file's object, of a format up to ``known``; return nothing without a file. The file stays unchanged.

    ``parse`` may raise ``ValueError``, ``TypeError``, ``KeyError`` or ``AttributeError`` for an unexpected object.

    Raises
    ------
    RunError
        The file cannot be read, is damaged, or a newer studio wrote it.
    """
    try:
        values = json.loads(path.read_bytes())
        check_format(values.get("format"), path, known)
        return parse(values)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise RunError(mark("engine", "Can't read {path}: {reason}."), path=path, reason=error.strerror) from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RunError(mark("engine", "{path} is damaged: {reason}."), path=path, reason=str(error)) from None


def is_of(run: Run, generator: Generator | None, latent: Latent) -> bool:
    """Return whether ``run`` can draw ``latent``. ``generator`` is that of any snapshot; without it, the shape of edited latents is
    not checked."""
    return fits(generator, latent) if generator is not None else latent.z.shape == (run.config.model.latent_dim,)


def merged(before: Sequence[T], after: Sequence[T], found: Sequence[T], text: Callable[[T], Hashable]) -> tuple[T, ...]:
    """Apply the change from ``before`` to ``after`` to ``found``, the entries that a file holds now.

    Entries that another process added since ``before`` stay, after those of ``after``; entries that it removed stay removed. Two
    entries are the same if their ``text`` is; an entry of ``after`` takes precedence over its equal in ``found``.
    """
    old, new, now = (Counter(map(text, entries)) for entries in (before, after, found))
    removed, added = old - now, now - old - (new - old)
    kept = []
    for entry in after:
        if removed[text(entry)]:
            removed[text(entry)] -= 1
        else:
            kept.append(entry)
    for entry in found:
        if added[text(entry)]:
            added[text(entry)] -= 1
            kept.append(entry)
    return tuple(kept)
