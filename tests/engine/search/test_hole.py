"""Masks: as files, with a soft border, and those that are of no use."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.errors import DatasetError, RunError
from ganstudio.engine.search.hole import feathered, hole_of, read_mask, transparent_hole, write_mask
from ganstudio.engine.search.target import read_target
from ganstudio.engine.search.windows import look_at_hole
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
    with pytest.raises(DatasetError, match="Can't read"):
        read_mask(tmp_path / "none.png")
    with pytest.raises(RunError):
        write_mask(Path(tmp_path, "no folder", "mask.png"), mask)


def painted(colour, alpha_of_rest=0):
    pixels = np.full((20, 30, 4), (90, 160, 70, alpha_of_rest), np.uint8)
    pixels[4:9, 3:9] = (*colour, 255)
    return Image.fromarray(pixels)


def cut_out(image):
    pixels = np.asarray(image.convert("RGBA")).copy()
    pixels[4:9, 3:9, 3] = 0
    return Image.fromarray(pixels)


def numbers(kind, low=0, high=1):
    pixels = np.full((20, 30), low, kind)
    pixels[4:9, 3:9] = high
    return Image.fromarray(pixels)


def palette():
    image = numbers(np.uint8)
    image.putpalette([0, 0, 0, 60, 0, 0])
    return image


MASKS = {
    "0 and 1": lambda: numbers(np.uint8),
    "0 and 1 in 16 bits": lambda: numbers(np.uint16),
    "0 and 1 as numbers": lambda: numbers(np.float32),
    "dark and less dark": lambda: numbers(np.uint8, 10, 60),
    "1 bit": lambda: numbers(np.uint8, 0, 255).convert("1"),
    "a palette of 2": palette,
    "white on nothing": lambda: painted((255, 255, 255)),
    "red on nothing": lambda: painted((200, 30, 30)),
    "cut out of a picture": lambda: cut_out(Image.fromarray(np.random.default_rng(0).integers(0, 256, (20, 30, 3), np.uint8))),
    "cut out of black": lambda: cut_out(Image.new("RGB", (30, 20))),
    "white on black, beside nothing": lambda: Image.merge("LA", (numbers(np.uint8, 0, 255), numbers(np.uint8, 130, 255))),
}


@pytest.mark.parametrize("name", MASKS)
def test_masks_in_every_form(name, tmp_path):
    path = tmp_path / ("mask.tif" if "numbers" in name else "mask.png")
    MASKS[name]().save(path)
    wanted = np.zeros((20, 30), np.uint8)
    wanted[4:9, 3:9] = 255
    np.testing.assert_array_equal(read_mask(path), wanted)


def test_the_hole_may_be_what_is_transparent_in_the_picture(tmp_path):
    cut_out(Image.new("RGB", (30, 20), "green")).save(tmp_path / "a.png")
    hole = hole_of(transparent_hole(read_target(tmp_path / "a.png", HOW)), read_target(tmp_path / "a.png", HOW))
    assert hole[4:9, 3:9].all() and hole.sum() == 30
    Image.new("RGB", (30, 20)).save(tmp_path / "a.png")
    with pytest.raises(DatasetError, match=r"Nothing in a\.png is transparent"):
        transparent_hole(read_target(tmp_path / "a.png", HOW))


@pytest.mark.parametrize(
    "paint, said",
    [
        (lambda hole: None, "all black"),
        (lambda hole: hole.fill(255), "all white"),
        (lambda hole: hole[:, 20:].fill(255), "no window in the model's proportions leaves"),
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
    with pytest.raises(DatasetError, match="no window in the model's proportions leaves"):
        look_at_hole(read_target(path, HOW), hole, HOW)
