"""What is judged: snapshots of runs, and sets of pictures."""

import hashlib
import os
from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data.cache import PIXELS
from ganstudio.engine.data.preparation.index import Index
from ganstudio.engine.data.sources.arrays import ArraySource, pictures, range_of
from ganstudio.engine.errors import ConfigError, RunError
from ganstudio.engine.evaluation.reference import Reference
from ganstudio.engine.evaluation.store import FOLDER, ResultStore, key_of
from ganstudio.engine.events import Caveat, Event
from ganstudio.engine.home import cache_folder
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.manifest import CONFIG
from ganstudio.engine.runs.quality_curve import best_snapshot
from ganstudio.engine.search.collection import Collection, gather, prepare_source
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

SubjectLike: TypeAlias = Run | Model | Path | str | np.ndarray
"""A run, its folder, an open model, the name of pictures (a folder, an archive, an array, a built-in set), or an array of pictures:
(N, H, W) or (N, H, W, C) of any type."""

SNAPSHOTS = ("latest", "best", "all")
FEWEST = 10  # images of a judged set


@dataclass(frozen=True, eq=False)
class Subject:
    """A snapshot of a run, a baseline, or a set of pictures.

    Attributes
    ----------
    name, kind, path, snapshot
        As of :class:`~ganstudio.engine.evaluation.result.Judged`.
    run
        The run of a snapshot or baseline; None for pictures.
    pixels
        Pictures that came as an array; None for others.
    images
        The prepared pictures; None for a run, which draws its images, and before :func:`prepare_pictures`.
    digest
        Identifies the prepared pictures, or the model once it was opened.
    """

    name: str
    kind: str
    path: str = ""
    snapshot: int | None = None
    run: Run | None = None
    pixels: np.ndarray | None = None
    images: ImageSet | None = None
    digest: str = ""

    def store(self) -> ResultStore:
        """Return the figures kept for it: in the run's folder, or in the cache."""
        folder = cache_folder() / FOLDER if self.run is None else self.run.path / FOLDER
        return ResultStore(folder)

    def pictures(self, key: str) -> ResultStore:
        """Return the pictures kept under a key: in the cache, with the prepared pictures that leave it first."""
        return ResultStore(cache_folder() / PIXELS / FOLDER / key)


def subjects_of(what: Sequence[SubjectLike], snapshots: str | int = "latest") -> list[Subject]:
    """Return what is judged, in order; nothing is read but the lists of files in runs.

    Parameters
    ----------
    snapshots
        Which snapshots of each run: "latest", "best" (by the quality measured during the training), "all", or images seen.

    Raises
    ------
    ConfigError
        Nothing is given, or ``snapshots`` is none of these.
    RunError
        A run has no snapshot, not this snapshot, or is an upscaler.
    """
    if not what:
        raise ConfigError(mark("engine", "Name what to evaluate: a run, a folder, an archive or an array."))
    found: list[Subject] = []
    for number, one in enumerate(what, start=1):
        if isinstance(one, np.ndarray):
            found.append(Subject(f"array {number}", "folder", pixels=one))
        elif isinstance(one, Model):
            found.append(_of_baseline(one.run) if one.run.baseline else _of_snapshot(one.run, one.images_seen))
        elif isinstance(one, Run) or (Path(one) / CONFIG).is_file():
            run = one if isinstance(one, Run) else Run.open(Path(one))
            found += [_of_baseline(run)] if run.baseline else [_of_snapshot(run, seen) for seen in _chosen(run, snapshots)]
        else:
            found.append(Subject(os.path.basename(os.path.normpath(str(one))), "folder", path=str(one)))
    return _renamed(found)


def _of_snapshot(run: Run, images_seen: int) -> Subject:
    return Subject(f"{run.name} at {images_seen:,} images", "run", str(run.path), images_seen, run)


def _of_baseline(run: Run) -> Subject:
    """Return a baseline, which was fitted in one go and has no earlier snapshots."""
    return Subject(run.name, "baseline", str(run.path), None, run)


