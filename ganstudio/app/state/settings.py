"""Stores what the window remembers between sessions."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from ganstudio.engine.home import home

RECENT_RUNS = 12
RECENT_PICTURES = 8
NAMES_REMEMBERED = 1000  # of a dataset: a list of 100,000 files would not belong in the settings


class Settings:
    """Typed access to QSettings, stored in ``GANSTUDIO_HOME`` if that is set, else where the system keeps settings."""

    def __init__(self) -> None:
        folder = home()
        if folder is not None:
            self._store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        else:
            self._store = QSettings("GAN Studio", "GAN Studio")

    def value(self, key: str, default: str = "") -> str:
        """Return a remembered text."""
        return str(self._store.value(key, default))

    def set_value(self, key: str, value: Any) -> None:
        """Remember a text or a QByteArray."""
        self._store.setValue(key, value)

    def bytes(self, key: str) -> QByteArray:
        """Return the remembered state of a widget; empty without such a state."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def recent_runs(self) -> list[Path]:
        """Return the folders of the runs opened last, newest first, that still exist."""
        remembered = self.value("recent_runs").split("\n")
        return [Path(line) for line in remembered if line and (Path(line) / "config.json").is_file()]

    def remember_run(self, path: Path) -> None:
        """Put a run first among the recent runs."""
        paths = [path, *(other for other in self.recent_runs() if other != path)]
        self.set_value("recent_runs", "\n".join(str(item) for item in paths[:RECENT_RUNS]))

    def recent_pictures(self) -> list[tuple[str, ...]]:
        """Return the names of the picture sets opened last, newest first."""
        try:
            remembered = json.loads(self.value("recent_pictures", "[]"))
            return [tuple(map(str, names)) for names in remembered if isinstance(names, list) and names]
        except (ValueError, TypeError):
            return []

    def remember_pictures(self, names: tuple[str, ...]) -> None:
        """Put a picture set first among the recent sets."""
        if len(names) <= NAMES_REMEMBERED:
            recent = [names, *(other for other in self.recent_pictures() if other != names)]
            self.set_value("recent_pictures", json.dumps(recent[:RECENT_PICTURES]))

    def sync(self) -> None:
        """Write to the disk now."""
        self._store.sync()
