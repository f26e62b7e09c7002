"""The page over the recipe itself: a run of two snapshots and a folder, and every format of export."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ganstudio.app.pages.evaluate.view import PLOTS

pytestmark = pytest.mark.usefixtures("thumbnails")


def test_a_run_beside_a_folder_from_the_choice_to_the_exports(build, session, qtbot, run_on, real, monkeypatch, tmp_path):
    page = build()
    session.runs.show(run_on(real))
    page.take_pictures([Path(real)])
    session.evaluations.change(snapshots="all", count=24, metrics=frozenset({"kid", "fd", "as_asked"}))
    page.panel.start.click()
    qtbot.waitUntil(lambda: session.evaluations.result is not None or session.evaluations.problem is not None)
    evaluation = session.evaluations.result.evaluation
    assert [judged.snapshot for judged in evaluation.judged] == [64, 128, None]
    assert list(evaluation.judged[0].figures) == ["fd", "kid", "as_asked"]  # in the order of the registry
    marks = [page.figures.table.figures.cells["fd"][row].mark for row in range(3)]
    assert marks == ["", "", "best"]
    assert page.figures.table.figures.index(0, 3).data() == "–"
    page.tabs.setCurrentIndex(PLOTS)
    qtbot.waitUntil(lambda: page.plots.is_complete)
    assert page.plots.metrics.count() == 2  # curves of two snapshots
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda _page, _title, proposed, _kinds: (str(tmp_path / proposed), ""))
    for action in page.export.menu.actions():
        with qtbot.waitSignal(session.written):
            action.trigger()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    assert len(json.loads((tmp_path / "evaluation.json").read_text("utf-8"))["figures"]) == 9
    for ending in ("html", "csv", "md", "png"):
        assert (tmp_path / f"evaluation.{ending}").stat().st_size > 100


def test_a_run_without_a_snapshot_is_a_sentence_in_the_page(build, session, qtbot, untrained):
    page = build()
    run = untrained()
    for path in (run.path / "snapshots").iterdir():
        path.unlink()
    session.runs.show(run)
    page.panel.start.click()
    qtbot.waitUntil(lambda: session.evaluations.problem is not None and not session.evaluations.is_running)
    assert "has no snapshot yet" in page.problem.label.text() and page.problem.isVisible()
