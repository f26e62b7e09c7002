"""The seed of the picture shown: a field for it, and the seed on the clipboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ganstudio.app.pages.explore.seed_field import SeedField
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.sampling import LARGEST_SEED


@pytest.fixture
def field(qtbot):
    made = SeedField()
    qtbot.addWidget(made)
    made.show()
    return made


def typed(field, text):
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(("text", "seed"), [("7", 7), ("12,345", 12345), (str(LARGEST_SEED), LARGEST_SEED)])
def test_a_seed_that_is_typed(field, text, seed):
    chosen = []
    field.chosen.connect(chosen.append)
    typed(field, text)
    assert (chosen, field.seed) == ([seed], seed)


@pytest.mark.parametrize("text", ["", "x", "-1"])
def test_what_is_no_seed_changes_nothing(field, text):
    chosen = []
    field.chosen.connect(chosen.append)
    field.show_seed(4)
    field.selectAll()
    QTest.keyClicks(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.seed in (4, 1)  # Qt refuses the sign and takes the digit behind it
    assert chosen == ([] if field.seed == 4 else [1])


def test_steps_end_where_seeds_do(field):
    field.show_seed(1)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.seed == 0
    field.show_seed(LARGEST_SEED)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.seed == LARGEST_SEED
    field.show_seed(None)
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.seed == 0


def test_the_page_shows_what_is_typed_and_the_seed_of_what_is_shown(opened, settle):
    page = opened()
    assert page.seed.seed == 0
    typed(page.seed, "123456789012")
    settle(page)
    assert page.model.frame.latent.seed == 123456789012
    page.model.show_seed(5)
    settle(page)
    assert page.seed.seed == 5
    page.model.undo.undo()
    page.model.show(Latent(page.model.frame.latent.z, None))
    settle(page)
    assert page.seed.seed is None
    assert not page.acts.copy_seed.isEnabled()


def test_the_seed_on_the_clipboard_by_key_and_by_menu(opened, settle):
    page = opened()
    page.model.show_seed(1234)
    settle(page)
    page.stage.setFocus()
    QTest.keyClick(page.stage, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == "1234"
    page.shelf.add(page.grid.latent(3))
    for view, index, seed in ((page.grid, 2, "2"), (page.favourites, 0, "3")):
        menu = view.menu(index)
        (copy,) = (action for action in menu.actions() if action.text() == "Copy seed")
        copy.trigger()
        assert QGuiApplication.clipboard().text() == seed
        menu.deleteLater()
    page.shelf.add(Latent(page.grid.latent(3).z / 2, None))
    assert not any(action.text() == "Copy seed" for action in page.favourites.menu(1).actions())
