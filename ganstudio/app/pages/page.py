"""What the window has to know of a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from ganstudio.app.state.session import Session


@dataclass(frozen=True)
class PictureDrop:
    """What a page does with a picture dropped over it while a model is open: see :class:`TakesPictures`.

    Parameters
    ----------
    text
        What the drop would do: English, with ``{name}``, marked with ``QT_TRANSLATE_NOOP("pages", ...)``.
    ending
        Ending of the file names that the page takes; "" takes every picture, also from the clipboard.
    several
        What the drop of a folder, an archive or several files would do; "": the studio learns from them.
    only_files
        Whether ``several`` is done with several files named like such pictures alone, not with folders and archives.
    by_upscalers
        Whether a model that only makes pictures larger can do it too.
    """

    text: str
    ending: str = ""
    several: str = ""
    only_files: bool = False
    by_upscalers: bool = False


@runtime_checkable
class TakesPictures(Protocol):
    """The widget of a page with a :class:`PictureDrop`."""

    def take_pictures(self, paths: Sequence[Path]) -> None:
        """Work on what was dropped over the page or pasted on it: one picture, or what :attr:`PictureDrop.several` promises."""


@dataclass(frozen=True)
class Page:
    """One task of the studio, reached through the rail.

    Parameters
    ----------
    key
        Short name, also that of its help text (resources/help/<language>/<key>.md) and of ``Session.page_requested``.
    title
        English word under the icon, marked with ``QT_TRANSLATE_NOOP("pages", ...)``.
    icon
        Name of a file in resources/icons, without ending.
    factory
        Builds the page. It must show the state of the session it is handed at any time: switching the language builds it anew.
    drop
        What it does with a picture, by its widget's ``take_pictures``; None: the studio learns from it.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[Session], QWidget]
    drop: PictureDrop | None = None
