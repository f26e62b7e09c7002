"""Models as files for other programs draw what the studio draws, for every architecture and any number of pictures."""

import json
import sys

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from ganstudio.engine.errors import ConfigError, RunError
from ganstudio.engine.export import models
from ganstudio.engine.latent.frozen import quietly
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.sampling import z_from_seeds
from ganstudio.engine.networks import ARCHITECTURES
from ganstudio.engine.recipes.export import export_model
from tests.pulling import finished


def trained(untrained, arch="dcgan", classes=0, size=32):
    """A model whose BatchNorm, noise and truncation all matter."""
    model = Model(untrained(arch, classes=classes, size=size))
    rng = torch.Generator().manual_seed(5)
    for name, tensor in model.generator.state_dict().items():
        if name.endswith(("running_mean", "strength", "mean", "gamma")):
            tensor.copy_(torch.randn(tensor.shape, generator=rng) * 0.3)
        elif "weight" in name and arch in ("dcgan", "fast") and tensor.ndim == 4:
            tensor *= 5  # as it begins, these two draw next to nothing
    assert model.sample([0, 1]).std() > 2
    return model


def onnx_session(path):
    onnxruntime = pytest.importorskip("onnxruntime")
    return onnxruntime.InferenceSession(path.read_bytes(), providers=["CPUExecutionProvider"])


def check_onnx(model, path):
    result = finished(export_model(model, "onnx", path))
    assert result.difference <= 1e-4
    assert result.samples == 64
    session = onnx_session(path)
    labels = ("labels",) if model.classes else ()
    assert tuple(given.name for given in session.get_inputs()) == ("z", *labels, "truncation") == result.inputs
    for count in (1, 5):
        feed = {"z": z_from_seeds(model.generator, range(count)).numpy(), "truncation": np.array(0.5, np.float32)}
        if labels:
            feed["labels"] = np.arange(count) % 3
        (images,) = session.run(None, feed)
        expected = model.sample(range(count), truncation=0.5).transpose(0, 3, 1, 2).astype(float)
        assert np.abs(images * 127.5 + 128 - expected).max() < 1.02  # uint8 rounds down
    facts = json.loads(session.get_modelmeta().custom_metadata_map["ganstudio"])
    assert facts["classes"] == list(model.classes)


def test_onnx(untrained, tmp_path):
    check_onnx(trained(untrained, "dcgan", classes=3), tmp_path / "model.onnx")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["model.onnx"]


@pytest.mark.slow
@pytest.mark.parametrize("classes", [0, 3])
@pytest.mark.parametrize("arch", ARCHITECTURES.names())
def test_onnx_of_every_architecture(untrained, tmp_path, arch, classes):
    check_onnx(trained(untrained, arch, classes), tmp_path / "model.onnx")


@pytest.mark.parametrize("format", ["torchscript", "safetensors"])
@pytest.mark.parametrize("classes", [0, 3])
@pytest.mark.parametrize("arch", ARCHITECTURES.names())
def test_every_architecture(untrained, tmp_path, arch, classes, format):
    model = trained(untrained, arch, classes)
    result = finished(export_model(model, format, tmp_path / "model.bin"))
    assert result.difference <= 1e-5
    assert result.images_seen == 64


def test_attention_keeps_the_number_of_pictures_free(untrained, tmp_path):
    from ganstudio.engine.networks.layers import SelfAttention

    attention = SelfAttention(4)
    torch.nn.init.ones_(attention.gamma)
    traced = torch.export.export(attention, (torch.zeros(2, 4, 8, 8),), dynamic_shapes=({0: torch.export.Dim("n")},)).module()
    x = torch.randn(5, 4, 8, 8, generator=torch.Generator().manual_seed(0))
    assert torch.allclose(traced(x), attention(x))


def test_torchscript_is_used_without_the_studio(untrained, tmp_path):
    model = trained(untrained, "style")
    finished(export_model(model, "torchscript", tmp_path / "model.pt"))
    extra = {"ganstudio.json": ""}
    with quietly():
        loaded = torch.jit.load(str(tmp_path / "model.pt"), _extra_files=extra)
    z = z_from_seeds(model.generator, range(3))
    images = loaded(z, torch.tensor(1.0))
    assert torch.allclose(images, model.generator(z), atol=1e-6)
    assert json.loads(extra["ganstudio.json"])["latent"]["has_mapping"] is True


def test_safetensors_are_read_without_the_studio(untrained, tmp_path):
    model = trained(untrained, "resnet", classes=3)
    result = finished(export_model(model, "safetensors", tmp_path / "deep" / "model.safetensors"))
    tensors, facts = load_file(result.files[0]), json.loads(result.files[1].read_text())
    assert {name: list(tensor.shape) for name, tensor in tensors.items()} == facts["tensors"]
    assert result.files[1].name == "model.json"
    assert facts["model"]["arch"] == "resnet"
    assert facts["images"] == {"size": 32, "width": 32, "height": 32, "channels": 1, "layout": "NCHW", "range": [-1, 1]}
    assert (facts["latent"]["z"], facts["classes"]) == (8, ["class 0", "class 1", "class 2"])
    assert result.difference == 0


@pytest.mark.parametrize("wrong", [0.001, float("nan")])
def test_a_model_that_draws_something_else_is_not_written(untrained, tmp_path, monkeypatch, wrong):
    def damaged(whole, path, model, description):
        path.write_bytes(b"x")
        return lambda given: whole(*given.values()) + wrong

    monkeypatch.setitem(models.FORMATS, "torchscript", damaged)
    out = tmp_path / "model.pt"
    out.write_bytes(b"before")
    with pytest.raises(RunError, match="different pictures"):
        finished(export_model(trained(untrained), "torchscript", out))
    assert out.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["model.pt"]


def test_missing_packages_and_unknown_formats(untrained, tmp_path, monkeypatch):
    model = Model(untrained())
    monkeypatch.setitem(sys.modules, "onnxscript", None)
    with pytest.raises(ConfigError, match=r'\(onnxscript\).*pip install "ganstudio\[onnx\]"'):
        finished(export_model(model, "onnx", tmp_path / "m.onnx"))
    with pytest.raises(ConfigError, match="Did you mean 'torchscript'"):
        finished(export_model(model, "torchscrpt", tmp_path / "m.pt"))
    with pytest.raises(RunError, match="Can't write"):
        finished(export_model(model, "safetensors", tmp_path))
