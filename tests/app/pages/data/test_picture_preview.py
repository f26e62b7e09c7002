"""The preview shows exactly the pixels that the networks get, and follows every setting at once."""

from functools import partial

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from ganstudio.app.pages.data.image_box import BOX
from ganstudio.app.pages.data.picture_look import FIRST, first_images
from ganstudio.app.pages.data.picture_preview import PicturePreview, Request
from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import Source, decode, open_source, preparation, prepare, room
from ganstudio.engine.data.preparation.examine import digest_of

MEGAPIXELS = (4000, 3000)


def opened(*names: object) -> Source:
    task = open_source([str(name) for name in names])
    while True:
        try:
            next(task)
        except StopIteration as end:
            return end.value


def pixels_of(image: QImage) -> np.ndarray:
    rows = image.convertToFormat(QImage.Format.Format_RGB888)
    buffer = np.frombuffer(rows.constBits(), np.uint8).reshape(rows.height(), rows.bytesPerLine())
    return buffer[:, : rows.width() * 3].reshape(rows.height(), rows.width(), 3).copy()  # the memory goes with the image


def ask(source: Source, index: int, **settings: object) -> Request:
    return Request(source, index, preparation(source, DataConfig(**settings)))


@pytest.fixture
def preview(qtbot) -> PicturePreview:
    made = PicturePreview()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture(scope="module")
def photo(tmp_path_factory) -> Source:
    """A JPEG of 12 megapixels with something in it, and a wide white picture."""
    folder, rng = tmp_path_factory.mktemp("photo"), np.random.default_rng(0)
    small = Image.fromarray(rng.integers(0, 256, (300, 400, 3), np.uint8))
    small.resize(MEGAPIXELS).save(folder / "0.jpg", quality=90)
    Image.new("RGB", (300, 100), "white").save(folder / "1.png")
    return opened(folder)


def test_the_pixels_are_those_of_prepare(preview, qtbot):
    source = opened("fashion")
    request = ask(source, 3, size=32, channels=1)
    preview.show_picture(request)
    qtbot.waitUntil(lambda: preview.seen.image is not None)
    wanted = prepare(decode(source.read(3), ""), request.how)[0]
    assert np.array_equal(pixels_of(preview.seen.image), np.repeat(wanted[0][..., None], 3, axis=2))
    shown = pixels_of(preview.seen.grab().toImage())
    edge = (BOX - 4 * 32) // 2
    inner = shown[edge : edge + 4 * 32, edge : edge + 4 * 32, 0]
    assert np.array_equal(inner, np.kron(wanted[0], np.ones((4, 4), np.uint8)))
    assert preview.picture_facts.text() == "28 × 28 px"
    assert preview.seen_facts.text() == "32 × 32 px, grey"


@pytest.mark.parametrize("crop", ["centre", "fit", "stretch", "tiles"])
@pytest.mark.parametrize("size", [64, pytest.param(512, marks=pytest.mark.slow)])
def test_a_jpeg_is_decoded_as_the_import_decodes_it(preview, photo, qtbot, crop, size):
    request = ask(photo, 0, size=size, crop=crop, tile=700)
    preview.show_picture(request)
    qtbot.waitUntil(lambda: preview.seen.image is not None)
    picture = decode(photo.read(0), "", partial(room, request.how))
    wanted = prepare(picture, request.how)[0].transpose(1, 2, 0)
    assert np.array_equal(pixels_of(preview.seen.image), wanted)


@pytest.mark.parametrize(("width", "height"), [(300, 200), (64, 64), (1000, 70), (70, 1000), (63, 500)])
def test_the_first_tiles_are_the_first_of_all(width, height, photo):
    rng = np.random.default_rng(1)
    picture = decode(Image.fromarray(rng.integers(0, 256, (height, width, 3), np.uint8)), "")
    how = preparation(photo, DataConfig(size=32, channels=3, crop="tiles", tile=64))
    assert np.array_equal(first_images(picture, how, b""), prepare(picture, how)[:FIRST])


def test_what_is_cropped_away_is_dimmed(preview, photo, qtbot):
    preview.show_picture(ask(photo, 1, size=64, channels=3))
    qtbot.waitUntil(lambda: preview.picture.image is not None)
    shown = pixels_of(preview.picture.grab().toImage())[BOX // 2, :, 0].astype(int)
    assert (shown[BOX // 3 + 4 : 2 * BOX // 3 - 4] == 255).all()
    assert (shown[4 : BOX // 3 - 4] < 200).all()
    assert preview.seen_facts.text() == "64 × 64 px, colour"
    preview.show_picture(ask(photo, 1, size=64, channels=3, crop="fit"))
    qtbot.waitUntil(lambda: (pixels_of(preview.picture.grab().toImage())[BOX // 2, 4:-4] == 255).all())


def test_several_images_of_one_picture(preview, photo, qtbot):
    preview.show_picture(ask(photo, 0, size=64, crop="random", crops=5))
    qtbot.waitUntil(lambda: len(preview.more.images) == 5)
    assert preview.more.isVisible()
    assert len(preview.picture.parts) == 5
    assert preview.seen_facts.text() == "5 images: 64 × 64 px, colour"
    preview.show_picture(ask(photo, 0, size=64, crop="tiles", tile=1000))
    qtbot.waitUntil(lambda: preview.seen_facts.text() == "12 images: 64 × 64 px, colour")
    assert len(preview.more.images) == FIRST
    preview.show_picture(ask(photo, 1, size=64, crop="tiles", tile=1000))
    qtbot.waitUntil(lambda: "smaller than a tile" in preview.reason.text())
    assert preview.seen.image is None
    assert not preview.more.isVisible()


def test_an_unreadable_picture_says_why(preview, qtbot, pictures):
    source = opened(pictures)
    (pictures / "001.png").write_bytes(b"")
    preview.show_picture(ask(source, 1, size=16))
    qtbot.waitUntil(lambda: bool(preview.reason.text()))
    assert preview.reason.text().startswith("This picture is left out: empty file")
    assert preview.seen.image is None
    preview.show_picture(ask(source, 0, size=16))
    qtbot.waitUntil(lambda: preview.seen.image is not None)
    assert not preview.reason.isVisible()
    preview.show_picture(None)
    assert preview.seen.image is None


@pytest.mark.parametrize(
    "settings",
    [
        {"size": 128},
        {"crop": "fit"},
        {"crop": "fit", "background": "#204060"},
        {"crop": "random"},
        {"crop": "tiles"},
        {"channels": 1},
    ],
    ids=str,
)
def test_every_setting_is_seen(preview, photo, qtbot, settings):
    preview.show_picture(ask(photo, 0, size=64))
    qtbot.waitUntil(lambda: preview.seen.image is not None)
    before = preview.seen.image
    request = ask(photo, 0, **{"size": 64, **settings})
    preview.show_picture(request)
    qtbot.waitUntil(lambda: preview.seen.image is not before)
    (wanted, *_) = first_images(decode(photo.read(0), "", partial(room, request.how)), request.how, digest_of(photo.read(0)))
    assert np.array_equal(pixels_of(preview.seen.image), np.broadcast_to(wanted.transpose(1, 2, 0), (*wanted.shape[1:], 3)))
