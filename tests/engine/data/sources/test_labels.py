"""Labels of other programs: StyleGAN's dataset.json in every form, and arrays of numbers, rows and text."""

import io
import json
import tarfile
import unicodedata
import zipfile

import numpy as np
import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import load_dataset
from ganstudio.engine.data.report.preflight import preflight
from ganstudio.engine.data.sources.labels import UnusableLabels, classes_of
from tests.engine.data.sources.test_grouping import left_out, said, table

KINDS = ("folder", ".zip", ".tar", ".tar.gz")


@pytest.fixture
def put(tmp_path, draw, opened):
    """``put(kind, names, labels, where)`` opens a set of different pictures with the ``dataset.json`` of these labels."""

    def make(kind, names, labels, where="dataset.json"):
        contents = {where: json.dumps(labels).encode()}
        for number, name in enumerate(names):
            buffer = io.BytesIO()
            draw(seed=number).save(buffer, "PNG")
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


NAMES = ["00000/img0.png", "00000/img1.png", "00001/img2.png"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("labels", [None, []])
def test_no_labels_are_no_classes(kind, labels, put):
    """The folders 00000 and 00001 only keep the number of files in each small."""
    source = put(kind, NAMES, {"labels": labels})
    assert (len(source), source.classes, source.problems, source.remarks) == (3, (), (), ())


@pytest.mark.parametrize("kind", KINDS)
def test_folders_that_could_be_classes_are_not_dropped_silently(kind, put):
    source = put(kind, ["cat/0.png", "dog/1.png"], {"labels": None})
    assert source.classes == ()
    (remark,) = map(str, source.remarks)
    assert remark == "There are no classes: dataset.json has no labels. Remove it to use the folders (cat, dog) as classes."


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("labels", "reason"),
    [
        ([[NAMES[0], 0], [NAMES[1], 1]], "it has no label for 1 of 3 pictures, for instance 00001/img2.png"),
        ([[name, 0.5] for name in NAMES], "a label is not a whole number: 0.5"),
        ([[name, [1, 1, 0]] for name in NAMES], "its labels are rows of numbers that do not add up to 1: they name no class"),
        ([[NAMES[0], [1, 0]], [NAMES[1], [1]], [NAMES[2], [0, 1]]], "its labels are lists of different lengths"),
        ([[NAMES[0], None], [NAMES[1], 1], [NAMES[2], 1]], "a label is not a whole number: None"),
    ],
)
def test_labels_that_cannot_be_used_are_no_classes_either(kind, labels, reason, put, result):
    source = put(kind, NAMES, {"labels": labels})
    assert (len(source), source.classes) == (3, ())
    report = result(preflight(source, DataConfig(duplicates="keep")))
    assert f"The labels in dataset.json are not used: {reason}." in map(str, report.verdict)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("top", ["", "ffhq/", "a/ffhq/"])
def test_it_lies_beside_the_pictures_wherever_they_are(kind, top, put):
    labels = [[name, number] for name, number in zip(NAMES, (7, 3, 7), strict=True)]
    source = put(kind, [top + name for name in NAMES], {"labels": labels}, f"{top}dataset.json")
    assert table(source) == dict(zip([top + name for name in NAMES], "737", strict=True))
    assert source.classes == ("3", "7")
    assert source.problems == ()


@pytest.mark.parametrize(
    ("made", "classes"),
    [
        (lambda number: number, ("0", "2")),
        (lambda number: float(number), ("0", "2")),
        (lambda number: [number], ("0", "2")),
        (lambda number: [float(number == place) for place in range(3)], ("0", "2")),
        (lambda number: [0.9 if number == place else 0.05 for place in range(3)], ("0", "2")),
        (lambda number: ("cat", "", "dog")[number], ("cat", "dog")),
    ],
    ids=["whole", "float", "in a list", "one-hot", "probabilities", "text"],
)
def test_labels_of_every_kind(made, classes, put):
    source = put(".zip", NAMES, {"labels": [[name, made(number)] for name, number in zip(NAMES, (2, 0, 2), strict=True)]})
    assert source.classes == classes
    assert source.labels.tolist() == [1, 0, 1]


def test_a_table_of_names_and_names_of_classes(put):
    labels = dict(zip(NAMES, (2, 0, 2), strict=True))
    source = put("folder", NAMES, {"labels": labels, "classes": ["cat", "cow", "dog"]})
    assert source.classes == ("cat", "dog")
    assert source.labels.tolist() == [1, 0, 1]


