"""``sample``, ``export``, ``directions``, ``interpolate`` and ``walk`` on a run, in this process: torch is loaded once."""

import json

import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.engine.export.provenance import read_picture
from ganstudio.engine.latent.direction_file import load_directions
from ganstudio.engine.latent.directions import move
from ganstudio.engine.latent.favourites import Appearance, Favourite, save_favourites
from ganstudio.engine.latent.keyframes import Sequel, save_keyframes
from ganstudio.engine.latent.latent import map_latents, render
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.paths import Keyframe
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import save_snapshot


def last(text):
    return json.loads(text.splitlines()[-1])


def test_truncated_samples(studio, untrained, tmp_path):
    run = untrained("resnet").path
    for name, truncation in (("a", 0), ("b", 1)):
        assert studio("sample", run, "--count", 3, "--truncation", truncation, "--out", tmp_path / f"{name}.npz")[0] == 0
    with np.load(tmp_path / "a.npz") as a, np.load(tmp_path / "b.npz") as b:
        assert (a["images"] == a["images"][0]).all()
        assert not (b["images"] == b["images"][0]).all()


def test_export(studio, untrained, tmp_path):
    run, out = untrained().path, tmp_path / "model.pt"
    code, said, _ = studio("export", run, "--format", "torchscript", "--out", out, "--snapshot", 64, "--json")
    assert code == 0
    end = last(said)
    assert (end["files"], end["inputs"], end["snapshot"], end["compared"]) == ([str(out)], ["z", "truncation"], 64, 64)
    assert end["largest_difference"] < 1e-4
    _, said, _ = studio("export", run, "--format", "safetensors", "--out", tmp_path / "model.safetensors")
    assert "64 pictures compared with the original: identical in every pixel." in said
    assert (tmp_path / "model.json").exists()
    code, _, error = studio("export", run, "--format", "onxx", "--out", tmp_path / "m")
    assert (code, "'onnx'" in error) == (2, True)


def test_a_direction_between_groups(studio, untrained, tmp_path):
    run = untrained().path
    words = ["directions", run, "--method", "groups", "--group", "0-9", "--against", "10-19", "--name", "a/b", "--save"]
    code, said, error = studio(*words, "--out", tmp_path / "strips", "--seeds", "1,2,3", "--json")
    assert code == 0, error
    *_, found, end = [json.loads(line) for line in said.splitlines()]
    assert (found["name"], found["kind"], found["spread"]) == ("a/b", "groups", 1)
    assert 0 <= found["score"] <= 1
    assert end["files"] == [str(tmp_path / "strips" / "a_b.png")]
    with Image.open(tmp_path / "strips" / "a_b.png") as strip:
        assert strip.size == (7 * 18 - 2, 3 * 18 - 2)
    assert "told apart" in studio("directions", run, "--method", "saved")[1]
    # saved again under the same name it is replaced; others stay
    assert studio("directions", run, "--count", 2, "--save")[0] == 0
    assert studio(*words)[0] == 0
    assert last(studio("directions", run, "--method", "saved", "--json")[1])["count"] == 3


def test_directions_that_need_no_labels(studio, untrained, tmp_path):
    run = untrained("style").path
    code, said, _ = studio("directions", run, "--count", 2, "--layers", "0-1", "--out", tmp_path / "all.png")
    assert code == 0
    assert "sefa 2 (0-1)" in said
    assert "of the gain" in said
    assert (tmp_path / "all.png").exists()
    code, said, _ = studio("directions", run, "--method", "pca", "--count", 1, "--layers", "2", "--json")
    found = json.loads(said.splitlines()[-2])
    assert (code, found["kind"], found["layers"]) == (0, "pca", [2, 2])


def test_directions_less_others(studio, untrained):
    run = untrained().path
    assert studio("directions", run, "--count", 1, "--save")[0] == 0
    code, _, error = studio("directions", run, "--count", 1, "--without", "sefa 1")
    assert (code, "Direction 'sefa 1' cannot leave 'sefa 1' unchanged" in error) == (2, True)
    words = ("directions", run, "--method", "groups", "--group", "0-9", "--against", "10-19", "--json")
    before, after = (json.loads(studio(*words, *more)[1].splitlines()[0]) for more in ([], ["--without", "sefa 1"]))
    assert before["score"] is not None
    assert after["score"] is None


