"""Pixels against a plain Pillow reference, for every mode, EXIF case and crop; profiles; draft scaling."""

import io
import itertools
import sys

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageOps

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import UnreadableImage, decode
from ganstudio.engine.data.preparation.prepare import Preparation, boxes, prepare, room

SIZE = 16
MODES = ["1", "L", "LA", "P", "P+clear", "RGB", "RGBA", "CMYK", "YCbCr", "I;16", "I", "F", "LAB", "HSV"]
DIGEST = bytes(range(16))


def colourful(width=60, height=44):
    """A smooth picture, colour in all corners."""
    y, x = np.mgrid[:height, :width]
    ramp = np.stack([x * 255 // (width - 1), y * 255 // (height - 1), (x + y) * 255 // (width + height - 2)], axis=2)
    return Image.fromarray(ramp.astype(np.uint8))


def stored(mode):
    """A picture in a mode, the file it is kept in, and what one should see of it: L, LA, RGB or RGBA."""
    rgb = colourful()
    grey = rgb.convert("L")
    alpha = Image.fromarray((np.mgrid[:44, :60][1] * 4).clip(0, 255).astype(np.uint8))
    if mode in ("LA", "RGBA"):
        picture = (grey if mode == "LA" else rgb).copy()
        picture.putalpha(alpha)
        return picture, "PNG", picture
    if mode == "P":
        picture = rgb.quantize(64)
        return picture, "PNG", picture.convert("RGB")
    if mode == "P+clear":
        picture = rgb.quantize(64)
        picture.info["transparency"] = 3
        return picture, "PNG", picture.convert("RGBA")
    if mode in ("I;16", "I"):
        wide = np.asarray(grey).astype(np.uint16) * 257
        return Image.fromarray(wide if mode == "I;16" else wide.astype(np.int32)), "TIFF" if mode == "I" else "PNG", grey
    if mode == "F":
        return Image.fromarray(np.asarray(grey).astype(np.float32) / 255), "TIFF", grey
    if mode == "LAB":
        lab = ImageCms.createProfile("LAB")
        srgb = ImageCms.createProfile("sRGB")
        picture = ImageCms.profileToProfile(rgb, srgb, lab, outputMode="LAB")
        return picture, "TIFF", ImageCms.profileToProfile(picture, lab, srgb, outputMode="RGB")
    picture = {"1": grey, "L": grey, "RGB": rgb}.get(mode, rgb).convert(mode)
    if mode == "HSV":
        return picture, "", picture.convert("RGB")
    return picture, "TIFF" if mode in ("CMYK", "YCbCr") else "PNG", picture.convert("L" if mode in ("1", "L") else "RGB")


def reference(seen, how):
    """What should come of it, with nothing but Pillow: flattened, cut, resized."""
    if how.channels == 4:
        flat = seen.convert("RGBA")
    else:
        rgba = seen.convert("RGBA")
        behind = Image.new("RGBA", seen.size, how.background)
        behind.paste(rgba, mask=rgba.getchannel("A"))
        flat = behind.convert("RGB" if how.channels == 3 else "L") if "A" in seen.getbands() else seen.convert("RGB")
        flat = flat.convert({1: "L", 3: "RGB"}[how.channels])
    width, height = flat.size
    if how.crop == "stretch":
        return [flat.resize((SIZE, SIZE), Image.Resampling.LANCZOS)]
    if how.crop == "fit":
        return [ImageOps.pad(flat, (SIZE, SIZE), Image.Resampling.LANCZOS, color=0 if how.channels == 4 else how.background)]
    if how.crop == "centre":
        side = min(width, height)
        left, top = (width - side) // 2, (height - side) // 2
        parts = [flat.crop((left, top, left + side, top + side))]
    elif how.crop == "tiles":
        parts = [
            flat.crop((left, top, left + how.tile, top + how.tile))
            for top in range(0, height - how.tile + 1, how.tile)
            for left in range(0, width - how.tile + 1, how.tile)
        ]
    else:
        parts = [flat.crop(box) for box in boxes(how, width, height, DIGEST)]
    return [part.resize((SIZE, SIZE), Image.Resampling.LANCZOS) for part in parts]


CROPS = ["centre", "fit", "stretch", "random", "tiles"]


def is_quick(orientation, crop, channels):
    """Every crop upright and turned, every orientation, every number of channels, for each mode; not all of their products."""
    if channels != 3:
        return (orientation, crop) == (1, "centre")
    return orientation in (1, 6) or crop == "centre"


COMBINATIONS = [
    pytest.param(*combination, marks=() if is_quick(*combination) else pytest.mark.slow)
    for combination in itertools.product(range(1, 9), CROPS, (1, 3, 4))
]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("orientation, crop, channels", COMBINATIONS)
def test_prepared_pixels_are_those_of_plain_pillow(mode, orientation, crop, channels):
    picture, format, seen = stored(mode)
    how = Preparation(FrameSize.square(SIZE), channels, crop, 3 if crop == "random" else 0, 20 if crop == "tiles" else 0, "#4080c0")
    content = picture
    if format:
        exif = Image.Exif()
        exif[0x0112] = orientation
        buffer = io.BytesIO()
        picture.save(buffer, format, exif=exif, **({"transparency": 3} if mode == "P+clear" else {}))
        content = buffer.getvalue()
        seen.getexif()[0x0112] = orientation
        seen = ImageOps.exif_transpose(seen)
    found = prepare(decode(content, "it"), how, DIGEST).transpose(0, 2, 3, 1).astype(int)
    wanted = [np.asarray(part).reshape(SIZE, SIZE, channels).astype(int) for part in reference(seen, how)]
    assert len(found) == len(wanted) > 0
    for one, other in zip(found, wanted, strict=True):
        if channels == 4:  # under full transparency there is no colour to compare
            one, other = (np.where(part[..., 3:] > 0, part, 0) for part in (one, other))
        assert np.abs(one - other).max() <= 1


def jpeg(picture, **options):
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=92, **options)
    return buffer.getvalue()


def photograph(width, height):
    """Smooth shapes with some noise, as photographs have."""
    rng = np.random.default_rng(0)
    y, x = np.mgrid[:height, :width]
    waves = [128 + 100 * np.sin(x / a + y / b) for a, b in ((37, 51), (90, 33), (61, 170))]
    return Image.fromarray((np.stack(waves, axis=2) + rng.normal(0, 6, (height, width, 3))).clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize("crop", ["centre", "fit", "stretch", "random"])
@pytest.mark.parametrize("width, height", [(512, 512), (1200, 800), (700, 1900), pytest.param(3000, 2000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("orientation", [1, 6])
def test_draft_scaling_keeps_twice_the_size_and_the_look(crop, width, height, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = jpeg(photograph(width, height), exif=exif)
    how = Preparation(FrameSize.square(64), 3, crop, 2 if crop == "random" else 0, 0, "#ffffff")
    whole = decode(content, "it")
    small = decode(content, "it", lambda width, height: room(how, width, height))
    assert (small.width, small.height) == (whole.width, whole.height)
    assert small.image.width < whole.image.width or width < 1024
    scale = small.image.width / small.width
    sides = [(box[2] - box[0], box[3] - box[1]) for box in boxes(how, whole.width, whole.height, DIGEST)]
    for across, down in sides:
        shorter = max(across, down) if crop == "fit" else min(across, down)
        assert shorter * scale >= 2 * how.frame.width - 1
    difference = np.abs(prepare(whole, how, DIGEST).astype(int) - prepare(small, how, DIGEST).astype(int))
    assert difference.mean() <= 1.5


def wide_gamut():
    """A profile in which pure red is redder than sRGB's: sRGB with red and green exchanged is enough to notice."""
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = content.index(b"rXYZ"), content.index(b"gXYZ")
    content[red : red + 4], content[green : green + 4] = content[green : green + 4], content[red : red + 4]
    return bytes(content).replace(b"s\0R\0G\0B", b"m\0i\0n\0e").replace(b"sRGB", b"mine")


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_colours_are_those_of_the_profile(mode):
    red = Image.new("RGB", (20, 20), (255, 0, 0)).convert(mode)
    buffer = io.BytesIO()
    red.save(buffer, "PNG", icc_profile=wide_gamut())
    found = decode(buffer.getvalue(), "it").image
    assert found.mode == ("RGBA" if mode == "RGBA" else "RGB")
    assert np.abs(np.asarray(found)[10, 10, :3].astype(int) - (0, 255, 0)).max() <= 3


@pytest.mark.parametrize("profile", [b"\0", b"nonsense" * 40, wide_gamut()[:200], wide_gamut()[:128] + bytes(400)])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_profile_that_is_broken_or_for_another_mode_is_not_heeded(profile, mode):
    picture = colourful().convert(mode)
    for content in (profile, wide_gamut() if mode != "RGB" else profile):
        file = jpeg(picture, icc_profile=content)
        assert np.array_equal(np.asarray(decode(file, "it").image), np.asarray(decode(jpeg(picture), "it").image))


def test_srgb_itself_costs_nothing():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with_one, without = (decode(jpeg(colourful(), **options), "it").image for options in ({"icc_profile": profile}, {}))
    assert np.array_equal(np.asarray(with_one), np.asarray(without))


@pytest.mark.parametrize("background", ["#000000", "#ff8000"])
def test_transparency_shows_the_background(background):
    clear = Image.new("RGBA", (32, 32), (0, 0, 255, 0))
    how = Preparation(FrameSize.square(SIZE), 3, "centre", 0, 0, background)
    colour = tuple(bytes.fromhex(background[1:]))
    assert (prepare(decode(clear, "it"), how)[0] == np.array(colour)[:, None, None]).all()


def test_many_scans_are_refused():
    content = jpeg(colourful(), progressive=True)
    end = content.rindex(b"\xff\xd9")
    scan = content[content.rindex(b"\xff\xda") : end]
    with pytest.raises(UnreadableImage) as error:
        decode(content[:end] + scan * 2000 + content[end:], "it")
    assert error.value.problem.cause == "decompression bomb"
    assert decode(content, "it").width == 60


def test_what_would_take_minutes_is_refused_at_once():
    buffer = io.BytesIO()
    Image.new("RGB", (1200, 1200)).save(buffer, "QOI")  # Pillow decodes it in Python
    with pytest.raises(UnreadableImage) as error:
        decode(buffer.getvalue(), "it")
    assert error.value.problem.cause == "too large"


def test_a_huge_picture_is_reduced_on_the_way(monkeypatch):
    monkeypatch.setattr(sys.modules["ganstudio.engine.data.decoding.decode"], "HUGE", 10_000)
    picture = photograph(600, 400)
    how = Preparation(FrameSize.square(32), 3, "centre", 0, 0, "#ffffff")
    whole = decode(picture, "it")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    small = decode(buffer.getvalue(), "it", lambda width, height: room(how, width, height))
    assert small.image.width < 600
    assert (small.width, small.height) == (600, 400)
    assert np.abs(prepare(whole, how).astype(int) - prepare(small, how).astype(int)).mean() <= 1.5


def test_exif_behind_the_pixels_of_a_png():
    exif, buffer = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    photograph(40, 30).save(buffer, "PNG", exif=exif)
    content = buffer.getvalue()
    place = content.index(b"eXIf") - 4
    length = 12 + int.from_bytes(content[place : place + 4], "big")
    moved = content[:place] + content[place + length : -12] + content[place : place + length] + content[-12:]
    assert decode(moved, "it").image.size == decode(content, "it").image.size == (30, 40)
