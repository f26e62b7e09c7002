"""Features of many pictures, an encoder, and files for other programs."""

from dataclasses import replace

import numpy as np
import pytest

import ganstudio
from ganstudio.engine.search import solver
from tests.api.test_latents import refused


@pytest.fixture(autouse=True)
def brief(monkeypatch):
    """A search that hardly looks."""
    monkeypatch.setitem(solver.EFFORTS, "fast", replace(solver.EFFORTS["fast"], candidates=32, steps=2))


def test_features_are_arrays(plain, discs, tmp_path):
    np.savez(tmp_path / "discs.npz", images=discs, labels=np.arange(40) % 2)
    found = plain.features(tmp_path / "discs.npz", limit=20)
    assert len(found) == 20 and found.codes.features.shape == (20, 8)
    assert np.array_equal(plain.draw(found.latent(3)).shape, (1, 16, 16, 1))
    found.save(tmp_path / "codes.npz")
    assert (tmp_path / "codes.npz").exists()


def test_an_encoder_stays_with_the_run(untrained):
    model = ganstudio.load(untrained().path)
    assert model.train_encoder(minutes=0.001).images_seen == 64
    assert (model.run.path / "encoder.safetensors").exists()


def test_exports(plain, tmp_path):
    exported = plain.export(tmp_path / "model.safetensors")
    assert {path.name for path in exported.files} == {"model.safetensors", "model.json"}


@pytest.mark.parametrize(
    ("error", "match", "call"),
    [
        (TypeError, "data = ndarray", lambda model: model.features(np.zeros((2, 16, 16)))),
        (ValueError, "limit = 0", lambda model: model.features("sevens", limit=0)),
        (ValueError, "no effort", lambda model: model.features("sevens", effort="slow")),
        (ganstudio.StudioError, "no folder or file", lambda model: model.features("nowhere/")),
        (ValueError, "minutes = 0", lambda model: model.train_encoder(minutes=0)),
        (TypeError, "seed = 0.5", lambda model: model.train_encoder(seed=0.5)),
        (ValueError, "must end in .onnx, .pt, .safetensors", lambda model: model.export("model.zip")),
        (TypeError, "out = None", lambda model: model.export(None)),
    ],
)
def test_refuses(plain, error, match, call):
    refused(error, match, lambda: call(plain))
