"""Small valid files of every kind that is read, to be mutated."""

import gzip
import io
import json
import struct
import subprocess
import tarfile
import tempfile
import warnings
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image


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
    rows = json.dumps({"labels": [["a/1.png", [1, 0]], ["b\\2.jpg", [0, 1.0]]], "classes": ["x", "y"]}).encode()
    members = (("a/1.png", png), ("b/2.jpg", jpeg))
    return [
        Seed("a.zip", zipped(*members)),
        Seed("b.zip", zipped(*members, ("dataset.json", labels), deflated=True)),
        Seed("c.zip", jpeg, lambda content: zipped(("a/1.jpg", content), members[0])),
        Seed("d.zip", labels, lambda content: zipped(*members, ("dataset.json", content))),
        Seed("set/dataset.json", rows, named="set", others=tuple((f"set/{name}", content) for name, content in members)),
        Seed("e.zip", zipped(*((name.replace("a/", "猫/"), content) for name, content in members))),
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
        Seed("e.npz", npy(np.array(["a", "b"] * 2 + ["c"])), lambda content: zipped(("x.npy", npy(images)), ("y.npy", content))),
        Seed("a-images.idx", idx(grey), others=(("a-labels.idx", idx(labels)),)),
        Seed("a-labels.idx", idx(labels), named="a-images.idx", others=(("a-images.idx", idx(grey)),)),
        Seed("b-images-idx3-ubyte.gz", gzip.compress(idx(grey))),
        Seed("c-images-idx3-ubyte.gz", idx(grey), gzip.compress),
        Seed(raw.format("images-idx3"), idx(grey), named="MNIST", others=((raw.format("labels-idx1"), idx(labels)),)),
        Seed(raw.format("labels-idx1"), idx(labels), named="MNIST", others=((raw.format("images-idx3"), idx(grey)),)),
        Seed("data_batch_1.bin", rows.tobytes(), named=""),
    ]


def films() -> list[Seed]:
    """A few frames each; none where the ``video`` extra is missing."""
    imageio_ffmpeg = pytest.importorskip("imageio_ffmpeg")
    seeds = []
    with tempfile.TemporaryDirectory() as folder:
        for name, codec in (("a.mp4", "mpeg4"), ("a.avi", "mjpeg"), ("a.mkv", "mpeg4"), ("a.mpg", "mpeg1video")):
            path = Path(folder, name)
            made = ["-f", "lavfi", "-i", "testsrc=size=32x32:rate=25:duration=1", "-c:v", codec, "-threads", "1", str(path)]
            subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-loglevel", "error", *made], check=True)
            seeds.append(Seed(name, path.read_bytes()))
    return seeds


KINDS = {"pictures": pictures, "archives": archives, "arrays": arrays, "films": films}