def test_a_direction_between_classes(studio, untrained):
    run = untrained(classes=3).path
    code, said, _ = studio("directions", run, "--method", "classes", "--group", "class 1", "--against", "0", "--json")
    found = json.loads(said.splitlines()[0])
    assert (code, found["name"], found["kind"]) == (0, "class 1 against 0", "classes")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["--layers", "0-3"], "one latent"),
        (["--without", "b"], "no saved directions"),
        (["--method", "classes", "--group", "1", "--against", "2"], "trained without classes"),
        (["--method", "groups", "--group", "1", "--against", "2,3"], "at least 2 pictures"),
        (["--method", "groups", "--group", "x", "--against", "2,3"], "not a list of seeds"),
        (["--name", "mine"], "--name goes with"),
        (["--method", "saved", "--layers", "0"], "--layers does not go"),
        (["--seeds", "x"], "not a list of seeds"),
        (["--snapshot", "7"], "nearest is at 64"),
    ],
)
def test_mistakes(studio, untrained, words, error):
    code, _, said = studio("directions", untrained().path, *words)
    assert code == 2
    assert error in said
    assert sum(line.startswith("Error: ") for line in said.splitlines()) == 1


@pytest.mark.parametrize(("arch", "classes"), [("dcgan", 0), ("dcgan", 3), ("style", 0)])
def test_a_film_between_seeds(studio, untrained, tmp_path, arch, classes):
    run, out = untrained(arch, classes).path, tmp_path / "film"
    words = ["interpolate", run, "--seeds", "1,5,9", "--frames", 10, "--loop", "--scale", 2, "--out", out]
    code, said, error = studio(*words, "--json")
    assert code == 0, error
    assert last(said) == {"event": "finished", "out": str(out), "frames": 10, "snapshot": 64}
    frames = [np.asarray(Image.open(path)) for path in sorted(out.iterdir())]
    assert [frame.shape for frame in frames] == [(32, 32)] * 10
    assert not (frames[0] == frames[-1]).all()  # after which it begins again
    assert not (frames[0] == frames[1]).all()
    first = read_picture(out / "frame000000.png")
    assert first.latent.seed == 1 and Image.open(out / "frame000000.png").text["ganstudio:seed"] == "1"
    between = read_picture(out / "frame000001.png")
    model = Model(Run.open(run))
    assert np.array_equal(render(model.generator, [between.latent])[0][..., 0].repeat(2, 0).repeat(2, 1), frames[1])
    if classes:
        assert studio(*words, "--label", "class 2")[0] == 0
        assert not (frames[0] == np.asarray(Image.open(out / "frame000000.png"))).all()


@pytest.mark.parametrize(
    "words, error",
    [
        (["--seeds", "1"], "at least two seeds"),
        (["--seeds", "1,x"], "not a list of seeds"),
        (["--seeds", "1,2", "--method", "slrep"], "'slerp'"),
        (["--seeds", "1,2", "--space", "x"], "no space 'x'"),
        (["--seeds", "1,2", "--frames", "1"], "frames"),
        (["--seeds", "1,2", "--easing", "in-uot"], "'in-out'"),
        (["--seeds", "1,2", "--noise", "-1"], "--noise"),
        (["--seeds", "1,2", "--scale", "9"], "--scale"),
        (["--seeds", "1,2", "--label", "0"], "trained without classes"),
        (["--seeds", "0-99999999999"], "at most 10,000,000"),
        (["--seeds", "1,2", "--noise", "1"], "adds no noise"),
        (["--seeds", "1,2", "--out", "film.jpg"], "film.jpg"),
        (["--seeds", "1,2", "--out", "frames", "--fps", "5"], "--fps goes with a film"),
    ],
)
def test_ways_that_are_none(studio, untrained, tmp_path, words, error):
    code, _, said = studio("interpolate", untrained().path, "--out", tmp_path / "a.gif", *words)
    assert (code, error in said) == (2, True)
    assert not (tmp_path / "a.gif").exists()


