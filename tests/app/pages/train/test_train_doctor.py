"""The Train page: the doctor, the quality curve, changes on the way, branches, suggestions and the augmentation preview."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtWidgets import QAbstractButton

from ganstudio.app.pages.train.augment_preview import augmented
from ganstudio.app.pages.train.view import TrainPage
from ganstudio.engine.config import LIVE_SETTINGS, Config, DataConfig, TrainingConfig, with_settings
from ganstudio.engine.config.presets import FEW_IMAGES, PRESETS, UPSCALER
from ganstudio.engine.data import open_source
from ganstudio.engine.events import Advice, Changed, CheckUp, Diagnosis, SnapshotSaved
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.manifest import DatasetInfo, Origin
from ganstudio.engine.text import Sentence
from tests.app.pages.train.fakes import FakeSession, stats
from tests.app.painted import DRAWN, colours


def advice(cause: str = "d-wins", severity: str = "warning", snapshot: int | None = None, **settings: object) -> Advice:
    named = {name.replace("__", "."): value for name, value in settings.items()}
    return Advice(cause, severity, Sentence("It is {n}.", {"n": 3}), Sentence("Seen."), Sentence("Do it."), named, snapshot)


def health(images: int, quality: float, floor: float = 0.01) -> CheckUp:
    return CheckUp({"images": images, "quality": quality, "floor": floor})


@pytest.fixture
def trained(page: TrainPage, session: FakeSession, run: Run) -> TrainPage:
    """The page while ``run`` is trained on, with two snapshots."""
    for images in (1000, 2000):
        run.snapshot_path(images).touch()
    session.show_source()
    session.train("running")
    session.runs.show(run)
    session.finish_jobs()
    session.asked.clear()
    return page


def tell(session: FakeSession, *found: Advice) -> None:
    session.training.diagnosis = Diagnosis(3200, found)
    session.training.events.emit([session.training.diagnosis])


class TestDoctor:
    def test_it_is_quiet_until_there_is_something(self, trained: TrainPage, session: FakeSession) -> None:
        doctor = trained.doctor
        assert "Not enough data" in doctor.quiet.text()
        session.training.events.emit([health(3200, 0.5)])
        assert "healthy" in doctor.quiet.text()
        assert doctor.height() < 60
        tell(session, advice(), advice("flat", "note"))
        assert not doctor.quiet.isVisible()
        assert [card.advice.cause for card in doctor.cards] == ["d-wins", "flat"]
        assert doctor.cards[0].text.text() == "It is 3."
        gone = doctor.cards[0]
        tell(session)
        assert not gone.isVisible()  # even while a dialog puts off its deletion
        assert doctor.quiet.isVisible()
        assert doctor.cards == []

    def test_what_can_change_on_the_way_is_changed(self, trained: TrainPage, session: FakeSession) -> None:
        tell(session, advice(training__lr_d=5e-5))
        (card,) = trained.doctor.cards
        assert card.button.text() == "Apply and continue"
        assert "Discriminator learning rate: 2e-4 → 5e-5" in card.remedy.text()
        card.button.click()
        assert session.asked == [("change", {"training.lr_d": 5e-5})]
        session.training.events.emit(stats(3300))
        assert not card.button.isEnabled()  # once is enough

    def test_it_begins_again(self, trained: TrainPage, session: FakeSession, run: Run) -> None:
        tell(session, advice(severity="alarm", snapshot=0, training__lr_d=5e-5))
        (card,) = trained.doctor.cards
        assert card.button.text() == "Start new run with this change"
        card.button.click()
        assert session.asked[-1][:2] == ("branch", 0)

    def test_it_goes_back_to_a_snapshot(self, trained: TrainPage, session: FakeSession, run: Run) -> None:
        tell(session, advice(severity="alarm", snapshot=2000, training__lr_d=5e-5))
        (card,) = trained.doctor.cards
        assert "2,000 images" in card.button.text()
        card.button.click()
        assert session.asked == [("branch", 2000, with_settings(run.config, {"training.lr_d": 5e-5}))]

    def test_what_cannot_change_begins_a_branch_from_the_end(self, trained: TrainPage, session: FakeSession, run: Run) -> None:
        tell(session, advice(training__batch=32))
        trained.doctor.cards[0].button.click()
        assert session.asked == [("branch", None, with_settings(run.config, {"training.batch": 32}))]

    def test_a_run_that_rests_goes_on_with_the_change(self, trained: TrainPage, session: FakeSession) -> None:
        tell(session, advice(training__lr_d=5e-5), advice("flat", "note"))
        session.train("idle")
        assert [card.button.isHidden() for card in trained.doctor.cards] == [False, True]
        trained.doctor.cards[0].button.click()
        assert session.asked == [("resume", {"training.lr_d": 5e-5})]
        assert trained.panel.form.config().training.lr_d == 5e-5  # which a later resume does not take back

    def test_while_stopping_nothing_can_be_pressed(self, trained: TrainPage, session: FakeSession) -> None:
        tell(session, advice(snapshot=2000, training__lr_d=5e-5))
        session.train("stopping")
        assert not trained.doctor.cards[0].button.isEnabled()

    def test_a_closed_run_takes_its_findings_along(self, trained: TrainPage, session: FakeSession) -> None:
        tell(session, advice())
        session.training.diagnosis = None  # as the session does
        session.train("idle")
        session.runs.show(None)
        assert trained.doctor.cards == []

    def test_every_button_has_a_name_and_a_tooltip(self, trained: TrainPage, session: FakeSession) -> None:
        tell(session, advice(training__lr_d=5e-5), advice(snapshot=2000))
        buttons = trained.doctor.findChildren(QAbstractButton)
        assert len(buttons) == 2
        assert all(button.accessibleName() and button.toolTip() for button in buttons)


class TestQuality:
    def test_an_opened_run_shows_its_curve(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        for images, quality in ((1000, 0.5), (2000, 0.1), (3000, 0.2)):
            run.append_health(health(images, quality).row)
        for images in (1000, 1900, 3000):
            run.snapshot_path(images).touch()
        session.runs.show(run)
        session.finish_jobs()
        quality = page.plots.quality
        assert quality.best == (1900, pytest.approx(0.14))
        assert quality.table.column("floor").tolist() == [0.01] * 3
        assert quality.x_view() == (0, 3200)  # as far as the statistics
        low, high = quality.y_view()
        assert low < 0 and high > 0.5
        assert colours(page.plots) > DRAWN

    def test_the_beginning_may_lie_outside(self, trained: TrainPage, session: FakeSession) -> None:
        session.training.events.emit([health(100 * n, 30.0 if n < 3 else 0.2) for n in range(1, 9)])
        assert trained.plots.quality.y_view()[1] < 1

    def test_new_snapshots_are_marked(self, trained: TrainPage, session: FakeSession, run: Run, qtbot) -> None:
        session.training.events.emit([health(1000, 0.5), health(3200, 0.1)])
        run.snapshot_path(3200).touch()
        session.training.events.emit([SnapshotSaved(3200, run.snapshot_path(3200))])
        qtbot.waitUntil(lambda: trained.plots.quality.best == (3200, pytest.approx(0.1)))
        assert trained.timeline.snapshot == 3200

    def test_nothing_measured(self, trained: TrainPage) -> None:
        assert trained.plots.quality.best is None
        assert colours(trained.plots.quality) > DRAWN


def test_augmentation_has_a_curve_only_where_there_is_some(page: TrainPage, session: FakeSession, run: Run) -> None:
    session.runs.show(run)
    legend = page.plots.judgement.legend
    assert len(legend.entries) == 2
    run.update(with_settings(run.config, {"training.augment": "adaptive"}))
    session.runs.show(run)
    assert len(legend.entries) == 3
    session.training.events.emit(stats(3232, augment_p=0.25))
    assert page.plots.judgement.values_at(3232)[1][2] == 0.25


class TestChanges:
    def test_exactly_what_is_safe_can_be_edited(self, trained: TrainPage, session: FakeSession) -> None:
        names = [name for name in trained.panel.form.names if trained.panel.form.editor(name).isEnabled()]
        assert set(names) == LIVE_SETTINGS
        session.train("stopping")
        assert not trained.panel.form.editor("training.lr_g").isEnabled()

    def test_an_edit_reaches_the_training_once_typing_has_ended(self, trained: TrainPage, session: FakeSession) -> None:
        box = trained.panel.form.editor("training.r1_gamma")
        for value in (2.0, 20.0):
            box.set_value(value)
            box.edited.emit()
        assert session.asked == []
        assert trained.live.is_waiting
        trained.live.send()
        assert session.asked == [("change", {"training.r1_gamma": 20.0})]

    def test_an_edit_that_is_not_valid_goes_nowhere(self, trained: TrainPage, session: FakeSession) -> None:
        box = trained.panel.form.editor("training.r1_gamma")
        box.set_value(-1.0)
        box.edited.emit()
        trained.live.send()
        assert session.asked == []

    def test_a_run_that_rests_gets_all_when_it_goes_on(self, trained: TrainPage, session: FakeSession) -> None:
        session.train("idle")
        for name, value in (("training.lr_g", 1e-4), ("training.threads", 2)):
            box = trained.panel.form.editor(name)
            box.set_value(value)
            box.edited.emit()
        trained.panel.controls.main.click()
        assert session.asked == [("resume", {"training.lr_g": 1e-4, "training.threads": 2})]

    def test_they_are_told_and_listed(self, trained: TrainPage, session: FakeSession) -> None:
        told: list[str] = []
        session.message.connect(told.append)
        session.training.events.emit([Changed(3200, {"training.accumulate": (1, 2)}, "The memory was full.")])
        assert told == ["From 3,200 images on: Microbatches: 1 → 2 (The memory was full.)"]
        assert trained.panel.form.config().training.accumulate == 2
        assert "3,200" in trained.top.changes.toolTip()
        trained.top.changes.menu().actions()[0].trigger()
        assert trained.timeline.images_seen == 3200

    def test_those_of_before_are_read(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        run.append_history(500, {"training.augment": ("none", "adaptive")}, "")
        session.runs.show(run)
        session.finish_jobs()
        (change,) = page.top.changes.changes
        assert str(change) == "Augmentation: None → Adaptive (ADA)"
        page.top.changes.menu().actions()[0].trigger()
        assert page.timeline.images_seen == 500
        session.runs.show(None)
        assert not page.top.changes.isEnabled()


class TestBranch:
    def test_from_the_snapshot_nearest_to_what_is_shown(self, trained: TrainPage, session: FakeSession, run: Run) -> None:
        trained.timeline.go_to(1000)
        assert "1,000" in trained.timeline.branch.toolTip()
        trained.timeline.branch.click()
        assert session.asked == [("branch", 1000, run.config)]

    def test_with_the_settings_of_the_form(self, trained: TrainPage, session: FakeSession, run: Run) -> None:
        session.train("idle")
        box = trained.panel.form.editor("training.lr_g")
        box.set_value(1e-4)
        box.edited.emit()
        trained.timeline.branch.click()
        assert session.asked[-1] == ("branch", 2000, with_settings(run.config, {"training.lr_g": 1e-4}))

    def test_not_without_a_snapshot(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.runs.show(run)
        session.finish_jobs()
        assert not page.timeline.branch.isEnabled()

    def test_a_branch_says_what_is_different(self, page: TrainPage, session: FakeSession, run: Run, tmp_path: Path) -> None:
        settings = {"training.lr_g": (2e-4, 1e-4), "data.size": (0, 32)}
        made = Run.create(tmp_path / "b", run.config, DatasetInfo("b", 9, (), "0"), Origin(str(run.path), 2000, settings))
        assert not page.top.origin.isVisible()
        session.runs.show(made)
        assert page.top.origin.text() == "Branched from sevens at 2,000 images · Generator learning rate: 2e-4 → 1e-4"

    def test_a_new_run_can_begin_with_another(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.show_source()
        page.panel.presets.activated.emit(PRESETS.index(UPSCALER))
        start_from = page.panel.start_from
        session.runs.found = (SimpleNamespace(name="sevens", images_seen=3200, path=run.path),)
        start_from.menu().aboutToShow.emit()
        action = next(action for action in start_from.menu().actions() if "sevens" in action.text())
        action.trigger()
        session.finish_jobs()
        assert "sevens" in start_from.text()
        config = page.panel.form.config()
        assert (config.model, config.upscaler) == (run.config.model, run.config.upscaler)
        page.panel.controls.main.click()
        assert session.asked[-1] == ("start", page.panel.config(), run.path)
        session.runs.show(run)
        assert start_from.origin is None
        assert not start_from.isVisible()

    def test_larger_images_keep_the_width_of_each_resolution(self, page: TrainPage, session: FakeSession, run: Run) -> None:
        session.show_source()
        size, filters = 16, run.config.model.filters
        run.update(with_settings(run.config, {"data.size": size}))
        page.panel.start_from.chosen.emit(run)
        assert page.panel.form.config().model.filters == filters // 2  # the pictures have 32 px


class TestSuggestion:
    @pytest.fixture
    def few(self, page: TrainPage, session: FakeSession) -> TrainPage:
        session.engine.device = SimpleNamespace(kind="cpu")
        session.pictures.findings = SimpleNamespace(report=SimpleNamespace(used=60, images=60))
        session.show_source()
        return page

    def test_new_pictures_get_the_preset_that_suits_them(self, few: TrainPage, session: FakeSession) -> None:
        assert few.panel.form.config() == FEW_IMAGES.config
        assert few.panel.presets.currentText() == "Few images"
        assert "60 pictures is a small set" in few.panel.suggestion.reason.text()
        session.pictures.findings = SimpleNamespace(report=SimpleNamespace(used=6000, images=6000))
        session.pictures.findings_changed.emit()
        assert few.panel.form.config() == PRESETS[0].config
        assert "On a CPU" in few.panel.suggestion.reason.text()

    def test_what_was_chosen_stays(self, few: TrainPage, session: FakeSession) -> None:
        few.panel.presets.activated.emit(1)
        session.pictures.findings_changed.emit()
        assert few.panel.form.config() == PRESETS[1].config
        assert few.panel.suggestion.take.text() == "Select suggested preset: Few images"
        few.panel.suggestion.take.click()
        assert few.panel.form.config() == FEW_IMAGES.config

    def test_it_waits_for_the_device(self, page: TrainPage, session: FakeSession) -> None:
        session.show_source()
        assert not page.panel.suggestion.isVisible()


class TestAugmentPreview:
    def test_it_shows_sixteen_pictures(self, page: TrainPage, session: FakeSession, pictures: Path) -> None:
        session.pictures.source = run_task(open_source([str(pictures)], DataConfig()))
        session.engine.is_loaded = True
        session.pictures.source_changed.emit()
        session.jobs.waiting.clear()
        page.panel.preview.click()
        session.finish_jobs()
        window = page.panel.preview.window_
        assert window.isVisible()
        assert window.grid.image.width() == 4 * 16 + 5 * 2 or window.grid.image.width() == 4 * 16 + 3 * 2
        assert "unchanged" in window.text.text()
        window.close()

    def test_as_the_settings_say(self, pictures: Path) -> None:
        source = run_task(open_source([str(pictures)], DataConfig()))
        plain = Config(data=DataConfig(size=16, channels=3))
        strong = replace(plain, training=TrainingConfig(augment="adaptive"))
        same = run_task(augmented(plain, source, 1.0, 0))
        assert same.dtype == np.uint8 and same.ndim == 3
        assert np.array_equal(same, run_task(augmented(strong, source, 0.0, 0)))
        once, again = (run_task(augmented(strong, source, 1.0, seed)) for seed in (0, 1))
        assert not np.array_equal(once, same)
        assert not np.array_equal(once, again)

    def test_only_with_pictures(self, page: TrainPage) -> None:
        assert not page.panel.preview.isEnabled()


def run_task(task):
    """What a generator returns in the end."""
    try:
        while True:
            next(task)
    except StopIteration as end:
        return end.value
