"""StyleGAN2 against its equations, written out for each image with weights of its own, and against published counts."""

import math
from dataclasses import replace

import pytest
import torch
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.latent.directions import move
from ganstudio.engine.latent.discovery import pca, sefa
from ganstudio.engine.latent.groups import between_groups
from ganstudio.engine.latent.latent import fits, latents_from_seeds, render
from ganstudio.engine.latent.mixing import breed, mean_of
from ganstudio.engine.networks import Shape
from ganstudio.engine.networks.layers import MinibatchStd
from ganstudio.engine.networks.stylegan2 import StyleGAN2Discriminator, StyleGAN2Generator, initialise, layout_of
from ganstudio.engine.objectives import gradient_penalty
from ganstudio.engine.search.codes import Codes
from tests.pulling import finished

SMALL = ModelConfig(arch="stylegan2", filters=4, latent_dim=6, mapping_layers=3)
SHAPE = Shape(FrameSize(48, 32), 3, 3)


def networks(links="skip", links_d="resnet", shape=SHAPE, **synthesis):
    """Return double-precision networks with a w of another size than z, and nothing hidden behind zeros."""
    layout = layout_of(SMALL, shape)
    mapping = replace(layout.mapping, outputs=5, hidden=7, embedding=4)
    layout = replace(
        layout,
        mapping=mapping,
        synthesis=replace(layout.synthesis, links=links, **synthesis),
        discriminator=replace(layout.discriminator, links=links_d, group_channels=2, clamp=synthesis.get("clamp", 256.0)),
    )
    pair = StyleGAN2Generator(layout), StyleGAN2Discriminator(layout)
    rng = torch.Generator().manual_seed(1)
    for network in pair:
        initialise(network, rng)
        for name, tensor in [*network.named_parameters(), *network.named_buffers()]:
            if name.endswith(("bias", "noise_strength", "w_avg")):
                tensor.data += 0.3 * torch.randn(tensor.shape, generator=rng)
        network.double().eval()
    return pair


def fir(x, up=1, down=1, pad=(0, 0)):
    """Filter with [1, 3, 3, 1] after inserting zeros, each as the definition says."""
    n, channels, height, width = x.shape
    spread = x.new_zeros(n, channels, height * up, width * up)
    spread[:, :, ::up, ::up] = x
    row = torch.tensor([1.0, 3.0, 3.0, 1.0], dtype=x.dtype) / 8 * up
    kernel = (row[:, None] * row).expand(channels, 1, 4, 4)
    return F.conv2d(F.pad(spread, (*pad, *pad)), kernel, groups=channels)[:, :, ::down, ::down]


def activate(x, clamp, gain=1.0):
    x = F.leaky_relu(x, 0.2) * math.sqrt(2) * gain
    return x if clamp is None else x.clamp(-clamp * gain, clamp * gain)


def dense(layer, x):
    return x @ (layer.weight * layer.lr_multiplier / math.sqrt(layer.weight.shape[1])).T + layer.bias * layer.lr_multiplier


def unit(x):
    return x / (x.square().mean(dim=1, keepdim=True) + 1e-8).sqrt()


def mapped(network, z, labels):
    x = unit(dense(network.embed, F.one_hot(labels, 3).double()))
    x = x if z is None else torch.cat([unit(z), x], dim=1)
    for place in range(network.depth):
        x = activate(dense(network.get_submodule(f"fc{place}"), x), None)
    return x


def modulated(layer, x, w, gain=1.0):
    """Equations 1 to 3 with the weights of each image by themselves."""
    results = []
    for image, style in zip(x, dense(layer.affine, w), strict=True):
        weight = layer.weight * style[None, :, None, None]
        weight = weight / (weight.square().sum(dim=(1, 2, 3), keepdim=True) + 1e-8).sqrt()
        if layer.up == 2:
            wide = image.new_zeros(1, len(image), 2 * image.shape[1], 2 * image.shape[2])
            wide[0, :, ::2, ::2] = image
            full = F.conv2d(F.pad(wide, (2, 1, 2, 1)), weight.flip((2, 3)))
            results.append(fir(full, pad=(1, 1)) * 4)
        else:
            results.append(F.conv2d(image[None], weight, padding=1))
    found = torch.cat(results) + layer.bias[:, None, None]
    return activate(found + layer.noise_const * layer.noise_strength, layer.clamp, gain)


def to_image(layer, x, w):
    style = dense(layer.affine, w) / math.sqrt(x.shape[1])
    found = torch.stack(
        [torch.einsum("oc,chw->ohw", layer.weight[:, :, 0, 0] * s, image) for s, image in zip(style, x, strict=True)]
    )
    found = found + layer.bias[:, None, None]
    return found if layer.clamp is None else found.clamp(-layer.clamp, layer.clamp)


