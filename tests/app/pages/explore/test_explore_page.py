"""The Explore page: empty, with a run, the grid, the shelf, keys, and what a change of language leaves."""

from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QScrollBar,
    QWidget,
)

from ganstudio.app.pages.explore import PAGE
from ganstudio.app.pages.explore.latent_pad import LatentPad
from ganstudio.app.pages.explore.view import ExplorePage
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.ui.drop_overlay import DropOverlay
from ganstudio.app.ui.latent_mime import LATENT, from_mime, to_mime
from ganstudio.app.ui.latent_stage import LatentStage
from ganstudio.app.ui.tile_view import TileView
from ganstudio.engine.events import SnapshotSaved
from ganstudio.engine.export.provenance import fingerprint, read_picture
from ganstudio.engine.latent.model import Model
from ganstudio.engine.runs.baseline import Baseline, Likelihood
from ganstudio.engine.runs.checkpoint import load_weights, save_snapshot

CONTROLS = (QAbstractButton, QComboBox, QAbstractSpinBox, QAbstractSlider, TileView, LatentPad, LatentStage)


def test_the_page_waits_for_the_engine(session, qtbot):
    entry = PAGE.factory(session)
    qtbot.addWidget(entry)
    assert entry.page is None
    session.engine.is_loaded = True
    for _ in range(2):
        session.engine.ready.emit()
    assert isinstance(entry.page, ExplorePage)


def test_without_a_model_it_leads_on(page, session):
    asked = []
    session.page_requested.connect(asked.append)
    assert page.empty.isVisible()
    assert not page.grid.isVisible()
    page.empty.button.click()
    assert asked == ["train"]


def test_of_a_mixture_it_says_what_it_is(page, session, untrained):
    run = untrained()
    run.baseline = Baseline("gmm", Likelihood("tractable", 3.5, 3.4, 3.6, 300), 64, 3.0)
    session.runs.show(run)
    assert "is a Gaussian mixture: it has no latent space" in page.empty.sentence.text()
    assert page.empty.isVisible() and not session.model.snapshots


def test_of_an_upscaler_it_says_what_it_is(page, session, untrained, settle):
    session.runs.show(untrained(factor=2))
    assert page.empty.isVisible()
    assert "is an upscaler" in page.empty.sentence.text()
    session.runs.show(untrained())
    settle(page)
    assert not page.empty.isVisible()


def test_a_run_shows_its_samples(opened, settle):
    page = opened()
    page.resize(1200, 700)
    settle(page)
    assert not page.empty.isVisible()
    shown = page.grid.visible()
    assert len(shown) > 20
    assert all(page.grid.image(seed) is not None and page.grid.latent(seed).seed == seed for seed in shown)
    assert page.stage.image == to_qimage(page.model.frame.pixels)
    assert page.caption.text() == "Seed 0"
    assert not page.look.classes.isVisible()
    assert not page.look.noise.isVisible()


def test_a_hidden_page_draws_nothing(page, untrained):
    page.hide()
    page.session.runs.show(untrained())
    assert page.model.run is None
    page.show()
    QTest.qWait(20)
    assert page.model.run is page.session.runs.current


def click(view: TileView, index: int, **named) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.tile(index).center(), **named)


