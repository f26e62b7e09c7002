"""Pixels the networks see, against plain Pillow."""

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import decode, load_dataset
from ganstudio.engine.data import prepare as prepare_picture
from ganstudio.engine.data.preparation.prepare import Preparation, preparation
from ganstudio.engine.data.sources.suggest import common_edge, is_coloured, suggest_channels, suggest_frame
from ganstudio.engine.search.target import preparation_of
from ganstudio.engine.training.resolve import resolve


def prepare(image: Image.Image, size: int, channels: int) -> np.ndarray:
    return prepare_picture(decode(image, "it"), Preparation(FrameSize.square(size), channels, "centre", 0, 0, "#ffffff"))[0]


def reference(image: Image.Image, size: int, mode: str) -> np.ndarray:
    """Centre crop and resize as the tutorials write it."""
    width, height = image.size
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    small = image.convert(mode).crop((left, top, left + side, top + side)).resize((size, size), Image.Resampling.LANCZOS)
    pixels = np.asarray(small)
    return pixels[None] if mode == "L" else pixels.transpose(2, 0, 1)


@pytest.mark.parametrize("width, height", [(200, 200), (301, 200), (200, 333), (1000, 33), (65, 64), (20, 12), (8, 8), (9, 4000)])
@pytest.mark.parametrize("channels, mode", [(1, "L"), (3, "RGB")])
def test_centre_crop_and_antialiased_resize(width, height, channels, mode, draw):
    image = draw(width, height)
    pixels = prepare(image, 32, channels)
    assert pixels.shape == (channels, 32, 32)
    assert pixels.dtype == np.uint8
    assert pixels.flags["C_CONTIGUOUS"]
    assert np.abs(pixels.astype(int) - reference(image, 32, mode)).max() <= 1


@pytest.mark.parametrize("side", [24, 27, 28, 31])
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("background, grey", [("#ffffff", 255), ("#000000", 0), ("#ff0000", 76)])
def test_a_little_too_small_is_framed_in_the_background(side, channels, background, grey, draw):
    image = draw(side, side + 6)
    pixels = prepare_picture(decode(image, "it"), Preparation(FrameSize.square(32), channels, "centre", 0, 0, background))[0]
    edge = (32 - side) // 2
    inner = pixels[:, edge : edge + side, edge : edge + side]
    exact = np.asarray(image.convert("L" if channels == 1 else "RGB"))[3 : side + 3]
    assert np.array_equal(inner, exact[None] if channels == 1 else exact.transpose(2, 0, 1))
    frame = np.ones((32, 32), bool)
    frame[edge : edge + side, edge : edge + side] = False
    assert (([grey] if channels == 1 else list(bytes.fromhex(background[1:]))) == pixels[:, frame].T).all()


def test_the_exact_size_is_left_alone(draw):
    image = draw(32, 32)
    assert np.array_equal(prepare(image, 32, 3), np.asarray(image).transpose(2, 0, 1))


def test_much_too_small_is_enlarged(draw):
    assert np.array_equal(prepare(draw(23, 23), 32, 3), reference(draw(23, 23), 32, "RGB"))


def one_colour(image: Image.Image, channels: int = 3) -> list[int]:
    """The pixel in the middle of the prepared picture."""
    return prepare(image, 16, channels)[:, 8, 8].tolist()


def test_every_mode_keeps_its_brightness():
    grey = 100
    wide = np.full((16, 16), grey * 257 + 60)  # not a number whose lower half is the answer
    pictures = {
        "L": Image.new("L", (16, 16), grey),
        "1": Image.new("1", (16, 16), 1),
        "I;16": Image.fromarray(wide.astype(np.uint16)),
        "I": Image.fromarray(wide.astype(np.int32)),
        "F in 0..1": Image.fromarray(np.full((16, 16), grey / 255, np.float32)),
        "F in 0..255": Image.fromarray(np.full((16, 16), grey, np.float32)),
        "CMYK": Image.new("CMYK", (16, 16), (0, 0, 0, 255 - grey)),
        "YCbCr": Image.new("YCbCr", (16, 16), (grey, 128, 128)),
        "HSV": Image.new("HSV", (16, 16), (0, 0, grey)),
        "P": Image.new("RGB", (16, 16), (grey, grey, grey)).quantize(4),
        "LA": Image.new("LA", (16, 16), (grey, 255)),
        "RGBA": Image.new("RGBA", (16, 16), (grey, grey, grey, 255)),
    }
    for name, image in pictures.items():
        wanted = 255 if name == "1" else grey
        assert one_colour(image) == pytest.approx([wanted] * 3, abs=1), name
        assert one_colour(image, 1) == pytest.approx([wanted], abs=1), name


def test_numbers_out_of_any_known_range_are_stretched_and_gaps_are_dark():
    heights = np.linspace(-500, 3000, 256).reshape(16, 16).astype(np.float32)
    heights[3, 3] = np.nan
    pixels = prepare(Image.fromarray(heights), 16, 1)
    assert pixels.min() == 0
    assert pixels.max() == 255


def test_a_black_picture_of_wide_numbers_stays_black():
    for kind in (np.uint16, np.int32, np.float32):
        assert not prepare(Image.fromarray(np.zeros((16, 16), kind)), 16, 3).any()


def test_transparency_shows_white():
    clear = Image.new("RGBA", (16, 16), (255, 0, 0, 0))
    assert one_colour(clear) == [255, 255, 255]
    half = Image.new("RGBA", (16, 16), (0, 0, 0, 128))
    assert one_colour(half) == pytest.approx([127] * 3, abs=1)
    assert one_colour(Image.new("LA", (16, 16), (0, 0)), 1) == [255]
    palette = Image.new("P", (16, 16), 1)
    palette.putpalette([0, 0, 0, 255, 0, 0])
    assert one_colour(palette) == [255, 0, 0]
    palette.info["transparency"] = 1
    assert one_colour(palette) == [255, 255, 255]


