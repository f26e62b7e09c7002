"""Holes filled in pictures, as arrays and plain facts."""

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Caveat
from ganstudio.engine.recipes.inpaint import FillingPreview, inpaint
from tests.pulling import finished, watched


@pytest.fixture
def mask():
    """A square hole."""
    pixels = np.zeros((16, 16), np.uint8)
    pixels[4:10, 4:10] = 255
    return pixels


def test_only_the_hole_changes_and_the_answers_differ(untrained, picture, quick, mask, tmp_path):
    run, paths = untrained("stylegan2"), [picture("a"), picture("b", 16, 3)]
    result, events = watched(inpaint(run, paths, mask, count=2))
    assert (result.run, result.images_seen, len(result.pictures)) == (run, 64, 2)
    previews = [event for event in events if isinstance(event, FillingPreview)]
    assert {event.picture for event in previews} == {0, 1}
    assert previews[0].pixels.shape[2] == 4
    assert [str(event.text) for event in events if isinstance(event, Caveat)] == [str(note) for note in result.pictures[1].caveats]
    assert "b.png is in colour" in str(result.pictures[1].caveats[0])
    first, second = result.pictures[0].candidates
    own = np.asarray(Image.open(paths[0]))
    for answer in (first, second):
        assert np.array_equal(answer.pixels[mask == 0][:, 0], own[mask == 0])
    assert not np.array_equal(first.pixels, second.pixels)
    ((patch, box),) = first.patches()
    left, top, right, bottom = box
    assert patch.shape == (bottom - top, right - left, 4)
    assert np.array_equal(patch[..., 3] > 0, mask[top:bottom, left:right] > 0)
    first.save(tmp_path / "filled.png")
    assert np.array_equal(np.asarray(Image.open(tmp_path / "filled.png")), first.pixels[..., 0])
    assert result.pictures[0].visible.observed_mask.shape == (1, 1, 16, 16)


def test_masks_come_as_files_arrays_or_transparency(untrained, picture, quick, mask, tmp_path):
    run, path = untrained(), picture()
    Image.fromarray(mask).save(tmp_path / "mask.png")
    cut_out = np.dstack([np.asarray(Image.open(path)), 255 - mask])
    given = [
        finished(inpaint(run, [path], masks, count=1)).pictures[0].candidates[0].pixels
        for masks in (mask, mask > 0, tmp_path / "mask.png", [mask])
    ]
    for pixels in given[1:]:
        assert np.array_equal(pixels, given[0])
    assert finished(inpaint(run, [cut_out], count=1)).pictures[0].candidates[0].pixels.shape == (16, 16, 4)


def test_masks_that_do_not_fit_are_refused(untrained, picture, mask):
    run = untrained()
    with pytest.raises(ConfigError, match="2 masks for 1 pictures"):
        finished(inpaint(run, [picture()], [mask, mask]))
    with pytest.raises(ConfigError, match="A mask must be a uint8"):
        finished(inpaint(run, [picture()], mask.astype(float)))
    with pytest.raises(ConfigError, match="effort"):
        next(inpaint(run, [picture()], mask, effort="tune"))
