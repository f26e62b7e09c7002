"""The Explore page over a real session, and runs of untrained networks to open in it."""

from collections.abc import Callable

import pytest

from ganstudio.app.pages.explore.view import ExplorePage
from ganstudio.app.session import Session
from ganstudio.app.widgets.export_dialog import ExportDialog
from ganstudio.engine.runs import Run


@pytest.fixture
def page(session: Session, qtbot) -> ExplorePage:
    session.engine_loaded = True
    made = ExplorePage(session)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def settle(qtbot) -> Callable[[ExplorePage], None]:
    """Wait until everything asked for is drawn."""

    def wait(page: ExplorePage) -> None:
        explore = page.explore
        qtbot.waitUntil(lambda: explore.frame is not None and not explore._shown.is_busy and page.grid.is_complete, timeout=20_000)

    return wait


@pytest.fixture
def opened(page: ExplorePage, untrained, settle) -> Callable[..., ExplorePage]:
    """The page with a run that has one snapshot."""

    def make(*arguments: object, **named: object) -> ExplorePage:
        run: Run = untrained(*arguments, **named)
        page._session._set_run(run)
        settle(page)
        return page

    return make


@pytest.fixture
def dialog(opened, settle, monkeypatch) -> Callable[..., tuple[ExplorePage, ExportDialog]]:
    """A page that walks, and the export dialog over it, with the title ``what`` chosen."""
    monkeypatch.setattr("ganstudio.app.widgets.export_dialog.SETTLE_MS", 0)

    def make(*arguments: object, what: str = "The picture shown", **named: object) -> tuple[ExplorePage, ExportDialog]:
        page = opened(*arguments, **named)
        page.panel.choose("walk")
        settle(page)
        page.acts.ask_and_export()
        made = page.findChildren(ExportDialog)[-1]
        made.what.setCurrentText(what)
        return page, made

    return make
