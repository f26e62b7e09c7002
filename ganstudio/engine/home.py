"""The folders of the studio's own files: in ``GANSTUDIO_HOME`` if that is set, else where the system keeps such files."""

import os
from pathlib import Path

import platformdirs

NAME = "GAN Studio"


def home() -> Path | None:
    """Return the folder named by ``GANSTUDIO_HOME``, which then holds all of the studio's files; None if it is not set."""
    found = os.environ.get("GANSTUDIO_HOME")
    return Path(found) if found else None


def data_folder() -> Path:
    """Return the folder for what cannot be recreated: runs, curations, pasted pictures. It need not exist yet."""
    return home() or Path(platformdirs.user_data_dir(NAME, appauthor=False))


def cache_folder() -> Path:
    """Return the folder for what can be recreated at any time: ``$GANSTUDIO_HOME/cache``. It need not exist yet."""
    found = home()
    return found / "cache" if found is not None else Path(platformdirs.user_cache_dir(NAME, appauthor=False))


def log_folder() -> Path:
    """Return the folder for the log. It need not exist yet."""
    return home() or Path(platformdirs.user_log_dir(NAME, appauthor=False))
