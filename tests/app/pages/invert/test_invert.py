"""The Invert page: from a picture to a place in the latent space, and on to the Explore page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar

from ganstudio.app.pages.inpaint.view import InpaintPage
from ganstudio.app.pages.invert.view import InvertPage
from ganstudio.app.rendering.qimages import to_qimage
from ganstudio.app.rendering.zoom import Box
from ganstudio.app.state.session import Session
from ganstudio.engine.events import Preview
from ganstudio.engine.export.provenance import read_picture
from ganstudio.engine.latent.latent import latents_from_seeds, map_latents, render
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.recipes.invert import SearchTarget
from ganstudio.engine.recipes.trust import TrustReport
from ganstudio.engine.runs.baseline import Baseline, Likelihood
from ganstudio.engine.runs.checkpoint import load_generator, save_snapshot
from ganstudio.engine.search import clock, encoder, invert, solver, tune
from ganstudio.engine.search.invert import Likeness


@pytest.fixture(autouse=True)
def little_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(solver.EFFORTS, "fast", solver.SearchBudget(candidates=256, starts=2, steps=4))


def built(session: Session, qtbot) -> InvertPage:
    session.engine.is_loaded = True
    page = InvertPage(session)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    qtbot.waitActive(page)
    return page


@pytest.fixture
def page(session: Session, qtbot) -> InvertPage:
    return built(session, qtbot)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Wider than high, and bright at the left."""
    pixels = np.full((60, 100), 30, np.uint8)
    pixels[:, :50] = 220
    Image.fromarray(pixels).save(tmp_path / "picture.png")
    return tmp_path / "picture.png"


@pytest.fixture
def ready(page: InvertPage, untrained, picture, qtbot) -> Callable[..., InvertPage]:
    def make(**named: object) -> InvertPage:
        page.session.runs.show(untrained(**named))
        page.open(picture)
        qtbot.waitUntil(lambda: page.state.target is not None)
        return page

    return make


def find(page: InvertPage, qtbot) -> None:
    before = page.state.answer
    QTest.mouseClick(page.bar.search, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.answer is not before)
    qtbot.waitUntil(lambda: page.bar.search.isVisible())


def test_without_a_model_it_leads_on(page, qtbot):
    assert page.stack.currentWidget() is page.empty
    with qtbot.waitSignal(page.session.page_requested) as asked:
        page.empty.button.click()
    assert asked.args == ["train"]


def test_of_a_mixture_it_says_what_it_is(page, untrained):
    run = untrained()
    run.baseline = Baseline("gmm", Likelihood("tractable", 3.5, 3.4, 3.6, 300), 64, 3.0)
    page.session.runs.show(run)
    assert "is a Gaussian mixture: it has no latent space" in page.empty.sentence.text()
    assert page.empty.isVisible() and not page.session.model.snapshots


def test_of_an_upscaler_it_says_what_it_is(page, untrained):
    page.session.runs.show(untrained(factor=2))
    assert "is an upscaler" in page.empty.sentence.text()
    page.session.runs.show(None)
    assert "No model" in page.empty.sentence.text()


def test_without_a_snapshot_it_says_when_the_first_one_comes(page, untrained):
    run = untrained()
    page.empty.explain(run, "nothing")
    assert f"after {run.config.run.snapshot_images:,} images of training" in page.empty.sentence.text()


def test_nothing_is_said_of_a_frame_before_there_is_a_picture(page, untrained, picture, qtbot):
    page.session.runs.show(untrained())
    assert not page.findings.verdict.text()
    page.open(picture)
    qtbot.waitUntil(lambda: page.state.target is not None)
    assert "Frame the part" in page.findings.verdict.text()


