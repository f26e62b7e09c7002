"""A whole folder on the Invert page: from files to a map of their codes, and on from one of them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ganstudio.app.pages.invert.view import InvertPage
from ganstudio.app.state.session import Session
from ganstudio.engine.export.provenance import read_picture
from ganstudio.engine.latent.latent import render
from ganstudio.engine.runs.checkpoint import load_generator
from ganstudio.engine.search import batch, solver


@pytest.fixture(autouse=True)
def little_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(solver.EFFORTS, "fast", solver.SearchBudget(candidates=32, starts=1, steps=3))
    monkeypatch.setattr(batch, "SEARCHED_BATCH", 4)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six dark and six light pictures in a folder each, and a file that is none."""
    rng = np.random.default_rng(0)
    for number in range(12):
        path = tmp_path / "pictures" / ("dark", "light")[number % 2]
        path.mkdir(parents=True, exist_ok=True)
        Image.fromarray(rng.integers(0, 100, (16, 16), np.uint8) + np.uint8(150 * (number % 2))).save(path / f"{number}.png")
    (tmp_path / "pictures" / "dark" / "text.png").write_text("no picture")
    return tmp_path / "pictures"


def built(session: Session, qtbot) -> InvertPage:
    session.engine.is_loaded = True
    page = InvertPage(session)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitActive(page)
    return page


@pytest.fixture
def page(session: Session, untrained: Callable, qtbot) -> InvertPage:
    session.runs.show(untrained())
    made = built(session, qtbot)
    qtbot.waitUntil(made.has_model)
    return made


@pytest.fixture
def found(page: InvertPage, folder: Path, qtbot) -> InvertPage:
    page.take_pictures((folder,))
    qtbot.waitUntil(lambda: page.folder.state.found is not None)
    qtbot.waitUntil(lambda: page.folder.outcome() is not None and not page.is_searching)
    qtbot.waitUntil(lambda: bool(page.folder.view.neighbours))
    return page


def test_it_has_a_tab_of_its_own_that_says_what_to_do(page):
    assert page.folder.stack.currentIndex() == 0
    assert not page.folder.by_encoder.isVisible()
    page.folder.tabs.setCurrentIndex(1)
    assert page.folder.empty.isVisible()
    assert page.folder.by_encoder.isVisible()
    assert not page.bar.search.isEnabled()
    page.folder.tabs.setCurrentIndex(0)
    assert page.crop.isVisible()


def test_a_dropped_folder_is_found(found, folder):
    state, view = found.folder.state, found.folder.view
    assert state.names == (str(folder),)
    assert view.isVisible()
    assert len(view.scatter.places) == 12
    assert [style.name for style in view.scatter.styles] == ["dark", "light"]
    assert view.scatter.groups.tolist() == [0] * 6 + [1] * 6
    assert "of 12 pictures right; on 8 principal components of their pixels, 100 %" in view.verdict.text()
    assert "12 pictures" in view.summary.text()
    assert "left out: 1 not an image" in view.summary.text()
    # the picture that is looked at, what the model draws there, and its neighbours
    assert view.title.text() == "dark/0.png · dark"
    _, generator = load_generator(found.session.runs.current)
    drawn = render(generator, [state.found.result.latent(0)])[0]
    np.testing.assert_array_equal(view.drawn.frame.pixels, drawn)
    assert view.own.image.pixelColor(3, 4).red() == state.found.result.pixels(0)[4, 3, 0]
    codes = state.found.result.codes.features
    exact = np.linalg.norm(codes - codes[0], axis=1).argsort()
    assert view.neighbours == exact[exact != 0].tolist()
    assert view.near.count() == 11


def test_pictures_are_pointed_at_and_chosen_on_the_map(found, qtbot):
    view, qt = found.folder.view, Qt.MouseButton.LeftButton
    place = view.scatter.place_of(7).toPoint()
    index = view.scatter.index_at(view.scatter.place_of(7))
    QTest.mouseMove(view.scatter.viewport(), place)
    qtbot.waitUntil(lambda: view.scatter.current == index)
    assert view.scatter.tip.text() == view.caption_of(0, index)
    QTest.mouseClick(view.scatter.viewport(), qt, pos=place)
    assert found.folder.state.chosen == index
    qtbot.waitUntil(lambda: found.folder.outcome() is not None)
    assert found.folder.outcome().latent.z.tolist() == found.folder.state.found.result.codes.z[index].tolist()
    # on to its nearest neighbour
    qtbot.waitUntil(lambda: bool(view.neighbours))
    near = view.neighbours[0]
    QTest.mouseClick(view.near.viewport(), qt, pos=view.near.tile(0).center())
    assert found.folder.state.chosen == near
    ring = view.rings.getData()
    assert (ring[0][-1], ring[1][-1]) == pytest.approx(tuple(view.scatter.places[near]))


