"""Going on with a run whose pictures moved, without a checkpoint, or held by another computer; an engine that does not load."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ganstudio.app.shell.status_bar import StatusBar
from ganstudio.app.state.session import Session
from ganstudio.app.tasks import pictures as tasks
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.data.preparation.curation import Curation
from ganstudio.engine.errors import NoCheckpoint, PicturesLost, RunLocked
from ganstudio.engine.recipes.train import change_run, create_run, train
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.lock import LOCK
from tests.pulling import finished


@pytest.fixture
def run(session, pictures, tiny) -> Run:
    """A finished run of 64 images, not open."""
    source = finished(open_source([str(pictures)]))
    config = replace(tiny, data=replace(tiny.data, source=source.names), run=replace(tiny.run, images=64, snapshot_images=32))
    dataset = finished(load_dataset(source, config.data))
    made = create_run(session.runs.folder / "pictures", config, dataset)
    list(train(made, dataset))
    return made


def opened(qtbot, session: Session, run: Run) -> None:
    with qtbot.waitSignal(session.runs.opened):
        session.runs.open(run.path)
    qtbot.waitUntil(lambda: not session.jobs.is_busy)


def resumed(qtbot, session: Session, images: int, **answers: bool) -> None:
    session.training.resume({"run.images": images}, **answers)
    qtbot.waitUntil(lambda: session.training.state == "idle" and not session.jobs.is_busy)


def test_leaving_a_picture_out_does_not_block_resume(qtbot, session, run):
    opened(qtbot, session, run)
    session.pictures.set_curation(Curation(frozenset(["001.png"])))
    resumed(qtbot, session, 128)
    assert session.training.obstacle is None
    assert session.runs.current.images_seen == 128


def test_moved_pictures_are_located(qtbot, session, run, pictures, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    pictures.rename(elsewhere)
    opened(qtbot, session, run)
    assert isinstance(session.training.obstacle, PicturesLost)
    assert f"pictures was trained on are missing: there is no {pictures}." in str(session.training.obstacle)
    resumed(qtbot, session, 128)
    assert isinstance(session.training.obstacle, PicturesLost)
    assert session.runs.current.images_seen == 64
    wrong = tmp_path / "wrong"
    shutil.copytree(elsewhere, wrong)
    (wrong / "000.png").unlink()
    session.training.move_pictures([str(wrong)])
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    assert "1 of the 40 pictures" in str(session.training.obstacle)
    with qtbot.waitSignal(session.pictures.source_changed):
        session.training.move_pictures([str(elsewhere)])
    assert session.training.obstacle is None
    assert session.pictures.data_is_fixed
    resumed(qtbot, session, 128)
    assert session.runs.current.images_seen == 128


def test_starting_over_and_taking_over_are_asked_for(qtbot, session, run):
    shutil.rmtree(run.path / "checkpoints")
    opened(qtbot, session, run)
    resumed(qtbot, session, 64)
    assert isinstance(session.training.obstacle, NoCheckpoint)
    assert session.training.obstacle.snapshot == 64
    assert [kept.images_seen for kept in run.snapshots()] == [32, 64]
    (run.path / LOCK).write_text(json.dumps({"process": 1, "machine": "node7", "born": "", "since": ""}))
    resumed(qtbot, session, 64, start_over=True)
    assert isinstance(session.training.obstacle, RunLocked)
    assert run.images_seen == 0
    resumed(qtbot, session, 64, start_over=True, take_over=True)
    assert session.training.obstacle is None
    assert run.images_seen == 64


def test_what_the_command_line_changed_meanwhile_stays(qtbot, session, run):
    opened(qtbot, session, run)
    change_run(Run.open(run.path), {"training.lr_g": 0.5})
    with qtbot.waitSignal(session.runs.changed):  # the page shows it anew
        resumed(qtbot, session, 128)
    assert session.runs.current.config.training.lr_g == Run.open(run.path).config.training.lr_g == 0.5
    assert session.runs.current.images_seen == 128
    resumed(qtbot, session, 160)
    change_run(Run.open(run.path), {"training.lr_g": 0.25})
    session.training.move_pictures(session.runs.current.config.data.source)
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    assert session.runs.current.config.training.lr_g == Run.open(run.path).config.training.lr_g == 0.25


def test_another_run_has_no_obstacle(qtbot, session, run):
    opened(qtbot, session, run)
    session.training.set_obstacle(PicturesLost("gone"))
    session.runs.close()
    assert session.training.obstacle is None


@pytest.fixture
def status(qtbot, session) -> StatusBar:
    made = StatusBar(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_loading_the_engine_cannot_be_cancelled(qtbot, session, status):
    with qtbot.waitSignal(session.engine.ready):
        session.engine.load()
        session.engine.load()  # once is enough
        assert len(session.jobs.running) == 1
        assert status.title.text() == "Loading the engine"
        assert not status.stop.isVisible()
    assert session.engine.is_loaded


def test_an_engine_that_failed_is_loaded_again(qtbot, session, monkeypatch):
    def broken() -> Iterator[object]:
        yield from ()
        raise OSError("Can't read libtorch")

    whole = tasks.load_engine
    monkeypatch.setattr(tasks, "load_engine", broken)
    with qtbot.waitSignal(session.error):
        session.engine.load()
    assert session.engine.has_failed
    monkeypatch.setattr(tasks, "load_engine", whole)
    with qtbot.waitSignal(session.engine.ready):
        session.engine.load()
        assert not session.engine.has_failed
    assert session.engine.is_loaded


def test_the_status_bar_names_the_run(qtbot, session, run, pictures, status, tiny):
    with qtbot.waitSignal(session.pictures.source_changed):
        session.pictures.open([str(pictures)])
    titles: set[str] = set()
    session.training.events.connect(lambda batch: titles.add(status.title.text()))
    session.training.start(replace(tiny, run=replace(tiny.run, images=512)))
    qtbot.waitUntil(lambda: session.training.state == "idle" and not session.jobs.is_busy)
    assert session.runs.current.name == "pictures-2"
    assert "Training pictures-2" in titles


def test_the_last_run_is_offered(qtbot, session, run):
    assert session.runs.last is None
    opened(qtbot, session, run)
    assert session.runs.last is None
    session.runs.close()
    assert session.runs.last == run.path
    shutil.rmtree(run.path)
    assert session.runs.last is None
