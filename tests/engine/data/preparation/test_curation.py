"""What a person decided about pictures and classes."""

import json

import numpy as np
import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import load_dataset
from ganstudio.engine.data.preparation.curation import Curation, curate, load_curation, save_curation
from ganstudio.engine.data.report.preflight import preflight
from ganstudio.engine.errors import DatasetError


@pytest.fixture
def zoo(tmp_path, draw):
    for number, name in enumerate(("cat/1.png", "cat/2.png", "dog/1.png", "wolf/1.png", "wolf/2.png")):
        path = tmp_path / "zoo" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        draw(40, 40, seed=number).save(path)
    return tmp_path / "zoo"


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_kept_and_taken_back_without_touching_the_pictures(zoo, opened, home):
    before, source = files(zoo), opened(zoo)
    assert load_curation(source) == Curation()
    decided = Curation(frozenset({source.title(0), "odd \udcff\nname"}), {"wolf": "dog", "cat": None})
    save_curation(source, decided)
    assert load_curation(opened(zoo)) == decided
    assert len(list((home / "curation").iterdir())) == 1
    assert files(zoo) == before
    save_curation(source, Curation())
    assert load_curation(source) == Curation()
    assert not list((home / "curation").iterdir())


def test_renamed_merged_left_out(zoo, opened):
    source = opened(zoo)
    done = curate(source, Curation(frozenset({source.title(3)}), {"wolf": "canines", "dog": "canines", "cat": None}))
    assert done.classes == ("canines",)
    assert done.labels.tolist() == [-1, -1, 0, -1, 0]
    assert done.kept.tolist() == [False, False, True, False, True]
    untouched = curate(source, Curation())
    assert untouched.classes == source.classes
    assert np.array_equal(untouched.labels, source.labels)


def test_it_is_heeded_by_the_report_and_the_dataset(zoo, opened, result):
    source = opened(zoo)
    everything = result(load_dataset(source, DataConfig(size=16)))
    save_curation(source, Curation(frozenset({source.title(2)}), {"wolf": "dog", "cat": None}))
    report = result(preflight(source, DataConfig(size=16)))
    assert (report.files, report.used, report.classes) == (5, 2, {"dog": 2})
    assert [(problem.cause, problem.detail) for problem in report.problems] == [
        ("excluded by you", "the class cat"),
        ("excluded by you", "the class cat"),
        ("excluded by you", "this picture"),
    ]
    data = result(load_dataset(source, DataConfig(size=16)))
    assert data.classes == ("dog",)
    assert data.labels.tolist() == [0, 0]
    assert np.array_equal(data.pixels[data.rows], everything.pixels[everything.rows][3:])
    save_curation(source, Curation())
    assert result(load_dataset(source, DataConfig(size=16))).fingerprint == everything.fingerprint


def test_a_left_out_picture_does_not_stand_for_its_doubles(zoo, opened, result):
    (zoo / "dog/2.png").write_bytes((zoo / "cat/1.png").read_bytes())
    source = opened(zoo)
    assert result(preflight(source, DataConfig())).classes == {"cat": 2, "dog": 1, "wolf": 2}
    save_curation(source, Curation(frozenset({source.title(0)})))
    assert result(preflight(source, DataConfig())).classes == {"cat": 1, "dog": 2, "wolf": 2}


@pytest.mark.parametrize(
    "content, message",
    [
        (json.dumps({"format": 99}), "newer GAN Studio"),
        ("{", "cannot be read"),
        ("[]", "cannot be read"),
        (json.dumps({"format": 1, "excluded": 3, "classes": {}}), "cannot be read"),
        (json.dumps({"format": 1, "excluded": [], "classes": []}), "cannot be read"),
    ],
)
def test_a_file_that_makes_no_sense_is_told_and_left_alone(zoo, opened, home, content, message):
    source = opened(zoo)
    save_curation(source, Curation(frozenset({"x"})))
    (path,) = (home / "curation").iterdir()
    path.write_text(content)
    with pytest.raises(DatasetError, match=message):
        load_curation(source)
    assert path.read_text() == content


def test_a_home_that_cannot_be_entered_has_nothing_decided(zoo, opened, monkeypatch):
    source = opened(zoo)

    def refused(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refused)
    assert load_curation(source) == Curation()


def test_decisions_that_are_there_and_cannot_be_read_are_not_passed_over(zoo, opened, monkeypatch):
    source = opened(zoo)
    save_curation(source, Curation(frozenset({source.title(0)})))

    def refused(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refused)
    with pytest.raises(DatasetError, match="Permission denied"):
        load_curation(source)
