"""A person's own pictures, searched for from a script: what comes back, and what is refused in one sentence."""

import numpy as np
import pytest
import torch
from PIL import Image

import ganstudio
from ganstudio.engine.search import solver
from tests.api.test_latents import refused


@pytest.fixture(autouse=True)
def brief(monkeypatch):
    """A search that hardly looks: here only what goes in and comes out counts."""
    budget = solver.SearchBudget(candidates=32, starts=2, steps=4)
    for name in ("fast", "careful"):
        monkeypatch.setitem(solver.EFFORTS, name, budget)


@pytest.fixture
def photo():
    """A picture in colour, larger than the model and no square: uint8 (24, 32, 3)."""
    return np.random.default_rng(0).integers(0, 255, (24, 32, 3), np.uint8)


class TestInvert:
    def test_finds_a_latent(self, model, photo, capsys):
        found = model.invert(photo, label=1, progress=False)
        assert (found.pixels.shape, found.pixels.dtype) == ((16, 16, 3), np.uint8)
        assert found.original.shape == (16, 16, 3)
        assert found.latent.label == 1
        assert np.array_equal(model.draw(found.latent)[0], found.pixels)
        assert np.isfinite(found.psnr) and -1 <= found.ssim <= 1 and found.own_psnr is not None
        assert found.candidates[0] is found.latent and len(found.candidates) == 2
        assert "dB to the original (the model's own pictures:" in repr(found)
        assert found._repr_png_().startswith(b"\x89PNG")
        assert capsys.readouterr() == ("", "")

    def test_takes_files_arrays_and_images_alike(self, style, photo, tmp_path):
        Image.fromarray(photo).save(tmp_path / "photo.png")
        ways = (photo, Image.fromarray(photo), tmp_path / "photo.png", str(tmp_path / "photo.png"))
        found = [style.invert(way, label=0, seed=3, trust=False) for way in ways]
        assert all(np.array_equal(one.original, found[0].original) for one in found)
        assert all(np.abs(one.pixels.astype(int) - found[0].pixels).max() <= 1 for one in found)

    def test_what_is_saved_is_opened_again(self, style, photo, tmp_path):
        found = style.invert(photo, trust=False)
        found.save(tmp_path / "found.png")
        assert np.array_equal(style.draw(style.open(tmp_path / "found.png"))[0], found.pixels)
        assert found.run == style.run.path and found.trust is None

    def test_tells_its_events(self, plain, photo):
        seen = []
        plain.invert(photo, progress=seen.append)
        assert any(isinstance(event, ganstudio.events.Progress) for event in seen)

    def test_on_another_device(self, untrained, photo, pretend_device):
        run = untrained("dcgan", classes=3, channels=3).path
        pretend_device()
        found = ganstudio.load(run).invert(photo, trust=False)
        assert found.pixels.shape == (16, 16, 3)
        assert isinstance(found.latent.z, np.ndarray)

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (TypeError, {"image": torch.zeros(3, 16, 16)}, r"Tensor of shape \(3, 16, 16\)"),
            (TypeError, {"image": 7}, "image = 7: this must be a path"),
            (ValueError, {"image": np.zeros((16, 16, 3))}, "uint8"),
            (ValueError, {"image": np.zeros((2, 16, 16, 3), np.uint8)}, r"\(2, 16, 16, 3\)"),
            (ValueError, {"image": np.zeros((16, 16, 5), np.uint8)}, r"\(16, 16, 5\)"),
            (ValueError, {"image": np.zeros((0, 16), np.uint8)}, r"\(0, 16\)"),
            (ganstudio.StudioError, {"image": "nowhere.png"}, "nowhere.png"),
            (ValueError, {"effort": "quick"}, "no effort"),
            (ValueError, {"label": "class 9"}, "Did you mean"),
            (TypeError, {"seed": "1"}, "whole number"),
            (ValueError, {"seed": -1}, "seed = -1"),
        ],
    )
    def test_refuses(self, style, photo, error, words, match):
        refused(error, match, lambda: style.invert(**{"image": photo, **words}))


