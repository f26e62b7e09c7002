"""Points of a plane: painted where they belong, found under the cursor and by the keys, told apart by everyone."""

import itertools
import time

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ganstudio.app.ui.point_cloud import PointGroup
from ganstudio.app.ui.point_raster import draw_points, next_point, point_at
from ganstudio.app.ui.scatter import Scatter
from ganstudio.app.ui.theme import DARK, LIGHT, theme
from tests.app.painted import DRAWN, colours

SQUARE = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], np.float32)
AXES = ("first component (32 % of variance)", "second component (9 % of variance)")


@pytest.fixture
def scatter(qtbot) -> Scatter:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    made = Scatter("Map", lambda _group, _index: image, lambda group, index: f"picture {index} of group {group}")
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def colour_at(scatter: Scatter, at: QPointF) -> str:
    return scatter.grab().toImage().pixelColor(at.toPoint()).name()


# -- in pixels ------------------------------------------------------------------------------------------------------------


def test_points_cover_their_pixels_and_later_ones_lie_on_top():
    places, shapes = np.array([[10.5, 20.5], [13.5, 20.5], [500.0, 3.0]]), np.zeros(3, int)
    drawn = draw_points(places, shapes, 40, 30, radius=2, edged=False)
    assert drawn.shape == (30, 40)
    assert drawn[20, 10] == 2
    assert drawn[20, 11] == drawn[20, 12] == drawn[18, 13] == 4
    assert drawn[17, 13] == drawn[20, 16] == 0
    assert not (drawn == 6).any()  # out of the picture
    assert np.array_equal(draw_points(places[:0], shapes[:0], 40, 30, 2, True), np.zeros((30, 40)))


def test_edges_and_the_middle_of_rings_belong_to_no_point():
    drawn = draw_points(np.array([[10.5, 10.5], [30.5, 10.5]]), np.array([0, 1]), 40, 20, radius=3, edged=True)
    assert (drawn[10, 10], drawn[10, 14]) == (2, 1)
    assert drawn[10, 26:35].tolist() == [4, 4, 3, 3, 3, 3, 3, 4, 4]
    assert drawn[10, 25] == drawn[10, 35] == 3
    assert point_at(drawn, 30, 10, 6) == 1
    assert point_at(drawn, 20, 10, 5) is None
    assert point_at(drawn, 17, 10, 5) == 0


def test_points_at_the_border_or_nowhere():
    places = np.array([[0.0, 0.0], [39.9, 29.9], [-1.5, 5.0], [np.nan, 3.0], [np.inf, 3.0]])
    drawn = draw_points(places, np.zeros(5, int), 40, 30, radius=2, edged=True)
    assert (drawn[0, 0], drawn[29, 39], drawn[5, 0]) == (2, 4, 6)
    assert set(np.unique(drawn)) <= set(range(7))


def test_arrows_reach_every_point():
    rng = np.random.default_rng(0)
    places = np.concatenate([rng.uniform(0, 100, (60, 2)), [[50.0, 50.0]] * 3])
    reached, waiting = {0}, [0]
    while waiting:
        current = waiting.pop()
        for way in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            found = next_point(places, current, way)
            if found is not None and found not in reached:
                reached.add(found)
                waiting.append(found)
    assert len(reached) == len(places)


def test_an_arrow_goes_to_the_nearest_in_its_direction():
    places = np.array([[0.0, 0], [10, 9], [5, -6], [20, 0], [-3, 0]])
    assert next_point(places, 0, (1, 0)) == 1
    assert next_point(places, 0, (0, -1)) == 2
    assert next_point(places, 0, (-1, 0)) == 4
    assert next_point(places, 3, (1, 0)) is None


# -- in the window --------------------------------------------------------------------------------------------------------


