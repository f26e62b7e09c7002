"""Packs a latent for dragging within a page, onto other pages and into other programs."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ganstudio.engine.latent.favourites import Appearance
    from ganstudio.engine.latent.latent import Latent

LATENT = "application/x-ganstudio-latent"
APPEARANCE = "application/x-ganstudio-appearance"
FILES = "text/uri-list"
DRAWN = "ganstudio:drawn"  # the image text with its provenance, as in PNG files
DRAGGED = 64  # px, side of the picture under the pointer


class DraggedFile(QMimeData):
    """A dragged file that ``write()`` makes (returning its path) only when a program asks for it."""

    def __init__(self, write: Callable[[], Path]) -> None:
        super().__init__()
        self._write = cache(write)

    def formats(self) -> list[str]:
        return [FILES, *super().formats()]

    def hasFormat(self, kind: str) -> bool:
        return kind == FILES or super().hasFormat(kind)

    def retrieveData(self, kind: str, wanted: Any) -> Any:
        return [QUrl.fromLocalFile(str(self._write()))] if kind == FILES else super().retrieveData(kind, wanted)


@cache
def dragged_folder() -> Path:
    """Return the folder of dragged files, deleted when the studio ends, as receivers copy the files at once."""
    folder = Path(tempfile.mkdtemp(prefix="ganstudio-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def to_mime(
    latent: "Latent | None", image: QImage, appearance: "Appearance | None" = None, write: Callable[[], Path] | None = None
) -> QMimeData:
    """Pack ``latent`` and its appearance (if known) for the studio, and the picture for other programs: as the file that
    ``write`` makes, or as pixels."""
    from ganstudio.engine.latent.packed import pack

    mime = QMimeData() if write is None else DraggedFile(write)
    if latent is not None:
        mime.setData(LATENT, QByteArray(pack(latent)))
    if appearance is not None:
        mime.setData(APPEARANCE, QByteArray(msgspec.json.encode(appearance)))
    if write is None:  # else programs would take the small image instead of the file
        mime.setImageData(image)
    return mime


def from_mime(mime: QMimeData) -> "Latent | None":
    """Return the dragged latent; None if the data holds none or is damaged."""
    from ganstudio.engine.latent.packed import unpack

    if not mime.hasFormat(LATENT):
        return None
    try:
        return unpack(bytes(mime.data(LATENT).data()))
    except ValueError:
        return None


def appearance_from_mime(mime: QMimeData) -> "Appearance | None":
    """Return how the dragged picture was drawn; None if the data does not say."""
    from ganstudio.engine.latent.favourites import Appearance

    try:
        return msgspec.json.decode(bytes(mime.data(APPEARANCE).data()), type=Appearance) if mime.hasFormat(APPEARANCE) else None
    except msgspec.MsgspecError:
        return None


def make_drag(
    source: QWidget,
    latent: "Latent | None",
    image: QImage | None,
    appearance: "Appearance | None" = None,
    write: Callable[[], Path] | None = None,
) -> QDrag | None:
    """Return a drag of a latent and the file that ``write`` makes, with its picture at the cursor; None without a picture."""
    if image is None or (latent is None and write is None):
        return None
    drag = QDrag(source)
    drag.setMimeData(to_mime(latent, image, appearance, write))
    kind = Qt.TransformationMode.FastTransformation if image.width() < DRAGGED else Qt.TransformationMode.SmoothTransformation
    drag.setPixmap(QPixmap.fromImage(image.scaled(DRAGGED, DRAGGED, Qt.AspectRatioMode.KeepAspectRatio, kind)))
    return drag


def accept_copy(event: QDropEvent) -> None:
    """Accept a drag as a copy: accepting a move would let the source program delete the original.

    Drag enter and drag move events are drop events too.
    """
    if event.possibleActions() & Qt.DropAction.CopyAction:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.ignore()
