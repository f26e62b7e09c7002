"""Small networks with drawn weights, for files of other programs."""

import torch

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.networks.stylegan2 import StyleGAN2Discriminator, StyleGAN2Generator, StyleGAN2Layout
from ganstudio.engine.networks.stylegan2.layout import DiscriminatorLayout, Links, MappingLayout, SynthesisLayout
from ganstudio.engine.networks.stylegan3.generator import StyleGAN3Generator
from ganstudio.engine.networks.stylegan3.layout import InputLayout, LayerLayout, MappingSizes, StyleGAN3Layout

CHANNELS, W = 6, 5


def _layer(name: str, after: int, kernel: int, up: int, padding: tuple[int, int, int, int], *, radial: bool) -> LayerLayout:
    return LayerLayout(
        name=name,
        before=CHANNELS,
        after=after,
        kernel=kernel,
        up=up,
        down=2,
        up_taps=6 * up,
        down_taps=12,
        radial=radial,
        padding=padding,
        to_image=False,
        clamp=256.0,
    )


def stylegan3_layout(*, radial: bool, classes: int = 0) -> StyleGAN3Layout:
    """Return a generator of 16-px images with two layers; ``radial``: the filters and kernels of StyleGAN3-R, else of T."""
    kernel = 1 if radial else 3
    grown = kernel - 1
    # from 20 samples at rate 8 to 36 at rate 16, then to 16
    first = _layer("L0_36_6", CHANNELS, kernel, 4, (13 - 2 * grown, 12 - 2 * grown) * 2, radial=radial)
    second = _layer("L1_16_6", CHANNELS, kernel, 2, (-9 - grown, -10 - grown) * 2, radial=False)
    image = LayerLayout("L2_16_3", CHANNELS, 3, 1, 1, 1, 1, 1, False, (0, 0, 0, 0), True, 256.0)
    return StyleGAN3Layout(
        size=16,
        image_channels=3,
        mapping=MappingSizes(W, classes, W, 2, 0.01, 0.998),
        input=InputLayout(CHANNELS, (20, 20), 8.0, 2.0),
        layers=(first, second, image),
        output_scale=0.25,
    )


def stylegan2_layout(*, links: Links = "skip", links_d: Links = "resnet", classes: int = 0) -> StyleGAN2Layout:
    """Return networks for 16-px images with few channels, which differ so that none can be mistaken for another."""
    projection = MappingLayout(0, classes, 7, 7, 7, 3, decay=None) if classes else None
    return StyleGAN2Layout(
        first=FrameSize.square(4),
        image_channels=3,
        mapping=MappingLayout(6, classes, 5 if classes else 0, 8, 5, 3),
        synthesis=SynthesisLayout((14, 12, 6), links, clamp=None, half_stages=0),
        discriminator=DiscriminatorLayout((5, 10, 13), links_d, clamp=256.0, classes=projection, group=2, half_stages=0),
    )


@torch.no_grad()
def drawn_stylegan2(layout: StyleGAN2Layout, seed: int = 0) -> tuple[StyleGAN2Generator, StyleGAN2Discriminator]:
    """Return networks whose weights and buffers are all drawn, but for their filters."""
    networks, rng = (StyleGAN2Generator(layout), StyleGAN2Discriminator(layout)), torch.Generator().manual_seed(seed)
    for network in networks:
        for name, tensor in network.state_dict().items():
            if not name.endswith("resample_filter"):
                tensor.copy_(torch.randn(tensor.shape, generator=rng))
                tensor.mul_(100 if ".fc" in name and name.startswith("mapping") and name.endswith("weight") else 1)
        network.eval().requires_grad_(False)
    return networks


@torch.no_grad()
def drawn_stylegan3(layout: StyleGAN3Layout, seed: int = 0) -> StyleGAN3Generator:
    """Return a generator whose weights and buffers are all drawn, so that nothing hides behind a zero."""
    generator, rng = StyleGAN3Generator(layout), torch.Generator().manual_seed(seed)
    for name, tensor in generator.state_dict().items():
        tensor.copy_(torch.randn(tensor.shape, generator=rng))
        if name.endswith("magnitude_ema"):
            tensor.copy_(0.5 + torch.rand((), generator=rng))
        elif name.endswith("affine.bias"):
            tensor.add_(1)
        elif name.endswith("_filter"):
            tensor.div_(tensor.abs().sum())
        elif name.endswith((".fc0.weight", ".fc1.weight")):
            tensor.mul_(100)
    generator.synthesis.input.transform.copy_(torch.eye(3))
    return generator.eval().requires_grad_(False)
