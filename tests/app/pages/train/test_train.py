"""The Train page over a session that only remembers what it is asked for: every state it can be handed, and every button."""

import csv
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar

from ganstudio.app.pages.train import PAGE, estimate
from ganstudio.app.pages.train.estimate import Cost
from ganstudio.app.pages.train.view import TrainPage
from ganstudio.engine.config import DataConfig, RunConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.presets import PRESETS, UPSCALER, Preset
from ganstudio.engine.errors import NoCheckpoint, PicturesLost, PlateauReached, RunLocked, StudioError, TrainingError
from ganstudio.engine.events import Grid, Plateau
from ganstudio.engine.runs.baseline import Baseline, Likelihood
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.manifest import DatasetInfo
from tests.app.pages.train.fakes import FakeSession, stats
from tests.app.painted import DRAWN, colours


def test_the_page_waits_for_the_engine(session: FakeSession, qtbot) -> None:
    session.engine.is_loaded = False
    entry = PAGE.factory(session)
    qtbot.addWidget(entry)
    assert entry.page is None
    session.engine.is_loaded = True
    for _ in range(2):
        session.engine.ready.emit()
    assert isinstance(entry.page, TrainPage)


def controls(page: TrainPage) -> tuple[str, bool, str]:
    buttons = page.panel.controls
    return buttons.main.text(), buttons.main.isEnabled(), buttons.other.text() if buttons.other.isVisible() else ""


class TestStates:
    def test_without_anything_it_leads_on(self, page: TrainPage, session: FakeSession) -> None:
        assert page.empty.isVisible()
        assert not page.panel.isVisible()
        page.empty.button.click()
        assert session.asked == [("learn",)]

    def test_with_pictures_it_can_start(self, page: TrainPage, session: FakeSession) -> None:
        session.show_source()
        assert not page.empty.isVisible()
        assert controls(page) == ("Start", True, "")
        assert "6,265" in page.panel.count.text()
        page.panel.controls.main.click()
        assert session.asked[-1] == ("start", PRESETS[0].config)

    def test_what_the_networks_will_see_is_told(self, page: TrainPage, session: FakeSession) -> None:
        session.show_source()
        assert page.panel.count.text() == "32 px, grey, centre crop, 6,265 pictures"
        session.pictures.data = DataConfig(size=64, channels=3, crop="fit", mirror=True)
        session.pictures.data_changed.emit()
        assert page.panel.count.text() == "64 px, colour, fitted with a border, with mirrored copies, 6,265 pictures"
        session.pictures.findings = SimpleNamespace(report=SimpleNamespace(used=412, images=412))
        session.pictures.findings_changed.emit()
        assert page.panel.count.text().endswith("412 pictures")
        page.panel.controls.main.click()
        settings = PRESETS[0].settings(FrameSize.square(64), 412, "cpu")
        assert session.asked[-1] == ("start", replace(settings, data=session.pictures.data))
        asked = []
        session.page_requested.connect(asked.append)
        page.panel.change_pictures.click()
        assert asked == ["data"]

    def test_while_training(self, page: TrainPage, session: FakeSession) -> None:
        session.show_source()
        session.train("running")
        assert controls(page) == ("Pause", True, "Stop")
        assert not page.panel.form.editor("training.batch").isEnabled()
        assert not page.panel.presets.isEnabled()
        page.panel.controls.main.click()
        session.train("paused")
        assert controls(page) == ("Resume", True, "Stop")
        page.panel.controls.main.click()
        page.panel.controls.other.click()
        assert [asked for asked in session.asked if asked[0] != "cancel"] == [("pause",), ("resume", None), ("stop",)]
        session.train("stopping")
        assert controls(page) == ("Stopping...", False, "Stop")
        assert not page.panel.controls.other.isEnabled()

    def test_shortcuts(self, page: TrainPage, session: FakeSession, qtbot) -> None:
        session.show_source()
        page.setFocus()
        ctrl, both = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(page, Qt.Key.Key_Space)
        assert session.asked == []  # Space holds and goes on; it does not begin
        QTest.keyClick(page, Qt.Key.Key_Return, ctrl)
        session.train("running")
        QTest.keyClick(page, Qt.Key.Key_Return, ctrl)
        QTest.keyClick(page, Qt.Key.Key_Space)
        session.train("paused")
        QTest.keyClick(page, Qt.Key.Key_Space)
        QTest.keyClick(page, Qt.Key.Key_Return, both)
        assert [asked[0] for asked in session.asked] == ["start", "pause", "resume", "stop"]

    def test_space_belongs_to_the_button_that_has_the_focus(self, page: TrainPage, session: FakeSession) -> None:
        session.show_source()
        session.train("running")
        button = page.panel.form.fold.button
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        assert session.asked == []
        assert button.isChecked()

    def test_an_invalid_setting_cannot_start(self, page: TrainPage, session: FakeSession) -> None:
        session.show_source()
        box = page.panel.form.editor("training.batch")
        box.lineEdit().setText("1")
        box.edited.emit()
        assert controls(page) == ("Start", False, "")
        page.panel.presets.activated.emit(0)
        assert controls(page) == ("Start", True, "")


