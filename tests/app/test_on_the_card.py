"""Where there is a graphics card, Explore draws on it and pictures are searched on it; a full card hands over to the CPU."""

import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.app.pages.explore.direction_search import principal
from ganstudio.app.rendering.generators import Generators
from ganstudio.app.rendering.renderer import Channel, ModelVersion, Renderer
from ganstudio.app.tasks.search import Hole, fill_hole, invert_picture, open_target
from ganstudio.app.tasks.training_index import Layouts, Wanted, know_images, make_map
from ganstudio.app.tasks.upscale import UpscaleRequest, apply_upscaler, search_large
from ganstudio.engine.config import DataConfig, with_settings
from ganstudio.engine.latent.latent import latents_from_seeds, render
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.rendering import RenderOptions
from ganstudio.engine.networks.upscaler import Upscaler
from ganstudio.engine.recipes.film import through_training
from ganstudio.engine.search import solver
from tests.pulling import finished


@pytest.fixture(autouse=True)
def card(pretend_device):
    """A device that is not the CPU, first in the list."""
    pretend_device()


def where(generator):
    return next(generator.parameters()).device.type


def out_of_memory(*_):
    raise torch.OutOfMemoryError("no room")


def test_explore_draws_on_the_card(untrained):
    origin = ModelVersion(untrained("style", classes=3), 64, noise=5)
    kept = Generators(2)
    generator = kept.get(origin, alone=True)
    assert where(generator) == "pretend"
    assert not kept.settle()  # a frozen program is the CPU's
    latents = latents_from_seeds(generator, [1, 2])
    expected = render(Model(origin.run, 64, noise=5).generator, latents)
    assert np.abs(render(generator, latents).astype(int) - expected).max() <= 1
    assert kept.get(ModelVersion(origin.run, 64), alone=False) is generator


def test_a_card_without_room_leaves_the_generator_on_the_cpu(untrained, monkeypatch):
    monkeypatch.setattr(torch.nn.Module, "to", lambda self, *_, **formats: self if formats else out_of_memory())
    assert where(Generators(2).get(ModelVersion(untrained(), 64), alone=True)) == "cpu"


def test_a_picture_that_does_not_fit_is_drawn_on_the_cpu(qtbot, untrained):
    renderer = Renderer()
    channel, devices = Channel(renderer, renderer), []

    def work(generator):
        devices.append(where(generator))
        if devices[-1] != "cpu":
            out_of_memory()
        return render(generator, latents_from_seeds(generator, [1])).shape

    with qtbot.waitSignal(channel.done, timeout=30_000) as answer:
        channel.ask(ModelVersion(untrained(), 64), work, "tag")
    renderer.close()
    assert answer.args == ["tag", (1, 16, 16, 1)]
    assert devices == ["pretend", "cpu"]


@pytest.fixture
def target(tmp_path, monkeypatch):
    """A picture of noise, opened; searches are short."""
    monkeypatch.setitem(solver.EFFORTS, "fast", solver.SearchBudget(candidates=32, starts=2, steps=2))
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (16, 16), np.uint8)).save(tmp_path / "noise.png")
    return finished(open_target(tmp_path / "noise.png", DataConfig(size=16, channels=1)))[0]


@pytest.fixture
def devices(monkeypatch):
    """Where models are loaded."""
    seen = []
    initialise = Model.__init__

    def note(self, run, snapshot=None, device="cpu", noise=None):
        seen.append(device)
        initialise(self, run, snapshot, device, noise)

    monkeypatch.setattr(Model, "__init__", note)
    return seen


def test_pictures_are_searched_on_the_card(untrained, target, devices):
    run = untrained()
    assert finished(invert_picture(run, target, target.box, "fast", None)).images
    mask = np.zeros((16, 16), np.uint8)
    mask[4:8, 4:8] = 255
    assert len(finished(fill_hole(run, Hole(target, mask, 0, 2, 0, "fast", None)))) == 2
    assert len(finished(search_large(run, UpscaleRequest(target.path, 2, 2, 0, "fast", None))).answers) == 2
    assert devices == ["pretend"] * 3


def test_an_upscaler_works_on_the_card(untrained, target, monkeypatch):
    seen, forward = [], Upscaler.forward
    monkeypatch.setattr(Upscaler, "forward", lambda self, small: seen.append(small.device.type) or forward(self, small))
    assert finished(apply_upscaler(untrained(factor=2), target, False)).answers[0].pixels.shape == (32, 32, 1)
    assert seen == ["pretend"]


def test_directions_and_snapshots_are_drawn_on_the_card(untrained, devices):
    run = untrained()
    assert finished(principal(ModelVersion(run, 64), None))
    assert devices == ["pretend"]
    generator = Generators(2).get(ModelVersion(run, 64), alone=True)
    (latent,) = latents_from_seeds(generator, [1])
    (picture,) = through_training(generator, run, [64], latent, RenderOptions())
    assert picture.shape == (16, 16, 1)


def test_the_map_is_made_on_the_card(untrained, tmp_path, devices):
    folder, run = tmp_path / "pictures", untrained()
    folder.mkdir()
    for number in range(4):
        pixels = np.random.default_rng(number).integers(0, 256, (16, 16), np.uint8)
        Image.fromarray(pixels).save(folder / f"{number}.png")
    run.update(with_settings(run.config, {"data.source": [str(folder)]}))
    known = finished(know_images(run))
    made = finished(make_map(known, "pca", Wanted(run, (64,), 3, RenderOptions(), None), None, Layouts()))
    assert made.places.shape == (3, 2)
    assert devices == ["pretend"]
