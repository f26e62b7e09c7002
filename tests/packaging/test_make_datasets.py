"""The script that made the built-in datasets picks the right pictures, from plain and packed files, the same each time."""

import gzip
import importlib.util
import struct
import sys
from pathlib import Path

import numpy as np
import pytest


@pytest.fixture
def script(tmp_path, monkeypatch):
    path = Path(__file__).parents[2] / "packaging" / "make_datasets.py"
    spec = importlib.util.spec_from_file_location("make_datasets", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "TARGET", tmp_path / "made")
    monkeypatch.setattr(module, "COUNT", 5)
    return module


def write_idx(path: Path, array: np.ndarray, packed: bool) -> None:
    content = struct.pack(f">HBB{array.ndim}I", 0, 8, array.ndim, *array.shape) + array.tobytes()
    if packed:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content))
    else:
        path.write_bytes(content)


def test_sevens_and_the_first_of_each_set(script, tmp_path, monkeypatch):
    images = np.arange(9 * 28 * 28, dtype=np.uint32).astype(np.uint8).reshape(9, 28, 28)
    labels = np.array([7, 1, 2, 7, 3, 4, 7, 5, 6], np.uint8)
    for name, packed in (("mnist", False), ("fashion", True)):
        (tmp_path / name).mkdir()
        write_idx(tmp_path / name / "train-images-idx3-ubyte", images, packed)
        write_idx(tmp_path / name / "train-labels-idx1-ubyte", labels, packed)
    monkeypatch.setattr(sys, "argv", ["make_datasets.py", str(tmp_path / "mnist"), str(tmp_path / "fashion")])
    script.main()
    first = {path.name: path.read_bytes() for path in script.TARGET.iterdir()}
    with np.load(script.TARGET / "sevens.npz", allow_pickle=False) as sevens:
        assert np.array_equal(sevens["images"], images[[0, 3, 6]])
    for name in ("digits", "fashion"):
        with np.load(script.TARGET / f"{name}.npz", allow_pickle=False) as made:
            assert np.array_equal(made["images"], images[:5])
            assert np.array_equal(made["labels"], labels[:5])
    script.main()
    assert first == {path.name: path.read_bytes() for path in script.TARGET.iterdir()}
