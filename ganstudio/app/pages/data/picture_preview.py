"""Shows a picture beside exactly what the networks see of it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ganstudio.app.jobs.background import Background
from ganstudio.app.pages.data.image_box import ImageBox, ImageStrip
from ganstudio.app.pages.data.picture_look import Looker, PreparedView, Request
from ganstudio.engine.data import UnreadableImage

COLOURS = {QImage.Format.Format_Grayscale8: 1, QImage.Format.Format_RGB888: 3, QImage.Format.Format_RGBA8888: 4}


class PicturePreview(QWidget):
    """The picture with its cropped-away parts dimmed, and the prepared pixels, enlarged by a whole factor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: Request | None = None
        self._background = Background(Looker(), self)
        self._background.done.connect(self._take)
        self.picture = ImageBox(self.tr("The picture; the part that is cropped is dimmed"))
        self.seen = ImageBox(self.tr("What the networks see"), framed=True)
        self.more = ImageStrip(self.tr("The first images made from this picture"))
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
            facts.setProperty("role", "small")
            facts.setWordWrap(True)
            layout.addWidget(QLabel(title), 0, column)
            layout.addWidget(box, 1, column)
            layout.addWidget(facts, 2, column)
        layout.addWidget(self.more, 3, 0, 1, 2)
        layout.addWidget(self.reason, 4, 0, 1, 2)
        layout.setColumnStretch(2, 1)
        self.more.hide()
        self.reason.hide()

    def show_picture(self, request: Request | None) -> None:
        """Show the preview for ``request`` as soon as it is made; None clears it."""
        self._wanted = request
        self._background.ask([] if request is None else [request])
        if request is None:
            self._show(None, "")

    def _take(self, batch: list[tuple[Request, PreparedView | Exception]]) -> None:
        request, result = batch[-1]
        if request != self._wanted:
            return
        if isinstance(result, PreparedView):
            self._show(result, "" if result.count else self.tr("The picture is smaller than a tile, so it gives no image."))
        elif isinstance(result, UnreadableImage):
            cause = QCoreApplication.translate("engine", result.problem.cause)
            reason = self.tr("This picture is left out: {reason}")
            self._show(None, reason.format(reason=" · ".join(dict.fromkeys((cause, result.problem.detail)))))
        else:
            raise result

    def _show(self, look: PreparedView | None, reason: str) -> None:
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        several = look.seen if look is not None and look.count > 1 else ()
        self.more.setVisible(bool(several))
        self.more.show_images(several)
        self.picture.show_image(look.picture if look else None, look.parts if look else ())
        self.seen.show_image(look.seen[0] if look and look.seen else None)
        size = self.tr("{width} × {height} px")
        self.picture_facts.setText(size.format(width=f"{look.width:,}", height=f"{look.height:,}") if look else "")
        self.seen_facts.setText(self._seen_in_words(look, size) if look and look.seen else "")

    def _seen_in_words(self, look: PreparedView, size: str) -> str:
        first = look.seen[0]
        colours = {1: self.tr("grey"), 3: self.tr("colour"), 4: self.tr("colour, transparency")}
        facts = f"{size.format(width=first.width(), height=first.height())}, {colours[COLOURS[first.format()]]}"
        return facts if look.count == 1 else self.tr("{count} images: {facts}").format(count=f"{look.count:,}", facts=facts)
