"""Reads and writes ``config.json`` of a run folder: the settings, facts about the pictures, and what kind of run it is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ganstudio.engine.config import Config, from_dict, to_dict
from ganstudio.engine.errors import ConfigError, RunError
from ganstudio.engine.files import write_json
from ganstudio.engine.runs.baseline import Baseline, read_baseline
from ganstudio.engine.runs.imported import Imported, read_imported
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.version import __version__

FORMAT = 1
CONFIG = "config.json"


@dataclass(frozen=True)
class Origin:
    """The origin of a branched run: another run's folder, its images seen, and the settings that differ (old, new).

    ``pictures`` are the names of the pictures that the generator was tuned to; empty if it was not tuned.
    """

    run: str
    images_seen: int
    settings: Mapping[str, tuple[Any, Any]]
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class DatasetInfo:
    """Facts about a run's pictures, enough to rebuild its networks and to detect that the pictures have changed.

    ``fingerprint`` is a checksum of the prepared pixels and labels.
    """

    name: str
    count: int
    classes: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True)
class Manifest:
    """The content of a ``config.json``; ``baseline`` is None for a GAN and an upscaler, ``imported`` for networks of the studio."""

    config: Config
    dataset: DatasetInfo
    origin: Origin | None = None
    baseline: Baseline | None = None
    imported: Imported | None = None


def read_manifest(path: Path) -> Manifest:
    """Read the ``config.json`` at ``path``.

    Raises
    ------
    RunError
        It is missing or damaged, or a newer studio wrote it.
    """
    try:
        values = json.loads(path.read_bytes())
        check_format(values.get("format"), path)
        config = from_dict(values["config"])
        info = values["dataset"]
        dataset = DatasetInfo(info["name"], info["count"], tuple(info["classes"]), info["fingerprint"])
        origin, baseline = _origin(values.get("origin")), read_baseline(values.get("baseline"))
        imported = read_imported(values.get("imported"))
    except (FileNotFoundError, NotADirectoryError):
        raise RunError(mark("engine", "There is no run in {path}: it has no config.json."), path=path.parent) from None
    except ConfigError as error:
        raise RunError(mark("engine", "{path} is damaged: {reason}"), path=path, reason=str(error)) from None
    except OSError as error:
        raise RunError(mark("engine", "Can't read {path}: {reason}."), path=path, reason=error.strerror) from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise RunError(mark("engine", "{path} is damaged: it does not hold the settings of a run."), path=path) from None
    return Manifest(config, dataset, origin, baseline, imported)


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write the ``config.json`` at ``path`` atomically."""
    dataset, origin = manifest.dataset, manifest.origin
    values: dict[str, Any] = {
        "format": FORMAT,
        "studio": __version__,
        "config": to_dict(manifest.config),
        "dataset": {
            "name": dataset.name,
            "count": dataset.count,
            "classes": list(dataset.classes),
            "fingerprint": dataset.fingerprint,
        },
    }
    if origin:
        changed = {name: list(pair) for name, pair in origin.settings.items()}
        branched = {"run": origin.run, "images": origin.images_seen, "settings": changed}
        values["origin"] = {**branched, "pictures": list(origin.pictures)}
    if manifest.baseline:
        values["baseline"] = manifest.baseline.to_dict()
    if manifest.imported:
        values["imported"] = manifest.imported.to_dict()
    write_json(path, values)


def check_format(found: object, path: Path, known: int = FORMAT) -> None:
    """Refuse a file whose format version is newer than ``known``, or that has none."""
    try:
        version = int(str(found))
    except ValueError:
        raise RunError(mark("engine", "{path} is damaged: the format version is missing."), path=path) from None
    if version > known:
        raise RunError(
            mark(
                "engine",
                "{path} was written by a newer GAN Studio (format {found}; this version reads up to {known}). Update "
                "GAN Studio to open it.",
            ),
            path=path,
            found=version,
            known=known,
        )


def _origin(values: Any) -> Origin | None:
    if values is None:
        return None
    settings = {name: (old, new) for name, (old, new) in values["settings"].items()}
    return Origin(str(values["run"]), int(values["images"]), settings, tuple(map(str, values.get("pictures", ()))))
