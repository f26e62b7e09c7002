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
    with qtbot.waitSignal(session.pictures.source_changed):
        session.pictures.open([str(folder)])


def start(qtbot, session: Session, config: Config) -> list[object]:
    """Begin a training and wait for its first statistics; the list goes on growing."""
    events: list[object] = []
    session.training.events.connect(events.extend)
    session.training.start(config)
    qtbot.waitUntil(lambda: any(isinstance(event, Stats) for event in events))
    return events


def stop(qtbot, session: Session) -> None:
    with qtbot.waitSignal(session.runs.listed):
        session.training.stop()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)


def test_the_engine_is_loaded_beside_the_window(qtbot, session):
    with qtbot.waitSignal(session.engine.ready):
        session.engine.load()
        assert [job.title for job in session.jobs.running] == ["Loading the engine"]
    assert session.engine.is_loaded
    assert session.engine.device.kind in ("cpu", "cuda", "mps")


def test_training_from_the_start_to_resuming(qtbot, session, pictures, tiny):
    open_pictures(qtbot, session, pictures)
    assert session.pictures.source.names == (str(pictures),)
    states: list[str] = []
    session.training.state_changed.connect(states.append)
    start(qtbot, session, tiny)
    assert session.runs.current.path == session.runs.folder / "pictures"
    assert session.runs.current.config.data.source == (str(pictures),)
    stop(qtbot, session)
    assert states == ["running", "stopping", "idle"]
    assert session.training.state == "idle"
    saved = session.runs.current.images_seen
    assert saved > 0
    assert [summary.name for summary in session.runs.found] == ["pictures"]
    assert session.settings.recent_runs() == [session.runs.current.path]

    events: list[object] = []
    session.training.events.connect(events.extend)
    session.training.resume()
    qtbot.waitUntil(lambda: any(isinstance(event, Stats) for event in events))
    stop(qtbot, session)
    assert session.runs.current.images_seen > saved
    assert all(event.images_seen > 0 for event in events if isinstance(event, Grid)), "it began anew"

    start(qtbot, session, tiny)
    assert session.runs.current.path == session.runs.folder / "pictures-2"
    stop(qtbot, session)


def test_the_renderer_leaves_a_training_its_cores(qtbot, session, pictures, tiny):
    open_pictures(qtbot, session, pictures)
    assert session.renderer.rest == 0
    start(qtbot, session, tiny)
    assert session.renderer.rest > 0
    stop(qtbot, session)
    assert session.renderer.rest == 0


def test_a_paused_training_goes_on_where_it_was(qtbot, session, pictures, tiny):
    open_pictures(qtbot, session, pictures)
    start(qtbot, session, tiny)
    session.training.pause()
    assert session.training.state == "paused"
    qtbot.wait(300)
    events: list[object] = []
    session.training.events.connect(events.extend)
    qtbot.wait(200)
    assert not events
    session.training.resume()
    assert session.training.state == "running"
    qtbot.waitUntil(lambda: bool(events))
    session.training.pause()
    stop(qtbot, session)


def test_only_one_training_at_a_time(qtbot, session, pictures, tiny):
    open_pictures(qtbot, session, pictures)
    start(qtbot, session, tiny)
    run = session.runs.current
    errors: list[BaseException] = []
    session.error.connect(errors.append)
    for attempt in (
        lambda: session.training.start(tiny),
        session.runs.close,
        lambda: session.runs.open(run.path),
        session.learn_sevens,
    ):
        attempt()
        assert isinstance(errors.pop(), RunError)
    assert len(session.jobs.running) == 1
    assert session.runs.current is run
    stop(qtbot, session)


def test_training_ends_by_itself_at_its_goal(qtbot, session, pictures, tiny):
    open_pictures(qtbot, session, pictures)
    session.training.start(replace(tiny, run=replace(tiny.run, images=64)))
    qtbot.waitUntil(lambda: session.training.state == "idle" and not session.jobs.is_busy)
    assert session.runs.current.images_seen == 64
    session.training.resume({"run.images": 128})
    qtbot.waitUntil(lambda: session.training.state == "idle" and not session.jobs.is_busy)
    assert session.runs.current.images_seen == 128
    assert Run.open(session.runs.current.path).config.run.images == 128


def test_without_pictures_nothing_begins(qtbot, session, tiny):
    with qtbot.waitSignal(session.error) as told:
        session.training.start(tiny)
    assert isinstance(told.args[0], DatasetError)
    assert not session.jobs.is_busy


def test_what_cannot_be_opened_is_told(qtbot, session, tmp_path):
    for attempt in (lambda: session.pictures.open([str(tmp_path / "nowhere")]), lambda: session.runs.open(tmp_path)):
        with qtbot.waitSignal(session.error) as told:
            attempt()
        assert str(tmp_path) in str(told.args[0])
    assert session.pictures.source is None
    assert session.runs.current is None


