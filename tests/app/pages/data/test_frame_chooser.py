"""The frames of the Data page: what each removes, and a click that takes it."""

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ganstudio.app.pages.data.frame_chooser import FrameChooser
from ganstudio.app.pages.data.preparation_form import PreparationForm
from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.frame import FrameSize

WIDE = np.array([[600, 400], [300, 200]])
SOURCE = SimpleNamespace(
    suggested_frame=FrameSize(96, 64), suggested_channels=3, edge_colour="#000000", depth=0, has_files=False, is_film=False
)


@pytest.fixture
def chooser(qtbot) -> FrameChooser:
    made = FrameChooser()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def form(qtbot) -> PreparationForm:
    made = PreparationForm()
    qtbot.addWidget(made)
    made.set_source(SOURCE)
    made.set_data(DataConfig(), "", can_begin=True)
    made.set_sizes(WIDE)
    made.show()
    return made


def test_each_frame_tells_what_it_removes(chooser: FrameChooser):
    chooser.show_frames(WIDE, FrameSize(96, 64), is_cropped=True)
    shares = {button.frame: button.share for button in chooser.buttons}
    assert shares[FrameSize(96, 64)] == "0%"
    assert shares[FrameSize.square(64)] == "−33%"
    assert [button.frame for button in chooser.buttons if button.isChecked()] == [FrameSize(96, 64)]
    assert "33%" in next(button for button in chooser.buttons if button.frame.is_square).toolTip()
    assert all(button.accessibleName() for button in chooser.buttons)


def test_a_crop_that_keeps_everything_has_no_shares(chooser: FrameChooser):
    chooser.show_frames(WIDE, FrameSize(96, 64), is_cropped=False)
    assert {button.share for button in chooser.buttons} == {""}


def test_square_pictures_need_no_choice(chooser: FrameChooser):
    chooser.show_frames(np.array([[28, 28]]), FrameSize.square(32), is_cropped=True)
    assert chooser.isHidden()
    chooser.show_frames(np.array([[28, 28]]), FrameSize(48, 32), is_cropped=True)
    assert not chooser.isHidden()


def test_an_unusual_frame_is_shown_too_and_goes_with_its_choice(chooser: FrameChooser):
    chooser.show_frames(WIDE, FrameSize(256, 64), is_cropped=True)
    before = len(chooser.buttons)
    assert [button.frame for button in chooser.buttons if button.isChecked()] == [FrameSize(256, 64)]
    chooser.show_frames(WIDE, FrameSize(96, 64), is_cropped=True)
    assert len(chooser.buttons) == before - 1


def test_a_click_or_space_takes_a_frame(form: PreparationForm, qtbot):
    tall, square = (
        next(button for button in form.frames.buttons if button.frame == frame)
        for frame in (FrameSize(64, 96), FrameSize.square(64))
    )
    with qtbot.waitSignal(form.edited) as taken:
        QTest.mouseClick(tall, Qt.MouseButton.LeftButton)
    assert taken.args[0].size == "64x96"
    assert form.form.editor("data.size").value() == "64x96"
    with qtbot.waitSignal(form.edited) as taken:
        QTest.keyClick(square, Qt.Key.Key_Space)
    assert taken.args[0].size == 64


def test_it_follows_the_form_and_is_fixed_with_it(form: PreparationForm):
    box = form.form.editor("data.size")
    assert box.width_box.lineEdit().placeholderText() == "96"
    box.set_value(128)
    box.edited.emit()
    assert [button.frame for button in form.frames.buttons if button.isChecked()] == [FrameSize.square(128)]
    form.set_data(DataConfig(size="64x96"), "a run", can_begin=True)
    assert not form.frames.isEnabled()
