"""The pad: what lies where on each kind of map, and that the picture follows the hand."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from ganstudio.app.pages.explore.latent_pad import TILES, LatentPad
from ganstudio.app.pages.explore.pad import MODES
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.ui.latent_mime import to_mime
from ganstudio.engine.latent.plane import Along, Around, Corners


@pytest.fixture
def tool(opened, settle, qtbot):
    page = opened()
    made = page.panel.get("pad")
    made.page = page
    made.settle = lambda: (settle(page), qtbot.waitUntil(lambda: not made.is_busy))
    made.settle()
    return made


def at(tool, x: float, y: float) -> QPoint:
    return tool.pad.place(x, y).toPoint()


def test_it_begins_with_four_corners_and_a_whole_map(tool):
    assert isinstance(tool.state.plane, Corners)
    assert len(tool.pad.images) == TILES * TILES
    for place, seed in (((0, 0), 0), ((TILES - 1, 0), 1), ((0, TILES - 1), 2), ((TILES - 1, TILES - 1), 3)):
        assert tool.pad.images[place] == tool.page.grid.image(seed)
    assert tool.page.model.frame.latent.seed == 0  # nothing has been dragged yet


@pytest.mark.parametrize(("width", "height"), [(96, 64), (64, 112)])
def test_it_has_the_proportions_of_the_pictures(qtbot, width: int, height: int):
    pad = LatentPad("Pad")
    qtbot.addWidget(pad)
    pad.show_map({(0, 0): to_qimage(np.zeros((height, width, 3), np.uint8))})
    pad.resize(300, pad.heightForWidth(300))
    area = pad.area()
    assert area.width() / area.height() == pytest.approx(width / height, rel=0.01)
    assert max(area.width(), area.height()) == 300
    for x, y in ((0.0, 0.0), (1.0, 1.0), (0.25, 0.75)):
        QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=pad.place(x, y).toPoint())
        assert (pad.x_, pad.y_) == pytest.approx((x, y), abs=0.01)


def test_the_picture_follows_the_mouse_and_one_drag_is_one_step(tool):
    model = tool.page.model
    QTest.mousePress(tool.pad, Qt.MouseButton.LeftButton, pos=at(tool, 0.5, 0.5))
    for step in range(20):
        QTest.mouseMove(tool.pad, at(tool, 0.5 + step / 40, 0.5))
    QTest.mouseMove(tool.pad, at(tool, 1.2, -0.2))
    QTest.mouseRelease(tool.pad, Qt.MouseButton.LeftButton, pos=at(tool, 1.2, -0.2))
    tool.settle()
    assert (tool.pad.x_, tool.pad.y_) == model.frame.tag == (1.0, 0.0)
    assert model.frame.latent.seed == 1  # the corner itself
    assert tool.page.stage.image == to_qimage(model.frame.pixels)
    assert model.undo.count() == 1
    model.undo.undo()
    tool.settle()
    assert model.frame.latent.seed == 0


def test_keys_move_the_handle(tool):
    QTest.keyClick(tool.pad, Qt.Key.Key_Left)
    QTest.keyClick(tool.pad, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    tool.settle()
    assert (tool.pad.x_, tool.pad.y_) == pytest.approx((0.48, 0.6))
    assert tool.page.model.frame.tag == (tool.pad.x_, tool.pad.y_)


def test_a_picture_can_be_dropped_into_a_corner(tool):
    grid, place = tool.page.grid, QPointF(at(tool, 0.9, 0.9))
    mime = to_mime(grid.latent(9), grid.image(9))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tool.pad.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, mime, left, none))
    tool.settle()
    assert [latent.seed for latent in tool.state.plane.latents] == [0, 1, 2, 9]
    assert tool.pad.images[TILES - 1, TILES - 1] == grid.image(9)


def test_around_has_the_picture_shown_in_the_middle(tool):
    page = tool.page
    page.model.show_seed(5, "Step")
    tool.settle()
    tool.mode.activated.emit(MODES.index("around"))
    tool.settle()
    assert isinstance(tool.state.plane, Around)
    assert tool.pad.images[TILES // 2, TILES // 2] == page.grid.image(5)
    assert page.model.frame.latent.seed == 5
    before = tool.pad.images
    tool.dice.click()
    tool.settle()
    assert tool.pad.images != before


def test_along_two_directions_that_can_be_chosen(tool):
    tool.mode.activated.emit(MODES.index("along"))
    tool.settle()
    assert isinstance(tool.state.plane, Along)
    assert tool.ways[0].isVisible() and tool.ways[0].count() > 1
    assert tool.pad.images[TILES // 2, TILES // 2] == tool.page.grid.image(0)
    before = tool.pad.images
    tool.ways[1].setCurrentIndex(3)
    tool.ways[1].activated.emit(3)
    tool.settle()
    assert tool.state.ways == (0, 3)
    assert tool.state.plane.up is tool.directions[3]
    assert tool.pad.images[TILES // 2, 0] != before[TILES // 2, 0]


def test_another_snapshot_draws_the_map_anew(tool, qtbot):
    from ganstudio.engine.runs.checkpoint import load_weights, save_snapshot

    model, before = tool.page.model, tool.pad.images
    _, generator, _ = load_weights(model.run)
    save_snapshot(model.run, 128, {name: tensor * 2 for name, tensor in generator.items()}, {})
    model.refresh()
    tool.settle()
    qtbot.waitUntil(lambda: tool.pad.images[0, 0] == tool.page.grid.image(0))
    assert tool.pad.images != before


def test_a_new_page_finds_its_map_again(tool, settle, session, qtbot):
    from ganstudio.app.pages.explore.view import ExplorePage

    tool.mode.activated.emit(MODES.index("around"))
    QTest.mouseClick(tool.pad, Qt.MouseButton.LeftButton, pos=at(tool, 0.25, 0.75))
    tool.settle()
    tool.page.hide()
    again = ExplorePage(session)
    qtbot.addWidget(again)
    again.show()
    settle(again)
    other = again.panel.get("pad")
    qtbot.waitUntil(lambda: other.state == tool.state)
    assert other.mode.currentIndex() == MODES.index("around")
    assert np.allclose((other.pad.x_, other.pad.y_), (tool.pad.x_, tool.pad.y_))
