"""Compare: another run, or another snapshot, beside the picture shown, on the same latents."""

import json
import shutil

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ganstudio.app.pages.explore.other_model import open_run
from ganstudio.engine.latent.directions import move
from ganstudio.engine.latent.discovery import sefa
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import build_networks, save_snapshot


def add_snapshots(run, *images):
    for count in images:
        generator, _ = build_networks(run.config, run.dataset.classes, torch.Generator().manual_seed(count))
        save_snapshot(run, count, generator.state_dict(), {})
    return run


@pytest.fixture
def begin(page, settle, qtbot):
    def make(run):
        page.session.runs.show(run)
        settle(page)
        page.panel.choose("compare")
        made = page.panel.get("compare")
        made.page = page

        def wait():
            qtbot.waitUntil(lambda: not page.session.jobs.is_busy)
            settle(page)
            qtbot.waitUntil(lambda: not made.is_busy)

        made.settle = wait
        made.settle()
        return made

    return make


def is_near(frame, wanted):
    """Of resnet and style: what the others draw as they begin is grey all over."""
    return np.abs(frame.pixels.astype(int) - wanted).max() <= 1


def test_it_begins_with_an_earlier_snapshot(begin, untrained):
    run = add_snapshots(untrained("resnet"), 128, 192)
    tool = begin(run)
    assert tool.stage.isVisible() and tool.pairs.isVisible()
    assert is_near(tool.stage.frame, Model(run, 128).sample([0])[0])
    assert [label.text() for label in tool.pairs.captions] == [f"{run.name} · {images} images seen" for images in (192, 128)] * 2
    tool.snapshot.setValue(0)
    tool.settle()
    assert is_near(tool.stage.frame, Model(run, 64).sample([0])[0])
    assert tool.count.text() == "64 images seen"
    tool.snapshot.setValue(2)
    tool.settle()
    assert "same snapshot" in tool.note.text()
    assert tool.model.images_seen == 192 and tool.model.undo.count() == 0
    tool.page.panel.choose("pad")
    assert not tool.stage.isVisible() and not tool.pairs.isVisible()


def test_another_run_draws_the_same_latents(begin, untrained):
    run, other = untrained(), add_snapshots(untrained("style"), 200)
    tool = begin(run)
    tool.open_folder(other.path)
    tool.settle()
    assert tool.run.currentText() == other.name
    assert is_near(tool.stage.frame, Model(other, 200).sample([0])[0])
    assert "Both draw the same latents" in tool.note.text()
    tool.model.show_seed(14, "Step")
    tool.model.set_look(RenderOptions(0.5))
    tool.settle()
    assert is_near(tool.stage.frame, Model(other, 200).sample([14], 0.5)[0])
    assert (tool.pairs.others.current, len(tool.pairs.latents), tool.pairs.latents[0].seed) == (2, 12, 12)
    row = tool.pairs.others
    wanted = Model(other, 200).sample([15], 0.5)[0]
    pixels = np.frombuffer(row.image(3).constBits(), np.uint8).reshape(16, -1)[:, :16]
    assert np.abs(pixels.astype(int) - wanted[..., 0]).max() <= 1
    QTest.mouseClick(row.viewport(), Qt.MouseButton.LeftButton, pos=row.tile(3).center())
    tool.settle()
    assert tool.model.frame.latent.seed == 15
    QTest.keyClick(tool.stage, Qt.Key.Key_Left)
    tool.settle()
    assert tool.stage.frame.latent.seed == 14
    tool.level.click()
    tool.settle()
    assert tool.other.images_seen == 64


def test_of_another_size_it_shows_the_seeds(begin, untrained):
    tool = begin(untrained())
    other = untrained("resnet", latent=6, size=32)
    tool.open_folder(other.path)
    tool.settle()
    assert is_near(tool.stage.frame, Model(other).sample([0])[0])
    assert "6 components, these have 8" in tool.note.text() and "32 px" in tool.note.text()
    generator = tool.model.generator
    moved = move(generator, tool.model.frame.latent, [(sefa(generator, count=1)[0], 2.0)])
    tool.model.show(moved, "Move")
    tool.settle()
    assert tool.stage.frame is None and "no seed" in tool.stage.hint
    assert tool.pairs.others.count() == 12


def test_the_class_is_that_of_the_same_name(begin, untrained):
    tool = begin(untrained("dcgan", 4))
    path = untrained("resnet", 4).path
    config = path / "config.json"
    values = json.loads(config.read_text())
    values["dataset"]["classes"].reverse()
    config.write_text(json.dumps(values))
    tool.open_folder(path)
    tool.model.set_look(RenderOptions(label=3))
    tool.settle()
    assert is_near(tool.stage.frame, Model(Run.open(path)).sample([0], labels="class 3")[0])


def test_what_cannot_be_opened_is_said_in_its_place(begin, untrained, session, tmp_path):
    errors = []
    session.error.connect(errors.append)
    tool = begin(untrained())
    tool.open_folder(tmp_path / "nothing")
    tool.settle()
    assert "no run" in tool.note.text() and "Nothing to compare" in tool.stage.hint
    empty = untrained("fast")
    shutil.rmtree(empty.path / "snapshots")
    tool.open_folder(empty.path)
    tool.settle()
    assert "no snapshot yet" in tool.note.text()
    broken = untrained("resnet")
    broken.snapshot_path(64).write_bytes(b"broken")
    tool.open_folder(broken.path)
    tool.settle()
    assert "damaged" in tool.note.text() and tool.stage.frame is None
    assert errors == []
    tool.run.setCurrentIndex(0)
    tool.run.activated.emit(0)
    tool.settle()
    assert tool.stage.frame is not None


def test_only_the_run_asked_for_last_is_shown(begin, untrained):
    tool = begin(untrained())
    late, last = untrained("fast"), untrained("style")
    tool.open_folder(last.path)
    tool.settle()
    tool.other.opening.done.emit([(late.path, open_run(late.path))])
    assert tool.other.opened.run.name == last.name


def test_a_new_page_finds_the_other_run_again(begin, untrained, session, qtbot):
    from ganstudio.app.pages.explore.view import ExplorePage

    tool = begin(untrained())
    other = add_snapshots(untrained("style"), 200)
    tool.open_folder(other.path)
    tool.settle()
    tool.snapshot.setValue(0)
    tool.page.hide()
    again = ExplorePage(session)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.panel.get("compare").stage.frame is not None)
    found = again.panel.get("compare")
    assert (found.run.currentText(), found.snapshot.value(), found.other.images_seen) == (other.name, 0, 64)
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
