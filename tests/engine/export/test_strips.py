"""Strips show the pictures themselves in the middle and what a direction does to both sides."""

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.export.strips import COLUMNS, strip, write_strips
from ganstudio.engine.latent.directions import move
from ganstudio.engine.latent.discovery import sefa
from ganstudio.engine.latent.latent import render
from ganstudio.engine.latent.model import Model


def column(image, number):
    return image[:16, number * 18 : number * 18 + 16, :1]


@pytest.mark.parametrize("arch", ["resnet", "stylegan2"])
def test_a_strip(untrained, arch):
    model = Model(untrained(arch, classes=2))
    latents, (direction,) = model.latents([4, 5]), sefa(model.generator, count=1)
    image = strip(model.generator, direction, latents, reach=2.0, psi=0.8)
    assert image.shape == (2 * 18 - 2, COLUMNS * 18 - 2, 3)
    ends = render(
        model.generator, [move(model.generator, latents[0], [(direction, amount)]) for amount in (-2.0, 0.0, 2.0)], psi=0.8
    )
    for number, expected in zip((0, COLUMNS // 2, COLUMNS - 1), ends, strict=True):
        assert np.abs(column(image, number).astype(int) - expected).max() <= 1
    assert np.abs(column(image, COLUMNS // 2).astype(int) - model.sample([4], truncation=0.8)[0]).max() <= 1
    assert not np.array_equal(ends[0], ends[2])


def test_strips_go_to_a_file_or_to_a_folder_of_files(untrained, tmp_path):
    model = Model(untrained())
    found = sefa(model.generator, count=3)
    task = write_strips(model, found, [0, 1], tmp_path / "deep" / "folder")
    assert next(task).total == 3
    list(task)
    names = ["sefa 1.png", "sefa 2.png", "sefa 3.png"]
    assert sorted(path.name for path in (tmp_path / "deep" / "folder").iterdir()) == names
    list(write_strips(model, found, [0, 1], tmp_path / "all.png", truncation=0.5))
    with Image.open(tmp_path / "all.png") as sheet:
        assert sheet.height == 3 * (2 * 18 - 2) + 2 * 8
        assert sheet.text["ganstudio:truncation"] == "0.5"
