"""``invert`` and ``encoder`` on a run, in this process."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.export.provenance import read_picture
from tests.cli.conftest import lines


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
