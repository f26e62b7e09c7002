"""Several kinds of pictures at once, and pictures from the clipboard."""

import zipfile

import numpy as np
import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.data.sources.pasted import keep_pasted


@pytest.fixture
def archive(folder, tmp_path):
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as packed:
        for file in sorted(folder.iterdir())[:2]:
            packed.write(file, file.name)
    return tmp_path / "packed.zip"


def test_a_folder_an_archive_and_a_built_in_set(folder, archive, opened, result):
    source = opened(folder, archive, "sevens")
    assert len(source) == 5 + 2 + 6265
    assert source.classes == ("pictures", "packed", "sevens")
    assert source.counts == (5, 2, 6265)
    assert [source.title(index) for index in (0, 5, 7)] == ["pictures/0.png", "packed/0.png", "sevens/sevens 0"]
    assert source.read(5) == source.read(0) == (folder / "0.png").read_bytes()
    assert source.path(0) == folder / "0.png"
    assert source.path(5) is None
    assert len(np.unique(source.stamps())) == len(source)
    assert source.names == (str(folder), str(archive), "sevens")
    dataset = result(load_dataset(source, DataConfig(size=16, channels=3, duplicates="keep")))
    assert np.bincount(dataset.labels).tolist() == [5, 2, 6265]
    assert np.array_equal(dataset.batch(np.array([0])), dataset.batch(np.array([5])))


def test_opened_again_by_its_names_it_is_the_same(folder, archive, opened):
    source = opened(archive, folder / "3.png", "sevens")
    again = opened(*source.names)
    assert np.array_equal(again.stamps(), source.stamps())
    assert again.classes == source.classes == ()


def test_classes_of_the_same_name_are_one(opened, tmp_path, draw):
    for set_, names in (("a", ("cat", "dog")), ("b", ("dog", "owl"))):
        with zipfile.ZipFile(tmp_path / f"{set_}.zip", "w") as packed:
            for number, name in enumerate(names):
                draw(seed=number).save(tmp_path / "x.png")
                packed.write(tmp_path / "x.png", f"{name}/{number}.png")
    source = opened(tmp_path / "a.zip", tmp_path / "b.zip")
    assert source.classes == ("cat", "dog", "owl")
    assert source.labels.tolist() == [0, 1, 1, 2]


def test_the_same_name_twice_stays_apart(opened, archive, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "packed.zip").write_bytes(archive.read_bytes())
    source = opened(archive, tmp_path / "other" / "packed.zip")
    assert source.classes == ("packed", "packed 2")
    assert len({source.title(index) for index in range(len(source))}) == 4


def test_pasted_pictures_are_kept_apart(folder, monkeypatch, tmp_path, opened):
    monkeypatch.setenv("GANSTUDIO_HOME", str(tmp_path / "home"))
    content = (folder / "0.png").read_bytes()
    first, second = keep_pasted(content), keep_pasted(content)
    assert first != second
    assert first.read_bytes() == second.read_bytes() == content
    assert len(opened(first, second)) == 2


def test_an_archive_of_the_test_part_is_left_out(opened, folder, tmp_path, result):
    for number, name in enumerate(("train", "test", "cats")):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as packed:
            packed.write(folder / f"{number}.png", f"{name}/{number}.png")
    both = opened(tmp_path / "train.zip", tmp_path / "test.zip")
    assert [both.title(index) for index in range(len(both))] == ["train/train/0.png"]
    assert both.classes == ()
    assert [(problem.file, problem.cause) for problem in both.problems] == [("test", "kept for evaluation")]
    assert opened(*both.names).names == both.names == (str(tmp_path / "train.zip"), str(tmp_path / "test.zip"))
    assert opened(tmp_path / "train.zip", tmp_path / "cats.zip").classes == ("train", "cats")
    assert len(result(open_source(both.names, DataConfig(folder_classes=False)))) == 2


def test_classes_that_one_part_lacks_are_said_to_be_dropped(opened, archive, tmp_path, draw):
    for name in ("cat", "dog"):
        (tmp_path / "pets" / name).mkdir(parents=True)
        draw(seed=len(name)).save(tmp_path / "pets" / name / "1.png")
    source = opened(tmp_path / "pets", archive)
    assert (len(source), source.classes) == (4, ())
    assert [str(remark) for remark in source.remarks] == ["Classes are not used, because these sources have none: packed."]
