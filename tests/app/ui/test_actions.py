"""The table of actions: every one is complete, and no keys mean two things at the same time."""

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

import ganstudio
from ganstudio.app.pages import PAGES
from ganstudio.app.ui.actions import ACTIONS, EVERYWHERE, RESULT, TABLE, WINDOW, Action, make_action, push_button_for, with_keys
from ganstudio.engine.resources import resource

SEARCHING = {"invert", "inpaint", "upscale"}


@pytest.mark.parametrize("action", TABLE, ids=lambda action: action.key)
def test_an_action_says_what_it_does(action: Action):
    assert action.text[0].isupper()
    assert action.scope in {EVERYWHERE, RESULT} | {page.key for page in PAGES}
    assert not action.icon or resource("icons", f"{action.icon}.svg").is_file()
    assert [sequence.toString() for sequence in action.sequences] == [keys for keys in action.shortcut.split(", ") if keys]
    assert action.tooltip.endswith(f" ({action.keys})") or not action.shortcut


def test_no_key_is_double():
    assert Counter(action.key for action in TABLE) == Counter(ACTIONS.keys())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_no_shortcut_means_two_things_on_a_page(page):
    scopes = {EVERYWHERE, page.key} | ({RESULT} if page.key in SEARCHING else set())
    found = Counter(keys.toString() for action in TABLE if action.scope in scopes for keys in action.sequences)
    found.update(f"Ctrl+{number}" for number in range(1, len(PAGES) + 1))
    assert [keys for keys, count in found.items() if count > 1] == []


def test_all_actions_come_from_the_table():
    sources = [path for path in Path(ganstudio.__file__).parent.glob("app/**/*.py") if path.name != "actions.py"]
    assert [path.name for path in sources if re.search(r"\b(QAction|QShortcut)\(|def _action\b", path.read_text("utf-8"))] == []


def test_an_action_acts_by_its_keys_and_its_button(qtbot):
    owner, done = QWidget(), []
    qtbot.addWidget(owner)
    action = make_action(
        Action("data.shake", "Shake", "undo-2", "Ctrl+J, Ctrl+K", "Shake it well"), owner, lambda: done.append(1), WINDOW
    )
    button = push_button_for(action)
    button.setParent(owner)
    owner.show()
    owner.activateWindow()
    qtbot.waitUntil(owner.isActiveWindow)
    for key in (Qt.Key.Key_J, Qt.Key.Key_K):
        QTest.keyClick(owner, key, Qt.KeyboardModifier.ControlModifier)
    button.click()
    assert len(done) == 3
    assert (button.text(), button.toolTip(), button.accessibleName()) == ("Shake", "Shake it well (Ctrl+J)", "Shake")
    action.setEnabled(False)
    button.click()
    assert len(done) == 3 and not button.isEnabled()


def test_a_control_with_a_tip_of_its_own_shows_the_keys():
    assert with_keys("Pause", "explore.play") == "Pause (Space)"
    assert with_keys("Import it", "inpaint.import-mask") == "Import it"
