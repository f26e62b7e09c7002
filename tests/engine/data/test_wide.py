"""Data of 10 to 14 bits in files of 16: as bright as they are where that is evident, otherwise said."""

import io

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import decode, load_dataset
from ganstudio.engine.data.report.preflight import preflight
from tests.engine.data.awkward import chunk, header, tiff


def ramp(top, height=16, width=256):
    """Levels from 0 to ``top``, uint16 (height, width)."""
    return np.linspace(0, top, width).round().astype(np.uint16)[None].repeat(height, axis=0)


def file_of(values, format):
    buffer = io.BytesIO()
    Image.fromarray(values).save(buffer, format)
    return buffer.getvalue()


def png_of(values):
    """A PNG of 16 bits in colour, from uint16 (H, W, 2 to 4)."""
    import zlib

    height, width, channels = values.shape
    lines = b"".join(b"\0" + line.astype(">u2").tobytes() for line in values)
    kind = {2: 4, 3: 2, 4: 6}[channels]
    return b"\x89PNG\r\n\x1a\n" + header(width, height, 16, kind) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND")


def tiff_of(values, order="<"):
    height, width, channels = values.shape
    data = values.astype(order + "u2").tobytes()
    tags = {256: (width,), 257: (height,), 258: (16,) * channels, 259: (1,), 262: (2,), 277: (channels,), 278: (height,)}
    return tiff({**tags, 279: (len(data),), **({338: (2,)} if channels == 4 else {})}, data, order=order)


def levels(content):
    return np.asarray(decode(content, "it").image).astype(int)


@pytest.mark.parametrize("bits", [8, 10, 12, 14, 16])
@pytest.mark.parametrize("format", ["PNG", "TIFF"])
def test_grey_reaches_white(bits, format):
    values = ramp(2**bits - 1)
    wanted = np.rint(values * (255 / (2**bits - 1)))
    assert np.array_equal(levels(file_of(values, format)), wanted)
    assert np.array_equal(levels(file_of(values.astype(np.int32), "TIFF")), wanted)


