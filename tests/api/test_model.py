"""A loaded model: what it says of itself, its shelf, its snapshots, and pictures that bring their latent back."""

import io

import numpy as np
import pytest
import torch
from PIL import Image

import ganstudio
from ganstudio.engine.latent.favourites import load_favourites
from ganstudio.engine.latent.keyframes import Sequel, save_keyframes
from ganstudio.engine.latent.paths import Keyframe
from ganstudio.engine.runs.checkpoint import save_snapshot
from tests.api.test_latents import refused, same


def size_of(png):
    with Image.open(io.BytesIO(png)) as image:
        return image.size


class TestLoad:
    def test_says_what_it_is(self, style, plain):
        assert repr(style) == (
            "<TrainedModel style-3-16-8-0 at 64 images: style, 16 x 16 px, colour, 3 classes, latent of 8 numbers, on cpu>"
        )
        assert "grey, latent of" in repr(plain)

    def test_a_notebook_shows_a_grid(self, style):
        assert size_of(style._repr_png_()) == (8 * (4 * 16 + 2) - 2, 2 * (4 * 16 + 2) - 2)

    def test_snapshots(self, untrained):
        run = untrained()
        save_snapshot(run, 128, ganstudio.load(run.path).generator.state_dict(), {})
        assert ganstudio.load(run.path).snapshots == [64, 128]
        assert ganstudio.load(run.path, snapshot=np.int64(64)).images_seen == 64
        assert ganstudio.load(run.path).images_seen == 128

    def test_devices(self, style, pretend_device):
        pretend_device()
        assert ganstudio.load(style.run.path).device.type == "pretend"
        assert (
            ganstudio.load(style.run.path, device="cpu").device == ganstudio.load(style.run.path, device=torch.device("cpu")).device
        )

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (ValueError, {"device": "cuda"}, "device = 'cuda': this machine has cpu"),
            (ValueError, {"device": "gpu"}, "device = 'gpu': this machine has cpu"),
            (TypeError, {"snapshot": "latest"}, "snapshot = 'latest': this must be a whole number"),
            (ValueError, {"snapshot": -1}, "snapshot = -1"),
            (TypeError, {"noise": 0.5}, "noise = 0.5"),
            (TypeError, {"run": 7}, "run = 7: this must be a path"),
            (ganstudio.StudioError, {"run": "nowhere"}, "no run in nowhere"),
            (ganstudio.StudioError, {"snapshot": 65}, "nearest is at 64"),
        ],
    )
    def test_refuses(self, style, error, words, match):
        refused(error, match, lambda: ganstudio.load(**{"run": style.run.path, **words}))


class TestShelf:
    def test_what_is_added_stays_with_the_run(self, untrained):
        model = ganstudio.load(untrained("style", classes=3).path)
        assert list(model.shelf) == [] and repr(model.shelf) == "Shelf of style-3-16-8-0: empty"
        model.shelf.add(model.latent(7), "a name", truncation=0.5)
        model.shelf.add(model.latent(8))
        shelf = ganstudio.load(model.run.path).shelf
        assert len(shelf) == 2 and repr(shelf) == "Shelf of style-3-16-8-0: a name, (no name)"
        assert same(shelf.latents[0], model.latent(7)) and shelf[0].name == "a name"
        assert shelf[0].appearance.truncation == 0.5 and shelf[0].appearance.images_seen == 64
        shelf.remove(0)
        assert [favourite.name for favourite in load_favourites(model.run).readable] == [""]

    def test_is_saved_as_it_looked(self, untrained, tmp_path):
        model = ganstudio.load(untrained("style", classes=3).path)
        refused(ValueError, "holds no pictures", lambda: model.shelf.save(tmp_path / "shelf.png"))
        model.shelf.add(model.latent(7), truncation=0.5)
        model.shelf.save(tmp_path / "shelf")
        (path,) = (tmp_path / "shelf").iterdir()
        assert ganstudio.read_provenance(path).truncation == 0.5

    def test_refuses(self, untrained, plain):
        model = ganstudio.load(untrained("style", classes=3).path)
        refused(TypeError, "must be a latent", lambda: model.shelf.add(7))
        refused(ValueError, "belongs to another model", lambda: plain.shelf.add(model.latent(1)))
        refused(TypeError, "name must be a text", lambda: model.shelf.add(model.latent(1), 5))
        with pytest.raises(IndexError):
            model.shelf.remove(0)


class TestGrid:
    def test_is_about_a_square(self, style):
        assert ganstudio.grid(style.sample(range(9)), scale=1).size == (3 * 18 - 2, 3 * 18 - 2)
        assert ganstudio.grid(style.sample(range(9)), columns=9, scale=2).size == (9 * 34 - 2, 32)
        assert ganstudio.grid(style.sample([0])[0]).size == (128, 128)

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (ValueError, {"pictures": np.zeros((2, 4, 4, 3))}, "float64"),
            (ValueError, {"pictures": np.zeros((4, 4), np.uint8)}, r"\(4, 4\)"),
            (ValueError, {"pictures": np.zeros((0, 4, 4, 3), np.uint8)}, r"\(0, 4, 4, 3\)"),
            (ValueError, {"scale": 9}, "scale = 9"),
            (TypeError, {"columns": "3"}, "columns = '3'"),
        ],
    )
    def test_refuses(self, error, words, match):
        refused(error, match, lambda: ganstudio.grid(**{"pictures": np.zeros((2, 4, 4, 3), np.uint8), **words}))


