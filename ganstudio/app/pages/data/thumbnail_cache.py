"""Makes thumbnails of a source's pictures in the background, and caches those used last."""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from ganstudio.app.jobs.background import Background
from ganstudio.app.rendering.qimages import picture_to_qimage
from ganstudio.engine.data import Source, UnreadableImage, thumbnail

KEPT = 3000  # thumbnails, of 36 kB at most on a screen at 100 %


class ThumbnailCache(QObject):
    """Caches thumbnails; emits ``arrived()`` when requested thumbnails are ready."""

    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source: Source | None = None
        self._side = 0
        self._ready: OrderedDict[int, QPixmap | None] = OrderedDict()
        self._background = Background(_make, self)
        self._background.done.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Return whether thumbnails are being made."""
        return self._background.is_busy

    def set_source(self, source: Source | None, side: int) -> None:
        """Clear the cache; from now on make thumbnails of ``source`` that fit ``side`` screen pixels."""
        self.source = source
        self._side = side
        self._ready.clear()
        self._background.ask(())

    def get(self, index: int) -> QPixmap | None:
        """Return a thumbnail; None if it is not ready or the picture cannot be read."""
        return self._ready.get(index)

    def is_broken(self, index: int) -> bool:
        """Return whether the picture turned out to be unreadable."""
        return index in self._ready and self._ready[index] is None

    def want(self, indices: range) -> None:
        """Make the missing thumbnails of these next, and drop older requests."""
        for index in indices:
            if index in self._ready:
                self._ready.move_to_end(index)
        self._background.ask((self.source, index, self._side) for index in indices if index not in self._ready)

    def _take(self, batch: list[tuple[Any, Any]]) -> None:
        failure: Exception | None = None
        for (source, index, side), result in batch:
            if isinstance(result, Exception) and not isinstance(result, UnreadableImage):
                failure = result
            if source is self.source and side == self._side:
                self._ready[index] = QPixmap.fromImage(result) if isinstance(result, QImage) else None
        while len(self._ready) > KEPT:
            self._ready.popitem(last=False)
        self.arrived.emit()
        if failure is not None:
            raise failure  # a defect of the program, not of a picture: it must not pass in silence


def _make(request: tuple[Source, int, int]) -> QImage:
    source, index, side = request
    return picture_to_qimage(thumbnail(source.read(index), source.title(index), side, source.depth).image)
