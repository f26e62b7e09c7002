"""Everything that computes does so on a device that is not the CPU, where a tensor that was forgotten on the CPU raises."""

import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.engine.analysis.drawn import draw_samples
from ganstudio.engine.analysis.training_index import index_training_set
from ganstudio.engine.config import with_settings
from ganstudio.engine.events import CheckUp, Stats
from ganstudio.engine.export import models
from ganstudio.engine.export.film import write_film
from ganstudio.engine.export.strips import write_strips
from ganstudio.engine.latent.directions import move, orthogonalize
from ganstudio.engine.latent.discovery import pca, sefa
from ganstudio.engine.latent.groups import between_classes, between_groups
from ganstudio.engine.latent.latent import Latent, latents_from_seeds, render
from ganstudio.engine.latent.mixing import arithmetic, breed, mean_of, mix_styles
from ganstudio.engine.latent.model import Model, open_model
from ganstudio.engine.latent.paths import Keyframe, interpolate
from ganstudio.engine.latent.plane import Along, Around, Corners
from ganstudio.engine.latent.walks import LatentWalk
from ganstudio.engine.recipes.branch import branch
from ganstudio.engine.recipes.export import export_model
from ganstudio.engine.recipes.sample import sample
from ganstudio.engine.recipes.train import create_run, describe, train
from ganstudio.engine.runs.checkpoint import build_networks, load_discriminator, load_upscaler, save_snapshot
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.search import encoder as encoder_module
from ganstudio.engine.search import trust, tune
from ganstudio.engine.search.batch import find_codes
from ganstudio.engine.search.collection import gather
from ganstudio.engine.search.hints import hints_of
from ganstudio.engine.search.inpaint import fill
from ganstudio.engine.search.invert import candidates, invert
from ganstudio.engine.search.kept_encoder import train_encoder
from ganstudio.engine.search.nearest import nearest_trained
from ganstudio.engine.search.solver import SearchBudget
from ganstudio.engine.search.target import preparation_of, read_target
from ganstudio.engine.search.upscale import read_small, upscale
from ganstudio.engine.search.windows import look_at_hole
from ganstudio.engine.training import loop as loop_module
from ganstudio.engine.upscaling.application import apply
from tests.pulling import finished

QUICK = SearchBudget(candidates=32, starts=2, steps=4, polish=2)
KINDS = [*(pytest.param(kind, marks=pytest.mark.slow) for kind in (("dcgan", 0), ("style", 3))), ("stylegan2", 3)]


@pytest.fixture(autouse=True)
def pretend(pretend_device):
    """Every test computes there."""
    pretend_device()


@pytest.fixture(params=KINDS, ids=str)
def run(request, untrained):
    """A run with a snapshot of both networks, untrained; its pictures have 16 px in one channel."""
    made = untrained(*request.param)
    generator, discriminator = build_networks(made.config, made.dataset.classes, torch.Generator().manual_seed(3))
    save_snapshot(made, 64, generator.state_dict(), discriminator.state_dict())
    return made


@pytest.fixture
def model(run):
    found = Model(run, device="pretend")
    assert found.device.type == "pretend"
    return found


@pytest.fixture
def pictures(tmp_path):
    """Two grey pictures of 16 px, as files."""
    paths = []
    for number in range(2):
        pixels = np.random.default_rng(number).integers(0, 256, (4, 4), np.uint8).repeat(4, 0).repeat(4, 1)
        paths.append(tmp_path / f"{number}.png")
        Image.fromarray(pixels).save(paths[-1])
    return paths


@pytest.fixture
def targets(pictures, run):
    return [read_target(path, preparation_of(run.config.data)) for path in pictures]


@pytest.fixture
def critic(model):
    return load_discriminator(model.run, 64, model.device)


