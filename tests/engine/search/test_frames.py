"""Search, filling and enlargement with models whose images are not square."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data.decoding.decode import decode
from ganstudio.engine.data.preparation.prepare import largest_crop
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.search.caveats import filling_caveats
from ganstudio.engine.search.target import as_tensor, cut, enlarge, preparation_of, read_target
from ganstudio.engine.search.upscale import small_of
from ganstudio.engine.search.windows import largest_window, look_at_hole
from tests.engine.search.test_original import noise

FRAMES = ["96x64", "64x112", "48x16", "32"]
sides = st.integers(24, 260)


def opened(pixels, path, frame):
    Image.fromarray(pixels).save(path)
    how = preparation_of(DataConfig(size=frame, channels=pixels.shape[2] if pixels.ndim == 3 else 1))
    return read_target(path, how), how


@settings(max_examples=30)
@given(st.sampled_from(FRAMES), sides, sides, st.data())
def test_windows_have_the_models_proportions_and_cover_the_hole(tmp_path_factory, size, width, height, data):
    target, how = opened(noise(height, width), tmp_path_factory.getbasetemp() / "window.png", size)
    hole = np.zeros((height, width), bool)
    left, top = data.draw(st.integers(0, width - 4)), data.draw(st.integers(0, height - 4))
    hole[top : top + 3, left : left + 3] = True
    (window,) = look_at_hole(target, hole, how).windows
    box = window.target.box
    wide, high = box[2] - box[0], box[3] - box[1]
    ratio = how.frame.width / how.frame.height
    assert abs(wide - high * ratio) <= max(1.0, ratio) / 2 + 1e-9
    assert largest_crop(how.frame, wide, high) == (wide, high)  # nothing of the window is cut away
    assert box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
    assert window.hole.shape == (high, wide) and window.hole.sum() == hole.sum()
    assert window.observed_mask.shape[2:] == how.frame.shape and window.target.pixels.shape[1:] == how.frame.shape
    assert window.observed_mask.sum() < how.frame.area


@pytest.mark.parametrize("size", FRAMES)
@pytest.mark.parametrize("share", [0.8, 1, 2.5])
def test_a_part_of_a_picture_and_the_way_back(size, share, tmp_path):
    frame = FrameSize.of(size)
    wide, high = largest_crop(frame, round(frame.width * share), round(frame.height * share))
    pixels = noise(high, wide, 3)
    target, _ = opened(pixels, tmp_path / "a.png", size)
    assert target.pixels.shape == (3, *frame.shape)
    back = enlarge(as_tensor([target]), (wide, high))
    assert back.shape == (1, 3, high, wide)
    if share <= 1:  # framed, or of the model's size: the same pixels
        np.testing.assert_array_equal(to_uint8(back)[0], pixels)


def test_a_hole_marks_the_models_pixels_below_it(tmp_path):
    target, how = opened(noise(128, 192), tmp_path / "a.png", "96x64")
    hole = np.zeros((128, 192), bool)
    hole[20:40, 100:130] = True
    (window,) = look_at_hole(target, hole, how).windows
    left, top, right, bottom = window.target.box
    assert (right - left, bottom - top) == (96, 64)
    missing = 1 - window.observed_mask[0, 0].numpy()
    np.testing.assert_array_equal(missing > 0, hole[top:bottom, left:right])


def test_a_caveat_names_the_frames(tmp_path):
    target, how = opened(noise(400, 600), tmp_path / "a.png", "96x64")
    hole = np.zeros((400, 600), bool)
    hole[50:200, 100:350] = True
    width, height = largest_window(hole, how.frame)
    assert (width, height) == (501, 334)
    (large,) = filling_caveats(target, hole, how.frame, 1)
    assert f"{width} x {height} px with its surroundings, drawn at 96 x 64 px and enlarged {width / 96:.1f} times" in str(large)
    (rough,) = filling_caveats(target, hole[::2, ::2], how.frame, 1, scale=2)
    assert "enlarged 5.2 times" in str(rough)


def test_a_small_picture_fills_the_reduced_frame(tmp_path):
    data = DataConfig(size="96x64", channels=3)
    how = preparation_of(data)
    for sides, is_reduced in [((24, 16), False), ((200, 100), True)]:
        Image.fromarray(noise(sides[1], sides[0], 3)).save(tmp_path / "a.png")
        target = read_target(tmp_path / "a.png", how)
        small = small_of(target, decode(target.content, "a.png"), data, 4)
        assert small.target.pixels.shape == (3, 16, 24)
        assert (small.whole is not None) == is_reduced


def test_a_cut_keeps_the_box_and_gives_the_models_frame(tmp_path):
    target, how = opened(noise(300, 300), tmp_path / "a.png", "64x112")
    part = cut(target, (10, 20, 74, 132), how)
    assert part.box == (10, 20, 74, 132) and part.pixels.shape == (1, 112, 64)
    np.testing.assert_array_equal(part.pixels[0], np.asarray(target.source)[20:132, 10:74])
