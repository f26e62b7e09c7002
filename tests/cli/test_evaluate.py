"""``evaluate`` on runs and pictures, in this process."""

import csv
import json

import numpy as np
import pytest

from tests.cli.conftest import lines
from tests.evaluating import noise, save_pictures

pytestmark = pytest.mark.usefixtures("thumbnails")


@pytest.fixture
def run(real, run_on):
    return run_on(real).path


@pytest.fixture
def folder(tmp_path):
    return save_pictures(tmp_path / "pictures", noise(30, seed=1, low=100))


def test_json_is_a_line_for_each_model_and_metric(studio, run, folder, real):
    words = ["evaluate", run, folder, "--data", real, "--metrics", "fd,kid", "--count", 24, "--json"]
    code, said, error = studio(*words)
    assert (code, error) == (0, "")
    rows = lines(said)
    assert [(row["model"], row["metric"]) for row in rows] == [
        (f"{run.name} at 128 images", "fd"),
        (f"{run.name} at 128 images", "kid"),
        ("pictures", "fd"),
        ("pictures", "kid"),
    ]
    for row in rows:
        assert list(row)[:9] == ["model", "metric", "value", "low", "high", "floor", "n", "features", "better"]
        assert row["low"] <= row["value"] <= row["high"]
        assert (row["n"], row["features"], row["better"]) == (24, "thumbnails", "lower")
        assert isinstance(row["floor"], float)
    assert rows[0]["warnings"] == ["FD of only 24 images: at least 2,000 are advisable."]
    assert rows[0]["snapshot"] == 128
    assert studio(*words)[1] == said


def test_in_words(studio, run, folder, real):
    code, said, error = studio("evaluate", run, folder, "--metrics", "kid", "--count", 24)
    assert code == 0
    assert f"{run.name} at 128 images" in said
    assert "Real images: 24 of 57: real (training images), 16 x 16 px, grey." in said
    assert f"KID: pictures is better than {run.name} at 128 images" in said
    assert "Note: KID of only 24 images: at least 100 are advisable." in error


def test_reports_by_ending(studio, run, folder, tmp_path):
    files = [tmp_path / "out" / f"report{ending}" for ending in (".csv", ".json", ".md", ".html", ".png")]
    options = [word for path in files for word in ("--report", path)]
    code, said, _ = studio("evaluate", run, folder, "--metrics", "kid,precision", "--count", 24, *options)
    assert code == 0
    assert all(f"Written: {path}" in said for path in files)
    with files[0].open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["model"], row["metric"]) for row in rows][2:] == [("pictures", name) for name in ("kid", "precision")]
    whole = json.loads(files[1].read_text(encoding="utf-8"))
    assert float(rows[0]["value"]) == whole["figures"][0]["value"]
    assert [one["metric"] for one in whole["differences"]] == ["kid", "precision"]
    assert whole["conditions"]["seed"] == "0"
    text = files[2].read_text(encoding="utf-8")
    assert "|  | KID ↓ | Precision ↑ |" in text
    assert "| pictures | **" in text
    assert "<html" in files[3].read_text(encoding="utf-8")
    assert files[4].read_bytes().startswith(b"\x89PNG")


def test_every_snapshot_and_an_archive(studio, run, tmp_path):
    np.savez(tmp_path / "others.npz", images=noise(30, seed=2))
    options = ["--snapshots", "all", "--metrics", "kid", "--count", 24, "--part", "all", "--seed", 3, "--save-reference", "--json"]
    code, said, _ = studio("evaluate", run, tmp_path / "others.npz", *options)
    assert code == 0
    assert [row["snapshot"] for row in lines(said)] == [64, 128, None]


def test_mistakes_are_told_in_a_line(studio, run, folder, real, tmp_path, untrained):
    (tmp_path / "empty").mkdir()
    for words, said in (
        ([folder], "Name the real pictures"),
        ([run, "--metrics", "fd,kdi"], "no metric 'kdi'. Did you mean 'kid'?"),
        ([run, "--metrics", ","], "Name at least one metric"),
        ([run, "--count", 5], "5 images are too few"),
        ([run, "--count", 0], "not in the range"),
        ([run, "--count", 10**12], "only 57 images"),
        ([run, folder, "--count", 31], "pictures: only 30 images, but 31 of each set are asked for"),
        ([run, "--snapshots", "7"], "nearest is at 64"),
        ([run, "--snapshots", "newest"], "Choose latest, best, all, or images seen."),
        ([run, "--part", "test"], "Choose one of: training, held-out, all."),
        ([run, "--part", "held-out"], "has 3 held-out images"),
        ([run, "--report", tmp_path / "report.pdf"], "ends in .html"),
        ([tmp_path / "empty", "--data", real], "No picture"),
        ([tmp_path / "nowhere", "--data", real], "no folder or file"),
        ([untrained(factor=2).path, "--data", real], "is an upscaler"),
        ([run, "--data", tmp_path / "nowhere"], "no folder or file"),
        ([run, "--seed", 4096], "seeds go from 0 to 4,095"),
    ):
        code, out, error = studio("evaluate", *words)
        assert code == 2, words
        assert said in error, words
        assert sum(line.startswith("Error: ") for line in error.splitlines()) == 1
        assert out == ""
