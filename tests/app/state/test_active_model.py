"""The model of the Explore page: steps back and forth, how pictures are drawn, which snapshot, and the shelf."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
import torch
from PySide6.QtCore import QMimeData

from ganstudio.app.rendering.frames import RenderOptions
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.rendering.renderer import Renderer
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.ui.latent_mime import LATENT, from_mime, to_mime
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.model import Model
from ganstudio.engine.runs.checkpoint import build_networks, save_snapshot


@pytest.fixture
def explore(qtbot) -> Iterator[ActiveModel]:
    renderer = Renderer()
    yield ActiveModel(renderer)
    renderer.close()


@pytest.fixture
def opened(qtbot, explore, untrained):
    def make(*arguments, **named) -> ActiveModel:
        run = untrained(*arguments, **named)
        with qtbot.waitSignal(explore.frame_changed):
            explore.set_run(run)
        settle(qtbot, explore)
        return explore

    return make


def settle(qtbot, explore: ActiveModel) -> None:
    qtbot.waitUntil(lambda: not explore._shown.is_busy and not explore._opening.is_busy)


def same(pixels: np.ndarray, others: np.ndarray) -> bool:
    """But for what another order of sums makes of a rounding."""
    return int(np.abs(pixels.astype(int) - others).max()) <= 1


def test_a_run_opens_with_the_image_of_seed_0(opened):
    explore = opened()
    assert explore.frame.point.seed == 0
    assert same(explore.frame.pixels, Model(explore.run).sample([0])[0])
    assert not explore.undo.canUndo()
    assert explore.images == 64


def test_steps_can_be_undone_and_done_again(qtbot, opened):
    explore = opened()
    for seed in (5, 9):
        explore.show_seed(seed, "Step")
        settle(qtbot, explore)
    ninth = explore.frame
    for wanted in (5, 0):
        explore.undo.undo()
        settle(qtbot, explore)
        assert explore.frame.point.seed == explore.seed == wanted
    assert not explore.undo.canUndo()
    for _ in range(2):
        explore.undo.redo()
        settle(qtbot, explore)
    assert (explore.frame.pixels == ninth.pixels).all()
    assert not explore.undo.canRedo()


def test_a_drag_is_one_step(qtbot, opened):
    explore = opened()
    start = explore.frame.point.z
    for number in range(30):
        explore.show(Latent(start + np.float32(number) / 10))
    explore.commit("Drag")
    settle(qtbot, explore)
    assert explore.undo.count() == 1
    assert explore.frame.point.z[0] == pytest.approx(start[0] + 2.9)
    explore.undo.undo()
    settle(qtbot, explore)
    assert explore.frame.point.seed == 0


def test_nothing_changed_is_no_step(qtbot, opened):
    explore = opened()
    explore.commit("Drag")
    assert explore.undo.count() == 0


def test_the_look_acts_on_what_is_shown(qtbot, opened):
    explore = opened("dcgan", classes=3)
    model = Model(explore.run)
    explore.set_look(RenderOptions(0.5, 2))
    settle(qtbot, explore)
    assert same(explore.frame.pixels, model.sample([0], 0.5, 2)[0])
    explore.set_look(replace(explore.look, label=None))
    settle(qtbot, explore)
    assert same(explore.frame.pixels, model.sample([0], 0.5)[0])
    assert explore.undo.count() == 0


def test_an_edited_latent_keeps_its_class():
    edited = Latent(np.zeros(8, np.float32), 1, None, np.zeros(11, np.float32))
    assert RenderOptions(1.0, 2).dressed(edited).label == 1
    assert RenderOptions(1.0, 2).dressed(replace(edited, latent=None)).label == 2


def another_snapshot(run, images: int) -> None:
    generator, _ = build_networks(run.config, run.dataset.classes, torch.Generator().manual_seed(images))
    save_snapshot(run, images, generator.state_dict(), {})


def test_the_newest_snapshot_is_followed_until_another_is_chosen(qtbot, opened):
    explore = opened()
    first = explore.frame.pixels
    another_snapshot(explore.run, 128)
    explore.refresh()
    settle(qtbot, explore)
    assert explore.images == 128
    assert same(explore.frame.pixels, Model(explore.run).sample([0])[0])
    assert (explore.frame.pixels != first).any()
    explore.choose(64)
    settle(qtbot, explore)
    assert (explore.frame.pixels == first).all()
    another_snapshot(explore.run, 192)
    explore.refresh()
    settle(qtbot, explore)
    assert explore.images == 64
    explore.choose(None)
    settle(qtbot, explore)
    assert explore.images == 192


def test_noise_changes_details_and_comes_back(qtbot, opened):
    explore = opened("style")
    assert explore.has_noise
    before = explore.frame.pixels
    explore.set_noise(7)
    settle(qtbot, explore)
    assert explore.origin.noise == 7
    explore.set_noise(None)
    settle(qtbot, explore)
    assert (explore.frame.pixels == before).all()


def test_another_run_begins_anew(qtbot, opened, untrained):
    explore = opened()
    explore.show_seed(3, "Step")
    settle(qtbot, explore)
    explore.kept["pad"] = "something"
    with qtbot.waitSignal(explore.generator_changed):
        explore.set_run(untrained("style"))
    settle(qtbot, explore)
    assert not explore.undo.canUndo()
    assert explore.kept == {}
    assert explore.frame.point.seed == 0
    explore.set_run(None)
    assert explore.origin is None and explore.frame is None


def test_the_shelf_knows_a_place_whatever_it_is_called(untrained):
    shelf = Shelf()
    shelf.open(untrained(latent=4))
    one, same = Latent(np.ones(4, np.float32), 1, 7), Latent(np.ones(4, np.float32), 1, 7)
    assert shelf.toggle(one)
    assert shelf.find(same) == 0
    assert shelf.has_seed(7, same) and not shelf.has_seed(8, same)
    shelf.add(Latent(np.ones(4, np.float32), 2), 0)
    assert [point.label for point in shelf.points] == [2, 1]
    assert not shelf.toggle(same)
    assert len(shelf.points) == 1


def test_the_shelf_is_kept_with_the_run_at_once(qtbot, untrained):
    run = untrained()
    point = Latent(np.ones(8, np.float32), None, 7)
    shelf = Shelf()
    shelf.open(run)
    shelf.add(point)
    shelf.add(Latent(np.zeros(8, np.float32)))
    shelf.add(point, 2)  # behind the other one
    again = Shelf()
    again.open(run)
    assert [item.seed for item in again.points] == [None, 7]
    again.remove(0)
    shelf.open(run)
    assert [item.seed for item in shelf.points] == [7]
    shelf.open(None)
    assert shelf.points == []


def test_a_damaged_shelf_is_told_and_left_alone(qtbot, untrained):
    run, shelf = untrained(), Shelf()
    (run.path / "shelf.json").write_text("{")
    with qtbot.waitSignal(shelf.failed):
        shelf.open(run)
    shelf.add(Latent(np.ones(8, np.float32)))
    assert (run.path / "shelf.json").read_text() == "{"


def test_a_dragged_point_arrives_whole():
    image = to_qimage(np.zeros((4, 4, 1), np.uint8))
    point = Latent(np.arange(4, dtype=np.float32), 1, 7, np.ones((3, 4), np.float32))
    mime = to_mime(point, image)
    found = from_mime(mime)
    assert (found.z == point.z).all() and (found.latent == point.latent).all()
    assert (found.label, found.seed) == (1, 7)
    assert mime.hasImage()
    plain = from_mime(to_mime(Latent(point.z), image))
    assert (plain.label, plain.seed, plain.latent) == (None, None, None)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"z": null, "latent": null, "label": 1, "seed": 1}', b'{"z": {"shape": [3]}}'])
def test_what_is_no_point_is_refused(content):
    mime = QMimeData()
    assert from_mime(mime) is None
    mime.setData(LATENT, content)
    assert from_mime(mime) is None
