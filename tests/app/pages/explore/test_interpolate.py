"""Interpolation: keyframes in time, and the strip they are edited in."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from ganstudio.app.ui.latent_mime import to_mime
from ganstudio.engine.latent.keyframes import Sequel, moved
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.paths import Keyframe, slerp


def test_keyframes_lie_where_they_should(untrained):
    model = Model(untrained())
    a, b, c = model.latents([0, 1, 2])
    film = Sequel((Keyframe(a, 1.0), Keyframe(b, 2.0), Keyframe(c, 4.0)))
    assert film.seconds == 3.0
    for time, latent in ((0, a), (1, b), (3, c), (99, c)):
        assert film.at(model.generator, time) is latent
    assert np.allclose(film.at(model.generator, 2.0).z, slerp(b.z, c.z, 0.5), atol=1e-5)
    loop = replace(film, loop=True)
    assert loop.seconds == 7.0
    assert loop.at(model.generator, 7.0) is a
    assert np.allclose(loop.at(model.generator, 5.0).z, slerp(c.z, a.z, 0.5), atol=1e-5)
    assert Sequel((Keyframe(a, 1.0),)).at(model.generator, 5.0) is a


def test_keys_can_be_put_in_another_order():
    keys = [Keyframe(number) for number in range(4)]
    assert [key.latent for key in moved(keys, 0, 3)] == [1, 2, 0, 3]
    assert [key.latent for key in moved(keys, 3, 0)] == [3, 0, 1, 2]
    assert [key.latent for key in moved(keys, 1, 1)] == [0, 1, 2, 3]


@pytest.fixture
def tool(opened, settle, qtbot):
    page = opened()
    page.panel.choose("interpolate")
    made = page.panel.get("interpolate")
    made.page = page
    made.settle = lambda: (settle(page), qtbot.waitUntil(lambda: not made.is_busy))

    def drop(seed: int, place: float) -> None:
        mime = to_mime(page.grid.latent(seed), page.grid.image(seed))
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        made.keys.dropEvent(QDropEvent(QPointF(place, 9), Qt.DropAction.CopyAction, mime, left, none))

    made.drop = drop
    return made


def seeds(tool) -> list[int]:
    return [key.latent.seed for key in tool.sequel.keyframes]


def test_pictures_are_dropped_in_and_put_in_order(tool):
    assert not tool.panel.start.isEnabled()
    tool.panel.add.click()
    tool.drop(3, 500)
    tool.drop(6, 0)
    assert seeds(tool) == [6, 0, 3]
    tool.drop(6, 500)  # it is there: it moves
    assert seeds(tool) == [0, 3, 6]
    tool.settle()
    assert tool.between.count() == 12
    assert tool.between.image(0) == tool.page.grid.image(0)
    assert tool.between.image(11) == tool.page.grid.image(6)
    QTest.mouseClick(tool.keys.viewport(), Qt.MouseButton.LeftButton, pos=tool.keys.tile(1).center())
    tool.settle()
    assert tool.model.frame.latent.seed == 3
    QTest.keyClick(tool.keys, Qt.Key.Key_Delete)
    assert seeds(tool) == [0, 6]


def test_each_keyframe_says_how_it_goes_on(tool):
    for seed in (1, 2, 3):
        tool.drop(seed, 900)
    tool.keys.choose(1)
    tool.panel.seconds.setValue(3.0)
    tool.panel.easing.setCurrentIndex(1)
    tool.panel.easing.activated.emit(1)
    assert [key.duration for key in tool.sequel.keyframes] == [1, 3, 1]
    assert tool.sequel.keyframes[1].easing == "linear"
    assert tool.place.maximum() == 400
    tool.keys.choose(0)
    assert tool.panel.seconds.value() == 1.0
    tool.panel.loop.setChecked(True)
    assert tool.place.maximum() == 500


def test_it_plays_to_the_end_and_that_is_one_step(tool, qtbot):
    for seed in (1, 2):
        tool.drop(seed, 900)
    tool.keys.choose(0)
    tool.settle()
    tool.panel.seconds.setValue(0.1)
    steps = tool.model.undo.count()
    QTest.keyClick(tool.page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not tool.clock.is_playing and tool.place.value() == tool.place.maximum())
    tool.settle()
    assert tool.model.frame.latent.seed == 2
    assert tool.model.undo.count() == steps + 1


def test_a_new_page_finds_its_keyframes_again(tool, session, settle, qtbot):
    from ganstudio.app.pages.explore.view import ExplorePage

    for seed in (1, 2):
        tool.drop(seed, 900)
    tool.place.setValue(50)
    tool.settle()
    tool.page.hide()
    again = ExplorePage(session)
    qtbot.addWidget(again)
    again.show()
    settle(again)
    other = again.panel.get("interpolate")
    qtbot.waitUntil(lambda: seeds(other) == [1, 2])
    assert again.panel.tool is other
    assert other.place.value() == 50
