"""R1 and R2 follow the image size and the batch, once, when a run is made."""

import json

import pytest

from ganstudio.engine.config import Config, from_dict, to_dict, with_settings
from ganstudio.engine.config.presets import BALANCED, PRESETS, QUICK_LOOK, STYLE
from ganstudio.engine.recipes.branch import branch
from ganstudio.engine.recipes.train import create_run
from ganstudio.engine.runs.checkpoint import save_checkpoint
from ganstudio.engine.training.penalty_scale import penalty_factor, scale_penalties
from ganstudio.engine.training.remedies import WORDS
from ganstudio.engine.training.trainer import Trainer


def scaled(config, size, batch=None):
    more = {} if batch is None else {"training.batch": batch}
    return scale_penalties(with_settings(config, {"data.size": size, **more})).training


@pytest.mark.parametrize(("size", "gamma"), [(16, 0.0125), (32, 0.05), (64, 2), (128, 17.3), (256, 150), (512, 600)])
def test_the_relativistic_recipe_is_r3gans(size, gamma):
    training = scaled(BALANCED.config, size)
    assert (training.r1_gamma, training.r2_gamma) == (gamma, gamma)


@pytest.mark.parametrize(("size", "batch", "gamma"), [(32, 32, 0.05), (64, 32, 0.2), (64, 64, 0.1), (256, 16, 6.4), (16, 8, 0.05)])
def test_others_follow_stylegan2(size, batch, gamma):
    assert scaled(STYLE.config, size, batch).r1_gamma == gamma
    assert scaled(QUICK_LOOK.config, size, batch).r2_gamma == 0


@pytest.mark.parametrize("size", [16, 32, 64, 128, 256, 512])
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.slug)
def test_every_preset_has_penalties_of_its_size(preset, size):
    training = scaled(preset.config, size)
    assert training.gamma_scale == "fixed"
    assert all(0 <= gamma <= 1000 for gamma in (training.r1_gamma, training.r2_gamma))
    assert (training.r1_gamma > 0) == (preset.config.training.r1_gamma > 0)
    if training.r1_gamma:
        assert training.r1_gamma != preset.config.training.r1_gamma or size == 32


def test_larger_images_need_more():
    for scale in ("stylegan2", "r3gan"):
        factors = [penalty_factor(scale, size, 32) for size in (16, 32, 64, 128, 256, 512)]
        assert factors == sorted(factors) and factors[1] == 1


def test_a_run_is_scaled_once(tmp_path, tiny_config, blobs):
    config = tiny_config(**{"training.gamma_scale": "r3gan", "training.r1_gamma": 0.8, "training.r2_gamma": 0.4})
    run = create_run(tmp_path / "run", config, dataset := blobs())
    for training in (run.config.training, Trainer(run.config, dataset).config.training):
        assert (training.r1_gamma, training.r2_gamma, training.gamma_scale) == (0.2, 0.1, "fixed")
    assert Trainer(config, dataset).gan.training.r1_gamma == 0.2
    trainer = Trainer(run.config, dataset)
    trainer.step()
    save_checkpoint(run, trainer.images_seen, trainer.state())
    assert branch(tmp_path / "other", run.config, dataset, run).config.training.r1_gamma == 0.2


def test_runs_of_before_keep_their_penalties(tiny_config, blobs):
    values = json.loads(json.dumps(to_dict(tiny_config(**{"training.r1_gamma": 1.0, "training.gamma_scale": "fixed"}))))
    del values["training"]["gamma_scale"]
    assert Trainer(from_dict(values), blobs()).config.training.r1_gamma == 1.0
    assert Config().training.gamma_scale == "fixed"


@pytest.mark.parametrize(("size", "gamma", "advised"), [(32, 0.0, 0.05), (64, 0.0, 0.2), (256, 150.0, 600.0), (512, 600.0, 1000.0)])
def test_the_doctor_advises_a_penalty_of_that_size(size, gamma, advised):
    config = with_settings(Config(), {"data.size": size, "training.batch": 32, "training.r1_gamma": gamma})
    assert WORDS["d-wins"].settings(config)["training.r1_gamma"] == advised
