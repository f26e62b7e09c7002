"""Makes the preview of a picture: the picture, and exactly the pixels that the networks get."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from ganstudio.app.rendering.qimages import picture_to_qimage, to_qimage
from ganstudio.engine.data import Picture, Preparation, Source, boxes, decode, prepare, room
from ganstudio.engine.data.preparation.examine import digest_of

SHOWN = 320  # pixels kept of a large picture, enough for a fine screen
FIRST = 6  # images shown of a picture that is cut into several
FRACTIONS = (8, 4, 2, 1)  # fractions of its size at which a JPEG can be decoded
BOXES = 400  # most outlines drawn of a picture cut into tiles


@dataclass(frozen=True)
class Request:
    """A picture of a source, and how to prepare it."""

    source: Source
    index: int
    how: Preparation


@dataclass(frozen=True, eq=False)
class PreparedView:
    """The result of a request.

    Attributes
    ----------
    picture
        The picture, small; ``width`` and ``height`` are those of the original.
    parts
        The crops, in shares of its width and height.
    seen
        The first of the ``count`` images that the networks get.
    """

    picture: QImage
    width: int
    height: int
    parts: list[QRectF]
    seen: list[QImage]
    count: int


class Looker:
    """Keeps the last picture decoded, so that other settings only prepare it again. For a single thread at a time."""

    def __init__(self) -> None:
        self._of: tuple[Source, int] | None = None
        self._content: bytes | Image.Image = b""
        self._digest = b""
        self._shown = QImage()
        self._decoded: OrderedDict[int, Picture] = OrderedDict()  # by the fraction of its size at which it was decoded

    def __call__(self, request: Request) -> PreparedView:
        source, index, how = request.source, request.index, request.how
        if self._of is None or self._of[0] is not source or self._of[1] != index:
            self._open(source, index)
        whole = self._decoded[1]
        picture = self._at(how, source.title(index))
        parts = boxes(how, whole.width, whole.height, self._digest)
        seen = [to_qimage(pixels.transpose(1, 2, 0)) for pixels in first_images(picture, how, self._digest)]
        width, height = whole.width, whole.height
        rects = [QRectF(a / width, b / height, (c - a) / width, (d - b) / height) for a, b, c, d in parts[:BOXES]]
        return PreparedView(self._shown, width, height, rects, seen, len(parts))

    def _open(self, source: Source, index: int) -> None:
        self._of = None
        self._content = source.read(index)
        self._digest = digest_of(self._content)
        whole = decode(self._content, source.title(index), depth=source.depth)
        self._decoded = OrderedDict({1: whole})
        small = whole.image.copy()
        small.thumbnail((SHOWN, SHOWN))
        self._shown = picture_to_qimage(small)
        self._of = (source, index)

    def _at(self, how: Preparation, title: str) -> Picture:
        """Return the picture as the import decodes it for ``how``: a JPEG at a fraction, which differs slightly."""
        whole = self._decoded[1]
        if whole.format not in ("JPEG", "MPO"):
            return whole
        width, height = room(how, whole.width, whole.height)
        fraction = next(part for part in FRACTIONS if part <= max(1, min(whole.width // width, whole.height // height)))
        if fraction not in self._decoded:
            self._decoded[fraction] = decode(self._content, title, partial(room, how))
        return self._decoded[fraction]


def first_images(picture: Picture, how: Preparation, digest: bytes) -> np.ndarray:
    """Return the first :data:`FIRST` of the images that ``prepare`` makes, without making all of them."""
    if how.crop == "random":
        return prepare(picture, replace(how, crops=min(how.crops, FIRST)), digest)
    if how.crop == "tiles" and picture.width >= how.tile:
        across = picture.width // how.tile
        rows = -(-FIRST // across)
        width, height = min(picture.width, FIRST * how.tile), min(picture.height, rows * how.tile)
        corner = picture.image.crop((0, 0, width, height))
        return prepare(Picture(corner, width, height, picture.mode, picture.format), how, digest)[:FIRST]
    return prepare(picture, how, digest)
