"""Keeps copies of a snapshot that were tuned to the user's pictures, as run folders in the folder of the run."""

from collections.abc import Sequence
from pathlib import Path

from ganstudio.engine.errors import RunError
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs.baseline import NOUNS
from ganstudio.engine.runs.checkpoint import load_weights, save_snapshot
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.listing import new_run_path
from ganstudio.engine.runs.manifest import Origin
from ganstudio.engine.runs.pictures import check_has_pictures, copy_pictures
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

FOLDER = "tuned"
LONGEST = 40  # letters of a picture's name in a folder name


def keep_variant(run: Run, images_seen: int, tuned: Generator, pictures: Sequence[Path]) -> Run:
    """Save a copy of the generator of ``run`` after ``images_seen``, tuned to ``pictures``, as a run of its own.

    Its folder in ``RUN/tuned`` has the name of the first picture. The snapshot itself does not change.

    Raises
    ------
    RunError
        The disk is full or not writable.
    """
    name = pictures[0].stem[:LONGEST].strip(". ") or "picture"
    origin = Origin(str(run.path.resolve()), images_seen, {}, tuple(path.name for path in pictures))
    kept = Run.create(new_run_path(run.path / FOLDER, name), run.config, run.dataset, origin, imported=run.imported)
    copy_pictures(run, kept)
    save_snapshot(kept, images_seen, tuned.state_dict(), load_weights(run, images_seen)[2])
    return kept


def check_trainable(run: Run) -> None:
    """Raise ``RunError`` if the run is a tuned copy, a baseline or imported: these have no state to continue training from."""
    check_has_pictures(run)
    if run.baseline is not None:
        text = mark("engine", "{name} is a {kind}, which is fitted in one go: it cannot be trained further. Fit a new one instead.")
        raise RunError(text, name=run.name, kind=NOUNS[run.baseline.kind])
    if run.origin is not None and run.origin.pictures:
        text = mark("engine", "{name} is a copy tuned to {picture}: it cannot be trained. Train {run} instead.")
        raise RunError(text, name=run.name, picture=run.origin.pictures[0], run=Path(run.origin.run).name)
