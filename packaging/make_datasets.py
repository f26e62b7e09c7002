"""Build resources/datasets/*.npz from the original idx files of MNIST and Fashion-MNIST (plain or .gz).

``python packaging/make_datasets.py MNIST_FOLDER FASHION_FOLDER``: each folder holds train-images-idx3-ubyte and
train-labels-idx1-ubyte. The test files are not read: those pictures stay unseen. The result is the same to the byte each time.
"""

import argparse
import gzip
import io
import struct
import zipfile
from pathlib import Path

import numpy as np

TARGET = Path(__file__).resolve().parent.parent / "resources" / "datasets"
COUNT = 10_000
DIGIT = 7


def read_idx(folder: Path, name: str) -> np.ndarray:
    """The uint8 array in an idx file."""
    plain = folder / name
    content = plain.read_bytes() if plain.exists() else gzip.decompress(plain.with_name(f"{name}.gz").read_bytes())
    kind, dimensions = struct.unpack(">HBB", content[:4])[1:]
    if kind != 8:
        raise SystemExit(f"{plain}: not an idx file of bytes")
    shape = struct.unpack(f">{dimensions}I", content[4 : 4 + 4 * dimensions])
    return np.frombuffer(content, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def read_training(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """Images (N, 28, 28) and labels (N,) of the training part."""
    return read_idx(folder, "train-images-idx3-ubyte"), read_idx(folder, "train-labels-idx1-ubyte")


def write(name: str, **arrays: np.ndarray) -> None:
    """Write a .npz that deflate packs as tightly as it can, without the time of the day in it."""
    path = TARGET / f"{name}.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for key, array in arrays.items():
            buffer = io.BytesIO()
            np.save(buffer, np.ascontiguousarray(array), allow_pickle=False)
            member = zipfile.ZipInfo(f"{key}.npy")
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, buffer.getvalue(), compresslevel=9)
    print(f"{path.name}: {len(arrays['images']):,} pictures, {path.stat().st_size:,} bytes")


def main() -> None:
    """Read, select, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mnist", type=Path)
    parser.add_argument("fashion", type=Path)
    given = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    images, labels = read_training(given.mnist)
    write("sevens", images=images[labels == DIGIT])
    write("digits", images=images[:COUNT], labels=labels[:COUNT])
    images, labels = read_training(given.fashion)
    write("fashion", images=images[:COUNT], labels=labels[:COUNT])


if __name__ == "__main__":
    main()
