"""Mutated files of every kind: whatever the bytes, only a DatasetError may come of them, and soon."""

import gzip
import io
import json
import random
import struct
import tarfile
import time
import warnings
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import load_dataset, thumbnail
from ganstudio.engine.data.opening import open_source
from ganstudio.engine.data.preflight import preflight
from ganstudio.engine.errors import DatasetError

SLOWEST = 5.0  # seconds for one mutated file
FAST, ALL = 400, 20_000
NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 60_000)
HEADER = 64  # bytes that most formats keep their sizes and types in


@dataclass(frozen=True)
class Seed:
    """A valid file: ``content`` is mutated, ``wrap`` then mends or packs it, so that checksums do not hide what is within.

    It is written as ``file`` into a folder; ``named`` is what is opened of that folder ("" is the folder itself), in which
    ``others`` lie, unharmed.
    """

    file: str
    content: bytes
    wrap: Callable[[bytes], bytes] = bytes
    named: str | None = None
    others: tuple[tuple[str, bytes], ...] = ()


def drawn(mode: str = "RGB", seed: int = 0) -> Image.Image:
    rng = np.random.default_rng(seed)
    picture = Image.fromarray(rng.integers(0, 256, (8, 8, 3), np.uint8)).resize((20, 16), Image.Resampling.BILINEAR)
    return picture if mode == "RGB" else picture.convert(mode)


def saved(format: str, mode: str = "RGB", **options: object) -> bytes:
    buffer = io.BytesIO()
    drawn(mode).save(buffer, format, **options)
    return buffer.getvalue()


def mended(content: bytes) -> bytes:
    """A PNG with the checksums of its chunks made right."""
    made, place = bytearray(content), 8
    while place + 12 <= len(made):
        length = struct.unpack_from(">I", made, place)[0]
        end = place + 8 + length
        if end + 4 > len(made):
            break
        struct.pack_into(">I", made, end, zlib.crc32(made[place + 4 : end]))
        place = end + 4
    return bytes(made)


