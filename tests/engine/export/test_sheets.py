"""Many pictures in one file."""

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Progress
from ganstudio.engine.export.sheets import sheet_sides, square, write_sheet
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.point import render
from tests.pulling import watched


def test_each_picture_is_in_its_place_and_enlarged(untrained, tmp_path):
    model = Model(untrained("style", classes=3))
    points = model.points([5, 0, 2, 7, 9], 1)
    path, events = watched(write_sheet(model, points, tmp_path / "new" / "sheet.png", 0.6, scale=2, columns=3))
    sheet = np.asarray(Image.open(path))
    assert sheet.shape[:2][::-1] == sheet_sides(32, 5, 3) == (100, 66)
    alone = render(model.generator, points[4:], 0.6)[0].repeat(2, 0).repeat(2, 1)
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


def test_a_row_is_no_longer_than_there_are_pictures(untrained, tmp_path):
    model = Model(untrained())
    path, _ = watched(write_sheet(model, model.points([1, 2]), tmp_path / "a.png", columns=5))
    assert np.asarray(Image.open(path)).shape[:2] == (16, 34)


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (4, 2), (5, 3), (9, 3), (10, 4)])
def test_as_a_square(count, columns):
    assert square(count) == columns


def test_what_no_program_would_open_is_refused_before_it_is_drawn(untrained, tmp_path):
    model = Model(untrained())
    with pytest.raises(ConfigError, match="too large"):
        next(write_sheet(model, model.points(range(10)) * 1000, tmp_path / "a.png", scale=8))
    assert not list(tmp_path.glob("a.png"))
