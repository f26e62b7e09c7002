"""A run folder and the list of them."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from ganstudio.engine.config import Config, from_dict, to_dict
from ganstudio.engine.errors import ConfigError, RunError
from ganstudio.engine.files import disk_errors, write_json
from ganstudio.engine.runs import stats as rows
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.version import __version__

FORMAT = 1
CONFIG = "config.json"


@dataclass(frozen=True)
class Kept:
    """A file that shows the run at ``images`` images seen."""

    images_seen: int
    path: Path


@dataclass(frozen=True)
class Origin:
    """Where a run branched off: another run's folder, the images it had seen there, and the settings that differ (old, new).

    ``pictures`` are the names of those that the generator was tuned to instead of trained on; empty if it was not.
    """

    run: str
    images_seen: int
    settings: Mapping[str, tuple[Any, Any]]
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class DatasetInfo:
    """What a run was trained on: enough to rebuild its networks and to notice that the pictures have changed.

    ``fingerprint`` is a checksum of the prepared pixels and labels.
    """

    name: str
    count: int
    classes: tuple[str, ...]
    fingerprint: str


class Run:
    """One run folder on the disk. It holds no state of its own beyond the config: what it tells is read when asked."""

    def __init__(self, path: Path, config: Config, dataset: DatasetInfo, origin: Origin | None = None) -> None:
        self.path = path
        self.config = config
        self.dataset = dataset
        self.origin = origin

    @classmethod
    def create(cls, path: Path, config: Config, dataset: DatasetInfo, origin: Origin | None = None) -> "Run":
        """Make the folder. ``config.data`` must be resolved: a size and channels, not 0.

        Raises
        ------
        RunError
            There is a run already, or the folder cannot be written.
        """
        path = Path(path)
        if (path / CONFIG).exists():
            raise RunError(mark("engine", "{path} already holds a run. Resume it, or choose another folder."), path=path)
        run = cls(path, config, dataset, origin)
        with disk_errors(path):
            path.mkdir(parents=True, exist_ok=True)
        run.make_folders()
        run._write()
        return run

    @classmethod
    def open(cls, path: Path) -> "Run":
        """Read a run folder.

        Raises
        ------
        RunError
            There is no run at ``path``, its config is damaged, or a newer studio wrote it.
        """
        path = Path(path)
        try:
            values = json.loads((path / CONFIG).read_bytes())
            check_format(values.get("format"), path / CONFIG)
            config = from_dict(values["config"])
            info = values["dataset"]
            dataset = DatasetInfo(info["name"], info["count"], tuple(info["classes"]), info["fingerprint"])
            origin = _origin(values.get("origin"))
        except (FileNotFoundError, NotADirectoryError):
            raise RunError(mark("engine", "There is no run in {path}: it has no config.json."), path=path) from None
        except ConfigError as error:
            raise RunError(mark("engine", "{path} is damaged: {reason}"), path=path / CONFIG, reason=str(error)) from None
        except OSError as error:
            raise RunError(mark("engine", "{path} cannot be read: {reason}."), path=path / CONFIG, reason=error.strerror) from None
        except (ValueError, TypeError, KeyError, AttributeError):
            raise RunError(mark("engine", "{path} is damaged: it is not the config of a run."), path=path / CONFIG) from None
        return cls(path, config, dataset, origin)

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.path.resolve().name

    @property
    def images_seen(self) -> int:
        """Images seen at the last checkpoint; 0 before the first."""
        kept = self.checkpoints()
        return kept[-1].images_seen if kept else 0

    def make_folders(self) -> None:
        """Create missing folders that a training writes to: archives and copies drop empty folders."""
        with disk_errors(self.path):
            for folder in (self._samples, self._checkpoints, self._snapshots, self._discriminators):
                folder.mkdir(exist_ok=True)

    def update(self, config: Config) -> None:
        """Replace the settings, on the disk as well."""
        self.config = config
        self._write()

    def reload(self) -> None:
        """Take the settings from the disk: another process may have changed them. Errors as of :meth:`open`."""
        self.config = Run.open(self.path).config

    def stats(self) -> list[rows.Row]:
        """All rows of ``stats.jsonl``."""
        return rows.read(self.path / "stats.jsonl")

    def append_stats(self, row: rows.Row) -> None:
        """Add a row to ``stats.jsonl``."""
        rows.append(self.path / "stats.jsonl", row)

    def health(self) -> list[rows.Row]:
        """All rows of ``vitals.jsonl``: what the doctor measured."""
        return rows.read(self.path / "vitals.jsonl")

    def append_health(self, row: rows.Row) -> None:
        """Add a row to ``vitals.jsonl``."""
        rows.append(self.path / "vitals.jsonl", row)

    def history(self) -> list[dict[str, Any]]:
        """What was changed while training, from ``history.jsonl``: ``images``, ``settings`` ({name: [old, new]}), ``reason``."""
        return rows.read(self.path / "history.jsonl")

    def append_history(self, images_seen: int, settings: Mapping[str, tuple[Any, Any]], reason: str) -> None:
        """Add a row to ``history.jsonl``."""
        pairs = {name: list(pair) for name, pair in settings.items()}
        row: dict[str, Any] = {"images": images_seen, "settings": pairs, "reason": reason}
        rows.append(self.path / "history.jsonl", row)

    def grids(self) -> list[Kept]:
        """The sample grids kept, by images seen."""
        return _kept(self._samples, ".png")

    def checkpoints(self) -> list[Kept]:
        """The checkpoints, by images seen."""
        return _kept(self._checkpoints, "")

    def snapshots(self) -> list[Kept]:
        """The generator's snapshots, by images seen."""
        return _kept(self._snapshots, ".safetensors")

    def generators(self) -> list[int]:
        """What there is to draw with, by images seen: the snapshots, and the last checkpoint where that is newer."""
        found = [kept.images_seen for kept in self.snapshots()]
        return found + [images for images in [self.images_seen] if images > (found[-1] if found else 0)]

    def grid_path(self, images_seen: int) -> Path:
        """Where the grid at ``images`` goes."""
        return self._samples / f"{images_seen:09d}.png"

    def checkpoint_path(self, images_seen: int) -> Path:
        """The folder of the checkpoint at ``images``."""
        return self._checkpoints / f"{images_seen:09d}"

    def snapshot_path(self, images_seen: int) -> Path:
        """Where the snapshot at ``images`` goes."""
        return self._snapshots / f"{images_seen:09d}.safetensors"

    def discriminators(self) -> list[Kept]:
        """What the discriminator was at each snapshot, by images seen."""
        return _kept(self._discriminators, ".safetensors")

    def discriminator_path(self, images_seen: int) -> Path:
        """Where the discriminator at ``images`` goes."""
        return self._discriminators / f"{images_seen:09d}.safetensors"

    def rewind(self, images_seen: int) -> None:
        """Drop what was recorded after ``images``, so that training from there records it again exactly once.

        Later checkpoints, which cannot be read, get the ending ``.damaged``: else new ones would not be saved under their names.
        """
        for name in ("stats.jsonl", "vitals.jsonl"):
            rows.rewind(self.path / name, images_seen)
        with disk_errors(self.path):
            for kept in [*self.grids(), *self.snapshots(), *self.discriminators()]:
                if kept.images_seen > images_seen:
                    kept.path.unlink(missing_ok=True)
            for kept in self.checkpoints():
                if kept.images_seen > images_seen:
                    shutil.rmtree(damaged := kept.path.with_name(f"{kept.path.name}.damaged"), ignore_errors=True)
                    kept.path.rename(damaged)

    def _write(self) -> None:
        values: dict[str, Any] = {
            "format": FORMAT,
            "studio": __version__,
            "config": to_dict(self.config),
            "dataset": {
                "name": self.dataset.name,
                "count": self.dataset.count,
                "classes": list(self.dataset.classes),
                "fingerprint": self.dataset.fingerprint,
            },
        }
        if self.origin:
            changed = {name: list(pair) for name, pair in self.origin.settings.items()}
            origin = {"run": self.origin.run, "images": self.origin.images_seen, "settings": changed}
            values["origin"] = {**origin, "pictures": list(self.origin.pictures)}
        write_json(self.path / CONFIG, values)

    @property
    def _samples(self) -> Path:
        return self.path / "samples"

    @property
    def _checkpoints(self) -> Path:
        return self.path / "checkpoints"

    @property
    def _snapshots(self) -> Path:
        return self.path / "snapshots"

    @property
    def _discriminators(self) -> Path:
        return self.path / "discriminators"


