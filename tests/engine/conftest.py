"""Helpers to drive the generators and to draw pictures."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.data import Source, decode, open_source
from tests.pulling import finished


@pytest.fixture
def result() -> Callable[[Generator[Any, None, Any]], Any]:
    """Run a generator to its end and give what it returns."""
    return finished


@pytest.fixture
def opened() -> Callable[..., Source]:
    """Open pictures by names or paths."""
    return lambda *names: finished(open_source([str(name) for name in names]))


@pytest.fixture
def draw() -> Callable[..., Image.Image]:
    """A colourful picture that differs at every place, made from a seed."""

    def make(width: int = 24, height: int = 24, mode: str = "RGB", seed: int = 0) -> Image.Image:
        rng = np.random.default_rng(seed)
        y, x = np.mgrid[:height, :width]
        ramp = np.stack(
            [x * 255 // max(width - 1, 1), y * 255 // max(height - 1, 1), rng.integers(0, 256, (height, width))], axis=2
        )
        return Image.fromarray(ramp.astype(np.uint8)).convert(mode)

    return make


@pytest.fixture
def folder(tmp_path: Path, draw: Callable[..., Image.Image]) -> Path:
    """A folder of five good pictures."""
    path = tmp_path / "pictures"
    path.mkdir()
    for number in range(5):
        draw(seed=number).save(path / f"{number}.png")
    return path


@pytest.fixture
def picture() -> Callable[[Source, int], Image.Image]:
    """A picture of a source, decoded whole."""
    return lambda source, index: decode(source.read(index), source.title(index)).image
