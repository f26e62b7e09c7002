"""Finds the pictures that a run can draw again from their metadata."""

from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ganstudio.engine.errors import RunError
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.export.provenance import Provenance, fingerprint, read_picture
from ganstudio.engine.latent.latent import fits
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import load_generator


@dataclass(frozen=True, eq=False)
class Recalled:
    """Pictures sorted by their metadata: the run can draw its ``own`` again, other models drew ``foreign`` pictures, and ``silent``
    pictures have no or damaged metadata."""

    own: tuple[Provenance, ...]
    foreign: tuple[tuple[Path, Provenance], ...]
    silent: tuple[Path, ...]


def recall_all(run: Run, paths: Sequence[Path]) -> Task[Event, None, Recalled]:
    """Read from PNG files how they were drawn. A generator of events.

    As for a single picture, a file is the run's own if the fingerprint or the run's name says so, and the run can draw it.
    """
    own: list[Provenance] = []
    foreign: list[tuple[Path, Provenance]] = []
    silent: list[Path] = []
    known: dict[int, tuple[Generator, str]] = {}
    for number, path in enumerate(paths):
        yield Progress(number, len(paths), "files")
        try:
            drawn = read_picture(path)
        except RunError:
            drawn = None
        if drawn is None:
            silent.append(path)
        elif _is_own(run, drawn, known):
            own.append(drawn)
        else:
            foreign.append((path, drawn))
    yield Progress(len(paths), len(paths), "files")
    return Recalled(tuple(own), tuple(foreign), tuple(silent))


def _is_own(run: Run, drawn: Provenance, known: dict[int, tuple[Generator, str]]) -> bool:
    snapshots = run.generators()
    if not snapshots or (drawn.run != run.name and drawn.images_seen not in snapshots):
        return False
    images = min(snapshots, key=lambda kept: abs(kept - drawn.images_seen))
    if images not in known:
        _, generator = load_generator(run, images)
        known.clear()  # a single entry suffices: pictures of a snapshot mostly come together
        known[images] = (generator, fingerprint(generator))
    generator, network = known[images]
    return fits(generator, drawn.latent) and (drawn.run == run.name or network == drawn.network)
