"""Pictures from the clipboard."""

import os
from pathlib import Path

import platformdirs

from ganstudio.engine.files import disk_errors, write_atomic


def pasted_folder() -> Path:
    """Where they are kept."""
    home = os.environ.get("GANSTUDIO_HOME")
    return (Path(home) if home else Path(platformdirs.user_data_dir("GAN Studio", appauthor=False))) / "pasted"


def keep_pasted(png: bytes) -> Path:
    """Keep a PNG file's content in the studio's data folder, where it can be opened like any file, and say where.

    Raises
    ------
    RunError
        The disk refuses.
    """
    folder = pasted_folder()
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while (path := folder / f"pasted-{number}.png").exists():
        number += 1
    write_atomic(path, png)
    return path
