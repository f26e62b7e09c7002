"""The model of the Explore page: steps back and forth, how pictures are drawn, which snapshot, and the shelf."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from PySide6.QtCore import QMimeData

from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.state.shelf import Shelf
from ganstudio.app.ui.latent_mime import LATENT, from_mime, to_mime
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.runs.checkpoint import build_networks, save_snapshot


@pytest.fixture
def model(session) -> ActiveModel:
    return session.model


@pytest.fixture
def opened(qtbot, model, untrained):
    def make(*arguments, **named) -> ActiveModel:
        run = untrained(*arguments, **named)
        with qtbot.waitSignal(model.frame_changed):
            model.set_run(run)
        settle(qtbot, model)
        return model

    return make


def settle(qtbot, model: ActiveModel) -> None:
    qtbot.waitUntil(lambda: not model.is_drawing and not model.is_opening)


def same(pixels: np.ndarray, others: np.ndarray) -> bool:
    """But for what another order of sums makes of a rounding."""
    return int(np.abs(pixels.astype(int) - others).max()) <= 1


def test_a_run_opens_with_the_image_of_seed_0(opened):
    model = opened()
    assert model.frame.latent.seed == 0
    assert same(model.frame.pixels, Model(model.run).sample([0])[0])
    assert not model.undo.canUndo()
    assert model.images_seen == 64


def test_steps_can_be_undone_and_done_again(qtbot, opened):
    model = opened()
    for seed in (5, 9):
        model.show_seed(seed, "Step")
        settle(qtbot, model)
    ninth = model.frame
    for wanted in (5, 0):
        model.undo.undo()
        settle(qtbot, model)
        assert model.frame.latent.seed == model.seed == wanted
    assert not model.undo.canUndo()
    for _ in range(2):
        model.undo.redo()
        settle(qtbot, model)
    assert (model.frame.pixels == ninth.pixels).all()
    assert not model.undo.canRedo()


def test_a_drag_is_one_step(qtbot, opened):
    model = opened()
    start = model.frame.latent.z
    for number in range(30):
        model.show(Latent(start + np.float32(number) / 10))
    model.commit("Drag")
    settle(qtbot, model)
    assert model.undo.count() == 1
    assert model.frame.latent.z[0] == pytest.approx(start[0] + 2.9)
    model.undo.undo()
    settle(qtbot, model)
    assert model.frame.latent.seed == 0


def test_nothing_changed_is_no_step(qtbot, opened):
    model = opened()
    model.commit("Drag")
    assert model.undo.count() == 0


def test_the_look_acts_on_what_is_shown(qtbot, opened):
    model = opened("dcgan", classes=3)
    drawn = Model(model.run)
    model.set_look(RenderOptions(0.5, 2))
    settle(qtbot, model)
    assert same(model.frame.pixels, drawn.sample([0], 0.5, 2)[0])
    model.set_look(replace(model.look, label=None))
    settle(qtbot, model)
    assert same(model.frame.pixels, drawn.sample([0], 0.5)[0])
    assert model.undo.count() == 0


def test_an_edited_latent_keeps_its_class():
    edited = Latent(np.zeros(8, np.float32), 1, None, np.zeros(11, np.float32))
    assert RenderOptions(1.0, 2).dressed(edited).label == 1
    assert RenderOptions(1.0, 2).dressed(replace(edited, w=None)).label == 2


def another_snapshot(run, images: int) -> None:
    generator, _ = build_networks(run.config, run.dataset.classes, torch.Generator().manual_seed(images))
    save_snapshot(run, images, generator.state_dict(), {})


def test_the_newest_snapshot_is_followed_until_another_is_chosen(qtbot, opened):
    model = opened()
    first = model.frame.pixels
    another_snapshot(model.run, 128)
    model.refresh()
    settle(qtbot, model)
    assert model.images_seen == 128
    assert same(model.frame.pixels, Model(model.run).sample([0])[0])
    assert (model.frame.pixels != first).any()
    model.choose(64)
    settle(qtbot, model)
    assert (model.frame.pixels == first).all()
    another_snapshot(model.run, 192)
    model.refresh()
    settle(qtbot, model)
    assert model.images_seen == 64
    model.choose(None)
    settle(qtbot, model)
    assert model.images_seen == 192


def test_noise_changes_details_and_comes_back(qtbot, opened):
    model = opened("style")
    assert model.has_noise
    before = model.frame.pixels
    model.set_noise(7)
    settle(qtbot, model)
    assert model.origin.noise == 7
    model.set_noise(None)
    settle(qtbot, model)
    assert (model.frame.pixels == before).all()


def test_another_run_begins_anew(qtbot, opened, untrained):
    model = opened()
    model.show_seed(3, "Step")
    settle(qtbot, model)
    model.kept.put("pad", "something")
    with qtbot.waitSignal(model.generator_changed):
        model.set_run(untrained("style"))
    settle(qtbot, model)
    assert not model.undo.canUndo()
    assert model.kept.get("pad", str) is None
    assert model.frame.latent.seed == 0
    model.set_run(None)
    assert model.origin is None and model.frame is None


def test_the_shelf_knows_a_place_whatever_it_is_called(untrained):
    shelf = Shelf()
    shelf.open(untrained(latent=4))
    one, same = Latent(np.ones(4, np.float32), 1, 7), Latent(np.ones(4, np.float32), 1, 7)
    assert shelf.toggle(one)
    assert shelf.find(same) == 0
    assert shelf.has_seed(7, same) and not shelf.has_seed(8, same)
    shelf.add(Latent(np.ones(4, np.float32), 2), 0)
    assert [latent.label for latent in shelf.latents] == [2, 1]
    assert not shelf.toggle(same)
    assert len(shelf.latents) == 1


def test_the_shelf_is_kept_with_the_run_at_once(qtbot, untrained):
    run = untrained()
    latent = Latent(np.ones(8, np.float32), None, 7)
    shelf = Shelf()
    shelf.open(run)
    shelf.add(latent)
    shelf.add(Latent(np.zeros(8, np.float32)))
    shelf.add(latent, 2)  # behind the other one
    again = Shelf()
    again.open(run)
    assert [item.seed for item in again.latents] == [None, 7]
    again.remove(0)
    shelf.open(run)
    assert [item.seed for item in shelf.latents] == [7]
    shelf.open(None)
    assert shelf.latents == []


def test_a_damaged_shelf_is_told_and_left_alone(qtbot, untrained):
    run, shelf = untrained(), Shelf()
    (run.path / "shelf.json").write_text("{")
    with qtbot.waitSignal(shelf.failed):
        shelf.open(run)
    shelf.add(Latent(np.ones(8, np.float32)))
    assert (run.path / "shelf.json").read_text() == "{"


def test_a_dragged_point_arrives_whole():
    image = to_qimage(np.zeros((4, 4, 1), np.uint8))
    latent = Latent(np.arange(4, dtype=np.float32), 1, 7, np.ones((3, 4), np.float32))
    mime = to_mime(latent, image)
    found = from_mime(mime)
    assert (found.z == latent.z).all() and (found.w == latent.w).all()
    assert (found.label, found.seed) == (1, 7)
    assert mime.hasImage()
    plain = from_mime(to_mime(Latent(latent.z), image))
    assert (plain.label, plain.seed, plain.w) == (None, None, None)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"z": null, "latent": null, "label": 1, "seed": 1}', b'{"z": {"shape": [3]}}'])
def test_what_is_no_point_is_refused(content):
    mime = QMimeData()
    assert from_mime(mime) is None
    mime.setData(LATENT, content)
    assert from_mime(mime) is None
