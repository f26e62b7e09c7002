"""Neighbours: the nearest training images of what is shown, and what that says."""

import threading
import time
from dataclasses import replace

import numpy as np
import pytest

from ganstudio.app.pages.explore import neighbours as module
from ganstudio.app.pages.explore.near_search import NearSearch, Query
from ganstudio.app.pages.explore.neighbours import WAYS
from ganstudio.app.rendering.frames import RenderedImage
from ganstudio.app.rendering.qimages import to_array
from ganstudio.app.tasks import training_index as tasks_known
from ganstudio.engine.analysis import neighbours as engine
from ganstudio.engine.analysis import training_index as known_module
from ganstudio.engine.latent.rendering import RenderOptions
from tests.app.painted import DRAWN, colours


@pytest.fixture
def begin(begin_tool, monkeypatch):
    monkeypatch.setattr(module, "SETTLE_MS", 0)
    return lambda run=None: begin_tool("neighbours", run)


def present(tool, pixels):
    """Show these pixels as if the model had drawn them."""
    model = tool.model
    model.present(RenderedImage(model.frame.latent, RenderOptions(), model.images_seen, np.ascontiguousarray(pixels)))
    tool.settle()


def choose(tool, way):
    tool.way.setCurrentIndex(WAYS.index(way))
    tool.way.activated.emit(WAYS.index(way))
    tool.settle()


def images_of(tool):
    known = tool.model.known.known
    return np.stack([known.image(row) for row in range(len(known.dataset))]).astype(float)


def test_the_nearest_by_pixels(begin):
    tool = begin()
    known, shown = tool.model.known.known, tool.model.frame.pixels.astype(float)
    apart = np.sqrt(np.square(images_of(tool) - shown).mean(axis=(1, 2, 3)))
    order = apart.argsort(kind="stable")[:12]
    assert tool.near.isVisible() and tool.near.rows == tuple(order)
    assert tool.near.distances == tuple(f"{apart[row]:.1f}" for row in order)
    assert tool.near.caption_of(0) == f"{known.title(order[0])} · {known.title(order[0]).split('/')[0]} · {apart[order[0]]:.1f}"
    assert np.array_equal(to_array(tool.stage.image), known.image(order[0]))
    assert tool.caption.text() == f"Beside it: {tool.near.caption_of(0)}"


def test_the_nearest_by_features(begin):
    tool = begin()
    known = tool.model.known.known
    present(tool, known.image(7))
    choose(tool, "features")
    apart = np.linalg.norm(known.features - known.features[7], axis=1)
    assert tool.near.rows == tuple(apart.argsort(kind="stable")[:12])
    assert tool.near.distances[1] == f"{np.sort(apart)[1]:.3f}"


@pytest.mark.parametrize("way", WAYS)
def test_copies_are_told_from_pictures_of_their_own(begin, way):
    tool = begin()
    choose(tool, way)
    original = tool.model.known.known.image(14)
    present(tool, original)
    if way == "pixels":
        assert tool.verdict.text() == "This is the same picture as light/02.png · light."
    present(
        tool, np.clip(original.astype(int) + np.random.default_rng(0).integers(-9, 10, original.shape), 0, 255).astype(np.uint8)
    )
    assert tool.verdict.text().startswith("This looks like a copy of light/02.png · light: it is ")
    assert tool.near.rows[0] == 14
    noise = np.random.default_rng(5).integers(127, 255, original.shape, np.uint8)
    present(tool, noise)
    assert not tool.verdict.text().startswith(("It looks", "This is the same"))
    assert "measured on 24 of them" in tool.usual.text()


def test_few_training_images_are_no_yardstick(begin, trained_on):
    tool = begin(trained_on("few", count=3))
    assert tool.verdict.text() == "There are too few training images to tell whether this is a copy."
    assert tool.near.count() == 6


def test_another_picture_has_other_neighbours(begin, settle):
    tool = begin()
    before = tool.found
    tool.model.show_seed(3, "Show another picture")
    settle(tool.page)
    tool.settle()
    assert tool.found is not before
    shown = tool.model.frame.pixels.astype(float)
    apart = np.sqrt(np.square(images_of(tool) - shown).mean(axis=(1, 2, 3)))
    assert tool.found.distances == pytest.approx(np.sort(apart)[:12], rel=1e-4)


def test_how_many(begin):
    tool = begin()
    tool.count.setValue(3)
    tool.settle()
    assert tool.near.count() == 3
    tool.count.setValue(60)
    tool.settle()
    assert tool.near.count() == 24
    tool.page.panel.choose("walk")
    tool.page.panel.choose("neighbours")
    tool.settle()
    assert tool.count.value() == 60


def test_one_of_them_is_shown_beside_and_large(begin):
    tool = begin()
    tool.near.choose(4)
    row = tool.near.rows[4]
    assert np.array_equal(to_array(tool.stage.image), tool.model.known.known.image(row))
    tool.stage.stepped.emit(1)
    assert tool.near.current == 5
    tool.near.opened.emit(5)
    assert tool.large.isVisible() and tool.large.words.text() == tool.near.caption_of(5)
    tool.large.close()


