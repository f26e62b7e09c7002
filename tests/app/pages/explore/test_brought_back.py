"""Pictures that are dropped on the page come back as they were drawn, or it is said why not."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from ganstudio.app.ui.latent_mime import DRAWN
from ganstudio.engine.export.provenance import KEY, Provenance, fingerprint, save_picture
from ganstudio.engine.latent.favourites import Appearance
from ganstudio.engine.latent.latent import Latent, latents_from_seeds
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.runs.checkpoint import save_snapshot


@pytest.fixture
def told(session):
    """What the status bar says."""
    said = []
    session.message.connect(said.append)
    return said


def test_the_snapshot_that_drew_it_is_chosen(opened, settle, tmp_path, qtbot, session, told):
    page = opened()
    page.model.set_look(RenderOptions(0.5, precision="bf16"))
    settle(page)
    before, path = page.stage.image, tmp_path / "a.png"
    with qtbot.waitSignal(session.written):
        page.acts.save_to(path)
    weights = {name: value * 20 for name, value in page.model.generator.state_dict().items()}
    save_snapshot(page.model.run, 128, weights, {})
    page.model.refresh()
    page.model.set_look(RenderOptions())
    page.model.show_seed(3, "Step")
    settle(page)
    assert page.model.images_seen == 128
    page.take_pictures([path])
    qtbot.waitUntil(lambda: page.model.images_seen == 64)
    settle(page)
    assert page.stage.image == before
    assert page.model.look == RenderOptions(0.5, precision="bf16")
    assert "as it was drawn" in told[-1] and "64" in told[-1]


def test_of_a_snapshot_that_is_gone_the_nearest_draws(opened, settle, tmp_path, qtbot, session, told):
    page = opened()
    run, weights = page.model.run, page.model.generator.state_dict()
    for images in (1000, 9000):
        save_snapshot(run, images, weights, {})
    page.model.refresh()
    (latent,) = latents_from_seeds(page.model.generator, [5])
    save_picture(tmp_path / "a.png", page.model.frame.pixels, Provenance(latent, 0.5, None, run.name, 2000, "gone"))
    page.take_pictures([tmp_path / "a.png"])
    qtbot.waitUntil(lambda: page.model.look.truncation == 0.5)
    settle(page)
    assert (page.model.frame.latent.seed, page.model.images_seen) == (5, 1000)
    assert told[-1] == "The snapshot at 2,000 images no longer exists: the nearest one, at 1,000 images, draws a different picture"


def test_a_run_that_has_got_another_name(opened, tmp_path, qtbot, session):
    page = opened()
    (latent,) = latents_from_seeds(page.model.generator, [5])
    network = fingerprint(page.model.generator)
    save_picture(tmp_path / "a.png", page.model.frame.pixels, Provenance(latent, 0.5, None, "as it was called", 64, network))
    page.take_pictures([tmp_path / "a.png"])
    qtbot.waitUntil(lambda: page.model.look.truncation == 0.5)
    assert page.model.seed == 5


def test_other_runs_are_named_and_found(opened, untrained, tmp_path, qtbot, session):
    page, other = opened(), untrained("style")
    session.settings.remember_run(other.path)
    drawn = Provenance(page.model.frame.latent, 1.0, None, "far away", 64, "0")
    Image.new("L", (16, 16)).save(tmp_path / "plain.png")
    save_picture(tmp_path / "far.png", page.model.frame.pixels, drawn)
    save_picture(tmp_path / "near.png", page.model.frame.pixels, replace(drawn, run=other.name, images_seen=10))
    for name, said in (("plain", ["does not say"]), ("far", ["far away"]), ("near", [other.name, str(other.path), "top of the"])):
        with qtbot.waitSignal(session.error) as error:
            page.take_pictures([tmp_path / f"{name}.png"])
        assert all(words in str(error.args[0]) for words in said)
    assert page.model.undo.count() == 0


def test_a_picture_of_another_run_of_the_same_name(opened, settle, tmp_path, qtbot, session, told):
    page = opened()
    name, latents = page.model.run.name, latents_from_seeds(page.model.generator, [5])
    save_picture(tmp_path / "other.png", page.model.frame.pixels, Provenance(latents[0], 0.5, None, name, 64, "another"))
    page.take_pictures([tmp_path / "other.png"])
    qtbot.waitUntil(lambda: page.model.look.truncation == 0.5)
    settle(page)
    assert page.model.frame.latent.seed == 5
    assert "different picture" in told[-1]
    for latent in (replace(latents[0], label=3), Latent(np.zeros(9, np.float32)), replace(latents[0], w=np.zeros(9, np.float32))):
        save_picture(tmp_path / "odd.png", page.model.frame.pixels, Provenance(latent, 1.0, None, name, 64, ""))
        with qtbot.waitSignal(session.error) as error:
            page.take_pictures([tmp_path / "odd.png"])
        assert "cannot draw it" in str(error.args[0])


@pytest.fixture
def pictures(opened, tmp_path):
    """Own ones, one of another snapshot, a foreign one, one that says nothing."""
    page = opened()
    run, generator = page.model.run, page.model.generator
    save_snapshot(run, 128, {name: value * 20 for name, value in generator.state_dict().items()}, {})
    latents, network, pixels = latents_from_seeds(generator, [5, 6, 5]), fingerprint(generator), page.model.frame.pixels
    for number, latent in enumerate(latents):
        drawn = Provenance(latent, 0.5, None, "renamed since", 64, network)
        save_picture(tmp_path / f"{number}.png", pixels, drawn)
    save_picture(tmp_path / "3.png", pixels, Provenance(latents[0], 1.0, None, "far away", 64, "another"))
    Image.new("L", (16, 16)).save(tmp_path / "4.png")
    return [tmp_path / f"{number}.png" for number in range(5)]


def test_several_come_back_to_the_shelf(page, pictures, qtbot, session, told):
    page.take_pictures(pictures)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Added to the shelf: 3, from other models: 1, without a latent: 1"]
    assert [(one.latent.seed, one.appearance) for one in page.shelf.favourites] == [(seed, Appearance(0.5, 64)) for seed in (5, 6)]
    page.acts.undo.trigger()
    assert page.shelf.latents == []


def test_pictures_of_another_model_alone_are_named_and_plain_ones_are_learned_from(page, pictures, qtbot, session):
    with qtbot.waitSignal(session.error) as error:
        page.acts.back.read_all((pictures[3],))
    assert "far away" in str(error.args[0])
    with qtbot.waitSignal(session.pictures.source_changed):
        page.acts.back.read_all((pictures[4],))
    assert page.shelf.latents == []


def test_a_copied_picture_is_pasted_as_a_latent(page, opened, settle, session, qtbot, told):
    opened()
    page.model.set_look(RenderOptions(0.5))
    page.model.show_seed(7, "Step")
    settle(page)
    with qtbot.waitSignal(session.message):
        page.acts.copy.trigger()
    before = page.stage.image
    page.model.set_look(RenderOptions())
    page.model.show_seed(3, "Step")
    settle(page)
    image = QGuiApplication.clipboard().image()
    assert image.text(DRAWN) and DRAWN == KEY
    session.pictures.keep(image, lambda path: page.take_pictures([path]))  # as the window does on Ctrl+V
    qtbot.waitUntil(lambda: bool(told[1:]))
    settle(page)
    assert (page.model.frame.latent.seed, page.model.look, page.stage.image) == (7, RenderOptions(0.5), before)
    assert "as it was drawn" in told[-1]
