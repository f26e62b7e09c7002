"""The Data page with a real session: from nothing to pictures, with what is wrong with them."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QFileDialog, QTabBar, QTableView

from ganstudio.app.pages.data import PAGE
from ganstudio.app.pages.data.picture_views import CLASSES, LEFT_OUT, NUMBERS
from ganstudio.app.pages.data.view import DataPage
from ganstudio.app.ui.theme import theme
from ganstudio.engine.config import Config, DataConfig
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.manifest import DatasetInfo


@pytest.fixture
def page(qtbot, session) -> DataPage:
    made = PAGE.factory(session)
    qtbot.addWidget(made)
    made.resize(960, 640)
    made.show()
    qtbot.waitActive(made)
    yield made
    qtbot.waitUntil(lambda: not any(thread.name.startswith("background: ") for thread in threading.enumerate()))


def open_and_wait(qtbot, session, *names: object) -> None:
    with qtbot.waitSignal(session.pictures.source_changed):
        session.pictures.open([str(name) for name in names])
    settle(qtbot, session)


def settle(qtbot, session) -> None:
    """Wait until the check that follows a change is over."""
    qtbot.waitUntil(lambda: not session.pictures.is_checking and not session.jobs.is_busy)


def test_the_first_start_leads_to_sevens(page, session, qtbot, monkeypatch):
    assert page.stack.currentWidget() is page.empty
    assert page.empty.button.text() == "Learn to draw sevens"
    learnt: list[bool] = []
    monkeypatch.setattr(type(session), "learn_sevens", lambda self: learnt.append(True))
    rebuilt = DataPage(session)
    qtbot.addWidget(rebuilt)
    qtbot.mouseClick(rebuilt.empty.button, Qt.MouseButton.LeftButton)
    assert learnt == [True]


@pytest.mark.usefixtures("shared_cache")
def test_a_built_in_set(page, session, qtbot):
    with qtbot.waitSignal(session.pictures.source_changed):
        qtbot.mouseClick(page.bar.sets["fashion"], Qt.MouseButton.LeftButton)
        assert not page.bar.sets["fashion"].isChecked()
    assert page.bar.sets["fashion"].isChecked()
    assert not page.bar.sets["sevens"].isChecked()
    assert page.title.text() == "Fashion"
    assert page.facts.text() == "10,000 pictures · grey · 10 classes"
    assert page.licence.text() == "Fashion-MNIST, Zalando SE · MIT"
    model = page.views.classes.model
    assert [model.index(9, column).data() for column in range(3)] == ["Ankle boot", "Ankle boot", "1,000"]
    assert page.panel.number.text() == "Picture 1 of 10,000"
    assert page.panel.title.text() == "Class: Ankle boot"
    settle(qtbot, session)
    assert "10,000" in page.verdict.headline.text()
    assert page.views.tabs.tabText(LEFT_OUT) == "Left out: 0"
    assert page.views.left_out.empty.text() == "All files can be used."


def test_a_folder_with_broken_files(page, session, pictures, qtbot):
    content = (pictures / "001.png").read_bytes()
    (pictures / "cut.png").write_bytes(content[: len(content) // 2])
    (pictures / "empty.jpg").touch()
    open_and_wait(qtbot, session, pictures)
    assert page.title.text() == "pictures"
    assert page.licence.text() == str(pictures)
    assert page.facts.text() == "42 pictures · 16 × 16 px · colour"
    assert "40" in page.verdict.headline.text() and "42" in page.verdict.headline.text()
    assert page.verdict.icon.isVisible()
    views = page.views
    assert views.tabs.tabText(LEFT_OUT) == "Left out: 2"
    assert views.left_out.causes.texts() == [("All", "2"), ("truncated", "1"), ("empty file", "1")]
    assert [row[0] for row in views.left_out.files.texts()] == ["cut.png", "empty.jpg"]
    views.left_out.causes.selectRow(2)
    assert [row[0] for row in views.left_out.files.texts()] == ["empty.jpg"]
    views.left_out.files.selectRow(0)
    assert session.pictures.source.title(page.thumbnails.current) == "empty.jpg"
    assert page.panel.title.text() == "empty.jpg · empty file"
    qtbot.waitUntil(lambda: "empty" in page.panel.preview.reason.text())
    assert page.thumbnails.reason(page.thumbnails.current) == "empty file"
    assert page.thumbnails.reason(0) == ""


def test_sizes_in_words(page, session, tmp_path, qtbot):
    for number, size in enumerate([(20, 1000), (1200, 30)]):
        Image.fromarray(np.zeros((*size, 3), np.uint8)).save(tmp_path / f"{number}.png")
    open_and_wait(qtbot, session, tmp_path)
    assert "30 to 1,000 px wide, 20 to 1,200 px high" in page.facts.text()


def test_long_names_never_widen_the_window(page, session, tmp_path, qtbot):
    before = page.minimumSizeHint().width()
    folder = tmp_path / ("long" * 50) / ("name" * 50)
    for name in ("a" * 200, "b" * 200):
        (folder / name).mkdir(parents=True)
        Image.new("RGB", (16, 16)).save(folder / name / ("c" * 200 + ".png"))
    open_and_wait(qtbot, session, folder)
    assert page.minimumSizeHint().width() <= max(before, 700)
    assert page.panel.title.toolTip().endswith("Class: " + "a" * 200)
    page.resize(700, 600)
    assert page.panel.geometry().right() < 700


def test_choosing_a_picture_shows_it(page, session, pictures, qtbot):
    open_and_wait(qtbot, session, pictures)
    qtbot.mouseClick(page.thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=page.thumbnails.cell(2).center())
    assert page.panel.number.text() == "Picture 3 of 40"
    assert page.panel.title.text() == "002.png"
    qtbot.waitUntil(lambda: page.panel.preview.seen_facts.text() == "16 × 16 px, colour")
    edit(page, "data.size", 64)
    qtbot.waitUntil(lambda: page.panel.preview.seen_facts.text() == "64 × 64 px, colour")


def test_the_way_on(page, session, pictures, qtbot):
    open_and_wait(qtbot, session, pictures)
    with qtbot.waitSignal(session.page_requested) as asked:
        qtbot.mouseClick(page.panel.train, Qt.MouseButton.LeftButton)
    assert asked.args == ["train"]


def test_the_way_on_says_what_it_does(page, session, pictures, qtbot, tmp_path):
    open_and_wait(qtbot, session, pictures)
    assert page.panel.train.text() == "Train on these pictures"
    config = Config(data=DataConfig(source=(str(pictures),), size=16, channels=3))
    own = Run.create(tmp_path / "own", config, DatasetInfo("pictures", 40, (), "0"))
    session.runs.show(own)
    assert page.panel.train.text() == "Go to own"
    page.panel.train.click()
    assert session.runs.current is own
    other = Run.create(tmp_path / "other", replace(config, data=replace(config.data, source=("sevens",))), own.dataset)
    session.runs.show(other)
    assert page.panel.train.text() == "Train on these pictures"
    page.panel.train.click()
    assert session.runs.current is None
    settle(qtbot, session)


def test_the_last_run_is_offered(page, session, qtbot, tmp_path, tiny):
    assert not page.empty.again.isVisible()
    run = Run.create(tmp_path / "sevens-2", tiny, DatasetInfo("sevens", 40, (), "0"))
    session.runs.show(run)
    session.runs.close()
    assert page.empty.again.text() == "Reopen sevens-2"
    with qtbot.waitSignal(session.runs.opened):
        qtbot.mouseClick(page.empty.again, Qt.MouseButton.LeftButton)
    assert session.runs.current.path == run.path
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    assert not page.empty.again.isVisible()


def test_one_picture_is_not_enough(page, session, pictures, qtbot):
    open_and_wait(qtbot, session, pictures / "003.png")
    assert not page.panel.train.isEnabled()
    assert page.facts.text() == "1 picture · 16 × 16 px · colour"
    assert page.panel.note.isVisible()
    open_and_wait(qtbot, session, pictures)
    assert page.panel.train.isEnabled()
    assert not page.panel.note.isVisible()


def test_choosing_files_and_folders(page, session, pictures, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(pictures))
    with qtbot.waitSignal(session.pictures.source_changed):
        qtbot.mouseClick(page.bar.folder, Qt.MouseButton.LeftButton)
    assert session.pictures.source.names == (str(pictures),)
    two = [str(pictures / "001.png"), str(pictures / "002.png")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (two, ""))
    with qtbot.waitSignal(session.pictures.source_changed):
        qtbot.mouseClick(page.bar.files, Qt.MouseButton.LeftButton)
    assert len(session.pictures.source) == 2
    assert page.licence.text() == f"{two[0]} and 1 more"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    qtbot.mouseClick(page.bar.files, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    assert len(session.pictures.source) == 2


def test_a_page_built_later_shows_the_same(page, session, pictures, qtbot):
    open_and_wait(qtbot, session, pictures)
    rebuilt = DataPage(session)
    qtbot.addWidget(rebuilt)
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    assert rebuilt.facts.text() == page.facts.text()
    assert rebuilt.verdict.headline.text() == page.verdict.headline.text()


def test_a_training_has_the_cores_to_itself(page, session, pictures, qtbot, monkeypatch):
    state = ["running"]
    monkeypatch.setattr(type(session.training), "state", property(lambda self: state[0]))
    session.training.state_changed.emit("running")
    open_and_wait(qtbot, session, pictures)
    assert page.facts.text() == "40 pictures · colour"
    assert page.verdict.headline.text() == "Pictures will be checked when training ends."
    assert page.views.numbers.empty.text() == page.verdict.headline.text()
    assert not page.panel.cache.clear.isEnabled()
    state[0] = "idle"
    session.training.state_changed.emit("idle")
    settle(qtbot, session)
    assert page.facts.text() == "40 pictures · 16 × 16 px · colour"


def test_a_training_ends_the_check(page, session, pictures, qtbot, monkeypatch):
    with qtbot.waitSignal(session.pictures.source_changed):
        session.pictures.open([str(pictures)])
    session.pictures.check()
    job = session.pictures.check_job
    monkeypatch.setattr(type(session.training), "state", property(lambda self: "running"))
    session.training.state_changed.emit("running")
    assert job.was_cancelled
    assert not session.pictures.is_checking
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    assert session.pictures.findings is None


def test_a_check_that_was_given_up_can_be_asked_for(page, session, pictures, qtbot):
    with qtbot.waitSignal(session.pictures.source_changed):
        session.pictures.open([str(pictures)])
    assert page.verdict.headline.text() == "Checking the pictures..."
    assert not page.verdict.check.isVisible()
    session.pictures.check()
    session.pictures.check_job.cancel()
    qtbot.waitUntil(lambda: page.verdict.headline.text() == "The pictures have not been checked yet.")
    qtbot.mouseClick(page.verdict.check, Qt.MouseButton.LeftButton)
    settle(qtbot, session)
    assert "40" in page.verdict.headline.text()
    assert not page.verdict.check.isVisible()


@pytest.mark.usefixtures("shared_cache")
def test_another_source_ends_the_check_of_the_first(page, session, pictures, qtbot):
    with qtbot.waitSignal(session.pictures.source_changed):
        session.pictures.open([str(pictures)])
    session.pictures.check()
    first = session.pictures.check_job
    open_and_wait(qtbot, session, "sevens")
    assert first.was_cancelled or first.is_done
    assert page.facts.text() == "6,265 pictures · 28 × 28 px · grey"


def edit(page: DataPage, name: str, value: object) -> None:
    editor = page.panel.preparation.form.editor(name)
    editor.set_value(value)
    editor.edited.emit()


class TestPreparation:
    @pytest.mark.usefixtures("shared_cache")
    def test_only_what_matters_is_shown(self, page, session, pictures, qtbot):
        open_and_wait(qtbot, session, pictures)
        form = page.panel.preparation.form
        assert not form.editor("data.crops").isVisible()
        assert form.editor("data.duplicates").isVisible()
        edit(page, "data.crop", "random")
        assert form.editor("data.crops").isVisible()
        assert not form.editor("data.tile").isVisible()
        open_and_wait(qtbot, session, "sevens")
        assert not form.editor("data.duplicates").isVisible()
        assert form.editor("data.background").isVisible()  # their 28 px are framed, and the report speaks of it

    @pytest.mark.usefixtures("shared_cache")
    def test_settings_belong_to_their_pictures(self, page, session, pictures, qtbot):
        open_and_wait(qtbot, session, pictures)
        edit(page, "data.crop", "fit")
        assert session.pictures.data.crop == "fit"
        open_and_wait(qtbot, session, "sevens")
        assert session.pictures.data.crop == "centre"
        assert page.panel.preparation.form.editor("data.crop").value() == "centre"
        open_and_wait(qtbot, session, pictures)
        assert page.panel.preparation.form.editor("data.crop").value() == "fit"

    def test_folders_are_classes_or_not(self, page, session, tmp_path, qtbot):
        for name in ("cats", "dogs"):
            (tmp_path / name).mkdir()
            for number in range(3):
                Image.new("RGB", (16, 16), (number, 9, 9)).save(tmp_path / name / f"{name}{number}.png")
        open_and_wait(qtbot, session, tmp_path)
        assert page.views.tabs.isTabVisible(CLASSES)
        edit(page, "data.folder_classes", False)
        qtbot.waitUntil(lambda: not session.pictures.source.classes)
        settle(qtbot, session)
        assert not page.views.tabs.isTabVisible(CLASSES)
        assert session.pictures.data.folder_classes is False

    def test_the_settings_of_a_run_stay(self, page, session, pictures, tiny, qtbot, tmp_path):
        open_and_wait(qtbot, session, pictures)
        edit(page, "data.crop", "fit")
        config = replace(tiny, data=DataConfig(source=session.pictures.source.names, size=32, channels=3, crop="stretch"))
        session.runs.show(Run.create(tmp_path / "run", config, DatasetInfo("pictures", 40, (), "0")))
        form = page.panel.preparation
        assert form.form.editor("data.crop").value() == "stretch"
        assert not form.form.editor("data.crop").isEnabled()
        assert form.note.text() == "These are the settings of run run. Changes to the pictures apply to new runs only."
        session.pictures.set_data(DataConfig())
        assert session.pictures.data == config.data
        qtbot.mouseClick(form.new_run, Qt.MouseButton.LeftButton)
        assert session.runs.current is None
        assert form.form.editor("data.crop").value() == "fit"
        assert form.form.editor("data.crop").isEnabled()
        settle(qtbot, session)


class TestCuration:
    def test_pictures_are_left_out_and_brought_back(self, page, session, pictures, qtbot):
        open_and_wait(qtbot, session, pictures)
        view = page.thumbnails
        view.setFocus()
        view.choose(2)
        view.choose(4, Qt.KeyboardModifier.ShiftModifier)
        assert page.views.selected.text() == "3 selected"
        qtbot.keyClick(view, Qt.Key.Key_Delete)
        assert session.pictures.curation.excluded == {"002.png", "003.png", "004.png"}
        assert view.reason(3) == "excluded by you"
        assert not page.views.leave_out.isEnabled()
        settle(qtbot, session)
        assert session.pictures.findings.report.used == 37
        view.choose(3)
        qtbot.keyClick(view, Qt.Key.Key_Insert)
        assert session.pictures.curation.excluded == {"002.png", "004.png"}
        assert view.reason(3) == ""
        settle(qtbot, session)
        assert session.pictures.findings.report.used == 38

    def test_undo(self, page, session, pictures, qtbot):
        open_and_wait(qtbot, session, pictures)
        page.thumbnails.choose(0)
        page.views.leave_out.trigger()
        page.thumbnails.choose(1)
        page.views.leave_out.trigger()
        page.window().activateWindow()
        page.thumbnails.setFocus()
        qtbot.keyClick(page.thumbnails, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert session.pictures.curation.excluded == {"000.png"}
        session.pictures.undo_curation()
        session.pictures.undo_curation()
        assert session.pictures.curation.excluded == frozenset()
        settle(qtbot, session)

    @pytest.mark.usefixtures("shared_cache")
    def test_it_is_kept_for_the_next_time(self, page, session, pictures, qtbot):
        before = sorted((path.name, path.read_bytes()) for path in pictures.iterdir())
        open_and_wait(qtbot, session, pictures)
        page.views.leave_out.trigger()
        settle(qtbot, session)
        open_and_wait(qtbot, session, "sevens")
        assert session.pictures.curation.excluded == frozenset()
        open_and_wait(qtbot, session, pictures)
        assert session.pictures.curation.excluded == {"000.png"}
        assert sorted((path.name, path.read_bytes()) for path in pictures.iterdir()) == before

    @pytest.mark.usefixtures("shared_cache")
    def test_classes_are_renamed_merged_and_left_out(self, page, session, qtbot):
        open_and_wait(qtbot, session, "digits")
        classes = page.views.classes
        model = classes.model
        name = session.pictures.source.classes[3]
        model.setData(model.index(3, 1), "drei")
        assert session.pictures.curation.classes == {name: "drei"}
        assert model.index(3, 1).data() == "drei"
        for row in (3, 5):
            classes.table.selectionModel().select(
                model.index(row, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            )
        qtbot.mouseClick(classes.merge, Qt.MouseButton.LeftButton)
        assert session.pictures.curation.classes == {name: "drei", session.pictures.source.classes[5]: "drei"}
        model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
        assert session.pictures.curation.classes[session.pictures.source.classes[0]] is None
        first = int(np.flatnonzero(session.pictures.source.labels == 0)[0])
        assert page.thumbnails.reason(first) == "excluded by you"
        settle(qtbot, session)
        used = session.pictures.findings.report.classes
        assert used["drei"] == session.pictures.source.counts[3] + session.pictures.source.counts[5]
        assert session.pictures.source.classes[0] not in used
        model.setData(model.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
        assert page.thumbnails.reason(first) == ""
        assert not model.setData(model.index(1, 1), "  ")
        settle(qtbot, session)


class TestNumbers:
    def test_plots_appear_once_the_engine_is_there(self, page, session, pictures, qtbot):
        open_and_wait(qtbot, session, pictures)
        assert page.views.numbers.empty.text() == "Loading the plots..."
        with qtbot.waitSignal(session.engine.ready):
            session.engine.load()
        page.views.tabs.setCurrentIndex(NUMBERS)
        numbers = page.views.numbers
        qtbot.waitUntil(lambda: set(numbers.plots) == {"sizes", "shapes", "modes"} and not numbers.is_drawing)
        for plot in numbers.plots.values():
            assert plot.isVisible()
            assert plot.accessibleName()
            for side in ("left", "bottom"):
                assert plot.getPlotItem().getAxis(side).labelText
        settle(qtbot, session)


class TestCache:
    def test_it_is_measured_when_looked_at_and_cleared(self, page, session, pictures, qtbot):
        from ganstudio.engine.home import cache_folder

        open_and_wait(qtbot, session, pictures)
        content = cache_folder() / "something" / "pixels"
        content.parent.mkdir(parents=True, exist_ok=True)
        content.write_bytes(bytes(5_000_000))
        page.panel.storing.button.click()
        box = page.panel.cache
        qtbot.waitUntil(lambda: box.size_label.text() != "Measuring...")
        assert box.path.text() == str(cache_folder())
        assert float(box.size_label.text().split()[0]) >= 4.9
        qtbot.mouseClick(box.clear, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not content.exists() and not session.jobs.is_busy)
        assert not box.clear.isEnabled()
        settle(qtbot, session)


@pytest.mark.usefixtures("shared_cache")
def test_recent_pictures_are_offered(page, session, pictures, qtbot):
    assert not page.bar.recent.isEnabled()
    open_and_wait(qtbot, session, pictures)
    open_and_wait(qtbot, session, pictures / "003.png")
    open_and_wait(qtbot, session, "sevens")
    actions = page.bar.recent.menu().actions()
    assert [action.toolTip() for action in actions] == [str(pictures / "003.png"), str(pictures)]
    with qtbot.waitSignal(session.pictures.source_changed):
        actions[1].trigger()
    assert session.pictures.source.names == (str(pictures),)
    settle(qtbot, session)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_control_has_a_name_and_a_tip(mode, page, session, pictures, qtbot):
    theme().set_mode(mode)
    open_and_wait(qtbot, session, pictures)
    kinds = (QAbstractButton, QComboBox, QAbstractSpinBox, QTableView, QTabBar)
    controls = [control for kind in kinds for control in page.findChildren(kind) if not control.objectName().startswith("qt_")]
    assert len(controls) >= 20
    for control in controls:
        if type(control).__name__ == "QTableCornerButton" or isinstance(control.parent(), QTabBar | QTableView):
            continue
        assert control.toolTip(), control
        assert control.accessibleName() or control.text(), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control
