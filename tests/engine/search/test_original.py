"""Pictures keep what their files hold: mode, depth, alpha, colour profile, and every pixel that is not filled."""

import io
import struct
import zlib
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image, ImageCms

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.decoding.decode import decode
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.networks.upscaler import Upscaler
from ganstudio.engine.search.inpaint import fill
from ganstudio.engine.search.original import original_of
from ganstudio.engine.search.solver import SearchBudget
from ganstudio.engine.search.target import preparation_of, read_target
from ganstudio.engine.search.windows import look_at_hole
from ganstudio.engine.upscaling import application as trained
from ganstudio.engine.upscaling.application import enlarge_original
from tests.engine.search.test_solver import networks
from tests.pulling import finished

LITTLE = SearchBudget(candidates=32, starts=2, steps=2)
HOW = preparation_of(DataConfig(size=16, channels=1))
HOLE = np.zeros((16, 20), bool)
HOLE[5:11, 6:12] = True
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def noise(*shape, kind=np.uint8, high=256):
    return np.random.default_rng(0).integers(0, high, shape).astype(kind)


def swapped_profile():
    """A profile in which red and green stand for one another: a colour that is not converted shows."""
    content = bytearray(SRGB.tobytes())
    places = {bytes(content[at : at + 4]): at for at in range(132, 132 + 12 * 30, 12)}
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    content[red + 4 : red + 12], content[green + 4 : green + 12] = content[green + 4 : green + 12], content[red + 4 : red + 12]
    return bytes(content).replace(b"sRGB", b"swap").replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


def rgba():
    pixels = noise(16, 20, 4)
    pixels[..., 3] = np.linspace(130, 255, 20)
    return Image.fromarray(pixels)


PICTURES = {
    "L": lambda: Image.fromarray(noise(16, 20)),
    "LA": lambda: Image.fromarray(noise(16, 20, 2) | np.array([0, 128], np.uint8), "LA"),
    "RGB": lambda: Image.fromarray(noise(16, 20, 3)),
    "RGBA": rgba,
    "I;16": lambda: Image.fromarray(noise(16, 20, kind=np.uint16, high=65536)),
    "12 bits": lambda: Image.fromarray(noise(16, 20, kind=np.uint16, high=4096)),
    "P": lambda: Image.fromarray(noise(16, 20, 3)).quantize(64),
    "1": lambda: Image.fromarray(noise(16, 20) > 127),
    "CMYK": lambda: Image.fromarray(noise(16, 20, 4), "CMYK"),
    "F": lambda: Image.fromarray(noise(16, 20).astype(np.float32) / 255),
    "I": lambda: Image.fromarray(noise(16, 20, kind=np.int32, high=65536)),
}
KEPT_AS = {"12 bits": "I;16", "P": "RGB", "1": "L"}


@pytest.mark.filterwarnings("ignore:'mode' parameter:DeprecationWarning")
@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("name", PICTURES)
def test_only_the_filled_pixels_change(name, channels, tmp_path):
    image = PICTURES[name]()
    path = tmp_path / ("a.png" if name in ("L", "LA", "RGB", "RGBA", "I;16", "P", "1") else "a.tif")
    image.save(path)
    target = read_target(path, replace(HOW, channels=channels))
    before = original_of(target)
    levels = noise(16, 16, channels).astype(float)
    if channels == 4:
        levels[..., 3] = 255
    share = HOLE[:, 2:18].astype(float)
    values = before.values.copy()
    values[:, 2:18] = before.overlaid((2, 0, 18, 16), levels, share)
    after = before.with_values(values)
    after.save(tmp_path / f"b{after.suffix}")
    with Image.open(tmp_path / f"b{after.suffix}") as saved:
        assert saved.mode == KEPT_AS.get(name, name)
        wanted = np.asarray(image.convert(saved.mode) if name in ("P", "1") else image)
        found = np.asarray(saved)
    np.testing.assert_array_equal(found[~HOLE], wanted[~HOLE])
    assert (found[HOLE] != wanted[HOLE]).reshape(HOLE.sum(), -1).any(axis=1).mean() > 0.9
    if name in ("LA", "RGBA") and channels < 4:  # it was opaque enough to be seen through
        np.testing.assert_array_equal(found[..., -1], wanted[..., -1])


@pytest.mark.parametrize("name", ["L", "RGB", "I;16", "12 bits", "F"])
def test_what_the_model_saw_laid_over_the_picture_is_the_picture(name, tmp_path):
    path = tmp_path / "a.tif"
    PICTURES[name]().save(path)
    target = read_target(path, replace(HOW, channels=3))
    before, levels = original_of(target), np.asarray(target.source).astype(float)
    again = before.overlaid((0, 0, 20, 16), levels, np.ones((16, 20)))
    assert np.abs(again.astype(float) - before.values).max() <= 1.01 * before.step
    np.testing.assert_array_equal(before.overlaid((0, 0, 20, 16), levels, np.zeros((16, 20))), before.values)


def test_what_was_transparent_becomes_seen_where_it_is_filled(tmp_path):
    pixels = noise(16, 20, 4)
    pixels[..., 3] = np.where(HOLE, 0, 200)
    Image.fromarray(pixels).save(tmp_path / "a.png")
    before = original_of(read_target(tmp_path / "a.png", replace(HOW, channels=3)))
    levels = np.full((16, 20, 3), 90.0)
    after = before.overlaid((0, 0, 20, 16), levels, HOLE.astype(float))
    assert (after[HOLE] == [90, 90, 90, 255]).all()
    np.testing.assert_array_equal(after[~HOLE], pixels[~HOLE])


