"""The Upscale page: what small pictures could have been, by a search or with a run that learned to make them larger."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ganstudio.app.pages.upscale.view import UpscalePage
from ganstudio.app.rendering.qimages import to_array
from ganstudio.app.state.session import Session
from ganstudio.engine.runs import Run
from ganstudio.engine.search import solver


@pytest.fixture(autouse=True)
def little_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(solver.EFFORTS, "fast", solver.SearchBudget(candidates=32, starts=2, steps=3))


def built(session: Session, qtbot) -> UpscalePage:
    session.engine.is_loaded = True
    page = UpscalePage(session)
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    qtbot.waitActive(page)
    return page


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Wider than high, and of the model's size."""
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (16, 20), np.uint8)).save(tmp_path / "picture.png")
    return tmp_path / "picture.png"


@pytest.fixture
def ready(session: Session, picture, qtbot) -> Callable[..., UpscalePage]:
    def make(run: Run, path: Path = picture) -> UpscalePage:
        page = built(session, qtbot)
        page.session.runs.show(run)
        page.open(path)
        qtbot.waitUntil(lambda: page.state.target is not None)
        return page

    return make


def upscale(page: UpscalePage, qtbot, button: Callable[[], None] | None = None) -> None:
    before = page.state.found
    (button or page.bar.search.click)()
    qtbot.waitUntil(lambda: page.state.found is not before and not page.is_searching)


def test_several_answers_beside_bicubic_and_how_far_they_differ(ready, untrained, picture, qtbot):
    page = ready(untrained())
    page.factor.setCurrentIndex(0)
    page.factor.activated.emit(0)
    page.count.setValue(2)
    upscale(page, qtbot)
    found = page.state.found
    whole = np.asarray(Image.open(picture))[:, 2:18]
    np.testing.assert_array_equal(found.picture.whole[..., 0], whole)
    small = whole.reshape(8, 2, 8, 2).mean(axis=(1, 3))
    assert np.abs(found.picture.input.small[..., 0] - small).max() <= 1
    for index, answer in enumerate(found.answers):
        page.strip.choose(index)
        np.testing.assert_array_equal(to_array(page.compare.picture.image), answer.pixels[..., 0])
        assert page.strip.latent(index) is answer.latent
    wanted = np.asarray(Image.fromarray(found.picture.input.small[..., 0]).resize((16, 16), Image.Resampling.BICUBIC))
    np.testing.assert_array_equal(to_array(page.compare.source.image), wanted)
    np.testing.assert_allclose(page.spread.values, np.std([answer.pixels[..., 0] for answer in found.answers], axis=0))
    error = np.square(found.answers[1].pixels[..., 0].astype(float) - whole).mean()
    assert abs(found.picture.likeness(found.answers[1].pixels) - 10 * np.log10(255**2 / error)) < 1e-6
    assert "Answer 2 of 2" in page.outcome_bar.numbers.text()


def test_more_answers_and_what_outlives_the_page(ready, untrained, qtbot):
    page = ready(untrained())
    page.count.setValue(1)
    upscale(page, qtbot)
    assert page.spread.values is None  # of a single one
    first = page.state.found.answers
    upscale(page, qtbot, page.strip.more_asked.emit)
    assert page.state.found.answers[:1] == first
    assert page.state.chosen == 1
    assert page.spread.values.shape == (16, 16)
    again = built(page.session, qtbot)
    assert (again.strip.count(), again.strip.current, again.count.value()) == (3, 1, 1)
    np.testing.assert_array_equal(again.spread.values, page.spread.values)


def test_another_factor_is_another_question(ready, untrained, tmp_path, qtbot):
    Image.new("L", (8, 8), 128).save(tmp_path / "small.png")
    page = ready(untrained(), tmp_path / "small.png")
    page.factor.setCurrentIndex(0)
    page.factor.activated.emit(0)
    upscale(page, qtbot)
    assert "first shrunk" not in page.outcome_bar.verdict.text()
    page.factor.setCurrentIndex(1)
    page.factor.activated.emit(1)
    assert page.state.found is None and not page.strip.isVisible()
    upscale(page, qtbot)
    assert "first shrunk to 4 × 4 px" in page.outcome_bar.verdict.text()


