"""The Train page of an imported network: it says so, and leads to a new run from it."""

from dataclasses import replace
from pathlib import Path

import pytest

from ganstudio.app.pages.train.view import TrainPage
from ganstudio.app.state.session import Session
from ganstudio.engine.recipes.import_network import import_network
from ganstudio.engine.runs import Run
from tests.engine.foreign.foreign_files import persistent, stylegan2_file, write
from tests.engine.foreign.small_networks import drawn_stylegan3, stylegan3_layout
from tests.pulling import finished


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return finished(import_network(tmp_path / "faces", stylegan2_file(tmp_path / "faces.pkl")[0], licence="CC0"))


def opened(qtbot, session: Session, run: Run) -> TrainPage:
    page = TrainPage(session)
    qtbot.addWidget(page)
    session.runs.show(run)
    page.show()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    return page


def test_it_shows_the_source_and_leads_to_a_new_run(qtbot, session: Session, run: Run, pictures: Path) -> None:
    session.pictures.open([str(pictures)])
    qtbot.waitUntil(lambda: session.pictures.source is not None)
    page = opened(qtbot, session, run)
    assert "Licence: CC0" in page.top.origin.text() and "Origin: unknown" in page.top.origin.text()
    assert "without pictures" in page.panel.count.text()
    assert "start a new run from it" in page.notice.text() and not page.panel.controls.main.isEnabled()
    page.notice.buttons[0].click()
    qtbot.waitUntil(lambda: page.panel.start_from.origin is not None)
    assert session.runs.current is None and page.panel.config().model == run.config.model
    data = page.panel.config().data
    assert (data.size, data.channels) == (16, 3) and data == replace(session.pictures.data)
    assert page.panel.controls.main.isEnabled()


def test_stylegan3_is_not_offered_for_training(qtbot, session: Session, tmp_path: Path) -> None:
    generator = drawn_stylegan3(stylegan3_layout(radial=True))
    file = write(tmp_path / "a.pkl", {"G_ema": persistent(generator)})
    page = opened(qtbot, session, finished(import_network(tmp_path / "third", file)))
    assert "not trained" in page.notice.text() and not page.notice.buttons
    assert page.panel.form.config().model.arch == "stylegan3"