@pytest.mark.parametrize("change", [None, {"way": "features"}, {"count": 4}, {"known": None}])
def test_what_nobody_wants_any_more_is_given_up(begin, monkeypatch, change):
    tool = begin()
    known, search, read = tool.model.known.known, NearSearch(), []
    pixels = known.dataset.pixels[known.dataset.rows]

    def batch(rows):
        read.append(len(rows))
        if len(read) == 2:
            search.latest = None if change is None else replace(query, **change)
        return pixels[rows]

    monkeypatch.setattr(engine, "LARGEST_CHUNK", 4)
    query = Query(known, known.image(0), "pixels", 3)
    monkeypatch.setattr(type(known.dataset), "batch", lambda _self, rows: batch(rows))
    search.latest = query
    assert search(query) is None
    assert sum(read) == 8


def test_the_answer_to_another_question_is_not_shown(begin):
    tool, search = begin(), NearSearch()
    before, known = tool.found, tool.model.known.known
    search.latest = query = Query(known, known.image(3), "pixels", 3)
    tool.show_answer([(query, search(query))])
    assert tool.found is before and tool.near.count() == 12


def test_while_pictures_keep_changing_faster_than_a_search_neighbours_are_shown(begin, qtbot, monkeypatch):
    tool = begin()
    known, shown = tool.model.known.known, []
    pixels = known.dataset.pixels[known.dataset.rows]

    def batch(_self, rows):
        time.sleep(0.02 if len(rows) > 1 else 0)  # a search reads six times: it takes ten times as long as a picture stays
        return pixels[rows]

    images = [np.ascontiguousarray(pixels[row].transpose(1, 2, 0)) for row in range(24)]
    monkeypatch.setattr(engine, "LARGEST_CHUNK", 4)
    monkeypatch.setattr(type(known.dataset), "batch", batch)
    tool.searching.done.connect(lambda _: shown.append((tool.found, tool.verdict.text())))
    number = 0
    while len(shown) < 3 and number < 400:
        number += 1
        tool.model.present(RenderedImage(tool.model.frame.latent, RenderOptions(), tool.model.images_seen, images[number % 24]))
        qtbot.wait(10)
    assert len({found for found, _ in shown}) == 3
    for found, verdict in shown:
        assert found.distances[0] == 0 and known.title(found.rows[0]) in verdict
    tool.settle()
    assert tool.found.rows[0] == number % 24


def test_pictures_that_change_all_the_time_are_not_queued(begin, qtbot, monkeypatch):
    tool = begin()
    asked, gate = [], threading.Event()
    real = NearSearch.__call__

    def slow(self, query):
        asked.append(query)
        gate.wait(5)
        return real(self, query)

    monkeypatch.setattr(NearSearch, "__call__", slow)
    for number in range(30):
        image = tool.model.known.known.image(number % 24)
        tool.model.present(RenderedImage(tool.model.frame.latent, RenderOptions(), tool.model.images_seen, image))
        qtbot.wait(3)
    gate.set()
    tool.settle()
    assert len(asked) <= 3
    assert tool.found.rows[0] == 29 % 24


def test_that_features_are_not_those_of_all_is_told(begin, monkeypatch):
    monkeypatch.setattr(known_module, "MOST", 10)
    note = begin().note
    assert note.isVisible() and note.button.isVisible()
    assert "10 of the 24 training images" in note.words.text()


def test_names_are_those_of_the_pictures_found(begin, tmp_path, monkeypatch):
    tool = begin()
    present(tool, tool.model.known.known.image(5))
    monkeypatch.setattr(tool, "ask", lambda: None)  # nothing is found among the other ones yet
    (tmp_path / "first" / "dark" / "00.png").unlink()
    tool.model.known.ask(again=True)
    tool.settle()
    assert tool.near.caption_of(0) == "dark/05.png · dark · 0.0"


def test_pictures_that_are_gone_are_told(begin, trained_on, tmp_path):
    run = trained_on()
    (tmp_path / "first").rename(tmp_path / "elsewhere")
    tool = begin(run)
    assert tool.found is None and tool.near.count() == 0
    assert "moved or deleted" in tool.note.words.text() and tool.note.isVisible()
    assert not tool.verdict.isVisible()
    assert colours(tool.note) > DRAWN


def test_what_failed_for_another_run_is_not_told(opened, monkeypatch, qtbot):
    def fails(_run, _device):
        yield from ()
        time.sleep(0.2)
        raise RuntimeError("of the run before")

    monkeypatch.setattr(tasks_known, "know_images", fails)
    model = opened().model
    known = model.known
    known.ask()
    model.set_run(None)
    qtbot.waitUntil(lambda: not model.jobs.is_busy)
    assert known.error is None


def test_nothing_is_looked_for_after_leaving(begin):
    tool = begin()
    tool.page.panel.choose("walk")
    before = tool.found
    tool.model.present(
        RenderedImage(tool.model.frame.latent, RenderOptions(), tool.model.images_seen, tool.model.known.known.image(2))
    )
    assert not tool.is_busy
    assert tool.found is before and not tool.near.isVisible()
