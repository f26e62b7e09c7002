"""Map: samples and training images on a plane, coloured, pointed at, opened."""

import sys

import numpy as np
import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ganstudio.app.pages.explore import map as map_module
from ganstudio.app.pages.explore.map import COLOURS, HOWS
from ganstudio.app.rendering.qimages import to_array
from ganstudio.engine.analysis import training_index as known_module
from ganstudio.engine.latent.model import Model
from tests.app.pages.explore.conftest import add_snapshots


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(map_module, "COUNTS", (6, 30, 500))
    monkeypatch.setattr(map_module, "SETTLE_MS", 0)


@pytest.fixture
def begin(begin_tool):
    """The map of a run, once it is there."""
    return lambda run=None, count=30: begin_tool("map", run, map_module.MapState(count=count))


def pick(box, names, name):
    box.setCurrentIndex(names.index(name))
    box.activated.emit(names.index(name))


def choose(tool, box, names, name):
    pick(box, names, name)
    tool.settle()


def test_training_images_and_samples_are_on_it_instead_of_the_grid(begin):
    tool = begin()
    assert tool.scatter.isVisible() and not tool.page.grid.isVisible()
    assert len(tool.scatter.places) == 24 + 30
    assert (tool.scatter.groups[:24] == 0).all() and (tool.scatter.groups[24:] == 1).all()
    assert [(style.name, style.shape) for style in tool.scatter.styles] == [("Training images", "dot"), ("Samples", "ring")]
    assert tool.words.text().startswith("Dots: 24 training images. Rings: 30 samples.")
    first = tool.made.layout.shares[0]
    assert tool.scatter.getPlotItem().getAxis("bottom").labelText == f"first component ({100 * first:.0f} % of variance)"
    assert np.ptp(tool.scatter.places, axis=0).min() > 0
    tool.page.panel.choose("walk")
    assert tool.page.grid.isVisible() and not tool.scatter.isVisible()


def test_pointing_shows_what_is_there(begin):
    tool = begin()
    known = tool.made.layout.index
    assert np.array_equal(to_array(tool.picture_of(0, 5)), known.image(5))
    assert tool.caption_of(0, 5) == f"{known.title(5)} · {known.title(5).split('/')[0]}"
    wanted = Model(tool.model.run).sample([7])[0]
    assert np.array_equal(to_array(tool.picture_of(1, 24 + 7)), wanted)
    assert tool.caption_of(1, 24 + 7) == "Seed 7"


def test_opening_a_sample_shows_it_and_can_be_undone(begin, settle):
    tool = begin()
    before = tool.model.frame.latent
    tool.scatter.opened.emit(1, 24 + 9)
    settle(tool.page)
    assert tool.model.frame.latent.seed == 9
    assert np.array_equal(tool.model.frame.pixels, Model(tool.model.run).sample([9])[0])
    tool.model.undo.undo()
    settle(tool.page)
    assert tool.model.frame.latent is before