def test_a_picture_is_found(ready, qtbot):
    page = ready()
    assert page.crop.crop == Box(20, 0, 80, 60)
    assert not page.findings.explore.isEnabled()
    find(page, qtbot)
    answer = page.state.answer
    _, generator = load_generator(page.session.runs.current)
    drawn = to_uint8(generator.synthesize(map_latents(generator, [answer.found[0].latent])))[0]
    np.testing.assert_array_equal(page.stage.frame.pixels, drawn)
    wanted = answer.target.pixels.transpose(1, 2, 0)
    assert abs(wanted[8, 0, 0] - 220.0) < 3
    np.testing.assert_array_equal(page.difference.values, np.abs(drawn.astype(float) - wanted)[..., 0])
    assert f"{answer.found[0].likeness.psnr:.1f} dB" in page.findings.numbers.text()
    assert page.findings.verdict.text()


def test_how_it_came_nearer_stays_in_sight(ready, qtbot, monkeypatch):
    monkeypatch.setattr(clock, "PREVIEW", 0)
    monkeypatch.setattr(tune, "STEPS", 34)
    page = ready(arch="resnet")
    find(page, qtbot)
    curve = page.plot.curve
    assert len(curve) > 4 and page.plot.isVisible()
    seconds, decibels = zip(*curve, strict=True)
    assert list(seconds) == sorted(seconds)
    assert decibels[-1] == pytest.approx(page.state.answer.found[0].likeness.psnr, abs=0.01)
    assert decibels[-1] > decibels[0]
    again = built(page.session, qtbot)
    assert again.plot.curve == curve and again.plot.isVisible()
    page.bar.efforts.setCurrentIndex(2)
    page.bar.efforts.activated.emit(2)
    find(page, qtbot)
    seconds, _ = zip(*page.plot.curve, strict=True)
    assert len(seconds) > len(curve) and list(seconds) == sorted(seconds)  # the tuning goes on where the search has ended


def test_each_stage_of_the_search_begins_where_the_last_one_has_ended(page, monkeypatch):
    monkeypatch.setattr(InvertPage, "is_searching", True)
    pixels = np.zeros((1, 16, 16, 1), np.uint8)
    page.on_events([SearchTarget(pixels)])
    for seconds in ((5.0,), (10.0, 1.0), (2.0,), (3.0, 4.0)):  # as they come in batches
        page.on_events([Preview(0, pixels, (20.0,), at) for at in seconds])
    assert [at for at, _ in page.curve] == [5, 10, 11, 12, 13, 14]


def test_what_is_kept_meanwhile_does_not_cover_what_is_found(ready, qtbot, monkeypatch):
    page = ready()
    find(page, qtbot)
    pixels = np.zeros((1, 16, 16, 1), np.uint8)
    with monkeypatch.context() as patch:
        patch.setattr(InvertPage, "is_searching", True)
        page.on_events([SearchTarget(pixels), Preview(0, pixels, (20.0,), 1.0)])
        page.keep(measured=TrustReport(None, Likeness(12.0, 0.5, 0.1)))
        assert page.stage.frame is None and page.plot.curve == page.curve
        assert page.outcome() is None and not page.findings.save.isEnabled()  # that is another picture than the one that is seen
        assert page.findings.numbers.text() == "Likeness 20.0 dB so far" and not page.findings.verdict.text()
        page.start("A folder", lambda: (event for event in ()), lambda _: None)  # of that nothing is seen here
        page.show_state()
        assert page.stage.frame is not None and tuple(page.plot.curve) == page.state.curve


def test_the_nearest_training_picture_is_for_comparison(ready, picture, qtbot):
    page = ready()
    find(page, qtbot)
    qtbot.waitUntil(lambda: not page.session.jobs.is_busy)
    assert page.plot.level is None and "missing or too few" in page.findings.verdict.text()  # there are no "blobs"
    run = page.session.runs.current
    Image.new("L", (20, 20), 99).save(picture.with_name("other.png"))
    source = (str(picture), str(picture.with_name("other.png")))
    run.update(replace(run.config, data=replace(run.config.data, source=source)))
    page.crop.set_crop(Box(30, 0, 90, 60))
    find(page, qtbot)
    qtbot.waitUntil(lambda: page.state.nearest is not None)
    assert page.plot.level == page.state.nearest.psnr
    assert f"matches yours at {page.state.nearest.psnr:.1f} dB" in page.findings.verdict.text()
    page.crop.set_crop(Box(20, 0, 80, 60))
    find(page, qtbot)
    qtbot.waitUntil(lambda: page.state.nearest is not None)
    assert "one of the training pictures" in page.findings.verdict.text()


