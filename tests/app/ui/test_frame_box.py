"""The editor for a frame: width and height, a lock for the proportions, a menu of common frames."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ganstudio.app.ui.form import ConfigForm
from ganstudio.app.ui.frame_box import FrameBox
from ganstudio.engine.config import Config, fields
from ganstudio.engine.config.frame import FrameSize

INFO = next(info for info in fields() if info.kind == "frame")


@pytest.fixture
def box(qtbot) -> FrameBox:
    made = FrameBox(INFO)
    qtbot.addWidget(made)
    made.show()
    return made


def type_side(side, text: str) -> None:
    side.lineEdit().selectAll()
    QTest.keyClicks(side, text)


@pytest.mark.parametrize("value", [0, 64, 1024, "96x64", "64x112"])
def test_it_keeps_every_value(box: FrameBox, value: int | str):
    box.set_value(value)
    assert box.value() == value
    assert box.menu.value() == value


def test_a_square_stays_square_while_the_lock_is_closed(box: FrameBox):
    box.set_value(64)
    type_side(box.width_box, "128")
    assert box.value() == 128
    box.lock.setChecked(False)
    type_side(box.height_box, "96")
    assert box.value() == "128x96"


def test_arrow_keys_step_by_16_and_the_lock_keeps_the_proportions_on_the_way(box: FrameBox):
    box.set_value("96x64")
    values = []
    for _ in range(6):
        QTest.keyClick(box.width_box, Qt.Key.Key_Up)
        values.append(box.value())
    assert values == ["112x80", "128x80", "144x96", "160x112", "176x112", "192x128"]  # 3:2 again after rounding
    QTest.keyClick(box.height_box, Qt.Key.Key_Down)
    assert box.value() == "160x112"


def test_steps_stop_at_the_bounds_and_leave_other_numbers_for_a_multiple_of_16(box: FrameBox):
    box.set_value(1024)
    QTest.keyClick(box.width_box, Qt.Key.Key_Up)
    assert box.value() == 1024
    box.lock.setChecked(False)
    for key, found in ((Qt.Key.Key_Up, "80x1024"), (Qt.Key.Key_Down, "64x1024")):
        type_side(box.width_box, "70")
        QTest.keyClick(box.width_box, key)
        assert box.value() == found


def test_automatic_shows_its_frame_in_grey_and_a_step_begins_there(box: FrameBox):
    box.set_automatic(FrameSize(96, 64))
    assert box.value() == 0
    assert box.width_box.lineEdit().placeholderText() == "96"
    QTest.keyClick(box.width_box, Qt.Key.Key_Up)
    assert box.value() == "112x80"
    type_side(box.width_box, "")
    QTest.keyClick(box.width_box, Qt.Key.Key_Backspace)
    assert box.value() == 0


def test_the_menu_offers_common_frames_with_the_same_shorter_side(box: FrameBox):
    box.set_value(64)
    values = [box.menu.itemData(index) for index in range(box.menu.count())]
    assert {0, 32, 128, "96x64", "64x96", "112x64"} <= set(values)
    assert box.menu.itemText(values.index("96x64")) == "96 × 64 px"
    box.menu.setCurrentIndex(values.index("96x64"))
    box.menu.activated.emit(box.menu.currentIndex())
    assert box.value() == "96x64"
    assert (box.width_box.text(), box.height_box.text()) == ("96", "64")


def test_a_wrong_side_shows_the_engines_error_and_changes_nothing(qtbot):
    form = ConfigForm(Config(), ["data.size"])
    qtbot.addWidget(form)
    editor = form.editor("data.size")
    for text in ("70", "12ab", "9999"):
        type_side(editor.width_box, text)
        assert "multiple of 16" in form.problem("data.size")
        assert form.config() == Config()
    type_side(editor.width_box, "96")
    assert form.is_valid
    assert form.config().data.size == 96


def test_every_part_has_a_name_and_a_tooltip(qtbot):
    form = ConfigForm(Config(), ["data.size"])
    qtbot.addWidget(form)
    editor = form.editor("data.size")
    parts = (editor.menu, editor.width_box, editor.height_box, editor.lock)
    assert all(part.accessibleName() and part.toolTip() for part in parts)
    assert len({part.accessibleName() for part in parts}) == len(parts)