def test_easing_changes_the_time_and_not_the_way(studio, untrained, tmp_path):
    run = untrained("resnet").path
    films = {}
    for name, words in (("plain", []), ("eased", ["--easing", "in"])):
        assert studio("interpolate", run, "--seeds", "1,2", "--frames", 9, "--out", tmp_path / name, *words)[0] == 0
        films[name] = np.stack([Image.open(path) for path in sorted((tmp_path / name).iterdir())]).astype(int)
    off = np.abs(films["eased"][:, None] - films["plain"]).max(axis=(2, 3))
    assert [off[0, 0], off[8, 8]] == [0, 0]
    assert off[4, 2] <= 1  # after half of the time a quarter of the way
    assert off[4, 4] > 3


@pytest.mark.parametrize("kind", ["--orbit", "--loop", None])
def test_a_film_of_a_walk(studio, untrained, tmp_path, kind):
    run, out = untrained("style", classes=3).path, tmp_path / "walk"
    words = ["walk", run, "--seed", 4, "--frames", 12, "--label", "class 2", "--noise", 1, "--out", out, *([kind] if kind else [])]
    code, said, error = studio(*words, "--json")
    assert code == 0, error
    assert last(said) == {"event": "finished", "out": str(out), "frames": 12, "snapshot": 64}
    frames = [np.asarray(Image.open(path)) for path in sorted(out.iterdir())]
    assert len(frames) == 12
    assert not any((one == other).all() for one, other in zip(frames, frames[1:] + frames[:1], strict=True))
    (first,) = Model(Run.open(run), noise=1).sample([4], labels=2)
    assert np.array_equal(frames[0], first[..., 0])


def test_speed_and_stiffness_of_a_walk(studio, untrained, tmp_path):
    run, ends = untrained().path, {}
    for name, words in (("slow", ["--speed", 0.1]), ("fast", ["--speed", 5]), ("stiff", ["--speed", 5, "--stiffness", 0.95])):
        assert studio("walk", run, "--frames", 10, "--out", tmp_path / name, "--scale", 2, *words)[0] == 0
        begin, end = (np.asarray(Image.open(tmp_path / name / f"frame{number:06d}.png")).astype(int) for number in (0, 9))
        ends[name] = np.abs(end - begin).mean()
    assert 0 < ends["slow"] < ends["fast"] / 2
    assert 0 < ends["stiff"] < ends["fast"] / 2


@pytest.mark.parametrize(
    "words, error",
    [
        (["--orbit", "--loop"], "not both"),
        (["--loop", "--speed", "1"], "--speed goes with"),
        (["--stiffness", "1"], "--stiffness"),
        (["--seed", "-1"], "--seed"),
        (["--snapshot", "7"], "nearest is at 64"),
        (["--label", "0"], "trained without classes"),
        (["--noise", "1"], "adds no noise"),
        (["--orbit", "--out", "frames", "--fps", "5"], "--fps goes with a film"),
    ],
)
def test_walks_that_are_none(studio, untrained, tmp_path, words, error):
    code, _, said = studio("walk", untrained().path, "--out", tmp_path / "a.gif", *words)
    assert (code, error in said) == (2, True)
    assert sum(line.startswith("Error: ") for line in said.splitlines()) == 1
    assert not (tmp_path / "a.gif").exists()


def test_larger_samples_that_say_how_they_were_drawn(studio, untrained, tmp_path):
    run, out = untrained("style").path, tmp_path / "samples"
    assert studio("sample", run, "--seeds", "5,7", "--out", out, "--scale", 4, "--noise", 3, "--truncation", 0.5)[0] == 0
    drawn = read_picture(out / "seed000007.png")
    assert (drawn.latent.seed, drawn.noise, drawn.truncation, drawn.images_seen) == (7, 3, 0.5, 64)
    with Image.open(out / "seed000007.png") as image:
        assert image.size == (64, 64)


def test_several_pictures_as_an_archive_of_latents(studio, untrained, tmp_path):
    run = untrained("style", classes=3).path
    words = ["sample", run, "--seeds", "5,7", "--label", "class 2", "--precision", "bf16", "--out", tmp_path / "a.npz"]
    assert studio(*words)[0] == 0
    model = Model(Run.open(run))
    latents = model.latents([5, 7], "class 2")
    with np.load(tmp_path / "a.npz") as archive:
        assert archive["seeds"].tolist() == [5, 7]
        assert archive["labels"].tolist() == [2, 2]
        assert np.array_equal(archive["z"], np.stack([latent.z for latent in latents]))
        assert np.array_equal(archive["latents"], map_latents(model.generator, latents).numpy())
        assert np.array_equal(archive["images"], render(model.generator, latents, 1.0, "bf16"))


