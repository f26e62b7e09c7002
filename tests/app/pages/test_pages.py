"""What holds for every page of the registry: a page added there is tested here unasked."""

import importlib
import pkgutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ganstudio.app import pages
from ganstudio.app.pages import PAGES
from ganstudio.app.pages.page import Page
from ganstudio.app.shell.help_window import page_help, shortcuts_of
from ganstudio.app.shell.main_window import MainWindow
from ganstudio.app.ui.engine_entry import EngineEntry
from ganstudio.engine.resources import resource

LANGUAGES = [path.name for path in resource("help").iterdir() if path.is_dir()]


def test_every_package_of_a_page_is_in_the_registry_and_holds_it():
    found = {item.name for item in pkgutil.iter_modules(pages.__path__) if item.ispkg}
    assert [page.key for page in PAGES] == list(dict.fromkeys(page.key for page in PAGES))
    assert {page.key for page in PAGES} == found
    for page in PAGES:
        assert importlib.import_module(f"ganstudio.app.pages.{page.key}").PAGE is page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_page_has_what_the_window_needs(page: Page):
    assert page.title[0].isupper()
    assert resource("icons", f"{page.icon}.svg").is_file()
    for language in LANGUAGES:
        assert page_help(page.key, language).startswith("#")
    assert page.drop is None or "{name}" in page.drop.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_page_can_be_built_before_the_engine_is_loaded(page: Page, session, qtbot):
    built = page.factory(session)
    qtbot.addWidget(built)
    assert isinstance(built, QWidget)
    assert not isinstance(built, EngineEntry) or not built.is_built
    assert isinstance(built, EngineEntry) == (page.load is not None)


def test_an_entry_is_all_that_the_window_needs_of_another_page(session, qtbot):
    """Rail, keys, title and the page itself follow from the entry in the registry alone."""
    window = MainWindow(session, (*PAGES, Page("more", "Find more", "compass", lambda _: QLabel("more of it"))))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.stack.count() > 0)
    number = len(PAGES) + 1
    assert f"Ctrl+{number}" in [keys for keys, _ in shortcuts_of(window)]
    window.activateWindow()
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
    assert window.page == "more"
    assert window.stack.currentWidget().text() == "more of it"
