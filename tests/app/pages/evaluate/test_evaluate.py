"""The Evaluate page: choices, the job, the result, what goes wrong, and exports."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QFileDialog, QMenu

from ganstudio.app.pages.evaluate.view import KINDS, SAMPLES, EvaluatePage
from ganstudio.app.ui.language import translated
from ganstudio.engine.config import Config
from ganstudio.engine.errors import ConfigError, DatasetError, RunError
from ganstudio.engine.events import Caveat, Event, FigureMeasured, Progress
from ganstudio.engine.recipes import baseline
from ganstudio.engine.recipes import evaluate as recipe
from ganstudio.engine.recipes.evaluate import METRICS
from ganstudio.engine.text import Sentence
from tests.app.pages.evaluate.fakes import evaluation_of, judged_of


def rows(page: EvaluatePage) -> dict[str, bool]:
    """What is offered, and whether it is checked."""
    items = [page.panel.subjects.list.item(row) for row in range(page.panel.subjects.list.count())]
    return {item.text(): item.checkState() == Qt.CheckState.Checked for item in items}


def evaluate(page: EvaluatePage, qtbot) -> None:
    page.panel.start.click()
    qtbot.waitUntil(lambda: not page.session.evaluations.is_running and not page.session.jobs.is_busy)


def shown(page: EvaluatePage) -> object:
    return page.stack.currentWidget()


def test_without_anything_to_judge_the_page_leads_on(page, qtbot, session):
    assert shown(page) is page.empty
    assert "Nothing to evaluate yet" in page.empty.sentence.text()
    assert not page.panel.start.isEnabled() and page.panel.hint.text() == "Check a run or add generated pictures first."
    with qtbot.waitSignal(session.page_requested) as asked:
        page.empty.button.click()
    assert asked.args == ["train"]


def test_the_open_run_is_judged_unless_a_person_chooses_otherwise(page, qtbot, session, untrained, fake):
    run = untrained()
    session.runs.show(run)
    assert rows(page) == {run.name: True}
    assert "Not evaluated yet" in page.empty.sentence.text() and not page.empty.button.isVisible()
    evaluate(page, qtbot)
    ((words, settings),) = fake.calls
    assert words == ((str(run.path),), ())
    assert (settings["metrics"], settings["count"]) == (None, None)  # what the recipe does unasked
    assert (settings["features"], settings["snapshots"]) == ("studio", "latest")
    assert shown(page) is page.figures
    assert [page.figures.table.figures.index(row, 0).data() for row in range(2)] == ["good", "poor"]


def test_choices_reach_the_recipe(page, qtbot, session, untrained, fake, tmp_path):
    session.runs.show(untrained())
    page.take_pictures([tmp_path / "drawn.zip"])
    assert rows(page) == {session.runs.current.name: True, "drawn.zip": True}
    page.panel.subjects.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    for row in range(page.panel.metrics.list.count()):
        wanted = row == 1
        page.panel.metrics.list.item(row).setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
    page.panel.snapshots.setCurrentIndex(2)
    page.panel.snapshots.activated.emit(2)
    page.panel.part.setCurrentIndex(1)
    page.panel.part.activated.emit(1)
    page.panel.save.setChecked(True)
    page.panel.count.setValue(300)
    session.evaluations.change(data=("digits",), features=str(tmp_path / "net.onnx"))
    evaluate(page, qtbot)
    ((words, settings),) = fake.calls
    assert words == ((str(tmp_path / "drawn.zip"),), ("digits",))
    assert settings == {
        "metrics": [list(METRICS)[1]],
        "needs_values": False,
        "features": str(tmp_path / "net.onnx"),
        "count": 300,
        "snapshots": "all",
        "part": "held-out",
        "save_reference": True,
    }
    assert (page.panel.data.currentText(), page.panel.features.currentText()) == ("digits", "net.onnx")


def test_pictures_are_added_and_removed_by_buttons(page, monkeypatch, session, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "a.npz")], ""))
    page.panel.subjects.folder.click()
    page.panel.subjects.file.click()
    assert rows(page) == {tmp_path.name: True, "a.npz": True}
    assert not page.panel.subjects.remove.isEnabled()
    page.panel.subjects.list.setCurrentRow(0)
    page.panel.subjects.remove.click()
    assert rows(page) == {"a.npz": True}
    page.panel.ask_data()
    assert session.evaluations.choice.data == (str(tmp_path),)


def test_without_metrics_nothing_starts(page, session, untrained, fake):
    session.runs.show(untrained())
    session.evaluations.change(metrics=frozenset())
    assert not page.panel.start.isEnabled() and page.panel.hint.text() == "Check a metric first."


@pytest.mark.parametrize(
    ("error", "offers"), [(RunError("It has no snapshot yet"), False), (DatasetError("There are no pictures"), True)]
)
def test_an_error_is_a_sentence_in_the_page(page, qtbot, session, untrained, fake, error, offers):
    session.runs.show(untrained())
    fake.result = error
    with qtbot.assertNotEmitted(session.error):
        evaluate(page, qtbot)
    assert page.problem.label.text() == str(error) and page.problem.isVisible()
    assert page.way_out.isVisible() is offers
    fake.result = ConfigError("Another")
    evaluate(page, qtbot)
    assert page.problem.label.text() == "Another" and not page.way_out.isVisible()


def test_a_failure_that_no_person_caused_goes_to_the_window(page, qtbot, session, untrained, fake):
    session.runs.show(untrained())
    fake.result = ZeroDivisionError("unexpected")
    with qtbot.waitSignal(session.error) as told:
        page.panel.start.click()
    assert isinstance(told.args[0], ZeroDivisionError) and not page.problem.isVisible()


def test_warnings_of_the_recipe_are_shown_until_the_next_evaluation(page, qtbot, session, untrained, fake):
    session.runs.show(untrained())
    fake.events = [Caveat(Sentence("{count} were resized", {"count": 3}))]
    evaluate(page, qtbot)
    assert page.problem.label.text() == "3 were resized"
    fake.events = []
    evaluate(page, qtbot)
    assert not page.problem.isVisible()


def test_a_running_evaluation_can_be_cancelled_and_leaves_the_last_result(page, qtbot, session, untrained, fake):
    session.runs.show(untrained())
    evaluate(page, qtbot)
    before = session.evaluations.result
    fake.waits = True
    page.panel.start.click()
    qtbot.waitUntil(lambda: len(fake.calls) == 2)
    assert not page.panel.start.isEnabled() and "status bar" in page.panel.hint.text()
    (job,) = session.jobs.running
    job.cancel()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    assert fake.was_closed and session.evaluations.result is before and page.panel.start.isEnabled()


def test_figures_are_shown_as_soon_as_they_are_measured(page, qtbot, session, untrained, fake):
    session.runs.show(untrained())
    evaluate(page, qtbot)
    whole = session.evaluations.result
    fake.events = [FigureMeasured("", evaluation_of(judged_of("good", 0.9, ["fd"])))]
    fake.waits = True
    page.panel.start.click()
    qtbot.waitUntil(lambda: session.evaluations.partial is not None)
    table = page.figures.table.figures
    assert (table.rowCount(), table.metrics) == (1, ("fd",))
    page.tabs.setCurrentIndex(SAMPLES)
    assert page.samples.left.choice.count() == 2  # pictures come with the whole result
    page.tabs.setCurrentIndex(0)
    page.figures.table.setCurrentIndex(table.index(0, 1))
    for job in session.jobs.running:
        job.cancel()
    qtbot.waitUntil(lambda: not session.evaluations.is_running)
    assert session.evaluations.result is whole
    assert (table.rowCount(), table.metrics) == (2, ("fd", "kid"))


def test_the_cursor_stays_on_the_chosen_figure(page, qtbot, session, untrained, fake):
    session.runs.show(untrained())
    evaluate(page, qtbot)
    table = page.figures.table
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 1)  # the best of the first metric
    table.setCurrentIndex(table.figures.index(1, 2))
    fake.result = evaluation_of(judged_of("new", 0.5, ["kid"]), judged_of("good", 0.9, ["kid"]), judged_of("poor", 0.3, ["kid"]))
    evaluate(page, qtbot)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, 1)


def test_choices_and_result_outlive_the_page(page, build, qtbot, session, untrained, tmp_path):
    session.runs.show(untrained())
    page.take_pictures([tmp_path / "drawn.zip"])
    session.evaluations.change(count=700, snapshots="best")
    evaluate(page, qtbot)
    again = build()
    assert rows(again) == rows(page)
    assert (again.panel.count.value(), again.panel.snapshots.currentData()) == (700, "best")
    assert shown(again) is again.figures and again.figures.table.figures.rowCount() == 2


def test_tabs_show_the_result_and_the_tree_needs_none(page, qtbot, session, untrained):
    page.tabs.setCurrentIndex(KINDS)
    assert shown(page) is page.kinds
    page.tabs.setCurrentIndex(SAMPLES)
    assert shown(page) is page.empty
    session.runs.show(untrained())
    evaluate(page, qtbot)
    assert shown(page) is page.samples


def test_the_figures_are_exported_by_the_recipe(page, qtbot, session, untrained, monkeypatch, tmp_path):
    written = []
    monkeypatch.setattr(recipe, "write_report", lambda *given: written.append(given))
    assert not page.export.button.isEnabled()
    session.runs.show(untrained())
    evaluate(page, qtbot)
    asked = []

    def choose(_parent: object, _title: str, proposed: str, kinds: str) -> tuple[str, str]:
        asked.append((Path(proposed).suffix, kinds))
        return str(tmp_path / "figures"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    for action in page.export.menu.actions():
        with qtbot.waitSignal(session.written):
            action.trigger()
    evaluation = session.evaluations.result.evaluation
    endings = [".html", ".csv", ".md", ".json", ".png"]
    assert [ending for ending, kinds in asked if f"*{ending}" in kinds] == endings
    assert written == [(evaluation, tmp_path / f"figures{ending}", translated, "en") for ending in endings]


def test_the_chosen_figure_is_explained_with_its_differences(page, qtbot, session, untrained, fake):
    from tests.app.pages.evaluate.fakes import difference, evaluation_of

    good, poor = fake.result.judged
    fake.result = evaluation_of(good, poor, differences=[difference(good, poor, "fd", "good"), difference(good, poor, "kid")])
    session.runs.show(untrained())
    evaluate(page, qtbot)
    tab = page.figures
    assert tab.title.text() == "good: Frechet distance (FD), studio features"
    assert tab.differences.text() == "good is better"
    tab.table.setCurrentIndex(tab.table.figures.index(1, 2))
    assert tab.title.text().startswith("poor: Kernel")
    assert tab.differences.text() == "good and poor cannot be told apart with 2,000 samples"
    assert not tab.warning.isVisible()


def test_baselines_become_runs_that_are_judged(page, qtbot, session, untrained, monkeypatch):
    asked = []

    def fit(path: Path, pictures: tuple[str, ...], kind: str, *, config: Config) -> Iterator[Event]:
        asked.append((path.name, pictures, kind, config.data.size))
        yield Progress(1, 1, "images")
        if kind == "vae":
            raise RunError("The disk is full")
        shutil.copytree(session.runs.current.path, path)

    monkeypatch.setattr(baseline, "fit_baseline", fit)
    assert not page.kinds.train.isEnabled()
    run = untrained()
    session.runs.show(run)
    session.evaluations.change(data=("sevens",))
    page.tabs.setCurrentIndex(KINDS)
    page.kinds.train.click()
    assert not page.kinds.train.isEnabled()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    assert asked == [(f"sevens-{kind}", ("sevens",), kind, run.config.data.size) for kind in ("gmm", "kde", "vae")]
    assert [path.name for path in session.evaluations.chosen()] == [run.name, "sevens-gmm", "sevens-kde"]
    assert page.problem.label.text() == "The disk is full" and page.kinds.train.isEnabled()


def test_networks_are_chosen_from_files(page, session, monkeypatch):
    chosen = iter(["/weights/inception.pth", "/weights/resnet.pth", "", "/weights/dino.onnx"])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (next(chosen), ""))

    def choose(text: str) -> str:
        box = page.panel.features
        box.setCurrentIndex(next(row for row in range(box.count()) if text in box.itemText(row)))
        box.activated.emit(box.currentIndex())
        return session.evaluations.choice.features

    assert choose("Inception") == "/weights/inception.pth"
    assert choose("ResNet-50") == "torchvision:resnet50=/weights/resnet.pth"
    assert choose("DINOv2") == "torchvision:resnet50=/weights/resnet.pth"  # nothing was chosen
    assert page.panel.features.currentText() == "resnet.pth"
    assert choose("DINOv2") == "dinov2=/weights/dino.onnx"
    assert choose("Studio") == "studio"


def test_a_figure_is_copied_with_all_about_it(page, qtbot, session, untrained, qapp):
    session.runs.show(untrained())
    evaluate(page, qtbot)
    table = page.figures.table
    center = table.visualRect(table.figures.index(1, 1)).center()
    at = table.viewport().mapToGlobal(center)
    qapp.sendEvent(table.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, center, at))
    (menu,) = table.findChildren(QMenu)
    menu.actions()[0].trigger()
    assert qapp.clipboard().text().startswith("poor: Frechet distance (FD), studio features\n9.6 · 95 % interval")
    menu.close()
