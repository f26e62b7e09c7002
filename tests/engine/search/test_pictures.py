"""A person's pictures: found, filled and enlarged."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.latent.latent import latents_from_seeds
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.search import upscale as upscale_module
from ganstudio.engine.search.inpaint import choose_answers, fill, likely
from ganstudio.engine.search.invert import draw, invert
from ganstudio.engine.search.solver import EFFORTS, SearchBudget, SearchResult
from ganstudio.engine.search.target import as_tensor, cut, enlarge, preparation_of, read_target
from ganstudio.engine.search.upscale import check_factor, upscale
from ganstudio.engine.search.windows import look_at_hole
from tests.engine.search.test_solver import networks
from tests.pulling import finished

EFFORT = SearchBudget(candidates=256, starts=2, steps=40, prior=0.0, features=0.0)
HOW = preparation_of(DataConfig(size=16, channels=1))


def saved(pixels: np.ndarray, path: Path) -> Path:
    Image.fromarray(pixels[..., 0] if pixels.ndim == 3 and pixels.shape[2] == 1 else pixels).save(path)
    return path


@pytest.fixture
def own(tmp_path):
    """Pictures that the model drew, as files."""
    generator, _ = networks()
    images = to_uint8(draw(generator, latents_from_seeds(generator, [1, 2])))
    return [saved(image, tmp_path / f"{number}.png") for number, image in enumerate(images)]


def test_its_own_pictures_are_found_again(own):
    generator, discriminator = networks()
    targets = [read_target(path, HOW) for path in own]
    found = finished(invert(generator, targets, EFFORT, discriminator))
    assert [inversion.target for inversion in found] == targets
    for inversion, path in zip(found, own, strict=True):
        assert inversion.psnr > 30
        assert inversion.ssim > 0.9
        assert inversion.features < 0.1
        assert np.abs(to_uint8(inversion.image[None])[0, ..., 0].astype(int) - np.asarray(Image.open(path))).max() < 20
    again = finished(invert(generator, targets, EFFORT, discriminator))
    assert torch.equal(found[0].image, again[0].image)


def test_the_class_is_found_as_well_or_taken(tmp_path):
    generator, _ = networks(classes=3)
    latent = latents_from_seeds(generator, [4], 2)[0]
    path = saved(to_uint8(draw(generator, [latent]))[0], tmp_path / "a.png")
    assert finished(invert(generator, [read_target(path, HOW)], EFFORT))[0].latent.label == 2
    assert finished(invert(generator, [read_target(path, HOW)], EFFORT, label=1))[0].latent.label == 1


def test_a_hole_has_more_ways_than_answers():
    few, many = likely(EFFORTS["fast"], 4), likely(EFFORTS["fast"], 16)
    assert few.starts == 16 and many.starts == 32
    assert few.steps < EFFORTS["fast"].steps and few.prior > EFFORTS["fast"].prior


def test_the_first_filling_is_of_the_kind_that_most_are():
    generator, _ = networks()
    dark, bright = latents_from_seeds(generator, [1, 2])
    near = [replace(bright, z=bright.z + np.float32(0.001 * number)) for number in range(3)]
    hole = torch.ones(1, 16, 16)
    answers = [SearchResult(dark, 0.010), *(SearchResult(latent, 0.011) for latent in near), SearchResult(dark, 0.012)]
    latents, made = choose_answers(generator, answers, hole, 3)
    assert latents[0] in near and latents[1] is dark and latents[2] in near  # the other bright ones are no other answers
    assert torch.equal(made, draw(generator, latents))
    sure, _ = choose_answers(generator, [replace(answers[0], loss=0.0001), *answers[1:]], hole, 1)
    assert sure == (dark,)  # one that fits far better than all others


def test_fillings(own):
    generator, _ = networks()
    hole = np.zeros((16, 16), bool)
    hole[5:11, 5:11] = True
    targets = [look_at_hole(read_target(path, HOW), hole, HOW) for path in own]
    for filling in finished(fill(generator, targets, EFFORT, count=3)):
        source = np.asarray(filling.target.source)
        assert filling.patches[0].shown.shape == (3, 16, 16, 1)
        assert all(np.array_equal(image[~hole, 0], source[~hole]) for image in filling.patches[0].shown)
        assert np.abs(filling.patches[0].shown[0, hole, 0].astype(int) - source[hole]).mean() < 25
        assert len(filling.psnr) == 3
        assert filling.psnr[0] > 25


def test_a_large_picture_is_filled_at_its_own_size(tmp_path):
    generator, _ = networks()
    rng = np.random.default_rng(0)
    path = saved(rng.integers(100, 150, (90, 120), np.uint8), tmp_path / "large.png")
    hole = np.zeros((90, 120), bool)
    hole[60:80, 100:115] = True
    target = look_at_hole(read_target(path, HOW), hole, HOW)
    left, top, right, bottom = target.windows[0].target.box
    assert (right - left, bottom - top) == (40, 40)
    assert left <= 100 and right >= 115 and top <= 60 and bottom >= 80
    (filling,) = finished(fill(generator, [target], EFFORT, count=2))
    assert filling.patches[0].shown.shape == (2, 40, 40, 1)
    for number in (0, 1):
        image, source = filling.image(number)[..., 0], np.asarray(target.target.source)
        assert np.array_equal(image[~hole], source[~hole])
        assert (image[hole] != source[hole]).mean() > 0.5


@pytest.mark.parametrize("feather", [3, 30])
def test_a_feathered_filling_changes_no_pixel_beyond_the_feather(feather, tmp_path):
    generator, _ = networks()
    rng = np.random.default_rng(0)
    path = saved(rng.integers(0, 256, (50, 120), np.uint8), tmp_path / "large.png")
    hole = np.zeros((50, 120), bool)
    hole[5:45, 55:75] = True
    target = look_at_hole(read_target(path, HOW), hole, HOW, feather)
    (filling,) = finished(fill(generator, [target], EFFORT, count=1, feather=feather))
    difference = np.abs(filling.image(0)[..., 0].astype(int) - np.asarray(target.target.source))
    changed = difference > 0
    reach = min(feather, 15)  # a square of 50 pixels leaves so much room beside the hole
    near = np.zeros_like(hole)
    near[max(5 - reach, 0) : 45 + reach, 55 - reach : 75 + reach] = True
    assert not changed[~near].any()
    assert difference[:, target.windows[0].target.box[0]].max() < 25  # it has faded before the window ends
    assert changed[hole].mean() > 0.9
    assert 0.2 < changed[near & ~hole].mean() < 1.0


def test_enlargements(own, tmp_path):
    generator, _ = networks()
    how = preparation_of(DataConfig(size=16, channels=1), FrameSize.square(8))
    small = saved(np.asarray(Image.open(own[0]).resize((8, 8), Image.Resampling.BOX)), tmp_path / "small.png")
    (found,) = finished(upscale(generator, [read_target(small, how)], 2, EFFORT, count=3))
    assert found.images.shape == (3, 1, 16, 16)
    again = torch.nn.functional.avg_pool2d(found.images, 2)
    assert (again - as_tensor([found.target])).abs().max() < 4 / 127.5
    assert found.psnr > 25
    assert found.std.shape == (16, 16)
    for factor in (3, 16):
        with pytest.raises(ConfigError, match="2, 4 or 8"):
            check_factor(factor, FrameSize.square(16))


def test_made_small_again_an_answer_is_what_was_given_even_near_white_and_black(tmp_path, monkeypatch):
    generator, _ = networks()
    how = preparation_of(DataConfig(size=16, channels=1), FrameSize.square(8))
    pixels = np.random.default_rng(0).choice(np.array([5, 128, 250], np.uint8), (8, 8, 1))
    target = read_target(saved(pixels, tmp_path / "small.png"), how)
    away = {}
    for moves in (1, upscale_module.MOVES):
        monkeypatch.setattr(upscale_module, "MOVES", moves)
        (found,) = finished(upscale(generator, [target], 2, SearchBudget(candidates=64, starts=1, steps=5), count=1))
        again = torch.nn.functional.avg_pool2d(found.images, 2)
        away[moves] = float((again - as_tensor([target])).square().mean().sqrt()) * 127.5
    few, many = away.values()
    assert many < 0.3 < few


def test_back_to_the_pictures_own_pixels(tmp_path):
    how = preparation_of(DataConfig(size=16, channels=3))
    pixels = np.random.default_rng(0).integers(0, 256, (14, 14, 3), np.uint8)
    framed = read_target(saved(pixels, tmp_path / "a.png"), how)
    back = enlarge(as_tensor([framed]), (14, 14))
    assert np.array_equal(to_uint8(back)[0], pixels)
    assert enlarge(as_tensor([framed]), (40, 40)).shape == (1, 3, 40, 40)
    assert np.array_equal(cut(framed, (2, 2, 10, 10), how).box, (2, 2, 10, 10))
