"""Derived values follow images, batch and device, say why, and give way to the person's own."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ganstudio.app.pages.train.view import TrainPage
from ganstudio.engine.config import get, with_settings
from ganstudio.engine.config.derived import derive
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.presets import PRESETS, QUICK_LOOK
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.manifest import DatasetInfo
from tests.app.pages.train.fakes import FakeSession

R1 = "training.r1_gamma"


@pytest.fixture
def opened(page: TrainPage, session: FakeSession) -> TrainPage:
    """Quick look for pictures of 32 px."""
    session.show_source()
    page.panel.presets.activated.emit(PRESETS.index(QUICK_LOOK))
    return page


def edit(page: TrainPage, name: str, value: object) -> None:
    editor = page.panel.form.editor(name)
    editor.set_value(value)
    editor.edited.emit()


def value(page: TrainPage, name: str = R1) -> float:
    return get(page.panel.form.config(), name)


def row(page: TrainPage):
    return page.panel.form.row(R1)


def wanted(size: int | str, batch: int) -> float:
    return derive(QUICK_LOOK, FrameSize.of(size), 65, "cpu", {"training.batch": batch})[R1].value


def test_the_reason_stands_under_the_value(opened: TrainPage) -> None:
    assert row(opened).reason.text() == "Derived from 32 px and a batch of 32"
    assert row(opened).reason.text() in row(opened).editor.toolTip()
    assert row(opened).use_derived is None


def test_it_follows_the_batch_while_what_is_typed_stays(opened: TrainPage) -> None:
    before, box = value(opened), opened.panel.form.editor("training.batch")
    box.lineEdit().selectAll()
    QTest.keyClicks(box, "64")
    assert value(opened) == wanted(32, 64) != before
    assert opened.panel.form.editor(R1).value() == value(opened)
    assert box.text() == "64"
    assert row(opened).reason.text() == "Derived from 32 px and a batch of 64"


def test_it_follows_the_frame(opened: TrainPage, session: FakeSession) -> None:
    edit(opened, "training.batch", 64)
    session.pictures.data = replace(session.pictures.data, size="96x64")
    opened.panel.show_pictures()
    assert value(opened) == wanted("96x64", 64)
    assert row(opened).reason.text() == "Derived from 96 x 64 px and a batch of 64"


def test_an_edited_value_is_the_persons_until_they_take_the_derived_value(opened: TrainPage, session: FakeSession) -> None:
    edit(opened, R1, 3.0)
    assert not row(opened).reason.text()
    edit(opened, "training.batch", 64)
    session.pictures.data = replace(session.pictures.data, size=64)
    opened.panel.show_pictures()
    assert value(opened) == 3.0
    button = row(opened).use_derived
    assert button.text().startswith("Use the derived value: ")
    assert button.accessibleName()
    assert "64 px" in button.toolTip()
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus
    button.click()
    assert value(opened) == wanted(64, 64)
    assert row(opened).reason.text() == "Derived from 64 px and a batch of 64"
    assert not button.text()


def test_another_preset_derives_again(opened: TrainPage) -> None:
    edit(opened, R1, 3.0)
    opened.panel.presets.activated.emit(PRESETS.index(QUICK_LOOK))
    assert value(opened) == wanted(32, 32)
    assert row(opened).reason.text()


def test_it_follows_the_device(opened: TrainPage, session: FakeSession) -> None:
    frame = FrameSize.square(32)
    preset = next(preset for preset in PRESETS if derive(preset, frame, 65, "cuda") != derive(preset, frame, 65, "cpu"))
    opened.panel.presets.activated.emit(PRESETS.index(preset))
    session.engine.device = SimpleNamespace(kind="cuda")
    opened.panel.show_pictures()
    found = derive(preset, frame, 65, "cuda")
    assert found
    assert all(value(opened, name) == derived.value for name, derived in found.items())


def test_the_next_session_knows_what_is_the_persons(opened: TrainPage, session: FakeSession, qtbot) -> None:
    edit(opened, R1, 3.0)
    again = TrainPage(session)
    qtbot.addWidget(again)
    again.panel.show_pictures()
    edit(again, "training.batch", 64)
    assert value(again) == 3.0
    assert row(again).use_derived.text()


def test_a_run_shows_the_reasons_of_the_values_it_has(page: TrainPage, session: FakeSession, tmp_path) -> None:
    config = with_settings(
        QUICK_LOOK.settings(FrameSize(96, 64), 65, "cpu", {"training.batch": 16}), {"data.size": "96x64", "data.channels": 3}
    )
    for name, gamma, reason in (("derived", get(config, R1), "Derived from 96 x 64 px and a batch of 16"), ("own", 3.0, "")):
        run = Run.create(tmp_path / name, with_settings(config, {R1: gamma}), DatasetInfo("sevens", 65, (), "0"))
        session.runs.show(run)
        session.finish_jobs()
        assert row(page).reason.text() == reason
        assert row(page).use_derived is None
        assert value(page) == gamma
