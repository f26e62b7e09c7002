"""Copies of a snapshot that were tuned to a person's pictures: run folders of their own, in the folder of the run."""

from collections.abc import Sequence
from pathlib import Path

from ganstudio.engine.errors import RunError
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs.checkpoint import load_weights, save_snapshot
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.listing import new_run_path
from ganstudio.engine.runs.manifest import Origin
from ganstudio.engine.runs.pictures import copy_pictures
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

FOLDER = "tuned"
LONGEST = 40  # letters of a picture's name in a folder's


def keep_variant(run: Run, images_seen: int, tuned: Generator, pictures: Sequence[Path]) -> Run:
    """Keep a copy of the generator that ``run`` had after ``images``, tuned to ``pictures``; all that takes a run takes it too.

    It lies in ``RUN/tuned`` and is called after the first of the pictures. The snapshot itself stays what it was.

    Raises
    ------
    RunError
        The disk refuses.
    """
    name = pictures[0].stem[:LONGEST].strip(". ") or "picture"
    origin = Origin(str(run.path.resolve()), images_seen, {}, tuple(path.name for path in pictures))
    kept = Run.create(new_run_path(run.path / FOLDER, name), run.config, run.dataset, origin)
    copy_pictures(run, kept)
    save_snapshot(kept, images_seen, tuned.state_dict(), load_weights(run, images_seen)[2])
    return kept


def check_trainable(run: Run) -> None:
    """``RunError`` if the run is a tuned copy: it has no state to train on from."""
    if run.origin is not None and run.origin.pictures:
        text = mark("engine", "{name} is a copy tuned to {picture}: it cannot be trained. Train {run} instead.")
        raise RunError(text, name=run.name, picture=run.origin.pictures[0], run=Path(run.origin.run).name)