def test_a_folder_dropped_while_another_is_searched_comes_next(page, folder, qtbot, monkeypatch):
    monkeypatch.setitem(solver.EFFORTS, "fast", solver.SearchBudget(candidates=32, starts=1, steps=4000))
    page.take_pictures((folder / "dark",))
    qtbot.waitUntil(lambda: page.is_searching)
    monkeypatch.setitem(solver.EFFORTS, "fast", solver.SearchBudget(candidates=32, starts=1, steps=3))
    page.take_pictures((folder / "light",))
    qtbot.waitUntil(lambda: page.folder.state.found is not None)
    assert page.folder.state.found.result.collection.name(0) == "1.png"


def test_several_pasted_ones_are_a_folder_too(page, folder, qtbot):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted((folder / "light").glob("*.png"))[:3]])
    QGuiApplication.clipboard().setMimeData(mime)
    page.bar.paste.click()
    qtbot.waitUntil(lambda: page.folder.state.found is not None)
    assert len(page.folder.state.found.result) == 3


def test_a_picture_that_is_searched_for_is_no_folder(page, folder, qtbot, monkeypatch):
    monkeypatch.setitem(solver.EFFORTS, "fast", solver.SearchBudget(candidates=32, starts=1, steps=4000))
    page.open(next(folder.glob("*/*.png")))
    qtbot.waitUntil(lambda: page.state.target is not None)
    page.search()
    page.folder.tabs.setCurrentIndex(1)
    assert page.is_searching and page.folder.empty.button.isVisible()
    assert page.folder.empty.sentence.text().startswith("Drop")
    page.stop()
    qtbot.waitUntil(lambda: not page.is_searching)


def test_a_copy_is_tuned_to_one_picture_only(page, folder, qtbot):
    page.bar.show_choice("tune", None)
    with qtbot.waitSignal(page.session.message) as said:
        page.take_pictures((folder / "light",))
    assert "are searched for fast" in said.args[0]
    qtbot.waitUntil(lambda: page.folder.state.found is not None)


def test_one_of_them_goes_on_to_explore_the_shelf_and_a_file(found, tmp_path, qtbot):
    found.folder.keep(chosen=5)
    qtbot.waitUntil(lambda: found.folder.outcome() is not None)
    latent = found.folder.outcome().latent
    found.folder.findings.keep.click()
    assert found.session.model.shelf.latents == [latent]
    with qtbot.waitSignal(found.session.page_requested) as asked:
        found.folder.findings.explore.click()
    assert asked.args == ["explore"]
    with qtbot.waitSignal(found.session.written):
        found.folder.findings.save_to(tmp_path / "one.png")
    np.testing.assert_array_equal(read_picture(tmp_path / "one.png").latent.z, latent.z)


def test_the_codes_are_saved(found, tmp_path, qtbot):
    with qtbot.waitSignal(found.session.written) as written:
        found.folder.save_to(tmp_path / "codes.npz")
    assert written.args[0].path == tmp_path / "codes.npz"
    with np.load(tmp_path / "codes.npz") as arrays:
        np.testing.assert_array_equal(arrays["codes"], found.folder.state.found.result.codes.codes)


def test_a_search_of_many_can_be_given_up_and_begun_again(page, folder, qtbot, monkeypatch):
    monkeypatch.setitem(solver.EFFORTS, "fast", solver.SearchBudget(candidates=32, starts=1, steps=100_000))
    monkeypatch.setattr(solver, "SETTLED", -1.0)
    page.folder.open((str(folder),))
    (job,) = page.session.jobs.running
    qtbot.waitUntil(lambda: job.last_progress is not None and job.last_progress.total == 12)
    assert not page.bar.search.isEnabled()
    assert "Searching for every picture" in page.folder.empty.sentence.text()
    job.cancel()
    qtbot.waitUntil(lambda: page.bar.search.isEnabled() and not page.session.jobs.is_busy)
    assert page.folder.state.found is None
    assert page.folder.empty.button.isVisible() and "Drop" in page.folder.empty.sentence.text()
    assert page.bar.search.isEnabled()
    monkeypatch.setitem(solver.EFFORTS, "fast", solver.SearchBudget(candidates=32, starts=1, steps=2))
    page.bar.search.click()
    qtbot.waitUntil(lambda: page.folder.state.found is not None)


def test_one_picture_after_it_is_searched_for_alone(found, folder, qtbot):
    found.open(folder / "light" / "1.png")
    qtbot.waitUntil(lambda: found.crop.isVisible())
    assert found.bar.search.isEnabled()
    found.folder.tabs.setCurrentIndex(1)
    assert found.folder.view.isVisible()  # still there


def test_it_outlives_the_page_and_ends_with_the_run(found, untrained, qtbot):
    found.folder.keep(chosen=3)
    again = built(found.session, qtbot)
    assert again.folder.view.isVisible()
    assert again.folder.view.title.text() == found.folder.view.title.text()
    again.session.runs.show(untrained(size=32))
    assert again.folder.state.found is None
    assert again.folder.state.names == found.folder.state.names  # to be searched by this run
    assert again.crop.isVisible()


def test_without_an_encoder_it_says_so(page, folder, qtbot):
    page.folder.keep(by_encoder=True)
    with qtbot.waitSignal(page.session.error) as failed:
        page.folder.open((str(folder),))
    assert "No encoder is trained" in str(failed.args[0])
    qtbot.waitUntil(lambda: not page.is_searching)
