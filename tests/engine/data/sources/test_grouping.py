"""Classes from folders, in a folder on the disk and in archives, and what is said where there are none."""

import io
import itertools
import os
import tarfile
import unicodedata
import zipfile
from collections import Counter

import numpy as np
import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.data.report.preflight import preflight
from ganstudio.engine.data.sources.grouping import group

KINDS = ("folder", ".zip", ".tar", ".tar.gz")


@pytest.fixture
def put(tmp_path, draw, opened):
    """``put(kind, names)`` opens a folder or an archive with a different picture under each name."""
    seeds = itertools.count()

    def make(kind, names, *, folder_classes=True):
        contents = {}
        for name in names:
            buffer = io.BytesIO()
            draw(seed=next(seeds)).save(buffer, "PNG")
            contents[name] = buffer.getvalue()
        path = tmp_path / ("set" if kind == "folder" else f"set{kind}")
        if kind == "folder":
            for name, content in contents.items():
                (path / name).parent.mkdir(parents=True, exist_ok=True)
                (path / name).write_bytes(content)
        elif kind == ".zip":
            with zipfile.ZipFile(path, "w") as archive:
                for name, content in contents.items():
                    archive.writestr(name, content)
        else:
            with tarfile.open(path, "w:gz" if kind.endswith("gz") else "w") as archive:
                for name, content in contents.items():
                    info = tarfile.TarInfo(name)
                    info.size = len(content)
                    archive.addfile(info, io.BytesIO(content))
        return opened(path)

    return make


def table(source):
    """The class of each picture, by its title."""
    titles = [source.title(index).replace(os.sep, "/") for index in range(len(source))]
    return {title: None if source.labels is None else source.classes[source.label(place)] for place, title in enumerate(titles)}


def left_out(source):
    return {problem.file.replace(os.sep, "/"): problem.cause for problem in source.problems}


def said(source):
    return " ".join(map(str, source.remarks))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("top", ["", "pets/", "a/b/pets/", "./pets/"])
def test_classes_below_a_single_top_folder(kind, top, put):
    names = [f"{top}{name}" for name in ("cat/1.png", "cat/deep/2.png", "dog/3.png")]
    source = put(kind, names)
    assert table(source) == {name.removeprefix("./"): name.removeprefix(top).partition("/")[0] for name in names}
    assert source.problems == source.remarks == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stray", ["cover.png", "pets/cover.png"])
def test_a_stray_picture_does_not_remove_the_classes(kind, stray, put, result):
    source = put(kind, ["pets/cat/1.png", "pets/cat/2.png", "pets/dog/3.png", stray])
    assert table(source) == {"pets/cat/1.png": "cat", "pets/cat/2.png": "cat", "pets/dog/3.png": "dog"}
    assert left_out(source) == {stray: "outside the class folders"}
    report = result(preflight(source, DataConfig(duplicates="keep")))
    assert [str(sentence) for sentence in report.verdict[:2]] == [
        "3 of 4 files can be used.",
        "Left out: 1 outside the class folders.",
    ]
    assert report.classes == {"cat": 2, "dog": 1}


@pytest.mark.parametrize("kind", KINDS)
def test_many_pictures_outside_of_the_folders_are_used_and_it_is_said(kind, put, result):
    names = [f"{number}.png" for number in range(3)] + ["cat/4.png", "dog/5.png"]
    source = put(kind, names)
    assert table(source) == dict.fromkeys(names)
    assert source.problems == ()
    report = result(preflight(source, DataConfig()))
    wanted = "There are no classes: 3 of 5 pictures lie outside the class folders (cat, dog). Move each into one."
    assert wanted in map(str, report.verdict)


def test_up_to_a_tenth_may_lie_outside():
    inside = ["cat"] * 50 + ["dog"] * 40
    for strays, classes in ((1, 2), (10, 2), (11, 0)):
        found = group(inside + [""] * strays)
        assert len(found.classes) == classes
        assert np.bincount(found.labels + 1).tolist() == ([strays, 50, 40] if classes else [90 + strays])
        assert len(found.why_not) == (not classes)


