"""Datasets as files."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import Dataset, load_dataset
from ganstudio.engine.errors import ConfigError, DatasetError
from ganstudio.engine.export.datasets import FORMATS, folder_names, write_dataset

FILES = {"folder": "set", "stylegan-zip": "set.zip", "npz": "set.npz"}


def make(count=10, classes=("cat", "dog"), channels=3, seed=0):
    images = np.random.default_rng(seed).integers(0, 256, (count, channels, 16, 16), np.uint8)
    labels = np.arange(count) % len(classes) if classes else None
    return Dataset.of(images, labels, tuple(classes), "it")


def contents(dataset):
    """Images with the name of their class, in no particular order."""
    labels = [""] * len(dataset) if dataset.labels is None else [dataset.classes[label] for label in dataset.labels]
    return sorted((label, image.tobytes()) for label, image in zip(labels, dataset.pixels[dataset.rows], strict=True))


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("format", FORMATS)
def test_opened_again_it_has_the_same_pixels(format, channels, tmp_path, opened, result):
    dataset, out = make(channels=channels), tmp_path / FILES[format]
    assert result(write_dataset(dataset, format, out)) == 10
    again = result(load_dataset(opened(out), DataConfig(size=16, channels=channels, duplicates="keep")))
    assert sorted(image for _, image in contents(again)) == sorted(image for _, image in contents(dataset))
    assert sorted(np.bincount(again.labels).tolist()) == [5, 5]
    assert contents(again) == contents(dataset)
    assert again.classes == dataset.classes


@pytest.mark.parametrize("format", ["stylegan-zip", "npz"])
@pytest.mark.parametrize(
    ("classes", "labels"), [((), None), (("dog", "cat"), [0, 1]), (("10", "2", "猫"), [1, 1, 2]), (("a/b", "con", ".."), [2, 0, 1])]
)
def test_classes_come_back_in_their_order(format, classes, labels, tmp_path, monkeypatch, opened, result):
    monkeypatch.setattr("ganstudio.engine.export.datasets.PER_FOLDER", 20)
    images = make(count=30).pixels
    own = None if labels is None else np.resize(labels, len(images))
    dataset, out = Dataset.of(images, own, classes, "it"), tmp_path / FILES[format]
    result(write_dataset(dataset, format, out))
    source = opened(out)
    assert source.problems == source.remarks == ()
    again = result(load_dataset(source, DataConfig(size=16, duplicates="keep")))
    assert np.array_equal(again.pixels[again.rows], images)
    if labels is None:
        assert (again.classes, again.labels) == ((), None)
    else:
        assert [again.classes[label] for label in again.labels] == [classes[label] for label in own]


def test_a_folder_has_a_subfolder_for_each_class(tmp_path, result):
    dataset = make(classes=("a/b", "A:B", "con", "..", "plain"))
    result(write_dataset(dataset, "folder", tmp_path / "set"))
    assert sorted(path.name for path in (tmp_path / "set").iterdir()) == sorted(folder_names(dataset.classes))
    assert folder_names(dataset.classes) == ["a_b", "A_B 2", "class 2 con", "class 3", "plain"]
    assert len(list((tmp_path / "set").rglob("*.png"))) == 10


def test_without_classes(tmp_path, result):
    dataset = make(classes=())
    for format, name in FILES.items():
        result(write_dataset(dataset, format, tmp_path / name))
    assert len(list((tmp_path / "set").glob("*.png"))) == 10
    with zipfile.ZipFile(tmp_path / "set.zip") as archive:
        assert json.loads(archive.read("dataset.json")) == {"labels": None}
    with np.load(tmp_path / "set.npz", allow_pickle=False) as arrays:
        assert arrays.files == ["images"]
        assert np.array_equal(arrays["images"], dataset.pixels.transpose(0, 2, 3, 1))


def test_a_stylegan_zip_is_as_its_readers_want_it(tmp_path, result):
    dataset = make()
    result(write_dataset(dataset, "stylegan-zip", tmp_path / "set.zip"))
    with zipfile.ZipFile(tmp_path / "set.zip") as archive:
        labels = json.loads(archive.read("dataset.json"))["labels"]
        assert labels[:2] == [["00000/img00000000.png", 0], ["00000/img00000001.png", 1]]
        for (name, _), image in zip(labels, dataset.pixels, strict=True):
            with archive.open(name) as file:
                assert np.array_equal(np.asarray(Image.open(file)), image.transpose(1, 2, 0))


def test_transparency_is_kept(tmp_path, result):
    dataset = make(channels=4, classes=())
    result(write_dataset(dataset, "folder", tmp_path / "set"))
    first = Image.open(tmp_path / "set" / "00000000.png")
    assert first.mode == "RGBA"
    assert np.array_equal(np.asarray(first), dataset.pixels[0].transpose(1, 2, 0))


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_is_overwritten_and_stopped_nothing_is_left(format, tmp_path, monkeypatch, result):
    monkeypatch.setattr("ganstudio.engine.export.datasets.BATCH", 3)
    out = tmp_path / FILES[format]
    task = write_dataset(make(), format, out)
    next(task)
    task.close()
    assert list(tmp_path.iterdir()) == []
    result(write_dataset(make(), format, out))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(DatasetError, match="already exists"):
        result(write_dataset(make(seed=1), format, out))
    assert sorted(tmp_path.rglob("*")) == before


def test_a_place_in_a_file_or_where_one_is(tmp_path, monkeypatch, result):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(DatasetError, match="file is a file"):
        result(write_dataset(make(), "folder", tmp_path / "file" / "set"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(DatasetError, match="already exists"):
        result(write_dataset(make(), "folder", Path()))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "here"]


def test_an_unknown_format(tmp_path, result):
    with pytest.raises(ConfigError, match="Did you mean 'folder'"):
        result(write_dataset(make(), "foldr", tmp_path / "set"))
