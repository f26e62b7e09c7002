"""Invert, Inpaint and Upscale say the same of how far to trust what they found, warnings in the warning style; and the class."""

import inspect
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image

from ganstudio.app.pages.inpaint.view import InpaintPage
from ganstudio.app.pages.invert.view import InvertPage
from ganstudio.app.pages.upscale.view import UpscalePage
from ganstudio.app.rendering.zoom import Box
from ganstudio.engine.recipes import trust as recipe
from ganstudio.engine.search import solver, trust
from ganstudio.engine.search.solver import SearchBudget
from tests.own_kind import foreign, own_kind


@pytest.fixture(autouse=True)
def little_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(solver.EFFORTS, "fast", SearchBudget(candidates=32, starts=1, steps=2))
    monkeypatch.setattr(trust, "TRIAL", SearchBudget(candidates=128, starts=2, steps=60, features=0.0))


@pytest.fixture
def opened(session, qtbot) -> Callable[..., Any]:
    def make(kind: type, run: object, path: object) -> Any:
        session.engine.is_loaded = True
        page = kind(session)
        qtbot.addWidget(page)
        page.show()
        session.runs.show(run)
        page.open(path)
        qtbot.waitUntil(lambda: page.state.target is not None and page.state.target.path == path)
        return page

    return make


def searched(page: Any, qtbot) -> Any:
    """The words and the warning."""
    if isinstance(page, InpaintPage):
        page.canvas.hole.begin()
        page.canvas.hole.rectangle(Box(6, 6, 10, 10), 255)
        page.canvas.hole.end()
        page.keep(count=1)
    if isinstance(page, UpscalePage):
        page.keep(factor=2)
    page.search()
    qtbot.waitUntil(lambda: page.state.measured is not None)
    bar = {InvertPage: "findings", InpaintPage: "found", UpscalePage: "outcome_bar"}[type(page)]
    return getattr(page, bar)


@pytest.mark.parametrize("kind", [InvertPage, InpaintPage, UpscalePage])
def test_the_verdict_is_the_same_on_every_page(kind, opened, untrained, tmp_path, qtbot):
    run, others = own_kind(untrained, tmp_path)
    bar = searched(opened(kind, run, others[0]), qtbot)
    assert "can draw this kind of picture" in bar.verdict.text()
    assert bar.warning.isHidden()
    bar = searched(opened(kind, run, foreign(tmp_path / "faint.png", 0.1)), qtbot)
    assert "has not learned to draw this kind of picture" in bar.warning.label.text()
    assert not bar.warning.isHidden()
    assert "can draw" not in bar.verdict.text()


def test_a_picture_that_it_learned_from_is_never_called_foreign(opened, untrained, tmp_path, qtbot):
    run, _ = own_kind(untrained, tmp_path)
    foreign(tmp_path / "trained" / "faint.png", 0.1)  # one among those of another kind
    bar = searched(opened(InvertPage, run, tmp_path / "trained" / "faint.png"), qtbot)
    assert "among those that the model learned from, but it draws it poorly" in bar.warning.label.text()
    assert "not learned" not in bar.warning.label.text() + bar.verdict.text()
    assert bar.verdict.text().count("among") == 0


def test_the_class_that_was_found_is_told(opened, untrained, tmp_path, qtbot):
    run, others = own_kind(untrained, tmp_path, classes=3)
    page = opened(InvertPage, run, others[0])
    bar = searched(page, qtbot)
    assert f"detected class: class {page.state.answer.found[0].latent.label}" in bar.numbers.text()
    page.keep(label=1, measured=None)
    assert "class found" not in searched(page, qtbot).numbers.text()


def test_without_its_pictures_there_is_nothing_to_measure_by(opened, untrained, tmp_path, qtbot):
    page = opened(InvertPage, untrained(), foreign(tmp_path / "noise.png"))
    assert "missing or too few" in searched(page, qtbot).verdict.text()


@pytest.mark.parametrize(
    ("kind", "words"),
    [(InvertPage, ["invert"]), (InpaintPage, ["inpaint", "--count", 1, "--mask"]), (UpscalePage, ["upscale", "--factor", 2])],
)
def test_the_command_line_measures_the_same(kind, words, opened, untrained, studio, monkeypatch, tmp_path, qtbot):
    run, others = own_kind(untrained, tmp_path)
    mask = np.zeros((16, 16), np.uint8)
    mask[6:10, 6:10] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    measured, measure = [], recipe.measure_trust

    def watch(*words: Any, **named: Any) -> Any:
        given = inspect.signature(measure).bind(*words, **named)
        given.apply_defaults()
        (part,) = given.arguments.pop("parts")
        known = None if part.observed_mask is None else part.observed_mask.tolist()
        measured.append((given.arguments.pop("model").path, part.target.pixels.tolist(), known, part.factor, given.arguments))
        return measure(*words, **named)

    monkeypatch.setattr(recipe, "measure_trust", watch)
    monkeypatch.setattr(sys.modules[kind.__module__], "measure_trust", watch)
    searched(opened(kind, run, others[0]), qtbot)
    command, *options = words
    more = [tmp_path / "mask.png"] if command == "inpaint" else []
    code, _, error = studio(command, run.path, others[0], *options, *more, "--out", tmp_path / "out", "--json")
    assert (code, error) == (0, "")
    assert measured[0] == measured[1]