def test_click_and_arrows_choose_and_can_be_undone(opened, settle):
    page = opened()
    click(page.grid, 3)
    settle(page)
    assert page.caption.text() == "Seed 3"
    for key, seed in ((Qt.Key.Key_Right, 4), (Qt.Key.Key_Down, 4 + page.grid.columns()), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(page.grid, key)
        settle(page)
        assert (page.model.frame.latent.seed, page.grid.current) == (seed, seed)
    for seed in (4 + page.grid.columns(), 4, 3, 0):
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle(page)
        assert (page.model.frame.latent.seed, page.grid.current) == (seed, seed)
    assert not page.acts.undo.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle(page)
    assert page.model.frame.latent.seed == 3


def test_the_picture_steps_through_the_seeds(opened, settle):
    page = opened()
    for _ in range(3):
        QTest.keyClick(page.stage, Qt.Key.Key_Right)
    settle(page)
    assert page.model.frame.latent.seed == page.grid.current == 3
    QTest.keyClick(page.stage, Qt.Key.Key_Left)
    settle(page)
    assert page.model.frame.latent.seed == 2


def test_scrolling_never_ends(opened, settle):
    page = opened()
    bar = page.grid.verticalScrollBar()
    for _ in range(4):
        bar.setValue(bar.maximum())
        settle(page)
    assert page.grid.visible().start > 1000
    assert all(page.grid.image(seed) is not None for seed in page.grid.visible())


def test_double_click_opens_large(opened, settle):
    page = opened()
    QTest.mouseDClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=page.grid.tile(2).center())
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=page.grid.tile(2).center())
    settle(page)
    assert page.large.isVisible()
    assert page.large.stage.image == page.stage.image
    QTest.keyClick(page.large.stage, Qt.Key.Key_Right)
    settle(page)
    assert page.large.stage.frame.latent.seed == 3
    QTest.keyClick(page.large, Qt.Key.Key_Escape)
    assert not page.large.isVisible()


def test_favourites_by_key_by_heart_and_by_drop(opened, settle):
    page = opened()
    QTest.keyClick(page, Qt.Key.Key_F)
    heart = page.grid.heart_rect(page.grid.tile(5)).center()
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=heart)
    assert [latent.seed for latent in page.shelf.latents] == [0, 5]
    assert page.grid.current == 0  # a heart is no choice
    assert page.grid.is_favourite(5) and not page.grid.is_favourite(4)
    drop(page.favourites, to_mime(page.grid.latent(7), page.grid.image(7)), QPoint(4, 4))
    assert [latent.seed for latent in page.shelf.latents] == [7, 0, 5]
    click(page.favourites, 0)
    settle(page)
    assert page.model.frame.latent.seed == 7
    QTest.keyClick(page.favourites, Qt.Key.Key_Delete)
    QTest.keyClick(page, Qt.Key.Key_F)  # what is shown, 7, is put on it again
    assert [latent.seed for latent in page.shelf.latents] == [0, 5, 7]


CONTROL = Qt.KeyboardModifier.ControlModifier


def drop(widget: QWidget, mime: QMimeData, at: QPoint) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPointF(at), copy, mime, left, none))


def test_what_is_dragged_out_is_the_point_and_its_picture(opened, monkeypatch):
    page = opened()
    dragged = []
    monkeypatch.setattr("PySide6.QtGui.QDrag.exec", lambda drag, _action: dragged.append(drag.mimeData()))
    view = page.grid.viewport()
    start = page.grid.tile(6).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(40, 0))
    assert from_mime(dragged[0]).seed == 6
    assert dragged[0].hasImage()


def test_what_is_carried_elsewhere_is_not_shown(opened, settle, monkeypatch):
    page = opened()
    monkeypatch.setattr("PySide6.QtGui.QDrag.exec", lambda drag, _action: None)
    view, start = page.grid.viewport(), page.grid.tile(6).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(40, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))
    settle(page)
    assert page.model.frame.latent.seed == page.grid.current == 0
    assert page.model.undo.count() == 0
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=start)
    settle(page)
    assert page.model.frame.latent.seed == page.grid.current == 6


def test_delete_acts_on_what_has_just_been_dropped(opened, settle):
    page = opened()
    for seed in (1, 2):
        page.shelf.add(page.grid.latent(seed))
    page.panel.choose("interpolate")
    keys = page.panel.get("interpolate").keys
    drop(keys, to_mime(page.grid.latent(2), page.grid.image(2)), QPoint(4, 4))  # carried from the shelf
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Delete)
    assert keys.count() == 0
    assert [latent.seed for latent in page.shelf.latents] == [1, 2]
    page.favourites.choose(1)
    drop(page.favourites, to_mime(page.grid.latent(7), page.grid.image(7)), QPoint(4, 4))
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Delete)
    assert [latent.seed for latent in page.shelf.latents] == [1, 2]


