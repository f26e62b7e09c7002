"""A run keeps which pictures it was trained on: what is decided about them later, or where they lie, does not stop it."""

import os
import shutil
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import DataConfig, with_settings
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.data.preparation.curation import Curation, save_curation
from ganstudio.engine.errors import PicturesLost
from ganstudio.engine.recipes.train import create_run
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.lock import LOCK
from ganstudio.engine.runs.pictures import PICTURES, describe, keep_pictures, open_pictures, same_pictures
from ganstudio.engine.runs.pictures import move_pictures as move
from ganstudio.engine.search.target import preparation_of
from tests.pulling import finished


@pytest.fixture
def folder(tmp_path):
    """Twelve pictures in two classes, two of them the same."""
    path = tmp_path / "pictures"
    rng = np.random.default_rng(0)
    for number in range(12):
        place = path / ("cat" if number < 6 else "dog")
        place.mkdir(parents=True, exist_ok=True)
        Image.fromarray(rng.integers(0, 256, (24, 20, 3), np.uint8)).save(place / f"{number:02d}.png")
    shutil.copy(path / "cat" / "03.png", path / "cat" / "04.png")
    return path


@pytest.fixture
def train_on(tmp_path, tiny_config, folder):
    """``train_on(**settings)`` makes a run of those pictures, with its dataset."""

    def make(**settings):
        config = tiny_config(**{"data.source": [str(folder)], "data.size": 16, **settings})
        source = finished(open_source(config.data.source, config.data))
        dataset = finished(load_dataset(source, config.data))
        config = with_settings(config, {"data.source": source.names})
        return create_run(tmp_path / "run", config, dataset), dataset

    return make


def same(run, dataset):
    found = finished(open_pictures(Run.open(run.path)))[1]
    return same_pictures(run, found) and np.array_equal(found.batch(np.arange(len(found))), dataset.batch(np.arange(len(dataset))))


def leave_out(folder, classes=None):
    source = finished(open_source([str(folder)]))
    save_curation(source, Curation(frozenset([os.path.join("cat", "00.png")]), classes or {}))


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"data.duplicates": "keep", "data.mirror": True},
        {"data.crop": "random", "data.crops": 3},
        {"data.crop": "tiles", "data.tile": 8},
        {"data.folder_classes": False},
    ],
    ids=str,
)
def test_what_is_decided_later_does_not_change_what_a_run_was_trained_on(train_on, folder, settings):
    run, dataset = train_on(**settings)
    leave_out(folder, {"dog": "wolf", "cat": None})
    assert same(run, dataset)
    Image.new("RGB", (20, 20), "red").save(folder / "cat" / "new.png")
    (folder / "dog" / "06.png").rename(folder / "cat" / "renamed.png")
    (folder / "bird").mkdir()
    Image.new("RGB", (20, 20), "blue").save(folder / "bird" / "new.png")
    assert same(run, dataset)


def test_a_run_of_curated_pictures_goes_on_when_the_decision_is_taken_back(train_on, folder):
    leave_out(folder, {"dog": "wolf"})
    run, dataset = train_on()
    assert dataset.classes == ("cat", "wolf")
    save_curation(finished(open_source([str(folder)])), Curation())
    assert same(run, dataset)


def test_moved_pictures_are_found_at_the_place_that_is_named(train_on, folder, tmp_path):
    run, dataset = train_on()
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    with pytest.raises(PicturesLost, match=f"run was trained on are missing: there is no {folder}"):
        finished(open_pictures(run))
    wrong = tmp_path / "wrong"
    shutil.copytree(elsewhere, wrong)
    Image.new("RGB", (20, 24), "red").save(wrong / "dog" / "07.png")
    with pytest.raises(PicturesLost, match="wrong lacks 1 of the 11 pictures"):
        finished(move(run, [str(wrong)]))
    assert Run.open(run.path).config.data.source == (str(folder),)
    source, found = finished(move(run, [str(elsewhere)]))
    assert same_pictures(run, found)
    assert Run.open(run.path).config.data.source == source.names == (str(elsewhere),)
    assert Run.open(run.path).dataset == run.dataset
    assert same(run, dataset)
    assert not (run.path / LOCK).exists()