def test_a_shortcut_is_learned_given_up_and_used(ready, qtbot, monkeypatch):
    monkeypatch.setattr(encoder, "STEPS", 100_000)
    page = ready()
    button = page.shortcut
    assert button.text() == "Train encoder" and button.toolTip()
    button.click()
    qtbot.waitUntil(lambda: button.text() == "Training: 0 %")
    button.click()
    qtbot.waitUntil(lambda: button.text() == "Train encoder")
    assert button.facts is None
    monkeypatch.setattr(encoder, "STEPS", 3)
    button.click()
    qtbot.waitUntil(lambda: button.text() == "Encoder trained")
    qtbot.wait(50)  # the job may go
    assert built(page.session, qtbot).shortcut.text() == "Encoder trained"
    assert f"{button.facts.psnr:.1f} dB" in button.toolTip()
    used = []
    monkeypatch.setattr(invert, "encode", lambda *given: used.append(given) or ())
    find(page, qtbot)
    assert used
    run = page.session.runs.current
    save_snapshot(run, 128, load_generator(run)[1].state_dict(), {})
    page.session.model.refresh()
    assert button.text() == "Retrain encoder"
    assert "64 images" in button.toolTip()


def test_a_shortcut_goes_on_being_learned_when_the_page_is_built_anew(ready, qtbot, untrained, monkeypatch):
    monkeypatch.setattr(encoder, "STEPS", 100_000)
    page = ready()
    page.shortcut.click()
    page.close()
    again = built(page.session, qtbot)
    run = page.session.runs.current
    qtbot.waitUntil(lambda: again.shortcut.text() == "Training: 0 %")
    page.session.runs.show(untrained(arch="resnet"))
    assert again.shortcut.text() == "Train encoder"
    page.session.runs.show(run)
    assert again.shortcut.is_learning and again.shortcut.text().startswith("Training")
    (job,) = [job for job in page.session.jobs.running if job.title == "Training an encoder"]
    job.cancel()
    qtbot.waitUntil(lambda: not page.session.jobs.is_busy)
    assert again.shortcut.text() == "Train encoder" and not again.shortcut.is_learning


def test_the_search_may_begin_at_what_is_on_the_shelf(ready, qtbot, monkeypatch):
    monkeypatch.setitem(solver.EFFORTS, "fast", solver.SearchBudget(candidates=32, starts=1, steps=0))
    page = ready()
    run = page.session.runs.current
    latent = latents_from_seeds(load_generator(run)[1], [70])[0]
    page.session.model.shelf.add(latent)
    drawn = render(load_generator(run)[1], [latent])[0, ..., 0]
    Image.fromarray(drawn).save(run.path / "drawn.png")
    page.open(run.path / "drawn.png")
    qtbot.waitUntil(lambda: page.state.target.path.name == "drawn.png")
    find(page, qtbot)
    np.testing.assert_array_equal(page.state.answer.found[0].latent.z, latent.z)


def test_on_to_inpaint(ready, qtbot):
    page = ready()
    assert not page.findings.inpaint.isEnabled()
    find(page, qtbot)
    with qtbot.waitSignal(page.session.page_requested) as asked:
        page.findings.inpaint.click()
    assert asked.args == ["inpaint"]
    other = InpaintPage(page.session)
    qtbot.addWidget(other)
    other.show()
    qtbot.waitUntil(lambda: other.state.target is not None)
    np.testing.assert_array_equal(other.state.target.pixels.transpose(1, 2, 0), page.outcome().make())
    assert not other.found.inpaint.isVisible()
    other.hide()
    before = other.state.target
    other.show()  # it is opened once
    assert not page.session.jobs.is_busy and other.state.target is before


def test_only_the_part_in_the_frame_counts(ready, qtbot):
    page = ready()
    page.crop.set_crop(Box(60, 10, 90, 40))
    find(page, qtbot)
    assert page.state.answer.target.box == Box(60, 10, 90, 40)
    assert abs(page.state.answer.target.pixels.astype(int) - 30).max() < 3  # dark all over


