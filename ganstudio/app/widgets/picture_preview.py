"""One picture beside exactly what the networks see of it."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from ganstudio.app.background import Background
from ganstudio.app.images import paint_image, picture_to_qimage, to_qimage
from ganstudio.app.theme import theme
from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import Source, UnreadableImage, decode, preparation, prepare
from ganstudio.engine.data.prepare import crop_box

BOX = 152
SHOWN = 2 * BOX  # pixels kept of a large picture, enough for a fine screen


@dataclass(frozen=True)
class Request:
    """A picture of a source, and how it is to be prepared."""

    source: Source
    index: int
    size: int
    channels: int


@dataclass(frozen=True)
class Look:
    """What came of a request: the picture, its width and height, and the prepared pixels."""

    picture: QImage
    width: int
    height: int
    seen: QImage


class ImageBox(QWidget):
    """Paints one image in a square. ``kept``, in parts of the image, is the part that is not dimmed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.image: QImage | None = None
        self.kept = QRectF(0, 0, 1, 1)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(BOX, BOX)

    def show_image(self, image: QImage | None, kept: QRectF | None = None) -> None:
        """Paint ``image``, or nothing."""
        self.image, self.kept = image, kept or QRectF(0, 0, 1, 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme().colours
        painter.fillRect(self.rect(), QColor(colours.window))
        if self.image is None:
            return
        area = paint_image(painter, self.image, QRect(0, 0, BOX, BOX))
        veil = QColor(colours.window)
        veil.setAlpha(190)
        left, right = area.left() + self.kept.left() * area.width(), area.left() + self.kept.right() * area.width()
        top, bottom = area.top() + self.kept.top() * area.height(), area.top() + self.kept.bottom() * area.height()
        for x0, y0, x1, y1 in (
            (area.left(), area.top(), left, area.bottom()),
            (right, area.top(), area.right(), area.bottom()),
            (left, area.top(), right, top),
            (left, bottom, right, area.bottom()),
        ):
            painter.fillRect(QRectF(x0, y0, x1 - x0, y1 - y0), veil)


class PicturePreview(QWidget):
    """The picture with what is cropped away dimmed, and the prepared pixels at a whole factor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: Request | None = None
        self._background = Background(_look, self)
        self._background.done.connect(self._take)
        self.picture = ImageBox(self.tr("The picture; what is cut off is dimmed"))
        self.seen = ImageBox(self.tr("What the networks see"))
        self.picture_facts, self.seen_facts = QLabel(), QLabel()
        self.reason = QLabel()
        self.reason.setWordWrap(True)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.setHorizontalSpacing(16)
        for column, (box, title, facts) in enumerate(
            ((self.picture, self.tr("Picture"), self.picture_facts), (self.seen, self.tr("What the networks see"), self.seen_facts))
        ):
            box.setToolTip(box.accessibleName())
            facts.setProperty("role", "small")
            layout.addWidget(QLabel(title), 0, column)
            layout.addWidget(box, 1, column)
            layout.addWidget(facts, 2, column)
        layout.addWidget(self.reason, 3, 0, 1, 2)
        layout.setColumnStretch(2, 1)
        self.reason.hide()

    def show_picture(self, request: Request | None) -> None:
        """Show what ``request`` gives, as soon as it is there."""
        self._wanted = request
        self._background.ask([] if request is None else [request])
        if request is None:
            self._show(None, "")

    def _take(self, batch: list[tuple[Request, Look | Exception]]) -> None:
        request, result = batch[-1]
        if request != self._wanted:
            return
        if isinstance(result, Look):
            self._show(result, "")
        elif isinstance(result, UnreadableImage):
            self._show(None, self.tr("This picture is left out: {reason}").format(reason=result.problem.detail))
        else:
            raise result

    def _show(self, look: Look | None, reason: str) -> None:
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        if look is None:
            self.picture.show_image(None)
            self.seen.show_image(None)
            self.picture_facts.clear()
            self.seen_facts.clear()
            return
        left, top, right, bottom = crop_box(look.width, look.height)
        self.picture.show_image(
            look.picture,
            QRectF(left / look.width, top / look.height, (right - left) / look.width, (bottom - top) / look.height),
        )
        self.seen.show_image(look.seen)
        size = self.tr("{width} × {height} px")
        self.picture_facts.setText(size.format(width=f"{look.width:,}", height=f"{look.height:,}"))
        colour = self.tr("grey") if look.seen.format() == QImage.Format.Format_Grayscale8 else self.tr("colour")
        self.seen_facts.setText(size.format(width=look.seen.width(), height=look.seen.height()) + ", " + colour)


def _look(request: Request) -> Look:
    how = preparation(request.source, DataConfig(size=request.size, channels=request.channels))
    picture = decode(request.source.read(request.index), request.source.title(request.index))
    seen = prepare(picture, how)[0]
    shown = picture.image.copy()
    shown.thumbnail((SHOWN, SHOWN))
    return Look(picture_to_qimage(shown), picture.width, picture.height, to_qimage(seen.transpose(1, 2, 0)))
