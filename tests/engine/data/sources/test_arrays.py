"""Arrays in files: npy, npz, idx, and torchvision's folders."""

import gzip
import io
import os
import pickle
import struct
import sys
import zipfile
from types import SimpleNamespace

import numpy as np
import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import UnreadableImage, load_dataset
from ganstudio.engine.errors import DatasetError


@pytest.fixture
def images():
    """uint8 (6, 20, 20, 3)."""
    return np.random.default_rng(0).integers(0, 256, (6, 20, 20, 3), np.uint8)


def idx(array, kind=0x08):
    return b"\0\0" + bytes([kind, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


def shown(source, index):
    return np.asarray(source.read(index))


@pytest.mark.parametrize("ending", ["npy", "npz"])
@pytest.mark.parametrize(
    "made, channels",
    [
        (lambda x: x, 3),
        (lambda x: x.transpose(0, 3, 1, 2), 3),
        (lambda x: x[..., 0], 1),
        (lambda x: x[..., :1], 1),
        (lambda x: x / np.float32(255), 3),
        (lambda x: (x / np.float64(127.5)) - 1, 3),
        (lambda x: x.astype(np.float32), 3),
        (lambda x: x.astype(np.int64), 3),
        (lambda x: x.astype(np.uint16) * 257, 3),
    ],
    ids=["nhwc", "nchw", "nhw", "nhw1", "0 to 1", "-1 to 1", "0 to 255", "int64", "uint16"],
)
def test_shapes_and_ranges(made, channels, ending, images, tmp_path, opened, result):
    path = tmp_path / f"set.{ending}"
    array = made(images)
    np.save(path, array) if ending == "npy" else np.savez_compressed(path, images=array)
    source = opened(path)
    assert len(source) == 6
    assert source.suggested_channels == channels
    for index in range(6):
        assert np.abs(shown(source, index).astype(int) - (images[index, ..., 0] if channels == 1 else images[index])).max() <= 1
    assert result(load_dataset(source, DataConfig(size=16))).pixels.shape == (6, channels, 16, 16)


def test_labels_and_their_names(images, tmp_path, opened):
    np.savez(tmp_path / "a.npz", images=images, labels=[0, 2, 2, 0, 2, 0], classes=["cat", "cow", "dog"])
    source = opened(tmp_path / "a.npz")
    assert source.classes == ("cat", "dog")
    assert source.labels.tolist() == [0, 1, 1, 0, 1, 0]
    np.savez(tmp_path / "b.npz", x_train=images, y_train=np.eye(6)[[5, 4, 3, 2, 1, 0]])
    assert opened(tmp_path / "b.npz").labels.tolist() == [5, 4, 3, 2, 1, 0]
    np.savez(tmp_path / "c.npz", images)
    assert opened(tmp_path / "c.npz").labels is None
    np.savez(tmp_path / "d.npz", images=images, labels=[1, 2])
    with pytest.raises(DatasetError, match="2 labels for 6 pictures"):
        opened(tmp_path / "d.npz")


class Trap:
    def __reduce__(self):
        return exec, ("raise SystemExit('the pickle ran')",)


@pytest.mark.parametrize("ending", ["npy", "npz"])
def test_pickles_are_refused(ending, tmp_path, opened):
    path = tmp_path / f"trap.{ending}"
    trap = np.array([Trap()], object)
    np.save(path, trap, allow_pickle=True) if ending == "npy" else np.savez(path, images=trap)
    with pytest.raises(DatasetError, match="objects, which could run code"):
        opened(path)
    path.write_bytes(pickle.dumps(Trap()))
    with pytest.raises(DatasetError, match="Can't read"):
        opened(path)


def test_headers_that_lie(tmp_path, opened):
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "|u1", "fortran_order": False, "shape": (10**6, 1000, 1000, 3)})
    (tmp_path / "a.npy").write_bytes(header.getvalue() + bytes(100))
    with pytest.raises(DatasetError, match="shorter than its header says"):
        opened(tmp_path / "a.npy")
    (tmp_path / "a.idx").write_bytes(b"\0\0\x08\x03" + struct.pack(">3I", 10**6, 1000, 1000) + bytes(100))
    with pytest.raises(DatasetError, match="its header claims 931 GB"):
        opened(tmp_path / "a.idx")
    (tmp_path / "b.idx").write_bytes(b"\0\0\x08\x03" + struct.pack(">3I", 10, 28, 28) + bytes(100))
    with pytest.raises(DatasetError, match="shorter than its header says"):
        opened(tmp_path / "b.idx")


@pytest.mark.parametrize("shape", [(), (5,), (5, 4), (2, 3, 4, 5, 6), (0, 8, 8), (4, 0, 8), (4, 5, 6, 7)])
def test_shapes_that_are_no_pictures(shape, tmp_path, opened):
    np.save(tmp_path / "a.npy", np.zeros(shape, np.uint8))
    with pytest.raises(DatasetError, match="has the shape|No picture"):
        opened(tmp_path / "a.npy")


