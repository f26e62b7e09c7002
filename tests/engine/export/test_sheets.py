"""Many pictures in one file."""

import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Progress
from ganstudio.engine.export.sheets import sheet_sides, square
from ganstudio.engine.latent.favourites import Appearance, Favourite
from ganstudio.engine.latent.latent import render
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.sample import sample, sample_shelf
from ganstudio.engine.runs.checkpoint import save_snapshot
from tests.pulling import finished, watched


def test_each_picture_is_in_its_place_and_enlarged(untrained, tmp_path):
    model = Model(untrained("stylegan2", classes=3))
    latents = model.latents([5, 0, 2, 7, 9], 1)
    done, events = watched(sample(model, latents, tmp_path / "new" / "sheet.png", truncation=0.6, scale=2, columns=3))
    path = done.out
    sheet = np.asarray(Image.open(path))
    assert sheet.shape[:2][::-1] == sheet_sides(FrameSize.square(32), 5, 3) == (100, 66)
    alone = render(model.generator, latents[4:], 0.6)[0].repeat(2, 0).repeat(2, 1)
    assert np.abs(sheet[34:, 34:66].astype(int) - alone).max() <= 1  # a rounding apart: they are drawn in batches
    assert (sheet[34:, 68:] == 0).all()
    assert isinstance(events[-1], Progress) and (events[-1].done, events[-1].total) == (5, 5)
    assert Image.open(path).text == {
        "ganstudio:run": model.run.name,
        "ganstudio:snapshot": "64",
        "ganstudio:truncation": "0.6",
        "ganstudio:noise": "None",
        "ganstudio:precision": "fp32",
        "ganstudio:seeds": "5,0,2,7,9",
        "ganstudio:labels": "1,1,1,1,1",
    }


def test_favourites_are_drawn_each_in_its_own_appearance(untrained, tmp_path):
    run = untrained("stylegan2", classes=3)
    model = Model(run)
    torch.manual_seed(0)
    with torch.no_grad():
        for parameter in model.generator.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
    save_snapshot(run, 128, model.generator.state_dict(), {})
    looks = [Appearance(1.0, 64), Appearance(0.5, 128), Appearance(1.0, 64, noise=3), Appearance(0.7, 64)]
    latents = [model.latents([seed], label)[0] for seed, label in ((1, 0), (1, 1), (1, 0), (2, 2))]
    favourites = [Favourite(latent, "", look) for latent, look in zip(latents, looks, strict=True)]
    done, events = watched(sample_shelf(run, favourites, tmp_path / "sheet.png", columns=4))
    path = done.out
    sheet = np.asarray(Image.open(path))
    for place, (latent, look) in enumerate(zip(latents, looks, strict=True)):
        alone = render(Model(run, look.images_seen, noise=look.noise).generator, [latent], look.truncation)[0]
        assert np.array_equal(sheet[:, 18 * place : 18 * place + 16], alone.repeat(3, 2))
    assert isinstance(events[-1], Progress) and events[-1].done == 4
    texts = Image.open(path).text
    assert texts["ganstudio:snapshot"] == "64,128,64,64"
    assert texts["ganstudio:truncation"] == "1.0,0.5,1.0,0.7"
    assert texts["ganstudio:noise"] == ",,3,"
    assert texts["ganstudio:labels"] == "0,1,0,2"


def test_a_row_is_no_longer_than_there_are_pictures(untrained, tmp_path):
    model = Model(untrained())
    done, _ = watched(sample(model, model.latents([1, 2]), tmp_path / "a.png", columns=5))
    assert np.asarray(Image.open(done.out)).shape[:2] == (16, 34)


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (4, 2), (5, 3), (9, 3), (10, 4)])
def test_as_a_square(count, columns):
    assert square(count) == columns


def test_what_no_program_would_open_is_refused_before_it_is_drawn(untrained, tmp_path):
    model = Model(untrained())
    with pytest.raises(ConfigError, match="too large"):
        finished(sample(model, model.lazy_latents(range(10_000)), tmp_path / "a.png", scale=8))
    assert not list(tmp_path.glob("a.png"))
