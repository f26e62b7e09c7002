"""Through time: every snapshot's picture of the same latent, by slider, by tile, and played."""

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ganstudio.engine.latent.model import Model
from ganstudio.engine.runs.checkpoint import build_networks, save_snapshot

SNAPSHOTS = [64, 128, 192, 256]


@pytest.fixture
def tool(page, untrained, settle, qtbot):
    run = untrained()
    for images in SNAPSHOTS[1:]:
        generator, _ = build_networks(run.config, (), torch.Generator().manual_seed(images))
        save_snapshot(run, images, generator.state_dict(), {})
    page.session.runs.show(run)
    settle(page)
    page.panel.choose("time")
    made = page.panel.get("time")
    made.page = page
    made.settle = lambda: (settle(page), qtbot.waitUntil(lambda: len(made.film.frames) == len(SNAPSHOTS)))
    made.settle()
    return made


def test_the_film_shows_every_snapshot(tool):
    assert tool.film.isVisible()
    assert tool.film.snapshots == SNAPSHOTS
    for images in SNAPSHOTS:
        wanted = Model(tool.model.run, images).sample([0])[0].astype(int)
        assert np.abs(tool.film.frames[images].pixels - wanted).max() <= 1
    assert tool.count.text() == "256 images seen"
    assert not tool.use.isEnabled()


def test_the_slider_shows_them_and_changes_no_latent(tool):
    tool.slider.setValue(1)
    assert tool.page.stage.frame is tool.film.frames[128]
    assert tool.film.current == 1
    assert tool.model.images_seen == 256  # everything else stays
    assert tool.model.undo.count() == 0
    QTest.mouseClick(tool.film.viewport(), Qt.MouseButton.LeftButton, pos=tool.film.tile(2).center())
    assert tool.slider.value() == 2
    assert tool.page.stage.frame.images_seen == 192


def test_a_snapshot_can_be_used_for_everything(tool):
    tool.slider.setValue(0)
    tool.use.click()
    tool.settle()
    assert tool.model.images_seen == 64
    assert tool.page.look.snapshot.value() == 0
    assert not tool.use.isEnabled()


def test_it_plays_from_the_beginning_and_ends(tool, qtbot):
    QTest.keyClick(tool.page, Qt.Key.Key_Space)
    assert tool.slider.value() == 0
    qtbot.waitUntil(lambda: tool.slider.value() == 3 and not tool.clock.is_playing)
    tool.play()
    tool.page.panel.choose("pad")
    assert not tool.clock.is_playing
    assert not tool.film.isVisible()


def test_another_latent_gets_its_own_film(tool):
    before = dict(tool.film.frames)
    tool.slider.setValue(1)
    tool.model.show_seed(5, "Step")
    tool.settle()
    assert tool.film.frames[64].latent.seed == 5
    assert (tool.film.frames[64].pixels != before[64].pixels).any()


def test_a_new_snapshot_joins(tool, qtbot):
    generator, _ = build_networks(tool.model.run.config, (), torch.Generator().manual_seed(1))
    save_snapshot(tool.model.run, 320, generator.state_dict(), {})
    tool.model.refresh()
    qtbot.waitUntil(lambda: len(tool.film.frames) == 5)
    assert tool.slider.maximum() == 4