def test_a_filling_is_in_the_colours_of_the_pictures_profile(tmp_path):
    profile = swapped_profile()
    Image.fromarray(noise(16, 20, 3)).save(tmp_path / "a.png", icc_profile=profile)
    before = original_of(read_target(tmp_path / "a.png", replace(HOW, channels=3)))
    levels = np.broadcast_to(np.array([200.0, 60, 40]), (16, 20, 3))
    after = before.with_values(before.overlaid((0, 0, 20, 16), levels, HOLE.astype(float)))
    with Image.open(io.BytesIO(after.encoded())) as saved:
        assert saved.info["icc_profile"] == profile
    seen = np.asarray(decode(after.encoded(), "a.png").image)
    assert np.abs(seen[HOLE].astype(int) - [200, 60, 40]).max() <= 3
    assert np.abs(after.values[HOLE].astype(int) - [60, 200, 40]).max() <= 12
    np.testing.assert_array_equal(before.shown(after.values), seen)


def test_a_picture_that_lies_on_its_side_is_filled_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(noise(20, 16, 3)).save(tmp_path / "a.png", exif=exif)
    target = read_target(tmp_path / "a.png", replace(HOW, channels=3))
    assert original_of(target).values.shape == (16, 20, 3)
    np.testing.assert_array_equal(original_of(target).values, np.asarray(target.source))


def test_colour_stays_around_what_a_grey_model_fills(tmp_path):
    generator, _ = networks()
    pixels = noise(16, 20, 3)
    Image.fromarray(pixels).save(tmp_path / "a.png")
    target = read_target(tmp_path / "a.png", HOW)
    assert target.is_coloured
    (filling,) = finished(fill(generator, [look_at_hole(target, HOLE, HOW)], LITTLE, count=2))
    for number in range(2):
        values = filling.original(number).values
        np.testing.assert_array_equal(values, filling.image(number))
        np.testing.assert_array_equal(values[~HOLE], pixels[~HOLE])
        assert (np.ptp(values[HOLE].astype(int), axis=1) == 0).all()
    (soft,) = finished(fill(generator, [look_at_hole(target, HOLE, HOW, 2)], LITTLE, count=1, feather=2))
    near = soft.patches[0].changed & ~HOLE[:, slice(*soft.patches[0].box[::2])]
    assert near.any() and np.ptp(soft.patches[0].shown[0][near].astype(int), axis=1).mean() > 20  # it fades into colour


def test_colours_of_16_bits_are_said_to_be_read_in_8(tmp_path):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = b"".join(b"\0" + noise(20, 3, kind=np.uint16, high=65536).astype(">u2").tobytes() for _ in range(16))
    header = struct.pack(">IIBBBBB", 20, 16, 16, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    (tmp_path / "deep.png").write_bytes(content)
    assert read_target(tmp_path / "deep.png", HOW).is_deep
    Image.fromarray(noise(16, 20, kind=np.uint16, high=65536)).save(tmp_path / "grey.png")
    assert not read_target(tmp_path / "grey.png", HOW).is_deep  # that is kept


@pytest.fixture(params=[1, 3, 4])
def upscaler(request):
    torch.manual_seed(0)
    return Upscaler(request.param, 2, 8, 1).eval().requires_grad_(False)


@pytest.mark.filterwarnings("ignore:'mode' parameter:DeprecationWarning")
@pytest.mark.parametrize("name", ["L", "LA", "RGB", "RGBA", "I;16", "CMYK"])
def test_an_upscaler_gives_back_mode_depth_alpha_and_colour(name, upscaler, tmp_path):
    torch.nn.init.zeros_(upscaler.to_image.weight)
    torch.nn.init.zeros_(upscaler.to_image.bias)  # so it is bicubic interpolation
    image = PICTURES[name]().resize((20, 16)) if name == "I;16" else PICTURES[name]()
    path = tmp_path / ("a.tif" if name == "CMYK" else "a.png")
    image.save(path, icc_profile=SRGB.tobytes())
    before = original_of(read_target(path, replace(HOW, channels=min(3, upscaler.channels))))
    large = finished(enlarge_original(upscaler, before))
    with Image.open(io.BytesIO(large.encoded())) as saved:
        assert (saved.mode, saved.size) == (image.mode, (40, 32))
        assert saved.info["icc_profile"] == SRGB.tobytes()
    whole = torch.from_numpy(before.values.astype(np.float32)).permute(2, 0, 1)[None]
    wanted = torch.nn.functional.interpolate(whole, scale_factor=2, mode="bicubic")[0].permute(1, 2, 0).numpy()
    if name in ("L", "RGB", "I;16"):
        off = np.abs(large.values - wanted.clip(0, 65535 if name == "I;16" else 255)) / before.step
        assert np.percentile(off, 90) < 1.5
    if name in ("LA", "RGBA"):
        assert np.abs(large.values[..., -1] - wanted[..., -1].clip(0, 255)).max() <= 1
        off = np.abs(large.values[..., :-1].astype(float) - wanted[..., :-1])
        assert np.median(off) < 12  # seen over the background, and back


def test_what_an_upscaler_writes_can_be_opened_again(tmp_path, monkeypatch):
    path = tmp_path / "a.png"
    Image.fromarray(noise(16, 20)).save(path)
    monkeypatch.setattr(decode, "__defaults__", (None, 16 * 20))  # of a data set
    monkeypatch.setattr("ganstudio.engine.search.target.LARGEST", 32 * 40)
    monkeypatch.setattr(trained, "LARGEST", 32 * 40)
    network = Upscaler(1, 2, 8, 1).eval().requires_grad_(False)
    large = finished(enlarge_original(network, original_of(read_target(path, HOW))))
    large.save(path)
    again = read_target(path, HOW)
    assert again.source.size == (40, 32)
    with pytest.raises(ConfigError, match="too large"):
        finished(enlarge_original(network, original_of(again)))