@pytest.mark.parametrize(
    "name, labels",
    [
        ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
        ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
        ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte"),
        ("train-images.idx3-ubyte", "train-labels.idx1-ubyte"),
        ("images.idx3", "labels.idx1"),
        ("my-images.idx", "my-labels.idx"),
    ],
)
def test_idx_with_its_labels_beside(name, labels, images, tmp_path, opened):
    for file, array in ((name, images[..., 0]), (labels, np.array([3, 1, 3, 1, 1, 0], np.uint8))):
        (tmp_path / file).write_bytes(gzip.compress(idx(array)) if file.endswith(".gz") else idx(array))
    source = opened(tmp_path / name)
    assert source.classes == ("0", "1", "3")
    assert source.labels.tolist() == [2, 1, 2, 1, 1, 0]
    assert np.array_equal(shown(source, 4), images[4, ..., 0])
    with pytest.raises(DatasetError, match="holds labels. Open the image file instead"):
        opened(tmp_path / labels)
    (tmp_path / labels).unlink()
    assert opened(tmp_path / name).labels is None


@pytest.fixture
def torchvision_root(images, tmp_path):
    """A folder as torchvision leaves it, of MNIST, FashionMNIST and CIFAR10."""
    for name in ("MNIST", "FashionMNIST"):
        raw = tmp_path / name / "raw"
        raw.mkdir(parents=True)
        for part in ("train", "t10k"):
            (raw / f"{part}-images-idx3-ubyte").write_bytes(idx(images[..., 0]))
            (raw / f"{part}-labels-idx1-ubyte").write_bytes(idx(np.arange(6, dtype=np.uint8)))
    cifar = tmp_path / "cifar-10-batches-bin"
    cifar.mkdir()
    rows = np.random.default_rng(1).integers(0, 256, (4, 3073), np.uint8)
    rows[:, 0] = [9, 0, 9, 3]
    for name in ("data_batch_1.bin", "data_batch_2.bin", "test_batch.bin"):
        rows.tofile(cifar / name)
    return tmp_path, rows


@pytest.mark.parametrize("name", ["MNIST", "FashionMNIST"])
@pytest.mark.parametrize("below", ["", "raw"])
def test_torchvisions_mnist(name, below, torchvision_root, images, opened):
    source = opened(torchvision_root[0] / name / below)
    assert len(source) == 6
    assert source.name == name
    assert source.classes[1] == ("1" if name == "MNIST" else "Trouser")
    assert np.array_equal(shown(source, 2), images[2, ..., 0])
    assert [(problem.file, problem.cause) for problem in source.problems] == [("t10k-images-idx3-ubyte", "kept for evaluation")]


def test_torchvisions_cifar(torchvision_root, opened, result):
    root, rows = torchvision_root
    source = opened(root / "cifar-10-batches-bin")
    assert len(source) == 8
    assert source.classes == ("airplane", "cat", "truck")
    assert source.labels.tolist() == [2, 0, 2, 1] * 2
    assert np.array_equal(shown(source, 1), rows[1, 1:].reshape(3, 32, 32).transpose(1, 2, 0))
    assert [problem.cause for problem in source.problems] == ["kept for evaluation"]
    assert result(load_dataset(source, DataConfig(size=32))).rows.shape == (8,)
    with pytest.raises(DatasetError, match="several sets: MNIST, FashionMNIST, CIFAR10"):
        opened(root)


def test_cifar_as_pickles_is_refused(tmp_path, opened):
    (tmp_path / "cifar-10-batches-py").mkdir()
    (tmp_path / "cifar-10-batches-py" / "data_batch_1").write_bytes(pickle.dumps(Trap()))
    for path in (tmp_path, tmp_path / "cifar-10-batches-py"):
        with pytest.raises(DatasetError, match="Use the binary version, cifar-10-batches-bin"):
            opened(path)


not_windows = pytest.mark.skipif(sys.platform == "win32", reason="no holes in files there, and a mapped one cannot be changed")


@not_windows
def test_a_file_that_shrinks_while_it_is_read(images, tmp_path, opened):
    path = tmp_path / "a.npy"
    np.save(path, np.repeat(images, 100, axis=0))
    source = opened(path)
    os.truncate(path, 200)
    with pytest.raises(UnreadableImage, match="changed since it was opened"):
        source.read(599)
    path.unlink()
    with pytest.raises(UnreadableImage, match="No such file"):
        source.read(599)


def test_gzip_that_delivers_what_the_header_claims(tmp_path, opened, monkeypatch):
    (tmp_path / "a.idx.gz").write_bytes(gzip.compress(idx(np.zeros((100, 1000, 1000), np.uint8))))
    monkeypatch.setattr("psutil.virtual_memory", lambda: SimpleNamespace(available=2**28))
    with pytest.raises(DatasetError, match="its header claims"):
        opened(tmp_path / "a.idx.gz")


