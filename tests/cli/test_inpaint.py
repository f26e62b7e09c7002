"""``inpaint`` on a run, in this process."""

import numpy as np
from PIL import Image

from tests.cli.conftest import lines


def test_inpaint(studio, untrained, pictures, quick, tmp_path):
    words = ["inpaint", untrained("style").path, *pictures, "--mask", tmp_path / "mask.png", "--out", tmp_path / "out"]
    code, said, _ = studio(*words, "--count", 2, "--json")
    assert code == 0
    assert [len(row["files"]) for row in lines(said)] == [2, 2]
    known = np.asarray(Image.open(tmp_path / "mask.png")) == 0
    filled = [np.asarray(Image.open(tmp_path / "out" / f"a.inpaint-{number}.png")) for number in (0, 1)]
    for picture in filled:
        assert np.array_equal(picture[known], np.asarray(Image.open(pictures[0]))[known])
    assert not np.array_equal(*filled)


def test_a_picture_comes_back_as_it_was_and_what_is_lost_is_said(studio, untrained, quick, tmp_path):
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (20, 24, 4), np.uint8)
    pixels[..., 3] = 255
    pixels[5:10, 6:12, 3] = 0
    Image.fromarray(pixels).save(tmp_path / "colour.png")
    deep = rng.integers(0, 65536, (20, 24)).astype(np.uint16)
    Image.fromarray(deep).save(tmp_path / "deep.png")
    run, out = untrained().path, tmp_path / "out"
    code, said, error = studio("inpaint", run, tmp_path / "colour.png", "--count", 1, "--out", out, "--json")  # what is transparent
    assert code == 0 and error == "Note: colour.png is in colour, but this model draws grey pictures: the filling will be grey.\n"
    (row,) = lines(said)
    assert row["notes"] == [error.removeprefix("Note: ").strip()] and row["windows"] == 1 and row["trust"] is None
    filled = np.asarray(Image.open(out / "colour.inpaint-0.png"))
    known = pixels[..., 3] > 0
    np.testing.assert_array_equal(filled[known], pixels[known])
    assert (filled[~known][:, 3] == 255).all() and (np.ptp(filled[~known][:, :3].astype(int), axis=1) == 0).all()
    mask = np.where(known, 0, 255).astype(np.uint8)
    Image.fromarray(mask).save(tmp_path / "mask.png")
    words = ["inpaint", run, tmp_path / "deep.png", "--mask", tmp_path / "mask.png", "--count", 1, "--out", out]
    assert studio(*words)[0] == 0
    with Image.open(out / "deep.inpaint-0.png") as again:
        assert again.mode == "I;16"
        np.testing.assert_array_equal(np.asarray(again)[known], deep[known])
    code, _, error = studio("inpaint", run, tmp_path / "deep.png", "--out", out)
    assert (code, "Nothing in deep.png is transparent" in error) == (2, True)
    upscaler = untrained(factor=2).path
    assert studio("upscale", upscaler, tmp_path / "deep.png", tmp_path / "colour.png", "--out", out)[0] == 0
    with Image.open(out / "deep.upscale-0.png") as deep_one, Image.open(out / "colour.upscale-0.png") as colour_one:
        assert (deep_one.mode, colour_one.mode) == ("I;16", "RGBA")
        assert np.asarray(colour_one)[10:20, 12:24, 3].mean() < 30  # transparent as before
