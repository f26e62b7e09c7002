import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.export.images import save_png, tile
from ganstudio.engine.export.provenance import fingerprint, read_picture
from ganstudio.engine.export.samples import parse_seeds
from ganstudio.engine.latent.favourites import Appearance, Favourite
from ganstudio.engine.latent.latent import Latent, map_latents, render
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.sample import sample, sample_shelf
from ganstudio.engine.recipes.train import create_run, train
from ganstudio.engine.runs.checkpoint import load_generator, save_snapshot


def write_samples(run, seeds, out, label=None, noise=None, **options):
    model = Model(run, noise=noise)
    list(sample(model, model.latents(seeds, label), out, **options))


@pytest.fixture
def trained(tmp_path, tiny_config, blobs):
    run = create_run(tmp_path / "run", tiny_config(**{"run.images": 64}), blobs())
    list(train(run, blobs()))
    return run


def test_tile_puts_each_image_in_its_place():
    images = np.arange(5, dtype=np.uint8)[:, None, None, None] * np.ones((1, 3, 4, 1), np.uint8)
    sheet = tile(images, columns=3, gap=1, background=99)
    assert sheet.shape == (7, 14, 3)
    assert sheet.flags["C_CONTIGUOUS"]
    assert (sheet[0:3, 5:9] == 1).all()
    assert (sheet[4:7, 5:9] == 4).all()
    assert (sheet[3] == 99).all()
    assert (sheet[4:, 10:] == 99).all()


@pytest.mark.parametrize(("text", "seeds"), [("0-3", [0, 1, 2, 3]), ("1,5,9", [1, 5, 9]), ("7", [7]), ("0-1, 4", [0, 1, 4])])
def test_seeds(text, seeds):
    assert parse_seeds(text) == seeds


@pytest.mark.parametrize("text", ["", "a", "3-1", "-1", "1-", "1.5", "99999999999999999999"])
def test_bad_seeds(text):
    with pytest.raises(ConfigError, match="0-63"):
        parse_seeds(text)


def test_samples_to_folder_grid_and_archive_agree(trained, tmp_path):
    for out in ("folder", "grid.png", "samples.npz"):
        write_samples(trained, [5, 0, 2], tmp_path / out)
    with np.load(tmp_path / "samples.npz") as archive:
        assert archive["images"].shape == (3, 16, 16, 1)
        assert archive["images"].dtype == np.uint8
        assert archive["seeds"].tolist() == [5, 0, 2]
        assert archive["labels"].tolist() == [-1, -1, -1]
        images = archive["images"]
    assert sorted(path.name for path in (tmp_path / "folder").iterdir()) == ["seed000000.png", "seed000002.png", "seed000005.png"]
    single = Image.open(tmp_path / "folder" / "seed000005.png")
    assert np.array_equal(np.asarray(single), images[0, ..., 0])
    assert np.array_equal(np.asarray(Image.open(tmp_path / "grid.png"))[:16, :16, 0], images[0, ..., 0])
    alone = tmp_path / "alone.npz"
    write_samples(trained, [2], alone)
    with np.load(alone) as archive:  # a seed gives its image whatever its neighbours
        assert np.abs(archive["images"][0].astype(int) - images[2]).max() <= 1


def test_arrays_of_latents_of_which_some_have_layers(untrained, tmp_path):
    model = Model(untrained("stylegan2"))
    plain, moved = model.latents([1, 2])
    w = map_latents(model.generator, [moved])[0].numpy()
    layers = np.stack([w * number for number in range(model.generator.latent_space.layers)])
    favourites = [Favourite(plain, "", Appearance(1.0, 64)), Favourite(Latent(moved.z, None, 2, layers), "", Appearance(0.5, 64))]
    list(sample_shelf(model.run, favourites, tmp_path / "a.npz"))
    with np.load(tmp_path / "a.npz") as archive:
        assert archive["seeds"].tolist() == [1, -1]  # no seed alone gives a picture that was edited
        assert archive["latents"].shape == (2, *layers.shape)
        assert np.array_equal(archive["latents"][1], layers)
        assert (archive["latents"][0] == archive["latents"][0, 0]).all()


@pytest.mark.parametrize("arch", ["dcgan", "stylegan2"])
def test_each_picture_of_a_folder_can_be_drawn_again_exactly(untrained, tmp_path, arch):
    run, folder = untrained(arch, classes=3), tmp_path / "samples"
    write_samples(run, range(4), folder, truncation=0.7, noise=5, scale=3)
    for seed in range(4):
        path = folder / f"seed{seed:06d}.png"
        drawn = read_picture(path)
        assert (drawn.latent.seed, drawn.latent.label) == (seed, seed % 3)
        assert (drawn.run, drawn.images_seen, drawn.truncation) == (run.name, 64, 0.7)
        assert drawn.noise == (5 if arch == "stylegan2" else None)
        model = Model(run, drawn.images_seen, noise=drawn.noise)
        assert drawn.network == fingerprint(model.generator) == fingerprint(Model(run).generator)
        again = render(model.generator, [drawn.latent], drawn.truncation)[0]
        assert np.array_equal(np.asarray(Image.open(path)), again.repeat(3, axis=0).repeat(3, axis=1)[..., 0])


def test_noise_and_scale_of_a_grid_and_an_archive(untrained, tmp_path):
    run = untrained("stylegan2")
    with torch.no_grad():
        weights = load_generator(run)[1]
        for layer in weights.synthesis.layers[:-1]:
            layer.noise_strength += 1.0  # as it begins, noise has none
    save_snapshot(run, 128, weights.state_dict(), {})
    for name, options in (("a", {}), ("b", {"noise": 1}), ("c", {"noise": 1, "scale": 2})):
        write_samples(run, [1, 2], tmp_path / f"{name}.npz", **options)
    a, b, c = (np.load(tmp_path / f"{name}.npz")["images"] for name in "abc")
    assert not np.array_equal(a, b)
    assert np.array_equal(c, b.repeat(2, axis=1).repeat(2, axis=2))
    write_samples(run, [1, 2], tmp_path / "new" / "c.png", noise=1, scale=2)
    with Image.open(tmp_path / "new" / "c.png") as sheet:
        assert sheet.size == (2 * 32 + 2, 32)
        assert sheet.text["ganstudio:noise"] == "1"
    with pytest.raises(ConfigError, match="not 9 times"):
        write_samples(run, [1], tmp_path / "d.png", scale=9)


def test_png_keeps_pixels(tmp_path):
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 3), np.uint8)
    save_png(tmp_path / "a.png", pixels, note="hello")
    image = Image.open(tmp_path / "a.png")
    assert np.array_equal(np.asarray(image), pixels)
    assert image.text["ganstudio:note"] == "hello"