class TestPresets:
    def test_choosing_and_changing(self, page: TrainPage, session: FakeSession) -> None:
        session.show_source()
        assert page.panel.presets.currentText() == "Quick look"
        page.panel.presets.activated.emit(1)
        assert page.panel.form.config() == PRESETS[1].config
        assert page.panel.presets.currentText() == PRESETS[1].name
        box = page.panel.form.editor("training.batch")
        box.set_value(128)
        box.edited.emit()
        assert page.panel.presets.currentText() == "Your own settings"

    @pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.slug)
    def test_a_run_shows_its_own(self, page: TrainPage, session: FakeSession, tmp_path: Path, preset: Preset) -> None:
        settings = preset.settings(FrameSize.square(64), 6265, "cpu")
        config = replace(settings, data=replace(settings.data, size=64, channels=3))
        session.runs.show(Run.create(tmp_path / "run", config, DatasetInfo("sevens", 6265, (), "0")))
        session.finish_jobs()
        assert page.panel.presets.currentText() == preset.name

    def test_the_upscaler_is_one(self, page: TrainPage, session: FakeSession) -> None:
        session.show_source()
        page.panel.presets.activated.emit(PRESETS.index(UPSCALER))
        assert page.panel.form.config() == UPSCALER.config
        assert page.panel.presets.currentText() == "Upscaler"
        box = page.panel.form.editor("upscaler.factor")
        box.set_value(2)
        box.edited.emit()
        assert page.panel.presets.currentText() == "Your own settings"

    def test_settings_are_remembered(self, page: TrainPage, session: FakeSession, qtbot) -> None:
        page.panel.presets.activated.emit(1)
        again = TrainPage(session)
        qtbot.addWidget(again)
        assert again.panel.form.config() == PRESETS[1].config

    @pytest.mark.parametrize("text", ["", "{", '{"training": {"batch": -1}}', "[]", '{"gone": 1}'])
    def test_what_was_remembered_may_be_unreadable(self, session: FakeSession, qtbot, text: str) -> None:
        session.settings.set_value("train/config", text)
        page = TrainPage(session)
        qtbot.addWidget(page)
        assert page.panel.form.config() == PRESETS[0].config


