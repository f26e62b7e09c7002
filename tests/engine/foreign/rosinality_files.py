"""A small StyleGAN2 with the names and the arithmetic of rosinality's stylegan2-pytorch, in float64, by the formulas."""

import math
from collections.abc import Mapping
from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

W, DEPTH, CHANNELS = 5, 3, (6, 4, 3)  # of 4, 8 and 16 px
KERNEL = torch.tensor([1.0, 3.0, 3.0, 1.0], dtype=torch.float64)
State = dict[str, Tensor]


def drawn(seed: int = 0) -> tuple[State, State]:
    """Return the state dicts of a generator and a discriminator with drawn weights, float64."""
    rng = torch.Generator().manual_seed(seed)

    def draw(*shape: int) -> Tensor:
        return torch.randn(shape, generator=rng, dtype=torch.float64)

    def styled(name: str, before: int, after: int, size: int) -> State:
        return modulated(f"{name}.conv", before, after, size) | {
            f"{name}.noise.weight": draw(1),
            f"{name}.activate.bias": draw(after),
        }

    def modulated(name: str, before: int, after: int, size: int) -> State:
        inside = {f"{name}.modulation.weight": draw(before, W), f"{name}.modulation.bias": draw(before) + 1}
        return inside | {f"{name}.weight": draw(1, after, before, size, size)}

    g: State = {"input.input": draw(1, CHANNELS[0], 4, 4)}
    for place in range(DEPTH):
        g |= {f"style.{place + 1}.weight": draw(W, W) * 100, f"style.{place + 1}.bias": draw(W)}
    g |= styled("conv1", CHANNELS[0], CHANNELS[0], 3) | modulated("to_rgb1.conv", CHANNELS[0], 3, 1)
    g |= {"to_rgb1.bias": draw(1, 3, 1, 1), "noises.noise_0": draw(1, 1, 4, 4)}
    for place, (before, after) in enumerate(pairwise(CHANNELS)):
        g |= styled(f"convs.{2 * place}", before, after, 3) | styled(f"convs.{2 * place + 1}", after, after, 3)
        g |= {f"convs.{2 * place}.conv.blur.kernel": draw(4, 4), f"to_rgbs.{place}.upsample.kernel": draw(4, 4)}  # not read
        g |= modulated(f"to_rgbs.{place}.conv", after, 3, 1) | {f"to_rgbs.{place}.bias": draw(1, 3, 1, 1)}
        side = 8 * 2**place
        g |= {f"noises.noise_{2 * place + 1}": draw(1, 1, side, side), f"noises.noise_{2 * place + 2}": draw(1, 1, side, side)}
    d: State = {"convs.0.0.weight": draw(CHANNELS[-1], 3, 1, 1), "convs.0.1.bias": draw(CHANNELS[-1])}
    for place, (before, after) in enumerate(pairwise(CHANNELS[::-1]), start=1):
        d |= {f"convs.{place}.conv1.0.weight": draw(before, before, 3, 3), f"convs.{place}.conv1.1.bias": draw(before)}
        d |= {f"convs.{place}.conv2.1.weight": draw(after, before, 3, 3), f"convs.{place}.conv2.2.bias": draw(after)}
        d |= {f"convs.{place}.conv2.0.kernel": draw(4, 4), f"convs.{place}.skip.0.kernel": draw(4, 4)}  # not read
        d |= {f"convs.{place}.skip.1.weight": draw(after, before, 1, 1)}
    wide = CHANNELS[0]
    d |= {"final_conv.0.weight": draw(wide, wide + 1, 3, 3), "final_conv.1.bias": draw(wide)}
    d |= {"final_linear.0.weight": draw(wide, wide * 16), "final_linear.0.bias": draw(wide)}
    return g, d | {"final_linear.1.weight": draw(1, wide), "final_linear.1.bias": draw(1)}


def activated(x: Tensor, bias: Tensor) -> Tensor:
    return F.leaky_relu(x + (bias if x.ndim == 2 else bias.view(1, -1, 1, 1)), 0.2) * math.sqrt(2)


def filtered(x: Tensor, before: int, after: int, gain: float = 1.0) -> Tensor:
    kernel = torch.outer(KERNEL, KERNEL) / 64 * gain
    return F.conv2d(F.pad(x, (before, after) * 2), kernel.expand(x.shape[1], 1, 4, 4), groups=x.shape[1])


