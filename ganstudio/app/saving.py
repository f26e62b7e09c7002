"""Asking where to save something."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ganstudio.engine.files import free_path

SAME = {".tiff": ".tif", ".jpeg": ".jpg"}  # two ways to write one ending


def ask_where(parent: QWidget, title: str, proposed: str | Path, kinds: str, ending: str) -> Path | None:
    """Ask for the name of a file of ``kinds`` that ends in ``ending``; None if the person gave up.

    A name with another ending gets this one behind it: the file is what its name says. A file that has that longer name already
    stays, as nobody was asked whether to replace it.
    """
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    return with_ending(Path(chosen), ending) if chosen else None


def with_ending(path: Path, ending: str) -> Path:
    """``path``, with ``ending`` behind it unless it has that; then a name that is still free."""
    own = path.suffix.lower()
    if SAME.get(own, own) == ending:
        return path
    return free_path(path.with_name(path.name + ending))