@pytest.mark.parametrize(
    ("precision", "settings"),
    [
        ("fp32", {"model.arch": "resnet", "training.objective": "relativistic", "training.r1_gamma": 1.0, "training.clip": 1.0}),
        ("bf16", {"model.arch": "fast", "training.augment": "adaptive", "model.conditional": True}),
        ("bf16", {"upscaler.factor": 2, "upscaler.blocks": 1, "upscaler.pixel_images": 16}),
    ],
    ids=str,
)
def test_train_check_up_resume_and_branch(tmp_path, tiny_config, blobs, monkeypatch, pretend_device, settings, precision):
    pretend_device(precision)
    monkeypatch.setattr(loop_module, "TICK_SECONDS", 0.0)
    settings = settings | {"run.device": "auto", "run.images": 32, "run.snapshot_images": 16, "run.checkup_seconds": 1e-3}
    dataset = blobs(classes=2 if "model.conditional" in settings else 0)
    made = create_run(tmp_path / "run", tiny_config(**settings), dataset)
    seen = list(train(made, dataset))
    assert sum(isinstance(event, CheckUp) for event in seen) > 0
    assert all(np.isfinite(event.row.get("loss_g", 0.0)) for event in seen if isinstance(event, Stats))
    longer = Run.open(made.path)
    longer.update(with_settings(longer.config, {"run.images": 48}))
    list(train(Run.open(made.path), dataset, resume=True))
    assert Run.open(made.path).images_seen == 48
    other, _ = branch(tmp_path / "branch", with_settings(made.config, {"run.images": 16}), dataset, Run.open(made.path))
    list(train(other, dataset, resume=True))
    assert Run.open(other.path).images_seen == 16
    assert describe(dataset) == other.dataset


def test_sample(run, model, tmp_path):
    seeds = range(3)
    same = Model(run).sample(seeds)
    assert np.abs(model.sample(seeds, labels=None).astype(int) - same).max() <= 1
    for out in ("folder", "grid.png", "all.npz"):
        assert finished(sample(model, model.latents(seeds), tmp_path / out)).count == 3
    assert np.abs(np.load(tmp_path / "all.npz")["images"].astype(int) - same).max() <= 1


def test_noise_and_bf16(run):
    model = Model(run, device="pretend", noise=5)
    latents = model.latents([1, 2])
    pictures = render(model.generator, latents, 0.7)
    low = render(model.generator, latents, 0.7, "bf16")
    assert np.abs(pictures.astype(int) - low).max() < 16


def test_invert_and_tune(model, critic, targets, monkeypatch):
    monkeypatch.setattr(tune, "STEPS", 2)
    monkeypatch.setattr(tune, "LOOK", 1)
    starts = latents_from_seeds(model.generator, [3])
    found = finished(invert(model.generator, targets, QUICK, critic, starts=starts))
    assert all(inversion.image.device.type == "cpu" and inversion.features is not None for inversion in found)
    assert len(candidates(model.generator, found[0], critic)) == QUICK.starts
    tuned, after = finished(tune.refine(model.generator, found, critic))
    assert next(tuned.parameters()).device.type == "pretend"
    assert np.isfinite(after[0].psnr)


def test_nearest_training_picture(run, model, critic, targets, pictures):
    run.update(with_settings(run.config, {"data.source": [str(path) for path in pictures]}))
    found = finished(nearest_trained(run, targets, critic))
    assert [near.psnr for near in found] == [None, None]


def test_encoder_and_features(run, pictures, monkeypatch):
    monkeypatch.setattr(encoder_module, "STEPS", 2)
    finished(train_encoder(run, device="pretend"))
    model = open_model(run)
    assert model.device.type == "pretend"
    assert hints_of(run, model.generator).encoder.mean.device.type == "pretend"
    collection = finished(gather(run.config.data, [str(path) for path in pictures]))
    coded = finished(find_codes(model, collection, "encoder"))
    assert coded.codes.shape[0] == 2


@pytest.mark.parametrize("factor", [1, 2])
def test_trust(run, model, tmp_path, monkeypatch, factor):
    monkeypatch.setattr(trust, "TRIAL", QUICK)
    rng = np.random.default_rng(0)
    for number in range(20):
        Image.fromarray(rng.integers(0, 256, (16, 16), np.uint8)).save(tmp_path / f"own-{number}.png")
    run.update(with_settings(run.config, {"data.source": [str(path) for path in sorted(tmp_path.glob("own-*.png"))]}))
    small = read_small(tmp_path / "own-0.png", run.config.data, factor).target if factor > 1 else None
    seen = small or read_target(tmp_path / "own-0.png", preparation_of(run.config.data))
    known = torch.ones(1, 1, *seen.pixels.shape[1:])
    assert finished(trust.trust_of(model, [seen], known, factor))[0].score < 10


