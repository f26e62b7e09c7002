"""Feature networks by name: what opens, what it takes, and what a person reads when it does not."""

import pickle
import sys

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto, helper
from safetensors.torch import save_file
from torch import nn

from ganstudio.engine.errors import StudioError
from ganstudio.engine.latent.frozen import quietly
from ganstudio.engine.metrics.features import studio
from ganstudio.engine.metrics.features.opening import open_network
from ganstudio.engine.metrics.features.torchvision_import import import_torchvision
from tests.pulling import finished

IMAGES = np.random.default_rng(0).integers(0, 256, (3, 1, 16, 16), np.uint8)


@pytest.fixture
def opening(blobs):
    """Open a network for grey images of 16 px."""
    return lambda spec, device="cpu": finished(open_network(str(spec), blobs(), device))


class Means(nn.Module):
    """The mean of each quarter of the image, each channel by itself; with logits if there are ``classes``."""

    def __init__(self, channels: int = 1, classes: int = 0) -> None:
        super().__init__()
        self.channels = channels
        self.weight = nn.Parameter(torch.ones(classes, 4 * channels))

    def forward(self, images):
        features = nn.functional.adaptive_avg_pool2d(images, 2).flatten(1)
        return (features, features @ self.weight.T) if len(self.weight) else features


def script(path, network, example):
    with quietly():
        torch.jit.trace(network, example, check_trace=False).save(str(path))
    return path


@pytest.fixture
def means(tmp_path):
    return script(tmp_path / "means.pt", Means(classes=3), torch.zeros(2, 1, 16, 16))


@pytest.fixture
def model(tmp_path):
    """An ONNX file for colour images of 8 px, which averages each channel."""
    nodes = [helper.make_node("GlobalAveragePool", ["images"], ["mean"]), helper.make_node("Flatten", ["mean"], ["features"])]
    given = helper.make_tensor_value_info("images", TensorProto.FLOAT, ["n", 3, 8, 8])
    found = helper.make_tensor_value_info("features", TensorProto.FLOAT, ["n", 3])
    made = helper.make_model(
        helper.make_graph(nodes, "means", [given], [found]), opset_imports=[helper.make_opsetid("", 17)], ir_version=9
    )
    path = tmp_path / "means.onnx"
    onnx.save(made, path)
    return path


def quarters(images: np.ndarray) -> np.ndarray:
    return images.reshape(len(images), 1, 2, 8, 2, 8).mean(axis=(3, 5)).reshape(len(images), 4)


def test_the_studio_s_own(opening, monkeypatch):
    monkeypatch.setattr(studio, "STEPS", 1)
    assert opening("studio").name == "studio"


def test_torchscript_gets_the_images_as_they_are(opening, means):
    network = opening(means)
    found = network.describe(IMAGES)
    assert np.allclose(found.features, quarters(IMAGES / 127.5 - 1), atol=1e-5)
    assert np.allclose(found.logits, found.features.sum(axis=1, keepdims=True).repeat(3, 1), atol=1e-5)
    assert network.name == "means.pt"
    assert network.title == "means.pt (16 x 16 px, bilinear, values from -1 to 1)"


@pytest.mark.parametrize(("option", "scale", "shift"), [("unit", 255, 0), ("levels", 1, 0), ("signed", 127.5, -1)])
def test_the_values_that_it_takes(opening, means, option, scale, shift):
    assert np.allclose(opening(f"{means}@{option}").describe(IMAGES).features, quarters(IMAGES / scale + shift), atol=1e-3)


def test_size_values_and_file_are_in_the_digest(opening, means, tmp_path):
    specs = [means, f"{means}@24", f"{means}@unit", script(tmp_path / "other.pt", Means(), torch.zeros(2, 1, 16, 16))]
    networks = [opening(spec) for spec in specs]
    assert len({network.digest for network in networks}) == 4
    assert opening(means).digest == networks[0].digest
    assert "24 x 24 px" in networks[1].title


def test_a_network_for_colour_gets_grey_images_in_colour(opening, tmp_path):
    path = script(tmp_path / "colour.pt", Means(3), torch.zeros(2, 3, 16, 16))
    found = opening(f"{path}@imagenet").describe(IMAGES).features.reshape(3, 3, 4)
    expected = (quarters(IMAGES / 255)[:, None] - np.array([0.485, 0.456, 0.406])[:, None]) / np.array([0.229, 0.224, 0.225])[
        :, None
    ]
    assert np.allclose(found, expected, atol=1e-4)


def test_maps_of_features_are_averaged(opening, tmp_path):
    path = script(tmp_path / "maps.pt", nn.Conv2d(1, 5, 3), torch.zeros(2, 1, 16, 16))
    assert opening(path).describe(IMAGES).features.shape == (3, 5)


