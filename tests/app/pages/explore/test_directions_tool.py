"""Directions: sliders that move the picture, from the picture shown, several at once, and back."""

import numpy as np
import pytest
from PySide6.QtTest import QTest

from ganstudio.engine.latent.direction_file import save_directions
from ganstudio.engine.latent.directions import Direction, move, unit_vector


@pytest.fixture
def begin(opened, settle, qtbot):
    def make(*arguments):
        page = opened(*arguments)
        page.panel.choose("directions")
        made = page.panel.get("directions")
        made.page = page
        made.settle = lambda: (settle(page), qtbot.waitUntil(lambda: not made._channel.is_busy))
        made.settle()
        return made

    return make


def test_sliders_move_the_picture_together(begin):
    tool = begin()
    start = tool.explore.frame.point
    assert len(tool.sliders) == 8  # of 8 numbers there are no more
    tool.sliders[0].slider.setValue(150)
    tool.sliders[3].slider.setValue(-200)
    tool.settle()
    wanted = move(tool.explore.generator, start, [(tool.directions[0], 1.5), (tool.directions[3], -2.0)])
    assert np.allclose(tool.explore.frame.point.z, wanted.z)
    tool.sliders[3].back.click()
    tool.settle()
    assert tool.sliders[3].amount == 0
    tool.reset.click()
    tool.settle()
    assert tool.explore.frame.point is start
    assert all(slider.amount == 0 for slider in tool.sliders)
    assert tool.explore.undo.canUndo()


def test_another_picture_is_another_start(begin):
    tool = begin()
    tool.sliders[0].slider.setValue(150)
    tool.settle()
    tool.explore.show_seed(4, "Step")
    tool.settle()
    assert tool.state.start.seed == 4
    assert tool.sliders[0].amount == 0


def test_layers_can_be_chosen_where_there_are_some(begin):
    tool = begin("style")
    assert tool.layers.isVisible()
    tool.layers.setCurrentIndex(3)
    tool.layers.activated.emit(3)
    tool.settle()
    top = tool.explore.generator.latent_space.layers - 1
    assert {direction.layers[1] for direction in tool.directions} == {top}
    assert all(direction.layers[0] > 0 for direction in tool.directions)
    tool.sliders[0].slider.setValue(300)
    tool.settle()
    assert tool.explore.frame.point.latent.ndim == 2
    assert tool.page.caption.text() == "From seed 0"
    assert tool.page.grid.current == -1  # what seed 0 gives looks otherwise


def test_kept_directions_and_none(begin):
    tool = begin()
    assert not tool.layers.isVisible()
    tool.kind.setCurrentIndex(1)
    tool.kind.activated.emit(1)
    tool.settle()
    assert tool.sliders == []
    assert "ganstudio directions" in tool.hint.text()
    vector = unit_vector(np.arange(8, dtype=np.float32))
    save_directions(tool.explore.run, [Direction("smile", vector, "groups")])
    tool.kind.activated.emit(1)
    tool.settle()
    assert [slider.slider.accessibleName() for slider in tool.sliders] == ["smile"]


def test_a_new_page_finds_its_sliders_again(begin, session, settle, qtbot):
    from ganstudio.app.pages.explore.view import ExplorePage

    tool = begin()
    tool.sliders[2].slider.setValue(120)
    tool.settle()
    tool.page.hide()
    again = ExplorePage(session)
    qtbot.addWidget(again)
    again.show()
    settle(again)
    other = again.panel.get("directions")
    qtbot.waitUntil(lambda: len(other.sliders) == 8)
    QTest.qWait(10)
    assert other.sliders[2].amount == 1.2
    other.sliders[2].slider.setValue(0)
    settle(again)
    assert again.explore.frame.point.seed == 0
