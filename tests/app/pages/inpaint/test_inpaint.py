"""The Inpaint page: from a painted hole to fillings to choose from, and what can be done with them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest

from ganstudio.app.pages.inpaint.view import InpaintPage
from ganstudio.app.rendering.qimages import to_array
from ganstudio.app.rendering.zoom import Box, Placement
from ganstudio.app.state.session import Session
from ganstudio.engine.search import solver

EFFORT = solver.SearchBudget(candidates=32, starts=2, steps=3)
HOLE = Box(30, 15, 46, 31)
ENDLESS = solver.SearchBudget(candidates=32, starts=2, steps=1_000_000)


@pytest.fixture(autouse=True)
def little_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(solver.EFFORTS, "fast", EFFORT)


def built(session: Session, qtbot) -> InpaintPage:
    session.engine.is_loaded = True
    page = InpaintPage(session)
    qtbot.addWidget(page)
    page.resize(900, 640)
    page.show()
    qtbot.waitActive(page)
    return page


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Larger than the model, and wider than high."""
    pixels = np.random.default_rng(0).integers(0, 256, (50, 90), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "picture.png")
    return tmp_path / "picture.png"


@pytest.fixture
def ready(session: Session, untrained, picture, qtbot) -> Callable[..., InpaintPage]:
    def make(path: Path = picture, **named: object) -> InpaintPage:
        page = built(session, qtbot)
        page.session.runs.show(untrained(**named))
        page.open(path)
        qtbot.waitUntil(lambda: page.state.target is not None)
        return page

    return make


def paint(page: InpaintPage, box: Box = HOLE) -> np.ndarray:
    """A rectangle, with the mouse; the hole."""
    page.tools.commands.tools["rectangle"].trigger()
    corners = (QPointF(box.left + 0.5, box.top + 0.5), QPointF(box.right - 0.5, box.bottom - 0.5))
    first, last = (page.canvas.to_widget(corner).toPoint() for corner in corners)
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(page.canvas, last)
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=last)
    assert page.canvas.hole.bounds == box
    return page.canvas.hole.pixels == 255


def fill(page: InpaintPage, qtbot, button: Callable[[], None] | None = None) -> None:
    before = page.state.answers
    (button or page.bar.search.click)()
    qtbot.waitUntil(lambda: page.state.answers != before and not page.is_searching)