@pytest.mark.parametrize("folders", [["a"] * 3, ["", "", "a", "a/b"], ["a", "a/b"], ["", ""]])
def test_folders_that_are_no_classes_and_nothing_to_say(folders):
    found = group(folders)
    assert (found.classes, found.remarks, found.why_not) == ((), (), ())
    assert found.labels.tolist() == [-1] * len(folders)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("train", "test"),
    [("train", "test"), ("Training", "Testing"), ("train2017", "val2017"), ("seg_train", "seg_test"), ("x-train", "x-test")],
)
@pytest.mark.parametrize("top", ["", "set/"])
def test_the_test_part_stays_unseen(kind, train, test, top, put, result):
    names = [f"{top}{train}/cat/1.png", f"{top}{train}/dog/2.png", f"{top}{test}/cat/3.png", f"{top}{test}/4.png"]
    source = put(kind, names)
    assert table(source) == {names[0]: "cat", names[1]: "dog"}
    assert left_out(source) == dict.fromkeys(names[2:], "kept for evaluation")
    wanted = f"Kept for evaluation: 2 in {test}. Training and test folders are parts of one set, not classes."
    assert said(source) == wanted
    report = result(preflight(source, DataConfig(duplicates="keep")))
    assert str(report.verdict[0]) == "2 of 4 files can be used."
    assert wanted in map(str, report.verdict)
    assert len(result(load_dataset(source, DataConfig(size=16, duplicates="keep"))).rows) == 2


def test_parts_inside_of_each_class(put):
    names = ["bottle/train/good/1.png", "bottle/test/broken/2.png", "cable/train/good/3.png", "cable/test/bent/4.png"]
    source = put("folder", names)
    assert table(source) == {names[0]: "bottle", names[2]: "cable"}
    assert set(left_out(source)) == {names[1], names[3]}


def test_three_parts_and_what_is_beside_them(put):
    source = put("folder", ["train/1.png", "val/2.png", "test/3.png", "extra/4.png"])
    assert table(source) == {"train/1.png": None, "extra/4.png": None}
    assert said(source).startswith("Kept for evaluation: 2 in test, val.")


def test_two_domains_are_classes(put):
    source = put("folder", ["trainA/1.png", "trainB/2.png", "testA/3.png", "testB/4.png"])
    assert table(source) == {"trainA/1.png": "trainA", "trainB/2.png": "trainB"}
    assert set(left_out(source)) == {"testA/3.png", "testB/4.png"}


def test_parts_without_a_training_part_are_no_classes(put):
    source = put("folder", ["test/1.png", "val/2.png"])
    assert table(source) == {"test/1.png": None, "val/2.png": None}
    assert said(source) == "test, val are parts of one set, not classes."
    assert put(".zip", ["test/cat/1.png", "test/dog/2.png"]).classes == ("cat", "dog")


@pytest.mark.parametrize(
    "names",
    [
        ("train", "plane"),
        ("trainer", "tester"),
        ("test tube", "training shoe"),
        ("valley", "train"),
        ("steam train", "express train"),
        ("a_train", "b_test"),
    ],
)
def test_names_that_only_begin_alike_are_classes(names):
    assert group(list(names)).classes == tuple(sorted(names))


def test_folders_that_are_not_heeded_hold_nothing_back(put, tmp_path, result):
    put("folder", ["train/cat/1.png", "test/dog/2.png", "3.png"])
    source = result(open_source([str(tmp_path / "set")], DataConfig(folder_classes=False)))
    assert (len(source), source.classes, source.problems, source.remarks) == (3, (), (), ())


def test_training_and_test_folders_that_are_opened_together(put, tmp_path, opened):
    put("folder", ["train/cat/1.png", "train/dog/2.png", "test/cat/3.png"])
    source = opened(tmp_path / "set" / "train", tmp_path / "set" / "test")
    assert table(source) == {"train/cat/1.png": "cat", "train/dog/2.png": "dog"}
    assert left_out(source) == {"test/cat/3.png": "kept for evaluation"}


@pytest.mark.parametrize("kind", KINDS)
def test_unicode_normal_forms_are_one_class(kind, put):
    composed, decomposed = (unicodedata.normalize(form, "Zoë") for form in ("NFC", "NFD"))
    source = put(kind, [f"{composed}/1.png", f"{decomposed}/2.png", "Ann/3.png"])
    if kind == "folder" and len(source) != 3:
        pytest.skip("this file system knows one normal form only")
    assert source.classes == ("Ann", composed)
    assert Counter(table(source).values()) == {composed: 2, "Ann": 1}


@pytest.mark.parametrize("kind", ["folder", ".zip"])
def test_one_folder_in_two_normal_forms_is_no_class(kind, put):
    names = [unicodedata.normalize(form, "Zoë") + f"/{form}.png" for form in ("NFC", "NFD")]
    assert put(kind, names).classes == ()


def test_a_name_of_a_thousand_folders_is_no_trouble(put):
    source = put(".zip", ["a/" * 20_000 + "1.png", "b/" * 20_000 + "2.png"])
    assert source.classes == ("a", "b")
