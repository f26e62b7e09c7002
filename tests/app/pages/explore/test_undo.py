"""Undo and redo on the Explore page: how pictures are drawn, the handles of the tools, what is kept."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ganstudio.engine.latent.rendering import RenderOptions
from tests.app.pages.explore.conftest import add_snapshots

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def styled(opened, settle, qtbot):
    made = opened("style")
    add_snapshots(made.model.run, 128)
    made.model.refresh()
    settle(made)
    model = made.model  # from now on the picture shown is enough: the grid takes longer
    made.settle = lambda: qtbot.waitUntil(lambda: not model.is_drawing and not model.is_opening)
    return made


def undo(page) -> None:
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.settle()


def redo(page) -> None:
    QTest.keyClick(page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    page.settle()


def click(page, seed: int) -> None:
    QTest.mouseClick(page.grid.viewport(), LEFT, pos=page.grid.tile(seed).center())
    page.settle()


def drag(slider, *values: int) -> None:
    slider.setSliderDown(True)
    for value in values:
        slider.setValue(value)
    slider.setSliderDown(False)


def test_truncation_snapshot_noise_and_precision(styled):
    page = styled
    model, bar = page.model, page.look

    def state() -> tuple:
        return model.look, model.images_seen, model.noise

    states = [state()]
    for change in (
        lambda: drag(bar.truncation, 90, 70, 50),
        lambda: bar.truncation_value.setValue(0.8),
        lambda: drag(bar.snapshot, 0),
        lambda: bar.has_own_noise.setChecked(True),
        lambda: bar.noise.setValue(7),
        lambda: bar.precision.setCurrentText("bf16"),
    ):
        change()
        page.settle()
        states.append(state())
    assert states[-1] == (RenderOptions(0.8, precision="bf16"), 64, 7)
    assert model.undo.count() == len(states) - 1
    for before in reversed(states[:-1]):
        undo(page)
        assert state() == before
    assert (bar.truncation.value(), bar.snapshot.value(), bar.has_own_noise.isChecked()) == (100, 1, False)
    assert model.chosen is None  # the newest is followed again
    for after in states[1:]:
        redo(page)
        assert state() == after


def test_a_drag_in_a_tool_is_one_step(styled):
    page = styled
    for key in ("walk", "interpolate"):
        page.panel.choose(key)
        tool = page.panel.get(key)
        if key == "interpolate":
            for seed in (1, 2):
                tool.insert(page.grid.latent(seed), 9)
        else:
            tool.go_to(3.0)
            page.settle()
        steps = page.model.undo.count()
        tool.place.setSliderDown(True)
        for place in (10, 40, 70, 90):
            tool.place.setValue(place)
            page.settle()
        assert page.model.undo.count() == steps
        tool.place.setSliderDown(False)
        page.settle()
        assert page.model.undo.count() == steps + 1


def test_a_walk_outlives_undo(styled):
    page = styled
    page.panel.choose("walk")
    tool = page.panel.get("walk")
    way = tool.state.way
    tool.go_to(3.0)
    for place in (100, 250):
        drag(tool.place, place)
        page.settle()
    undo(page)
    assert (tool.state.way, tool.state.time, tool.place.value(), tool.place.maximum()) == (way, 1.0, 100, 300)
    redo(page)
    assert (tool.state.way, tool.state.time) == (way, 2.5)
    click(page, 4)  # another picture: the walk begins there
    assert tool.state.way.start.seed == 4
    tool.speed.setValue(80)
    undo(page)
    assert (tool.state.way, tool.state.time, tool.speed.value()) == (way, 2.5, 80)
    redo(page)
    assert (tool.state.way.start.seed, page.model.frame.latent.seed) == (4, 4)


def test_handle_and_corners_of_the_pad_follow(styled):
    page = styled
    tool = page.panel.get("pad")
    for x in (0.2, 0.9):
        tool.pad.set_position(x, x)
        tool.pad.moved.emit(x, x)
        tool.pad.settled.emit()
        page.settle()
    corners = tool.state.plane.latents
    tool.set_corner(page.grid.latent(9), 0)
    page.settle()
    assert tool.state.plane.latents[0].seed == 9
    undo(page)
    assert tool.state.plane.latents == corners
    assert tool.pad.x_ == 0.9
    undo(page)
    assert (tool.pad.x_, tool.pad.y_) == (0.2, 0.2)
    redo(page)
    redo(page)
    assert tool.state.plane.latents[0].seed == 9


def test_taking_off_the_shelf_and_removing_keyframes(styled):
    page = styled
    for seed in (3, 5):
        page.shelf.add(page.grid.latent(seed))
    page.panel.choose("interpolate")
    tool = page.panel.get("interpolate")
    for seed in (1, 2):
        tool.insert(page.grid.latent(seed), 9)
    page.favourites.set_current(0)
    tool.keys.set_current(1)
    for strip in (page.favourites, tool.keys):
        QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert (page.favourites.count(), tool.keys.count()) == (1, 1)
    undo(page)
    assert [key.latent.seed for key in tool.sequel.keyframes] == [1, 2]
    undo(page)
    assert [latent.seed for latent in page.shelf.latents] == [3, 5]
    assert (page.favourites.count(), tool.keys.count()) == (2, 2)


def test_keyframes_are_kept_with_the_run(styled, untrained):
    page = styled
    page.panel.choose("interpolate")
    tool, run = page.panel.get("interpolate"), page.model.run
    for seed in (1, 2):
        tool.insert(page.grid.latent(seed), 9)
    tool.panel.loop.setChecked(True)
    page.session.runs.show(untrained())
    page.settle()
    assert tool.sequel.keyframes == ()
    page.session.runs.show(run.open(run.path))
    page.settle()
    assert [key.latent.seed for key in tool.sequel.keyframes] == [1, 2]
    assert tool.panel.loop.isChecked() and tool.keys.count() == 2


def test_the_shelf_keeps_pictures_as_they_were_liked(styled, qtbot):
    page = styled
    model, strip = page.model, page.favourites
    model.choose(64)
    model.set_noise(5)
    model.set_look(RenderOptions(0.5))
    page.settle()
    QTest.keyClick(page, Qt.Key.Key_F)
    liked = page.stage.image
    model.set_look(RenderOptions(0.9))
    model.set_noise(None)
    model.choose(None)
    model.commit("Draw otherwise")
    page.settle()
    assert page.stage.image != liked
    qtbot.waitUntil(lambda: not strip.is_busy and strip.image(0) is not None)
    assert strip.image(0) == liked
    assert strip.caption_of(0) == "Seed 0 · 64 images seen · truncation 0.50 · noise 5"
    strip.choose(0)
    page.settle()
    assert page.stage.image == liked
    assert (model.images_seen, model.noise, model.look) == (64, 5, RenderOptions(0.5))
    undo(page)
    assert (model.images_seen, model.noise, model.look) == (128, None, RenderOptions(0.9))


def test_what_is_dropped_on_the_shelf_keeps_its_class(opened, settle, qtbot):
    from ganstudio.app.ui.latent_mime import from_mime, to_mime
    from tests.app.pages.explore.test_explore_page import drop

    page = opened("dcgan", classes=3)
    page.model.set_look(replace(page.model.look, label=2, truncation=0.5))
    settle(page)
    for place, mime in enumerate(
        (
            to_mime(page.grid.latent(4), page.grid.image(4)),
            to_mime(page.model.frame.look.dressed(page.model.frame.latent), page.stage.image, page.model.frame.appearance),
        )
    ):
        assert from_mime(mime).label == 2
        drop(page.favourites, mime, QPoint(900, 4))
        kept = page.shelf.favourites[place]
        assert (kept.latent.label, kept.appearance.truncation, kept.appearance.images_seen) == (2, 0.5, 64)
    page.model.set_look(RenderOptions(1.0, 1))
    settle(page)
    qtbot.waitUntil(lambda: not page.favourites.is_busy)
    before = page.favourites.image(0)
    page.model.set_look(RenderOptions(0.2, 0))
    settle(page)
    assert page.favourites.image(0) == before
    page.favourites.choose(0)
    settle(page)
    assert page.stage.image == before


def test_what_is_taken_out_of_a_slot_of_mix_comes_back(styled):
    page, model = styled, styled.model
    page.panel.choose("mix")
    tool = page.panel.get("mix")
    tool.way.setCurrentIndex(tool.way.findData("styles"))
    tool.way.activated.emit(tool.way.currentIndex())
    a, b = tool.styles.slots
    steps = model.undo.count()
    for slot, seed in ((a, 3), (b, 5)):
        slot.strip.dropped.emit(page.grid.latent(seed), 0, None)
        page.settle()
    assert model.undo.count() == steps + 2
    mixed, state = model.frame.latent, tool.styles.pictures
    a.clear.click()
    b.strip.set_current(0)
    b.strip.removed.emit(0)
    assert tool.styles.pictures == ((), ()) and model.frame.latent is mixed
    undo(page)
    assert tool.styles.pictures == ((), state[1])
    undo(page)
    assert tool.styles.pictures == state and model.frame.latent is mixed
    undo(page)
    assert tool.styles.pictures == (state[0], ()) and model.frame.latent is not mixed
    undo(page)
    assert tool.styles.pictures == ((), ())
    for _ in range(4):
        redo(page)
    assert tool.styles.pictures == ((), ()) and model.frame.latent is mixed
    undo(page)
    page.panel.choose("pad")
    undo(page)
    page.panel.choose("mix")
    assert tool.styles.pictures == state


def test_a_mark_is_undone_and_redone(styled):
    page, model = styled, styled.model
    page.panel.choose("directions")
    tool = page.panel.get("directions")
    tool.kind.setCurrentIndex(2)
    tool.kind.activated.emit(2)
    marked, shown = tool.groups.marked, model.frame.latent

    def seeds() -> list[list[int]]:
        return [[latent.seed for latent in group] for group in marked.groups]

    marked.put(page.grid.latent(1), 0)
    marked.put(page.grid.latent(2), 0)
    marked.put(page.grid.latent(1), 1)
    tool.groups.name.setText("thicker")
    marked.slots[0].strip.removed.emit(0)
    states = [seeds()]
    for _ in range(4):
        undo(page)
        states.append(seeds())
    assert states == [[[], [1]], [[2], [1]], [[1, 2], []], [[1], []], [[], []]]
    assert page.grid.marks == {} and model.frame.latent is shown and tool.groups.name.text() == "thicker"
    for _ in range(4):
        redo(page)
    assert seeds() == [[], [1]] and list(page.grid.marks.values()) == ["x"]
