"""Files of the format PNG in which one colour is transparent: in every mode and depth, with every profile."""

import struct
import zlib

import numpy as np
import pytest
from PIL import ImageCms

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import decode, load_dataset
from ganstudio.engine.data.preparation.prepare import Preparation, prepare
from ganstudio.engine.data.report.preflight import preflight
from tests.engine.data import icc
from tests.engine.data.awkward import chunk, header

SIDE = 16
GREY, COLOUR = 0, 2
KINDS = {(1, GREY): 1, (2, GREY): 3, (4, GREY): 9, (8, GREY): 77, (16, GREY): 0x1234, (8, COLOUR): 77, (16, COLOUR): 0x1234}


def keyed(depth, kind, profile=b""):
    """A PNG whose left half is of the key; to the right everything is another colour, as near to it as can be."""
    key = KINDS[depth, kind]
    near = key - 1 if key else 1
    channels = 3 if kind == COLOUR else 1
    numbers = np.full((SIDE, SIDE, channels), key, np.uint16)
    numbers[:, SIDE // 2 :, -1] = near
    if depth == 16:
        lines = numbers.astype(">u2").reshape(SIDE, -1).view(np.uint8)
    else:
        shift = np.arange(depth - 1, -1, -1)
        lines = np.packbits((numbers.reshape(SIDE, -1, 1) >> shift & 1).astype(np.uint8).reshape(SIDE, -1), axis=1)
    data = zlib.compress(b"".join(b"\0" + line.tobytes() for line in lines))
    icc = chunk(b"iCCP", b"it\0\0" + zlib.compress(profile)) if profile else b""
    key_chunk = chunk(b"tRNS", struct.pack(">" + "H" * channels, *[key] * channels))
    parts = header(SIDE, SIDE, depth, kind) + icc + key_chunk + chunk(b"IDAT", data) + chunk(b"IEND")
    return b"\x89PNG\r\n\x1a\n" + parts


PROFILES = {
    "none": lambda kind: b"",
    "srgb": lambda kind: ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    "another": lambda kind: icc.rgb("P3", icc.P3, icc.SRGB_CURVE) if kind == COLOUR else icc.grey("linear", icc.LINEAR),
    "broken": lambda kind: b"nonsense" * 40,
}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("depth, kind", KINDS)
def test_the_key_alone_is_transparent(depth, kind, profile):
    content = keyed(depth, kind, PROFILES[profile](kind))
    image = decode(content, "it").image
    assert image.mode in ("LA", "RGBA")
    alpha = np.asarray(image.getchannel("A"))
    assert (alpha[:, : SIDE // 2] == 0).all()
    assert (alpha[:, SIDE // 2 :] == 255).all()
    seen = prepare(decode(content, "it"), Preparation(FrameSize.square(SIDE), 3, "centre", 0, 0, "#00ff00"))[0]
    assert seen[:, 8, 2].tolist() == [0, 255, 0]
    assert seen[:, 8, 12].tolist() != [0, 255, 0]


def test_a_profile_is_heeded_beside_a_key():
    kept = [np.asarray(decode(keyed(8, GREY, profile), "it").image)[8, 12, 0] for profile in (b"", icc.grey("linear", icc.LINEAR))]
    assert kept[0] == 76
    assert kept[1] == pytest.approx(149, abs=1)  # linear 76 of 255 as sRGB


def test_wholly_transparent_pictures_are_reported(folder, draw, opened, result):
    hidden = draw(40, 40).convert("RGBA")
    hidden.putalpha(0)
    hidden.save(folder / "hidden.png")
    hidden.getchannel("R").save(folder / "grey.png")  # opaque
    report = result(preflight(opened(folder), DataConfig(size=16)))
    assert report.used == 7
    assert [(note.file, note.cause) for note in report.notes] == [("hidden.png", "fully transparent")]
    assert any("Fully transparent pictures: 1." in str(sentence) for sentence in report.verdict)
    assert len(result(load_dataset(opened(folder), DataConfig(size=16)))) == 7