def _chosen(run: Run, snapshots: str | int) -> list[int]:
    if run.config.upscaler.factor:
        text = mark("engine", "{name} is an upscaler: it draws no pictures of its own, so there is nothing to evaluate.")
        raise RunError(text, name=run.name)
    known = run.generators()
    if not known:
        raise RunError(mark("engine", "{path} has no snapshot yet: train it for a while first."), path=run.path)
    if snapshots == "all":
        return known
    if snapshots == "latest":
        return known[-1:]
    if snapshots == "best":
        return [best_snapshot(run.config.run.metrics, run.health(), run.metrics(), known)]
    if not str(snapshots).isdecimal():
        text = mark("engine", "There is no snapshot '{name}'. Choose latest, best, all, or images seen.")
        raise ConfigError(text, name=snapshots)
    if int(snapshots) not in known:
        text = mark("engine", "{path} has no snapshot at {snapshot} images. The nearest is at {nearest}.")
        nearest = min(known, key=lambda images: abs(images - int(snapshots)))
        raise RunError(text, path=run.path, snapshot=int(snapshots), nearest=nearest)
    return [int(snapshots)]


def _renamed(subjects: list[Subject]) -> list[Subject]:
    """Return the subjects under different names: two folders may have the same name."""
    names = [subject.name for subject in subjects]
    found: list[Subject] = []
    for place, subject in enumerate(subjects):
        name = subject.name
        if names.count(name) > 1 and (parent := os.path.basename(os.path.dirname(os.path.abspath(subject.path)))):
            name = f"{parent}/{name}"
        if name in {other.name for other in found}:
            name = f"{name} ({place + 1})"
        found.append(replace(subject, name=name))
    return found


def prepare_pictures(subject: Subject, reference: Reference) -> Task[Event, None, Subject]:
    """Prepare the pictures of a subject like the reference's; a snapshot is only checked.

    Raises
    ------
    ConfigError
        The run draws images of another size or with other channels, or there are too few pictures.
    DatasetError
        The pictures do not exist, or none can be used.
    """
    channels, height, width = reference.dataset.pixels.shape[1:]
    frame = FrameSize(width, height)
    if subject.run is not None:
        data = subject.run.config.data
        if (data.frame, data.channels) != (frame, channels):
            text = mark(
                "engine",
                "{name} draws images of {size} px with {channels} channels, but the real images have {side} px and {others}. "
                "Choose data or runs of the same size and channels.",
            )
            words = {"size": data.frame.label, "channels": data.channels, "side": frame.label, "others": channels}
            raise ConfigError(text, name=subject.name, **words)
        return subject
    collection = yield from _gather(subject, reference)
    if len(collection) < FEWEST:
        text = mark("engine", "Too few pictures in {name}: an evaluation needs at least {fewest}, and {count} can be used.")
        raise ConfigError(text, name=subject.name, fewest=FEWEST, count=len(collection))
    yield from _tell_resized(subject, collection, frame)
    labels, classes = collection.labels, collection.dataset.classes
    shape = collection.dataset.pixels.shape[1:]
    images = ImageSet(subject.name, len(collection), shape, collection.read, labels if classes else None, classes)
    chosen = collection.dataset.chosen
    content = "" if chosen is None else hashlib.blake2b(chosen.digests.tobytes(), digest_size=16).hexdigest()
    return replace(subject, images=images, digest=key_of(collection.dataset.fingerprint, content, list(shape)))


def _gather(subject: Subject, reference: Reference) -> Task[Event, None, Collection]:
    data = reference.data
    if subject.pixels is None:
        return (yield from gather(data, [subject.path]))
    images = pictures(subject.pixels, subject.name)
    state = hashlib.blake2b(np.ascontiguousarray(images).tobytes(), digest_size=16).hexdigest()
    source = ArraySource(subject.name, (f"array {state}",), images, range_of(images), state)
    return (yield from prepare_source(source, data))


def _tell_resized(subject: Subject, collection: Collection, frame: FrameSize) -> Task[Event, None, None]:
    """Say how many pictures had another size: resizing changes what metrics measure."""
    facts, rows = Index(collection.source).facts, collection.dataset.pictures
    if rows is None:
        return
    used = facts[rows]
    count = int(((used["width"] != frame.width) | (used["height"] != frame.height)).sum())
    if count:
        text = mark("engine", "{name}: {count} of {all} pictures had another size and were fitted to {side} px")
        words = {"name": subject.name, "count": f"{count:,}", "all": f"{len(used):,}", "side": frame.label}
        yield Caveat(Sentence(text, words))