def test_along_a_saved_direction_by_an_amount(studio, untrained, tmp_path):
    run, out = untrained().path, tmp_path / "moved"
    assert studio("directions", run, "--count", 2, "--save")[0] == 0
    words = ["sample", run, "--seeds", "5", "--direction", "sefa 1", "--amount", -1.5, "--direction", "sefa 2", "--amount", 2]
    assert studio(*words, "--out", out)[0] == 0
    model = Model(Run.open(run))
    saved = load_directions(model.run, model.generator)
    there = move(model.generator, model.latents([5])[0], [(saved[0], -1.5), (saved[1], 2.0)])
    assert np.array_equal(np.asarray(Image.open(out / "seed000005.png")), render(model.generator, [there])[0][..., 0])
    assert np.array_equal(read_picture(out / "seed000005.png").latent.z, there.z)
    assert studio(*words, "--out", tmp_path / "sheet.png")[0] == 0
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.text["ganstudio:directions"] == "sefa 1 -1.5, sefa 2 +2"


@pytest.fixture
def kept(untrained):
    """A run with two pictures on its shelf and as keyframes, in two snapshots."""
    run = untrained("style")
    model = Model(run)
    with torch.no_grad():
        for parameter in model.generator.parameters():
            parameter.add_(0.1)
    save_snapshot(run, 128, model.generator.state_dict(), {})
    latents = model.latents([3, 4])
    save_favourites(run, [Favourite(latents[0], "a", Appearance(0.5, 64)), Favourite(latents[1])])
    save_keyframes(run, Sequel(tuple(Keyframe(latent, 0.4, "in-out") for latent in latents), loop=True))
    return run


def test_what_is_on_the_shelf(studio, kept, tmp_path):
    assert studio("sample", kept.path, "--shelf", "--out", tmp_path / "shelf")[0] == 0
    drawn = [read_picture(path) for path in sorted((tmp_path / "shelf").iterdir())]
    assert [(found.latent.seed, found.truncation, found.images_seen) for found in drawn] == [(3, 0.5, 64), (4, 1.0, 128)]
    first = render(Model(kept, 64).generator, [drawn[0].latent], 0.5)[0][..., 0]
    assert np.array_equal(np.asarray(Image.open(tmp_path / "shelf" / "favourite000000.png")), first)


def test_films_of_what_was_kept(studio, kept, tmp_path):
    assert studio("sample", kept.path, "--seeds", "8,9", "--out", tmp_path / "saved")[0] == 0
    saved = [word for path in sorted((tmp_path / "saved").iterdir()) for word in ("--picture", path)]
    ways = {
        "shelf": (["--shelf", "--frames", 5], [3, 4]),
        "pictures": ([*saved, "--frames", 5], [8, 9]),
        "keys": (["--keyframes"], [3, None]),
    }
    for name, (words, seeds) in ways.items():
        code, _, error = studio("interpolate", kept.path, "--out", tmp_path / name, *words)
        assert code == 0, error
        frames = sorted((tmp_path / name).iterdir())
        assert [read_picture(frames[place]).latent.seed for place in (0, -1)] == seeds
        assert len(frames) == (5 if name != "keys" else 20)  # 0.8 seconds of 25 frames


