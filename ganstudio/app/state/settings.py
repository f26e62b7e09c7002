"""What the window remembers from one time to the next."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from ganstudio.engine.home import home

RECENT_RUNS = 12
RECENT_PICTURES = 8
NAMES_REMEMBERED = 1000  # of one dataset: settings are no place for a list of 100,000 files


class Settings:
    """Typed access to QSettings. With ``GANSTUDIO_HOME`` set they live there, else where the system keeps settings."""

    def __init__(self) -> None:
        folder = home()
        if folder is not None:
            self._store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        else:
            self._store = QSettings("GAN Studio", "GAN Studio")

    def value(self, key: str, default: str = "") -> str:
        """A remembered text."""
        return str(self._store.value(key, default))

    def set_value(self, key: str, value: Any) -> None:
        """Remember a text or a QByteArray."""
        self._store.setValue(key, value)

    def bytes(self, key: str) -> QByteArray:
        """A remembered state of a widget; empty if there is none."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def recent_runs(self) -> list[Path]:
        """Folders of the runs opened last, newest first, as far as they are still there."""
        remembered = self.value("recent_runs").split("\n")
        return [Path(line) for line in remembered if line and (Path(line) / "config.json").is_file()]

    def remember_run(self, path: Path) -> None:
        """Put a run at the head of the recent ones."""
        paths = [path, *(other for other in self.recent_runs() if other != path)]
        self.set_value("recent_runs", "\n".join(str(item) for item in paths[:RECENT_RUNS]))

    def recent_pictures(self) -> list[tuple[str, ...]]:
        """The names of the pictures opened last, newest first."""
        try:
            remembered = json.loads(self.value("recent_pictures", "[]"))
            return [tuple(map(str, names)) for names in remembered if isinstance(names, list) and names]
        except (ValueError, TypeError):
            return []

    def remember_pictures(self, names: tuple[str, ...]) -> None:
        """Put pictures at the head of the recent ones."""
        if len(names) <= NAMES_REMEMBERED:
            recent = [names, *(other for other in self.recent_pictures() if other != names)]
            self.set_value("recent_pictures", json.dumps(recent[:RECENT_PICTURES]))

    def sync(self) -> None:
        """Write to the disk now."""
        self._store.sync()
