"""An encoder: what it learns, what it says, and when a kept one is used."""

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from ganstudio.engine.errors import RunError
from ganstudio.engine.events import Progress
from ganstudio.engine.latent.latent import fits, latents_from_seeds
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics.psnr import psnr
from ganstudio.engine.pixels import to_uint8
from ganstudio.engine.runs.checkpoint import load_generator, save_snapshot
from ganstudio.engine.search import encoder as encoders
from ganstudio.engine.search.encoder import encode, learn_encoder
from ganstudio.engine.search.invert import draw
from ganstudio.engine.search.kept_encoder import FILE, encoder_facts, load_encoder, train_encoder
from tests.engine.search.test_solver import networks
from tests.pulling import finished, watched


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(encoders, "STEPS", 10)
    monkeypatch.setattr(encoders, "FILTERS", 8)
    monkeypatch.setattr(encoders, "HIDDEN", 64)
    monkeypatch.setattr(encoders, "BATCH", 16)


def likeness(encoder, generator, images):
    return float(psnr(draw(generator, encode(encoder, images)), images).median())


@pytest.mark.parametrize("name", ["dcgan", "stylegan2"])
def test_it_learns_where_pictures_lie(name, monkeypatch):
    generator, _ = networks(name)
    images = draw(generator, latents_from_seeds(generator, range(100, 130)))
    before = finished(learn_encoder(generator, minutes=1e-9))
    monkeypatch.setattr(encoders, "STEPS", 100)
    after, events = watched(learn_encoder(generator))
    assert likeness(after, generator, images) > likeness(before, generator, images) + 3
    assert [(event.done, event.total) for event in events if isinstance(event, Progress)][-1] == (100, 100)
    assert events[0].seconds_left > events[-1].seconds_left == 0
    latents = encode(after, images)
    assert all(fits(generator, latent) for latent in latents)
    assert (latents[0].w is None) == (name == "dcgan")
    assert np.isfinite(np.stack([latent.z for latent in latents])).all()


def test_the_class_is_seen_or_taken(monkeypatch):
    monkeypatch.setattr(encoders, "STEPS", 100)
    generator, _ = networks(classes=3)
    with torch.no_grad():
        next(generator.parameters())[generator.latent_dim :] *= 5  # what the class adds
    encoder = finished(learn_encoder(generator))
    latents = latents_from_seeds(generator, range(100, 130))
    images = draw(generator, latents)
    found = [latent.label for latent in encode(encoder, images)]
    assert np.mean([one == latent.label for one, latent in zip(found, latents, strict=True)]) > 0.6
    assert {latent.label for latent in encode(encoder, images, label=2)} == {2}


def test_one_seed_one_encoder():
    generator, _ = networks()
    first, again, other = (finished(learn_encoder(generator, seed=seed)).state_dict() for seed in (0, 0, 1))
    assert all(torch.equal(first[name], again[name]) for name in first)
    assert not torch.equal(first["head.weight"], other["head.weight"])


def test_a_picture_lies_where_it_does_whatever_else_is_looked_at(monkeypatch):
    monkeypatch.setattr(encoders, "PIXELS_AT_ONCE", 4 * 16**2)
    generator, _ = networks()
    encoder = finished(learn_encoder(generator))
    images = draw(generator, latents_from_seeds(generator, range(10)))
    together = np.stack([latent.z for latent in encode(encoder, images)])
    assert together.shape == (10, 8)
    alone = np.stack([encode(encoder, image[None])[0].z for image in images])
    np.testing.assert_allclose(together, alone, atol=1e-5)
    levels = to_uint8(images).transpose(0, 3, 1, 2)
    np.testing.assert_allclose(np.stack([latent.z for latent in encode(encoder, levels)]), together, atol=0.1)
    assert encode(encoder, images[:0]) == []


def test_a_kept_one_is_used_for_the_network_it_was_learned_for(untrained):
    run = untrained()
    assert (encoder_facts(run), load_encoder(run, load_generator(run)[1])) == (None, None)
    facts = finished(train_encoder(run))
    assert facts == encoder_facts(run)
    assert facts.images_seen == 64 and facts.psnr > 0
    generator = load_generator(run)[1]
    images = draw(generator, latents_from_seeds(generator, [1, 2]))
    encoder = load_encoder(run, generator)
    kept = finished(learn_encoder(generator))
    for one, other in zip(encode(encoder, images), encode(kept, images), strict=True):
        np.testing.assert_array_equal(one.z, other.z)
    with torch.no_grad():
        next(generator.parameters())[0] += 1
    assert load_encoder(run, generator) is None
    save_snapshot(run, 128, generator.state_dict(), {})
    finished(train_encoder(run))
    assert encoder_facts(run).images_seen == 128
    assert load_encoder(run, load_generator(run, 64)[1]) is None


def test_of_a_broken_model_nothing_is_kept(untrained):
    run = untrained()
    generator = load_generator(run)[1]
    with torch.no_grad():
        next(generator.parameters()).fill_(torch.nan)
    save_snapshot(run, 128, generator.state_dict(), {})
    with pytest.raises(RunError, match="draws no pictures"):
        finished(train_encoder(run))
    assert encoder_facts(run) is None


def test_giving_up_keeps_what_was_there(untrained):
    run = untrained()
    task = train_encoder(run)
    next(task)
    task.close()
    assert not (run.path / FILE).exists()
    finished(train_encoder(run))
    before = (run.path / FILE).read_bytes()
    task = train_encoder(run, seed=1)
    next(task)
    task.close()
    assert (run.path / FILE).read_bytes() == before
    assert [path.name for path in run.path.iterdir() if path.name.startswith(".")] == []


def test_one_of_a_newer_studio_is_as_good_as_none(untrained):
    run = untrained()
    save_file({"a": torch.zeros(1)}, run.path / FILE, {"ganstudio": "999"})
    assert encoder_facts(run) is None
    assert load_encoder(run, Model(run).generator) is None


def test_a_damaged_one_is_as_good_as_none(untrained):
    run = untrained()
    finished(train_encoder(run))
    path = run.path / FILE
    path.write_bytes(path.read_bytes()[:-100])
    assert load_encoder(run, load_generator(run)[1]) is None
    path.write_bytes(b"no tensors")
    assert encoder_facts(run) is None