@dataclass(frozen=True)
class RunSummary:
    """A line of the list of runs. ``total`` is the goal in images, ``modified`` seconds since the epoch."""

    path: Path
    name: str
    images_seen: int
    total: int
    modified: float
    source: tuple[str, ...]


def list_runs(folder: Path) -> list[RunSummary]:
    """The runs in ``folder``, newest first. What cannot be read as a run is passed over."""
    found = []
    for run in _open_all(Path(folder)):
        config = run.config
        modified = max((item.path.stat().st_mtime for item in run.checkpoints()), default=(run.path / CONFIG).stat().st_mtime)
        found.append(RunSummary(run.path, run.name, run.images_seen, config.run.images, modified, config.data.source))
    return sorted(found, key=lambda summary: summary.modified, reverse=True)


def default_runs_folder() -> Path:
    """Where the window keeps its runs: ``$GANSTUDIO_HOME/runs``, else the user's data folder."""
    home = os.environ.get("GANSTUDIO_HOME")
    return (Path(home) if home else Path(platformdirs.user_data_dir("GAN Studio", appauthor=False))) / "runs"


def new_run_path(folder: Path, name: str) -> Path:
    """``folder/name``, or with the first free number behind it: ``sevens``, ``sevens-2`` ..."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}"
    return path


def check_format(found: object, path: Path, known: int = FORMAT) -> None:
    """Refuse a file whose format version is newer than ``known``, or that has none."""
    try:
        version = int(str(found))
    except ValueError:
        raise RunError(mark("engine", "{path} is damaged: it does not say its format."), path=path) from None
    if version > known:
        raise RunError(
            mark(
                "engine",
                "{path} was written by a newer GAN Studio (format {found}; this one knows {known}). Update the studio to open it.",
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


def _open_all(folder: Path) -> Iterator[Run]:
    if (folder / CONFIG).is_file():  # a run folder itself was named
        folder, candidates = folder.parent, [folder]
    else:
        candidates = [path for path in folder.iterdir() if (path / CONFIG).is_file()] if folder.is_dir() else []
    for path in candidates:
        try:
            yield Run.open(path)
        except RunError:
            continue


def _kept(folder: Path, suffix: str) -> list[Kept]:
    """The files (suffix "") or folders in ``folder`` named by a number of images, in order."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    stems = [name.removesuffix(suffix) for name in names if name.endswith(suffix)]
    return [Kept(int(stem), folder / f"{stem}{suffix}") for stem in sorted(stems, key=_number) if stem.isdecimal()]


def _number(stem: str) -> tuple[int, str]:
    return (int(stem) if stem.isdecimal() else -1, stem)
