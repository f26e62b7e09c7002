"""Colours that come with a profile, against values computed by hand from its primaries and curve."""

import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from ganstudio.engine.data import decode
from ganstudio.engine.data.decoding import colour
from tests.engine.data import icc

RED = (200, 60, 40)


def shown(mode, value, profile, format="TIFF"):
    """The pixel of a picture of one colour, decoded."""
    buffer = io.BytesIO()
    Image.new(mode, (16, 16), value).save(buffer, format, icc_profile=profile)
    found = decode(buffer.getvalue(), "it").image
    return found.getpixel((3, 3))


def near(found, wanted, levels=1):
    return np.abs(np.subtract(found, wanted)).max() <= levels


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
@pytest.mark.parametrize(
    ("name", "primaries", "curve", "wanted"),
    [
        ("DCI-P3 D65 Gamut with sRGB Transfer", icc.P3, icc.SRGB_CURVE, (217, 42, 23)),  # phones
        ("sRGB EOTF with DCI-P3 Color Gamut", icc.P3, icc.SRGB_TABLE, (217, 42, 23)),
        ("Display P3", icc.P3, icc.SRGB_CURVE, (217, 42, 23)),
        ("", icc.P3, icc.SRGB_CURVE, (217, 42, 23)),
        ("GIMP built-in Linear sRGB", icc.SRGB, icc.LINEAR, (229, 133, 110)),
        ("sRGB linear", icc.SRGB, icc.para(0, 1.0), (229, 133, 110)),
        ("sRGB", icc.SRGB, icc.SRGB_CURVE, RED),
        ("sRGB IEC61966-2.1", icc.SRGB, icc.SRGB_TABLE, RED),
        ("my screen", icc.SRGB, icc.SRGB_CURVE, RED),
        ("Adobe RGB (1998)", icc.ADOBE, icc.GAMMA_22, (231, 57, 34)),
        ("sRGB gamma 2.2", icc.SRGB, icc.GAMMA_22, (201, 57, 35)),
    ],
    ids=lambda value: value.decode("latin-1")[:4] if isinstance(value, bytes) else None,
)
def test_a_profile_is_judged_by_what_it_does(name, primaries, curve, wanted, mode):
    alpha = (255,) if mode == "RGBA" else ()
    buffer = io.BytesIO()
    picture = Image.new("RGB", (16, 16), RED)
    picture = picture.quantize(2) if mode == "P" else picture.convert(mode)
    picture.save(buffer, "PNG", icc_profile=icc.rgb(name, primaries, curve))
    found = decode(buffer.getvalue(), "it").image.getpixel((3, 3))
    assert near(found, wanted + alpha)


def test_linear_grey_as_colour_and_as_grey():
    assert near(shown("RGB", (128, 128, 128), icc.rgb("built-in Linear sRGB", icc.SRGB, icc.LINEAR)), (188, 188, 188), 0)
    assert near(shown("L", 128, icc.grey("Linear sRGB grey", icc.LINEAR)), 188, 0)
    assert near(shown("LA", (128, 77), icc.grey("Linear sRGB grey", icc.LINEAR)), (188, 77), 0)
    assert shown("L", 128, icc.grey("sRGB grey", icc.SRGB_CURVE)) == 128
    assert near(shown("L", 20, icc.grey("Gamma 2.2", icc.GAMMA_22)), 12)


@pytest.mark.parametrize("name", ["sRGB built-in", "c2", ""])
@pytest.mark.parametrize("curve", [icc.SRGB_CURVE, icc.SRGB_TABLE], ids=["formula", "table"])
def test_srgb_by_any_name_leaves_every_pixel_alone(name, curve, draw):
    picture = draw(64, 64)
    rounded = tuple(tuple(round(value, 4) for value in primary) for primary in icc.SRGB)
    for primaries in (icc.SRGB, rounded):
        buffer = io.BytesIO()
        picture.save(buffer, "PNG", icc_profile=icc.rgb(name, primaries, curve))
        assert np.array_equal(np.asarray(decode(buffer.getvalue(), "it").image), np.asarray(picture))


def rgb_tables(name, primaries):
    steps = icc.linear_light(np.linspace(0, 1, 256))
    return icc.tables(b"RGB ", name, 3, lambda *rgb: np.array(rgb) @ np.array(primaries), steps)


def test_a_profile_of_tables():
    assert near(shown("RGB", RED, rgb_tables("sRGB camera", icc.P3)), (217, 42, 23), 2)
    assert shown("RGB", RED, rgb_tables("a scanner", icc.SRGB)) == RED


def test_the_srgb_that_is_meant_for_prints_is_known_by_its_name():
    """Its tables squeeze the tones for paper, yet pictures that carry it are sRGB."""
    assert shown("RGB", RED, rgb_tables("sRGB v4 ICC preference perceptual intent beta", icc.P3)) == RED
    assert shown("RGB", RED, rgb_tables("sRGB v4 ICC preference perceptual intent beta 2", icc.P3)) != RED


def test_inks():
    """Ideal inks: each takes all of its complement away."""

    def printed(cyan, magenta, yellow, black):
        return (1 - black) * np.array([1 - cyan, 1 - magenta, 1 - yellow]) @ np.array(icc.SRGB)

    profile = icc.tables(b"CMYK", "sRGB inks", 4, printed, np.linspace(0, 1, 2))
    half = 188  # half of the light
    for inks, wanted in (
        ((0, 0, 0, 0), (255, 255, 255)),
        ((255, 0, 0, 0), (0, 255, 255)),
        ((0, 128, 0, 0), (255, half, 255)),
        ((0, 0, 0, 128), (half, half, half)),
        ((0, 0, 0, 255), (0, 0, 0)),
    ):
        assert near(shown("CMYK", inks, profile), wanted, 3)


def test_a_profile_without_its_tags_or_text_changes_nothing_else():
    whole = icc.rgb("Display P3", icc.P3, icc.SRGB_CURVE)
    assert near(shown("RGB", RED, whole.replace(b"desc\0\0\0\0", b"junk\0\0\0\0")), (217, 42, 23))  # its name is broken
    for tag in (b"rXYZ", b"gTRC"):
        assert shown("RGB", RED, whole.replace(tag, b"????", 1)) == RED


def test_each_profile_is_judged_once(monkeypatch):
    profile = icc.rgb("judged once", icc.P3, icc.SRGB_CURVE)
    judged = []
    real = colour.is_srgb
    monkeypatch.setattr(colour, "is_srgb", lambda *args: judged.append(args) or real(*args))
    assert [shown("RGB", RED, profile) for _ in range(3)] == [shown("RGB", RED, profile)] * 3
    assert len(judged) == 1


def test_pillow_makes_the_same_srgb():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert shown("RGB", RED, profile) == RED