@pytest.mark.parametrize("kind", KINDS)
def test_names_of_another_system_match(kind, put):
    composed, decomposed = (unicodedata.normalize(form, "é") for form in ("NFC", "NFD"))
    names = [f"{decomposed}/img0.png", f"{composed}/img1.png", "plain/img2.png"]
    keys = [f"{composed}\\img0.png", f"./{decomposed}/img1.png", "plain\\img2.png"]
    source = put(kind, names, {"labels": [[key, number] for number, key in enumerate(keys)]})
    assert table(source) == dict(zip(names, "012", strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_another_program_leaves_the_folders_as_classes(kind, put):
    source = put(kind, NAMES, {"images": [], "annotations": []})
    assert source.classes == ("00000", "00001")


def test_a_training_part_with_labels(put):
    names = ["train/a.png", "train/b.png", "test/c.png"]
    source = put("folder", names, {"labels": [["a.png", 4], ["b.png", 5]]}, "train/dataset.json")
    assert table(source) == {"train/a.png": "4", "train/b.png": "5"}
    assert left_out(source) == {"test/c.png": "kept for evaluation"}


def test_an_odd_file_does_no_harm(put, tmp_path, opened):
    put("folder", NAMES, None)
    for content in (b"", b"[" * 100_000, b"\xff", b'{"labels": {"a": {}}}', b'{"labels": [[[], 1]]}', b"7"):
        (tmp_path / "set" / "dataset.json").write_bytes(content)
        source = opened(tmp_path / "set")
        assert source.classes == ()
        assert "The labels in dataset.json are not used" in said(source)


IMAGES = np.random.default_rng(0).integers(0, 256, (6, 20, 20, 3), np.uint8)


@pytest.mark.parametrize(
    ("labels", "classes", "numbers"),
    [
        (np.array(["dog", "cat", "dog", "cat", "cow", "cat"]), ("cat", "cow", "dog"), [2, 0, 2, 0, 1, 0]),
        (np.array([b"dog", b"cat", b"dog", b"cat", "Zoë".encode(), b"cat"]), ("cat", "dog", "Zoë"), [1, 0, 1, 0, 2, 0]),
        (np.array([["10"], ["2"], ["2"], ["2"], ["2"], ["2"]]), ("2", "10"), [1, 0, 0, 0, 0, 0]),
        (np.array([unicodedata.normalize(form, "é") for form in ("NFC", "NFD") * 3]), ("é",), [0] * 6),
        (np.array([1.0, 3, 1, 1, 1, 1]), ("1", "3"), [0, 1, 0, 0, 0, 0]),
        (np.eye(6)[[5, 4, 3, 2, 1, 0]], tuple("012345"), [5, 4, 3, 2, 1, 0]),
        (np.array([True, False, True, True, True, True]), ("0", "1"), [1, 0, 1, 1, 1, 1]),
    ],
    ids=["text", "bytes", "column", "normal forms", "float", "one-hot", "bool"],
)
def test_labels_of_arrays(labels, classes, numbers, tmp_path, opened, result):
    np.savez(tmp_path / "a.npz", images=IMAGES, labels=labels)
    source = opened(tmp_path / "a.npz")
    assert source.classes == classes
    assert source.labels.tolist() == numbers
    assert result(load_dataset(source, DataConfig(size=16))).labels.tolist() == numbers


@pytest.mark.parametrize("names", [["cat", "Zoë"], [b"cat", "Zoë".encode()]])
def test_names_of_classes_as_text_and_as_bytes(names, tmp_path, opened):
    np.savez(tmp_path / "a.npz", images=IMAGES, labels=[0, 1, 1, 0, 1, 0], classes=names)
    assert opened(tmp_path / "a.npz").classes == ("cat", "Zoë")


@pytest.mark.parametrize("labels", [np.full(6, 0.5), np.full((6, 3), 1.0), np.full((6, 2, 2), 1), np.full(6, np.nan)])
def test_labels_that_name_no_class_are_told(labels, tmp_path, opened, result):
    np.savez(tmp_path / "a.npz", images=IMAGES, labels=labels)
    source = opened(tmp_path / "a.npz")
    assert (len(source), source.classes, source.labels) == (6, (), None)
    report = result(preflight(source, DataConfig()))
    assert any(str(sentence).startswith("The labels in a.npz are not used: ") for sentence in report.verdict)


def test_there_are_no_labels_in_odd_types():
    for odd in (np.array([1j, 2]), np.array(["2020-01-01"], "datetime64[D]"), np.zeros((2, 0))):
        with pytest.raises(UnusableLabels):
            classes_of(odd)
