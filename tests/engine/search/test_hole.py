"""Masks: as files, with a soft border, and those that are of no use."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.errors import DatasetError, RunError
from ganstudio.engine.search.hole import feathered, hole_of, read_mask, write_mask
from ganstudio.engine.search.inpaint import look_at_hole
from ganstudio.engine.search.target import read_target
from tests.engine.search.test_pictures import HOW, saved


@pytest.mark.parametrize("width", [0, 1, 4, 9, 40])
def test_feathering_ends_where_it_says(width):
    hole = np.zeros((200, 200), np.uint8)
    hole[80:120, 90:130] = 255
    soft = feathered(hole, width)
    assert (soft[hole == 255] == 255).all()
    far = np.ones_like(hole, bool)
    far[80 - width : 120 + width, 90 - width : 130 + width] = False
    assert not soft[far].any()
    falling = soft[80 - width : 81, 110].astype(int)
    assert (np.diff(falling) >= 0).all()
    if 0 < width < 20:  # the hole is wider than the blur
        even = 255 * (1 - (width - np.arange(width) - 0.5) / width)
        assert abs(falling[:width] - even).max() <= 255 / width


def test_masks_are_files(tmp_path):
    mask = np.zeros((20, 30), np.uint8)
    mask[4:9, 3:9] = 255
    write_mask(tmp_path / "mask.png", mask)
    np.testing.assert_array_equal(read_mask(tmp_path / "mask.png"), mask)
    clear = Image.new("RGBA", (20, 10), (255, 255, 255, 0))
    clear.paste((255, 255, 255, 255), (0, 0, 5, 10))
    clear.save(tmp_path / "clear.png")
    np.testing.assert_array_equal(read_mask(tmp_path / "clear.png")[0], [255] * 5 + [0] * 15)
    (tmp_path / "text.png").write_text("no picture")
    with pytest.raises(DatasetError, match=r"text\.png"):
        read_mask(tmp_path / "text.png")
    with pytest.raises(DatasetError, match="cannot be read"):
        read_mask(tmp_path / "none.png")
    with pytest.raises(RunError):
        write_mask(Path(tmp_path, "no folder", "mask.png"), mask)


@pytest.mark.parametrize(
    "paint, said",
    [
        (lambda hole: None, "all black"),
        (lambda hole: hole.fill(255), "all white"),
        (lambda hole: hole[:, 20:].fill(255), "leaves nothing around it"),
    ],
)
def test_masks_that_are_of_no_use(paint, said, tmp_path):
    path = saved(np.zeros((30, 90), np.uint8), tmp_path / "a.png")
    target, mask = read_target(path, HOW), np.zeros((30, 90), np.uint8)
    paint(mask)
    with pytest.raises(DatasetError, match=said):
        look_at_hole(target, hole_of(mask, target), HOW)
    with pytest.raises(DatasetError, match=r"The mask is 9 × 8 px, a\.png is 90 × 30 px"):
        hole_of(np.zeros((8, 9), np.uint8), target)


def test_a_hole_that_leaves_no_whole_pixel_of_the_models(tmp_path):
    path = saved(np.zeros((24, 24), np.uint8), tmp_path / "a.png")
    hole = np.ones((24, 24), bool)
    hole[0, 0] = False
    with pytest.raises(DatasetError, match="leaves nothing around it"):
        look_at_hole(read_target(path, HOW), hole, HOW)