def seen(page: InpaintPage) -> np.ndarray:
    """The pixels of the whole picture as it is compared, at its own size."""
    page.compare.set_split(0)
    page.compare.placement = Placement(0, 0, 1.0)
    image = QImage(*page.compare.picture_size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    page.compare.compose(painter, Box(0, 0, *page.compare.picture_size()))
    painter.end()
    pixels = to_array(image.convertToFormat(QImage.Format.Format_RGB888))
    return pixels if page.state.target.source.mode == "RGB" else pixels[..., 0]


def test_a_hole_is_filled_in_several_ways(ready, picture, qtbot):
    page = ready()
    assert not page.found.save.isEnabled()
    assert page.strip.isHidden()
    hole = paint(page)
    page.count.setValue(2)
    fill(page, qtbot)
    assert page.views.currentWidget() is page.compare
    assert page.strip.count() == 3  # with that for more
    source = np.asarray(Image.open(picture))
    for index, answer in enumerate(page.state.answers):
        page.strip.choose(index)
        shown = seen(page)
        np.testing.assert_array_equal(shown, page.outcome().make()[..., 0])
        np.testing.assert_array_equal(shown[~hole], source[~hole])
        assert (shown[hole] != source[hole]).mean() > 0.5
        assert page.strip.latent(index) is answer.latent
    assert (page.strip.latent(0).z != page.strip.latent(1).z).any()
    assert "Answer 2 of 2" in page.found.numbers.text()


def test_more_answers_come_beside_those_that_are_there(ready, qtbot):
    page = ready()
    paint(page)
    page.count.setValue(2)
    fill(page, qtbot)
    first = page.state.answers
    fill(page, qtbot, page.strip.more_asked.emit)
    assert page.state.answers[:2] == first
    assert len(page.state.answers) == 4
    assert page.strip.current == page.state.chosen == 2
    assert page.state.answers[2].image != first[0].image
    fill(page, qtbot)  # anew
    assert len(page.state.answers) == 2
    assert page.state.answers[0].image == first[0].image
    page.tools.commands.undo.trigger()
    paint(page, Box(HOLE.left, HOLE.top, HOLE.right - 4, HOLE.bottom - 4))
    fill(page, qtbot, page.strip.more_asked.emit)  # answers to another hole stand alone
    assert len(page.state.answers) == 2
    assert page.state.answers[0].image != first[0].image


def test_a_mask_that_is_saved_is_told(ready, tmp_path, qtbot):
    page = ready()
    paint(page)
    with qtbot.waitSignal(page.session.written) as written:
        page.tools.commands.save_file(tmp_path / "mask.png")
    assert written.args[0].path == tmp_path / "mask.png"
    assert (tmp_path / "mask.png").is_file()


def test_a_feathered_filling_fades_out(ready, picture, qtbot):
    page = ready()
    hole = paint(page)
    page.tools.feather.setValue(4)
    page.count.setValue(1)
    fill(page, qtbot)
    changed = seen(page) != np.asarray(Image.open(picture))
    near = np.zeros_like(hole)
    near[11:35, 26:50] = True
    assert not changed[~near].any()
    assert changed[near & ~hole].any()


def test_the_best_so_far_is_seen_and_it_can_be_given_up(ready, qtbot, monkeypatch):
    monkeypatch.setitem(solver.EFFORTS, "fast", ENDLESS)
    page = ready()
    hole = paint(page)
    page.bar.search.click()
    assert not page.bar.search.isEnabled()
    qtbot.waitUntil(lambda: bool(page.canvas.sketches))
    ((box, image),) = page.canvas.sketches.items()
    alpha = to_array(image)[..., 3]
    np.testing.assert_array_equal(alpha == 255, hole[box.top : box.bottom, box.left : box.right])
    page.search_more()  # a second one does not begin beside it
    assert len(page.session.jobs.running) == 1
    page.session.jobs.running[0].cancel()
    qtbot.waitUntil(lambda: page.bar.search.isEnabled())
    assert not page.canvas.sketches
    assert not page.state.answers


def test_saved_copied_kept_and_explored(ready, picture, qtbot):
    page = ready()
    paint(page)
    page.count.setValue(2)
    fill(page, qtbot)
    page.strip.choose(1)
    outcome, session = page.outcome(), page.session
    assert outcome.name == "picture-filled-2.png"
    with qtbot.waitSignal(session.written):
        page.found.save_to(picture.with_name(outcome.name))
    saved = np.asarray(Image.open(picture.with_name(outcome.name)))
    np.testing.assert_array_equal(saved, seen(page))
    page.found.copy.click()
    assert QGuiApplication.clipboard().image().size() == page.state.image.size()
    page.found.keep.click()
    assert session.model.shelf.find(page.state.answers[1].latent) == 0
    with qtbot.waitSignal(session.page_requested) as asked:
        page.found.explore.click()
    assert asked.args == ["explore"]


def test_painting_and_comparing_take_turns(ready, qtbot):
    page = ready()
    paint(page)
    page.count.setValue(1)
    assert not page.comparing.isEnabled()
    fill(page, qtbot)
    assert page.comparing.isChecked()
    QTest.keyClick(page.compare, Qt.Key.Key_X)
    assert page.views.currentWidget() is page.canvas
    QTest.keyClick(page.canvas, Qt.Key.Key_X)
    assert page.views.currentWidget() is page.compare
    QTest.keyClick(page.compare, Qt.Key.Key_E)
    assert page.canvas.tool == "eraser"
    assert page.views.currentWidget() is page.canvas
    page.strip.choose(0)
    QTest.keyClick(page.compare, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not page.canvas.hole.pixels.any()
    assert page.views.currentWidget() is page.canvas


def test_it_outlives_the_page_and_ends_with_the_run(ready, qtbot, untrained):
    page = ready()
    hole = paint(page)
    page.tools.feather.setValue(3)
    page.canvas.set_brush(7)
    page.count.setValue(2)
    fill(page, qtbot)
    page.strip.choose(1)
    again = built(page.session, qtbot)
    np.testing.assert_array_equal(again.canvas.hole.pixels == 255, hole)
    assert (again.canvas.brush, again.canvas.feather, again.count.value()) == (7, 3, 2)
    assert again.strip.current == 1
    assert again.views.currentWidget() is again.compare
    again.tools.commands.undo.trigger()
    assert not again.canvas.hole.pixels.any()
    again.session.runs.show(untrained(size=32))
    assert not again.state.answers
    assert not again.bar.search.isEnabled()


def test_picture_and_mask_stay_when_another_run_is_opened(ready, qtbot, untrained):
    page = ready()
    hole = paint(page)
    page.canvas.set_brush(7)
    fill(page, qtbot)
    page.hide()  # the run is changed on another page, then closed
    session, mask = page.session, page.state.hole
    for run in (untrained("resnet"), None, untrained(size=32, channels=3)):
        session.runs.show(run)
        session.model.set_run(run)
    page.show()
    assert page.canvas.has_picture
    np.testing.assert_array_equal(page.canvas.hole.pixels == 255, hole)
    qtbot.waitUntil(lambda: page.state.target is not None)
    assert page.state.target.pixels.shape == (3, 32, 32)  # as this run sees it
    assert page.state.hole is mask and page.canvas.brush == 7  # with its steps to undo
    assert not page.state.answers
    fill(page, qtbot)
    assert len(page.state.answers) == 4


def test_transparency_makes_a_mask_and_another_picture_of_the_size_keeps_it(ready, picture, tmp_path, qtbot):
    pixels = np.full((50, 90, 4), 200, np.uint8)
    pixels[10:30, 20:40, 3] = 0
    Image.fromarray(pixels).save(tmp_path / "clear.png")
    page = ready(tmp_path / "clear.png", channels=3)
    assert page.state.brush == 6
    page.tools.commands.from_alpha.trigger()
    assert page.canvas.hole.bounds == Box(20, 10, 40, 30)
    page.take_pictures([picture])  # a grey one for a model of colours
    qtbot.waitUntil(lambda: page.state.target.path == picture)
    assert page.canvas.hole.bounds == Box(20, 10, 40, 30)
    page.count.setValue(1)
    fill(page, qtbot)
    assert seen(page).shape == (50, 90, 3)


def test_classes_are_found_out_or_said(ready, qtbot):
    page = ready(arch="style", classes=3)
    paint(page)
    page.count.setValue(1)
    fill(page, qtbot)  # none is said
    page.bar.classes.setCurrentIndex(3)
    page.bar.classes.activated.emit(3)
    fill(page, qtbot)
    assert page.state.answers[0].latent.label == 2


def test_there_is_nothing_to_fill_until_something_is_painted(ready):
    page = ready()
    assert not page.bar.search.isEnabled()
    paint(page)
    assert page.bar.search.isEnabled()
    page.tools.commands.undo.trigger()
    assert not page.bar.search.isEnabled()


@pytest.mark.parametrize(
    "command, said",
    [
        (lambda page: page.canvas.invert(), "all white"),
        (lambda page: paint(page, Box(2, 2, 88, 48)), "no window in the model's proportions leaves"),
    ],
)
def test_masks_that_are_of_no_use_are_told(ready, qtbot, command, said):
    page = ready()
    command(page)
    with qtbot.waitSignal(page.session.error) as failed:
        page.bar.search.click()
    assert said in str(failed.args[0])
    assert "picture.png" in str(failed.args[0])
    qtbot.waitUntil(lambda: page.bar.search.isVisible())


def test_files_that_are_of_no_use_are_told(ready, picture, tmp_path, qtbot):
    page = ready()
    (tmp_path / "text.png").write_text("no picture")
    Image.new("L", (1, 1)).save(tmp_path / "one.png")
    Image.new("L", (9, 8)).save(tmp_path / "mask.png")
    for action, name, said in (
        (page.open, "text.png", "text.png"),
        (page.open, "one.png", "one.png"),
        (page.tools.commands.load_file, "text.png", "text.png"),
        (page.tools.commands.load_file, "mask.png", "The mask is 9 × 8 px, the picture is 90 × 50 px"),
    ):
        with qtbot.waitSignal(page.session.error) as failed:
            action(tmp_path / name)
        assert said in str(failed.args[0])
        assert "\n" not in str(failed.args[0])
    assert page.state.target.path == picture


def test_comparing_keeps_zoom_and_place(ready, qtbot):
    page = ready()
    paint(page)
    page.canvas.zoom(2)
    page.canvas.pan(-37, 11)
    seen_at = page.canvas.placement
    page.count.setValue(2)
    fill(page, qtbot)
    assert page.views.currentWidget() is page.compare and page.compare.placement == seen_at
    page.compare.pan(5, -8)
    moved_to = page.compare.placement
    page.strip.choose(1)
    assert page.compare.placement == moved_to
    page.comparing.trigger()
    assert page.views.currentWidget() is page.canvas and page.canvas.placement == moved_to


def test_what_is_painted_during_a_fill_is_seen(ready, qtbot, monkeypatch):
    monkeypatch.setitem(solver.EFFORTS, "fast", ENDLESS)
    page = ready()
    paint(page)
    page.bar.search.click()
    qtbot.waitUntil(lambda: bool(page.canvas.sketches))
    page.canvas.placement = Placement(0, 0, 1.0)

    def painted() -> np.ndarray:
        image = QImage(90, 50, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        page.canvas.compose(painter, Box(0, 0, 90, 50))
        painter.end()
        return to_array(image.convertToFormat(QImage.Format.Format_RGB888))[5:10, 60:70]

    before = painted()
    page.canvas.hole.begin()
    page.canvas.hole.rectangle(Box(60, 5, 70, 10), 255)  # not lifted yet
    assert (painted() != before).any(axis=2).all()
    page.stop()
    qtbot.waitUntil(lambda: not page.is_searching)


def test_an_answer_is_used_and_the_next_hole_begins(ready, picture, qtbot):
    page = ready()
    hole = paint(page)
    page.canvas.zoom(1)
    place = page.canvas.placement
    assert not page.use.isEnabled()
    page.count.setValue(2)
    fill(page, qtbot)
    page.strip.choose(1)
    wanted = page.outcome().make()
    page.use.setFocus()
    page.use.click()
    qtbot.waitUntil(lambda: not page.state.answers)
    np.testing.assert_array_equal(np.asarray(page.state.target.source), wanted[..., 0])
    assert not page.canvas.hole.pixels.any() and page.views.currentWidget() is page.canvas
    assert page.focusWidget() is page.canvas  # not on the rail, where keys lead elsewhere
    assert page.canvas.placement == place
    assert page.state.target.path == picture
    second = paint(page, Box(5, 5, 15, 15))
    fill(page, qtbot)
    made = page.outcome().make()[..., 0]
    np.testing.assert_array_equal(made[~second], wanted[~second, 0])
    np.testing.assert_array_equal(made[~second & ~hole], np.asarray(Image.open(picture))[~second & ~hole])


def test_what_was_painted_since_the_fill_is_the_next_hole(ready, qtbot):
    page = ready()
    first = paint(page)
    fill(page, qtbot)
    page.comparing.setChecked(False)
    page.canvas.hole.begin()
    page.canvas.hole.rectangle(Box(60, 5, 70, 10), 255)
    page.canvas.hole.end()
    page.use.click()
    qtbot.waitUntil(lambda: not page.state.answers)
    assert page.canvas.hole.bounds == Box(60, 5, 70, 10) and not page.canvas.hole.pixels[first].any()
    assert page.bar.search.isEnabled()


def test_a_fill_that_is_going_on_is_said(ready, qtbot, monkeypatch):
    monkeypatch.setitem(solver.EFFORTS, "fast", ENDLESS)
    page = ready()
    paint(page)
    assert page.found.numbers.text() == "Not filled yet"
    page.bar.search.click()
    assert page.found.numbers.text() == "Filling the masked area"
    page.stop()
    qtbot.waitUntil(lambda: not page.is_searching)
    assert page.found.numbers.text() == "Not filled yet"


def test_a_grey_model_warns_of_colour_and_leaves_it_around_the_hole(ready, tmp_path, qtbot):
    pixels = np.random.default_rng(0).integers(0, 256, (50, 90, 4), np.uint8)
    pixels[..., 3] = 255
    pixels[:5, :5, 3] = 0
    Image.fromarray(pixels).save(tmp_path / "colour.png")
    page = ready(tmp_path / "colour.png")
    assert "the filling will be grey" in page.found.warning.label.text() and not page.found.warning.isHidden()
    hole = paint(page)
    page.count.setValue(1)
    fill(page, qtbot)
    with qtbot.waitSignal(page.session.written):
        page.found.save_to(tmp_path / page.outcome().name)
    with Image.open(tmp_path / "colour-filled-1.png") as saved:
        found = np.asarray(saved)
    np.testing.assert_array_equal(found[~hole], pixels[~hole])
    assert (np.ptp(found[hole][:, :3].astype(int), axis=1) == 0).all()


def test_holes_apart_are_seen_while_they_are_filled_and_one_too_large_is_warned_of(ready, qtbot):
    page = ready()
    paint(page, Box(2, 2, 10, 10))
    first = page.canvas.hole.pixels == 255
    page.canvas.hole.begin()
    page.canvas.hole.rectangle(Box(75, 35, 84, 44), 255)
    page.canvas.hole.end()
    page.count.setValue(1)
    fill(page, qtbot)
    assert len(page.state.answers[0].patches) == 2
    hole, source = page.canvas.hole.pixels == 255, page.state.target.source
    shown = seen(page)
    np.testing.assert_array_equal(shown[~hole], np.asarray(source)[~hole])
    assert (shown[hole & ~first] != np.asarray(source)[hole & ~first]).mean() > 0.5
    assert "far larger" not in page.found.warning.label.text()
    page.canvas.set_mask(np.pad(np.full((30, 30), 255, np.uint8), ((10, 10), (20, 40))))
    assert "far larger than the model's pictures" in page.found.warning.label.text()
