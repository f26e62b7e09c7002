"""The Train page over a session that only remembers what it is asked for, and a run to open in it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ganstudio.app.pages.train.view import TrainPage
from ganstudio.app.state.settings import Settings
from ganstudio.engine.config import RunConfig
from ganstudio.engine.config.presets import PRESETS
from ganstudio.engine.export.images import save_png
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.manifest import DatasetInfo
from tests.app.pages.train.fakes import FakeSession, row


@pytest.fixture
def session(settings: Settings) -> FakeSession:
    return FakeSession(settings)


@pytest.fixture
def page(session: FakeSession, qtbot) -> TrainPage:
    made = TrainPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run of 3,200 images with 100 rows and four grids, and a checkpoint at its end."""
    config = replace(PRESETS[1].config, run=RunConfig(images=6400))
    config = replace(config, data=replace(config.data, size=32, channels=1))
    made = Run.create(tmp_path / "sevens", config, DatasetInfo("sevens", 6265, (), "0"))
    for number in range(1, 101):
        made.append_stats(row(32 * number, loss_g=float(number)))
    for number in (0, 500, 1000, 3200):
        save_png(made.grid_path(number), np.full((270, 270, 3), number // 20, np.uint8))
    made.checkpoint_path(3200).mkdir()
    return made
