"""``upscale`` on a run, in this process."""

from PIL import Image

from tests.cli.conftest import lines


def test_upscale(studio, untrained, pictures, quick, tmp_path):
    words = ["upscale", untrained(channels=3).path, pictures[0], "--factor", 2, "--count", 3, "--out", tmp_path / "out"]
    code, said, _ = studio(*words)
    assert code == 0
    assert "a.upscale-2.png" in said
    with Image.open(tmp_path / "out" / "a.upscale-0.png") as picture:
        assert picture.size == (16, 16)


def test_a_trained_upscaler_enlarges_pictures_of_any_size(studio, untrained, tmp_path):
    run, out = untrained(factor=4, channels=3).path, tmp_path / "out"
    for name, size in (("wide", (21, 8)), ("one", (8, 8))):
        Image.new("RGB", size, "red").save(tmp_path / f"{name}.png")
    code, said, error = studio("upscale", run, tmp_path / "wide.png", tmp_path / "one.png", "--factor", 4, "--out", out, "--json")
    assert (code, error) == (0, "")
    wide, one = lines(said)
    assert wide["files"] == [str(out / "wide.upscale-0.png")]
    assert (wide["factor"], wide["width"], wide["height"], one["width"]) == (4, 84, 32, 32)
    with Image.open(out / "wide.upscale-0.png") as picture:
        assert (picture.size, picture.mode) == ((84, 32), "RGB")
        assert picture.getpixel((40, 10)) == (255, 0, 0)  # it begins as bicubic interpolation
    for words, told in (
        (["upscale", run, tmp_path / "wide.png", "--factor", 2], "upscales 4 times"),
        (["upscale", run, tmp_path / "wide.png", "--snapshot", 7], "no snapshot at 7"),
        (["upscale", run, tmp_path / "gone.png"], "gone.png"),
        (["invert", run, tmp_path / "wide.png"], "is an upscaler"),
    ):
        code, _, error = studio(*words, "--out", tmp_path / "none")
        assert code == 2
        assert told in error
        assert error.count("\n") == 1
    code, _, error = studio("sample", run, "--count", 1, "--out", tmp_path / "none")
    assert (code, "no latent space" in error) == (2, True)
