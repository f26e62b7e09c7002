"""``features`` on a run, in this process."""

import json

import numpy as np
import pytest
from PIL import Image


@pytest.fixture
def quick(monkeypatch):
    from ganstudio.engine.search.solver import EFFORTS, SearchBudget

    monkeypatch.setitem(EFFORTS, "fast", SearchBudget(candidates=32, starts=1, steps=3))


@pytest.fixture
def folder(tmp_path):
    """Sixteen bright and dark pictures in a folder each, and a file that is none."""
    rng = np.random.default_rng(0)
    for number in range(16):
        path = tmp_path / "pictures" / ("dark", "light")[number % 2]
        path.mkdir(parents=True, exist_ok=True)
        pixels = rng.integers(0, 100, (16, 16), np.uint8) + np.uint8(150 * (number % 2))
        Image.fromarray(pixels).save(path / f"{number}.png")
    (tmp_path / "pictures" / "dark" / "text.png").write_text("no picture")
    return tmp_path / "pictures"


def test_features(studio, untrained, folder, quick, tmp_path):
    out = tmp_path / "f.npz"
    code, said, error = studio("features", untrained().path, folder, "--out", out, "--json")
    assert (code, error) == (0, "")
    (line,) = said.splitlines()
    end = json.loads(line)
    assert (end["files"], end["used"], end["left_out"], end["numbers"]) == (17, 16, {"not an image": 1}, 8)
    assert (end["probe"]["count"], end["probe"]["classes"], end["chance"], end["own"]) == (16, 2, 0.5, False)
    assert end["probe"]["low"] <= end["probe"]["accuracy"] <= end["probe"]["high"]
    assert end["pixels"]["accuracy"] == 1
    assert end["pixels"]["components"] == 8
    assert end["seconds"] > 0
    with np.load(out) as arrays:
        assert np.median(arrays["psnr"]) == pytest.approx(end["psnr"])
        assert arrays["codes"].shape == (16, 8)
        assert arrays["classes"].tolist() == ["dark", "light"]


def test_in_words(studio, untrained, folder, quick, tmp_path):
    run = untrained().path
    code, said, error = studio("features", run, folder, "--limit", 5, "--out", tmp_path / "f.npz")
    assert code == 0
    assert "5 of 17 pictures, median likeness" in said
    assert "A linear classifier on the codes gets" in said
    assert "left out: dark/text.png: not an image" in error
    for path in folder.glob("*/*.png"):
        path.rename(folder / path.name)
    code, said, _ = studio("features", run, folder, "--out", tmp_path / "f.npz", "--json")
    end = json.loads(said)
    assert (code, end["probe"]) == (0, None)
    assert "no classes" in end["reason"]


def test_mistakes_are_told_in_a_line(studio, untrained, folder, quick, tmp_path):
    run, out, notes = untrained().path, tmp_path / "out.npz", tmp_path / "notes"
    notes.mkdir()
    (notes / "1.png").write_bytes(b"no picture")
    for words, said in (
        ([run, folder, "--out", tmp_path / "f.csv"], "ends in .npz"),
        ([run, tmp_path / "nowhere", "--out", out], "no folder or file"),
        ([run, folder, "--out", out, "--effort", "fats"], "'fast'"),
        ([run, folder, "--out", out, "--effort", "encoder"], "No encoder is trained for"),
        ([run, folder, "--out", out, "--label", "3"], "was trained without classes"),
        ([run, folder, "--out", out, "--snapshot", "7"], "nearest is at 64"),
        ([run, notes, "--out", out], "can be read. The first, 1.png"),
        ([untrained(factor=2).path, folder, "--out", out], "is an upscaler"),
        ([tmp_path, folder, "--out", out], "no run"),
    ):
        code, _, error = studio("features", *words)
        assert code == 2
        assert said in error
        assert sum(line.startswith("Error: ") for line in error.splitlines()) == 1
    assert not out.exists()
