"""What the tests of searches share: small pictures, little effort, and JSON lines."""

import json

import numpy as np
import pytest
from PIL import Image


@pytest.fixture
def pictures(tmp_path):
    """Two files, grey and colour, and a mask of their size."""
    rng = np.random.default_rng(0)
    for name, shape in (("a", (16, 16)), ("b", (16, 16, 3))):
        Image.fromarray(rng.integers(0, 256, shape, np.uint8)).save(tmp_path / f"{name}.png")
    mask = np.zeros((16, 16), np.uint8)
    mask[4:10, 4:10] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    return [tmp_path / "a.png", tmp_path / "b.png"]


@pytest.fixture
def quick(monkeypatch):
    from ganstudio.engine.search.solver import EFFORTS, SearchBudget

    monkeypatch.setitem(EFFORTS, "fast", SearchBudget(candidates=64, starts=2, steps=5))


def lines(text):
    return [json.loads(line) for line in text.splitlines()]
