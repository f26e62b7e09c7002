"""Pictures whose numbers Pillow does not read as their file means them: a result shows outside of the hole what the file shows."""

import io
import struct
import zlib
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data.decoding.decode import decode
from ganstudio.engine.search.original import original_of
from ganstudio.engine.search.target import preparation_of, read_target
from tests.engine.data.awkward import chunk, header, tiff

HOW = preparation_of(DataConfig(size=16, channels=1))
HOLE = np.zeros((16, 16), bool)
HOLE[5:11, 6:12] = True
HALF_TURN, QUARTER_TURN = 3, 6  # of EXIF


def png(values, bits, kind, *more):
    """A PNG from whole numbers (H, W) or (H, W, C); each of ``more`` is a chunk before the pixels."""
    height, width = values.shape[:2]
    if bits == 16:
        lines = [line.astype(">u2").tobytes() for line in values]
    else:
        lines = [np.packbits(np.unpackbits(line[:, None], axis=1)[:, 8 - bits :].reshape(-1)).tobytes() for line in values]
    pixels = chunk(b"IDAT", zlib.compress(b"".join(b"\0" + line for line in lines)))
    return b"\x89PNG\r\n\x1a\n" + header(width, height, bits, kind) + b"".join(more) + pixels + chunk(b"IEND")


def key(*numbers):
    return chunk(b"tRNS", struct.pack(f">{len(numbers)}H", *numbers))


def turned(turn):
    buffer, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = turn
    Image.fromarray(deep()).save(buffer, "PNG", exif=exif)
    return buffer.getvalue()


def deep(high=2**16, channels=1):
    values = np.random.default_rng(0).integers(0, high, (16, 16, channels)).astype(np.uint16)
    return values[..., 0] if channels == 1 else values


def tiff_of(values, photometric, **tags):
    planes = values.transpose(2, 0, 1) if values.ndim == 3 else values[None]
    data = np.ascontiguousarray(planes)
    basic = {256: (16,), 257: (16,), 258: (16,) * len(planes), 259: (1,), 262: (photometric,), 277: (len(planes),), 278: (16,)}
    return tiff({**basic, 279: (data[0].nbytes,) * len(planes), 284: (2,)}, data.tobytes())


PICTURES = {
    "colour key of grey in 16 bits": lambda: png(deep(), 16, 0, key(int(deep()[2, 3]))),
    "colour key of grey in 2 bits": lambda: png((deep() >> 14).astype(np.uint8), 2, 0, key(2)),
    "colour key of colours in 16 bits": lambda: png(deep(channels=3), 16, 2, key(*deep(channels=3)[2, 3].tolist())),
    "colours of 12 bits in 16": lambda: png(deep(2**12, 3), 16, 2),
    "grey of 9 bits in 16": lambda: png(deep(2**9), 16, 0),
    "white as 0": lambda: tiff_of(deep(), 0),
    "12 bits with white as 0": lambda: tiff_of(deep(2**12), 0),
    "colours in planes": lambda: tiff_of(deep(channels=3), 2),
    "upside down": lambda: turned(HALF_TURN),
    "on its side": lambda: turned(QUARTER_TURN),
}


def seen(image):
    """int (H, W, 4), with the colour of what is wholly transparent as 0."""
    pixels = np.asarray(image.convert("RGBA")).astype(int)
    return pixels * (pixels[..., 3:] > 0)


@pytest.mark.parametrize("name", PICTURES)
def test_outside_of_the_hole_nothing_is_seen_to_change(name, tmp_path):
    path = tmp_path / "a"
    path.write_bytes(PICTURES[name]())
    before = original_of(read_target(path, HOW))
    levels = np.random.default_rng(1).uniform(0, 255, (16, 16, 1))
    after = before.with_values(before.overlaid((0, 0, 16, 16), levels, HOLE.astype(float)))
    found = seen(decode(after.encoded(), "b").image)
    assert np.array_equal(found[~HOLE], seen(decode(path.read_bytes(), "a").image)[~HOLE])
    assert (found[HOLE][:, 3] == 255).all()
    shown = after.shown(after.values)
    assert np.abs(seen(Image.fromarray(shown.squeeze())) - found).max() <= 1
    if name.startswith(("grey of 9", "upside", "on its", "12 bits", "white")):
        assert after.mode == "I;16"


def test_pixels_without_a_number_are_filled(tmp_path):
    values = (deep() / 65535).astype(np.float32)
    values[7, 8], values[2, 2] = np.nan, np.inf
    Image.fromarray(values).save(tmp_path / "a.tif")
    before = original_of(read_target(tmp_path / "a.tif", replace(HOW, channels=3)))
    found = before.overlaid((0, 0, 16, 16), np.full((16, 16, 3), 51.0), HOLE.astype(float))[..., 0]
    assert found[7, 8] == pytest.approx(0.2, abs=0.01)
    np.testing.assert_array_equal(found[~HOLE], values[~HOLE])
    before.shown(before.values)  # without a warning