@pytest.mark.parametrize(
    "short, size", [(1, 16), (23, 16), (24, 32), (28, 32), (32, 32), (47, 32), (48, 64), (64, 64), (100, 64), (4000, 64)]
)
def test_the_suggested_size_of_mixed_pictures(short, size):
    assert suggest_frame([(short, short + 50), (short + 9, short), (1, 1)] * 2 + [(short, short)]) == FrameSize.square(size)


def test_colour_is_what_is_seen_not_how_it_is_stored(draw):
    grey_as_colour = draw(mode="L").convert("RGB")
    assert not is_coloured(grey_as_colour)
    assert not is_coloured(draw(mode="L").convert("P"))
    assert is_coloured(draw())
    assert suggest_channels([grey_as_colour] * 10) == 1
    assert suggest_channels([grey_as_colour] * 48 + [draw()]) == 1
    assert suggest_channels([grey_as_colour] * 10 + [draw()]) == 3


def folder_of(tmp_path, images):
    for number, image in enumerate(images):
        image.save(tmp_path / f"{number}.png")
    return tmp_path


@pytest.fixture
def prepared(tmp_path, opened, result):
    """The pixels that a folder of these pictures is learnt from."""

    def make(images, **data):
        dataset = result(load_dataset(opened(folder_of(tmp_path, images)), DataConfig(duplicates="keep", **data)))
        return dataset.pixels[dataset.rows], dataset.background

    return make


@pytest.mark.parametrize("background", ["#ffffff", "#4080c0"])
def test_a_small_photograph_is_framed_in_the_background_that_is_set(background, draw, prepared):
    pixels, told = prepared([draw(200, 200, seed=number) for number in range(3)], size=256, channels=3, background=background)
    assert told == background
    frame = np.ones((256, 256), bool)
    frame[28:228, 28:228] = False
    assert (pixels[:, :, frame] == np.array(list(bytes.fromhex(background[1:])))[:, None]).all()


def test_a_small_white_picture_is_white_all_over(prepared):
    pixels, _ = prepared([Image.new("RGB", (200, 200), "white")] * 2, size=256, channels=3)
    assert (pixels == 255).all()


def on_black(mode, side=28):
    """White strokes on black, as digits are stored."""
    image = Image.new(mode, (side, side))
    image.paste("white", (9, 4, 14, side - 4))
    return image


@pytest.mark.parametrize("mode, channels", [("L", 1), ("RGB", 3)])
def test_digits_on_black_go_on_in_black_unless_another_colour_is_set(mode, channels, prepared, tmp_path):
    pixels, told = prepared([on_black(mode), on_black(mode)], size=32, channels=channels)
    assert told == "#000000"
    assert not pixels[:, :, :2].any()
    pixels, told = prepared([on_black(mode), on_black(mode)], size=32, channels=channels, background="#ff0000")
    assert told == "#ff0000"
    assert pixels[0, :, 0, 0].tolist() == ([76] if channels == 1 else [255, 0, 0])


def test_pictures_with_nothing_in_common_at_their_edges_have_no_such_colour(draw):
    assert common_edge([on_black("RGB"), on_black("L")]) == "#000000"
    assert common_edge([Image.new("RGB", (30, 30), (200, 210, 220)), Image.new("RGB", (20, 20), (203, 208, 221))]) == "#c8d2dc"
    assert common_edge([draw(), draw(seed=1)]) == ""
    assert common_edge([Image.new("L", (20, 20), 0), Image.new("L", (20, 20), 255)]) == ""
    assert common_edge([Image.new("RGBA", (20, 20), (0, 0, 0, 0))]) == ""


@pytest.mark.parametrize("name", ["sevens", "digits", "fashion"])
def test_built_in_pictures_keep_their_black_around(name, opened, result):
    assert preparation(opened(name), DataConfig()).background == "#000000"


def test_a_run_keeps_the_background_of_its_pictures(tmp_path, opened, result, tiny_config):
    folder = folder_of(tmp_path, [on_black("L"), on_black("L")])
    dataset = result(load_dataset(opened(folder), DataConfig(size=32, duplicates="keep")))
    resolved = resolve(tiny_config(), dataset)
    assert resolved.data.background == "#000000"
    assert preparation_of(resolved.data).background == "#000000"


@pytest.mark.parametrize("side", [16, 24, 28, 32, 40, 100])
@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_colours_behind_what_is_transparent_are_gone_at_every_size(side, mode):
    image = Image.new(mode, (side, side), (200, 100, 50, 0) if mode == "RGBA" else (200, 0))
    image.paste((0, 0, 255, 255) if mode == "RGBA" else (90, 255), (side // 2, 0, side, side))
    for how in (
        Preparation(FrameSize.square(32), 4, "centre", 0, 0, "#ffffff"),
        Preparation(FrameSize.square(32), 4, "fit", 0, 0, "#ffffff"),
    ):
        pixels = prepare_picture(decode(image, "it"), how)[0]
        assert not pixels[:3, pixels[3] == 0].any()
        assert pixels[3, 16, 8] == 0
        assert pixels[3, 16, 24] == 255
        assert np.abs(pixels[:3, 16, 24].astype(int) - ((0, 0, 255) if mode == "RGBA" else (90, 90, 90))).max() <= 2
