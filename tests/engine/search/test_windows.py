"""Each hole is seen through a window of its own, unless one window shows several about as well."""

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.latent.latent import latents_from_seeds
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.search import windows
from ganstudio.engine.search.caveats import filling_caveats, picture_caveats
from ganstudio.engine.search.inpaint import fill
from ganstudio.engine.search.invert import draw
from ganstudio.engine.search.solver import SearchBudget
from ganstudio.engine.search.target import preparation_of, read_target
from ganstudio.engine.search.windows import largest_window, look_at_hole
from tests.engine.search.test_original import noise
from tests.engine.search.test_solver import networks
from tests.pulling import finished

HOW = preparation_of(DataConfig(size=16, channels=1))


def seen(holes, tmp_path, shape=(90, 120), feather=0):
    Image.fromarray(noise(*shape)).save(tmp_path / "a.png")
    hole = np.zeros(shape, bool)
    for top, left, side in holes:
        hole[top : top + side, left : left + side] = True
    return look_at_hole(read_target(tmp_path / "a.png", HOW), hole, HOW, feather), hole


def test_holes_apart_are_seen_apart_and_each_other_as_unknown(tmp_path):
    picture, hole = seen([(5, 5, 6), (70, 100, 10), (12, 90, 4)], tmp_path)
    assert len(picture.windows) == 3
    assert [int(window.hole.sum()) for window in picture.windows] == [100, 36, 16]
    for window in picture.windows:
        left, top, right, bottom = window.target.box
        assert right - left == bottom - top == max(16, 2 * round(window.hole.sum() ** 0.5))
        np.testing.assert_array_equal(window.missing, hole[top:bottom, left:right])
    assert len(seen([(5, 5, 6)], tmp_path)[0].windows) == 1
    picture, hole = seen([(40, 40, 20), (48, 66, 4)], tmp_path)  # the larger one's window shows the other
    large, small = picture.windows
    assert (int(large.hole.sum()), int(large.missing.sum())) == (400, 416)
    assert int(small.hole.sum()) == int(small.missing.sum()) == 16


@pytest.mark.parametrize("shape", [(16, 16), (24, 24)])
def test_a_small_picture_is_seen_as_a_whole(shape, tmp_path):
    picture, _ = seen([(1, 1, 2), (12, 12, 3)], tmp_path, shape)
    assert [window.target.box for window in picture.windows] == [(0, 0, *shape)]


def test_near_holes_share_a_window_and_none_is_lost(tmp_path):
    picture, hole = seen([(40, 40, 4), (40, 46, 4)], tmp_path)
    assert len(picture.windows) == 1
    specks = [(row, column, 1) for row in range(3, 290, 9) for column in range(3, 390, 9)]
    picture, hole = seen(specks, tmp_path, (300, 400))
    assert 1 < len(picture.windows) <= windows.MOST
    covered = np.zeros_like(hole, int)
    for window in picture.windows:
        left, top, right, bottom = window.target.box
        covered[top:bottom, left:right] += window.hole
    np.testing.assert_array_equal(covered, hole.astype(int))


@pytest.mark.parametrize("feather", [0, 3])
def test_all_holes_are_filled_and_nothing_else(feather, tmp_path):
    generator, _ = networks()
    picture, hole = seen([(5, 5, 8), (70, 100, 10), (5, 22, 8)], tmp_path, feather=feather)
    (filling,) = finished(fill(generator, [picture], SearchBudget(candidates=32, starts=2, steps=2), count=2, feather=feather))
    assert len(filling.patches) == len(picture.windows) > 1
    before = np.asarray(picture.target.source)
    for number in range(2):
        changed = filling.image(number)[..., 0] != before
        assert changed[hole].mean() > 0.9
        far = np.ones_like(hole)
        for top, left, side in [(5, 5, 8), (70, 100, 10), (5, 22, 8)]:
            far[max(top - feather, 0) : top + side + feather, max(left - feather, 0) : left + side + feather] = False
        assert not changed[far].any()
    assert filling.psnr[0] == min(patch.psnr[0] for patch in filling.patches)


@pytest.mark.parametrize("side", [12, 13, 15])
def test_a_picture_a_little_smaller_than_the_model_is_framed_or_enlarged_as_fits_better(side, tmp_path):
    generator, _ = networks()
    drawn = to_uint8(draw(generator, latents_from_seeds(generator, [1])))[0, ..., 0]
    hole = np.zeros((side, side), bool)
    hole[5:8, 5:8] = True
    first = (16 - side) // 2
    pictures = {
        True: drawn[first : first + side, first : first + side],  # as it was framed: not enlarged
        False: np.asarray(Image.fromarray(drawn).resize((side, side), Image.Resampling.LANCZOS)),
    }
    how = preparation_of(DataConfig(size=16, channels=1, background="#808080"))
    for is_framed, pixels in pictures.items():
        Image.fromarray(pixels).save(tmp_path / "a.png")
        picture = look_at_hole(read_target(tmp_path / "a.png", how), hole, how)
        framed, enlarged = picture.views
        assert framed.is_framed and framed.other is enlarged and not enlarged.is_framed
        np.testing.assert_array_equal(framed.target.pixels[0, first : first + side, first : first + side], pixels)
        assert (
            framed.observed_mask.sum() == 16 * 16 - 9 and framed.observed_mask[..., : max(first, 1), :].all()
            # the background is known
        )
        (filling,) = finished(fill(generator, [picture], SearchBudget(candidates=256, starts=2, steps=60), count=1))
        np.testing.assert_array_equal(filling.image(0)[~hole, 0], pixels[~hole])
        if not is_framed:
            assert np.abs(filling.image(0)[hole, 0].astype(int) - pixels[hole]).mean() < 25


def test_a_hole_far_larger_than_the_model_is_told_before(tmp_path):
    Image.fromarray(noise(200, 200, 3)).save(tmp_path / "a.png")
    target = read_target(tmp_path / "a.png", HOW)
    hole = np.zeros((200, 200), bool)
    hole[20:30, 20:30] = True
    (grey,) = filling_caveats(target, hole, HOW.frame, 1)
    assert "the filling will be grey" in str(grey)
    assert filling_caveats(target, hole, HOW.frame, 3) == picture_caveats(target, 3) == ()
    hole[20:80, 20:80] = True
    assert largest_window(hole, HOW.frame) == (120, 120)
    (large,) = filling_caveats(target, hole, HOW.frame, 3)
    assert "enlarged 7.5 times" in str(large)
    (rough,) = filling_caveats(target, hole[::4, ::4], HOW.frame, 3, scale=4)  # as seen from afar
    assert rough == large
