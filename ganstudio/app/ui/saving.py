"""Asks where to save a file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ganstudio.engine.files import free_path

SAME = {".tiff": ".tif", ".jpeg": ".jpg"}  # two spellings of a suffix


def ask_where(parent: QWidget, title: str, proposed: str | Path, kinds: str, ending: str) -> Path | None:
    """Ask for the name of a file of ``kinds`` that ends in ``ending``; None if the person cancels.

    A name with another ending gets ``ending`` appended, so that the name says what the file is. An existing file with that longer
    name stays, as the dialog did not ask whether to replace it.
    """
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    return with_ending(Path(chosen), ending) if chosen else None


def with_ending(path: Path, ending: str) -> Path:
    """Return ``path`` with ``ending``; if it had to be appended, under a name that is still free."""
    own = path.suffix.lower()
    if SAME.get(own, own) == ending:
        return path
    return free_path(path.with_name(path.name + ending))
