"""Records the pictures that a run was trained on, in ``pictures.npz`` in the run folder.

Pictures removed or added later affect only new runs; moved pictures can be found at another place.
"""

import os
from collections.abc import Generator, Sequence
from dataclasses import replace

from ganstudio.engine.config import DataConfig, with_settings
from ganstudio.engine.data import Dataset, Source, load_dataset, open_source
from ganstudio.engine.data.preparation.chosen import Chosen
from ganstudio.engine.data.sources.builtin import BUILTIN
from ganstudio.engine.errors import DatasetError, PicturesLost, RunError
from ganstudio.engine.events import Event
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.lock import only_writer
from ganstudio.engine.runs.manifest import DatasetInfo
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

PICTURES = "pictures.npz"
EARLIER_FRAME = "#000000"  # around small pictures in version 0.1.0, whatever the background was


def describe(dataset: Dataset) -> DatasetInfo:
    """Return the facts about the pictures that a run records."""
    return DatasetInfo(dataset.name, len(dataset.rows), dataset.classes, dataset.fingerprint)


def keep_pictures(run: Run, dataset: Dataset) -> None:
    """Record in the run folder the pictures of ``dataset`` and the colour around them, if it is not recorded yet."""
    path = run.path / PICTURES
    if dataset.chosen is not None and not path.exists():
        dataset.chosen.save(path)
    if dataset.background and dataset.background != run.config.data.background.lower():
        run.update(with_settings(run.config, {"data.background": dataset.background}))


def same_pictures(run: Run, dataset: Dataset) -> bool:
    """Return whether ``dataset`` has the images and classes that the run was trained on, wherever they lie."""
    found = describe(dataset)
    return (found.count, found.classes, found.fingerprint) == (run.dataset.count, run.dataset.classes, run.dataset.fingerprint)


def check_pictures(run: Run, dataset: Dataset) -> None:
    """Raise :class:`~ganstudio.engine.errors.PicturesLost` for a dataset that the run was not trained on."""
    if same_pictures(run, dataset):
        return
    text = mark(
        "engine",
        "The pictures have changed since this run began ({now} of '{name}' now, {then} then). Start a new run with them.",
    )
    raise PicturesLost(text, now=f"{len(dataset.rows):,}", then=f"{run.dataset.count:,}", name=dataset.name)


def open_pictures(run: Run, names: Sequence[str] = (), *, exact: bool = True) -> Generator[Event, None, tuple[Source, Dataset]]:
    """Open the pictures that ``run`` was trained on. A generator of events that returns their source and the dataset.

    Parameters
    ----------
    names
        Where to look for them; empty: where the run found them.
    exact
        Refuse pictures that differ. Otherwise use the present pictures instead, as curated now.

    Raises
    ------
    PicturesLost
        Pictures are missing or have changed.
    RunError
        The run was imported and has no pictures of its own.
    """
    check_has_pictures(run)
    data = run.config.data
    names = names or data.source
    try:
        source = yield from open_source(names, data)
    except DatasetError as error:
        raise pictures_lost(run, names, error) from error
    chosen = Chosen.load(run.path / PICTURES)
    try:
        dataset = yield from load_dataset(source, data, chosen=chosen)
        if chosen is None:
            dataset = yield from _as_earlier(run, source, dataset)
        if exact:
            check_pictures(run, dataset)
    except PicturesLost:
        if exact or chosen is None:
            raise
        dataset = yield from load_dataset(source, data)
    return source, dataset


def check_has_pictures(run: Run) -> None:
    """Raise ``RunError`` for an imported run, which has no pictures of its own."""
    if not run.has_pictures:
        text = mark(
            "engine", "{name} was imported and has no pictures of its own. Choose pictures; to train, start a new run from it."
        )
        raise RunError(text, name=run.name)


def _as_earlier(run: Run, source: Source, dataset: Dataset) -> Generator[Event, None, Dataset]:
    """Return ``dataset`` as version 0.1.0 prepared it, if the run was trained on that.

    That version framed small pictures in black, whatever the background, and took fewer folders as classes.
    """
    data, chosen = run.config.data, dataset.chosen
    if chosen is None or same_pictures(run, dataset) or len(dataset.rows) != run.dataset.count:
        return dataset
    if not run.dataset.classes:
        chosen = replace(chosen, labels=None, classes=())
    frames = (data.background, EARLIER_FRAME) if data.background.lower() == DataConfig().background else (data.background,)
    for frame in frames:
        found = yield from load_dataset(source, replace(data, background=frame), chosen=chosen)
        if same_pictures(run, found):
            return found
    return dataset


def move_pictures(run: Run, names: Sequence[str], *, take_over: bool = False) -> Generator[Event, None, tuple[Source, Dataset]]:
    """Find the run's pictures at another place and record it in the run, if they are the same.

    Raises
    ------
    PicturesLost
        They are not at that place; the run does not change.
    RunLocked
        Another process trains the run.
    """
    source, dataset = yield from open_pictures(run, names)
    with only_writer(run, take_over=take_over):
        run.reload()
        run.update(with_settings(run.config, {"data.source": source.names}))
    return source, dataset


def copy_pictures(origin: Run, run: Run) -> None:
    """Record the pictures of ``origin`` for ``run``."""
    chosen = Chosen.load(origin.path / PICTURES)
    if chosen is not None:
        chosen.save(run.path / PICTURES)


def pictures_lost(run: Run, names: Sequence[str], error: DatasetError) -> PicturesLost:
    """Return the error for ``names``, the pictures of ``run``, that cannot be opened because of ``error``."""
    gone = [name for name in names if name not in BUILTIN and not os.path.lexists(os.path.expanduser(name))]
    if gone:
        text = mark(
            "engine",
            "The pictures that {name} was trained on are missing: there is no {path}. Put them back, or locate "
            "them in their new place.",
        )
        return PicturesLost(text, name=run.name, path=gone[0])
    text = mark("engine", "Can't open the pictures that {name} was trained on. {error}")
    return PicturesLost(text, name=run.name, error=Sentence(error.text, error.values))
