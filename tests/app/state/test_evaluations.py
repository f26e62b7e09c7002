"""What the Evaluate page judges: the open run, other runs, and added pictures."""

from pathlib import Path

from ganstudio.app.state.session import Session


def test_the_open_run_comes_first_and_is_judged(session: Session, untrained):
    evaluations = session.evaluations
    assert evaluations.chosen() == []
    first, second = untrained(), untrained(classes=3)
    session.runs.show(first)
    session.runs.show(second)
    assert list(evaluations.offered()) == [second.path, first.path]
    assert evaluations.chosen() == [second.path]
    evaluations.choose(first.path, True)
    assert evaluations.chosen() == [second.path, first.path]
    session.runs.show(first)
    assert evaluations.chosen() == [first.path, second.path]
    evaluations.choose(second.path, False)
    assert evaluations.chosen() == [first.path]


def test_runs_that_the_list_does_not_hold_yet_stay_chosen(session: Session, untrained):
    evaluations = session.evaluations
    first, second = untrained(), untrained(classes=3)
    for run in (first, second):
        evaluations.choose(run.path, True)
    assert evaluations.chosen() == []
    session.runs.show(first)
    session.runs.show(second)
    assert evaluations.chosen() == [second.path, first.path]


def test_added_pictures_are_judged_beside_the_open_run_until_removed(session: Session, untrained, qtbot):
    evaluations, path = session.evaluations, Path("/data/drawn.zip")
    session.runs.show(untrained())
    with qtbot.waitSignal(evaluations.choice_changed):
        evaluations.add([path, path])
    assert evaluations.chosen() == [session.runs.current.path, path]
    evaluations.add([path])
    assert evaluations.choice.added == (path,)
    evaluations.remove(path)
    assert list(evaluations.offered()) == [session.runs.current.path] == evaluations.chosen()


def test_a_choice_that_changes_nothing_is_no_change(session: Session, qtbot):
    with qtbot.assertNotEmitted(session.evaluations.choice_changed):
        session.evaluations.change(snapshots="latest")