def mapped(g: Mapping[str, Tensor], z: Tensor) -> Tensor:
    """Return w of z (N, W)."""
    x = z / torch.sqrt(z.square().mean(dim=1, keepdim=True) + 1e-8)
    for place in range(1, DEPTH + 1):
        x = activated(x @ (g[f"style.{place}.weight"] * 0.01 / math.sqrt(W)).T, g[f"style.{place}.bias"] * 0.01)
    return x


def modulated(g: Mapping[str, Tensor], name: str, x: Tensor, w: Tensor, *, demodulate: bool, doubles: bool = False) -> Tensor:
    """Convolve each image with kernels of its own."""
    style = w @ (g[f"{name}.modulation.weight"] / math.sqrt(W)).T + g[f"{name}.modulation.bias"]
    kernel = g[f"{name}.weight"]
    kernels = kernel * style[:, None, :, None, None] / math.sqrt(kernel[0, 0].numel())
    if demodulate:
        kernels = kernels / torch.sqrt(kernels.square().sum(dim=(2, 3, 4), keepdim=True) + 1e-8)
    if doubles:
        each = [F.conv_transpose2d(one[None], its.transpose(0, 1), stride=2) for one, its in zip(x, kernels, strict=True)]
        return filtered(torch.cat(each), 1, 1, 4.0)
    return torch.cat([F.conv2d(one[None], its, padding=kernel.shape[-1] // 2) for one, its in zip(x, kernels, strict=True)])


def generated(g: Mapping[str, Tensor], w: Tensor) -> Tensor:
    """Return the images of w (N, W), with the noise of the file."""

    def styled(name: str, noise: str, x: Tensor, *, doubles: bool = False) -> Tensor:
        x = modulated(g, f"{name}.conv", x, w, demodulate=True, doubles=doubles)
        return activated(x + g[f"{name}.noise.weight"] * g[noise], g[f"{name}.activate.bias"])

    x = styled("conv1", "noises.noise_0", g["input.input"].expand(len(w), -1, -1, -1))
    image = modulated(g, "to_rgb1.conv", x, w, demodulate=False) + g["to_rgb1.bias"]
    for place in range(len(CHANNELS) - 1):
        x = styled(f"convs.{2 * place}", f"noises.noise_{2 * place + 1}", x, doubles=True)
        x = styled(f"convs.{2 * place + 1}", f"noises.noise_{2 * place + 2}", x)
        zeros = torch.zeros(*image.shape[:2], image.shape[2] * 2, image.shape[3] * 2, dtype=image.dtype)
        zeros[:, :, ::2, ::2] = image
        image = (
            filtered(zeros, 2, 1, 4.0) + modulated(g, f"to_rgbs.{place}.conv", x, w, demodulate=False) + g[f"to_rgbs.{place}.bias"]
        )
    return image


def judged(d: Mapping[str, Tensor], x: Tensor) -> Tensor:
    """Return the logits (N,) of images; all of them form one group."""

    def convolved(name: str, x: Tensor, stride: int = 1, padding: int = 0) -> Tensor:
        kernel = d[f"{name}.weight"]
        return F.conv2d(x, kernel / math.sqrt(kernel[0].numel()), stride=stride, padding=padding)

    x = activated(convolved("convs.0.0", x), d["convs.0.1.bias"])
    for place in range(1, len(CHANNELS)):
        name = f"convs.{place}"
        inner = activated(convolved(f"{name}.conv1.0", x, padding=1), d[f"{name}.conv1.1.bias"])
        inner = activated(convolved(f"{name}.conv2.1", filtered(inner, 2, 2), 2), d[f"{name}.conv2.2.bias"])
        x = (inner + convolved(f"{name}.skip.1", filtered(x, 1, 1), 2)) / math.sqrt(2)
    spread = torch.sqrt(x.var(dim=0, unbiased=False) + 1e-8).mean()
    x = torch.cat([x, spread.expand(len(x), 1, 4, 4)], dim=1)
    x = activated(convolved("final_conv.0", x, padding=1), d["final_conv.1.bias"]).flatten(1)
    x = activated(x @ (d["final_linear.0.weight"] / math.sqrt(x.shape[1])).T, d["final_linear.0.bias"])
    return (x @ (d["final_linear.1.weight"] / math.sqrt(x.shape[1])).T + d["final_linear.1.bias"]).flatten()
