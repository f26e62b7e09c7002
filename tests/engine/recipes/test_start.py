"""Trainings that start and resume: from names or open pictures, by a preset, a config or another run."""

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import Config, unlimited_images, with_settings
from ganstudio.engine.data import open_source
from ganstudio.engine.errors import ConfigError, PicturesLost
from ganstudio.engine.events import Caveat, FilesLeftOut
from ganstudio.engine.recipes.resume import resume_training
from ganstudio.engine.recipes.start import start_training
from ganstudio.engine.recipes.started import TrainingStarted
from ganstudio.engine.runs import Run
from tests.pulling import finished, watched

TINY = {
    "data.size": 16,
    "model.filters": 4,
    "model.latent_dim": 8,
    "training.batch": 8,
    "run.images": 16,
    "run.device": "cpu",
    "run.checkup_seconds": 0,
}


@pytest.fixture
def pictures(tmp_path):
    """Twelve pictures in a folder, and a file that is none."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number in range(12):
        pixels = np.random.default_rng(number).integers(0, 256, (16, 16), np.uint8)
        Image.fromarray(pixels).save(folder / f"{number}.png")
    (folder / "text.png").write_text("no picture")
    return folder


def test_a_run_starts_from_names_by_the_preset_that_suits_them(pictures, tmp_path):
    run, events = watched(start_training(tmp_path / "run", [str(pictures)], settings=TINY))
    assert (run.path, run.images_seen) == (tmp_path / "run", 16)
    assert run.config.data.source == (str(pictures),)
    (started,) = [event for event in events if isinstance(event, TrainingStarted)]
    assert started.run is run and not started.continues
    (left_out,) = [event for event in events if isinstance(event, FilesLeftOut)]
    assert [problem.file for problem in left_out.problems] == ["text.png"]
    (caveat,) = [event for event in events if isinstance(event, Caveat)]
    assert ": " in str(caveat.text)  # which preset, and why


def test_a_run_starts_from_open_pictures_and_a_config(pictures, tmp_path):
    config = with_settings(Config(), TINY)
    source = finished(open_source([str(pictures)], config.data))
    run, events = watched(start_training(tmp_path / "run", source, config=config))
    assert run.config.data.source == source.names
    assert not [event for event in events if isinstance(event, Caveat)]


def test_a_branch_has_the_settings_and_by_default_the_pictures_of_its_origin(pictures, tmp_path):
    origin = finished(start_training(tmp_path / "run", [str(pictures)], preset="classic-dcgan", settings=TINY))
    more = {"run.images": 24}
    run = finished(start_training(tmp_path / "branch", None, settings=more, origin=origin))
    assert (run.images_seen, run.origin.images_seen) == (24, 16)
    assert run.config == with_settings(origin.config, more)
    other = finished(start_training(tmp_path / "other", [str(pictures)], settings=more, origin=origin))
    assert other.config.data.size == 16  # of the origin: what the pictures themselves would suggest may not fit its networks


def test_a_run_of_another_size_starts_from_the_pictures_of_its_origin(pictures, tmp_path):
    settings = {**TINY, "model.arch": "resnet", "model.filters": 8, "training.r1_gamma": 0.1}
    origin = finished(start_training(tmp_path / "run", [str(pictures)], preset="quick-look", settings=settings))
    run, events = watched(start_training(tmp_path / "larger", [str(pictures)], settings={"data.size": 32}, origin=origin))
    assert (run.config.model.filters, run.config.training.r1_gamma) == (4, 0.4)
    said = " ".join(str(event.text) for event in events if isinstance(event, Caveat))
    assert "model.filters = 4: derived from 8 at 16 px" in said
    assert "tensors of the generator" in said and "The first pictures are those of run, enlarged." in said
    chosen = {"data.size": 32, "model.filters": 8}
    wide, events = watched(start_training(tmp_path / "wide", [str(pictures)], settings=chosen, origin=origin))
    assert wide.config.model.filters == 8
    assert "start anew" in " ".join(str(event.text) for event in events if isinstance(event, Caveat))


def test_a_run_resumes_with_other_settings_and_a_new_goal(pictures, tmp_path):
    run = finished(start_training(tmp_path / "run", [str(pictures)], settings=TINY))
    resumed, events = watched(resume_training(run, settings={"training.lr_g": 1e-5}, images=24))
    assert resumed is run
    assert (run.images_seen, run.config.training.lr_g, run.config.run.images) == (24, 1e-5, 24)
    (started,) = [event for event in events if isinstance(event, TrainingStarted)]
    assert not started.continues
    trained = run.stats()[-1]["seconds"] / 60
    next(task := resume_training(run, minutes=2.0))
    while not isinstance(next(task), TrainingStarted):
        pass
    task.close()
    assert run.config.run.minutes == pytest.approx(2 + trained)
    assert run.config.run.images == unlimited_images()


def test_nothing_changes_where_the_pictures_are_gone(pictures, tmp_path):
    run = finished(start_training(tmp_path / "run", [str(pictures)], settings=TINY))
    pictures.rename(tmp_path / "moved")
    with pytest.raises(PicturesLost):
        finished(resume_training(run, settings={"training.lr_g": 1e-5}, images=24))
    assert Run.open(run.path).config.training.lr_g != 1e-5
    finished(resume_training(run, [str(tmp_path / "moved")], images=24))
    assert Run.open(run.path).config.data.source == (str(tmp_path / "moved"),)


def test_what_cannot_change_is_refused(pictures, tmp_path):
    run = finished(start_training(tmp_path / "run", [str(pictures)], settings=TINY))
    with pytest.raises(ConfigError, match="can't change"):
        finished(resume_training(run, settings={"model.filters": 8}))
