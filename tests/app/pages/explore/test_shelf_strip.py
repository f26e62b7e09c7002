"""Names on the shelf."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest

from ganstudio.app.state.shelf import MOST_LETTERS, Shelf
from ganstudio.app.ui.latent_mime import to_mime
from ganstudio.engine.latent.favourites import Favourite, load_favourites, save_favourites
from ganstudio.engine.latent.latent import Latent
from tests.app.pages.explore.test_explore_page import drop


@pytest.fixture
def shelved(opened, settle):
    """The page with two pictures on the shelf."""
    page = opened()
    for seed in (3, 5):
        page.shelf.add(page.grid.latent(seed))
    settle(page)
    return page


def typed(strip, text, key=Qt.Key.Key_Return):
    strip.editor.selectAll()
    QTest.keyClicks(strip.editor, text)
    QTest.keyClick(strip.editor, key)


def test_by_key_it_gets_a_name_that_is_kept_with_the_run(shelved, settle, qtbot):
    strip, before = shelved.favourites, shelved.favourites.sizeHint().height()
    strip.choose(1)
    settle(shelved)
    QTest.keyClick(strip, Qt.Key.Key_F2)
    assert strip.editor.isVisible() and strip.editor.hasFocus()
    typed(strip, "the  fat five")  # F puts nothing on the shelf, Space plays nothing
    assert not strip.editor.isVisible()
    assert strip.hasFocus()
    assert [(item.name, item.latent.seed) for item in load_favourites(shelved.model.run).readable] == [
        ("", 3),
        ("the fat five", 5),
    ]
    assert strip.caption_of(1) == "the fat five · Seed 5"
    assert shelved.caption.text() == "the fat five · Seed 5"
    assert strip.sizeHint().height() > before
    again = Shelf()
    again.open(shelved.model.run)
    assert again.name_of(shelved.grid.latent(5)) == "the fat five"
    QTest.keyClick(strip, Qt.Key.Key_F2)
    assert strip.editor.text() == "the fat five"
    typed(strip, " ")
    assert shelved.caption.text() == "Seed 5"
    assert strip.sizeHint().height() == before


def test_escape_and_another_place_to_look_at(shelved):
    strip = shelved.favourites
    strip.edit(0)
    typed(strip, "no", Qt.Key.Key_Escape)
    assert strip.hasFocus()
    assert shelved.shelf.favourites[0].name == ""
    strip.edit(0)
    QTest.keyClicks(strip.editor, "yes")
    shelved.grid.setFocus()  # what was typed is not lost
    assert shelved.grid.hasFocus() and not strip.editor.isVisible()
    assert shelved.shelf.favourites[0].name == "yes"
    strip.edit(1)
    shelved.shelf.remove(1)  # by another page
    typed(strip, "nobody")
    assert [favourite.name for favourite in shelved.shelf.favourites] == ["yes"]


def test_from_the_menu(shelved, monkeypatch):
    strip, shown = shelved.favourites, []
    monkeypatch.setattr("PySide6.QtWidgets.QMenu.popup", lambda menu, _at: shown.append(menu))
    place = strip.tile(1).center()
    for reason, at in ((QContextMenuEvent.Reason.Mouse, place), (QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))):
        strip.contextMenuEvent(QContextMenuEvent(reason, at, strip.viewport().mapToGlobal(at)))
    assert strip.current == 1
    assert len(shown) == 2
    _copy_seed, rename, remove = shown[0].actions()
    rename.trigger()
    typed(strip, "five")
    assert shelved.shelf.favourites[1].name == "five"
    remove.trigger()
    assert [latent.seed for latent in shelved.shelf.latents] == [3]
    strip.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(900, 5), QPoint(900, 5)))
    assert len(shown) == 2  # there is nothing


def test_a_name_is_one_line_and_not_too_long(shelved):
    shelved.shelf.rename(0, " a\nb\t" + "c" * 500)
    name = shelved.shelf.favourites[0].name
    assert name.startswith("a b ccc")
    assert len(name) == MOST_LETTERS
    shelved.shelf.add(shelved.shelf.latents[0], 2)  # moved, it keeps its name
    assert shelved.shelf.favourites[1].name == name
    assert shelved.favourites.grab().size() == shelved.favourites.size()


def test_a_latent_of_another_model_in_the_file_does_no_harm(page, untrained, settle, session):
    run = untrained("style")
    foreign = Latent(np.zeros(8, np.float32), w=np.zeros((9, 8), np.float32))
    save_favourites(run, [Favourite(foreign, "far"), Favourite(Latent(np.ones(8, np.float32)), "near")])
    errors = []
    session.error.connect(errors.append)
    session.runs.show(run)
    settle(page)
    assert [favourite.name for favourite in page.shelf.favourites] == ["near"]
    assert len(errors) == 1
    drop(page.favourites, to_mime(foreign, page.grid.image(0)), QPoint(4, 4))
    assert page.favourites.count() == 1 and len(errors) == 2
    QTest.keyClick(page, Qt.Key.Key_F)
    assert [favourite.name for favourite in load_favourites(run).readable] == ["near", "", "far"]
