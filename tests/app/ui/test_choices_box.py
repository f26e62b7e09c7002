"""The editor for several choices of a setting."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ganstudio.app.ui.choices_box import ChoicesBox
from ganstudio.app.ui.form_editors import Choice
from ganstudio.app.ui.setting_editor import make_editor
from ganstudio.engine.config import Config, fields, with_settings
from ganstudio.engine.config.augmentation import TRANSFORMATIONS

INFO = next(info for info in fields() if info.name == "training.augment_transformations")


@pytest.fixture
def box(qtbot) -> ChoicesBox:
    made = ChoicesBox([Choice("a", "Alpha"), Choice("b", "Beta"), Choice("c", "Gamma")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_values_keep_the_order_of_the_choices(box: ChoicesBox):
    box.set_value(("c", "a"))
    assert box.value() == ("a", "c")
    assert box.text() == "2 of 3"
    assert box.accessibleDescription() == "Alpha, Gamma"
    box.set_value(())
    assert box.value() == () and box.text() == "0 of 3"


def test_mouse_and_keys_switch_choices_and_the_menu_stays_open(box: ChoicesBox, qtbot):
    menu = box.menu()
    menu.popup(QPoint(0, 0))
    beta = menu.actionGeometry(menu.actions()[1]).center()
    with qtbot.waitSignal(box.edited):
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, beta)
    assert box.value() == ("b",)
    menu.setActiveAction(menu.actions()[2])
    with qtbot.waitSignal(box.edited):
        QTest.keyClick(menu, Qt.Key.Key_Space)
    assert box.value() == ("b", "c") and menu.isVisible()
    menu.close()


def test_the_form_edits_transformations_with_it(qtbot):
    editor = make_editor(INFO)
    qtbot.addWidget(editor)
    assert isinstance(editor, ChoicesBox)
    assert editor.value() == INFO.default
    editor.set_value(TRANSFORMATIONS)
    config = with_settings(Config(), {INFO.name: editor.value()})
    assert config.training.augment_transformations == TRANSFORMATIONS
    assert all(action.text() not in TRANSFORMATIONS for action in editor.menu().actions())  # words, not names
