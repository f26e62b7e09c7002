"""Reading the small JSON files that a person's things are kept in beside a run."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from ganstudio.engine.archs import Generator
from ganstudio.engine.errors import RunError
from ganstudio.engine.latent.point import Point, fits
from ganstudio.engine.runs.folder import Run, check_format
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

T = TypeVar("T")


def read_kept(path: Path, known: int, parse: Callable[[dict[str, Any]], list[T]]) -> list[T]:
    """What ``parse`` makes of the file's object, of a format up to ``known``; nothing if there is no file. The file is left alone.

    ``parse`` may raise ``ValueError``, ``TypeError``, ``KeyError`` or ``AttributeError`` where the object is not what it should be.

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
        raise RunError(mark("engine", "{path} cannot be read: {reason}."), path=path, reason=error.strerror) from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RunError(mark("engine", "{path} is damaged: {reason}."), path=path, reason=str(error)) from None


def is_of(run: Run, generator: Generator | None, point: Point) -> bool:
    """Whether ``run`` can draw ``point``. ``generator`` is any snapshot's of it; without one, the shape of edited latents is not
    checked."""
    return fits(generator, point) if generator is not None else point.z.shape == (run.config.model.latent_dim,)
