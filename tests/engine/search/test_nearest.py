"""The nearest training picture, by the same figures as what was found."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.search.nearest import nearest_trained
from ganstudio.engine.search.target import preparation_of, read_target
from tests.engine.search.test_solver import networks
from tests.pulling import finished


@pytest.fixture
def trained_on(untrained, tmp_path):
    """A run, said to be trained on three pictures in a folder, and that folder."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for name in "abc":
        Image.fromarray(rng.integers(0, 256, (16, 16), np.uint8)).save(folder / f"{name}.png")
    run = untrained()
    run.update(replace(run.config, data=replace(run.config.data, source=(str(folder),))))
    return run, folder


def test_the_nearest_one_is_told_by_its_figures(trained_on, tmp_path):
    run, folder = trained_on
    pixels = np.asarray(Image.open(folder / "b.png")).astype(int)
    Image.fromarray(np.clip(pixels, 4, 251).astype(np.uint8) + np.uint8(4)).save(tmp_path / "like-b.png")
    targets = [read_target(path, preparation_of(run.config.data)) for path in (tmp_path / "like-b.png", folder / "c.png")]
    like, same = finished(nearest_trained(run, targets, networks()[1]))
    off = np.clip(pixels, 4, 251) + 4 - pixels
    assert like.psnr == pytest.approx(10 * np.log10(255**2 / np.mean(off**2)), abs=1e-3)
    assert 0.9 < like.ssim < 1 and like.features > 0
    assert (same.psnr, same.ssim) == (None, pytest.approx(1))
    assert finished(nearest_trained(run, targets))[0].features is None


def test_without_the_pictures_nothing_is_said(trained_on):
    run, folder = trained_on
    target = read_target(folder / "a.png", preparation_of(run.config.data))
    for path in folder.iterdir():
        path.unlink()
    assert finished(nearest_trained(run, [target])) is None
    folder.rmdir()
    assert finished(nearest_trained(run, [target])) is None
