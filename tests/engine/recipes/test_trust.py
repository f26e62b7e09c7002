"""How far to trust results, measured for what the model sees of each picture."""

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.recipes.inpaint import inpaint
from ganstudio.engine.recipes.invert import invert
from ganstudio.engine.recipes.trust import measure_trust
from ganstudio.engine.recipes.upscale import upscale
from ganstudio.engine.search import trust
from ganstudio.engine.search.solver import SearchBudget
from tests.own_kind import foreign, own_kind
from tests.pulling import finished


@pytest.fixture(autouse=True)
def little_effort(monkeypatch, quick):
    monkeypatch.setattr(trust, "TRIAL", SearchBudget(candidates=128, starts=2, steps=60, features=0.0))


def test_every_result_is_measured_in_the_same_words(untrained, tmp_path):
    run, others = own_kind(untrained, tmp_path)
    pictures = [others[0], foreign(tmp_path / "faint.png", 0.1)]
    mask = np.zeros((16, 16), bool)
    mask[6:10, 6:10] = True
    results = [
        finished(invert(run, pictures)),
        finished(inpaint(run, pictures, mask, count=1)),
        finished(upscale(run, pictures, factor=2, count=1)),
    ]
    for result in results:
        own, other = finished(measure_trust(run, [one.visible for one in result.pictures]))
        assert "can draw this kind of picture" in str(own.sentence) and not own.warns
        assert "has not learned to draw this kind of picture" in str(other.sentence) and other.warns


def test_the_closest_training_picture_is_found(untrained, tmp_path):
    run, _ = own_kind(untrained, tmp_path)
    trained = sorted((tmp_path / "trained").iterdir())[0]
    darker = tmp_path / "darker.png"
    Image.fromarray(np.asarray(Image.open(trained)) // 2).save(darker)
    parts = [one.visible for one in finished(invert(run, [trained, darker])).pictures]
    same, other = finished(measure_trust(run, parts, compares=True))
    assert same.nearest.psnr is None and other.nearest.psnr > 0
    assert "among those that the model learned from" in str(same.sentence)


def test_without_training_pictures_nothing_is_said(untrained, picture):
    run = untrained()
    (report,) = finished(measure_trust(run, [one.visible for one in finished(invert(run, [picture()])).pictures], compares=True))
    assert (report.trust, report.nearest, report.sentence, report.warns) == (None, None, None, False)
