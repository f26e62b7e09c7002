"""Whether a model can draw a kind of picture is measured against its own kind."""

import shutil

import numpy as np
import pytest
import torch

from ganstudio.engine.latent.model import Model
from ganstudio.engine.search import trust
from ganstudio.engine.search.kept_trust import FILE, Yardstick
from ganstudio.engine.search.solver import SearchBudget
from ganstudio.engine.search.target import preparation_of, read_target
from ganstudio.engine.search.trust import Trust, trust_of, yardstick_of
from ganstudio.engine.search.upscale import read_small
from tests.own_kind import foreign, own_kind
from tests.pulling import finished, watched

LITTLE = SearchBudget(candidates=128, starts=2, steps=60, features=0.0)
YARDSTICK = Yardstick((), tuple(np.linspace(5, 15, 21)))


@pytest.fixture(autouse=True)
def little_effort(monkeypatch):
    monkeypatch.setattr(trust, "TRIAL", LITTLE)


def test_its_own_kind_is_known_and_others_are_foreign_however_faint(untrained, tmp_path):
    run, others = own_kind(untrained, tmp_path)
    paths = [*others[:2], foreign(tmp_path / "noise.png"), foreign(tmp_path / "faint.png", 0.1)]
    targets = [read_target(path, preparation_of(run.config.data)) for path in paths]
    found = finished(trust_of(Model(run), targets))
    assert [one.verdict for one in found] == ["known", "known", "foreign", "foreign"]
    assert [one.warns for one in found] == [False, False, True, True]
    assert found[0].yardstick.usual > 10 > 0 > found[3].score
    # the same of what is seen of them by Inpaint and by Upscale
    known = torch.ones(4, 1, 16, 16)
    known[..., 5:11, 5:11] = 0
    assert [one.verdict for one in finished(trust_of(Model(run), targets, known))] == ["known", "known", "foreign", "foreign"]
    small = [read_small(path, run.config.data, 2).target for path in paths]
    assert [one.verdict for one in finished(trust_of(Model(run), small, factor=2))] == ["known", "known", "foreign", "foreign"]


def test_it_is_measured_once_for_each_network(untrained, tmp_path, monkeypatch):
    run, _ = own_kind(untrained, tmp_path)
    task = yardstick_of(Model(run))
    for _ in range(3):
        next(task)
    task.close()  # given up
    assert not (run.path / FILE).exists()
    found, events = watched(yardstick_of(Model(run)))
    assert len(events) > 10 and len(found.held_out) + len(found.trained) >= trust.FEWEST
    shutil.rmtree(tmp_path / "trained")
    assert watched(yardstick_of(Model(run))) == (found, [])
    assert finished(yardstick_of(Model(run), 2)) is None  # which was not measured, and now nothing is left to measure by
    assert finished(yardstick_of(Model(run, 64))) is None  # another network
    (run.path / FILE).write_text('{"format": 1, "network": 3, "found": []}')
    assert finished(yardstick_of(Model(run))) is None


@pytest.mark.parametrize(("score", "verdict"), [(10, "known"), (6, "known"), (5, "doubtful"), (3, "foreign")])
def test_what_is_said_fits_the_verdict(score, verdict):
    found = Trust(score, YARDSTICK)
    assert found.verdict == verdict and found.warns == (verdict != "known")
    said, of_trained = str(found.sentence()), str(found.sentence(is_trained=True))
    assert f"{score:.1f} dB" in said and ("6.0 dB" in said or "10.0 dB" in said)
    assert "is among those that the model learned from" in of_trained
    assert "not learned" not in of_trained
    assert ("not learned" in said) == (verdict == "foreign")


@pytest.mark.parametrize("held_out", [(10.0,) * 12, (-5.0,) * 2 + (10.0,) * 14])  # of the second, -4 is within what happens
def test_a_picture_drawn_worse_than_a_plain_colour_has_a_positive_figure(held_out):
    found = Trust(-4.0, Yardstick((), held_out))
    assert found.verdict in ("doubtful", "foreign")
    for said in (str(found.sentence()), str(found.sentence(is_trained=True))):
        assert "4.0 dB worse than a plain colour" in said and "-4" not in said


def test_a_model_that_cannot_draw_its_own_kind_says_nothing_of_others():
    found = Trust(2.0, Yardstick((1.0,) * 20, (1.0,) * 12))
    assert (found.verdict, found.warns) == ("unclear", True)
    assert "Train it longer" in str(found.sentence())


def test_those_held_out_count_if_there_are_enough():
    assert Yardstick((20.0,) * 16, (10.0,) * 12).usual == 10
    assert Yardstick((20.0,) * 16, (10.0,) * 3).usual == 20


def test_what_is_drawn_clearly_is_known_however_well_its_own_kind_is():
    assert Trust(23, Yardstick((), (40.0,) * 12)).verdict == "known"
    assert Trust(21, Yardstick((), (40.0,) * 12)).verdict == "foreign"
