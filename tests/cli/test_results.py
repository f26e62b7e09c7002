"""What ``invert``, ``inpaint`` and ``upscale`` have in common, on a run in this process."""

import numpy as np
from PIL import Image

from tests.cli.conftest import lines
from tests.own_kind import foreign, own_kind


def test_mistakes_are_told_in_a_line(studio, untrained, pictures, quick, tmp_path):
    run, out, mask = untrained().path, tmp_path / "out", tmp_path / "mask.png"
    (tmp_path / "text.png").write_text("no picture")
    Image.new("L", (1, 1)).save(tmp_path / "one.png")
    Image.new("L", (20, 20)).save(tmp_path / "other.png")
    for words, said in (
        (["invert", run, tmp_path / "text.png"], "not an image"),
        (["invert", run, tmp_path / "one.png"], "too small"),
        (["invert", run, tmp_path / "gone.png"], "gone.png"),
        (["invert", run, *pictures, "--effort", "quick"], "'quick'"),
        (["upscale", run, *pictures, "--effort", "tune"], "'tune'"),
        (["invert", run, pictures[0], "--label", "3"], "was trained without classes"),
        (["invert", run, pictures[0], pictures[0]], "Two pictures are called a"),
        (["inpaint", run, tmp_path / "other.png", "--mask", mask], "The mask is 16 × 16 px, other.png is 20 × 20 px"),
        (["inpaint", run, *pictures, "--mask", tmp_path / "text.png"], "not an image"),
        (["upscale", run, *pictures, "--factor", 5], "2, 4 or 8"),
    ):
        code, _, error = studio(*words, "--out", out)
        assert code == 2
        assert said in error
        assert error.count("\n") == 1
    assert not out.exists()


def test_how_far_to_trust_it_and_the_class_are_told(studio, untrained, quick, tmp_path):
    run, others = own_kind(untrained, tmp_path, classes=3)
    faint, out = foreign(tmp_path / "faint.png", 0.1), tmp_path / "out"
    mask = np.zeros((16, 16), np.uint8)
    mask[6:10, 6:10] = 1
    Image.fromarray(mask).save(tmp_path / "mask.png")
    for words in (["invert"], ["inpaint", "--mask", tmp_path / "mask.png", "--count", 1], ["upscale", "--factor", 2, "--count", 1]):
        command, *options = words
        code, said, error = studio(command, run.path, others[0], faint, *options, "--out", out, "--json")
        assert (code, error) == (0, "")
        own, other = lines(said)
        assert {"verdict", "score", "usual", "low", "least"} == set(own["trust"])
        assert own["trust"]["verdict"] != "foreign" and other["trust"]["verdict"] == "foreign"
        assert own["class"] in ("class 0", "class 1", "class 2")
    code, said, _ = studio("invert", run.path, faint, "--out", out)
    assert "has not learned to draw this kind of picture" in said


def test_preset_is_now_called_effort(studio, untrained, pictures, tmp_path):
    run = untrained().path
    for command in ("invert", "inpaint", "upscale"):
        code, _, error = studio(command, run, pictures[0], "--out", tmp_path, "--preset", "fast")
        assert (code, error) == (2, "Error: --preset is now called --effort: a preset is a recipe for training.\n")
        assert "--preset" not in studio(command, "--help")[1]