def drawn(generator, ws):
    """Return the images of ws (N, layers, D)."""
    x, image, place = None, None, 0
    for block in generator.synthesis.blocks:
        if x is None:
            x = modulated(block.conv1, block.const.expand(len(ws), -1, -1, -1), ws[:, 0])
        else:
            residual = block.links == "resnet"
            half = math.sqrt(0.5) if residual else 1.0
            direct = 0
            if residual:
                weight = block.skip.weight * half / math.sqrt(block.skip.weight.shape[1])
                direct = fir(F.conv2d(x, weight), up=2, pad=(2, 1))
            x = modulated(block.conv1, modulated(block.conv0, x, ws[:, place]), ws[:, place + 1], half) + direct
        place += block.convolutions
        image = None if image is None else fir(image, up=2, pad=(2, 1))
        if hasattr(block, "torgb"):
            added = to_image(block.torgb, x, ws[:, place])
            image = added if image is None else image + added
    return image


def convolved(layer, x, gain=1.0):
    weight = layer.weight / math.sqrt(layer.weight[0].numel())
    if layer.down == 2:
        x = fir(x, pad=(2, 2)) if layer.kernel_size == (3, 3) else fir(x, pad=(1, 1))
    found = F.conv2d(x, weight, layer.bias, padding=layer.kernel_size[0] // 2 if layer.down == 1 else 0, stride=layer.down)
    return activate(found, layer.clamp, gain) if layer.activate else found * gain


def judged(discriminator, image, labels):
    x, half = None, math.sqrt(0.5)
    *blocks, epilogue = [discriminator.get_submodule(name) for name in discriminator.names]
    for block in blocks:
        if hasattr(block, "fromrgb"):
            x = convolved(block.fromrgb, image) + (0 if x is None else x)
            image = fir(image, down=2, pad=(1, 1))
        inner = convolved(block.conv0, x)
        if block.links == "resnet":
            x = convolved(block.skip, x, half) + convolved(block.conv1, inner, half)
        else:
            x = convolved(block.conv1, inner)
    if hasattr(epilogue, "fromrgb"):
        x = x + convolved(epilogue.fromrgb, image)
    n, channels, height, width = x.shape
    groups = x.view(4, n // 4, 2, channels // 2, height, width)  # every second image of 8 is in the same group
    std = (groups.var(dim=0, unbiased=False) + 1e-8).sqrt().mean(dim=(2, 3, 4))
    x = torch.cat([x, std.repeat(4, 1)[:, :, None, None].expand(-1, -1, height, width)], dim=1)
    x = convolved(epilogue.conv, x).flatten(1)
    x = dense(epilogue.out, activate(dense(epilogue.fc, x), None))
    classes = mapped(discriminator.mapping, None, labels)
    return (x * classes).sum(dim=1) / math.sqrt(classes.shape[1])


@pytest.mark.parametrize(("links", "clamp"), [("skip", 0.8), ("resnet", None), ("orig", 256.0)])
@torch.no_grad()
def test_images_are_those_of_the_equations(links, clamp):
    generator, _ = networks(links, clamp=clamp)
    rng = torch.Generator().manual_seed(2)
    z, labels = torch.randn(3, 6, generator=rng).double(), torch.tensor([2, 0, 1])
    w = generator.map(z, labels)
    assert torch.allclose(w, mapped(generator.mapping, z, labels))
    layers = generator.latent_space.layers
    assert (w.shape[1], layers) == (generator.latent_space.dim, 8)
    ws = torch.randn(3, layers, 5, generator=rng).double()
    images = generator.synthesize(ws)
    assert torch.allclose(images, drawn(generator, ws), atol=1e-9)
    assert torch.allclose(generator.synthesize(w), drawn(generator, w[:, None].expand(-1, layers, -1)), atol=1e-9)
    assert images.shape == (3, 3, 32, 48)


@pytest.mark.parametrize(("links", "clamp"), [("skip", 0.8), ("resnet", 0.6), ("orig", None)])
@torch.no_grad()
def test_logits_are_those_of_the_equations(links, clamp):
    _, discriminator = networks(links_d=links, clamp=clamp)
    images = torch.randn(8, 3, 32, 48, generator=torch.Generator().manual_seed(2)).double()
    labels = torch.arange(8) % 3
    assert torch.allclose(discriminator(images, labels), judged(discriminator, images, labels), atol=1e-9)


def test_truncation_moves_the_coarse_layers_towards_the_mean():
    generator, _ = networks()
    w = torch.randn(2, 5, generator=torch.Generator().manual_seed(0)).double()
    mean = generator.mapping.w_avg
    moved = mean + 0.3 * (w - mean)
    assert torch.allclose(generator.truncate(w, 0.3), moved)
    cut = generator.truncate(w, 0.3, cutoff=3)
    assert torch.allclose(cut[:, :3], moved[:, None].expand(-1, 3, -1))
    assert torch.equal(cut[:, 3:], w[:, None].expand(-1, 5, -1))


def test_the_names_are_those_of_the_files():
    """The order of the first layers and the naming by height, as StyleGAN2-ADA's state dicts have them."""
    generator, discriminator = networks(shape=Shape(FrameSize.square(32), 3, 3))
    expected = ["mapping.w_avg", "mapping.embed.weight", "mapping.fc0.bias", "synthesis.b4.const", "synthesis.b4.resample_filter"]
    expected += ["synthesis.b8.conv0.affine.weight", "synthesis.b32.conv1.noise_const", "synthesis.b32.conv1.noise_strength"]
    expected += ["synthesis.b16.torgb.weight", "synthesis.b16.torgb.affine.bias", "synthesis.b4.conv1.resample_filter"]
    assert set(expected) <= set(generator.state_dict())
    assert not any("b4.conv0" in name for name in generator.state_dict())
    names = ["b32.fromrgb.weight", "b16.conv1.resample_filter", "b8.skip.weight", "b4.conv.bias", "b4.fc.weight", "b4.out.bias"]
    assert set(names) <= set(discriminator.state_dict())
    assert "mapping.w_avg" not in discriminator.state_dict()


# Parameters and buffers as StyleGAN2-ADA for PyTorch prints them when a training starts. The pair of 1,024 px with 2 mapping layers
# is from such a log; rows of a 512-px generator are in the next test. 8 layers add 6 times 262,656 parameters. 256 px with half the
# channels and 8 layers is the configuration "paper256" (24.8 M and 24.0 M).
@pytest.mark.parametrize(
    ("size", "filters", "layers", "of_g", "of_d"),
    [
        (256, 64, 8, (24_767_458, 175_568), (24_001_089, 416)),
        (512, 64, 2, (28_700_647, 699_904), (28_982_849, 480)),
        (1024, 32, 2, (28_794_124, 2_797_104), (29_012_513, 544)),
        (1024, 32, 8, (30_370_060, 2_797_104), (29_012_513, 544)),
    ],
)
def test_counts_are_the_published_ones(size, filters, layers, of_g, of_d):
    model = ModelConfig(arch="stylegan2", filters=filters, latent_dim=512, mapping_layers=layers)
    layout = layout_of(model, Shape(FrameSize.square(size), 3, 0))
    with torch.device("meta"):
        pair = StyleGAN2Generator(layout), StyleGAN2Discriminator(layout)
    for network, expected in zip(pair, (of_g, of_d), strict=True):
        assert tuple(sum(t.numel() for t in tensors) for tensors in (network.parameters(), network.buffers())) == expected


def test_layers_of_a_printed_generator():
    """Rows of a printed network of 512 px (open-mmlab/mmgeneration, issue 394)."""
    layout = layout_of(ModelConfig(filters=64, latent_dim=512), Shape(FrameSize.square(512), 3, 0))
    with torch.device("meta"):
        synthesis = StyleGAN2Generator(layout).synthesis
    printed = {"b32.torgb": 264_195, "b64.conv0": 2_622_465, "b128.conv0": 1_442_561, "b128.conv1": 721_409, "b256.torgb": 66_051}
    assert {name: sum(p.numel() for p in synthesis.get_submodule(name).parameters()) for name in printed} == printed


def test_groups_are_neighbours_in_training_and_strided_otherwise():
    x = torch.arange(8.0)[:, None, None, None].expand(8, 2, 1, 1)
    layer = MinibatchStd(4, strided=True)
    assert torch.allclose(layer(x)[:, 2, 0, 0], torch.full((8,), 1.25**0.5))
    assert torch.allclose(layer.eval()(x)[:, 2, 0, 0], torch.full((8,), 5.0**0.5))


@pytest.mark.parametrize("shape", [SHAPE, Shape(FrameSize(80, 64), 1, 0)])
def test_a_layout_survives_its_text(shape):
    layout = layout_of(replace(SMALL, filters_d=8, widest=16), shape)
    assert layout.synthesis.channels[-1] == 4
    assert max(layout.synthesis.channels) == max(layout.discriminator.channels) == 16
    assert (layout.frame, layout.shape) == (shape.frame, shape)
    known = replace(layout, mapping=replace(layout.mapping, depth=5))
    assert layout_of(replace(SMALL, layout=known.to_json()), shape) == known
    with pytest.raises(ConfigError, match="imported network draws"):
        layout_of(replace(SMALL, layout=known.to_json()), replace(shape, channels=4))
    with pytest.raises(ConfigError, match="can't be read"):
        layout_of(replace(SMALL, layout="{"), shape)


def test_mixed_styles_are_of_the_same_class():
    generator, _ = networks()
    generator.train().float()
    generator.use_noise(torch.Generator().manual_seed(0))
    z = torch.randn(400, 6, generator=torch.Generator().manual_seed(1))
    labels = torch.arange(400) % 3
    generator.style_mixing = 0.9
    generator.mapping.register_forward_hook(lambda _, given, found: seen.append((given[0], given[1])))
    seen: list = []
    ws = generator.training_latent(z, labels)
    (_, first), (other, second) = seen
    assert torch.equal(first, second)
    own, finer = generator.map(z, labels), generator.map(other, labels)
    is_own = (ws == own[:, None]).all(dim=2)
    assert (is_own | (ws == finer[:, None]).all(dim=2)).all()
    assert is_own[:, 0].all()  # the coarsest layer is never another's
    lengths = is_own.sum(dim=1)
    assert (lengths < 8).float().mean().item() == pytest.approx(0.9, abs=0.05)
    assert lengths[lengths < 8].float().mean().item() == pytest.approx(4, abs=0.3)  # 1 to 7, each as often
    generator.style_mixing = 0.0
    assert generator.training_latent(z, labels).shape == (400, 5)


def test_frozen_blocks_are_those_next_to_the_image():
    _, discriminator = networks(shape=Shape(FrameSize.square(32), 3, 3))
    discriminator.freeze(2)
    frozen = {name.split(".")[0] for name, p in discriminator.named_parameters() if not p.requires_grad}
    assert frozen == {"b32", "b16"}
    discriminator.freeze(99)
    assert all(p.requires_grad for p in discriminator.b4.parameters())


def test_a_w_of_another_size_than_z_serves_everywhere():
    """Files of other programs may have one."""
    generator = networks()[0].float()
    latents = latents_from_seeds(generator, range(6), 1)
    groups = between_groups(generator, "", latents[:3], latents[3:])
    for direction in (*sefa(generator, count=2), *finished(pca(generator, count=2)), groups):
        moved = move(generator, latents[0], [(direction, 1.0)])
        assert fits(generator, moved)
        assert moved.w.shape == (5,)
    (child, *_) = breed(generator, [moved, latents[1]], 1, 0.3, seed=1)
    assert child.w.shape == (8, 5)
    assert fits(generator, child)
    assert render(generator, [child, moved, mean_of(generator, latents)], 0.7).shape == (3, 32, 48, 3)
    assert not fits(generator, replace(moved, w=moved.w[:4]))
    labels = torch.tensor([0, 1])
    for layered in (False, True):
        codes = Codes(generator, layered)
        w = codes.w(codes.begin(torch.zeros(2, 6), labels), labels)
        assert torch.allclose(w[:, 0] if layered else w, generator.map(torch.zeros(2, 6), labels), atol=1e-5)


def test_r1_is_the_squared_slope_by_finite_differences():
    layout = layout_of(SMALL, Shape(FrameSize.square(16), 1, 3))
    layout = replace(
        layout, discriminator=replace(layout.discriminator, group_channels=0)
    )  # images have no part in each other's logits
    discriminator = StyleGAN2Discriminator(layout)
    initialise(discriminator, torch.Generator().manual_seed(0))
    discriminator.double()
    images = torch.randn(2, 1, 16, 16, generator=torch.Generator().manual_seed(1), dtype=torch.float64, requires_grad=True)
    labels = torch.tensor([0, 2])
    penalty = gradient_penalty(discriminator(images, labels), images)
    steps = torch.eye(256, dtype=torch.float64).view(256, 1, 16, 16) * 1e-6
    with torch.no_grad():
        slopes = [
            (discriminator(image + steps, label.expand(256)) - discriminator(image - steps, label.expand(256))) / 2e-6
            for image, label in zip(images, labels, strict=True)
        ]
    assert penalty.item() == pytest.approx(torch.stack(slopes).square().sum(dim=1).mean().item(), rel=1e-5)
    penalty.backward()  # the filters and the projection have second derivatives
    assert discriminator.b16.conv1.weight.grad.abs().max() > 0
