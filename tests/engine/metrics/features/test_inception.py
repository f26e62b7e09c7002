"""Inception with a file of random weights: the whole path agrees with torch-fidelity."""

import io

import numpy as np
import pytest
import torch
from torch import nn

from ganstudio.engine.metrics import METRICS, Comparison
from ganstudio.engine.metrics.features.inception import Inception
from ganstudio.engine.metrics.features.network import describe_set
from ganstudio.engine.metrics.features.torchvision_import import import_torchvision
from ganstudio.engine.metrics.image_set import ImageSet
from tests.pulling import finished


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    """A file of weights that keep the size of what passes through."""
    import_torchvision()
    from torch_fidelity.feature_extractor_inceptionv3 import FeatureExtractorInceptionV3

    nothing = io.BytesIO()
    torch.save({}, nothing)
    nothing.seek(0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FeatureExtractorInceptionV3, "load_state_dict", lambda *_: None)
        network = FeatureExtractorInceptionV3("inception-v3-compat", ["2048"], nothing)
    rng = torch.Generator().manual_seed(0)
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_uniform_(module.weight, nonlinearity="relu", generator=rng)
    path = tmp_path_factory.mktemp("inception") / "weights.pth"
    torch.save(network.state_dict(), path)
    return path


def images(count: int, channels: int = 3, seed: int = 0) -> np.ndarray:
    """Squares of random colours."""
    coarse = np.random.default_rng(seed).integers(0, 256, (count, channels, 8, 8), np.uint8)
    return coarse.repeat(4, 2).repeat(4, 3)


def test_the_network_gets_levels_in_colour():
    seen = []
    network = object.__new__(Inception)
    network.device = "cpu"
    network.network = lambda levels: seen.append(levels) or (levels.float().mean(dim=(2, 3)), torch.zeros(len(levels), 5))
    grey = np.random.default_rng(0).integers(0, 256, (2, 1, 9, 9), np.uint8)
    assert np.allclose(network.describe(grey).features, grey.mean(axis=(2, 3)).repeat(3, 1), atol=1e-3)
    assert seen[0].dtype == torch.uint8
    assert np.array_equal(seen[0].numpy(), grey.repeat(3, 1))
    colour = np.random.default_rng(1).integers(0, 256, (2, 3, 9, 9), np.uint8)
    network.describe(colour)
    assert np.array_equal(seen[1].numpy(), colour)


@pytest.mark.slow
@torch.no_grad()
def test_an_image_gets_the_features_of_torch_fidelity(weights):
    from torch_fidelity.utils import create_feature_extractor

    network = Inception(weights)
    layers = ["2048", "logits_unbiased"]
    theirs = create_feature_extractor(
        "inception-v3-compat", layers, cuda=False, feature_extractor_weights_path=str(weights), verbose=False
    )
    grey = images(1, channels=1)
    expected = theirs(torch.from_numpy(grey.repeat(3, 1)))
    found = network.describe(grey)
    assert np.allclose(found.features, expected[0].numpy(), rtol=1e-4, atol=1e-5)
    assert np.allclose(found.logits, expected[1].numpy(), rtol=1e-4, atol=1e-4)
    assert found.features.std() > 0.01


class Pictures(torch.utils.data.Dataset):
    """Images as torch-fidelity takes them."""

    def __init__(self, pixels: np.ndarray) -> None:
        self.pixels = torch.from_numpy(pixels)

    def __len__(self) -> int:
        return len(self.pixels)

    def __getitem__(self, index: int) -> torch.Tensor:
        return self.pixels[index]


@pytest.mark.slow
def test_fd_kid_and_inception_score_are_those_that_torch_fidelity_computes(weights):
    from torch_fidelity import calculate_metrics

    count = 16
    real, fake = images(count), images(count, seed=1) // 3
    expected = calculate_metrics(
        input1=Pictures(fake),
        input2=Pictures(real),
        isc=True,
        isc_splits=1,
        fid=True,
        kid=True,
        kid_subsets=1,
        kid_subset_size=count,
        feature_extractor_weights_path=str(weights),
        cuda=False,
        cache=False,
        verbose=False,
        save_cpu_ram=True,  # without processes
    )
    network = Inception(weights)
    described = [finished(describe_set(network, ImageSet.of(pixels))) for pixels in (real, fake)]
    comparison = Comparison(*described, network=network, resamples=0)
    found = {name: finished(METRICS.get(name).measure(comparison)).value for name in ("fd", "kid", "inception_score")}
    assert found["fd"] == pytest.approx(expected["frechet_inception_distance"], rel=1e-4)
    assert found["kid"] == pytest.approx(expected["kernel_inception_distance_mean"], rel=1e-4)
    assert found["inception_score"] == pytest.approx(expected["inception_score_mean"], rel=1e-4)
    assert found["kid"] > 1e-3
