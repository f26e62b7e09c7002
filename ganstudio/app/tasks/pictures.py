"""The session's background tasks on pictures: generators that import torch only when they run."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage

from ganstudio.app.jobs.preload import lasting_imports, preload_torch
from ganstudio.app.rendering.qimages import write_png
from ganstudio.app.tasks.findings import DatasetFindings, arrange
from ganstudio.engine import data
from ganstudio.engine.config import Config, DataConfig
from ganstudio.engine.data import Source
from ganstudio.engine.events import Event, Status
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.data.preparation.curation import Curation
    from ganstudio.engine.device import Device


@dataclass(frozen=True)
class OpenedPictures:
    """Opened pictures with the curation saved for them."""

    source: Source
    curation: "Curation"


def silent(task: Callable[[], Any]) -> Generator[Event, None, Any]:
    """Return ``task`` as a generator without events."""
    yield from ()
    return task()


def load_engine(*more: Callable[[], object]) -> Generator[Event, None, "Device"]:
    """Import torch, the training and pyqtgraph, then call ``more``, which imports more; return the device that ``auto`` chooses."""
    yield Status(mark("engine", "Loading the engine"), {})
    with lasting_imports():
        preload_torch()

        yield Status(mark("engine", "Loading the plots"), {})
        import pyqtgraph  # noqa: F401 - the import takes half a second, too long for the GUI thread

        for load in more:
            load()
        from ganstudio.engine.device import choose_device
    return choose_device(Config())


def import_all(loads: Iterable[Callable[[], object]]) -> Generator[Event, None, None]:
    """Call ``loads`` one after another, each of which imports modules."""
    with lasting_imports():
        for load in loads:
            load()
            yield Status(mark("engine", "Loading the pages"), {})


def open_pictures(names: Sequence[str], config: DataConfig) -> Generator[Event, None, OpenedPictures]:
    """Open pictures by name."""
    source = yield from data.open_source(names, config)
    from ganstudio.engine.data.preparation.curation import load_curation

    return OpenedPictures(source, load_curation(source))


def check_pictures(source: Source, config: DataConfig) -> Generator[Event, None, DatasetFindings]:
    """Decode every picture once to find which are usable, and judge the set for training."""
    from ganstudio.engine.data.report.preflight import preflight

    return arrange(source, (yield from preflight(source, config)))


def keep_picture(image: QImage) -> Generator[Event, None, Path]:
    """Save a picture from the clipboard in the studio's folder; return the file."""
    from ganstudio.engine.data.sources.pasted import keep_pasted

    yield from ()
    content = QBuffer()
    content.open(QBuffer.OpenModeFlag.WriteOnly)
    write_png(image, content)
    return keep_pasted(bytes(content.data().data()))


def measure_cache(clear: bool) -> Generator[Event, None, tuple[Path, int]]:
    """Return the cache folder of prepared pictures and its size in bytes; with ``clear``, delete them first."""
    from ganstudio.engine.data.cache import cache_size, clear_cache
    from ganstudio.engine.home import cache_folder

    yield from ()
    if clear:
        clear_cache()
    return cache_folder(), cache_size()


def folder_name(name: str) -> str:
    """Return ``name`` as a folder name that is valid on every system."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name).strip("-")
    return kept[:60] or "run"