def test_a_search_can_be_given_up(ready, qtbot, monkeypatch):
    monkeypatch.setitem(solver.EFFORTS, "fast", solver.SearchBudget(candidates=256, steps=1_000_000))
    page = ready()
    page.bar.search.click()
    assert not page.bar.search.isEnabled() and "status bar" in page.bar.search.toolTip()
    assert not page.findChildren(QProgressBar)  # the status bar has it, and Cancel
    qtbot.waitUntil(lambda: not page.stage.image.isNull())  # the best so far
    assert page.stage.frame is None
    assert page.difference.values is not None and page.plot.isVisible()
    assert page.findings.numbers.text() == f"Likeness {page.plot.curve[-1][1]:.1f} dB so far"
    page.search()  # a second one does not begin beside it
    assert len(page.session.jobs.running) == 1
    page.session.jobs.running[0].cancel()
    qtbot.waitUntil(lambda: page.bar.search.isEnabled() and not page.session.jobs.is_busy)
    assert page.state.answer is None
    assert page.stage.image.isNull()
    assert page.difference.values is None and not page.plot.isVisible()


def test_the_effort_and_the_focus_stay(ready, qtbot, monkeypatch):
    monkeypatch.setitem(solver.EFFORTS, "careful", solver.SearchBudget(candidates=64, starts=1, steps=2))
    page = ready()
    page.bar.show_choice("careful", None)
    page.keep(effort="careful")
    page.bar.search.setFocus()
    find(page, qtbot)
    assert page.state.effort == page.bar.effort == "careful"
    assert page.bar.search.hasFocus()


def test_other_places_can_be_looked_at(ready, qtbot):
    page = ready()
    find(page, qtbot)
    answer = page.state.answer
    assert len(answer.found) == 2  # as many as there were starts
    assert page.strip.isVisible() and page.strip.current == 0
    page.strip.choose(1)
    assert page.stage.frame.latent is answer.found[1].latent
    assert page.outcome().latent is answer.found[1].latent
    assert f"{answer.found[1].likeness.psnr:.1f} dB" in page.findings.numbers.text()
    np.testing.assert_array_equal(page.outcome().make(), page.stage.frame.pixels)
    find(page, qtbot)
    assert page.state.chosen == page.strip.current == 0


def test_a_copy_is_tuned_to_it_and_opened(ready, qtbot, monkeypatch):
    monkeypatch.setattr(tune, "STEPS", 20)
    monkeypatch.setattr(tune, "RATE", 1e-2)
    page = ready(arch="resnet")
    find(page, qtbot)
    run, before = page.session.runs.current, page.state.answer.found[0]
    page.bar.efforts.setCurrentIndex(2)
    page.bar.efforts.activated.emit(2)
    find(page, qtbot)
    after = page.state.answer
    copy = page.session.runs.current
    assert copy.path == run.path / "tuned" / "picture"
    assert after.found[0].likeness.psnr > before.likeness.psnr
    assert page.state.effort == page.bar.effort == "fast"  # the copy is not tuned again
    assert page.crop.crop == page.state.box == Box(20, 0, 80, 60)
    page.findings.keep.click()
    assert len(page.session.model.shelf.latents) == 1
    page.findings.explore.click()
    model = page.session.model
    qtbot.waitUntil(lambda: model.frame is not None and model.frame.latent is after.found[0].latent)
    assert np.abs(model.frame.pixels.astype(int) - page.stage.frame.pixels).max() <= 1


def test_on_to_explore_and_to_the_shelf(ready, qtbot):
    page = ready()
    find(page, qtbot)
    model, latent = page.session.model, page.state.answer.found[0].latent
    page.findings.keep.click()
    page.findings.keep.click()
    assert len(model.shelf.latents) == 1
    with qtbot.waitSignal(page.session.page_requested) as asked:
        page.findings.explore.click()
    assert asked.args == ["explore"]
    qtbot.waitUntil(lambda: model.frame is not None and model.frame.latent is latent)
    assert np.abs(model.frame.pixels.astype(int) - page.stage.frame.pixels).max() <= 1


