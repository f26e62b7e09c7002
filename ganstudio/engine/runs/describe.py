"""Describes a run in words and numbers."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from ganstudio.engine.config import to_dict
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.manifest import Origin
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence


def describe_run(path: Path) -> dict[str, Any]:
    """Return the facts of a run folder as plain JSON values: progress, pictures, kept files, last statistics, settings."""
    run = Run.open(path)
    rows = run.stats()
    return {
        "name": run.name,
        "path": str(run.path),
        "kind": run.kind,
        "images": run.images_seen,
        "total": run.config.run.images,
        "seconds": rows[-1]["seconds"] if rows else 0.0,
        "dataset": {"name": run.dataset.name, "count": run.dataset.count, "classes": list(run.dataset.classes)},
        "checkpoints": [kept.images_seen for kept in run.checkpoints()],
        "snapshots": [kept.images_seen for kept in run.snapshots()],
        "grids": [kept.images_seen for kept in run.grids()],
        "likelihood": run.likelihood.to_dict(),
        "baseline": None if run.baseline is None else run.baseline.to_dict(),
        "imported": None if run.imported is None else run.imported.to_dict(),
        "origin": None if run.origin is None else _origin(run.origin),
        "history": run.history(),
        "rows": len(rows),
        "last": rows[-1] if rows else None,
        "config": to_dict(run.config),
    }


def _origin(origin: Origin) -> dict[str, Any]:
    facts = asdict(origin)
    return {"run": facts.pop("run"), "images": facts.pop("images_seen"), **facts}


def what_is_saved(run: Run) -> Sentence:
    """Return a sentence on what a training can continue from: the last checkpoint, else the newest snapshot, else nothing."""
    checkpoints, snapshots = run.checkpoints(), run.snapshots()
    if checkpoints:
        text = mark("engine", "The last checkpoint, at {images} images, is saved.")
        return Sentence(text, {"images": f"{checkpoints[-1].images_seen:,}"})
    if snapshots:
        text = mark("engine", "There is no checkpoint yet; the newest snapshot is at {images} images.")
        return Sentence(text, {"images": f"{snapshots[-1].images_seen:,}"})
    return Sentence(mark("engine", "There is no checkpoint yet."), {})
