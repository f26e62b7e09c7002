"""Camera raw, HEIC and TIFFs of unusual colours: left out as what they are, never read as their thumbnail."""

import struct
import zipfile

import numpy as np
import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import UnreadableImage, causes, decode, load_dataset
from ganstudio.engine.data.decoding.tiff import Tiff
from ganstudio.engine.data.report.preflight import preflight
from ganstudio.engine.errors import DatasetError
from tests.engine.data.awkward import HEIGHT, WIDTH, drawn, noise, pixels, saved, tiff


def heic(brand=b"heic", others=b"mif1heic"):
    return struct.pack(">I", 16 + len(others)) + b"ftyp" + brand + bytes(4) + others + bytes(500)


def camera_tiff(below=32803):
    """A TIFF as Nikon and Sony write it: a small picture that any program shows, and the sensor's data below it."""
    content = bytearray(tiff(plain_tags(), pixels().tobytes()))
    place = len(content)
    entry = struct.pack("<HHII", 262, 3, 1, below)
    content += struct.pack("<H", 1) + entry + bytes(4)
    first = struct.unpack_from("<I", content, 4)[0]
    count = struct.unpack_from("<H", content, first)[0]
    entries = content[first + 2 : first + 2 + 12 * count]
    moved = len(content)
    content += struct.pack("<H", count + 1) + entries + struct.pack("<HHII", 330, 4, 1, place) + bytes(4)
    struct.pack_into("<I", content, 4, moved)
    return bytes(content)


SIGNED = "3 channels of signed numbers of 16 bits; save it with unsigned numbers of 8 or 16 bits"


