"""A person's pictures: found, filled and enlarged."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.errors import ConfigError, DatasetError
from ganstudio.engine.latent.point import points_from_seeds
from ganstudio.engine.latent.sampling import to_uint8
from ganstudio.engine.search.inpaint import fill, look_at_hole, read_hole
from ganstudio.engine.search.invert import draw, invert
from ganstudio.engine.search.solver import Effort
from ganstudio.engine.search.target import as_tensor, cut, enlarge, preparation_of, read_target
from ganstudio.engine.search.upscale import check_factor, upscale
from tests.engine.search.test_solver import networks
from tests.pulling import finished

EFFORT = Effort(looked=256, starts=2, steps=40, prior=0.0, features=0.0)
HOW = preparation_of(DataConfig(size=16, channels=1))


def saved(pixels: np.ndarray, path: Path) -> Path:
    Image.fromarray(pixels[..., 0] if pixels.ndim == 3 and pixels.shape[2] == 1 else pixels).save(path)
    return path


@pytest.fixture
def own(tmp_path):
    """Pictures that the model drew, as files."""
    generator, _ = networks()
    images = to_uint8(draw(generator, points_from_seeds(generator, [1, 2])))
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
        assert not inversion.is_foreign
        assert np.abs(to_uint8(inversion.image[None])[0, ..., 0].astype(int) - np.asarray(Image.open(path))).max() < 20
    again = finished(invert(generator, targets, EFFORT, discriminator))
    assert torch.equal(found[0].image, again[0].image)


def test_what_the_model_cannot_draw_is_said(own, tmp_path):
    generator, _ = networks()
    noise = saved(np.random.default_rng(0).integers(0, 256, (16, 16, 1), np.uint8), tmp_path / "noise.png")
    first, second = finished(invert(generator, [read_target(noise, HOW), read_target(own[0], HOW)], EFFORT))
    assert (first.is_foreign, second.is_foreign) == (True, False)
    assert first.features is None


def test_the_class_is_found_as_well_or_taken(tmp_path):
    generator, _ = networks(classes=3)
    point = points_from_seeds(generator, [4], 2)[0]
    path = saved(to_uint8(draw(generator, [point]))[0], tmp_path / "a.png")
    assert finished(invert(generator, [read_target(path, HOW)], EFFORT))[0].point.label == 2
    assert finished(invert(generator, [read_target(path, HOW)], EFFORT, label=1))[0].point.label == 1


def test_fillings(own):
    generator, _ = networks()
    hole = np.zeros((16, 16), bool)
    hole[5:11, 5:11] = True
    targets = [look_at_hole(read_target(path, HOW), hole, HOW) for path in own]
    for filling in finished(fill(generator, targets, [hole, hole], EFFORT, count=3)):
        source = np.asarray(filling.target.source)
        assert filling.images.shape == (3, 16, 16, 1)
        assert all(np.array_equal(image[~hole, 0], source[~hole]) for image in filling.images)
        assert np.abs(filling.images[0, hole, 0].astype(int) - source[hole]).mean() < 25
        assert filling.psnr > 25


def test_a_large_picture_is_filled_at_its_own_size(tmp_path):
    generator, _ = networks()
    rng = np.random.default_rng(0)
    path = saved(rng.integers(100, 150, (90, 120), np.uint8), tmp_path / "large.png")
    hole = np.zeros((90, 120), bool)
    hole[60:80, 100:115] = True
    target = look_at_hole(read_target(path, HOW), hole, HOW)
    left, top, right, bottom = target.box
    assert (right - left, bottom - top) == (40, 40)
    assert left <= 100 and right >= 115 and top <= 60 and bottom >= 80
    (filling,) = finished(fill(generator, [target], [hole], EFFORT, count=2))
    assert filling.images.shape == (2, 90, 120, 1)
    assert np.array_equal(filling.images[0][~hole, 0], np.asarray(target.source)[~hole])
    assert not np.array_equal(filling.images[0][hole, 0], np.asarray(target.source)[hole])


@pytest.mark.parametrize(
    "paint, said",
    [
        (lambda hole: None, "all black"),
        (lambda hole: hole.fill(255), "all white"),
        (lambda hole: hole[:, 20:].fill(255), "leaves nothing around it"),
    ],
)
def test_masks_that_are_of_no_use(paint, said, tmp_path):
    path = saved(np.zeros((30, 90), np.uint8), tmp_path / "a.png")
    target, mask = read_target(path, HOW), np.zeros((30, 90), np.uint8)
    paint(mask)
    with pytest.raises(DatasetError, match=said):
        look_at_hole(target, read_hole(Image.fromarray(mask), target), HOW)
    with pytest.raises(DatasetError, match="The mask has 9 x 9 pixels, .* has 90 x 30"):
        read_hole(Image.new("L", (9, 9)), target)


def test_enlargements(own, tmp_path):
    generator, _ = networks()
    how = preparation_of(DataConfig(size=16, channels=1), 8)
    small = saved(np.asarray(Image.open(own[0]).resize((8, 8), Image.Resampling.BOX)), tmp_path / "small.png")
    (found,) = finished(upscale(generator, [read_target(small, how)], 2, EFFORT, count=3))
    assert found.images.shape == (3, 1, 16, 16)
    again = torch.nn.functional.avg_pool2d(found.images, 2)
    assert (again - as_tensor([found.target])).abs().max() < 4 / 127.5
    assert found.psnr > 25
    assert found.spread.shape == (16, 16)
    for factor in (3, 16):
        with pytest.raises(ConfigError, match="2, 4 or 8"):
            check_factor(factor, 16)


def test_back_to_the_pictures_own_pixels(tmp_path):
    how = preparation_of(DataConfig(size=16, channels=3))
    pixels = np.random.default_rng(0).integers(0, 256, (14, 14, 3), np.uint8)
    framed = read_target(saved(pixels, tmp_path / "a.png"), how)
    back = enlarge(as_tensor([framed]), 14)
    assert np.array_equal(to_uint8(back)[0], pixels)
    assert enlarge(as_tensor([framed]), 40).shape == (1, 3, 40, 40)
    assert np.array_equal(cut(framed, (2, 2, 10, 10), how).box, (2, 2, 10, 10))
