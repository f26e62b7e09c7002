"""Archives, good and hostile."""

import bz2
import contextlib
import gzip
import io
import json
import os
import struct
import tarfile
import time
import tracemalloc
import warnings
import zipfile

import numpy as np
import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import UnreadableImage, load_dataset, open_source
from ganstudio.engine.data.sources import archives, tars
from ganstudio.engine.errors import DatasetError

TARS = {".tar": "w", ".tar.gz": "w:gz", ".tgz": "w:gz", ".tar.bz2": "w:bz2", ".tar.xz": "w:xz"}
ENDINGS = [".zip", *TARS]


@pytest.fixture
def png(draw):
    """The content of a PNG file, another one for each seed."""

    def make(seed=0):
        buffer = io.BytesIO()
        draw(seed=seed).save(buffer, "PNG")
        return buffer.getvalue()

    return make


@pytest.fixture
def pack(tmp_path):
    """``pack(ending, {name: content})`` writes an archive."""

    def write(ending, members):
        path = tmp_path / f"set{ending}"
        if ending == ".zip":
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of doubles
                for name, content in members:
                    archive.writestr(name, content)
        else:
            with tarfile.open(path, TARS[ending]) as archive:
                for name, content in members:
                    info = tarfile.TarInfo(name)
                    info.size = len(content)
                    archive.addfile(info, io.BytesIO(content))
        return path

    return write


def titles(source):
    return [source.title(index) for index in range(len(source))]


def causes(source):
    return {problem.file: problem.cause for problem in source.problems}


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_kind(ending, pack, png, opened, result):
    path = pack(ending, [(f"{index}.png", png(index)) for index in (10, 2, 0)])
    before = path.read_bytes()
    source = opened(path)
    assert titles(source) == ["0.png", "2.png", "10.png"]
    assert (source.name, source.names, source.has_files) == ("set", (str(path),), True)
    assert [source.read(index) for index in range(3)] == [png(0), png(2), png(10)]
    assert source.classes == ()
    assert len(result(load_dataset(source, DataConfig(size=16))).rows) == 3
    assert path.read_bytes() == before
    assert sorted(os.listdir(path.parent)) == [path.name]


@pytest.mark.parametrize("ending", [".zip", ".tar", ".tar.gz"])
def test_folders_are_classes(ending, pack, png, opened, result):
    path = pack(ending, [("cat 10/a.png", png(1)), ("cat 9/deep/b.png", png(2)), ("dog/c.png", png(3))])
    source = opened(path)
    assert source.classes == ("cat 9", "cat 10", "dog")
    assert source.labels.tolist() == [0, 1, 2]
    assert result(open_source([str(path)], DataConfig(folder_classes=False))).classes == ()


@pytest.mark.parametrize("ending", [".zip", ".tar", ".tar.gz"])
def test_labels_as_stylegan_has_them(ending, pack, png, opened):
    labels = {"labels": [["b/1.png", 3], ["a/0.png", 7], ["b/2.png", 3]]}
    members = [("b/1.png", png(1)), ("a/0.png", png(0)), ("b/2.png", png(2)), ("dataset.json", json.dumps(labels).encode())]
    source = opened(pack(ending, members))
    assert titles(source) == ["a/0.png", "b/1.png", "b/2.png"]
    assert source.classes == ("3", "7")
    assert source.labels.tolist() == [1, 0, 0]
    assert source.problems == ()


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ("null", ""),
        ("[]", ""),
        ('[["0.png", 1]]', "no label for 1 of 2 pictures, for instance 1.png"),
        ('[["0.png", "x"], ["1.png", 2]]', "not a whole number: x"),
        ("[1, 2]", "not pairs"),
        ("7", "not pairs"),
        ('{"0.png"', "not the JSON object"),
        ('"', "not the JSON object"),
        ("[" * 100_000, "not the JSON object"),
    ],
)
def test_labels_that_do_not_fit_are_told_and_not_heeded(labels, said, pack, png, opened):
    source = opened(pack(".zip", [("0.png", png(0)), ("1.png", png(1)), ("dataset.json", b'{"labels": ' + labels.encode() + b"}")]))
    assert len(source) == 2
    assert source.classes == ()
    assert [problem.file for problem in source.problems] == ["dataset.json"] * bool(said)
    assert all(said in problem.detail for problem in source.problems)


@pytest.mark.parametrize("ending", [".zip", ".tar", ".tar.gz"])
def test_what_is_no_picture_is_told(ending, pack, png, opened):
    others = {
        "../out.png": "unsupported archive member",
        "a/../../out.png": "unsupported archive member",
        "/etc/out.png": "unsupported archive member",
        "C:\\out.png": "unsupported archive member",
        "..\\out.png": "unsupported archive member",
        "inner.zip": "unsupported archive member",
        "__MACOSX/a.png": "hidden file",
        "a/.hidden.png": "hidden file",
        "notes.txt": "not an image",
    }
    members = [("good.png", png(0)), ("no-ending", png(1)), *((name, png(2) if "png" in name else b"text") for name in others)]
    source = opened(pack(ending, members))
    assert titles(source) == ["good.png", "no-ending"]
    assert causes(source) == others


