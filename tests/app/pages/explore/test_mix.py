"""Mix: styles by layer, sums and differences, and children with their lineage."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from ganstudio.app.pages.explore import breed, mix
from ganstudio.app.pages.explore.lineage import CHILDREN, Generation, Lineage
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.ui.latent_mime import to_mime
from ganstudio.engine.latent.latent import Latent, latents_from_seeds, map_latents
from ganstudio.engine.latent.mixing import arithmetic, mean_of, mix_styles
from ganstudio.engine.latent.model import Model

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def test_a_generation_with_descendants_is_never_changed(untrained):
    model = Model(untrained())
    first = Lineage().changed(parents=tuple(model.latents([0, 1])), seed=5)
    assert len(first.generations) == 1  # nothing came of it yet
    assert first.changed(seed=6).now.seed == 6
    children = first.now.children(model.generator)
    second = first.bred_on(children[:2], 7)
    assert (second.current, second.now.origin, second.now.mutation) == (1, 0, first.now.mutation)
    branch = second.gone_to(0).changed(mutation=0.9)
    assert (branch.current, branch.now.mutation, branch.now.origin) == (2, 0.9, None)
    assert branch.generations[:2] == second.generations
    marked = second.gone_to(0).toggled(3).toggled(1).toggled(3)
    assert marked.now.marked == {1} and len(marked.generations) == 2
    again = first.generations[0].children(model.generator)
    assert all(np.array_equal(one.z, other.z) for one, other in zip(children, again, strict=True))
    assert len(children) == CHILDREN


@pytest.fixture
def begin(opened, settle, qtbot):
    def make(way="", *arguments, **named):
        page = opened(*arguments, **named)
        page.panel.choose("mix")
        made = page.panel.get("mix")
        made.page, made.children = page, made.breed.children_view
        made.settle = lambda: (settle(page), qtbot.waitUntil(lambda: made.children.is_complete))
        if way:
            choose(made, way)
        made.settle()
        return made

    return make


def choose(tool, way: str) -> None:
    tool.way.setCurrentIndex(tool.way.findData(way))
    tool.way.activated.emit(tool.way.currentIndex())


def drop(tool, slot, seed: int) -> None:
    mime = to_mime(tool.page.grid.latent(seed), tool.page.grid.image(seed))
    slot.strip.dropEvent(QDropEvent(QPointF(500, 9), Qt.DropAction.CopyAction, mime, LEFT, NONE))


def seeds(latents) -> list[int]:
    return [latent.seed for latent in latents]


def shown(tool) -> np.ndarray:
    return map_latents(tool.model.generator, [tool.model.frame.latent])[0].numpy()


# -- styles ---------------------------------------------------------------------------------------------------------------


def test_layers_of_two_pictures(begin):
    tool = begin("", "stylegan2")
    panel, generator = tool.styles, tool.model.generator
    layers = generator.latent_space.layers
    assert panel.isVisible() and len(panel.layers.sliders) == layers
    assert not tool.again.isEnabled()
    before = tool.model.frame.latent
    drop(tool, panel.slots[0], 3)
    assert tool.model.undo.count() == 1  # A, which can be taken out again
    assert tool.model.frame.latent is before  # B is missing
    drop(tool, panel.slots[1], 6)
    tool.settle()
    a, b = latents_from_seeds(generator, [3, 6])
    coarse = layers // 3
    wanted = mix_styles(generator, a, b, [0.0] * coarse + [1.0] * (layers - coarse))
    assert np.allclose(shown(tool), wanted.w, atol=1e-5)
    assert tool.model.undo.count() == 2
    steps = tool.model.undo.count()
    panel.layers.sliders[0].setValue(25)
    tool.settle()
    assert tool.model.undo.count() == steps + 1
    rows = map_latents(generator, latents_from_seeds(generator, [3, 6])).numpy()
    assert np.allclose(shown(tool)[0], 0.75 * rows[0] + 0.25 * rows[1], atol=1e-5)
    assert [button.isChecked() for button in panel.layers.groups] == [False, True, True]
    for button in panel.layers.groups[1:]:
        button.click()
    panel.layers.sliders[0].setValue(0)
    tool.settle()
    assert panel.layers.shares == (0.0,) * layers
    assert tool.model.frame.latent.seed == 3  # A itself
    for button in panel.layers.groups:
        button.click()
    tool.settle()
    assert tool.model.frame.latent.seed == 6
    drop(tool, panel.slots[1], 7)  # takes the place of 6
    assert seeds(panel.slots[1].latents) == [7]


# -- sums -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arch", ["dcgan", "stylegan2"])
def test_sums_of_dropped_pictures(begin, arch):
    tool = begin("arithmetic", arch, classes=3)
    panel, generator = tool.arithmetic, tool.model.generator
    for slot, seed in zip(panel.slots, (2, 4, 7), strict=True):
        drop(tool, slot, seed)
    drop(tool, panel.slots[0], 5)
    drop(tool, panel.slots[0], 5)  # it is there
    tool.settle()
    a, other, b, c = latents_from_seeds(generator, [2, 5, 4, 7])
    wanted = arithmetic(generator, mean_of(generator, [a, other]), b, c)
    assert np.allclose(shown(tool), map_latents(generator, [wanted])[0].numpy(), atol=1e-4)
    assert tool.model.frame.latent.label == wanted.label
    assert seeds(panel.slots[0].latents) == [2, 5]
    panel.slots[0].clear.click()
    assert not panel.is_complete and not tool.again.isEnabled()


def test_a_slot_takes_what_is_shown_and_what_fits_and_shows_it(begin, settle):
    tool = begin()
    slot = tool.arithmetic.slots[0]
    for seed in (4, 8):
        tool.model.show_seed(seed, "Step")
        settle(tool.page)
        slot.add.click()
    assert seeds(slot.latents) == [4, 8]
    QTest.mouseClick(slot.strip.viewport(), LEFT, pos=slot.strip.tile(0).center())
    tool.settle()
    assert tool.model.frame.latent.seed == 4
    QTest.keyClick(slot.strip, Qt.Key.Key_Delete)
    assert seeds(slot.latents) == [8]
    of_another_run = to_mime(Latent(np.zeros(5, np.float32)), tool.page.grid.image(0))
    slot.strip.dropEvent(QDropEvent(QPointF(5, 9), Qt.DropAction.CopyAction, of_another_run, LEFT, NONE))
    assert seeds(slot.latents) == [8]


def test_without_layers_there_are_no_styles_and_a_sum_is_shown_again_after_a_look_elsewhere(begin):
    tool = begin()
    assert [tool.way.itemData(index) for index in range(tool.way.count())] == ["arithmetic", "breed"]
    assert tool.arithmetic.isVisible() and not tool.styles.isVisible() and not tool.children.isVisible()
    tool.dice.click()
    tool.settle()
    before = shown(tool)
    assert all(len(slot.latents) == 1 for slot in tool.arithmetic.slots)
    tool.model.show_seed(1, "Step")
    tool.settle()
    tool.again.click()
    tool.settle()
    assert np.array_equal(shown(tool), before)
    tool.model.undo.undo()
    tool.settle()
    assert tool.model.frame.latent.seed == 1


# -- children -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def family(begin, monkeypatch):
    numbers = iter(range(100, 1000))
    for module in (breed, mix):
        monkeypatch.setattr(module, "random_seeds", lambda count: [next(numbers) for _ in range(count)])
    tool = begin("breed")
    for seed in (2, 5):
        drop(tool, tool.breed.parents, seed)
    tool.settle()
    return tool


def click(tool, child: int, at=None, key=NONE) -> None:
    tile = tool.children.tile(child)
    QTest.mouseClick(tool.children.viewport(), LEFT, key, at(tile).center() if at else tile.center())


def test_parents_have_children_that_can_be_seen_and_kept(family):
    tool, view = family, family.children
    children = tool.breed.lineage.now.children(tool.model.generator)
    assert view.isVisible() and view.count() == CHILDREN
    assert all(np.array_equal(view.latent(index).z, child.z) for index, child in enumerate(children))
    assert view.verticalScrollBar().maximum() == 0  # all of them at once
    click(tool, 3)
    tool.settle()
    assert np.array_equal(tool.model.frame.latent.z, children[3].z)
    assert tool.page.stage.image == view.image(3) == to_qimage(tool.model.frame.pixels)
    assert tool.model.undo.undoText() == "Breed"
    QTest.keyClick(tool.page, Qt.Key.Key_F)
    click(tool, 6, at=view.heart_rect)
    assert [np.array_equal(one.z, children[number].z) for one, number in zip(tool.page.shelf.latents, (3, 6), strict=True)]
    assert [view.is_favourite(index) for index in range(CHILDREN)] == [index in (3, 6) for index in range(CHILDREN)]
    assert view.current == 3
    tool.model.show_seed(1, "Step")
    tool.settle()
    assert view.current == -1
    tool.model.undo.undo()
    tool.settle()
    assert view.current == 3


def test_mutation_changes_the_children_and_the_one_that_is_shown(family):
    tool, view = family, family.children
    click(tool, 2)
    tool.settle()
    before, steps = view.image(2), tool.model.undo.count()
    tool.breed.mutation.setSliderDown(True)
    for value in (50, 60, 80):
        tool.breed.mutation.setValue(value)
    tool.breed.mutation.setSliderDown(False)
    tool.settle()
    wanted = Generation(tool.breed.lineage.now.parents, tool.breed.lineage.now.seed, 0.8).children(tool.model.generator)
    assert np.array_equal(tool.model.frame.latent.z, wanted[2].z)
    assert view.image(2) == tool.page.stage.image != before
    assert view.current == 2
    assert tool.model.undo.count() == steps + 1
    assert tool.breed.mutation_value.text() == "80 %"
    tool.breed.mutation.setValue(0)
    tool.settle()
    zs = [latent.z for latent in tool.breed.lineage.now.parents]
    assert all(((view.latent(index).z == zs[0]) | (view.latent(index).z == zs[1])).all() for index in range(CHILDREN))


def test_marked_children_are_the_next_parents_and_one_can_go_back(family):
    tool, view, panel = family, family.children, family.breed
    assert not panel.on.isEnabled()
    first = [view.image(index) for index in range(CHILDREN)]
    click(tool, 1, at=view.mark_rect)
    click(tool, 4, key=Qt.KeyboardModifier.ControlModifier)
    click(tool, 6)
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Space)
    tool.settle()
    assert panel.lineage.now.marked == {1, 4}
    chosen = [view.latent(1), view.latent(4)]
    panel.on.click()
    tool.settle()
    assert [np.array_equal(*pair) for pair in zip([p.z for p in panel.parents.latents], [p.z for p in chosen], strict=True)] == [
        True
    ] * 2
    assert [view.image(index) for index in range(CHILDREN)] != first
    assert view.current == -1 and not panel.lineage.now.marked
    assert panel.caption.text().startswith("Generation 2 · from generation 1 · parents: 2 · seed 10")
    assert panel.generations.count() == 2 and panel.generations.current == 1
    panel.generations.choose(0)
    tool.settle()
    assert seeds(panel.parents.latents) == [2, 5]
    assert [view.image(index) for index in range(CHILDREN)] == first
    assert panel.lineage.now.marked == {1, 4}
    panel.mutation.setValue(70)  # a branch: what came of the first generation stays
    assert [generation.origin for generation in panel.lineage.generations] == [None, 0, None]


def test_space_asks_for_other_children_and_one_child_alone_is_bred_on(family):
    tool, panel = family, family.breed
    before = panel.lineage.now.seed
    QTest.keyClick(tool.page, Qt.Key.Key_Space)
    assert panel.lineage.now.seed != before and len(panel.lineage.generations) == 1
    tool.settle()
    click(tool, 0)
    panel.on.click()
    tool.settle()
    assert len(panel.parents.latents) == 1 and panel.lineage.now.origin == 0
    panel.mutation.setValue(0)
    tool.settle()
    assert len({tool.children.latent(index).z.tobytes() for index in range(CHILDREN)}) == 1
    panel.parents.clear.click()
    assert tool.children.count() == 0 and not panel.again.isEnabled()
    tool.dice.click()
    tool.settle()
    assert len(panel.parents.latents) == 2 and tool.children.image(7) is not None


# -- kept -----------------------------------------------------------------------------------------------------------------


def test_a_new_page_finds_everything_again(family, session, settle, qtbot):
    from ganstudio.app.pages.explore.view import ExplorePage

    tool = family
    click(tool, 5, at=tool.children.mark_rect)
    tool.breed.on.click()
    choose(tool, "arithmetic")
    drop(tool, tool.arithmetic.slots[1], 9)
    choose(tool, "breed")
    tool.settle()
    pictures = [tool.children.image(index) for index in range(CHILDREN)]
    tool.page.hide()
    assert tool.children.count() == 0  # what nobody sees is not drawn
    again = ExplorePage(session)
    qtbot.addWidget(again)
    again.show()
    settle(again)
    other = again.panel.get("mix")
    view = other.breed.children_view
    qtbot.waitUntil(lambda: [view.image(index) for index in range(view.count())] == pictures)
    assert other.way.currentData() == "breed"
    assert len(other.breed.lineage.generations) == 2
    assert seeds(other.arithmetic.slots[1].latents) == [9]


def test_another_run_begins_anew(family, session, untrained, settle):
    tool = family
    session.runs.show(untrained("stylegan2", size=32))
    tool.settle()
    assert tool.way.currentData() == "styles" and tool.styles.isVisible()
    assert tool.breed.parents.latents == () and tool.children.count() == 0
