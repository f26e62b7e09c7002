"""The training images of a run: opened again, described, and how near they are to one another."""

import shutil

import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.engine.analysis import training_index as known
from ganstudio.engine.analysis.drawn import draw_samples
from ganstudio.engine.analysis.training_index import index_training_set
from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.events import Progress, Status
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics.features.random_features import RandomFeatures
from ganstudio.engine.metrics.typical import Typical
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import build_networks, save_snapshot
from ganstudio.engine.runs.manifest import DatasetInfo
from tests.pulling import finished, watched


@pytest.fixture
def pictures(tmp_path):
    """Two classes of 12 pictures of noise."""
    folder, rng = tmp_path / "pictures", np.random.default_rng(0)
    for name in ("dark", "light"):
        (folder / name).mkdir(parents=True)
        for number in range(12):
            pixels = rng.integers(0, 128, (16, 16, 3), np.uint8) + np.uint8(127 * (name == "light"))
            Image.fromarray(pixels).save(folder / name / f"{number:02d}.png")
    return folder


@pytest.fixture
def run_of(tmp_path):
    """A run of a folder, with nothing in it."""

    def make(folder, **settings):
        values = {"data.source": [str(folder)], "data.size": 16, "data.channels": 3, **settings}
        config = with_settings(Config(), values)
        dataset = finished(load_dataset(finished(open_source(config.data.source, config.data)), config.data))
        info = DatasetInfo(dataset.name, len(dataset.rows), dataset.classes, dataset.fingerprint)
        return Run.create(tmp_path / "run", config, info)

    return make


def pixels_of(path):
    return np.asarray(Image.open(path))


def test_each_image_has_its_file_its_class_and_its_features(run_of, pictures):
    found, events = watched(index_training_set(run_of(pictures)))
    assert not found.has_changed
    assert len(found.features) == len(found.rows) == 24
    for row in (0, 5, 23):
        path = pictures / found.title(row)
        assert np.array_equal(found.image(row), pixels_of(path))
        assert found.dataset.classes[found.label(row)] == path.parent.name
    assert len({found.title(row) for row in range(24)}) == 24
    assert sum(isinstance(event, Status) for event in events) >= 3
    assert any(isinstance(event, Progress) and event.done == event.total == 24 for event in events)