def test_drops_are_copies(opened, qtbot):
    page = opened()
    mime, left, shift = (
        to_mime(page.grid.latent(3), page.grid.image(3)),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
    )
    move = Qt.DropAction.MoveAction
    mime.setData(LATENT, bytes(to_mime(page.grid.latent(3), page.grid.image(3)).data(LATENT)))
    mime.setUrls([QUrl.fromLocalFile("a.png")])
    window = QWidget()
    qtbot.addWidget(window)
    for target in (page.favourites, page.panel.get("pad").pad, DropOverlay(window)):
        for actions, taken in ((move | Qt.DropAction.CopyAction, Qt.DropAction.CopyAction), (move, None)):
            event = QDropEvent(QPointF(4, 4), actions, mime, left, shift)
            event.setDropAction(move)
            event.ignore()
            target.dropEvent(event)
            assert event.isAccepted() == (taken is not None)
            assert event.dropAction() == (taken or move)


def test_redo_has_both_of_its_keys(opened, settle):
    page = opened()
    click(page.grid, 4)
    settle(page)
    for key, modifiers in ((Qt.Key.Key_Y, CONTROL), (Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)):
        QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
        settle(page)
        assert page.model.frame.latent.seed == 0
        QTest.keyClick(page, key, modifiers)
        settle(page)
        assert page.model.frame.latent.seed == 4


