"""The sample grid: whole factors, every pixel exact."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QImage

from ganstudio.app.pages.train.image_grid import ImageGrid
from ganstudio.app.rendering.qimages import to_qimage
from tests.app.painted import DRAWN, colours


def noise(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)


def to_array(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


@pytest.fixture
def grid(qtbot) -> ImageGrid:
    made = ImageGrid()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("side", "factor"), [(200, 1), (269, 2), (300, 2), (402, 3)])
def test_every_pixel_is_a_whole_number_of_pixels(grid: ImageGrid, side: int, factor: int) -> None:
    pixels = noise(134, 130)
    grid.resize(side, side)
    grid.show_image(to_qimage(pixels))
    target = grid.target().toRect()
    assert (target.width(), target.height()) == (130 * factor, 134 * factor)
    assert abs(target.left() - (side - target.right() - 1)) <= 1
    shown = to_array(grid.grab().toImage())
    shown = shown[target.top() : target.bottom() + 1, target.left() : target.right() + 1]
    np.testing.assert_array_equal(shown, pixels.repeat(factor, 0).repeat(factor, 1))


def test_dense_screens_count_their_own_pixels(grid: ImageGrid, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "devicePixelRatioF", lambda: 1.5)
    grid.resize(200, 200)
    grid.show_image(to_qimage(noise(100, 100)))
    assert grid.target().width() == 300


def test_too_large_is_shrunk_smoothly_and_whole(grid: ImageGrid) -> None:
    pixels = np.zeros((800, 800, 3), np.uint8)
    pixels[::2] = 255
    grid.resize(200, 160)
    grid.show_image(to_qimage(pixels))
    assert (grid.target().width(), grid.target().height()) == (160, 160)
    shown = to_array(grid.grab().toImage())
    assert set(np.unique(shown[60:100, 90:110])) - {0, 255}


def test_the_image_owns_its_memory(grid: ImageGrid) -> None:
    pixels = noise(10, 13)
    image = to_qimage(pixels)
    kept = pixels.copy()
    pixels[:] = 0
    np.testing.assert_array_equal(to_array(image), kept)


def test_saved_and_copied_in_its_own_pixels(grid: ImageGrid, tmp_path: Path) -> None:
    pixels = noise(20, 30)
    grid.show_image(to_qimage(pixels))
    assert grid.save(tmp_path / "grid.png")
    np.testing.assert_array_equal(to_array(QImage(str(tmp_path / "grid.png"))), pixels)
    assert not grid.save(tmp_path / "missing" / "grid.png")
    grid.copy_action.trigger()
    np.testing.assert_array_equal(to_array(QGuiApplication.clipboard().image()), pixels)


def test_nothing_to_show(grid: ImageGrid) -> None:
    grid.set_hint("Nothing yet")
    assert colours(grid) > DRAWN
    assert not grid.save_action.isEnabled()
    assert not grid.copy_action.isEnabled()
