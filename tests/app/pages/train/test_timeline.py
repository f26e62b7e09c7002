"""The timeline over kept PNG files: back to noise at once, and live again."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from ganstudio.app.pages.train.timeline import Timeline
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.engine.export.images import save_png
from ganstudio.engine.runs.folder import Kept


def grey(value: int) -> np.ndarray:
    return np.full((270, 270, 3), value, np.uint8)


@pytest.fixture
def kept(tmp_path: Path) -> list[Kept]:
    """Ten grids, each brighter than the one before."""
    made = []
    for number in range(10):
        path = tmp_path / f"{number * 500:09d}.png"
        save_png(path, grey(number * 10))
        made.append(Kept(number * 500, path))
    return made


@pytest.fixture
def timeline(qtbot) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    made.shown: list[tuple[int, int, bool]] = []
    made.chosen.connect(lambda image, images, live: made.shown.append((_level(image), images, live)))
    made.show()
    return made


def _level(image: QImage) -> int:
    return image.pixelColor(0, 0).red() if not image.isNull() else -1


def test_a_run_opens_at_its_newest_grid(timeline: Timeline, kept: list[Kept]) -> None:
    timeline.set_grids(kept)
    assert timeline.shown[-1] == (90, 4500, True)
    assert "4,500" in timeline.count.text()


def test_dragging_back_shows_each_grid(timeline: Timeline, kept: list[Kept]) -> None:
    timeline.set_grids(kept)
    for position in range(9, -1, -1):  # decoded once
        timeline.slider.setValue(position)
    assert timeline.shown[-1] == (0, 0, False)
    for position in range(10):
        timeline.slider.setValue(position)
    assert [level for level, _, _ in timeline.shown[-10:]] == [0, 10, 20, 30, 40, 50, 60, 70, 80, 90]


def test_keys(timeline: Timeline, kept: list[Kept]) -> None:
    timeline.set_grids(kept)
    for key, images in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_Right, 500), (Qt.Key.Key_Left, 0), (Qt.Key.Key_End, 4500)):
        QTest.keyClick(timeline.slider, key)
        assert timeline.images_seen == images
    assert timeline.is_live  # the end is where it follows


def test_new_grids_are_followed_only_when_live(timeline: Timeline, kept: list[Kept], tmp_path: Path) -> None:
    timeline.set_grids(kept[:5])
    timeline.add(2200, to_qimage(grey(200)), None)  # only to be looked at
    assert timeline.shown[-1] == (200, 2200, True)
    assert timeline.slider.maximum() == 4
    timeline.slider.setValue(1)
    timeline.add(2500, to_qimage(grey(210)), kept[5].path)
    assert timeline.shown[-1] == (10, 500, False)
    assert (timeline.slider.value(), timeline.slider.maximum()) == (1, 5)
    timeline.live.click()
    assert timeline.shown[-1] == (210, 2500, True)


def test_going_back_to_a_checkpoint_drops_what_came_after(timeline: Timeline, kept: list[Kept]) -> None:
    timeline.set_grids(kept)
    timeline.add(2000, to_qimage(grey(77)), kept[4].path)
    assert [item.images_seen for item in timeline.grids()] == [0, 500, 1000, 1500, 2000]


def test_the_past_can_come_after_the_present(timeline: Timeline, kept: list[Kept]) -> None:
    timeline.set_grids([])
    timeline.add(2500, to_qimage(grey(123)), kept[5].path)
    timeline.set_earlier(kept[:6])
    assert [item.images_seen for item in timeline.grids()] == [item.images_seen for item in kept[:6]]
    assert timeline.shown[-1] == (123, 2500, True)


def test_playing_runs_to_the_end_and_follows(timeline: Timeline, kept: list[Kept], qtbot) -> None:
    timeline.set_grids(kept[:4])
    timeline.shown.clear()
    timeline.play.click()
    qtbot.waitUntil(lambda: timeline.is_live)
    assert [images for _, images, _ in timeline.shown] == [0, 500, 1000, 1500, 1500]
    assert not timeline.is_playing


def test_nothing_and_one(timeline: Timeline, kept: list[Kept]) -> None:
    timeline.set_grids([])
    assert timeline.images_seen is None
    assert not timeline.slider.isEnabled()
    timeline.set_grids(kept[:1])
    assert timeline.images_seen == 0
    assert timeline.slider.isEnabled()


def test_a_file_that_vanished_leaves_the_view_empty(timeline: Timeline, kept: list[Kept]) -> None:
    timeline.set_grids(kept)
    kept[3].path.unlink()
    timeline.slider.setValue(3)
    assert timeline.shown[-1][0] == -1