def test_points_have_the_colours_of_their_groups(scatter):
    scatter.show_points(SQUARE, np.array([0, 1, 2, 2]), ["zero", "one", "two"], AXES)
    groups = theme().colours.groups
    found = [colour_at(scatter, scatter.place_of(index)) for index in range(3)]
    assert found == list(groups[:3])
    assert [label.text for _, label in scatter.legend.items] == ["zero", "one", "two"]
    assert scatter.place_of(1).x() > scatter.place_of(0).x() + 100  # across, and up
    assert scatter.place_of(2).y() < scatter.place_of(0).y() - 100
    item = scatter.getPlotItem()
    assert (item.getAxis("bottom").labelText, item.getAxis("left").labelText) == AXES


def test_the_theme_changes_what_is_painted(scatter):
    before = theme().mode
    scatter.show_groups(SQUARE, np.zeros(4, int), [PointGroup("all", "muted")], AXES)
    try:
        for mode, colours in (("light", LIGHT), ("dark", DARK)):
            theme().set_mode(mode)
            assert colour_at(scatter, scatter.place_of(0)) == colours.muted
    finally:
        theme().set_mode(before)


def test_a_name_stands_in_the_legend_once_and_many_are_counted(scatter):
    groups = [PointGroup(f"g{number}", number) for number in range(14)]
    styles = [PointGroup("a", 0), PointGroup("a", 0, "ring"), PointGroup("", 1), *groups]
    scatter.show_groups(SQUARE, np.arange(4), styles, AXES)
    names = [label.text for _, label in scatter.legend.items]
    assert names[:2] == ["a", "g0"]
    assert names[-1] == "and 3 more" and len(names) == 13
    scatter.show_groups(SQUARE, np.arange(4), styles, AXES, shades=np.linspace(0, 1, 4))
    assert not scatter.legend.items
    assert colours(scatter) > DRAWN


def test_shades_go_from_dark_to_light(scatter):
    scatter.show_groups(SQUARE, np.zeros(4, int), [PointGroup("all")], AXES, shades=np.array([0, 0.4, 0.7, 1.0]))
    light = [QColor(colour_at(scatter, scatter.place_of(index))).lightnessF() for index in (0, 2)]
    assert light[1] > light[0] + 0.05


