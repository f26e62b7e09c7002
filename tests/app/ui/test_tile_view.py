"""Small pictures in rows: only what has changed is painted."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from ganstudio.app.ui.tile_view import TileView


class Tiles(TileView):
    """Twenty grey pictures; it remembers which ones it paints."""

    def __init__(self) -> None:
        super().__init__("Tiles", 32)
        self.painted: set[int] = set()

    def count(self) -> int:
        return 20

    def image(self, index: int) -> QImage:
        self.painted.add(index)
        image = QImage(8, 8, QImage.Format.Format_RGB32)
        image.fill(0x808080)
        return image

    def caption_of(self, index: int) -> str:
        return f"{index}"


@pytest.fixture
def tiles(qtbot) -> Tiles:
    made = Tiles()
    qtbot.addWidget(made)
    made.resize(200, 200)
    made.show()
    qtbot.waitUntil(lambda: made.painted == set(range(20)))
    QTest.qWait(1)  # what was asked for while it was laid out
    made.painted.clear()
    return made


def test_a_tile_is_painted_without_its_neighbours(tiles: Tiles, qtbot) -> None:
    tiles.update_tiles([7])
    qtbot.waitUntil(lambda: bool(tiles.painted))
    assert tiles.painted == {7}


def test_the_mouse_paints_the_tile_that_it_leaves_and_the_tile_that_it_enters(tiles: Tiles, qtbot) -> None:
    for index, painted in ((1, {1}), (2, {1, 2}), (-1, {2})):
        at = tiles.tile(index).center() if index >= 0 else QPoint(199, 199)
        QTest.mouseMove(tiles.viewport(), at)
        qtbot.waitUntil(lambda: bool(tiles.painted))
        assert tiles.painted == painted
        tiles.painted.clear()