@not_windows
def test_pictures_too_large(tmp_path, opened):
    with open(tmp_path / "a.npy", "wb") as file:
        np.lib.format.write_array_header_1_0(file, {"descr": "|u1", "fortran_order": False, "shape": (1, 60_000, 60_000)})
        file.seek(3_600_000_000, os.SEEK_CUR)  # takes no room on the disk
        file.write(b"\0")
    with pytest.raises(DatasetError, match="too large: 60000 x 60000"):
        opened(tmp_path / "a.npy")


@not_windows
def test_cifar_that_is_no_cifar(torchvision_root, opened):
    folder = torchvision_root[0] / "cifar-10-batches-bin"
    with open(folder / "data_batch_1.bin", "r+b") as file:
        file.truncate(3073 * 10**6)
    with pytest.raises(DatasetError, match="too large"):
        opened(folder)


def npz(path, **members):
    """A .npz of which each member is an array, or its header's (shape, dtype) and how many zeros follow."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            with archive.open(f"{name}.npy", "w") as file:
                if isinstance(member, np.ndarray):
                    np.save(file, member)
                else:
                    shape, kind, zeros = member
                    np.lib.format.write_array_header_1_0(file, {"descr": kind, "fortran_order": False, "shape": shape})
                    file.write(bytes(zeros))
    return path


@pytest.mark.parametrize(
    "members, said",
    [
        ({"images": ((500, 100, 100), "|u1", 5_000_000)}, "too large to unpack"),
        ({"classes": ((10**12,), "<U0", 0)}, "its shape is impossible"),
        ({"labels": ((10**15,), "|S0", 0)}, "its shape is impossible"),
        ({"classes": ((200_000,), "|S1", 200_000)}, "200000 classes"),
    ],
    ids=["bomb", "names of no length", "labels of no size", "many names"],
)
def test_arrays_that_grow_when_they_are_unpacked(members, said, images, tmp_path, opened, monkeypatch):
    monkeypatch.setattr("ganstudio.engine.data.sources.archives.TOTAL_FREE", 2**20)
    with pytest.raises(DatasetError, match=said):
        opened(npz(tmp_path / "set.npz", **{"images": images, **members}))


def test_arrays_packed_as_numpy_does_not(images, tmp_path, opened):
    with zipfile.ZipFile(tmp_path / "set.npz", "w", zipfile.ZIP_BZIP2) as archive, archive.open("images.npy", "w") as file:
        np.save(file, images)
    with pytest.raises(DatasetError, match="packed in a way that NumPy does not use"):
        opened(tmp_path / "set.npz")


def test_gzip_that_grows(tmp_path, opened, monkeypatch):
    monkeypatch.setattr("ganstudio.engine.data.sources.archives.TOTAL_FREE", 2**20)
    path = tmp_path / "images-idx3-ubyte.gz"
    path.write_bytes(gzip.compress(idx(np.zeros((500, 100, 100), np.uint8))))
    with pytest.raises(DatasetError, match="its header claims"):
        opened(path)


@pytest.mark.parametrize("name", ["MNIST/raw/train-images-idx3-ubyte", "MNIST/raw/train-labels-idx1-ubyte"])
def test_torchvisions_files_that_lie_elsewhere(name, torchvision_root, tmp_path, tmp_path_factory, opened):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "file"
    (tmp_path / name).rename(elsewhere)
    (tmp_path / name).symlink_to(elsewhere)
    with pytest.raises(DatasetError, match="a link that points outside"):
        opened(tmp_path / "MNIST")


def test_cifar_that_lies_elsewhere(torchvision_root, tmp_path, tmp_path_factory, opened):
    elsewhere, batch = tmp_path_factory.mktemp("elsewhere") / "file", tmp_path / "cifar-10-batches-bin" / "data_batch_2.bin"
    batch.rename(elsewhere)
    batch.symlink_to(elsewhere)
    with pytest.raises(DatasetError, match="a link that points outside"):
        opened(tmp_path / "cifar-10-batches-bin")


@pytest.mark.parametrize("name", ["labels", "classes"])
def test_labels_that_are_python_objects_do_not_keep_the_pictures_out(name, tmp_path, opened):
    images, texts = np.zeros((4, 16, 16), np.uint8), np.array(["cat", "dog", "cat", "dog"], object)
    np.savez(tmp_path / "a.npz", images=images, **{name: texts})
    source = opened(tmp_path / "a.npz")
    assert (len(source), source.classes) == (4, ())
    (remark,) = map(str, source.remarks)
    assert remark.startswith(f"{name}.npy in a.npz is not used: it holds Python objects")
    assert remark.endswith("Save it as text or numbers.")
