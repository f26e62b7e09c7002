"""Locates and reads the files of a run folder."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ganstudio.engine.config import Config
from ganstudio.engine.errors import RunError
from ganstudio.engine.files import disk_errors
from ganstudio.engine.runs import stats as rows
from ganstudio.engine.runs.baseline import IMPLICIT, Baseline, Likelihood
from ganstudio.engine.runs.imported import Imported
from ganstudio.engine.runs.manifest import CONFIG, DatasetInfo, Manifest, Origin, read_manifest, write_manifest
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


@dataclass(frozen=True)
class Kept:
    """A file or folder of the run at ``images_seen``."""

    images_seen: int
    path: Path


class Run:
    """A run folder on the disk. Only the config is held in memory; all else is read on each call."""

    def __init__(
        self,
        path: Path,
        config: Config,
        dataset: DatasetInfo,
        origin: Origin | None = None,
        baseline: Baseline | None = None,
        imported: Imported | None = None,
    ) -> None:
        self.path = path
        self.config = config
        self.dataset = dataset
        self.origin = origin
        self.baseline = baseline
        self.imported = imported

    @classmethod
    def create(
        cls,
        path: Path,
        config: Config,
        dataset: DatasetInfo,
        origin: Origin | None = None,
        baseline: Baseline | None = None,
        imported: Imported | None = None,
    ) -> "Run":
        """Create the folder. ``config.data`` must be resolved: a size and channels, not 0.

        Raises
        ------
        RunError
            The folder holds a run already, or cannot be written.
        """
        path = Path(path)
        if (path / CONFIG).exists():
            raise RunError(mark("engine", "{path} already holds a run. Resume it, or choose another folder."), path=path)
        run = cls(path, config, dataset, origin, baseline, imported)
        with disk_errors(path):
            path.mkdir(parents=True, exist_ok=True)
        run.make_folders()
        run._write()
        return run

    @classmethod
    def open(cls, path: Path) -> "Run":
        """Open a run folder.

        Raises
        ------
        RunError
            ``path`` holds no run, its config is damaged, or a newer studio wrote it.
        """
        path = Path(path)
        found = read_manifest(path / CONFIG)
        return cls(path, found.config, found.dataset, found.origin, found.baseline, found.imported)

    @property
    def name(self) -> str:
        """Return the folder's name."""
        return self.path.resolve().name

    @property
    def kind(self) -> str:
        """Return what the run holds: "gan", "upscaler", or the kind of a baseline: "gmm", "kde", "vae"."""
        if self.baseline is not None:
            return self.baseline.kind
        return "upscaler" if self.config.upscaler.factor else "gan"

    @property
    def has_latent_space(self) -> bool:
        """Return whether a generator draws the run's pictures from latents; an upscaler and a mixture have none."""
        return self.kind not in ("upscaler", "gmm", "kde")

    @property
    def has_pictures(self) -> bool:
        """Return whether the run was trained on pictures that the studio knows; an imported network was not."""
        return self.imported is None

    @property
    def likelihood(self) -> Likelihood:
        """Return how likely the model finds held-out pictures; without figures for a GAN, which states no density."""
        return IMPLICIT if self.baseline is None else self.baseline.likelihood

    @property
    def images_seen(self) -> int:
        """Return the images seen at the last checkpoint, or by the fit of a baseline; 0 before the first."""
        if self.baseline is not None:
            return self.baseline.images_seen
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
        """Read the settings again: another process may have changed them. Errors as of :meth:`open`."""
        self.config = Run.open(self.path).config

    def stats(self) -> list[rows.Row]:
        """Return all rows of ``stats.jsonl``."""
        return rows.read(self.path / "stats.jsonl")

    def append_stats(self, row: rows.Row) -> None:
        """Add a row to ``stats.jsonl``."""
        rows.append(self.path / "stats.jsonl", row)

    def health(self) -> list[rows.Row]:
        """Return all rows of ``vitals.jsonl``, the doctor's measurements."""
        return rows.read(self.path / "vitals.jsonl")

    def append_health(self, row: rows.Row) -> None:
        """Add a row to ``vitals.jsonl``."""
        rows.append(self.path / "vitals.jsonl", row)

    def metrics(self) -> list[dict[str, Any]]:
        """Return all rows of ``metrics.jsonl``: see :mod:`ganstudio.engine.runs.metrics`."""
        return rows.read(self.path / "metrics.jsonl")

    def append_metrics(self, row: dict[str, Any]) -> None:
        """Add a row to ``metrics.jsonl``."""
        rows.append(self.path / "metrics.jsonl", row)

    def history(self) -> list[dict[str, Any]]:
        """Return all changes of settings from ``history.jsonl``: ``images``, ``settings`` ({name: [old, new]}), ``reason``."""
        return rows.read(self.path / "history.jsonl")

    def append_history(self, images_seen: int, settings: Mapping[str, tuple[Any, Any]], reason: str) -> None:
        """Add a row to ``history.jsonl``."""
        pairs = {name: list(pair) for name, pair in settings.items()}
        row: dict[str, Any] = {"images": images_seen, "settings": pairs, "reason": reason}
        rows.append(self.path / "history.jsonl", row)

    def grids(self) -> list[Kept]:
        """Return the sample grids, by images seen."""
        return _kept(self._samples, ".png")

    def checkpoints(self) -> list[Kept]:
        """Return the checkpoints, by images seen."""
        return _kept(self._checkpoints, "")

    def snapshots(self) -> list[Kept]:
        """Return the generator's snapshots, by images seen."""
        return _kept(self._snapshots, ".safetensors")

    def generators(self) -> list[int]:
        """Return the images seen of all loadable generators: the snapshots, and the last checkpoint if it is newer."""
        found = [kept.images_seen for kept in self.snapshots()]
        return found + [kept.images_seen for kept in self.checkpoints()[-1:] if kept.images_seen > (found[-1] if found else 0)]

    def grid_path(self, images_seen: int) -> Path:
        """Return the path of the grid at ``images_seen``."""
        return self._samples / f"{images_seen:09d}.png"

    def checkpoint_path(self, images_seen: int) -> Path:
        """Return the folder of the checkpoint at ``images_seen``."""
        return self._checkpoints / f"{images_seen:09d}"

    def snapshot_path(self, images_seen: int) -> Path:
        """Return the path of the snapshot at ``images_seen``."""
        return self._snapshots / f"{images_seen:09d}.safetensors"

    def discriminators(self) -> list[Kept]:
        """Return the discriminators of the snapshots, by images seen."""
        return _kept(self._discriminators, ".safetensors")

    def discriminator_path(self, images_seen: int) -> Path:
        """Return the path of the discriminator at ``images_seen``."""
        return self._discriminators / f"{images_seen:09d}.safetensors"

    def rewind(self, images_seen: int) -> None:
        """Drop all records after ``images_seen``, so that training from there records them exactly once.

        Later checkpoints, which cannot be read, get the ending ``.damaged``, so that new checkpoints can take their names.
        """
        for name in ("stats.jsonl", "vitals.jsonl", "metrics.jsonl"):
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
        write_manifest(self.path / CONFIG, Manifest(self.config, self.dataset, self.origin, self.baseline, self.imported))

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


def _kept(folder: Path, suffix: str) -> list[Kept]:
    """Return the files with ``suffix`` (or folders, "") in ``folder`` whose names are a number of images, in order."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    stems = [name.removesuffix(suffix) for name in names if name.endswith(suffix)]
    return [Kept(int(stem), folder / f"{stem}{suffix}") for stem in sorted(stems, key=_number) if stem.isdecimal()]


def _number(stem: str) -> tuple[int, str]:
    return (int(stem) if stem.isdecimal() else -1, stem)
