"""Out of the page: the picture shown, sheets, films and the model, from the dialog to the file."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ganstudio.app.pages.explore.export_dialog import ExportDialog
from ganstudio.app.rendering.exports import ModelOrder, PictureOrder, SeriesOrder
from ganstudio.app.shell.status_bar import StatusBar
from ganstudio.engine.export.provenance import read_picture
from ganstudio.engine.latent.favourites import Appearance
from ganstudio.engine.latent.latent import latents_from_seeds, render

PICTURE, SHEET, FILM, MODEL = "The picture shown", "Pictures", "Film", "Model"


def test_the_picture_comes_back_from_an_enlarged_file_bit_by_bit(dialog, settle, qtbot, session, tmp_path):
    page, made = dialog("style", classes=3, channels=3)
    made.reject()
    page.look.truncation.setValue(60)
    page.look.has_own_noise.setChecked(True)
    page.look.noise.setValue(3)
    page.look.classes.setCurrentIndex(2)
    page.panel.tool.go_to(0.7)  # no seed says where this is
    settle(page)
    before, pixels = page.stage.image, page.model.frame.pixels
    page.acts.ask_and_export()
    made = page.findChildren(ExportDialog)[-1]
    assert made.what.currentText() == PICTURE
    made.form.scale.setValue(5)
    assert made.facts.text().startswith("80 × 80 pixels")
    with qtbot.waitSignal(session.written) as written:
        made.save_to(tmp_path / "a")
    assert written.args[0].path == tmp_path / "a.png"
    saved = np.asarray(Image.open(tmp_path / "a.png"))
    assert np.array_equal(saved, pixels.repeat(5, 0).repeat(5, 1))
    page.look.truncation.setValue(100)
    page.look.has_own_noise.setChecked(False)
    page.look.classes.setCurrentIndex(0)
    page.model.show_seed(9, "Step")
    settle(page)
    assert page.stage.image != before
    page.take_pictures([tmp_path / "a.png"])
    qtbot.waitUntil(lambda: page.model.noise == 3)
    settle(page)
    assert page.stage.image == before
    assert np.array_equal(page.model.frame.pixels, pixels)
    assert (page.look.truncation.value(), page.look.noise.value()) == (60, 3)


def test_a_sheet_of_seeds_and_one_of_the_shelf(dialog, settle, qtbot, session, tmp_path):
    page, made = dialog(classes=3, what=SHEET)
    assert made.form.which.count() == 1  # nothing is on the shelf
    made.reject()
    for seed in (4, 2):
        page.shelf.add(page.grid.latent(seed))
    page.look.classes.setCurrentIndex(2)
    settle(page)
    page.acts.ask_and_export()
    made = page.findChildren(ExportDialog)[-1]
    made.what.setCurrentText(SHEET)
    made.form.first.setValue(3)
    made.form.count.setValue(5)
    made.form.columns.setValue(3)
    made.form.scale.setValue(2)
    assert made.facts.text() == "5 pictures, 100 × 66 pixels in total"
    with qtbot.waitSignal(session.written):
        made.save_to(tmp_path / "seeds.png")
    sheet = np.asarray(Image.open(tmp_path / "seeds.png"))[..., :1]
    (latent,) = latents_from_seeds(page.model.generator, [7], 1)
    alone = render(page.model.generator, [latent])[0].repeat(2, 0).repeat(2, 1)
    assert np.abs(sheet[34:, 34:66].astype(int) - alone).max() <= 1
    page.acts.ask_and_export()
    made = page.findChildren(ExportDialog)[-1]
    made.what.setCurrentText(SHEET)
    made.form.which.setCurrentIndex(1)
    assert not made.form.first.isEnabled()
    made.form.scale.setValue(1)
    with qtbot.waitSignal(session.written):
        made.save_to(tmp_path / "shelf.png")
    sheet = np.asarray(Image.open(tmp_path / "shelf.png"))[..., :1]
    shelved = render(page.model.generator, [page.model.look.dressed(latent) for latent in page.shelf.latents])
    assert np.abs(sheet[:, 18:].astype(int) - shelved[1]).max() <= 1


def test_a_sheet_of_the_shelf_draws_each_picture_as_it_was_liked(dialog, settle):
    page, made = dialog(classes=3, what=SHEET)
    made.reject()
    page.shelf.add(page.grid.latent(4), appearance=Appearance(0.5, 1000, 3))
    page.shelf.add(page.grid.latent(2))
    own = page.shelf.latents[0].label
    page.look.classes.setCurrentIndex(3 if own != 2 else 2)
    settle(page)
    page.acts.ask_and_export()
    made = page.findChildren(ExportDialog)[-1]
    made.what.setCurrentText(SHEET)
    made.form.which.setCurrentIndex(1)
    liked, other = made.form.order().favourites
    assert (liked.latent.label, liked.appearance) == (own, Appearance(0.5, 64, 3))  # the nearest snapshot there is
    assert (other.latent.label, other.appearance) == (page.model.look.label, page.model.appearance)


def test_the_size_of_a_sheet_and_of_a_picture(dialog, tmp_path):
    page, _ = dialog(channels=3)
    origin, look, generator = page.model.origin, page.model.look, page.model.generator
    sheet = SeriesOrder(tmp_path / "a.png", origin, look, range(50), scale=3)
    list(sheet.task())
    assert (tmp_path / "a.png").stat().st_size == pytest.approx(sheet.estimate(generator), rel=0.25)
    picture = PictureOrder(tmp_path / "b.png", page.model.frame, origin, 4)
    picture.write(generator)
    assert (tmp_path / "b.png").stat().st_size == picture.estimate(generator)


@pytest.mark.parametrize(("kind", "name"), [(1, "digits-pictures"), (2, "digits-pictures.npz")])
def test_many_pictures_as_files_and_as_arrays(dialog, tmp_path, qtbot, session, kind, name):
    page, made = dialog(what=SHEET)
    made.form.name = "digits-pictures"
    made.form.kind.setCurrentIndex(kind)
    assert not made.form.columns.isEnabled()
    made.form.first.setValue(3)
    made.form.count.setValue(12)
    made.form.scale.setValue(2)
    assert made.facts.text() == "12 pictures of 32 × 32 pixels"
    order = made.form.order()
    assert order.out.name == name
    expected = order.estimate(page.model.generator)
    with qtbot.waitSignal(session.written):
        made.save_to(tmp_path / "made")
    out = tmp_path / ("made" if kind == 1 else "made.npz")
    size = sum(file.stat().st_size for file in (out.iterdir() if kind == 1 else [out]))
    assert 0.3 * size < expected < 1.5 * size
    generator = page.model.generator
    (latent,) = latents_from_seeds(generator, [5])
    if kind == 1:
        assert sorted(path.name for path in out.iterdir())[0] == "seed000003.png"
        assert np.array_equal(read_picture(out / "seed000005.png").latent.z, latent.z)
    else:
        with np.load(out) as archive:
            assert archive["seeds"].tolist() == list(range(3, 15))
            assert np.array_equal(archive["z"][2], latent.z)
            assert archive["images"].shape == (12, 32, 32, 1)


def test_a_run_with_a_dot_in_its_name_can_be_filmed_picture_by_picture(dialog, tmp_path):
    _, made = dialog(what=FILM)
    made.form.name = "digits-0.5-random"
    made.form.kind.setCurrentIndex(3)
    order = replace(made.form.order(tmp_path / made.form.order().out), seconds=0.1)
    list(order.task())
    assert order.out.name == "digits-0-5-random"
    assert len(list(order.out.iterdir())) == 2


@pytest.mark.parametrize(
    ("place", "ending", "difference", "said"),
    [
        (1, ".pt", 2.5e-6, "64 pictures compared with the original: they differ by at most 0.000319 of 255 grey levels"),
        (2, ".safetensors", 0.0, "identical in every pixel"),
    ],
)
def test_the_model(dialog, qtbot, session, tmp_path, monkeypatch, place, ending, difference, said):
    monkeypatch.setattr("ganstudio.engine.recipes.export.largest_difference", lambda *_: difference)
    page, made = dialog(what=MODEL)
    made.form.kind.setCurrentIndex(place)
    order = made.form.order()
    assert isinstance(order, ModelOrder)
    bar = StatusBar(session)
    qtbot.addWidget(bar)
    with qtbot.waitSignal(session.written) as written:
        made.save_to(tmp_path / "model")
    path = written.args[0].path
    assert path == tmp_path / f"model{ending}"
    assert order.estimate(page.model.generator) == pytest.approx(path.stat().st_size, rel=1.0)
    assert said in bar.note.text()
    assert not bar.open.isHidden()


def test_what_is_written_can_be_found(session, qtbot, dialog, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("ganstudio.app.shell.status_bar.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile()))
    page, made = dialog()
    monkeypatch.setattr("ganstudio.app.shell.status_bar.NOTE_MS", 1)
    bar = StatusBar(session)
    qtbot.addWidget(bar)
    assert bar.open.isHidden()
    session.message.emit("Soon gone")
    with qtbot.waitSignal(session.written):
        made.save_to(tmp_path / "a.png")
    qtbot.wait(20)
    assert bar.note.text() == "Saved a.png"  # this note stays
    QTest.mouseClick(bar.open, Qt.MouseButton.LeftButton)
    assert opened == [str(tmp_path)]
    session.message.emit("Something else")
    assert bar.open.isHidden()
    assert page.acts.folder() == tmp_path  # where the next one is proposed


def test_what_the_disk_refuses_is_told(session, qtbot, dialog, tmp_path):
    page, made = dialog(what=FILM)
    (tmp_path / "file").write_bytes(b"")
    order = replace(made.form.order(), out=tmp_path / "file" / "a.gif")
    for refused in (order, replace(page.acts.picture_order(), out=tmp_path / "none" / "a.png")):
        with qtbot.waitSignal(session.error):
            page.acts.write(refused)