def test_pointing_shows_the_picture_and_a_click_opens_it(scatter, qtbot):
    scatter.show_points(SQUARE, np.array([0, 1, 2, 2]), ["zero", "one", "two"], AXES)
    heard, opened = [], []
    scatter.hovered.connect(lambda *which: heard.append(which))
    scatter.opened.connect(lambda *which: opened.append(which))
    at = scatter.place_of(3).toPoint()
    QTest.mouseMove(scatter.viewport(), at + QPoint(5, 0))
    qtbot.waitUntil(lambda: heard == [(2, 3)])
    assert scatter.tip.isVisible() and scatter.tip.text() == "picture 3 of group 2" == scatter.accessibleDescription()
    assert scatter.tip.picture.grab().toImage().pixelColor(64, 64).name() == "#ff0000"
    assert scatter.rect().contains(scatter.tip.geometry())
    QTest.mouseClick(scatter.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == [(2, 3)]
    QTest.mouseMove(scatter.viewport(), at + QPoint(-60, 60))
    qtbot.waitUntil(lambda: heard[-1] == (-1, -1))
    assert not scatter.tip.isVisible()
    QTest.mouseClick(scatter.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(-60, 60))
    assert opened == [(2, 3)]


def test_dragging_opens_nothing_and_moves_the_view(scatter):
    scatter.show_points(SQUARE, np.zeros(4, int), ["all"], AXES)
    opened = []
    scatter.opened.connect(lambda *which: opened.append(which))
    before, at = scatter.place_of(0), scatter.place_of(0).toPoint()
    QTest.mousePress(scatter.viewport(), Qt.MouseButton.LeftButton, pos=at)
    for step in (10, 20, 30):
        place, held = QPointF(at + QPoint(step, 0)), Qt.MouseButton.LeftButton
        moved = QMouseEvent(QEvent.Type.MouseMove, place, place, Qt.MouseButton.NoButton, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(scatter.viewport(), moved)
    QTest.mouseRelease(scatter.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(30, 0))
    assert not opened
    assert scatter.place_of(0).x() > before.x() + 15


def test_the_keys_point_open_and_zoom(scatter):
    scatter.show_points(SQUARE, np.zeros(4, int), ["all"], AXES)
    opened = []
    scatter.opened.connect(lambda *which: opened.append(which))
    scatter.setFocus()
    QTest.keyClick(scatter, Qt.Key.Key_Return)
    assert not opened
    QTest.keyClick(scatter, Qt.Key.Key_Up)  # the first press: something in the middle
    start = scatter.current
    assert start >= 0 and scatter.tip.isVisible()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right):
        QTest.keyClick(scatter, key)
    assert scatter.current == 3
    QTest.keyClick(scatter, Qt.Key.Key_Down)
    assert scatter.current == 1
    QTest.keyClick(scatter, Qt.Key.Key_Return)
    assert opened == [(0, 1)]
    wide = np.ptp(scatter.getViewBox().viewRange()[0])
    for _ in range(8):
        QTest.keyClick(scatter, Qt.Key.Key_Plus)
    assert np.ptp(scatter.getViewBox().viewRange()[0]) < wide / 2
    QTest.keyClick(scatter, Qt.Key.Key_Left)  # out of view: it moves
    assert scatter.viewport().rect().contains(scatter.place_of(0).toPoint())
    QTest.keyClick(scatter, Qt.Key.Key_Home)
    assert np.ptp(scatter.getViewBox().viewRange()[0]) == pytest.approx(wide)
    QTest.keyClick(scatter, Qt.Key.Key_Escape)
    assert scatter.current == -1 and not scatter.tip.isVisible()


@pytest.mark.parametrize(
    "places", [np.zeros((0, 2)), np.zeros((1, 2)), np.full((5, 2), 3.0), np.array([[np.nan, 1], [1e9, 2], [1e9, 2.5]])]
)
def test_awkward_points(scatter, places):
    scatter.show_points(places, np.zeros(len(places), int), ["all"], AXES)
    scatter.setFocus()
    QTest.keyClick(scatter, Qt.Key.Key_Right)
    assert colours(scatter) > DRAWN
    assert scatter.current < len(places)
    if len(places):
        assert np.isfinite(places[scatter.current]).all()


def test_100_000_points_do_not_hold_the_window_up(scatter):
    rng = np.random.default_rng(0)
    places = rng.normal(size=(100_000, 2)).astype(np.float32)
    scatter.resize(1000, 700)
    scatter.show_points(places, rng.integers(0, 10, 100_000), [str(number) for number in range(10)], AXES)
    scatter.grab()
    spent = []
    for _ in range(5):
        scatter.getViewBox().translateBy(x=0.01)
        begin = time.process_time()
        scatter.grab()
        spent.append(time.process_time() - begin)
    assert min(spent) < 0.15  # 0.03 on a machine that does nothing else; a figure of its own for each point takes a second


# -- colours --------------------------------------------------------------------------------------------------------------

# Machado et al. 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency", table 1, severity 1
SIGHT = {
    "all cones": np.eye(3),
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def lab(linear: np.ndarray) -> np.ndarray:
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ linear
    x, y, z = np.cbrt(np.maximum(xyz / (0.9505, 1, 1.089), 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("colours", [DARK, LIGHT])
def test_groups_are_told_apart_whatever_one_sees(sight, colours):
    def seen(name: str) -> np.ndarray:
        value = np.array(QColor(name).getRgbF()[:3])
        linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
        return lab(np.clip(np.array(SIGHT[sight]) @ linear, 0, 1))

    assert len(colours.groups) == 10
    apart = [np.linalg.norm(seen(one) - seen(other)) for one, other in itertools.combinations((*colours.groups, colours.panel), 2)]
    assert min(apart) > 15  # 2 can just be seen side by side