def test_copy_and_save(opened, tmp_path, qtbot):
    from PIL import Image

    page = opened()
    with qtbot.waitSignal(page.session.message):
        QTest.keyClick(page, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().image().size() == page.stage.image.size()
    path = tmp_path / "a.png"
    with qtbot.waitSignal(page.session.written):
        page.acts.save_to(path)
    with Image.open(path) as saved:
        assert saved.size == (16, 16)
    drawn = read_picture(path)
    assert (drawn.latent.seed, drawn.run, drawn.images_seen, drawn.truncation) == (0, page.model.run.name, 64, 1.0)
    assert drawn.network == fingerprint(Model(page.model.run).generator)
    with qtbot.waitSignal(page.session.error):
        page.acts.save_to(tmp_path / "no" / "folder.png")


def test_a_letter_belongs_to_the_field_that_has_the_focus(opened):
    page = opened()
    page.look.truncation_value.setFocus()
    QTest.keyClick(page.look.truncation_value, Qt.Key.Key_F)
    assert page.shelf.latents == []


def test_the_header_acts_on_everything(opened, settle):
    page = opened("style", classes=3)
    assert page.look.classes.isVisible() and page.look.noise.isVisible()
    before = page.grid.image(4), page.stage.image
    page.look.truncation.setValue(30)
    page.look.classes.setCurrentIndex(3)
    settle(page)
    assert page.model.look.truncation == 0.3
    assert {page.grid.latent(seed).label for seed in page.grid.visible()} == {2}
    assert page.caption.text() == page.caption.toolTip() == "Seed 0 · class 2"
    assert page.caption.minimumSizeHint().width() == 0  # it is elided, where the page is narrow
    assert (page.grid.image(4) != before[0]) and (page.stage.image != before[1])
    shown = page.stage.image
    page.look.has_own_noise.setChecked(True)
    settle(page)
    assert page.model.noise == 0
    page.look.has_own_noise.setChecked(False)
    settle(page)
    assert page.stage.image == shown
    large = {name: value * 8 for name, value in page.model.generator.state_dict().items()}
    save_snapshot(page.model.run, 128, large, {})  # in which the formats differ by whole grey levels
    page.model.refresh()
    settle(page)
    exact = page.grid.image(4), page.stage.image
    page.look.precision.setCurrentText("bf16")
    settle(page)
    assert (page.grid.image(4) != exact[0]) and (page.stage.image != exact[1])
    page.model.set_look(replace(page.model.look, precision="fp32"))
    settle(page)
    assert page.look.precision.currentText() == "fp32"
    assert (page.grid.image(4), page.stage.image) == exact


def test_new_snapshots_are_followed(opened, settle, qtbot, session):
    page = opened()
    images, generator, _ = load_weights(page.model.run)
    assert not page.look.snapshot.isEnabled()
    save_snapshot(page.model.run, 128, {name: tensor * 2 for name, tensor in generator.items()}, {})
    before = page.stage.image
    session.training.events.emit([SnapshotSaved(128, page.model.run.snapshot_path(128))])
    qtbot.waitUntil(lambda: page.stage.image != before)
    assert page.look.snapshot_value.text() == "128 images · newest"
    page.look.snapshot.setValue(0)
    settle(page)
    assert page.stage.image == before
    assert page.look.snapshot_value.text() == f"{images} images"


def test_after_a_thousand_moves_the_last_one_is_shown(opened, settle, qtbot):
    page = opened()
    slider, shown = page.look.truncation, []
    page.model.frame_changed.connect(lambda: shown.append(page.model.frame.look.truncation))
    for number in range(1000):
        slider.setValue(40 + number % 100)  # never the last value: a frame may be drawn at any of these
        if number % 100 == 99:
            qtbot.wait(1)
    slider.setValue(33)
    qtbot.waitUntil(lambda: page.stage.frame.look.truncation == 0.33)
    settle(page)
    assert shown[-1] == 0.33 and shown.count(0.33) == 1
    assert len(shown) < 100  # what is overtaken is not drawn


def test_a_new_page_shows_what_the_old_one_did(opened, settle, session, qtbot):
    page = opened()
    click(page.grid, 4)
    QTest.keyClick(page, Qt.Key.Key_F)
    page.look.truncation.setValue(70)
    settle(page)
    shown = page.stage.image
    page.hide()
    again = ExplorePage(session)
    qtbot.addWidget(again)
    again.resize(1200, 700)
    again.show()
    settle(again)
    qtbot.waitUntil(lambda: not again.stage.image.isNull())
    assert again.stage.image == shown
    assert again.look.truncation.value() == 70
    assert again.favourites.count() == 1
    assert again.acts.undo.isEnabled()
    assert again.caption.text() == "Seed 4"


def test_a_damaged_snapshot_is_told(page, untrained, session, qtbot):
    run = untrained()
    run.snapshot_path(64).write_bytes(b"damaged")
    with qtbot.waitSignal(session.error) as error:
        session.runs.show(run)
    assert "damaged" in str(error.args[0])
    assert page.stage.hint == "The model can't be loaded."


def test_another_run_and_none(opened, settle, session, untrained):
    page = opened()
    session.runs.show(untrained("style"))
    settle(page)
    assert page.model.run is session.runs.current
    assert page.look.noise.isVisible()
    session.runs.show(None)
    assert page.empty.isVisible()


def test_every_control_has_a_name_a_tip_and_a_place_in_the_tab_order(opened):
    page = opened("style", classes=3)
    for tool in page.panel.buttons:
        page.panel.choose(tool)
        found = [child for child in page.findChildren(QWidget) if isinstance(child, CONTROLS) and child.isVisible()]
        assert len(found) > 10
        for child in found:
            if isinstance(child, QScrollBar) or child.objectName().startswith("qt_"):
                continue
            assert child.accessibleName(), child
            assert child.toolTip() or isinstance(child, QAbstractScrollArea), child.accessibleName()
            assert child.focusPolicy() & Qt.FocusPolicy.TabFocus, child.accessibleName()


def test_points_of_one_run_are_not_drawn_by_another(opened, page, untrained, settle):
    opened()
    runs = [page.session.runs.current, untrained(latent=12)]
    for place, tool in enumerate(page.panel.buttons):
        page.panel.choose(tool)
        settle(page)
        page.session.runs.show(runs[(place + 1) % 2])
        settle(page)
        assert page.model.frame.latent.z.shape == ((12, 8)[place % 2],)


def test_a_run_that_another_page_explores_first(opened, page, untrained, settle):
    opened()
    before = page.grid.image(5)
    page.hide()
    other = untrained("resnet")
    page.session.runs.current = other
    page.model.set_run(other)
    assert page.stage.frame is None
    page.show()
    settle(page)
    assert page.model.run is other
    assert page.grid.image(5) != before
    assert page.stage.frame.latent.seed == 0
