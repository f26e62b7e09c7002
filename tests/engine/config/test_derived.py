"""Settings that follow from the images, their number and the device, each with its reason."""

import json

import pytest

from ganstudio.engine.config import Config, from_dict, to_dict, with_settings
from ganstudio.engine.config.derived import derive, derive_from_run
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.gamma import STYLEGAN2_GAMMA, area_gamma, r3gan_gamma
from ganstudio.engine.config.presets import BALANCED, BEST_QUALITY, FEW_IMAGES, PRESETS, QUICK_LOOK, STYLEGAN2, UPSCALER
from ganstudio.engine.recipes.branch import branch
from ganstudio.engine.recipes.train import create_run
from ganstudio.engine.runs.checkpoint import save_checkpoint
from ganstudio.engine.training.remedies import WORDS
from ganstudio.engine.training.trainer import Trainer

SIZES = (16, 32, 64, 128, 256, 512, "96x64")


def training_of(preset, size, device="cpu", **given):
    return preset.settings(FrameSize.of(size), 5_000, device, given).training


@pytest.mark.parametrize(("size", "gamma"), [(16, 0.0125), (32, 0.05), (64, 2), (128, 17.3), (256, 150), (512, 600)])
def test_the_relativistic_recipe_is_r3gans(size, gamma):
    training = training_of(BALANCED, size)
    assert (training.r1_gamma, training.r2_gamma) == (gamma, gamma)


@pytest.mark.parametrize(("size", "batch", "gamma"), [(32, 32, 0.05), (64, 32, 0.2), (64, 64, 0.1), (256, 16, 6.4), (16, 8, 0.05)])
def test_the_light_networks_follow_the_area_and_the_batch(size, batch, gamma):
    for preset in (STYLEGAN2, QUICK_LOOK, UPSCALER):
        assert training_of(preset, size, **{"training.batch": batch}).r1_gamma == gamma
    assert training_of(QUICK_LOOK, size).r2_gamma == 0


def test_stylegan2_ada_chooses_its_penalty_by_the_area_and_the_batch():
    assert area_gamma(STYLEGAN2_GAMMA, 256, 32) == pytest.approx(0.4096, rel=1e-3)  # 0.0002 x 256^2 / 32
    assert area_gamma(STYLEGAN2_GAMMA, FrameSize(512, 128).mean_side, 32) == area_gamma(STYLEGAN2_GAMMA, 256, 32)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.slug)
def test_every_preset_has_penalties_of_its_size(preset, size):
    own = preset.config.training
    for device in ("cpu", "cuda", "mps"):
        training = training_of(preset, size, device)
        assert all(0 <= gamma <= 1000 for gamma in (training.r1_gamma, training.r2_gamma))
        assert (training.r1_gamma > 0) == (own.r1_gamma > 0)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.slug)
def test_a_preset_holds_the_settings_for_32_px_on_a_cpu(preset):
    assert preset.settings(FrameSize.square(32), 5_000, "cpu") == preset.config


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.slug)
@pytest.mark.parametrize("device", ["cpu", "cuda"])
def test_each_derived_value_has_its_reason(preset, device):
    found = derive(preset, FrameSize(96, 64), 800, device)
    for name, derived in found.items():
        assert str(derived.reason)[0].islower() and "{" not in str(derived.reason), name
    if preset is QUICK_LOOK:
        assert str(found["training.r1_gamma"].reason) == "derived from 96 x 64 px and a batch of 32"


def test_what_a_person_chose_is_not_derived_and_others_follow_it():
    given = {"training.batch": 64, "training.r2_gamma": 0.0}
    assert set(derive(BALANCED, FrameSize.square(64), 5_000, "cpu", given)) == {"training.r1_gamma"}
    assert training_of(BALANCED, 64, **given).r2_gamma == 0
    assert training_of(QUICK_LOOK, 64, **given).r1_gamma == 0.1


def test_a_gpu_gets_wider_networks():
    for preset in (STYLEGAN2, FEW_IMAGES, UPSCALER):
        wide = preset.settings(FrameSize.square(32), 5_000, "cuda").model.filters
        assert wide > preset.config.model.filters
        assert derive(preset, FrameSize.square(32), 5_000, "mps")["model.filters"].value == wide


