"""Pixels the networks see, against plain Pillow."""

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.data import decode
from ganstudio.engine.data import prepare as prepare_picture
from ganstudio.engine.data.prepare import Preparation, is_coloured, suggest_channels, suggest_size


def prepare(image: Image.Image, size: int, channels: int) -> np.ndarray:
    return prepare_picture(decode(image, "it"), Preparation(size, channels, "centre", 0, 0, "#ffffff"))[0]


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
def test_a_little_too_small_is_framed_in_black(side, channels, draw):
    image = draw(side, side + 6)
    pixels = prepare(image, 32, channels)
    edge = (32 - side) // 2
    inner = pixels[:, edge : edge + side, edge : edge + side]
    exact = np.asarray(image.convert("L" if channels == 1 else "RGB"))[3 : side + 3]
    assert np.array_equal(inner, exact[None] if channels == 1 else exact.transpose(2, 0, 1))
    assert pixels.sum() == inner.sum()


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
def test_suggested_size(short, size):
    assert suggest_size([(short, short + 50), (short + 9, short), (1, 1)] * 2 + [(short, short)]) == size


def test_colour_is_what_is_seen_not_how_it_is_stored(draw):
    grey_as_colour = draw(mode="L").convert("RGB")
    assert not is_coloured(grey_as_colour)
    assert not is_coloured(draw(mode="L").convert("P"))
    assert is_coloured(draw())
    assert suggest_channels([grey_as_colour] * 10) == 1
    assert suggest_channels([grey_as_colour] * 48 + [draw()]) == 1
    assert suggest_channels([grey_as_colour] * 10 + [draw()]) == 3