def test_onnx_gets_the_shape_that_it_states(opening, model):
    network = opening(model)
    assert "8 x 8 px" in network.title
    assert np.allclose(network.describe(IMAGES).features, (IMAGES / 127.5 - 1).mean(axis=(1, 2, 3))[:, None], atol=0.01)


def test_dinov2_is_a_program_with_the_preprocessing_of_its_paper(opening, tmp_path):
    network = opening(f"dinov2={script(tmp_path / 'dino.pt', Means(3), torch.zeros(2, 3, 28, 28))}")
    assert network.name == "dinov2"
    assert "224 x 224 px, bilinear, values normalised as for ImageNet" in network.title


@pytest.fixture(scope="module")
def resnet(tmp_path_factory):
    import_torchvision()
    from torchvision import models

    torch.manual_seed(0)
    network = models.resnet18(num_classes=7).eval()
    path = tmp_path_factory.mktemp("weights") / "resnet.pt"
    torch.save(network.state_dict(), path)
    save_file(network.state_dict(), path.with_suffix(".safetensors"))
    return network, path


@torch.no_grad()
@pytest.mark.parametrize("ending", [".pt", ".safetensors"])
def test_torchvision_with_weights_of_the_person_s_own(opening, resnet, ending):
    network, path = resnet
    found = opening(f"torchvision:resnet18={path.with_suffix(ending)}@32")
    described = found.describe(IMAGES)
    assert described.features.shape == (3, 512)
    assert np.allclose(described.logits, network(found.preprocessing(IMAGES)).numpy(), atol=1e-4)
    assert np.allclose(described.logits, network.fc(torch.from_numpy(described.features)).numpy(), atol=1e-4)


def test_on_another_device(opening, resnet, pretend_device):
    pretend_device()
    network = opening(f"torchvision:resnet18={resnet[1]}@32", "pretend")
    assert network.describe(IMAGES).features.shape == (3, 512)


def pickled(folder):
    path = folder / "code.pt"
    path.write_bytes(pickle.dumps(print))
    return path


def junk(name):
    def make(folder):
        (folder / name).write_bytes(b"junk" * 50)
        return folder / name

    return make


def weights(folder):
    torch.save({"layer.weight": torch.zeros(3)}, folder / "weights.pt")
    return folder / "weights.pt"


def tokens(folder):
    return script(folder / "number.pt", nn.Flatten(0), torch.zeros(2, 1, 16, 16))


def six_channels(folder):
    return script(folder / "six.pt", nn.Conv2d(6, 5, 3), torch.zeros(2, 6, 16, 16))


@pytest.mark.parametrize(
    ("spec", "make", "said"),
    [
        ("studo", None, "Did you mean 'studio'?"),
        ("inception", None, "weights-inception-2015-12-05-6726825d.pth"),
        ("inception={}", weights, "weights.pt does not hold the FID's Inception"),
        ("inception={}", lambda folder: folder / "none.pth", "There is no file"),
        ("dinov2", None, "does not download"),
        ("dinov2={}", weights, "as TorchScript or ONNX"),
        ("{}", weights, "torchvision:NETWORK=weights.pt"),
        ("{}", pickled, "code.pt holds no weights that can be read safely"),
        ("{}", junk("junk.safetensors"), "junk.safetensors holds no weights that can be read safely"),
        ("{}", junk("junk.onnx"), "Can't use junk.onnx"),
        ("{}", tokens, "does not give a row of features"),
        ("{}", six_channels, "six.pt does not take images of 16 x 16 px with 1 channels"),
        ("{}@64,film", weights, "'film' behind @"),
        ("torchvision:resnet18={}", weights, "do not fit torchvision's resnet18"),
        ("torchvision:resnet81={}", weights, "Did you mean 'resnet18'?"),
    ],
)
def test_what_does_not_open_says_why_in_a_line(opening, tmp_path, spec, make, said):
    with pytest.raises(StudioError) as caught:
        opening(spec.format(make(tmp_path)) if make else spec)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("package", "said"), [("torch_fidelity", "ganstudio[metrics]"), ("onnxruntime", "ganstudio[onnx]")])
def test_without_its_extra_a_network_names_it(opening, model, tmp_path, monkeypatch, package, said):
    monkeypatch.setitem(sys.modules, package, None)
    spec = model
    if package == "torch_fidelity":
        spec = tmp_path / "inception.pt"
        torch.save({"Conv2d_1a_3x3.conv.weight": torch.zeros(1), "fc.weight": torch.zeros(1008, 2048)}, spec)
    with pytest.raises(StudioError) as caught:
        opening(spec)
    assert said in str(caught.value)
