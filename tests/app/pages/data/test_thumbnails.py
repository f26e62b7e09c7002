"""The grid of thumbnails: quick with many pictures, whole with bad ones."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from ganstudio.app.pages.data.thumbnails import CELL, PITCH, ThumbnailView
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import Problem, Source, UnreadableImage


class Painted(Source):
    """Pictures of one colour each; every tenth is unreadable. Remembers which were asked for."""

    names = ("painted",)
    name = "painted"
    suggested_frame, suggested_channels = FrameSize.square(32), 3

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked: set[int] = set()

    def __len__(self) -> int:
        return self.count

    def title(self, index: int) -> str:
        return f"picture {index}"

    def state(self, index: int) -> str:
        return str(index)

    def read(self, index: int) -> Image.Image:
        self.asked.add(index)
        if index % 10 == 9:
            raise UnreadableImage(Problem(self.title(index), "damaged", "no good"))
        return Image.new("RGB", (48, 48), (index % 256, 100, 200))


@pytest.fixture
def view(qtbot) -> ThumbnailView:
    made = ThumbnailView()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def colour_at(view: ThumbnailView, index: int) -> tuple[int, int, int]:
    return QColor(view.viewport().grab().toImage().pixelColor(view.cell(index).center())).getRgb()[:3]


def test_what_is_on_the_screen_is_there_and_little_else_was_read(view, qtbot):
    source = Painted(100_000)
    view.set_source(source)
    qtbot.waitUntil(lambda: view.is_complete)
    shown = view.visible()
    assert (shown.start, len(shown)) == (0, 5 * 4)
    assert source.asked == set(range(40))
    for index in (0, 7, 13):
        assert colour_at(view, index) == (index, 100, 200)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: view.is_complete)
    assert view.visible().stop == 100_000
    assert colour_at(view, 99_998) == (99_998 % 256, 100, 200)
    assert len(source.asked) < 100


def test_an_unreadable_picture_is_marked(view, qtbot):
    view.set_source(Painted(20))
    qtbot.waitUntil(lambda: view.is_complete)
    image = view.viewport().grab().toImage()
    cell = view.cell(9)
    colours = {image.pixel(x, y) for x in range(cell.left(), cell.right()) for y in range(cell.top(), cell.bottom())}
    assert len(colours) > 2  # an icon, not a plain cell


@pytest.mark.parametrize(
    "keys, index",
    [
        ([Qt.Key.Key_Right], 1),
        ([Qt.Key.Key_Down], 5),
        ([Qt.Key.Key_Down, Qt.Key.Key_Left], 4),
        ([Qt.Key.Key_End], 999),
        ([Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Up], 994),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_Home], 0),
        ([Qt.Key.Key_PageDown], 15),
        ([Qt.Key.Key_Up], 0),
    ],
)
def test_keys_move_the_frame_and_keep_it_in_view(keys, index, view, qtbot):
    view.set_source(Painted(1000))
    chosen: list[int] = []
    view.chosen.connect(chosen.append)
    for key in keys:
        qtbot.keyClick(view, key)
    assert view.current == index == chosen[-1]
    assert view.viewport().rect().contains(view.cell(index))
    assert view.accessibleDescription() == f"picture {index}"


def test_a_click_chooses(view, qtbot):
    view.set_source(Painted(7))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cell(6).center())
    assert view.current == 6
    empty = view.cell(6).center()
    empty.setX(empty.x() + 2 * PITCH)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=empty)
    assert view.current == 6


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def click(qtbot, view: ThumbnailView, index: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, view.cell(index).center())


def test_several_are_chosen_as_in_a_file_manager(view, qtbot):
    view.set_source(Painted(100))
    told: list[set[int]] = []
    view.selected.connect(lambda chosen: told.append(set(chosen)))
    click(qtbot, view, 3)
    click(qtbot, view, 7, SHIFT)
    assert told[-1] == {3, 4, 5, 6, 7}
    click(qtbot, view, 1, SHIFT)
    assert told[-1] == {1, 2, 3}
    click(qtbot, view, 9, CTRL)
    click(qtbot, view, 2, CTRL)
    assert told[-1] == {1, 3, 9}
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=view.cell(9).center())
    assert told[-1] == {1, 3, 9}  # a menu is for all of them
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert told[-1] == {2, 3}
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert told[-1] == set(range(100))
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert told[-1] == {0}


def test_what_is_left_out_is_dimmed_and_says_why(view, qtbot):
    view.set_source(Painted(20))
    qtbot.waitUntil(lambda: view.is_complete)
    plain = view.viewport().grab().toImage().copy(view.cell(3))
    view.set_reasons(lambda index: "excluded by you" if index == 3 else "")
    assert view.viewport().grab().toImage().copy(view.cell(3)) != plain
    assert colour_at(view, 4) == (4, 100, 200)
    view.choose(3)
    assert view.accessibleDescription() == "picture 3 excluded by you"


def test_another_width_keeps_the_place(view, qtbot):
    view.set_source(Painted(1000))
    view.verticalScrollBar().setValue(50 * PITCH)
    assert view.visible().start == 250
    view.resize(1000, 400)
    shown = view.visible()
    assert 250 in shown
    assert view.cell(shown.start).left() >= 0
    assert view.cell(shown.start + 8).right() <= view.viewport().width()
    assert len({view.at(view.cell(index).center()) for index in shown[:27]}) == 27


def test_another_source_replaces_everything(view, qtbot):
    view.set_source(Painted(1000))
    view.verticalScrollBar().setValue(5000)
    few = Painted(3)
    view.set_source(few)
    qtbot.waitUntil(lambda: view.is_complete)
    assert view.visible() == range(3)
    assert few.asked == {0, 1, 2}
    assert view.current == 0
    view.set_source(None)
    assert view.count == 0
    assert view.grab().toImage().width() == 600
    assert CELL < PITCH
