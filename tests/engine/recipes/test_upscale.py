"""Pictures made larger, by search and with a trained upscaler."""

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.recipes.upscale import UpscaleInput, upscale
from tests.pulling import finished, watched


def test_a_search_gives_several_answers_of_the_small_picture(untrained, picture, quick, tmp_path):
    run = untrained(classes=2)
    result, events = watched(upscale(run, [picture("a", 8)], factor=2, count=3, label=1))
    (found,) = result.pictures
    (given,) = [event for event in events if isinstance(event, UpscaleInput)]
    assert given is found.input
    assert (given.small.shape, given.bicubic.shape) == ((8, 8, 1), (16, 16, 1))
    assert [answer.pixels.shape for answer in found.candidates] == [(16, 16, 1)] * 3
    assert {answer.latent.label for answer in found.candidates} == {1}
    assert (found.whole, found.factor, found.visible.factor) == (None, 2, 2)
    assert found.std >= 0
    found.candidates[0].save(tmp_path / "large.png")
    assert np.array_equal(np.asarray(Image.open(tmp_path / "large.png")), found.candidates[0].pixels[..., 0])


def test_what_a_large_picture_was_is_known(untrained, picture, quick):
    (found,) = finished(upscale(untrained(), [picture("a", 16)])).pictures
    assert found.factor == 4
    assert np.array_equal(found.whole[..., 0], np.asarray(Image.open(picture("a", 16))))


def test_an_upscaler_enlarges_whole_pictures(untrained, picture):
    run, path = untrained(factor=2), picture("a", 12, 3)
    result = finished(upscale(run, [path]))
    (answer,) = result.pictures[0].candidates
    assert (answer.pixels.shape, answer.latent, answer.original.mode) == ((24, 24, 3), None, "RGB")
    (shrunk,) = finished(upscale(run, [path], shrinks=True)).pictures
    assert shrunk.candidates[0].pixels.shape == (12, 12, 3)
    assert np.array_equal(shrunk.whole, np.asarray(Image.open(path)))
    with pytest.raises(ConfigError, match="upscales 2 times, not 8 times"):
        finished(upscale(run, [path], factor=8))


def test_mistakes_are_told(untrained, picture):
    run = untrained()
    with pytest.raises(ConfigError, match="effort"):
        next(upscale(run, [picture()], effort="tune"))
    with pytest.raises(ConfigError, match="not 3 times"):
        finished(upscale(run, [picture()], factor=3))