class TestSave:
    def test_a_picture_brings_its_latent_back(self, model, tmp_path):
        latent = model.move(model.latent(7), model.directions(count=1)[0], 1.5)
        assert model.save(latent, tmp_path / "one.png", truncation=0.7, scale=2) == tmp_path / "one.png"
        assert same(model.open(str(tmp_path / "one.png")), latent)
        with Image.open(tmp_path / "one.png") as image:
            assert image.size == (32, 32)
        drawn = ganstudio.read_provenance(tmp_path / "one.png")
        assert (drawn.truncation, drawn.images_seen, drawn.run) == (0.7, 64, model.run.name)

    def test_several_become_a_folder_a_sheet_or_arrays(self, model, tmp_path):
        latents = [model.latent(seed) for seed in (3, 1, 2)]
        model.save(latents, tmp_path / "all", progress=False)
        opened = [model.open(tmp_path / "all" / f"seed{seed:06d}.png") for seed in (3, 1, 2)]
        assert np.array_equal(model.draw(opened), model.draw(latents))
        model.save(latents, tmp_path / "sheet.png", columns=3)
        with Image.open(tmp_path / "sheet.png") as image:
            assert image.size == (3 * 18 - 2, 16)
        model.save(latents, tmp_path / "all.npz")
        with np.load(tmp_path / "all.npz") as arrays:
            assert np.array_equal(arrays["images"], model.draw(latents))
            assert np.array_equal(arrays["z"], [latent.z for latent in latents])

    def test_films(self, plain, tmp_path):
        path = plain.interpolate([plain.latent(1), plain.latent(2)], frames=5)
        assert plain.film(path, tmp_path / "path.gif", rate=10, scale=2) == tmp_path / "path.gif"
        with Image.open(tmp_path / "path.gif") as image:
            assert (image.n_frames, image.size) == (5, (32, 32))

    def test_a_film_of_the_keyframes(self, untrained, tmp_path):
        model = ganstudio.load(untrained().path)
        refused(ValueError, "at least two keyframes", lambda: model.film_keyframes(tmp_path / "film.gif"))
        save_keyframes(model.run, Sequel(tuple(Keyframe(model.latent(seed), 0.2) for seed in (1, 2, 3))))
        model.film_keyframes(tmp_path / "film", rate=10)
        assert len(list((tmp_path / "film").iterdir())) == 4

    def test_a_film_through_the_training(self, untrained, tmp_path):
        run = untrained()
        save_snapshot(run, 128, ganstudio.load(run.path).generator.state_dict(), {})
        model = ganstudio.load(run.path)
        model.film_training(model.latent(7), tmp_path / "training", frames=4)
        assert len(list((tmp_path / "training").iterdir())) == 4

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (TypeError, {"latents": 7}, "list of latents"),
            (ValueError, {"latents": []}, "at least 1"),
            (TypeError, {"out": None}, "out = None: this must be a path"),
            (ValueError, {"out": "a.jpg"}, "a.jpg"),
            (ValueError, {"scale": 9}, "scale = 9"),
            (TypeError, {"scale": 1.5}, "whole number"),
            (ValueError, {"truncation": 5}, "from 0 to 2"),
            (ValueError, {"columns": 0}, "columns = 0"),
        ],
    )
    def test_refuses(self, plain, error, words, match):
        refused(error, match, lambda: plain.save(**{"latents": [plain.latent(1)], "out": "a.png", **words}))

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (ValueError, {"latents": []}, "at least 2"),
            (ValueError, {"out": "a.avi"}, "a.avi"),
            (ValueError, {"rate": 100}, "rate = 100"),
            (TypeError, {"rate": "25"}, "rate = '25'"),
        ],
    )
    def test_film_refuses(self, plain, error, words, match):
        refused(error, match, lambda: plain.film(**{"latents": [plain.latent(1)] * 2, "out": "a.gif", **words}))

    def test_a_film_through_the_training_needs_snapshots(self, plain):
        refused(ValueError, "single snapshot", lambda: plain.film_training(plain.latent(1), "a.gif"))


class TestOpen:
    def test_refuses(self, plain, style, tmp_path):
        Image.new("L", (8, 8)).save(tmp_path / "other.png")
        refused(ValueError, "does not say how it was drawn", lambda: plain.open(tmp_path / "other.png"))
        refused(ValueError, "no file", lambda: plain.open(tmp_path / "nowhere.png"))
        refused(TypeError, "picture = 7: this must be a path", lambda: plain.open(7))
        style.save(style.latent(7), tmp_path / "style.png")
        refused(ValueError, "was drawn by the run style-3-16-8-0 at 64 images", lambda: plain.open(tmp_path / "style.png"))
