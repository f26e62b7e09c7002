"""Models with tiny networks as they begin: nothing here depends on what they have learned."""

import numpy as np
import pytest

import ganstudio
from tests.conftest import untrained_run


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    """Models by architecture, loaded once. A test that writes to a run needs one of its own: ``untrained``."""
    folder = tmp_path_factory.mktemp("runs")

    def load(arch, classes, channels):
        return ganstudio.load(untrained_run(folder, arch, classes, channels=channels).path, device="cpu")

    return {"plain": load("dcgan", 0, 1), "dcgan": load("dcgan", 3, 3), "style": load("style", 3, 3)}


@pytest.fixture
def plain(models):
    """A grey model without classes: 16 x 16 px, 8 numbers."""
    return models["plain"]


@pytest.fixture
def style(models):
    """A model in colour with a mapping network, noise and 3 classes."""
    return models["style"]


@pytest.fixture(params=["dcgan", "style"])
def model(models, request):
    """A model in colour with 3 classes, without and with a mapping network."""
    return models[request.param]


@pytest.fixture
def discs():
    """40 bright discs, uint8 (40, 16, 16)."""
    rng = np.random.default_rng(0)
    y, x = np.mgrid[:16, :16]
    centre = rng.uniform(5, 11, (40, 2, 1, 1))
    return ((np.hypot(y - centre[:, 0], x - centre[:, 1]) < 4) * 255).astype(np.uint8)
