"""What every architecture promises, whichever is registered."""

import pytest
import torch
from torch import nn

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.networks import ARCHITECTURES, Shape
from ganstudio.engine.networks.dcgan import DCGANDiscriminator, DCGANGenerator


def build(name, size, channels, classes=0, filters=4):
    model = ModelConfig(arch=name, filters=filters, latent_dim=8)
    return ARCHITECTURES.get(name).build(model, Shape(FrameSize.square(size), channels, classes), torch.Generator().manual_seed(0))


@pytest.mark.parametrize("name", ARCHITECTURES.names())
@pytest.mark.parametrize(("size", "channels"), [(16, 1), (32, 3), (64, 1), (128, 3), (512, 1)])
def test_shapes_and_range(name, size, channels):
    generator, discriminator = build(name, size, channels)
    z = generator.sample_z(3, torch.Generator().manual_seed(1))
    images = generator.synthesize(generator.map(z))
    assert images.shape == (3, channels, size, size)
    if ARCHITECTURES.get(name).is_bounded:
        assert images.min() >= -1
        assert images.max() <= 1
    assert discriminator(images).shape == (3,)
    assert generator.latent_space.dim == generator.map(z).shape[1]


@pytest.mark.parametrize("name", ARCHITECTURES.names())
def test_classes_reach_both_networks(name):
    generator, discriminator = build(name, 16, 1, classes=3)
    z = generator.sample_z(1, torch.Generator().manual_seed(1)).repeat(2, 1)
    generator.eval()
    discriminator.eval()
    images = generator(z, torch.tensor([0, 2]))
    assert not torch.equal(images[0], images[1])
    judged = discriminator(images[:1].repeat(2, 1, 1, 1), torch.tensor([0, 2]))
    assert judged[0] != judged[1]
    for network, given in ((generator, z), (discriminator, images)):
        with pytest.raises(ValueError, match="labels"):
            network(given)


@pytest.mark.parametrize("name", ARCHITECTURES.names())
def test_the_seed_decides_the_weights(name):
    first, second = build(name, 16, 1), build(name, 16, 1)
    for one, other in zip(first, second, strict=True):
        for a, b in zip(one.state_dict().values(), other.state_dict().values(), strict=True):
            assert torch.equal(a, b)


@pytest.mark.parametrize("name", ARCHITECTURES.names())
def test_spectral_norms_are_known_from_the_start(name):
    model = ModelConfig(arch=name, filters=16, latent_dim=8, norm_d="spectral")
    _, discriminator = ARCHITECTURES.get(name).build(model, Shape(FrameSize.square(32), 1, 0), torch.Generator().manual_seed(0))
    discriminator.eval()
    layers = [m for m in discriminator.modules() if isinstance(m, nn.Conv2d | nn.Linear)]
    norms = [torch.linalg.matrix_norm(layer.weight.detach().flatten(1), 2).item() for layer in layers]
    assert max(norms) < 1.2  # up to 2.7 without the warm-up
    assert min(norms) > 0.99


def test_dcgan_is_the_widespread_form():
    """Section 3 of Radford et al. 2015 with 4x4 kernels, at 64 px in colour with 64 filters and a z of 100."""
    shape = Shape(FrameSize.square(64), 3, 0)
    generator, discriminator = ARCHITECTURES.get("dcgan").build(ModelConfig(), shape, torch.Generator().manual_seed(0))
    assert isinstance(generator, DCGANGenerator)
    assert isinstance(discriminator, DCGANDiscriminator)
    up = [m for m in generator.modules() if isinstance(m, nn.ConvTranspose2d)]
    assert [(m.in_channels, m.out_channels) for m in up] == [(100, 512), (512, 256), (256, 128), (128, 64), (64, 3)]
    assert all(m.kernel_size == (4, 4) for m in up)
    down = [m for m in discriminator.modules() if isinstance(m, nn.Conv2d)]
    assert [(m.in_channels, m.out_channels) for m in down] == [(3, 64), (64, 128), (128, 256), (256, 512), (512, 1)]
    assert sum(isinstance(m, nn.BatchNorm2d) for m in generator.modules()) == 4  # all but the output
    assert sum(isinstance(m, nn.BatchNorm2d) for m in discriminator.modules()) == 3  # all but the input (and the logit)
    assert [m.negative_slope for m in discriminator.modules() if isinstance(m, nn.LeakyReLU)] == [0.2] * 4
    weights = torch.cat([m.weight.flatten() for m in (*up, *down)])
    assert weights.std().item() == pytest.approx(0.02, rel=0.01)
    assert weights.mean().item() == pytest.approx(0, abs=1e-4)


def test_fast_rebuilds_every_quarter_and_waits_for_none(monkeypatch):
    """Nothing reads the drawn quarter back, which would wait for a graphics card."""
    _, discriminator = build("fast", 16, 1)
    numbered = torch.arange(4.0).view(1, 1, 2, 2)  # each quarter of the image and of the features has its number for a value
    image, code = (torch.nn.functional.interpolate(numbered, side) for side in (16, 8))
    features, seen = [code] * 4, []

    def part(quarter):
        seen.append(quarter.mean())
        return torch.nn.functional.interpolate(quarter, 16)

    def refuse(*_):
        raise AssertionError("this waits for the device")

    discriminator.part.forward, discriminator.whole.forward = part, lambda _: image
    with monkeypatch.context() as patch:
        for name in ("tolist", "item", "__bool__", "__int__", "__index__", "__float__"):
            patch.setattr(torch.Tensor, name, refuse)
        losses = [discriminator.reconstruction_loss(image, features, torch.Generator().manual_seed(seed)) for seed in range(16)]
    assert {value.item() for value in seen} == {0.0, 1.0, 2.0, 3.0}
    assert not any(losses)  # the same quarter of both
