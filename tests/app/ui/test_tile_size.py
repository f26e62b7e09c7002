"""Tiles keep the proportions of their pictures, at whole factors while these are small."""

import pytest

from ganstudio.app.ui.painting import tile_size


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (16, 16, (64, 64)),
        (64, 64, (64, 64)),
        (96, 64, (96, 64)),
        (64, 112, (64, 112)),
        (32, 16, (64, 32)),
        (256, 256, (96, 96)),
        (320, 256, (107, 86)),
    ],
)
def test_sizes(width: int, height: int, size: tuple[int, int]):
    tile = tile_size(width, height, side=64, most=96)
    assert (tile.width(), tile.height()) == size