def test_a_saved_one_comes_back_on_explore(ready, picture, qtbot):
    page = ready()
    find(page, qtbot)
    path = picture.with_name(page.outcome().name)
    assert path.name == "picture-found.png"
    with qtbot.waitSignal(page.session.written):
        page.findings.save_to(path)
    np.testing.assert_array_equal(read_picture(path).latent.z, page.state.answer.found[0].latent.z)
    page.findings.copy.click()
    assert QGuiApplication.clipboard().image().width() == 16


def test_a_dropped_picture_is_taken(ready, tmp_path, qtbot):
    page = ready()
    Image.new("L", (30, 30)).save(tmp_path / "other.png")
    page.take_pictures([tmp_path / "other.png"])
    qtbot.waitUntil(lambda: page.crop.picture_size() == (30, 30))


def test_it_outlives_the_page_and_ends_with_the_run(ready, qtbot, untrained):
    page = ready()
    page.crop.set_crop(Box(0, 0, 50, 50))
    find(page, qtbot)
    again = built(page.session, qtbot)
    assert again.crop.crop == Box(0, 0, 50, 50)
    np.testing.assert_array_equal(again.stage.frame.pixels, page.stage.frame.pixels)
    assert again.findings.numbers.text() == page.findings.numbers.text()
    again.session.runs.show(untrained(size=32))
    assert again.state.answer is None
    assert again.stage.frame is None
    assert not again.bar.search.isEnabled()


def test_classes_may_be_said(ready, qtbot):
    page = ready(arch="style", classes=3)
    assert page.bar.classes.isVisible()
    page.bar.classes.setCurrentIndex(2)
    page.bar.classes.activated.emit(2)
    find(page, qtbot)
    assert page.state.answer.found[0].latent.label == 1


def test_of_a_broken_model_nothing_is_found(ready, qtbot):
    page = ready()
    run = page.session.runs.current
    weights = {name: value * float("nan") for name, value in load_generator(run)[1].state_dict().items()}
    save_snapshot(run, 128, weights, {})
    with qtbot.waitSignal(page.session.error) as failed:
        page.search()
    assert "draws no pictures" in str(failed.args[0])
    assert page.state.answer is None


def test_pasted_and_unreadable_pictures(ready, qtbot, tmp_path):
    page = ready()
    QGuiApplication.clipboard().setImage(to_qimage(np.full((40, 40, 3), 99, np.uint8)))
    page.bar.paste.click()
    qtbot.waitUntil(lambda: page.crop.picture_size() == (40, 40))
    assert page.crop.crop == Box(0, 0, 40, 40)
    (tmp_path / "text.png").write_text("no picture")
    with qtbot.waitSignal(page.session.error) as failed:
        page.open(tmp_path / "text.png")
    assert "text.png" in str(failed.args[0])
    assert page.crop.picture_size() == (40, 40)


def test_picture_and_frame_stay_when_another_run_is_opened(ready, qtbot, untrained):
    page = ready()
    page.crop.set_crop(Box(0, 0, 50, 50))
    page.session.runs.show(untrained(size=32))
    assert page.crop.has_picture
    qtbot.waitUntil(lambda: page.state.target is not None)
    assert page.state.target.pixels.shape == (1, 32, 32)
    assert page.state.box == page.crop.crop == Box(0, 0, 50, 50)
    assert page.bar.search.isEnabled()


def test_a_picture_that_is_read_while_another_run_is_opened(page, picture, qtbot, untrained):
    page.session.runs.show(untrained())
    page.open(picture)
    page.session.runs.show(untrained(size=32))
    qtbot.waitUntil(lambda: page.state.target is not None)
    assert page.state.target.pixels.shape == (1, 32, 32)


def test_a_picture_that_is_gone_when_another_run_is_opened(ready, picture, qtbot, untrained):
    page = ready()
    picture.unlink()
    with qtbot.waitSignal(page.session.error) as error:
        page.session.runs.show(untrained(size=32))
    assert picture.name in str(error.args[0])
    assert page.crop.has_picture and not page.bar.search.isEnabled()
