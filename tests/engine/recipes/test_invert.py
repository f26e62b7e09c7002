"""Pictures found in the latent space, as arrays and plain facts."""

import numpy as np
import pytest

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Preview
from ganstudio.engine.export.provenance import fingerprint, read_picture
from ganstudio.engine.latent.latent import render
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.invert import SearchTarget, invert
from ganstudio.engine.runs import Run
from tests.pulling import finished, watched


def test_each_picture_has_candidates_with_what_the_model_draws_there(untrained, picture, quick, tmp_path):
    run = untrained("stylegan2")
    result, events = watched(invert(run, [picture("a"), picture("b", seed=1)]))
    assert (result.run, result.images_seen, result.encoder, result.used_encoder) == (run, 64, None, False)
    (target,) = [event for event in events if isinstance(event, SearchTarget)]
    assert target.pixels.shape == (2, 16, 16, 1)
    assert [event for event in events if isinstance(event, Preview)]
    generator = Model(run).generator
    for number, found in enumerate(result.pictures):
        assert np.array_equal(target.pixels[number], found.target.pixels.transpose(1, 2, 0))
        assert len(found.candidates) >= 2
        best = found.best
        assert best.pixels.shape == (16, 16, 1) and best.pixels.dtype == np.uint8
        assert np.abs(render(generator, [best.latent])[0].astype(int) - best.pixels).max() <= 1
        assert best.provenance.network == fingerprint(generator)
        assert found.own is not None
        likeness = [one.likeness.psnr for one in found.candidates]
        assert likeness[0] == pytest.approx(max(likeness), abs=3)
    best.save(tmp_path / "best.png")
    assert np.array_equal(read_picture(tmp_path / "best.png").latent.z, best.latent.z)
    best.save_latent(tmp_path / "best.npz")
    with np.load(tmp_path / "best.npz") as arrays:
        assert set(arrays) == {"z", "label", "latent"}
        assert int(arrays["label"]) == -1


def test_a_run_and_its_open_model_find_the_same(untrained, picture, quick):
    run, path = untrained(classes=3), picture()
    one = finished(invert(run, [path], label=1, seed=4))
    other = finished(invert(Model(run), [path], label="class 1", seed=4))
    assert np.allclose(one.pictures[0].best.latent.z, other.pictures[0].best.latent.z, atol=1e-4)
    assert one.pictures[0].best.latent.label == 1
    third = finished(invert(run, [path], label=1, seed=5))
    assert not np.allclose(one.pictures[0].best.latent.z, third.pictures[0].best.latent.z, atol=1e-4)


def test_only_the_box_is_searched_for(untrained, picture, quick):
    result = finished(invert(untrained(), [picture("a", 32)], box=(4, 4, 20, 20)))
    assert result.pictures[0].target.box == (4, 4, 20, 20)


def test_tuning_keeps_a_copy_that_draws_the_pictures(untrained, picture, quick, monkeypatch):
    from ganstudio.engine.search import tune

    monkeypatch.setattr(tune, "STEPS", 3)
    run = untrained()
    result = finished(invert(run, [picture()], effort="tune"))
    assert result.run.path == run.path / "tuned" / "a"
    assert Run.open(result.run.path).origin.pictures == ("a.png",)
    (found,) = result.pictures
    assert len(found.candidates) == 1
    assert found.best.provenance.run == "a"
    assert found.best.provenance.network == fingerprint(Model(result.run).generator)


def test_mistakes_are_told_before_the_search(untrained, picture):
    run = untrained()
    with pytest.raises(ConfigError, match="effort"):
        next(invert(run, [picture()], effort="slow"))
    with pytest.raises(ConfigError, match="was trained without classes"):
        finished(invert(run, [picture()], label=1))
