"""What the tools play, as films."""

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ganstudio.app.film import Cut, estimate, film_task
from ganstudio.app.widgets.film_dialog import FilmDialog
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.latent.point import points_from_seeds
from ganstudio.engine.runs.checkpoint import save_snapshot
from tests.pulling import finished


def frames_of(path: Path) -> list[np.ndarray]:
    """uint8 (H, W, 3)."""
    with Image.open(path) as film:
        return [np.asarray((film.seek(number), film.convert("RGB"))[1]) for number in range(film.n_frames)]


@pytest.fixture
def begun(opened, settle):
    """The page with a run of two snapshots, a tool of it chosen and ready."""

    def make(key: str):
        page = opened()
        weights = {name: value * 20 for name, value in page.explore.generator.state_dict().items()}
        save_snapshot(page.explore.run, 128, weights, {})
        page.explore.refresh()
        page.panel.choose(key)
        settle(page)
        return page

    return make


def test_a_walk_in_a_circle(begun, settle, tmp_path):
    page = begun("walk")
    tool = page.panel.tool
    tool.kind.setCurrentIndex(1)
    tool.kind.activated.emit(1)
    settle(page)
    footage = tool.footage()
    assert footage.seconds == pytest.approx(tool.state.way.period / tool.state.pace)
    out = finished(film_task(footage, Cut(tmp_path / "a.gif", 2.0, 10.0, 2)))
    frames = frames_of(out)
    assert len(frames) == 20
    assert frames[0].shape == (32, 32, 3)
    assert np.array_equal(frames[0], frames[-1])
    assert not np.array_equal(frames[0], frames[10])
    assert np.array_equal(frames[0][::2, ::2], np.repeat(page.explore.frame.pixels, 3, axis=2))


def test_keyframes(begun, settle, tmp_path):
    page = begun("interpolate")
    tool = page.panel.tool
    assert tool.footage() is None
    for point in points_from_seeds(page.explore.generator, [5, 6]):
        tool._drop(point, len(tool.state.sequel.keys))
    settle(page)
    out = finished(film_task(tool.footage(), Cut(tmp_path / "frames", tool.footage().seconds, 5.0, 1)))
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"frame{number:06d}.png" for number in range(5)]
    page.explore.show(points_from_seeds(page.explore.generator, [6])[0], "")
    settle(page)
    assert np.array_equal(np.asarray(Image.open(out / names[-1])), page.explore.frame.pixels[..., 0])


def test_the_training(begun, settle, tmp_path):
    page = begun("time")
    tool = page.panel.tool
    footage = tool.footage()
    before = {name: value.clone() for name, value in page.explore.generator.state_dict().items()}
    frames = list(footage.shoot(page.explore.generator, 5, 1.0))
    assert len(frames) == 5
    assert [np.array_equal(frame, frames[0]) for frame in frames] == [True, True, True, False, False]
    assert np.array_equal(frames[-1], page.explore.frame.pixels)
    assert all(value.equal(before[name]) for name, value in page.explore.generator.state_dict().items())


def test_the_dialog_estimates_and_asks(begun, qtbot, tmp_path):
    page = begun("walk")
    dialog = FilmDialog(page.panel.tool.footage(), page._session.renderer, page)
    asked = []
    dialog.asked.connect(asked.append)
    dialog.kind.setCurrentIndex(1)
    dialog.seconds.setValue(1.2)
    dialog.rate.setValue(10)
    dialog.scale.setValue(3)
    assert dialog.facts.text() == "12 frames of 48 × 48 pixels"
    qtbot.waitUntil(lambda: "MB" in dialog.size.text())
    dialog.save_to(tmp_path / "walk")
    assert asked == [Cut(tmp_path / "walk.gif", 1.2, 10.0, 3)]


def test_what_is_missing_is_said_before(begun, qtbot, monkeypatch):
    page = begun("walk")
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    dialog = FilmDialog(page.panel.tool.footage(), page._session.renderer, page)
    qtbot.waitUntil(lambda: "pip install" in dialog.size.text())
    assert not dialog.write.isEnabled()
    _, error = estimate(page.explore.generator, page.panel.tool.footage(), dialog.cut())
    assert isinstance(error, ConfigError)


def test_from_button_to_file(begun, qtbot, tmp_path, monkeypatch):
    page = begun("pad")
    assert not page.panel.film.isVisible()
    page.panel.choose("walk")
    QTest.mouseClick(page.panel.film, Qt.MouseButton.LeftButton)
    dialog = page.findChild(FilmDialog)
    monkeypatch.setattr("ganstudio.app.widgets.film_dialog.QFileDialog.getSaveFileName", lambda *_: (str(tmp_path / "a.webp"), ""))
    dialog.kind.setCurrentIndex(2)
    dialog.seconds.setValue(0.4)
    QTest.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: (tmp_path / "a.webp").exists() and not page._session.is_busy)
    assert len(frames_of(tmp_path / "a.webp")) == 10
