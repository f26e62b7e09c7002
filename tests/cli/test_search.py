"""``invert``, ``inpaint`` and ``upscale`` on a run, in this process."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.export.provenance import read_picture
from tests.own_kind import foreign, own_kind


@pytest.fixture
def pictures(tmp_path):
    """Two files, grey and colour, and a mask of their size."""
    rng = np.random.default_rng(0)
    for name, shape in (("a", (16, 16)), ("b", (16, 16, 3))):
        Image.fromarray(rng.integers(0, 256, shape, np.uint8)).save(tmp_path / f"{name}.png")
    mask = np.zeros((16, 16), np.uint8)
    mask[4:10, 4:10] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    return [tmp_path / "a.png", tmp_path / "b.png"]


@pytest.fixture
def quick(monkeypatch):
    from ganstudio.engine.search.solver import EFFORTS, SearchBudget

    monkeypatch.setitem(EFFORTS, "fast", SearchBudget(candidates=64, starts=2, steps=5))


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_invert(studio, untrained, pictures, quick, tmp_path):
    out = tmp_path / "out"
    code, said, error = studio("invert", untrained("style").path, *pictures, "--out", out, "--json")
    assert (code, error) == (0, "")
    rows = lines(said)
    assert [row["image"] for row in rows] == list(map(str, pictures))
    assert {"psnr", "ssim", "seconds", "feature_distance", "own_psnr"} < set(rows[0])
    assert {"own_ssim", "own_feature_distance", "nearest_feature_distance"} < set(rows[0])
    assert (rows[0]["nearest_psnr"], rows[0]["nearest_ssim"], rows[0]["encoder"]) == (None, None, False)  # there are no "blobs"
    assert rows[0]["files"] == [str(out / "a.invert.png"), str(out / "a.latent.npz")]
    with np.load(out / "a.latent.npz") as arrays:
        assert arrays["z"].shape == (8,)
        assert int(arrays["label"]) == -1
        assert np.array_equal(arrays["latent"], read_picture(out / "a.invert.png").latent.w)


def test_the_nearest_training_picture_is_told(studio, untrained, pictures, quick, tmp_path):
    from dataclasses import replace

    run = untrained()
    run.update(replace(run.config, data=replace(run.config.data, source=(str(pictures[0]), str(pictures[1])))))
    Image.fromarray(np.asarray(Image.open(pictures[0])) // 2).save(tmp_path / "darker.png")
    _, said, _ = studio("invert", run.path, pictures[0], tmp_path / "darker.png", "--out", tmp_path / "out", "--json")
    same, darker = lines(said)
    assert (same["nearest_psnr"], round(same["nearest_ssim"], 4)) == (None, 1)
    assert 5 < darker["nearest_psnr"] < 15 and darker["nearest_ssim"] < 1


def test_an_encoder_is_learned_and_used_for_its_snapshot(studio, untrained, pictures, quick, monkeypatch, tmp_path):
    from ganstudio.engine.runs.checkpoint import load_generator, save_snapshot
    from ganstudio.engine.search import encoder

    monkeypatch.setattr(encoder, "STEPS", 5)
    run = untrained()
    words = ["invert", run.path, pictures[0], "--out", tmp_path / "out"]
    assert "The encoder" not in studio(*words)[1]
    code, said, error = studio("encoder", run.path, "--json")
    assert (code, error) == (0, "")
    last = lines(said)[-1]
    assert (last["event"], last["file"], last["images"]) == ("finished", str(run.path / "encoder.safetensors"), 64)
    assert lines(said)[-2]["done"] == 5
    assert "at 64 images says where to begin" in studio(*words)[1]
    assert lines(studio(*words, "--json")[1])[0]["encoder"] is True
    save_snapshot(run, 128, {name: tensor * 2 for name, tensor in load_generator(run)[1].state_dict().items()}, {})
    assert "at 64 images and is not used here" in studio(*words)[1]
    assert lines(studio(*words, "--json")[1])[0]["encoder"] is False
    code, said, _ = studio("encoder", run.path, "--seed", 1, "--minutes", 1)
    assert code == 0 and "at 128 images" in said
    assert studio("encoder", run.path, "--snapshot", 7)[0] == 2
    assert studio("encoder", untrained(factor=2).path)[0] == 2


def test_a_copy_of_the_model_is_tuned(studio, untrained, pictures, quick, blobs, monkeypatch, tmp_path):
    from ganstudio.engine.errors import RunError
    from ganstudio.engine.export.provenance import fingerprint
    from ganstudio.engine.latent.latent import render
    from ganstudio.engine.latent.model import Model
    from ganstudio.engine.recipes.train import train
    from ganstudio.engine.runs import Run
    from ganstudio.engine.search import tune

    monkeypatch.setattr(tune, "STEPS", 30)
    monkeypatch.setattr(tune, "RATE", 1e-2)
    run, out = untrained("resnet"), tmp_path / "out"
    before = {path: path.read_bytes() for path in run.path.rglob("*.safetensors")}
    psnr = {}
    for effort in ("fast", "tune"):
        code, said, _ = studio("invert", run.path, *pictures, "--out", out, "--effort", effort, "--json")
        assert code == 0
        psnr[effort] = [row["psnr"] for row in lines(said)]
    assert all(after > plain for after, plain in zip(psnr["tune"], psnr["fast"], strict=True))
    assert {path: path.read_bytes() for path in before} == before
    copy = Path(lines(said)[0]["model"])
    assert copy == run.path / "tuned" / "a"
    kept = Run.open(copy)
    assert kept.origin.pictures == ("a.png", "b.png")
    drawn = read_picture(out / "b.invert.png")
    generator = Model(kept).generator
    assert (drawn.run, drawn.network) == ("a", fingerprint(generator))
    assert np.array_equal(render(generator, [drawn.latent])[0, ..., 0], np.asarray(Image.open(out / "b.invert.png")))
    with pytest.raises(RunError, match=r"a copy tuned to a\.png"):
        next(train(kept, blobs(), resume=True))


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
        (["upscale", run, tmp_path / "wide.png", "--factor", 2], "makes pictures 4 times"),
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
        (["invert", run, pictures[0], "--label", "3"], "was not trained with classes"),
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


def test_preset_is_now_called_effort(studio, untrained, pictures, tmp_path):
    run = untrained().path
    for command in ("invert", "inpaint", "upscale"):
        code, _, error = studio(command, run, pictures[0], "--out", tmp_path, "--preset", "fast")
        assert (code, error) == (2, "Error: --preset is now called --effort: a preset is a recipe for training.\n")
        assert "--preset" not in studio(command, "--help")[1]
