"""Files that an older studio wrote open, and its runs resume exactly.

``tests/files_of_1fe32db`` holds what commit 1fe32db wrote on one CPU thread: three runs of 64 images on sevens at 16 px, what their
snapshots draw from seeds and from the shelf, the weights that this commit itself reached by resuming each run to 128 images, a PNG
file from seed 7 with truncation 0.9, twice as large, and the settings of its window.
"""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import load_file

from ganstudio.app.pages.train.view import TrainPage
from ganstudio.app.state.settings import Settings
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.export.provenance import fingerprint, read_picture
from ganstudio.engine.latent.direction_file import load_directions
from ganstudio.engine.latent.favourites import load_favourites
from ganstudio.engine.latent.latent import render
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.train import change_run, train
from ganstudio.engine.runs.folder import Run
from tests.app.pages.train.fakes import FakeSession
from tests.pulling import finished, watched

FILES = Path(__file__).parent / "files_of_1fe32db"
RUNS = ("style", "dcgan", "upscaler")
LEVELS = 2  # by which another processor may draw a pixel differently


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A copy of the files."""
    return Path(shutil.copytree(FILES, tmp_path / "older"))


def difference(one: np.ndarray, other: np.ndarray) -> int:
    return int(np.abs(one.astype(int) - other.astype(int)).max())


@pytest.mark.parametrize("name", RUNS)
def test_a_run_opens(name, older):
    run = Run.open(older / name)
    assert (run.name, run.images_seen, run.config.training.batch, run.config.model.filters) == (name, 64, 8, 4)
    assert [kept.images_seen for kept in run.snapshots()] == [32, 64]
    assert [kept.images_seen for kept in run.checkpoints()] == [64]
    assert run.stats() and all(np.isfinite(row["loss_d"]) for row in run.stats() if "loss_d" in row)


@pytest.mark.parametrize("name", RUNS)
def test_a_run_resumes_exactly(name, older):
    run = Run.open(older / name)
    change_run(run, {"run.images": 128})
    dataset = finished(load_dataset(finished(open_source(["sevens"])), run.config.data))
    watched(train(run, dataset, resume=True))
    assert run.images_seen == 128
    wanted = load_file(older / f"{name}_at_128.safetensors")
    reached = load_file(older / name / "snapshots" / "000000128.safetensors")
    before = load_file(older / name / "snapshots" / "000000064.safetensors")
    assert reached.keys() == wanted.keys() and wanted
    # to the rounding of another processor; the steps themselves are far larger
    apart = max(float(np.abs(reached[key] - wanted[key]).max()) for key in wanted)
    moved = max(float(np.abs(before[key] - wanted[key]).max()) for key in wanted)
    assert apart < 1e-4 < 1e-3 < moved


@pytest.mark.parametrize("name", ["style", "dcgan"])
def test_its_snapshots_draw_the_same(name, older):
    wanted = np.load(older / f"{name}_expected.npz")
    assert difference(Model(Run.open(older / name)).sample(seeds=[7, 8, 9]), wanted["seeds"]) <= LEVELS


@pytest.mark.parametrize("name", ["style", "dcgan"])
def test_its_shelf_opens(name, older):
    run = Run.open(older / name)
    generator = Model(run).generator
    shelf = load_favourites(run, generator)
    assert [favourite.name for favourite in shelf.readable] == ["first", "", "edited"] and not shelf.others
    drawn = render(generator, [favourite.latent for favourite in shelf.readable], 0.9)
    assert difference(drawn, np.load(older / f"{name}_expected.npz")["shelf"]) <= LEVELS


def test_its_directions_open(older):
    run = Run.open(older / "style")
    found = load_directions(run, Model(run).generator)
    assert len(found) == 2 and all(direction.kind == "sefa" and direction.name for direction in found)


@pytest.mark.parametrize("name", ["style", "dcgan"])
def test_its_pictures_come_back(name, older):
    drawn = read_picture(older / f"{name}.png")
    generator = Model(Run.open(older / name)).generator
    assert drawn is not None
    assert (drawn.truncation, drawn.noise, drawn.run, drawn.images_seen, drawn.precision) == (0.9, None, name, 64, "fp32")
    assert drawn.network == fingerprint(generator) and drawn.latent.seed == 7
    saved = np.asarray(Image.open(older / f"{name}.png"))[::2, ::2]
    again = render(generator, [drawn.latent], drawn.truncation, drawn.precision)[0, ..., 0]
    assert saved.shape == again.shape == (16, 16) and difference(saved, again) <= LEVELS


def test_its_window_settings_are_read(older, qtbot):
    home = Path(os.environ["GANSTUDIO_HOME"])
    text = (older / "window.ini").read_text().replace("OLDER", older.as_posix())
    (home / "window.ini").write_text(text)
    settings = Settings()
    assert [settings.value(key) for key in ("language", "theme", "page")] == ["zh_CN", "dark", "explore"]
    assert settings.recent_runs() == [older / "style"] and settings.recent_pictures() == [("sevens",)]
    page = TrainPage(FakeSession(settings))
    qtbot.addWidget(page)
    shown = page.panel.form.config()
    assert (shown.training.batch, shown.model.filters) == (48, 24)