class TestRun:
    def test_an_opened_run_shows_its_past_and_offers_to_resume(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.runs.show(run)
        session.finish_jobs()
        assert len(page.table) == 100
        assert page.timeline.images_seen == 3200
        assert page.grid.image.pixelColor(0, 0).red() == 160
        assert page.panel.form.config() == run.config
        assert controls(page) == ("Resume", True, "New run")
        texts = [label.text() for label in page.top.counters.values]
        assert texts == ["3,200", "100", "999", "3 s"]
        page.panel.controls.main.click()
        assert session.asked[-1] == ("resume", {})

    def test_what_can_change_while_it_rests(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        run.update(replace(run.config, run=RunConfig(images=3200)))
        session.runs.show(run)
        session.finish_jobs()
        assert controls(page) == ("Resume", False, "New run")
        assert page.panel.form.editor("training.lr_g").isEnabled()
        assert page.panel.form.editor("training.precision").isEnabled()
        assert not page.panel.form.editor("training.batch").isEnabled()
        box = page.panel.form.editor("run.images")
        assert box.isEnabled()
        box.set_value(9600)
        box.edited.emit()
        page.panel.controls.main.click()
        assert session.asked[-1] == ("resume", {"run.images": 9600})

    def test_a_baseline_cannot_be_resumed(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        run.baseline = Baseline("vae", Likelihood("approximate", 3.5, 3.4, 3.6, 300), 3200, 3.0)
        session.runs.show(run)
        session.finish_jobs()
        assert controls(page) == ("Resume", False, "New run")

    def test_a_new_run_keeps_the_settings(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.show_source()
        session.runs.show(run)
        session.finish_jobs()
        page.panel.controls.other.click()
        config = page.panel.form.config()
        assert config.training == run.config.training
        assert len(page.table) == 0
        assert page.grid.image.isNull()
        assert controls(page) == ("Start", True, "")

    def test_the_past_arrives_after_the_present(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.train("running")
        session.runs.show(run)
        session.training.events.emit(stats(3232, loss_g=5.0))
        session.finish_jobs()
        assert len(page.table) == 101
        assert page.table.column("loss_g")[-1] == 5

    def test_another_run_meanwhile(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.runs.show(run)
        session.runs.current = None
        session.finish_jobs()
        assert len(page.table) == 0

    def test_a_language_change_in_the_middle_shows_the_same(self, session: FakeSession, run: Run, qtbot) -> None:
        session.show_source()
        session.runs.current, session.training.state, session.engine.is_loaded = run, "paused", True
        page = TrainPage(session)
        qtbot.addWidget(page)
        page.show()
        session.finish_jobs()
        assert controls(page) == ("Resume", True, "Stop")
        assert len(page.table) == 100
        assert page.panel.form.editor("training.objective").count() > 1

    def test_the_folder_can_be_opened(self, page: TrainPage, session: FakeSession, run: Run, monkeypatch) -> None:
        opened = []
        monkeypatch.setattr(
            "ganstudio.app.pages.train.top_row.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile())
        )
        assert not page.top.open_folder.isEnabled()
        session.runs.show(run)
        page.top.open_folder.click()
        assert [Path(path) for path in opened] == [run.path]


class TestTraining:
    def test_events_fill_the_page(self, page: TrainPage, session: FakeSession, run: Run, qtbot) -> None:
        session.train("running")
        session.runs.show(run)
        session.finish_jobs()
        pixels = np.full((270, 270, 3), 200, np.uint8)
        session.training.events.emit([*stats(4000), Grid(4000, pixels, None)])
        assert page.grid.image.pixelColor(5, 5).red() == 200
        assert "4,000" in page.timeline.count.text()
        qtbot.waitUntil(lambda: page.top.counters.values[0].text() == "4,000")
        assert page.top.counters.values[3].text() == "2 min"

    @pytest.mark.parametrize("values", [{}, {"loss_g": float("nan"), "d_fake": float("nan")}])
    def test_one_row(self, page: TrainPage, session: FakeSession, run: Run, qtbot, values: dict[str, float]) -> None:
        session.train("running")
        session.runs.show(run)
        session.jobs.waiting.clear()
        session.training.events.emit(stats(32, **values))
        qtbot.waitUntil(lambda: page.top.counters.values[0].text() == "32")
        assert colours(page.plots) > DRAWN

    def test_the_end_is_told(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.train("running")
        session.runs.show(run)
        session.finish_jobs()
        session.training.events.emit(stats(6400))
        session.train("idle")
        assert page.notice.text().startswith("Finished: 6,400 images")
        session.train("running")
        assert not page.notice.isVisible()

    def test_a_stop_is_told(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.train("running")
        session.runs.show(run)
        session.finish_jobs()
        session.train("idle")
        assert page.notice.text().startswith("Stopped after 3,200 images")

    @pytest.mark.parametrize(
        ("saved", "words"),
        [
            ({3200: 3200}, "Stopped after 3,200 images, 3 s of training. Press Resume to continue from here."),
            ({3200: 1600}, "Stopped after 3,200 images, 3 s of training. Press Resume to continue from 1,600 images."),
            ({3200: None}, "Stopped after 3,200 images, 3 s of training, before the first checkpoint."),
        ],
        ids=["saved", "saved earlier", "not saved"],
    )
    def test_from_where_it_can_go_on_is_told(self, page: TrainPage, session: FakeSession, run: Run, saved, words: str) -> None:
        session.train("running")
        session.runs.show(run)
        session.finish_jobs()
        ((now, then),) = saved.items()
        if then is None:
            run.checkpoint_path(now).rmdir()
        else:
            run.checkpoint_path(now).rename(run.checkpoint_path(then))
        session.train("idle")
        assert page.notice.text() == words

    def test_a_plateau_is_told(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        run.update(replace(run.config, run=replace(run.config.run, stop_when_flat=True)))
        session.train("running")
        session.runs.show(run)
        session.finish_jobs()
        session.training.events.emit([Plateau(3200)])
        session.train("idle")
        assert page.notice.text().startswith("Ended after 3,200 images, 3 s of training: the quality no longer improves.")
        session.train("running")
        session.train("idle")
        assert page.notice.text().startswith("Stopped after 3,200 images")
        session.hit(PlateauReached("No longer improves."))
        page.notice.buttons[0].click()
        assert session.asked[-1] == ("resume", {"run.stop_when_flat": False})

    def test_a_goal_in_minutes_ends_a_run_as_well(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        run.update(replace(run.config, run=RunConfig(images=10**9, minutes=0.05)))  # 3 s, and the last row is at 3.2 s
        session.train("running")
        session.runs.show(run)
        session.finish_jobs()
        session.train("idle")
        assert page.notice.text().startswith("Finished: 3,200 images")
        assert controls(page) == ("Resume", False, "New run")
        assert page.panel.controls.main.toolTip() == "This run has reached its goal. To continue, increase “Train for”."

    def test_only_a_training_is_live(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.train("running")
        session.runs.show(run)
        session.finish_jobs()
        session.training.events.emit([*stats(4000), Grid(4000, np.zeros((270, 270, 3), np.uint8), None)])
        assert (page.timeline.live.text(), page.timeline.count.text()) == ("Latest", "4,000 images seen · latest")
        session.train("idle")
        assert (page.timeline.live.text(), page.timeline.count.text()) == ("Latest", "4,000 images seen")

    def test_numbers_that_ran_away_are_told(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.train("running")
        session.runs.show(run)
        session.finish_jobs()
        session.train("idle")
        session.error.emit(TrainingError("It ran away at {images} images.", images="3,200"))
        assert page.notice.text() == "⚠ It ran away at 3,200 images."

    def test_a_hidden_page_keeps_the_rows_and_redraws_nothing(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.train("running")
        session.runs.show(run)
        session.finish_jobs()
        page.hide()
        session.training.events.emit(stats(3232))
        assert not page.is_outdated
        page.show()
        assert page.top.counters.values[0].text() == "3,232"


class TestObstacles:
    @staticmethod
    def press(page: TrainPage, *texts: str) -> None:
        assert [button.text() for button in page.notice.buttons] == list(texts)
        page.notice.buttons[0].click()

    def test_moved_pictures_can_be_located(self, page: TrainPage, session: FakeSession, run: Run, monkeypatch, tmp_path) -> None:
        run.update(replace(run.config, data=replace(run.config.data, source=(str(tmp_path / "gone" / "cats"),))))
        session.runs.show(run)
        session.hit(PicturesLost("The pictures are gone."))
        assert page.notice.text() == "⚠ The pictures are gone."
        asked = []

        def choose(_page, title, folder) -> str:
            asked.append((title, folder))
            return "/elsewhere/cats"

        monkeypatch.setattr("ganstudio.app.pages.train.ways_out.QFileDialog.getExistingDirectory", choose)
        self.press(page, "Locate pictures...")
        assert asked == [("Locate the pictures of sevens", str(tmp_path))]
        assert session.asked[-1] == ("move", ["/elsewhere/cats"])
        monkeypatch.setattr("ganstudio.app.pages.train.ways_out.QFileDialog.getExistingDirectory", lambda *_: "")
        session.asked.clear()
        page.notice.buttons[0].click()
        run.update(replace(run.config, data=replace(run.config.data, source=(str(tmp_path / "cats.zip"),))))
        monkeypatch.setattr("ganstudio.app.pages.train.ways_out.QFileDialog.getOpenFileNames", lambda *_: (["/x.zip"], ""))
        page.notice.buttons[0].click()
        assert session.asked == [("move", ["/x.zip"])]
        session.hit(None)
        assert not page.notice.isVisible()
        assert page.notice.buttons == []

    def test_a_run_without_a_checkpoint_asks(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.runs.show(run)
        session.hit(NoCheckpoint("No checkpoint.", snapshot=500))
        self.press(page, "Branch from snapshot", "Start over")
        assert session.asked[-1] == ("branch", 500, run.config)
        page.notice.buttons[1].click()
        assert session.asked[-1] == ("resume", {}, {"start_over": True})
        session.hit(NoCheckpoint("No checkpoint.", snapshot=None))
        self.press(page, "Start over")

    def test_a_run_of_another_computer_can_be_taken_over(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.runs.show(run)
        session.hit(RunLocked("In use.", can_take_over=False))
        assert page.notice.buttons == []
        session.hit(RunLocked("In use.", can_take_over=True))
        self.press(page, "Take over")
        assert session.asked[-1] == ("resume", {}, {"take_over": True})

    def test_another_page_of_the_same_session_shows_it_too(self, session: FakeSession, run: Run, qtbot) -> None:
        session.runs.current, session.training.obstacle = run, PicturesLost("The pictures are gone.")
        page = TrainPage(session)
        qtbot.addWidget(page)
        assert page.notice.text() == "⚠ The pictures are gone."


class TestPictures:
    def test_a_run_names_its_own(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        run.update(replace(run.config, data=replace(run.config.data, size=64, channels=3, crop="fit")))
        session.show_source()
        session.pictures.source.name = "cats"
        session.pictures.data_changed.emit()
        assert page.panel.pictures.text() == "cats"
        session.runs.show(run)
        session.pictures.data_changed.emit()
        assert page.panel.pictures.text() == "sevens"
        assert page.panel.count.text() == "64 px, colour, fitted with a border, 6,265 pictures"
        session.runs.close()
        assert page.panel.pictures.text() == "cats"


class TestEstimate:
    @pytest.fixture(autouse=True)
    def soon(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(estimate, "SETTLE_MS", 10)

    @pytest.fixture
    def ready(self, page: TrainPage, session: FakeSession) -> TrainPage:
        session.show_source()
        session.engine.is_loaded = True
        session.engine.ready.emit()
        return page

    @staticmethod
    def cost(rate: float = 1000.0, memory: int = 50 * 10**6, available: int = 10**9) -> Cost:
        return Cost(SimpleNamespace(rate=rate, memory=memory, available=available), 6 * 10**6)

    def test_it_is_measured_once_and_follows_the_goal(self, ready: TrainPage, session: FakeSession, qtbot) -> None:
        qtbot.waitUntil(lambda: bool(session.jobs.waiting))
        assert "Measuring" in ready.panel.estimate.text()
        session.jobs.waiting.pop()[2](self.cost())
        assert ready.panel.estimate.text().splitlines() == [
            "About 7 min for 400,000 images",
            "1,000 images/s · about 56 MB of memory",
        ]
        box = ready.panel.form.editor("run.images")
        box.set_value(60_000)
        box.edited.emit()
        assert "About 1 min for 60,000" in ready.panel.estimate.text()
        assert not ready.panel.estimate.is_waiting
        box = ready.panel.form.editor("training.batch")
        box.set_value(128)
        box.edited.emit()
        assert ready.panel.estimate.is_waiting

    def test_too_little_memory_is_told(self, ready: TrainPage, session: FakeSession, qtbot) -> None:
        qtbot.waitUntil(lambda: bool(session.jobs.waiting))
        session.jobs.waiting.pop()[2](self.cost(available=40 * 10**6))
        assert "Only 40 MB is free" in ready.panel.estimate.text()

    def test_never_while_training(self, ready: TrainPage, session: FakeSession, qtbot) -> None:
        qtbot.waitUntil(lambda: bool(session.jobs.waiting))
        session.train("running")
        assert session.asked == [("cancel", "Measuring the speed")]
        assert ready.panel.estimate.text() == ""
        session.jobs.waiting.pop()[2](self.cost())  # too late
        assert ready.panel.estimate.text() == ""

    def test_why_there_is_none(self, ready: TrainPage, session: FakeSession, qtbot) -> None:
        qtbot.waitUntil(lambda: bool(session.jobs.waiting))
        session.jobs.waiting.pop()[3](StudioError("It does not fit."))
        assert ready.panel.estimate.text() == "⚠ It does not fit."


class TestExport:
    def test_csv_through_a_job(self, page: TrainPage, session: FakeSession, run: Run, tmp_path: Path) -> None:
        session.runs.show(run)
        session.finish_jobs()
        page.plots.save_csv(tmp_path / "stats.csv")
        session.finish_jobs()
        with open(tmp_path / "stats.csv", newline="") as file:
            assert len(list(csv.reader(file))) == 101

    def test_a_disk_that_refuses_is_told(self, page: TrainPage, session: FakeSession, tmp_path: Path) -> None:
        told = []
        session.error.connect(told.append)
        page.plots.save_csv(tmp_path / "missing" / "stats.csv")
        session.finish_jobs()
        assert "Can't write" in str(told[0])

    def test_plots_move_together(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.runs.show(run)
        session.finish_jobs()
        page.plots.losses.set_x_view((100.0, 200.0))
        assert page.plots.judgement.x_view() == (100, 200)
        page.plots.judgement.set_cursor_at(150.0)
        assert page.plots.losses.cursor_at == 150
        page.plots.reset_view()
        assert page.plots.losses.x_view() == page.plots.judgement.x_view() == (0, 3200)


def test_everything_that_takes_the_focus_has_a_name_and_a_tooltip(page: TrainPage, session: FakeSession) -> None:
    session.show_source()
    for kind in (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox):
        for widget in page.findChildren(kind):
            if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_") or widget.isHidden():
                continue
            assert widget.accessibleName(), widget
            assert widget.toolTip(), widget
            assert widget.focusPolicy() != Qt.FocusPolicy.NoFocus, widget