def zipped(*members: tuple[str, bytes], deflated: bool = False) -> bytes:
    buffer = io.BytesIO()
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED) as archive,
    ):
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode, bufsize=1024) as archive:  # type: ignore[call-overload]
        for name, content in (("a/1.png", saved("PNG")), ("b/2.jpg", saved("JPEG"))):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def idx(array: np.ndarray) -> bytes:
    return b"\0\0\x08" + bytes([array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


def npy(array: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array)
    return buffer.getvalue()


def pictures() -> list[Seed]:
    """One of each format that can be written, in a folder beside a good one; those that may be films also by themselves."""
    frames = [drawn(seed=seed) for seed in (1, 2)]
    exif = Image.Exif()
    exif[0x0112] = 6
    made = {
        "grey.png": saved("PNG", "L"),
        "palette.png": saved("PNG", "P", transparency=3),
        "alpha.png": saved("PNG", "RGBA"),
        "wide.png": saved("PNG", "I;16") if "I;16" in Image.MODES else saved("PNG", "I"),
        "film.png": saved("PNG", save_all=True, append_images=frames, duration=1000),
        "a.jpg": saved("JPEG", exif=exif.tobytes(), icc_profile=bytes(200)),
        "progressive.jpg": saved("JPEG", "CMYK", progressive=True),
        "film.gif": saved("GIF", save_all=True, append_images=frames, duration=1000),
        "film.webp": saved("WEBP", save_all=True, append_images=frames, duration=1000),
        "lossless.webp": saved("WEBP", "RGBA", lossless=True),
        "lzw.tif": saved("TIFF", compression="tiff_lzw", save_all=True, append_images=frames),
        "float.tif": saved("TIFF", "F"),
        "jpeg.tif": saved("TIFF", compression="jpeg"),
        "1bit.tif": saved("TIFF", "1", compression="group4"),
    }
    plain = [("BMP", "bmp"), ("PPM", "ppm"), ("TGA", "tga"), ("PCX", "pcx"), ("DDS", "dds"), ("ICO", "ico"), ("SGI", "sgi")]
    plain += [("JPEG2000", "jp2"), ("AVIF", "avif"), ("ICNS", "icns"), ("BLP", "blp"), ("QOI", "qoi"), ("MPO", "mpo")]
    Image.init()
    for format, ending in plain:
        if format in Image.SAVE:
            try:
                made[f"a.{ending}"] = saved(format, "P" if format == "BLP" else "RGB")
            except (OSError, ValueError, KeyError):
                continue  # not built into this Pillow
    good = (("good.png", saved("PNG")),)
    seeds = [Seed(name, content, mended if name.endswith("png") else bytes, "", good) for name, content in made.items()]
    return seeds + [
        Seed(name, made[name], mended if name.endswith("png") else bytes) for name in ("film.png", "film.gif", "film.webp")
    ]


def archives() -> list[Seed]:
    png, jpeg = mended(saved("PNG")), saved("JPEG")
    labels = json.dumps({"labels": [["a/1.png", 0], ["b/2.jpg", 1]]}).encode()
    members = (("a/1.png", png), ("b/2.jpg", jpeg))
    return [
        Seed("a.zip", zipped(*members)),
        Seed("b.zip", zipped(*members, ("dataset.json", labels), deflated=True)),
        Seed("c.zip", jpeg, lambda content: zipped(("a/1.jpg", content), members[0])),
        Seed("d.zip", labels, lambda content: zipped(*members, ("dataset.json", content))),
        Seed("a.tar", tarred()),
        Seed("a.tar.gz", tarred("w|gz")),
        Seed("b.tgz", tarred(), gzip.compress),
        Seed("a.tar.bz2", tarred("w|bz2")),
        Seed("a.tar.xz", tarred("w|xz")),
    ]


def arrays() -> list[Seed]:
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (5, 8, 8, 3), np.uint8)
    grey, labels = images[..., 0].copy(), np.array([0, 1, 0, 1, 2], np.uint8)
    packed = io.BytesIO()
    np.savez_compressed(packed, images=images, labels=labels, classes=["a", "b", "c"])
    rows = rng.integers(0, 256, (3, 3073), np.uint8)
    rows[:, 0] = [0, 9, 3]
    raw = "MNIST/raw/train-{}-ubyte"
    return [
        Seed("a.npy", npy(images)),
        Seed("b.npy", npy(images / np.float32(255))),
        Seed("c.npy", npy(grey.astype(np.float64) * 1e3)),
        Seed("d.npy", npy(np.asfortranarray(images.astype(np.int32)))),
        Seed("a.npz", packed.getvalue()),
        Seed("b.npz", npy(images), lambda content: zipped(("images.npy", content), ("labels.npy", npy(labels)))),
        Seed("c.npz", npy(labels), lambda content: zipped(("images.npy", npy(images)), ("labels.npy", content))),
        Seed("d.npz", npy(np.array(["cat", "dog"])), lambda content: zipped(("images.npy", npy(images)), ("classes.npy", content))),
        Seed("a-images.idx", idx(grey), others=(("a-labels.idx", idx(labels)),)),
        Seed("a-labels.idx", idx(labels), named="a-images.idx", others=(("a-images.idx", idx(grey)),)),
        Seed("b-images-idx3-ubyte.gz", gzip.compress(idx(grey))),
        Seed("c-images-idx3-ubyte.gz", idx(grey), gzip.compress),
        Seed(raw.format("images-idx3"), idx(grey), named="MNIST", others=((raw.format("labels-idx1"), idx(labels)),)),
        Seed(raw.format("labels-idx1"), idx(labels), named="MNIST", others=((raw.format("images-idx3"), idx(grey)),)),
        Seed("data_batch_1.bin", rows.tobytes(), named=""),
    ]


def mutated(content: bytes, rng: random.Random) -> bytes:
    """Some changes at some places, as often as not near the beginning."""
    made = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        if not made:
            break
        place = rng.randrange(min(len(made), HEADER) if rng.random() < 0.5 else len(made))
        other, length = rng.randrange(len(made)), rng.randint(1, max(1, len(made) // 4))
        match rng.randrange(8):
            case 0 | 1:
                made[place] ^= 1 << rng.randrange(8)
            case 2:
                made[place] = rng.randrange(256)
            case 3 | 4:
                number, order = rng.choice(NUMBERS), rng.choice(("little", "big"))
                size = rng.choice((2, 4)) if number <= 0xFFFF else 4
                made[place : place + size] = number.to_bytes(size, order)  # type: ignore[arg-type]
            case 5:
                del made[place if rng.random() < 0.5 else other :]
            case 6:
                made[place:place] = made[other : other + length]
            case 7:
                del made[place : place + length]
    return bytes(made)


def opened_and_read(name: str) -> None:
    """All that the studio does with what was dropped: examine it, show it, prepare it."""
    data = DataConfig(size=16)
    source = ended(open_source([name], data))
    source.stamps()
    for index in range(len(source)):
        try:
            thumbnail(source.read(index), source.title(index), 32)
        except DatasetError:
            continue
    report = ended(preflight(source, data))
    assert report.files == report.used + len(report.problems)
    assert all(problem.file and problem.cause for problem in report.problems)
    ended(load_dataset(source, data))


def ended(task):  # type: ignore[no-untyped-def]
    while True:
        try:
            next(task)
        except StopIteration as end:
            return end.value


def attack(seeds: list[Seed], count: int, folder: Path, first: int = 0) -> None:
    """Open ``count`` files: each seed unharmed, then mutated; now and then one seed's content under another's name.

    What is opened follows from its number alone.
    """
    for number in range(first, first + count):
        seed, rng = seeds[number % len(seeds)], random.Random(number)
        here = folder / f"{number}"
        target = here / seed.file
        for name, content in seed.others:
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            (here / name).write_bytes(content)
        target.parent.mkdir(parents=True, exist_ok=True)
        content = seed.content
        if number >= len(seeds):
            content = mutated(content if rng.random() < 0.95 else rng.choice(seeds).content, rng)
        target.write_bytes(seed.wrap(content))
        start = time.monotonic()
        try:
            opened_and_read(str(here / (seed.file if seed.named is None else seed.named)))
        except DatasetError as error:
            assert number >= len(seeds), f"{seed.file}, unharmed: {error}"  # noqa: PT017
            assert str(error)  # noqa: PT017
        except Exception as error:
            raise AssertionError(f"number {number}, {seed.file} opened as {seed.named!r}: {error!r}") from error
        assert time.monotonic() - start < SLOWEST, f"number {number}, {seed.file}, took too long"


# decoders warn of what they find; in the studio that stops nothing, so it must not here
pytestmark = pytest.mark.filterwarnings("ignore")

KINDS = {"pictures": pictures, "archives": archives, "arrays": arrays}


@pytest.mark.parametrize("kind", KINDS)
def test_mutated_files_a_few(kind, tmp_path):
    attack(KINDS[kind](), FAST // len(KINDS), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_mutated_files_all(kind, tmp_path):
    attack(KINDS[kind](), -(-ALL // len(KINDS)), tmp_path)