@pytest.mark.parametrize(
    ("size", "filters", "batch"), [(32, 768, 128), (64, 384, 128), (128, 192, 64), (256, 96, 32), (512, 48, 16), (1024, 24, 8)]
)
def test_the_best_quality_has_the_published_widths(size, filters, batch):
    settings = BEST_QUALITY.settings(FrameSize.square(size), 70_000, "cuda")
    assert (settings.model.filters, settings.training.batch) == (filters, batch)


@pytest.mark.parametrize(("size", "filters", "batch", "gamma"), [(128, 128, 32, 0.102), (256, 64, 16, 0.819), (512, 64, 8, 6.55)])
def test_stylegan2_on_a_gpu_is_adas_automatic_configuration(size, filters, batch, gamma):
    settings = STYLEGAN2.settings(FrameSize.square(size), 70_000, "cuda")
    model, training = settings.model, settings.training
    assert (model.filters, model.latent_dim, model.widest, model.mapping_layers) == (filters, 512, 512, 2)
    assert (training.batch, training.r1_gamma, training.pl_weight) == (batch, gamma, 2.0)
    assert STYLEGAN2.config.training.pl_weight == 0


def test_a_frame_gets_the_width_of_the_square_with_as_many_pixels():
    settings = BEST_QUALITY.settings(FrameSize(320, 256), 70_000, "cuda")
    assert settings.model.filters == 88 and settings.training.batch == 24


def test_larger_images_need_more():
    for gammas in ([r3gan_gamma(size) for size in SIZES[:-1]], [area_gamma(1.0, size, 32) for size in SIZES[:-1]]):
        assert gammas == sorted(set(gammas))


@pytest.mark.parametrize(
    ("objective", "size", "batch", "found"),
    [
        ("hinge", 128, 32, {"model.filters": 16, "training.r1_gamma": 4.0}),
        ("hinge", 64, 16, {"training.r1_gamma": 2.0}),
        ("hinge", 32, 32, {"model.filters": 64, "training.r1_gamma": 0.25}),
        ("relativistic", 256, 32, {"model.filters": 8, "training.r1_gamma": 75.0}),
        ("hinge", 64, 32, {}),
    ],
)
def test_a_run_of_another_size_keeps_the_width_of_each_resolution(objective, size, batch, found):
    values = {"data.size": 64, "model.filters": 32, "training.r1_gamma": 1.0, "training.batch": 32}
    before = with_settings(Config(), {**values, "training.objective": objective})
    derived = derive_from_run(before, FrameSize.square(size), {"training.batch": batch})
    assert {name: item.value for name, item in derived.items()} == found
    assert not set(derive_from_run(before, FrameSize.square(size), found)) & set(found)


def test_a_run_keeps_its_penalties(tmp_path, tiny_config, blobs):
    config = tiny_config(**{"training.r1_gamma": 0.8})
    run = create_run(tmp_path / "run", config, dataset := blobs())
    assert run.config.training.r1_gamma == Trainer(run.config, dataset).gan.training.r1_gamma == 0.8
    trainer = Trainer(run.config, dataset)
    trainer.step()
    save_checkpoint(run, trainer.images_seen, trainer.state())
    assert branch(tmp_path / "other", run.config, dataset, run)[0].config.training.r1_gamma == 0.8


@pytest.mark.parametrize(
    ("scale", "size", "r1", "expected"),
    [("fixed", 64, 1.0, 1.0), ("stylegan2", 64, 0.05, 0.2), ("r3gan", 64, 0.05, 2.0), ("stylegan2", 0, 0.05, 0.05)],
)
def test_settings_of_before_keep_their_penalties(scale, size, r1, expected):
    values = json.loads(json.dumps(to_dict(with_settings(Config(), {"data.size": size, "training.r1_gamma": r1}))))
    values["training"] |= {"gamma_scale": scale, "batch": 32}
    assert from_dict(values).training.r1_gamma == expected


@pytest.mark.parametrize(("size", "gamma", "advised"), [(32, 0.0, 0.05), (64, 0.0, 0.2), (256, 150.0, 600.0), (512, 600.0, 1000.0)])
def test_the_doctor_advises_a_penalty_of_that_size(size, gamma, advised):
    config = with_settings(Config(), {"data.size": size, "training.batch": 32, "training.r1_gamma": gamma})
    assert WORDS["d-wins"].settings(config)["training.r1_gamma"] == advised