class TestInpaint:
    def test_fills_only_the_hole(self, style, photo):
        mask = np.zeros((24, 32), bool)
        mask[8:12, 10:16] = True
        filled = style.inpaint(photo, mask, count=3)
        assert (filled.pictures.shape, filled.pictures.dtype) == ((3, 24, 32, 3), np.uint8)
        assert np.array_equal(filled.pictures[:, ~mask], np.broadcast_to(photo[~mask], (3, (~mask).sum(), 3)))
        assert not np.array_equal(filled.pictures[0], photo)
        assert len(filled.latents) == len(filled.psnr) == 3
        assert repr(filled).startswith("<FilledPicture: 3 ways")
        assert filled._repr_png_().startswith(b"\x89PNG")

    def test_takes_masks_of_every_kind(self, style, photo, tmp_path):
        mask = np.zeros((24, 32), bool)
        mask[8:12, 10:16] = True
        white = mask.astype(np.uint8) * 255
        Image.fromarray(white).save(tmp_path / "mask.png")
        for kind in (white, mask.astype(np.int64), Image.fromarray(white), Image.fromarray(mask), tmp_path / "mask.png"):
            filled = style.inpaint(photo, kind, count=1, trust=False)
            assert np.array_equal(filled.pictures[0][~mask], photo[~mask])
        clear = np.dstack([photo, 255 - white])
        assert style.inpaint(clear, count=1, trust=False).pictures.shape == (1, 24, 32, 4)

    def test_saves_one_of_them(self, plain, photo, tmp_path):
        mask = np.zeros((24, 32), bool)
        mask[8:12, 10:16] = True
        filled = plain.inpaint(photo, mask, count=2)
        filled.save(tmp_path / "filled.png", number=1)
        assert np.array_equal(np.asarray(Image.open(tmp_path / "filled.png")), filled.pictures[1])
        assert filled.notes and "grey" in repr(filled)
        refused(ValueError, "number = 2", lambda: filled.save(tmp_path / "other.png", number=2))

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (TypeError, {"mask": [[0, 1]]}, "mask = "),
            (TypeError, {"mask": torch.zeros(24, 32)}, "mask = Tensor"),
            (ValueError, {"mask": np.zeros((24, 32))}, "A mask must be a uint8 or bool array"),
            (ValueError, {"mask": np.zeros((24, 32, 3), np.uint8)}, "A mask must be a uint8 or bool array"),
            (ganstudio.StudioError, {"mask": np.ones((16, 16), bool)}, "same size"),
            (ganstudio.StudioError, {"mask": np.zeros((24, 32), bool)}, "all black"),
            (ganstudio.StudioError, {"mask": np.ones((24, 32), bool)}, "all white"),
            (ganstudio.StudioError, {"mask": None}, "transparent"),
            (ValueError, {"count": 0}, "count = 0"),
            (ValueError, {"count": 17}, "from 1 to 16"),
            (ValueError, {"effort": "tune"}, "no effort"),
            (ValueError, {"feather": -1}, "feather = -1"),
        ],
    )
    def test_refuses(self, style, photo, error, words, match):
        mask = np.zeros((24, 32), bool)
        mask[8:12, 10:16] = True
        refused(error, match, lambda: style.inpaint(photo, **{"mask": mask, **words}))


class TestUpscale:
    def test_gives_answers(self, style, photo):
        answers = style.upscale(photo[:8, :8], factor=2, count=3, label=0)
        assert (answers.pictures.shape, answers.pictures.dtype) == ((3, 16, 16, 3), np.uint8)
        assert answers.small.shape == (8, 8, 3) and answers.bicubic.shape == (16, 16, 3)
        assert len(answers.latents) == 3 and 0 <= answers.std <= 1 and answers.notes == []
        assert repr(answers).startswith("<EnlargedPicture: 2 times as large, 3 answers")
        assert answers._repr_png_().startswith(b"\x89PNG")

    def test_saves_one_of_them(self, style, photo, tmp_path):
        answers = style.upscale(photo, factor=4, count=2, trust=False)
        answers.save(tmp_path / "large.png", number=1)
        assert np.array_equal(np.asarray(Image.open(tmp_path / "large.png")), answers.pictures[1])

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (ValueError, {"factor": 3}, "2, 4 or 8"),
            (ValueError, {"factor": 16}, "2, 4 or 8"),
            (TypeError, {"factor": 2.0}, "whole number"),
            (ValueError, {"count": 99}, "from 1 to 16"),
            (ValueError, {"effort": "slow"}, "no effort"),
            (TypeError, {"image": None}, "image = None"),
        ],
    )
    def test_refuses(self, style, photo, error, words, match):
        refused(error, match, lambda: style.upscale(**{"image": photo, **words}))
