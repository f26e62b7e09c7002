"""What the tests of searches share: small pictures, and little effort."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.search import solver
from ganstudio.engine.search.solver import SearchBudget


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searches with the effort "fast" take a moment."""
    monkeypatch.setitem(solver.EFFORTS, "fast", SearchBudget(candidates=32, starts=2, steps=3))


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., Path]:
    """Files of noise: ``picture("a", 16, 3)`` has 3 channels and 16 pixels a side."""

    def make(name: str = "a", side: int = 16, channels: int = 1, seed: int = 0) -> Path:
        shape = (side, side) if channels == 1 else (side, side, channels)
        pixels = np.random.default_rng(seed).integers(0, 256, shape, np.uint8)
        path = tmp_path / f"{name}.png"
        Image.fromarray(pixels).save(path)
        return path

    return make
