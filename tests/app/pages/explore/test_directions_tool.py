"""Directions: sliders that move the picture, from the picture shown, several at once, and back."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ganstudio.engine.latent.direction_file import load_directions, save_directions
from ganstudio.engine.latent.directions import Direction, move, unit_vector
from ganstudio.engine.latent.groups import between_groups
from ganstudio.engine.latent.latent import latents_from_seeds


@pytest.fixture
def begin(opened, settle, qtbot):
    def make(*arguments):
        page = opened(*arguments)
        page.panel.choose("directions")
        made = page.panel.get("directions")
        made.page = page
        made.settle = lambda: (qtbot.waitUntil(lambda: not made.is_busy), settle(page))
        made.settle()
        return made

    return make


def test_sliders_move_the_picture_together(begin):
    tool = begin()
    start = tool.model.frame.latent
    assert len(tool.rows) == 8  # of 8 numbers there are no more
    tool.rows[0].slider.setValue(150)
    tool.rows[3].slider.setValue(-200)
    tool.settle()
    wanted = move(tool.model.generator, start, [(tool.directions[0], 1.5), (tool.directions[3], -2.0)])
    assert np.allclose(tool.model.frame.latent.z, wanted.z)
    tool.rows[3].back.click()
    tool.settle()
    assert tool.rows[3].amount == 0
    tool.reset.click()
    tool.settle()
    assert tool.model.frame.latent is start
    assert all(row.amount == 0 for row in tool.rows)
    assert tool.model.undo.canUndo()


def test_an_exact_amount_may_lie_beyond_the_slider(begin):
    tool = begin()
    start, row = tool.model.frame.latent, tool.rows[1]
    row.slider.setValue(125)
    assert row.box.value() == 1.25
    row.box.setValue(-4.5)
    tool.settle()
    assert (row.amount, row.slider.value()) == (-4.5, -300)
    wanted = move(tool.model.generator, start, [(tool.directions[1], -4.5)])
    assert np.allclose(tool.model.frame.latent.z, wanted.z)
    assert tool.model.undo.undoText() == "Move along a direction"
    assert row.box.accessibleName() == "Direction 2: amount" and row.box.toolTip()
    row.back.click()
    assert (row.amount, row.slider.value()) == (0, 0)


def test_the_sliders_follow_what_is_undone(begin):
    tool = begin()
    start, undo = tool.model.frame.latent, tool.model.undo
    for amount in (60, 150):
        tool.rows[0].slider.setValue(amount)
        tool.rows[0].settled.emit()
        tool.settle()
    moved = tool.model.frame.latent
    tool.reset.click()
    tool.settle()
    seen = []
    for step in (undo.undo, undo.undo, undo.undo, undo.redo, undo.redo):
        step()
        tool.settle()
        seen.append((tool.rows[0].amount, tool.state.start is start))
    assert seen == [(1.5, True), (0.6, True), (0.0, True), (0.6, True), (1.5, True)]
    assert tool.model.frame.latent is moved
    tool.page.look.truncation.setValue(50)  # the same, drawn otherwise
    tool.settle()
    assert tool.rows[0].amount == 1.5
    tool.rows[1].slider.setValue(100)
    tool.settle()
    wanted = move(tool.model.generator, start, [(tool.directions[0], 1.5), (tool.directions[1], 1.0)])
    assert np.allclose(tool.model.frame.latent.z, wanted.z)


def test_another_picture_is_another_start(begin):
    tool = begin()
    tool.rows[0].slider.setValue(150)
    tool.settle()
    tool.model.show_seed(4, "Step")
    tool.settle()
    assert tool.state.start.seed == 4
    assert tool.rows[0].amount == 0


def test_layers_can_be_chosen_where_there_are_some(begin):
    tool = begin("stylegan2")
    assert tool.layers.isVisible()
    tool.layers.setCurrentIndex(3)
    tool.layers.activated.emit(3)
    tool.settle()
    top = tool.model.generator.latent_space.layers - 1
    assert {direction.layers[1] for direction in tool.directions} == {top}
    assert all(direction.layers[0] > 0 for direction in tool.directions)
    tool.rows[0].slider.setValue(300)
    tool.settle()
    assert tool.model.frame.latent.w.ndim == 2
    assert tool.page.caption.text() == "From seed 0"
    assert tool.page.grid.current == -1  # what seed 0 gives looks otherwise


def choose(tool, kind):
    place = ("sefa", "pca", "kept").index(kind)
    tool.kind.setCurrentIndex(place)
    tool.kind.activated.emit(place)
    tool.settle()


def click(tool, seeds):
    grid = tool.page.grid
    for seed in seeds:
        grid.show_tile(seed)
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.tile(seed).center())
    tool.settle()


def kept_names(tool):
    return [direction.name for direction in load_directions(tool.model.run, tool.model.generator)]


def test_components_are_found_beside_the_window(begin):
    tool = begin("stylegan2")
    said = []
    tool.search.said.connect(said.append)
    tool.layers.setCurrentIndex(1)
    choose(tool, "pca")
    assert {(direction.kind, direction.layers[0]) for direction in tool.directions} == {("pca", 0)}
    assert all(row.isEnabled() for row in tool.rows)
    assert said[0].startswith("Analysing what the model draws")
    assert "of the variance" in tool.rows[0].slider.toolTip()
    before = tool.directions
    choose(tool, "sefa")
    choose(tool, "pca")
    assert tool.directions is before  # found once


def test_what_goes_along_several_kinds_adds_up(begin):
    tool = begin()
    tool.rows[0].slider.setValue(150)
    tool.settle()
    before = tool.model.frame.latent
    choose(tool, "pca")
    assert tool.state.start is before
    tool.rows[1].slider.setValue(100)
    tool.settle()
    assert np.allclose(tool.model.frame.latent.z, move(tool.model.generator, before, [(tool.directions[1], 1.0)]).z)


def test_a_found_direction_is_kept_named_and_dropped(begin):
    tool = begin()
    choose(tool, "kept")
    assert tool.rows == [] and "No directions of your own yet" in tool.hint.text()
    choose(tool, "sefa")
    tool.rows[2].act.click()
    assert "sefa 3" in tool.hint.text()
    choose(tool, "kept")
    (row,) = tool.rows
    row.slider.setValue(80)
    row.name.setText("smile")
    row.name.editingFinished.emit()
    tool.settle()
    assert kept_names(tool) == ["smile"]
    (row,) = tool.rows
    assert (row.slider.accessibleName(), row.amount) == ("smile", 0.8)
    row.act.click()
    assert tool.rows == [] and kept_names(tool) == []
    tool.model.undo.undo()
    assert kept_names(tool) == ["smile"] and len(tool.rows) == 1


def test_clicks_mark_and_the_direction_is_found(begin, qtbot):
    tool = begin("dcgan")
    choose(tool, "kept")
    panel = tool.groups
    assert panel.marked.isVisible() and not panel.start.isEnabled()
    panel.markers[0].click()
    click(tool, range(5))
    panel.markers[1].click()
    assert not panel.markers[0].isChecked()
    click(tool, [5, 6, 7, 8, 0])  # 0 changes sides
    assert [[latent.seed for latent in group] for group in panel.marked.groups] == [[1, 2, 3, 4], [5, 6, 7, 8, 0]]
    assert "1 more with it" in panel.hint.text() and not panel.start.isEnabled()
    assert tool.page.grid.marks == {(seed, None): "check" if 1 <= seed <= 4 else "x" for seed in range(9)}
    panel.markers[0].click()
    click(tool, [9, 10, 10])  # once more takes it out again
    panel.markers[0].click()
    click(tool, [11])
    assert len(panel.marked.groups[0]) == 5
    QTest.keyClick(tool.page, Qt.Key.Key_Plus)
    assert panel.marked.groups[0][-1].seed == 11
    panel.name.setText("brighter")
    panel.start.click()
    qtbot.waitUntil(lambda: not panel.is_busy)
    (direction,) = tool.directions
    with_it, without = panel.marked.groups
    wanted = between_groups(tool.model.generator, "brighter", without, with_it)
    assert np.array_equal(direction.vector, wanted.vector) and direction.score == wanted.score
    assert f"{direction.score:.0%}" in panel.hint.text()
    assert kept_names(tool) == ["brighter"]
    tool.page.panel.choose("pad")
    assert tool.page.grid.marks == {}
    assert not panel.markers[0].isChecked()
    tool.page.panel.choose("directions")
    assert len(panel.marked.groups[0]) == 6 and len(tool.page.grid.marks) == 11


def test_from_class_to_class(begin, qtbot):
    tool = begin("dcgan", 3)
    choose(tool, "kept")
    panel = tool.groups
    assert panel.way.isVisible()
    panel.way.setCurrentIndex(1)
    panel.way.activated.emit(1)
    assert not panel.marked.isVisible() and not panel.markers[0].isVisible()
    panel.classes[0].setCurrentIndex(1)
    panel.classes[0].activated.emit(1)
    assert not panel.start.isEnabled() and "two different" in panel.hint.text()
    panel.classes[1].setCurrentIndex(2)
    panel.classes[1].activated.emit(2)
    panel.start.click()
    qtbot.waitUntil(lambda: len(tool.rows) == 1)
    assert kept_names(tool) == ["class 1 to class 2"]
    tool.model.show(latents_from_seeds(tool.model.generator, [4], 1)[0], "Show")
    tool.settle()
    tool.rows[0].slider.setValue(200)
    tool.settle()
    assert tool.model.frame.latent.w[8:].round(3).tolist() == [0, 0, 1]


def test_the_others_can_be_left_as_they_are(begin):
    tool = begin()
    one, other = (unit_vector(np.array([1, a, 0, 0, 0, 0, 0, 0], np.float32)) for a in (0, 1))
    save_directions(tool.model.run, [Direction("one", one, "groups"), Direction("other", other, "groups")])
    tool.page.panel.choose("pad")
    tool.page.panel.choose("directions")
    choose(tool, "kept")
    start = tool.model.frame.latent
    tool.rows[0].slider.setValue(200)
    tool.settle()
    assert abs((tool.model.frame.latent.z - start.z) @ other) > 1
    tool.apart.click()
    tool.settle()
    moved = tool.model.frame.latent.z - start.z
    assert abs(moved @ other) < 1e-5 and np.linalg.norm(moved) == pytest.approx(2, rel=1e-4)
    save_directions(tool.model.run, [Direction("one", one, "groups"), Direction("same", one, "groups")])
    tool.page.panel.choose("pad")
    tool.page.panel.choose("directions")
    tool.settle()
    assert tool.apart.isChecked()
    assert not any(row.slider.isEnabled() for row in tool.rows)
    assert "same way" in tool.rows[0].slider.toolTip()


def test_a_new_page_finds_its_sliders_again(begin, session, settle, qtbot):
    from ganstudio.app.pages.explore.view import ExplorePage

    tool = begin()
    tool.rows[2].slider.setValue(120)
    tool.settle()
    tool.page.hide()
    again = ExplorePage(session)
    qtbot.addWidget(again)
    again.show()
    settle(again)
    other = again.panel.get("directions")
    qtbot.waitUntil(lambda: len(other.rows) == 8)
    QTest.qWait(10)
    assert other.rows[2].amount == 1.2
    other.rows[2].slider.setValue(0)
    settle(again)
    assert again.model.frame.latent.seed == 0