def test_how_near_training_images_are_to_one_another(run_of, pictures):
    found = finished(index_training_set(run_of(pictures)))
    images = np.stack([found.image(row).ravel() for row in range(24)]).astype(float)
    apart = np.sqrt(np.square(images[:, None] - images[None]).mean(axis=2))
    np.fill_diagonal(apart, np.inf)
    assert found.pixels.distances == pytest.approx(np.sort(apart.min(axis=1)), rel=1e-5)
    apart = np.linalg.norm(found.features[:, None].astype(float) - found.features[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    assert found.nearness.distances == pytest.approx(np.sort(apart.min(axis=1)), rel=1e-4)


def test_a_copy_is_found_where_it_lies_otherwise(run_of, pictures):
    found = finished(index_training_set(run_of(pictures)))
    assert len(found.alignment.distances) == 24 and found.alignment.distances[0] > 10
    moved = np.roll(found.image(7)[:, ::-1], (1, -2), axis=(0, 1))
    match = finished(found.find_copy(moved))
    assert (found.rows[match.place], match.shift, match.is_mirrored) == (7, (1, 2), True)
    assert found.alignment.verdict(match.distance) == "same"


def test_an_image_flipped_is_not_its_own_neighbour(run_of, pictures):
    plain = finished(index_training_set(run_of(pictures, **{"data.mirror": True})))
    assert len(plain.features) == 48
    assert np.array_equal(plain.image(24 + 3), plain.image(3)[:, ::-1])
    assert plain.title(24 + 3) == plain.title(3) and plain.label(27) == plain.label(3)
    assert len(plain.pixels.distances) == 24
    assert plain.nearness.distances.min() > 0


def test_only_some_of_many_are_described(run_of, pictures, monkeypatch):
    monkeypatch.setattr(known, "MOST", 10)
    found = finished(index_training_set(run_of(pictures)))
    assert found.features.shape[0] == 10
    assert len(set(found.rows.tolist())) == 10
    assert len(found.pixels.distances) == 24  # pixels are compared with all


def test_pictures_that_are_gone_or_others(run_of, pictures):
    run = run_of(pictures)
    Image.fromarray(np.zeros((16, 16, 3), np.uint8)).save(pictures / "dark" / "another.png")
    assert finished(index_training_set(run)).has_changed
    shutil.rmtree(pictures)
    with pytest.raises(DatasetError, match=rf"are missing: there is no .*{pictures.name}\."):
        finished(index_training_set(run))


def test_it_can_be_stopped(run_of, pictures):
    run = run_of(pictures)
    task = index_training_set(run)
    while not isinstance(next(task), Progress):
        pass
    task.close()
    assert len(finished(index_training_set(run)).rows) == 24  # nothing was left half done


# -- what is near and what is a copy --------------------------------------------------------------------------------------


def test_the_verdict_on_copies_and_fresh_images():
    rng = np.random.default_rng(0)
    everything = rng.normal(size=(700, 8))
    train, fresh = everything[:400], everything[400:]

    def nearest(images, own=False):
        apart = np.linalg.norm(images[:, None] - train[None], axis=2)
        return np.sort(apart, axis=1)[:, int(own)]

    usual = Typical(np.sort(nearest(train[:128], own=True)).astype(np.float32))
    assert {usual.verdict(distance) for distance in nearest(train[:20])} == {"same"}
    copies = nearest(train + rng.normal(size=train.shape) * 0.05)
    assert np.mean([usual.verdict(distance) == "copy" for distance in copies]) > 0.95
    verdicts = [usual.verdict(distance) for distance in nearest(fresh)]
    assert verdicts.count("apart") > 270
    assert verdicts.count("copy") <= 3
    shares = [usual.share(distance) for distance in nearest(fresh)]
    assert np.mean(shares) == pytest.approx(0.5, abs=0.07)  # each as often


def test_doubles_among_the_training_images_make_it_careful():
    usual = Typical(np.array([0.0] * 5 + [10.0] * 95, np.float32))
    assert usual.verdict(1.0) == "near"  # 5 % are as near to another: that alone is no copy
    assert Typical(np.array([0.0] * 50 + [10.0] * 50, np.float32)).verdict(1.0) == "apart"


def test_a_little_nearer_than_all_others_is_no_copy_yet():
    usual = Typical(np.linspace(9, 11, 100, dtype=np.float32))
    assert [usual.verdict(distance) for distance in (0.0009, 4.9, 5.1, 9.05, 9.2)] == ["same", "copy", "near", "near", "apart"]


def test_few_images_tell_nothing():
    assert Typical(np.zeros(0, np.float32)).verdict(3.0) == "unknown"
    assert Typical(np.ones(9, np.float32)).verdict(0.1) == "unknown"
    assert Typical(np.ones(9, np.float32)).verdict(0.0) == "same"
    assert Typical(np.zeros(0, np.float32)).share(1.0) == 0
    assert np.isnan(Typical(np.zeros(0, np.float32)).median)


# -- samples --------------------------------------------------------------------------------------------------------------


def test_samples_are_what_each_snapshot_draws(untrained):
    run = untrained("dcgan", classes=3, channels=3)
    other, _ = build_networks(run.config, run.dataset.classes, torch.Generator().manual_seed(9))
    save_snapshot(run, 128, other.state_dict(), {})
    found, events = watched(draw_samples(run, [64, 128], 70, truncation=0.8))
    assert found.images.tolist() == [64] * 70 + [128] * 70
    assert [latent.seed for latent in found.latents] == [*range(70)] * 2
    assert [latent.label for latent in found.latents[:4]] == [0, 1, 2, 0]
    for images, first in ((64, 0), (128, 70)):
        wanted = Model(run, images).sample([0, 69], truncation=0.8)
        assert np.array_equal(found.small[[first, first + 69]], wanted)
        scaled = torch.from_numpy(wanted).permute(0, 3, 1, 2).float() / 127.5 - 1
        assert np.allclose(found.features[[first, first + 69]], RandomFeatures(3)(scaled).numpy(), atol=1e-4)
    assert not np.array_equal(found.small[:70], found.small[70:])
    assert (events[-1].done, events[-1].total) == (140, 140)
    only = finished(draw_samples(run, [64], 5, label=2))
    assert [latent.label for latent in only.latents] == [2] * 5


def test_large_samples_are_kept_small(untrained):
    found = finished(draw_samples(untrained("dcgan", size=128), [64], 3))
    assert found.small.shape == (3, 64, 64, 1)
