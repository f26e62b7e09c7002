"""Paths of the files in ``resources/``: icons, help texts, translations, the built-in datasets."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder in ``resources/``, given by its parts.

    A wheel and a frozen bundle carry the folder inside the package; in a checkout it lies beside the package.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
