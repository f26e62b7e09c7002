"""Pictures from the clipboard."""

from pathlib import Path

from ganstudio.engine.files import disk_errors, write_atomic
from ganstudio.engine.home import data_folder


def pasted_folder() -> Path:
    """Return the folder of pasted pictures."""
    return data_folder() / "pasted"


def keep_pasted(png: bytes) -> Path:
    """Save a PNG file's content in the studio's data folder, and return its path, which opens like any file.

    Raises
    ------
    RunError
        The disk refuses to write.
    """
    folder = pasted_folder()
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while (path := folder / f"pasted-{number}.png").exists():
        number += 1
    write_atomic(path, png)
    return path
