"""Describes a page for the window."""

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
        Suffix of the files that the page takes; "" takes every picture, also from the clipboard.
    several
        What the drop of a folder, an archive or several files would do; "": the studio trains on them.
    only_files
        Whether ``several`` takes only several files with ``ending``, no folders or archives.
    by_upscalers
        Whether an upscaler can do it too.
    without_model
        Whether it needs no open model.
    """

    text: str
    ending: str = ""
    several: str = ""
    only_files: bool = False
    by_upscalers: bool = False
    without_model: bool = False


@runtime_checkable
class TakesPictures(Protocol):
    """The widget of a page with a :class:`PictureDrop`."""

    def take_pictures(self, paths: Sequence[Path]) -> None:
        """Work on a picture dropped or pasted on the page, or on what :attr:`PictureDrop.several` promises."""


@dataclass(frozen=True)
class Page:
    """A page of the window, opened from the rail.

    Parameters
    ----------
    key
        Short name, also that of its help text (resources/help/<language>/<key>.md) and of ``Session.page_requested``.
    title
        English word under the icon, marked with ``QT_TRANSLATE_NOOP("pages", ...)``.
    icon
        Name of a file in resources/icons, without suffix.
    factory
        Builds the page. It must show any state of its session, as a change of language builds it again.
    drop
        What its widget's ``take_pictures`` does with a picture; None: the studio trains on it.
    starts_group
        Whether the rail draws a thin line over its button.
    load
        Imports what the page needs, in a thread; None for a page that needs no engine. Without it, the GUI thread would wait for
        the imports when the page is first shown.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[Session], QWidget]
    drop: PictureDrop | None = None
    starts_group: bool = False
    load: Callable[[], object] | None = None