def test_pictures_that_are_gone_are_counted(train_on, folder):
    run, _ = train_on()
    (folder / "cat" / "00.png").unlink()
    (folder / "dog" / "08.png").write_bytes(b"no picture any more")
    with pytest.raises(PicturesLost, match=f"{folder} lacks 2 of the 11 pictures that this run was trained on"):
        finished(open_pictures(run))
    _, left = finished(open_pictures(run, exact=False))
    assert len(left.rows) == 9


@pytest.mark.parametrize("damage", [None, b"", b"PK no archive"])
def test_a_run_without_the_list_is_compared_as_a_whole(train_on, folder, damage):
    run, dataset = train_on()
    (run.path / PICTURES).unlink()
    if damage is not None:
        (run.path / PICTURES).write_bytes(damage)
    assert same(run, dataset)
    leave_out(folder)
    with pytest.raises(PicturesLost, match=r"pictures have changed since this run began \(10 of 'pictures' now, 11 then\)"):
        finished(open_pictures(run))


def test_the_same_pictures_in_an_archive_will_do(train_on, folder, tmp_path):
    run, dataset = train_on()
    shutil.make_archive(str(tmp_path / "packed"), "zip", folder)
    shutil.rmtree(folder)
    finished(move(run, [str(tmp_path / "packed.zip")]))
    assert same(run, dataset)


def test_other_settings_of_the_preparation_are_other_pictures(train_on):
    run, _ = train_on()
    run.config = replace(run.config, data=replace(run.config.data, size=32))
    with pytest.raises(PicturesLost, match="pictures have changed"):
        finished(open_pictures(run))


def earlier(run, dataset, **config):
    """The run as version 0.1.0 left it, trained on ``dataset``: without a list of its pictures."""
    (run.path / PICTURES).unlink()
    run.dataset = describe(dataset)
    run.update(with_settings(run.config, config))


def test_a_run_of_version_0_1_goes_on_without_the_classes_that_are_found_now(train_on, folder):
    run, dataset = train_on(**{"data.folder_classes": False})
    earlier(run, dataset, **{"data.folder_classes": True})
    assert same(run, dataset)


@pytest.fixture
def framed(train_on, folder):
    """A run of pictures of 26 px at 32 px, in black."""
    for path in folder.rglob("*.png"):
        with Image.open(path) as image:
            image.resize((26, 26)).save(path)
    return train_on(**{"data.size": 32, "data.background": "#000000"})


def test_a_run_of_version_0_1_goes_on_with_pictures_framed_in_black(framed):
    run, dataset = framed
    assert (dataset.batch(np.arange(1))[0, :, 0, 0] == 0).all()
    earlier(run, dataset, **{"data.background": "#ffffff"})
    assert same(run, dataset)
    keep_pictures(run, finished(open_pictures(run))[1])
    assert Run.open(run.path).config.data.background == "#000000"
    assert same(run, dataset)


def test_other_pictures_are_none_of_version_0_1(framed, folder):
    run, dataset = framed
    earlier(run, dataset, **{"data.background": "#ffffff"})
    Image.new("RGB", (26, 26)).save(folder / "cat" / "00.png")
    with pytest.raises(PicturesLost, match="pictures have changed"):
        finished(open_pictures(run))


def test_a_run_of_version_0_1_on_a_built_in_set_frames_a_picture_as_it_was_trained():
    assert preparation_of(DataConfig(source=["digits"], size=32, channels=1)).background == "#000000"
    assert preparation_of(DataConfig(source=["holiday"], size=32, channels=1)).background == "#ffffff"
