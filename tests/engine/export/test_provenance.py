"""Pictures that remember what they were drawn from."""

import json

import numpy as np
import pytest
import torch
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.errors import RunError
from ganstudio.engine.export.provenance import KEY, Provenance, fingerprint, read_picture, save_picture
from ganstudio.engine.latent.latent import Latent, latents_from_seeds, map_latents, render
from ganstudio.engine.latent.packed import pack, unpack
from ganstudio.engine.networks import ARCHITECTURES, Shape


def generator_of(name, classes=0, channels=3, seed=0):
    model = ModelConfig(arch=name, filters=4, latent_dim=8)
    return (
        ARCHITECTURES.get(name)
        .build(model, Shape(FrameSize.square(16), channels, classes), torch.Generator().manual_seed(seed))[0]
        .eval()
    )


@pytest.mark.parametrize("name", ARCHITECTURES.names())
@pytest.mark.parametrize(("classes", "channels"), [(0, 1), (3, 4)])
@pytest.mark.parametrize("is_edited", [False, True])
def test_what_is_read_draws_the_same_pixels(tmp_path, name, classes, channels, is_edited):
    generator = generator_of(name, classes, channels)
    (latent,) = latents_from_seeds(generator, [7])
    if is_edited:
        latent = Latent(latent.z, latent.label, w=map_latents(generator, [latent])[0].numpy() + np.float32(0.1))
    image = render(generator, [latent], 0.7)[0]
    path = tmp_path / "a.png"
    save_picture(path, image, Provenance(latent, 0.7, 3, "my run", 1234, fingerprint(generator)))
    found = read_picture(path)
    assert (found.truncation, found.noise, found.run, found.images_seen) == (0.7, 3, "my run", 1234)
    assert (found.latent.label, found.latent.seed) == (latent.label, latent.seed)
    assert found.network == fingerprint(generator) != fingerprint(generator_of(name, classes, channels, seed=1))
    assert np.array_equal(render(generator, [found.latent], found.truncation)[0], image)
    shown = np.asarray(Image.open(path))
    assert np.array_equal(shown if channels == 4 else shown[..., None], image)


def test_other_pictures_say_nothing(tmp_path):
    Image.new("L", (8, 8)).save(tmp_path / "plain.png")
    Image.new("L", (8, 8)).save(tmp_path / "a.jpg")
    (tmp_path / "text.png").write_text("hello")
    for name in ("plain.png", "a.jpg", "text.png", "missing.png"):
        assert read_picture(tmp_path / name) is None


def said(**changed):
    latent = json.loads(pack(Latent(np.ones(8, np.float32))))
    return {"format": 1, "point": latent, "truncation": 1.0, "noise": None, "run": "r", "images": 1, "network": "", **changed}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "damaged"),
        (json.dumps(said(truncation="much")), "damaged"),
        (json.dumps(said(point=5)), "damaged"),
        (json.dumps(said(point={"z": {"shape": [9], "float32": "AAAA"}})), "does not fit"),
        (json.dumps(said(point={"z": {"shape": [1, 1, 1], "float32": "AAAA"}})), "no latent has the shape"),
        (json.dumps(said(point={"z": {"shape": [-1], "float32": "AAAA"}})), "no latent has the shape"),
        (json.dumps(said(point={"z": {"shape": [1], "float32": "AADAfw=="}})), "no number"),
        (json.dumps(said(noise=-1)), "noise"),
        (json.dumps(said(noise=2**64)), "damaged"),
        (json.dumps(said(truncation=1e9)), "truncation"),
        (json.dumps(said(run="r" * 1001)), "run"),
        (json.dumps(said(point={**said()["point"], "label": -1})), "label"),
        (json.dumps(said(format=2)), "newer GAN Studio"),
    ],
)
def test_damage_is_told(tmp_path, text, words):
    info = PngInfo()
    info.add_text(KEY, text)
    Image.new("L", (8, 8)).save(tmp_path / "a.png", pnginfo=info)
    with pytest.raises(RunError, match=words):
        read_picture(tmp_path / "a.png")


def test_points_are_kept_exactly():
    rng = np.random.default_rng(0)
    latent = Latent(rng.normal(size=8).astype(np.float32), 2, 2**63 - 1, rng.normal(size=(5, 8)).astype(np.float32))
    again = unpack(pack(latent))
    assert (again.label, again.seed) == (2, 2**63 - 1)
    assert np.array_equal(again.z, latent.z) and np.array_equal(again.w, latent.w)