@pytest.mark.parametrize("feather", [0, 2])
def test_inpaint(run, model, targets, feather):
    hole = np.zeros((16, 16), bool)
    hole[5:9, 6:10] = True
    seen = [look_at_hole(target, hole, preparation_of(run.config.data), feather) for target in targets]
    for filling in finished(fill(model.generator, seen, QUICK, count=2, feather=feather)):
        assert filling.image(1).shape == (16, 16, 1)


def test_upscale_by_search(run, model, critic, pictures):
    small = [read_small(path, run.config.data, 2).target for path in pictures]
    for answers in finished(upscale(model.generator, small, 2, QUICK, 2, critic)):
        assert answers.images.device.type == answers.std.device.type == "cpu"


def test_upscale_by_an_upscaler(untrained):
    network = load_upscaler(untrained(factor=2))[1].to("pretend")
    assert finished(apply(network, np.zeros((9, 7, 1), np.uint8), tile=4)).shape == (18, 14, 1)


def test_directions_and_films(model, tmp_path, monkeypatch):
    generator = model.generator
    found = [*sefa(generator, count=2), *finished(pca(generator, count=2))]
    low, high = model.latents(range(4), "class 0" if generator.classes else None), model.latents(range(4, 8))
    found.append(between_groups(generator, "some", low, high))
    if generator.classes:
        found.append(between_classes(generator, "classes", 0, 1))
    assert any(direction is not None for direction in orthogonalize(generator, found))
    moved = move(generator, low[0], [(found[0], 1.0), (found[2], -1.0)])
    finished(write_strips(model, found[:1], [0], tmp_path / "strips", 3.0, 1.0))
    keys = [Keyframe(latent) for latent in (low[0], high[1], moved)]
    way = interpolate(generator, keys, 5, space="w", loop=True)
    frames = [render(generator, [latent])[0] for latent in [*way, *LatentWalk("random", moved, 1).film(generator, 3, 0.5)]]
    finished(write_film(iter(frames), len(frames), tmp_path / "film.gif"))
    assert (tmp_path / "film.gif").exists()


def test_what_explore_makes_of_latents(model):
    generator = model.generator
    a, b, c = latents = model.latents([1, 2, 3])
    edited = move(generator, a, [(sefa(generator, count=1)[0], 2.0)])
    made = [mean_of(generator, latents), arithmetic(generator, a, b, c), *breed(generator, [edited, b], 2, 0.3, 0)]
    if generator.latent_space.layers > 1:
        made.append(mix_styles(generator, a, b, [0.5] * generator.latent_space.layers))
        edited = made[-1]
    planes = (Corners((a, b, c, edited)), Around(edited, 0), Along(edited, *sefa(generator, count=2)))
    made += [plane.at(generator, 0.3, 0.6) for plane in planes]
    assert all(isinstance(latent, Latent) and render(generator, [latent]).shape == (1, 16, 16, 1) for latent in made)


@pytest.mark.parametrize("format", [pytest.param("onnx", marks=pytest.mark.slow), "torchscript", "safetensors"])
def test_export(model, tmp_path, format):
    if format == "onnx":
        pytest.importorskip("onnxruntime")
    done = finished(export_model(model, format, tmp_path / "model"))
    assert done.difference <= models.LARGEST_DIFFERENCE
    assert model.device.type == "pretend"


def test_the_map_and_the_neighbours(run, pictures):
    run.update(with_settings(run.config, {"data.source": [str(path) for path in pictures]}))
    assert finished(index_training_set(run, "pretend")).features.shape[0] == 2
    samples = finished(draw_samples(run, [64], 5, precision="bf16", device="pretend"))
    assert samples.features.shape[0] == 5
