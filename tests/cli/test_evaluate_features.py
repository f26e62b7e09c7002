"""``evaluate`` with the feature networks that it offers."""

import json

import pytest

from ganstudio.engine.metrics.features import studio as studio_file
from tests.cli.conftest import lines
from tests.evaluating import noise, save_pictures


@pytest.fixture
def folder(tmp_path):
    return save_pictures(tmp_path / "pictures", noise(30, seed=1, low=100))


def test_the_studio_features(studio, folder, real, tmp_path, monkeypatch):
    monkeypatch.setattr(studio_file, "STEPS", 4)
    words = ["evaluate", folder, "--data", real, "--metrics", "kid,precision,spectrum", "--count", 20, "--json"]
    code, said, error = studio(*words)
    assert (code, error) == (0, "")
    assert [(row["metric"], row["features"]) for row in lines(said)] == [
        ("kid", "studio"),
        ("precision", "studio"),
        ("spectrum", ""),
    ]
    assert studio(*words)[1] == said
    report = tmp_path / "report.json"
    assert "Features: studio features (" in studio(*words[:-1], "--report", report)[1]
    assert json.loads(report.read_text(encoding="utf-8"))["conditions"]["resize filter"] == "Lanczos with antialiasing"


def test_a_network_that_cannot_be_opened_is_told_in_a_line(studio, folder, real, tmp_path):
    for name in ("weights.pt", "network.onnx"):
        (tmp_path / name).write_text("no weights")
    for features, said in (
        ("studo", "Did you mean 'studio'?"),
        ("inception", "does not download Inception's weights"),
        (tmp_path / "nowhere.pt", "nowhere.pt"),
        (tmp_path / "weights.pt", "weights.pt"),
        (tmp_path / "network.onnx", "network.onnx"),
        (f"inception={tmp_path / 'weights.pt'}", "weights.pt"),
    ):
        code, out, error = studio("evaluate", folder, "--data", real, "--metrics", "kid", "--count", 20, "--features", features)
        assert (code, out) == (2, ""), features
        assert said in error
        assert sum(line.startswith("Error: ") for line in error.splitlines()) == 1
