"""Walks: smooth, of one length, back where they began where they should be, and steered from the panel."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ganstudio.engine.latent.latent import Latent, map_latents
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.walks import KINDS, LatentWalk


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stiffness", [0.0, 0.5])
def test_a_way_is_smooth_and_keeps_its_length(untrained, kind, stiffness):
    model = Model(untrained())
    (start,) = model.latents([3])
    way = LatentWalk(kind, start, 5, stiffness)
    assert way.at(model.generator, 0) is start
    found = np.stack([way.at(model.generator, number / 100).z for number in range(1, 601)])
    assert np.linalg.norm(found, axis=1) == pytest.approx(np.linalg.norm(start.z), rel=1e-4)
    steps = np.linalg.norm(np.diff(found, axis=0), axis=1)
    assert 0 < steps.max() < 0.1 * np.linalg.norm(start.z)
    if way.period is not None:
        assert way.at(model.generator, way.period) is start
        assert np.linalg.norm(way.at(model.generator, way.period - 0.001).z - start.z) < 0.02
    assert np.array_equal(found[249], way.at(model.generator, 2.5).z)  # the same when one goes back


def test_stiffness_stays_near_the_start(untrained):
    model = Model(untrained())
    (start,) = model.latents([3])

    def away(stiffness: float) -> float:
        way = LatentWalk("random", start, 5, stiffness)
        return float(np.mean([np.linalg.norm(way.at(model.generator, time).z - start.z) for time in range(1, 6)]))

    assert away(0.9) < 0.5 * away(0.5) < 0.5 * away(0.0)


def test_an_edited_latent_walks_behind_the_mapping(untrained):
    model = Model(untrained("style"))
    (plain,) = model.latents([3])
    edited = Latent(plain.z, None, None, map_latents(model.generator, [plain])[0].numpy() + 1)
    found = LatentWalk("loop", edited, 5).at(model.generator, 1.0)
    assert found.w.shape == edited.w.shape
    assert not np.allclose(found.w, edited.w)


@pytest.fixture
def tool(opened, settle):
    page = opened()
    page.panel.choose("walk")
    made = page.panel.get("walk")
    made.page = page
    made.settle = lambda: settle(page)
    return made


def test_space_plays_and_pauses_and_that_is_one_step(tool, qtbot):
    model = tool.model
    QTest.keyClick(tool.page, Qt.Key.Key_Space)
    assert tool.start.text() == "Pause"
    qtbot.waitUntil(lambda: model.frame.tag is not None and model.frame.tag[1] > 0.05)
    QTest.keyClick(tool.page, Qt.Key.Key_Space)
    tool.settle()
    assert tool.start.text() == "Play"
    assert tool.place.maximum() > 0
    assert model.undo.count() == 1
    model.undo.undo()
    tool.settle()
    assert model.frame.latent.seed == 0


def test_one_can_go_back_and_keep_a_frame(tool, qtbot):
    tool.go_to(2.0)
    tool.settle()
    there = tool.model.frame.pixels
    tool.go_to(3.0)
    tool.settle()
    assert (tool.model.frame.pixels != there).any()
    assert tool.place.maximum() == 300
    tool.place.setValue(200)
    tool.settle()
    assert (tool.model.frame.pixels == there).all()
    tool.keep_it.click()
    assert len(tool.page.shelf.latents) == 1
    assert tool.page.favourites.latent(0) is tool.model.frame.latent


def test_it_begins_where_the_person_clicks(tool):
    tool.go_to(1.0)
    tool.settle()
    grid = tool.page.grid
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.tile(4).center())
    tool.settle()
    assert tool.state.way.start.seed == 4
    assert tool.state.time == 0


def test_a_loop_has_an_end_and_another_way_is_another(tool):
    tool.kind.setCurrentIndex(2)
    tool.kind.activated.emit(2)
    assert tool.state.way.kind == "loop"
    assert tool.place.maximum() == 600
    tool.go_to(6.5)
    assert tool.state.time == pytest.approx(0.5)
    before = tool.state.way.seed
    tool.dice.click()
    assert tool.state.way.seed != before
    assert tool.state.way.start.seed == 0


def test_leaving_the_tool_or_the_page_ends_it(tool, qtbot):
    tool.play()
    tool.page.panel.choose("pad")
    assert not tool.clock.is_playing
    tool.page.panel.choose("walk")
    tool.play()
    assert tool.clock.is_playing
    tool.page.hide()
    assert not tool.clock.is_playing