@pytest.mark.parametrize("bits", [8, 10, 12, 14, 16])
@pytest.mark.parametrize("make", [png_of, tiff_of, lambda values: tiff_of(values, ">")])
def test_colours_reach_white_in_all_their_shades(bits, make):
    red = ramp(2**bits - 1)
    values = np.stack([red, red[:, ::-1], red // 2], axis=2)
    wanted = np.rint(values * (255 / (2**bits - 1))) if bits < 16 else values >> 8  # Pillow keeps the upper half
    assert np.array_equal(levels(make(values)), wanted)


def test_transparency_of_few_bits():
    red = ramp(4095)
    content = png_of(np.stack([red, red, red, red[:, ::-1]], axis=2))
    wanted = np.rint(red * (255 / 4095))
    assert np.array_equal(levels(content), np.stack([wanted, wanted, wanted, wanted[:, ::-1]], axis=2))
    opaque = levels(png_of(np.stack([red, red, red, np.full_like(red, 65535)], axis=2)))
    assert (opaque[..., 3] == 255).all()


def test_a_tiff_that_says_12_bits_is_believed_however_dark():
    values = ramp(1000)
    low, high = values[:, ::2].astype(np.uint32), values[:, 1::2].astype(np.uint32)
    packed = np.stack([low >> 4, (low & 15) << 4 | high >> 8, high & 255], axis=2).astype(np.uint8)
    data = packed.tobytes()
    tags = {256: (256,), 257: (16,), 258: (12,), 259: (1,), 262: (1,), 277: (1,), 278: (16,), 279: (len(data),)}
    assert np.abs(levels(tiff(tags, data)) - values * (255 / 4095)).max() <= 1


@pytest.mark.parametrize("top", [100, 1500, 6000, 9000, 20_000, 40_000])
def test_dark_pictures_of_16_bits_stay_dark(top):
    assert np.array_equal(levels(file_of(ramp(top), "PNG")), np.rint(ramp(top) * (255 / 65535)))


@pytest.fixture
def folder_of(tmp_path):
    def make(*tops):
        folder = tmp_path / "cells"
        folder.mkdir()
        for number, top in enumerate(tops):
            (folder / f"{number}.png").write_bytes(file_of(ramp(top, 64, 64), "PNG"))
        return folder

    return make


def brightest(dataset):
    return dataset.pixels[dataset.rows].reshape(len(dataset.rows), -1).max(axis=1).tolist()


def said(result, source):
    return " ".join(str(sentence) for sentence in result(preflight(source, DataConfig(size=64))).verdict)


def test_pictures_of_one_set_keep_their_relation(folder_of, opened, result):
    source = opened(folder_of(4095, 1500, 900, 3000))
    dataset = result(load_dataset(source, DataConfig(size=64)))
    assert brightest(dataset) == [round(top * 255 / 4095) for top in (4095, 1500, 900, 3000)]
    assert "The 16-bit files hold 12-bit data: level 4,095 becomes white." in said(result, source)


def test_one_bright_picture_shows_that_the_others_are_dark(folder_of, opened, result):
    source = opened(folder_of(4095, 60_000))
    assert brightest(result(load_dataset(source, DataConfig(size=64)))) == [round(top * 255 / 65535) for top in (4095, 60_000)]
    assert "bits" not in said(result, source)


def test_what_is_not_evident_is_said(folder_of, opened, result):
    source = opened(folder_of(1500, 1200))
    assert brightest(result(load_dataset(source, DataConfig(size=64)))) == [6, 5]
    assert "The 16-bit files are dark: the highest level is 1,500 of 65,535. Save them with their full range." in said(
        result, source
    )


def test_the_depth_is_known_without_the_samples_when_opened_again(folder_of, opened):
    folder = folder_of(4095, 1500)
    assert [opened(folder).depth for _ in range(2)] == [12, 12]


def test_numbers_are_read_alike_in_either_byte_order():
    values = np.arange(16 * 16, dtype=np.uint16).reshape(16, 16) * 16
    found = []
    for order in "<>":
        data = values.astype(order + "u2").tobytes()
        tags = {256: (16,), 257: (16,), 258: (16,), 259: (1,), 262: (1,), 277: (1,), 278: (16,), 279: (len(data),)}
        found.append(levels(tiff(tags, data, order=order)))
    assert np.array_equal(*found)
    assert found[0].max() == round(4080 * 255 / 4095)


def planes_of(values, order="<"):
    """A TIFF of 16 bits with each channel in a plane of its own, from uint16 (H, W, 3 or 4)."""
    height, width, channels = values.shape
    data = values.transpose(2, 0, 1).astype(order + "u2").tobytes()
    tags = {256: (width,), 257: (height,), 258: (16,) * channels, 259: (1,), 262: (2,), 277: (channels,), 278: (height,), 284: (2,)}
    lengths = {279: (2 * width * height,) * channels}
    return tiff({**tags, **lengths, **({338: (2,)} if channels == 4 else {})}, data, order=order)


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("bits", [12, 16])
def test_colours_of_16_bits_in_planes_of_their_own(bits, order, channels):
    values = np.random.default_rng(0).integers(0, 2**bits, (16, 24, channels)).astype(np.uint16)
    wanted = values * (255 / (2**bits - 1))
    assert np.abs(levels(planes_of(values, order)) - wanted).max() <= 1


@pytest.mark.parametrize("bits", [10, 12, 16])
def test_grey_with_alpha(bits):
    values = np.random.default_rng(0).integers(0, 2**bits, (16, 24, 2)).astype(np.uint16)
    found, wanted = levels(png_of(values)), values * (255 / (2**bits - 1))
    assert np.abs(found[..., 0] - wanted[..., 0]).max() <= 1
    assert np.abs(found[..., -1] - wanted[..., 1]).max() <= 1


@pytest.mark.parametrize("bits", [8, 12, 16])
def test_white_as_0(bits):
    values = ramp(2**bits - 1)
    tags = {256: (256,), 257: (16,), 258: (16,), 259: (1,), 262: (0,), 277: (1,), 278: (16,), 279: (values.nbytes,)}
    wanted = 255 - np.rint(values * (255 / (2**bits - 1)))
    assert np.abs(levels(tiff(tags, values.tobytes())) - wanted).max() <= 1


def test_floating_point_numbers_with_white_as_0():
    values = (ramp(255) / 255).astype(np.float32)
    tags = {256: (256,), 257: (16,), 258: (32,), 259: (1,), 262: (0,), 277: (1,), 278: (16,), 279: (values.nbytes,), 339: (3,)}
    assert np.abs(levels(tiff(tags, values.tobytes())) - (255 - ramp(255).astype(int))).max() <= 1