def test_a_small_picture_is_taken_as_it_is(ready, untrained, tmp_path, qtbot):
    pixels = np.random.default_rng(0).integers(0, 256, (4, 4), np.uint8)
    Image.fromarray(np.kron(pixels, np.ones((2, 2), np.uint8))).save(tmp_path / "small.png")  # 8 x 8, the least there is
    page = ready(untrained(size=32), tmp_path / "small.png")
    page.count.setValue(1)
    upscale(page, qtbot)
    assert page.state.found.picture.whole is None
    assert page.state.found.picture.input.small.shape == (8, 8, 1)
    np.testing.assert_array_equal(page.state.found.picture.input.small[::2, ::2, 0], pixels)


def test_a_trained_upscaler_makes_all_of_a_picture_larger(ready, untrained, picture, qtbot):
    page = ready(untrained(factor=2))
    assert page.stack.currentIndex() == 1
    assert not page.factor.isEnabled()
    assert page.count.isHidden()
    upscale(page, qtbot)
    found = page.state.found
    assert found.picture.whole is None
    assert found.answers[0].pixels.shape == (32, 40, 1)
    page.shrink.setChecked(True)
    upscale(page, qtbot)
    found = page.state.found
    np.testing.assert_array_equal(found.picture.whole[..., 0], np.asarray(Image.open(picture)))
    assert found.picture.input.small.shape == (8, 10, 1)
    assert found.answers[0].pixels.shape == (16, 20, 1)
    assert page.outcome_bar.save.isEnabled()
    assert not page.outcome_bar.explore.isEnabled()  # there is no latent
    with qtbot.waitSignal(page.session.written):
        page.outcome_bar.save_to(picture.with_name(page.outcome().name))
    np.testing.assert_array_equal(
        np.asarray(Image.open(picture.with_name("picture-larger-1.png"))), found.answers[0].pixels[..., 0]
    )


def test_an_upscaler_has_nothing_to_explore(session, untrained):
    session.model.set_run(untrained(factor=2))
    assert session.model.origin is None
    session.model.set_run(untrained())
    assert session.model.origin is not None


def test_the_picture_stays_when_another_run_is_opened(ready, untrained, picture, qtbot):
    page = ready(untrained())
    page.count.setValue(3)
    for run in (untrained(factor=2), untrained(size=32)):
        page.session.runs.show(run)
        assert page.picture.has_picture
        qtbot.waitUntil(lambda: page.state.target is not None)
        assert page.state.target.path == picture
        assert page.bar.search.isEnabled() and page.state.count == 3


@pytest.mark.parametrize("factor", [0, 2])
def test_several_pictures_are_made_larger_into_a_folder(session, untrained, tmp_path, qtbot, monkeypatch, factor):
    page, out = built(session, qtbot), tmp_path / "out"
    session.runs.show(untrained(factor=factor))
    out.mkdir()
    (out / "a-larger-1.png").write_text("mine")
    rng, paths = np.random.default_rng(0), [tmp_path / f"{name}.png" for name in "abc"]
    for path in paths:
        Image.fromarray(rng.integers(0, 256, (16, 16), np.uint8)).save(path)
    paths[1].write_text("no picture")
    errors, jobs = [], []
    session.error.connect(errors.append)
    session.jobs.changed.connect(lambda: jobs.extend(session.jobs.running))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_: str(out))
    with qtbot.waitSignal(session.written) as written:
        page.take_pictures(paths)
    assert sorted(path.name for path in out.iterdir()) == ["a-larger-1-2.png", "a-larger-1.png", "c-larger-1.png"]
    assert (out / "a-larger-1.png").read_text() == "mine"
    assert written.args[0].path == out and str(written.args[0].note) == "pictures written: 2, left out: 1"
    assert len(errors) == 1 and "b.png" in str(errors[0])
    assert (jobs[0].last_progress.done, jobs[0].last_progress.total) == (3, 3)
    assert page.state.target.path == paths[2]  # the last one is seen
    large = np.asarray(Image.open(out / "c-larger-1.png"))
    np.testing.assert_array_equal(large, page.state.found.answers[0].pixels[..., 0])