def test_opening_a_training_image_shows_it_large_with_its_name(begin):
    tool = begin()
    before = tool.model.frame
    tool.scatter.opened.emit(0, 13)
    view = tool.large
    assert view.isVisible()
    assert np.array_equal(to_array(view.stage.image), tool.made.layout.index.image(13))
    assert view.words.text() == "light/01.png · light"
    assert tool.model.frame is before
    QTest.keyClick(view.stage, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_colours_by_class(begin, trained_on):
    tool = begin(trained_on(conditional=True))
    choose(tool, tool.colour, COLOURS, "class")
    names = [tool.scatter.styles[group].name for group in tool.scatter.groups]
    assert names[:24] == ["dark"] * 12 + ["light"] * 12
    assert names[24:28] == ["dark", "light"] * 2  # seeds run through the classes
    shapes = {tool.scatter.styles[group].shape for group in tool.scatter.groups[24:]}
    assert shapes == {"ring"}


def test_samples_of_a_model_without_classes_are_samples(begin):
    tool = begin()
    choose(tool, tool.colour, COLOURS, "class")
    assert {tool.scatter.styles[group].name for group in tool.scatter.groups[24:]} == {"Samples"}
    assert {tool.scatter.styles[group].name for group in tool.scatter.groups[:24]} == {"dark", "light"}


def test_colours_by_density_are_those_of_the_training_images(begin):
    tool = begin()
    choose(tool, tool.colour, COLOURS, "density")
    shades, places = tool.scatter.shades, tool.scatter.places
    assert shades.shape == (54,) and shades.min() >= 0 and shades.max() <= 1
    centre = np.linalg.norm(places[:24] - np.median(places[:24], axis=0), axis=1)
    assert np.corrcoef(centre, shades[:24])[0, 1] < 0
    assert "Lighter" in tool.words.text()


def test_colours_by_snapshot(begin, trained_on, settle):
    run = add_snapshots(trained_on(), 128, 192)
    tool = begin(run)
    choose(tool, tool.colour, COLOURS, "snapshot")
    assert tool.made.wanted.snapshots == (64, 128, 192) and tool.made.wanted.count == 10
    names = [tool.scatter.styles[group].name for group in tool.scatter.groups[24:]]
    assert names == [f"{images} images seen" for images in (64, 128, 192) for _ in range(10)]
    colours = [style.colour for style in tool.scatter.styles]
    assert colours == ["line", 0.0, 0.5, 1.0]
    assert tool.caption_of(1, 24) == "Seed 0 · 64 images seen"
    tool.scatter.opened.emit(1, 24 + 3)
    settle(tool.page)
    assert (tool.model.images_seen, tool.model.frame.latent.seed) == (64, 3)
    assert np.array_equal(tool.model.frame.pixels, Model(run, 64).sample([3])[0])
    tool.scatter.opened.emit(1, 24 + 23)
    settle(tool.page)
    assert (tool.model.chosen, tool.model.images_seen) == (None, 192)  # it follows the newest again


def test_another_look_draws_other_samples_and_keeps_the_map(begin):
    tool = begin()
    layout, samples, places = tool.made.layout, tool.made.samples, tool.made.places
    tool.page.look.truncation_value.setValue(0.5)
    tool.settle()
    assert tool.made.layout is layout and tool.made.samples is not samples
    assert tool.made.wanted.look.truncation == 0.5
    assert not np.allclose(tool.made.places, places)
    choose(tool, tool.count, map_module.COUNTS, 6)
    assert len(tool.made.places) == 6
    choose(tool, tool.colour, COLOURS, "density")
    assert len(tool.scatter.places) == 30


def test_the_second_opening_is_at_once(begin, monkeypatch):
    tool = begin()
    made = tool.made
    tool.page.panel.choose("walk")
    monkeypatch.setattr(known_module, "index_training_set", None)
    tool.page.panel.choose("map")
    assert not tool.is_busy and not tool.model.known.is_busy
    assert tool.made is made


def test_another_run_has_another_map(begin, trained_on, settle, qtbot):
    tool = begin()
    first, known = tool.model.run, tool.made.layout.index
    second = trained_on("second", count=5)
    tool.page.session.runs.show(second)
    settle(tool.page)
    qtbot.waitUntil(lambda: tool.made is not None and tool.made.wanted.run is second and not tool.is_busy)
    assert len(tool.made.layout.rows) == 10
    tool.page.session.runs.show(first)
    settle(tool.page)
    assert tool.model.known.known is known  # kept while the window is open
    tool.settle()


def test_without_umap_it_says_what_to_install_and_keeps_the_map(begin, monkeypatch):
    monkeypatch.setitem(sys.modules, "umap", None)
    tool = begin()
    made = tool.made
    choose(tool, tool.how, HOWS, "umap")
    assert 'pip install "ganstudio[map]"' in tool.fault.text() and tool.fault.isVisible()
    assert tool.made is made and tool.how.currentIndex() == 0
    choose(tool, tool.colour, COLOURS, "density")
    assert not tool.fault.isVisible()


def test_umap_lays_it_out_in_its_own_way(begin, fake_umap):
    tool = begin()
    choose(tool, tool.how, HOWS, "umap")
    known, samples = tool.made.layout.index, tool.made.samples
    assert np.allclose(tool.scatter.places[:24], known.features[:, :2])
    assert np.allclose(tool.scatter.places[24:], samples.features[:, :2] + 100)
    assert tool.scatter.getPlotItem().getAxis("bottom").labelText == "UMAP, first axis (no unit)"
    choose(tool, tool.how, HOWS, "pca")
    assert "component" in tool.scatter.getPlotItem().getAxis("bottom").labelText


def test_no_layout_is_made_twice_of_the_same_training_images(begin, fake_umap):
    tool = begin()
    first = tool.made.layout
    choose(tool, tool.how, HOWS, "umap")
    second = tool.made.layout
    choose(tool, tool.how, HOWS, "pca")
    assert tool.made.layout is first
    choose(tool, tool.how, HOWS, "umap")
    choose(tool, tool.count, map_module.COUNTS, 6)
    tool.page.look.truncation_value.setValue(0.5)
    tool.settle()
    assert tool.made.layout is second and fake_umap.count("fit") == 1
    assert fake_umap.count("place") == 4  # samples that were placed once are placed anew
    tool.model.known.ask(again=True)
    tool.settle()
    assert tool.made.layout.index is tool.model.known.known is not second.index
    assert fake_umap.count("fit") == 2


def test_a_layout_is_kept_though_the_map_was_given_up_later(begin, fake_umap, qtbot):
    tool = begin()
    fake_umap.let("hold place")
    tool.how.activated.emit(HOWS.index("umap"))
    qtbot.waitUntil(lambda: fake_umap.count("place") == 1)
    tool.job.cancel()
    tool.settle()
    assert "cancelled" in tool.fault.text()
    fake_umap.let("hold place", False)
    choose(tool, tool.count, map_module.COUNTS, 6)
    assert (tool.made.layout.how, len(tool.made.places)) == ("umap", 6)
    assert fake_umap.count("fit") == 1


def test_after_umap_has_come_to_an_end_it_begins_afresh(begin, fake_umap):
    tool = begin()
    choose(tool, tool.how, HOWS, "umap")
    fake_umap.let("die place")
    choose(tool, tool.count, map_module.COUNTS, 6)
    assert "came to a sudden end" in tool.fault.text()
    fake_umap.let("die place", False)
    choose(tool, tool.count, map_module.COUNTS, 500)
    assert not tool.fault.text() and len(tool.made.places) == 500
    assert fake_umap.count("fit") == 2


def test_the_window_goes_on_while_umap_is_at_work(begin, fake_umap, qtbot):
    tool = begin()
    fake_umap.let("hold fit")
    tool.how.activated.emit(HOWS.index("umap"))
    qtbot.waitUntil(lambda: fake_umap.count("fit") == 1)
    assert "about a minute" in tool.job.status.text
    tool.how.activated.emit(HOWS.index("pca"))
    tool.settle()
    assert tool.made.layout.how == "pca"
    tool.how.activated.emit(HOWS.index("umap"))
    qtbot.waitUntil(lambda: fake_umap.count("fit") == 2)
    assert len({line[1] for line in fake_umap.log}) == 2  # the first one has ended
    assert not psutil.pid_exists(int(fake_umap.log[0][1]))
    tool.page.panel.choose("walk")
    qtbot.waitUntil(lambda: not tool.model.jobs.is_busy)
    assert not psutil.pid_exists(int(fake_umap.log[1][1]))


def test_pictures_that_are_gone_are_told_and_looked_for_again(begin, trained_on, tmp_path):
    run = trained_on()
    folder = tmp_path / "first"
    folder.rename(tmp_path / "elsewhere")
    tool = begin(run)
    assert tool.made is None and len(tool.scatter.places) == 0
    assert tool.note.isVisible()
    assert "may have been moved or deleted" in tool.note.words.text() and str(folder) in tool.note.words.text()
    (tmp_path / "elsewhere").rename(folder)
    tool.note.button.click()
    tool.settle()
    assert tool.made is not None and not tool.note.isVisible()


def test_pictures_that_have_changed_are_told(begin, trained_on, tmp_path):
    run = trained_on()
    (tmp_path / "first" / "dark" / "03.png").unlink()
    tool = begin(run)
    assert len(tool.made.layout.rows) == 23
    assert "(23 now, 24 then)" in tool.note.words.text() and tool.note.isVisible()


def test_looking_can_be_stopped_and_gone_on_with(begin, trained_on, page, settle, qtbot):
    page.session.runs.show(trained_on())
    settle(page)
    page.panel.choose("map")
    tool = page.panel.get("map")
    assert page.model.known.is_busy and not tool.note.button.isVisible()  # Cancel is in the status bar
    page.model.jobs.running[-1].cancel()
    qtbot.waitUntil(lambda: not page.model.known.is_busy)
    assert tool.made is None and "not been scanned" in tool.note.words.text()
    tool.note.button.click()
    qtbot.waitUntil(lambda: tool.made is not None and not tool.is_busy)


def change_pictures(tool, folder):
    """Look at them again, without the first one; what the map showed until then stays for the while."""
    (folder / "first" / "dark" / "00.png").unlink()
    tool.model.known.ask(again=True)


def test_names_are_those_of_the_pictures_on_the_map(begin, tmp_path, monkeypatch):
    tool = begin()
    monkeypatch.setattr(tool, "ask", lambda: None)  # the map with other ones is not there yet
    change_pictures(tool, tmp_path)
    assert tool.caption_of(0, 5) == "dark/05.png · dark"  # while they are looked at
    tool.settle()
    assert tool.model.known.known.title(5) == "dark/06.png"
    assert tool.caption_of(0, 5) == "dark/05.png · dark"
    tool.scatter.opened.emit(0, 5)
    assert tool.large.words.text() == "dark/05.png · dark"


def test_looking_again_can_be_stopped_and_leaves_what_there_was(begin, tmp_path):
    tool = begin()
    known, made = tool.model.known.known, tool.made
    change_pictures(tool, tmp_path)
    assert tool.model.known.known is None
    tool.model.jobs.running[-1].cancel()
    tool.settle()
    assert tool.model.known.known is known and not tool.note.isVisible()
    choose(tool, tool.count, map_module.COUNTS, 6)
    assert tool.made.layout is made.layout and len(tool.made.places) == 6


def test_stopping_the_map_says_so(begin):
    tool = begin()
    pick(tool.count, map_module.COUNTS, 500)
    assert tool.job is not None
    tool.job.cancel()
    tool.settle()
    assert "cancelled" in tool.fault.text()
    assert len(tool.made.places) == 30
    choose(tool, tool.count, map_module.COUNTS, 6)
    assert len(tool.made.places) == 6 and not tool.fault.text()


def test_leaving_the_page_stops_everything(begin):
    tool = begin()
    pick(tool.count, map_module.COUNTS, 500)
    tool.page.hide()
    assert tool.job is None
    assert len(tool.made.places) == 30
