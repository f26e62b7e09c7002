"""What the window has to know of a page."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ganstudio.app.session import Session


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
    """

    key: str
    title: str
    icon: str
    factory: Callable[[Session], QWidget]
