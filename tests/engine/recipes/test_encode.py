"""Training the encoder of a run."""

from ganstudio.engine.recipes.encode import encode, encoder_facts
from ganstudio.engine.search import encoder
from tests.pulling import finished


def test_an_encoder_is_trained_and_kept(untrained, monkeypatch):
    monkeypatch.setattr(encoder, "STEPS", 3)
    run = untrained()
    trained = finished(encode(run, seed=1))
    assert trained.path == run.path / "encoder.safetensors"
    assert encoder_facts(run) == trained.facts
    assert trained.facts.images_seen == 64


def test_it_is_trained_on_the_card(untrained, monkeypatch, pretend_device):
    pretend_device()
    seen = []
    monkeypatch.setattr("ganstudio.engine.recipes.encode.train_encoder", lambda *words: seen.append(words[-1]) or iter(()))
    finished(encode(untrained()))
    assert seen == ["pretend"]