def test_a_film_through_the_training(studio, kept, tmp_path):
    code, said, error = studio("timelapse", kept.path, "--seed", 3, "--frames", 4, "--out", tmp_path / "film", "--json")
    assert code == 0, error
    assert last(said)["frames"] == 4
    frames = [Image.open(path) for path in sorted((tmp_path / "film").iterdir())]
    assert [frame.text["ganstudio:snapshot"] for frame in frames] == ["64", "64", "128", "128"]
    for images, frame in ((64, frames[0]), (128, frames[-1])):
        assert np.array_equal(np.asarray(frame), Model(kept, images).sample([3])[0][..., 0])


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["sample", "--out", "a"], "--picture FILE, one of them"),
        (["sample", "--shelf", "--out", "a"], "holds no pictures"),
        (["sample", "--shelf", "--truncation", 1, "--out", "a"], "--truncation does not go with --shelf"),
        (["sample", "--count", 1, "--out", "a", "--precision", "fp16"], "no precision 'fp16'"),
        (["sample", "--count", 1, "--out", "a", "--columns", 2], "--columns goes with a sheet"),
        (["sample", "--count", 1, "--out", "a", "--direction", "smile"], "one --amount for each"),
        (["sample", "--count", 1, "--out", "a", "--direction", "smile", "--amount", 1], "no saved directions"),
        (["sample", "--picture", "nothing.png", "--out", "a"], "does not say how it was drawn"),
        (["interpolate", "--out", "a.gif"], "--picture FILE, one of them"),
        (["interpolate", "--shelf", "--keyframes", "--out", "a.gif"], "--picture FILE, one of them"),
        (["interpolate", "--keyframes", "--out", "a.gif"], "at least two keyframes"),
        (["interpolate", "--keyframes", "--loop", "--out", "a.gif"], "--loop does not go with --keyframes"),
        (["timelapse", "--out", "a.gif"], "a single snapshot"),
    ],
)
def test_what_was_never_kept(studio, untrained, tmp_path, monkeypatch, words, error):
    monkeypatch.chdir(tmp_path)
    code, _, said = studio(words[0], untrained().path, *words[1:])
    assert (code, error in said) == (2, True), said
    assert not list(tmp_path.glob("a*"))


def test_a_full_graphics_card_is_one_line(studio, untrained, monkeypatch):
    def full(*_):
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate ...")

    monkeypatch.setattr("ganstudio.engine.latent.model.Model", full)
    code, out, said = studio("sample", untrained().path, "--count", 1, "--out", "anywhere")
    assert (code, out) == (2, "")
    assert (
        said.splitlines()[-1] == "Error: The graphics card's memory is full. Close other programs that use it, such as a training."
    )


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["sample", "--seeds", "0-99999999999", "--out", "a"], "at most 10,000,000"),
        (["sample", "--count", 1, "--out", "x.jpg"], "'x.jpg'"),
        (["sample", "--count", 1, "--out", "X.TIFF"], "'X.TIFF'"),
        (["sample", "--count", 1, "--out", "a", "--noise", 1], "adds no noise"),
        (["export", "--out", "model.jpg"], "model.jpg"),
        (["export", "--out", "model.onnx", "--format", "torchscript"], "ends in .pt"),
        (["directions", "--out", "x.jpg"], "'x.jpg'"),
        (["directions", "--reach", 2], "--reach goes with --out"),
        (["directions", "--method", "saved", "--count", 2], "--count goes with"),
        (["invert", "a.png", "--out", "x.jpg"], "'x.jpg'"),
        (["inpaint", "a.png", "--out", "x.png"], "'x.png'"),
        (["upscale", "a.png", "--out", "x.webp"], "'x.webp'"),
    ],
)
def test_names_and_options_that_mean_nothing_are_one_clear_line(studio, untrained, tmp_path, monkeypatch, words, error):
    monkeypatch.chdir(tmp_path)
    run, before = untrained().path, set(tmp_path.iterdir())
    code, _, said = studio(words[0], run, *words[1:])
    assert (code, said.count("\n")) == (2, 1)
    assert error in said
    assert set(tmp_path.iterdir()) <= before | {run}


def test_the_ending_of_an_export_says_its_format(studio, untrained, tmp_path):
    code, said, _ = studio("export", untrained().path, "--out", tmp_path / "model.pt", "--json")
    assert (code, last(said)["format"]) == (0, "torchscript")


def test_an_upscaler_has_one_answer(studio, untrained, tmp_path):
    code, _, said = studio("upscale", untrained(factor=2).path, "a.png", "--count", 3, "--out", tmp_path / "a")
    assert (code, "one answer" in said) == (2, True)


def test_a_name_that_cannot_hold_a_film_is_refused_at_once(studio, untrained, tmp_path):
    run = untrained()
    code, said, told = studio("interpolate", run.path, "--seeds", "1,2", "--frames", 3, "--out", tmp_path / "a.xyz", "--json")
    assert (code, said) == (2, "")
    assert told.startswith("Error: 'a.xyz' cannot hold a film.")
    assert told.count("\n") == 1