def test_links_and_devices_in_a_tar(tmp_path, png, opened):
    with tarfile.open(tmp_path / "set.tar", "w") as archive:
        for name, kind in (
            ("s.png", tarfile.SYMTYPE),
            ("h.png", tarfile.LNKTYPE),
            ("d.png", tarfile.CHRTYPE),
            ("f.png", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("good.png")
        info.size = len(png(0))
        archive.addfile(info, io.BytesIO(png(0)))
    source = opened(tmp_path / "set.tar")
    assert titles(source) == ["good.png"]
    assert causes(source) == dict.fromkeys(("s.png", "h.png", "d.png", "f.png"), "unsupported archive member")


def test_links_and_ciphers_in_a_zip(tmp_path, png, opened):
    with zipfile.ZipFile(tmp_path / "set.zip", "w") as archive:
        archive.writestr("good.png", png(0))
        link = zipfile.ZipInfo("link.png")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("secret.png", png(1))
    content = bytearray((tmp_path / "set.zip").read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the bit that says so, in both headers of the last member
        at = content.rindex(signature)
        content[at + offset] |= 1
    (tmp_path / "set.zip").write_bytes(content)
    source = opened(tmp_path / "set.zip")
    assert titles(source) == ["good.png"]
    assert [(problem.file, problem.detail) for problem in source.problems] == [("link.png", "a link"), ("secret.png", "encrypted")]


def test_a_zip_bomb(pack, png, opened):
    source = opened(pack(".zip", [("good.png", png(0)), ("bomb.bmp", bytes(64 * 2**20))]))
    assert titles(source) == ["good.png"]
    assert causes(source) == {"bomb.bmp": "decompression bomb"}


def test_many_members_that_are_too_much_together(pack, png, opened, monkeypatch):
    monkeypatch.setattr(archives, "TOTAL_FREE", len(png(0)) + len(png(2)) + 100)
    monkeypatch.setattr(archives, "TOTAL_RATIO", 0)
    path = pack(".zip", [("0.png", png(0)), ("1.bmp", bytes(2000)), ("2.png", png(2))])
    assert causes(opened(path)) == {"1.bmp": "decompression bomb"}


@pytest.mark.parametrize("ending", [".tar.gz", ".tar.bz2"])
def test_a_compressed_bomb_is_not_unpacked(ending, pack, png, opened, monkeypatch):
    monkeypatch.setattr(tars, "LARGEST_HELD", 2**20)
    with pytest.raises(DatasetError, match="does not fit into memory"):
        opened(pack(ending, [("0.png", png(0)), ("1.bmp", bytes(2 * 2**20))]))
    monkeypatch.setattr(archives, "LARGEST_FILE", 2**20)
    source = opened(pack(ending, [("0.png", png(0)), ("1.bmp", bytes(2 * 2**20)), ("2.png", png(2))]))
    assert titles(source) == ["0.png"]
    assert [problem.cause for problem in source.problems] == ["decompression bomb", "truncated"]


@pytest.mark.parametrize("name", [".hidden", "big.dat", "link.png"])
def test_what_is_passed_over_is_not_unpacked_without_end(name, tmp_path, png, opened, monkeypatch):
    monkeypatch.setattr(tars, "TOTAL_FREE", 2**20)
    monkeypatch.setattr(tars, "TOTAL_RATIO", 0)
    with tarfile.open(tmp_path / "set.tar.bz2", "w:bz2") as archive:
        for title, size in (("0.png", 0), (name, 2**19), (name, 2**19), ("1.png", 0)):
            content = bytes(size) or png()
            info = tarfile.TarInfo(title)
            info.size, info.type = len(content), b"Z" if title == "link.png" else tarfile.REGTYPE
            archive.addfile(info, io.BytesIO(content))
    source = opened(tmp_path / "set.tar.bz2")
    assert titles(source) == ["0.png"]
    assert (source.problems[-1].file, source.problems[-1].cause) == ("set.tar.bz2", "truncated")


def header(name, size, kind=tarfile.REGTYPE):
    """A tar's header; a size below zero is written as GNU does."""
    info = tarfile.TarInfo(name)
    info.type = kind
    block = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    block[124:136] = size.to_bytes(12, "big", signed=True) if size < 0 else b"%011o\0" % size
    block[148:156] = b"%06o\0 " % (sum(block) - sum(block[148:156]) + 8 * 32)
    return bytes(block)


EXTENDED = b"14 size=-1024\n".ljust(512, b"\0")


@pytest.mark.parametrize(
    "odd",
    [
        header("neg.png", -1536),
        header("neg.png", -1536, b"Z"),
        header("x", 14, tarfile.XHDTYPE) + EXTENDED + header("neg.png", 10),
        header("name", 0o77777777777, tarfile.GNUTYPE_LONGNAME),
        header("name", -512, tarfile.GNUTYPE_LONGNAME),
        b"no header at all".ljust(512, b"?"),
    ],
)
@pytest.mark.parametrize("ending", [".tar", ".tar.gz"])
def test_headers_of_a_tar_that_cannot_be(odd, ending, tmp_path, png, opened):
    good = header("0.png", len(png())) + png().ljust(-(-len(png()) // 512) * 512, b"\0")
    content = good + odd + good + bytes(1024)
    path = tmp_path / f"set{ending}"
    path.write_bytes(gzip.compress(content) if ending == ".tar.gz" else content)
    source = opened(path)
    assert titles(source) == ["0.png"]
    assert causes(source) == {path.name: "truncated"}


def test_a_bomb_of_bzip2(tmp_path, png, opened):
    """Ten gigabytes of zeros are seven kilobytes, which zipfile and tarfile would unpack at once."""
    with zipfile.ZipFile(tmp_path / "set.zip", "w") as archive:
        archive.writestr("0.png", png())
        archive.writestr("1.png", bytes(1000), zipfile.ZIP_BZIP2)
    assert causes(opened(tmp_path / "set.zip")) == {"1.png": "unsupported archive member"}
    bomb = bz2.compress(bytes(2**28))
    (tmp_path / "set.tar.bz2").write_bytes(bomb)
    tracemalloc.start()
    with pytest.raises(DatasetError, match="No picture found"):
        opened(tmp_path / "set.tar.bz2")
    assert tracemalloc.get_traced_memory()[1] < 2**24
    tracemalloc.stop()


def test_a_member_that_lies_about_its_size(pack, png, opened):
    path = pack(".zip", [("0.png", png(0)), ("1.png", png(1) + bytes(5000))])
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    path.write_bytes(content)
    source = opened(path)
    assert source.read(0) == png(0)
    with pytest.raises(UnreadableImage) as error:
        source.read(1)
    assert error.value.problem.cause == "damaged"


@pytest.mark.parametrize("ending", ENDINGS)
def test_half_an_archive(ending, pack, png, opened):
    path = pack(ending, [(f"{index}.png", png(index)) for index in range(20)])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    if ending == ".zip":
        with pytest.raises(DatasetError, match="The file may be incomplete"):
            opened(path)
        return
    try:
        source = opened(path)
    except DatasetError:
        assert ending != ".tar"  # compressed in one block: nothing of it can be had
        return
    assert 0 < len(source) < 20 or source.problems
    with contextlib.suppress(UnreadableImage):
        assert all(source.read(index) == png(index) for index in range(len(source)))


def test_doubles_keep_their_own_names(pack, png, opened):
    source = opened(pack(".zip", [("a.png", png(0)), ("a.png", png(1))]))
    assert titles(source) == ["a.png", "a.png (2)"]
    assert sorted([source.read(0), source.read(1)]) == sorted([png(0), png(1)])


def test_it_is_gone_or_none(tmp_path, pack, png, opened):
    path = pack(".tar", [("a.png", png(0)), ("b.png", png(1))])
    source = opened(path)
    path.unlink()
    with pytest.raises(UnreadableImage) as error:
        source.read(0)
    assert error.value.problem.cause == "cannot be opened"
    for ending in ENDINGS:
        (tmp_path / f"none{ending}").write_bytes(gzip.compress(b"nothing") if "gz" in ending else b"nothing")
        with pytest.raises(DatasetError):
            opened(tmp_path / f"none{ending}")


def test_many_members_quickly(pack, png, opened):
    path = pack(".zip", [(f"{index:05d}.png", png(index % 3)) for index in range(3_000)])
    start = time.perf_counter()
    source = opened(path)
    assert len(source) == 3_000
    assert time.perf_counter() - start < 20  # a hang, not a benchmark
    assert len(np.unique(source.stamps())) == 3_000


def test_a_member_without_a_name_in_a_zip(tmp_path, draw, opened):
    buffer = io.BytesIO()
    draw().save(buffer, "PNG")
    path = tmp_path / "set.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.png", buffer.getvalue())
        archive.writestr("y.png", buffer.getvalue())
    path.write_bytes(path.read_bytes().replace(b"y.png", b"\0.png"))  # a name ends where there is a zero
    source = opened(path)
    assert [source.title(index) for index in range(len(source))] == ["?", "x.png"]