def test_opening_a_run_opens_its_pictures(qtbot, session, pictures, tiny):
    open_pictures(qtbot, session, pictures)
    start(qtbot, session, tiny)
    stop(qtbot, session)
    path = session.runs.current.path
    session.runs.close()
    session.pictures.source = None
    assert session.runs.current is None
    with qtbot.waitSignals([session.runs.opened, session.runs.changed, session.pictures.source_changed]):
        session.runs.open(path)
    assert session.runs.current.path == path
    assert session.pictures.source.names == (str(pictures),)


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
    session.jobs.start("test", task, page.callback())
    page.deleteLater()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
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
        session.training.events.connect(lambda batch: events.extend(event for event in batch if isinstance(event, kind)))
        return events

    def test_a_change_reaches_the_training(self, qtbot, session, pictures, tiny):
        open_pictures(qtbot, session, pictures)
        changes = self.told(session, Changed)
        session.training.change({"training.lr_g": 1e-4})  # nothing is trained yet
        start(qtbot, session, tiny)
        session.training.change({"training.lr_g": 1e-4})
        qtbot.waitUntil(lambda: bool(changes))
        assert changes[0].settings == {"training.lr_g": (2e-4, 1e-4)}
        assert session.runs.current.config.training.lr_g == 1e-4
        errors: list[BaseException] = []
        session.error.connect(errors.append)
        session.training.change({"training.batch": 8})
        session.training.change({"training.lr_g": -1.0})
        assert [type(error) for error in errors] == [ConfigError, ConfigError]
        stop(qtbot, session)
        session.training.change({"training.lr_g": 2e-4})
        session.training.resume({"training.lr_d": 1e-4, "training.threads": 1})
        qtbot.waitUntil(lambda: session.runs.current.config.training.lr_d == 1e-4)
        stop(qtbot, session)
        assert [row["settings"] for row in session.runs.current.history()] == [
            {"training.lr_g": [2e-4, 1e-4]},
            {"training.lr_d": [2e-4, 1e-4], "training.threads": [0, 1]},
        ]

    def test_a_branch_stops_the_training_and_begins_from_its_snapshot(self, qtbot, session, pictures, tiny):
        open_pictures(qtbot, session, pictures)
        snapshots = self.told(session, SnapshotSaved)
        start(qtbot, session, with_settings(tiny, {"run.snapshot_images": 40}))
        qtbot.waitUntil(lambda: bool(snapshots))
        trunk = session.runs.current
        session.training.diagnosis = Diagnosis(40, ())
        images = trunk.snapshots()[-1].images_seen
        session.training.branch(images, with_settings(trunk.config, {"training.lr_g": 1e-4, "training.batch": 8}))
        qtbot.waitUntil(lambda: session.runs.current is not trunk and session.training.state == "running")
        assert session.runs.current.path.name == "pictures-2"
        assert session.runs.current.origin == Origin(
            str(trunk.path.resolve()), images, {"training.batch": (4, 8), "training.lr_g": (2e-4, 1e-4)}
        )
        assert session.training.diagnosis is None
        rows = self.told(session, Stats)
        qtbot.waitUntil(lambda: bool(rows))
        stop(qtbot, session)
        assert trunk.images_seen > 0  # it was stopped as one stops a training

    def test_a_new_run_begins_with_what_another_has_learned(self, qtbot, session, pictures, tiny):
        open_pictures(qtbot, session, pictures)
        start(qtbot, session, tiny)
        stop(qtbot, session)
        origin = session.runs.current
        rows = self.told(session, Stats)
        session.training.start(tiny, origin.path)
        qtbot.waitUntil(lambda: bool(rows))
        assert session.runs.current.origin.images_seen == origin.images_seen
        stop(qtbot, session)

    def test_findings_hold_when_a_run_resumes_unless_its_settings_change(self, qtbot, session, pictures, tiny):
        open_pictures(qtbot, session, pictures)
        start(qtbot, session, with_settings(tiny, {"run.checkup_seconds": 0}))
        stop(qtbot, session)
        rows = self.told(session, Stats)
        for settings, kept in ((None, True), ({"training.lr_g": 1e-4}, False)):
            session.training.diagnosis = found = Diagnosis(40, ())
            rows.clear()
            session.training.resume(settings)
            qtbot.waitUntil(lambda: bool(rows))
            stop(qtbot, session)
            assert (session.training.diagnosis is found) == kept

    def test_findings_are_kept_until_the_run_is_closed(self, session):
        found = Diagnosis(10, ())
        session.training.take([found])
        assert session.training.diagnosis is found
        session.runs.close()
        assert session.training.diagnosis is None
        session.training.branch(None, Config())  # there is nothing to branch off from
        assert not session.jobs.is_busy
