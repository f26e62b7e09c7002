"""The session: pictures, runs and trainings, with a real but tiny training."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject

from ganstudio.app.state.session import Session
from ganstudio.app.tasks.pictures import folder_name
from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.errors import ConfigError, DatasetError, RunError
from ganstudio.engine.events import Changed, Diagnosis, Event, Grid, SnapshotSaved, Stats
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.manifest import Origin


def open_pictures(qtbot, session: Session, folder: Path) -> None:
    with qtbot.waitSignal(session.source_changed):
        session.open_source([str(folder)])


def start(qtbot, session: Session, config: Config) -> list[object]:
    """Begin a training and wait for its first statistics; the list goes on growing."""
    events: list[object] = []
    session.training_events.connect(events.extend)
    session.start_training(config)
    qtbot.waitUntil(lambda: any(isinstance(event, Stats) for event in events))
    return events


def stop(qtbot, session: Session) -> None:
    with qtbot.waitSignal(session.runs_changed):
        session.stop_training()
    qtbot.waitUntil(lambda: not session.is_busy)


def test_the_engine_is_loaded_beside_the_window(qtbot, session):
    with qtbot.waitSignal(session.engine_ready):
        session.load_engine()
        assert [job.title for job in session.jobs] == ["Loading the engine"]
    assert session.engine_loaded
    assert session.device.kind in ("cpu", "cuda", "mps")


def test_training_from_the_start_to_resuming(qtbot, session, pictures, tiny):
    open_pictures(qtbot, session, pictures)
    assert session.source.names == (str(pictures),)
    states: list[str] = []
    session.training_changed.connect(states.append)
    start(qtbot, session, tiny)
    assert session.run.path == session.runs_folder / "pictures"
    assert session.run.config.data.source == (str(pictures),)
    stop(qtbot, session)
    assert states == ["running", "stopping", "idle"]
    assert session.training == "idle"
    saved = session.run.images_seen
    assert saved > 0
    assert [summary.name for summary in session.runs] == ["pictures"]
    assert session.settings.recent_runs() == [session.run.path]

    events: list[object] = []
    session.training_events.connect(events.extend)
    session.resume_training()
    qtbot.waitUntil(lambda: any(isinstance(event, Stats) for event in events))
    stop(qtbot, session)
    assert session.run.images_seen > saved
    assert all(event.images_seen > 0 for event in events if isinstance(event, Grid)), "it began anew"

    start(qtbot, session, tiny)
    assert session.run.path == session.runs_folder / "pictures-2"
    stop(qtbot, session)


def test_the_renderer_leaves_a_training_its_cores(qtbot, session, pictures, tiny):
    open_pictures(qtbot, session, pictures)
    assert session.renderer._worker.rest == 0
    start(qtbot, session, tiny)
    assert session.renderer._worker.rest > 0
    stop(qtbot, session)
    assert session.renderer._worker.rest == 0


def test_a_paused_training_goes_on_where_it_was(qtbot, session, pictures, tiny):
    open_pictures(qtbot, session, pictures)
    start(qtbot, session, tiny)
    session.pause_training()
    assert session.training == "paused"
    qtbot.wait(300)
    events: list[object] = []
    session.training_events.connect(events.extend)
    qtbot.wait(200)
    assert not events
    session.resume_training()
    assert session.training == "running"
    qtbot.waitUntil(lambda: bool(events))
    session.pause_training()
    stop(qtbot, session)


def test_only_one_training_at_a_time(qtbot, session, pictures, tiny):
    open_pictures(qtbot, session, pictures)
    start(qtbot, session, tiny)
    run = session.run
    errors: list[BaseException] = []
    session.error.connect(errors.append)
    for attempt in (
        lambda: session.start_training(tiny),
        session.close_run,
        lambda: session.open_run(run.path),
        session.learn_sevens,
    ):
        attempt()
        assert isinstance(errors.pop(), RunError)
    assert len(session.jobs) == 1
    assert session.run is run
    stop(qtbot, session)


def test_training_ends_by_itself_at_its_goal(qtbot, session, pictures, tiny):
    open_pictures(qtbot, session, pictures)
    session.start_training(replace(tiny, run=replace(tiny.run, images=64)))
    qtbot.waitUntil(lambda: session.training == "idle" and not session.is_busy)
    assert session.run.images_seen == 64
    session.resume_training({"run.images": 128})
    qtbot.waitUntil(lambda: session.training == "idle" and not session.is_busy)
    assert session.run.images_seen == 128
    assert Run.open(session.run.path).config.run.images == 128


def test_without_pictures_nothing_begins(qtbot, session, tiny):
    with qtbot.waitSignal(session.error) as told:
        session.start_training(tiny)
    assert isinstance(told.args[0], DatasetError)
    assert not session.is_busy


def test_what_cannot_be_opened_is_told(qtbot, session, tmp_path):
    for attempt in (lambda: session.open_source([str(tmp_path / "nowhere")]), lambda: session.open_run(tmp_path)):
        with qtbot.waitSignal(session.error) as told:
            attempt()
        assert str(tmp_path) in str(told.args[0])
    assert session.source is None
    assert session.run is None


def test_opening_a_run_opens_its_pictures(qtbot, session, pictures, tiny):
    open_pictures(qtbot, session, pictures)
    start(qtbot, session, tiny)
    stop(qtbot, session)
    path = session.run.path
    session.close_run()
    session.source = None
    assert session.run is None
    with qtbot.waitSignals([session.run_opened, session.run_changed, session.source_changed]):
        session.open_run(path)
    assert session.run.path == path
    assert session.source.names == (str(pictures),)


@pytest.mark.parametrize("kind", ["method", "partial", "nested function"])
def test_results_of_a_page_that_is_gone_are_dropped(qtbot, session, kind):
    class Page(QObject):
        def take(self, result: object) -> None:
            raise AssertionError("called on a deleted object")

        def callback(self) -> Callable[[object], None]:
            def nested(result: object) -> None:
                self.take(result)

            return {"method": self.take, "partial": partial(self.take), "nested function": nested}[kind]

    def task() -> Iterator[Event]:
        yield from ()
        return 1

    page = Page()
    session.run_job("test", task, page.callback())
    page.deleteLater()
    qtbot.waitUntil(lambda: not session.is_busy)
    assert not shiboken6.isValid(page)


@pytest.mark.parametrize(
    ("name", "folder"), [("sevens", "sevens"), ("My pictures: 7/7", "My-pictures--7-7"), ("..", "run"), ("数字", "数字")]
)
def test_a_run_is_named_after_its_pictures(name, folder):
    assert folder_name(name) == folder


class TestOnTheWay:
    """Changes while training, branches, findings."""

    @staticmethod
    def told(session: Session, kind: type) -> list[object]:
        events: list[object] = []
        session.training_events.connect(lambda batch: events.extend(event for event in batch if isinstance(event, kind)))
        return events

    def test_a_change_reaches_the_training(self, qtbot, session, pictures, tiny):
        open_pictures(qtbot, session, pictures)
        changes = self.told(session, Changed)
        session.change_training({"training.lr_g": 1e-4})  # nothing is trained yet
        start(qtbot, session, tiny)
        session.change_training({"training.lr_g": 1e-4})
        qtbot.waitUntil(lambda: bool(changes))
        assert changes[0].settings == {"training.lr_g": (2e-4, 1e-4)}
        assert session.run.config.training.lr_g == 1e-4
        errors: list[BaseException] = []
        session.error.connect(errors.append)
        session.change_training({"training.batch": 8})
        session.change_training({"training.lr_g": -1.0})
        assert [type(error) for error in errors] == [ConfigError, ConfigError]
        stop(qtbot, session)
        session.change_training({"training.lr_g": 2e-4})
        session.resume_training({"training.lr_d": 1e-4, "training.threads": 1})
        qtbot.waitUntil(lambda: session.run.config.training.lr_d == 1e-4)
        stop(qtbot, session)
        assert [row["settings"] for row in session.run.history()] == [
            {"training.lr_g": [2e-4, 1e-4]},
            {"training.lr_d": [2e-4, 1e-4], "training.threads": [0, 1]},
        ]

    def test_a_branch_stops_the_training_and_begins_from_its_snapshot(self, qtbot, session, pictures, tiny):
        open_pictures(qtbot, session, pictures)
        snapshots = self.told(session, SnapshotSaved)
        start(qtbot, session, with_settings(tiny, {"run.snapshot_images": 40}))
        qtbot.waitUntil(lambda: bool(snapshots))
        trunk = session.run
        session.diagnosis = Diagnosis(40, ())
        images = trunk.snapshots()[-1].images_seen
        session.branch_run(images, with_settings(trunk.config, {"training.lr_g": 1e-4, "training.batch": 8}))
        qtbot.waitUntil(lambda: session.run is not trunk and session.training == "running")
        assert session.run.path.name == "pictures-2"
        assert session.run.origin == Origin(
            str(trunk.path.resolve()), images, {"training.batch": (4, 8), "training.lr_g": (2e-4, 1e-4)}
        )
        assert session.diagnosis is None
        rows = self.told(session, Stats)
        qtbot.waitUntil(lambda: bool(rows))
        stop(qtbot, session)
        assert trunk.images_seen > 0  # it was stopped as one stops a training

    def test_a_new_run_begins_with_what_another_has_learned(self, qtbot, session, pictures, tiny):
        open_pictures(qtbot, session, pictures)
        start(qtbot, session, tiny)
        stop(qtbot, session)
        origin = session.run
        rows = self.told(session, Stats)
        session.start_training(tiny, origin.path)
        qtbot.waitUntil(lambda: bool(rows))
        assert session.run.origin.images_seen == origin.images_seen
        stop(qtbot, session)

    def test_findings_hold_when_a_run_resumes_unless_its_settings_change(self, qtbot, session, pictures, tiny):
        open_pictures(qtbot, session, pictures)
        start(qtbot, session, with_settings(tiny, {"run.checkup_seconds": 0}))
        stop(qtbot, session)
        rows = self.told(session, Stats)
        for settings, kept in ((None, True), ({"training.lr_g": 1e-4}, False)):
            session.diagnosis = found = Diagnosis(40, ())
            rows.clear()
            session.resume_training(settings)
            qtbot.waitUntil(lambda: bool(rows))
            stop(qtbot, session)
            assert (session.diagnosis is found) == kept

    def test_findings_are_kept_until_the_run_is_closed(self, session):
        found = Diagnosis(10, ())
        session._on_training_events([found])
        assert session.diagnosis is found
        session.close_run()
        assert session.diagnosis is None
        session.branch_run(None, Config())  # there is nothing to branch off from
        assert not session.is_busy