def plain_tags(samples=3, bits=8, photometric=2):
    sizes = {256: (WIDTH,), 257: (HEIGHT,), 278: (HEIGHT,), 279: (WIDTH * HEIGHT * samples * bits // 8,)}
    return {**sizes, 258: (bits,) * samples, 259: (1,), 262: (photometric,), 277: (samples,)}


def dng():
    return tiff({**plain_tags(), 50706: (1, 4, 0, 0)}, pixels().tobytes())


def canon():
    content = saved(drawn(), "TIFF")
    assert struct.unpack_from("<I", content, 4)[0] == 8  # the directory comes first: it is moved behind the mark
    moved = content[8:]
    return content[:4] + struct.pack("<I", 16) + b"CR\2\0" + bytes(4) + moved


RAW = {
    "a.nef": camera_tiff(),
    "renamed.tif": camera_tiff(),
    "a.arw": saved(drawn(), "TIFF"),
    "renamed dng.tiff": dng(),
    "a.dng": dng(),
    "a.cr2": canon(),
    "renamed cr2.jpg": canon(),
    "a.cr3": b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom" + bytes(500),
    "a.RAF": b"FUJIFILMCCD-RAW 0201" + noise(500),
    "a.orf": b"IIRO\x08\0\0\0" + noise(500),
    "a.rw2": b"IIU\0\x08\0\0\0" + noise(500),
    "a.x3f": b"FOVb" + noise(500),
    "a.raw": noise(500),
}
HEICS = {"a.heic": heic(), "b.HEIF": heic(b"mif1"), "renamed.jpg": heic(b"heix", b"mif1")}


@pytest.fixture
def cause():
    def find(content, name):
        with pytest.raises(UnreadableImage) as error:
            decode(content, name)
        return error.value.problem.cause, error.value.problem.detail

    return find


@pytest.mark.parametrize("name", RAW)
def test_a_raw_file_is_not_its_thumbnail(name, cause):
    assert cause(RAW[name], name)[0] == causes.CAMERA_RAW
    assert "export it as JPEG" in cause(RAW[name], name)[1]


@pytest.mark.parametrize("name", HEICS)
def test_heic_is_named_with_what_to_do(name, cause):
    assert cause(HEICS[name], name) == (causes.HEIC, "export it as JPEG")


@pytest.mark.parametrize(
    "name, content", [("a.jxl", b"\xff\x0a" + noise(500)), ("b.jxl", b"\0\0\0\x0cJXL \r\n\x87\n" + noise(500))]
)
def test_jpeg_xl_is_named(name, content, cause):
    assert cause(content, name) == (causes.UNSUPPORTED, "JPEG XL; export it as JPEG or PNG")


def test_pictures_that_look_a_little_like_them_are_read():
    avif = saved(drawn(), "AVIF")
    assert b"mif1" in avif[:64]
    for name, content in {
        "a.avif": avif,
        "a jpeg called.nef": saved(drawn(), "JPEG"),
        "plain.tif": saved(drawn(), "TIFF"),
        "with a smaller version below.tif": camera_tiff(below=2),
    }.items():
        assert decode(content, name).width == WIDTH


@pytest.mark.parametrize("packed", [False, True])
def test_in_a_folder_and_in_an_archive(packed, tmp_path, folder, opened, result):
    for name, content in {**RAW, **HEICS}.items():
        (folder / name).write_bytes(content)
    where = folder
    if packed:
        where = tmp_path / "all.zip"
        with zipfile.ZipFile(where, "w") as archive:
            for path in folder.iterdir():
                archive.write(path, path.name)
    dataset = result(load_dataset(opened(where), DataConfig(size=16)))
    assert len(dataset) == 5
    found = {problem.file: problem.cause for problem in dataset.problems}
    assert found == dict.fromkeys(RAW, causes.CAMERA_RAW) | dict.fromkeys(HEICS, causes.HEIC)
    said = [str(sentence) for sentence in result(preflight(opened(where), DataConfig(size=16))).verdict]
    assert "Export camera raw files and HEIC pictures as JPEG to use them." in said


def test_opened_alone_it_says_what_it_is(tmp_path, opened):
    (tmp_path / "a.heic").write_bytes(heic())
    with pytest.raises(DatasetError, match=r"HEIC picture \(export it as JPEG\)"):
        opened(tmp_path / "a.heic")


@pytest.mark.parametrize(
    "tags, size, reason",
    [
        ({**plain_tags(3, 32), 339: (3, 3, 3)}, 12, "3 channels of floating-point numbers of 32 bits; save it with 8 or 16 bits"),
        ({**plain_tags(3, 16), 339: (3, 3, 3)}, 6, "3 channels of floating-point numbers of 16 bits; save it with 8 or 16 bits"),
        (
            {**plain_tags(3, 16), 339: (2, 2, 2)},
            6,
            SIGNED,
        ),
        ({**plain_tags(3, 16), 262: (8,)}, 6, "Lab colours of 16 bits; save it as an RGB picture"),
        (plain_tags(2, 16, 1), 4, "a grey and an alpha channel of 16 bits; save it as PNG"),
        (plain_tags(5, 8, 1), 5, "5 channels; save those to learn from as grey or RGB pictures"),
        (plain_tags(8, 16, 1), 16, "8 channels; save those to learn from as grey or RGB pictures"),
        (plain_tags(3, 32), 12, "channels of 32 bits; save it with 8 or 16 bits"),
    ],
)
def test_a_tiff_of_unusual_colours_says_which(tags, size, reason, cause):
    assert cause(tiff(tags, noise(WIDTH * HEIGHT * size)), "a.tif")[1].endswith(reason)
    assert cause(tiff(tags, noise(WIDTH * HEIGHT * size)), "a.tif")[0] == causes.UNSUPPORTED


def test_tags_that_make_no_sense_end():
    rng = np.random.default_rng(0)
    whole = camera_tiff()
    for _ in range(200):
        content = bytearray(whole)
        for place in rng.integers(0, len(whole) - 40, 30):
            content[-40 + place % 40] = content[place % 60 + 4] = int(rng.integers(256))
        found = Tiff(bytes(content))
        found.pages()
        found.below(found.first())
