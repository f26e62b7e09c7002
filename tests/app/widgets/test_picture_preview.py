"""The preview shows exactly the pixels that the networks get."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from ganstudio.app.widgets.picture_preview import BOX, PicturePreview, Request
from ganstudio.engine.data import open_source, prepare


def opened(*names: object):
    task = open_source([str(name) for name in names])
    while True:
        try:
            next(task)
        except StopIteration as end:
            return end.value


def pixels_of(image: QImage) -> np.ndarray:
    rows = image.convertToFormat(QImage.Format.Format_RGB888)
    buffer = np.frombuffer(rows.constBits(), np.uint8).reshape(rows.height(), rows.bytesPerLine())
    return buffer[:, : rows.width() * 3].reshape(rows.height(), rows.width(), 3)


@pytest.fixture
def preview(qtbot) -> PicturePreview:
    made = PicturePreview()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_pixels_are_those_of_prepare(preview, qtbot):
    source = opened("fashion")
    preview.show_picture(Request(source, 3, 32, 1))
    qtbot.waitUntil(lambda: preview.seen.image is not None)
    wanted = prepare(source.image(3), 32, 1)
    assert np.array_equal(pixels_of(preview.seen.image), np.repeat(wanted[0][..., None], 3, axis=2))
    shown = pixels_of(preview.seen.grab().toImage())
    edge = (BOX - 4 * 32) // 2
    inner = shown[edge : edge + 4 * 32, edge : edge + 4 * 32, 0]
    assert np.array_equal(inner, np.kron(wanted[0], np.ones((4, 4), np.uint8)))
    assert preview.picture_facts.text() == "28 × 28 px"
    assert preview.seen_facts.text() == "32 × 32 px, grey"


def test_what_is_cropped_away_is_dimmed(preview, qtbot, tmp_path):
    from PIL import Image

    for number in range(2):
        Image.new("RGB", (300, 100), "white").save(tmp_path / f"{number}.png")
    preview.show_picture(Request(opened(tmp_path), 0, 64, 3))
    qtbot.waitUntil(lambda: preview.picture.image is not None)
    shown = pixels_of(preview.picture.grab().toImage())[BOX // 2, :, 0].astype(int)
    assert (shown[BOX // 3 + 2 : 2 * BOX // 3 - 2] == 255).all()
    assert (shown[: BOX // 3 - 2] < 200).all() or (shown[: BOX // 3 - 2] != 255).all()
    assert preview.seen_facts.text() == "64 × 64 px, colour"


def test_an_unreadable_picture_says_why(preview, qtbot, pictures):
    source = opened(pictures)
    (pictures / "001.png").write_bytes(b"")
    preview.show_picture(Request(source, 1, 16, 3))
    qtbot.waitUntil(lambda: bool(preview.reason.text()))
    assert preview.reason.text() == "This picture is left out: the file is empty"
    assert preview.seen.image is None
    preview.show_picture(Request(source, 0, 16, 3))
    qtbot.waitUntil(lambda: preview.seen.image is not None)
    assert not preview.reason.isVisible()
    preview.show_picture(None)
    assert preview.seen.image is None
