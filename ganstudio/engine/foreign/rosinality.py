"""Renames the tensors of rosinality's stylegan2-pytorch to those of StyleGAN2-ADA; the arithmetic of both is the same.

A checkpoint is a dictionary of state dicts: ``g_ema``, perhaps ``g`` and ``d``, perhaps ``latent_avg``, the mean of w. Both
programs scale their weights at run time and keep the kernels of doubling layers for a transposed convolution: no number changes.
"""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.foreign.inert_pickle import Damaged
from ganstudio.engine.networks.filters import fir_kernel
from ganstudio.engine.networks.stylegan2 import StyleGAN2Generator, StyleGAN2Layout
from ganstudio.engine.networks.stylegan2.layout import DiscriminatorLayout, MappingLayout, SynthesisLayout

LR_MULTIPLIER = 0.01
Weights = dict[str, Tensor]


def rosinality_layout(g: Mapping[str, Any]) -> StyleGAN2Layout:
    """Return the layout of a generator's state dict, and of the discriminator that belongs to it.

    Raises
    ------
    Damaged
        It is no state dict of stylegan2-pytorch.
    """
    if not all(isinstance(name, str) for name in g):
        raise Damaged("g_ema is no generator")
    stages = 1 + sum(name.startswith("to_rgbs.") and name.endswith(".conv.weight") for name in g)
    depth = sum(name.startswith("style.") and name.endswith(".weight") for name in g)
    if not depth or stages < 2:
        raise Damaged("g_ema is no generator")
    names = ["conv1.conv.weight", *(f"convs.{2 * place + 1}.conv.weight" for place in range(stages - 1))]
    channels = tuple(_tensor(g, name).shape[1] for name in names)
    first, last = _tensor(g, "style.1.weight"), _tensor(g, f"style.{depth}.weight")
    return StyleGAN2Layout(
        first=FrameSize.square(4),
        image_channels=_tensor(g, "to_rgb1.conv.weight").shape[1],
        mapping=MappingLayout(first.shape[1], 0, 0, first.shape[0], last.shape[0], depth, LR_MULTIPLIER),
        synthesis=SynthesisLayout(channels, clamp=None, half_stages=0),
        discriminator=DiscriminatorLayout(channels[::-1], clamp=None, half_stages=0),
    )


def generator_weights(g: Mapping[str, Any], layout: StyleGAN2Layout, mean: Tensor | None) -> Weights:
    """Return a generator's tensors by StyleGAN2-ADA's names; ``mean`` is the mean of w, None: measured."""
    found: Weights = {}
    for place in range(layout.mapping.depth):
        for kind in ("weight", "bias"):
            found[f"mapping.fc{place}.{kind}"] = _tensor(g, f"style.{place + 1}.{kind}")
    found["synthesis.b4.const"] = _tensor(g, "input.input")[0]
    for place in range(len(layout.synthesis.channels)):
        block = f"synthesis.b{4 * 2**place}"
        if place:
            found |= _styled(g, f"convs.{2 * place - 2}", f"noises.noise_{2 * place - 1}", f"{block}.conv0")
        found |= _styled(g, f"convs.{2 * place - 1}" if place else "conv1", f"noises.noise_{2 * place}", f"{block}.conv1")
        image = f"to_rgbs.{place - 1}" if place else "to_rgb1"
        found |= _modulated(g, f"{image}.conv", f"{block}.torgb")
        found[f"{block}.torgb.bias"] = _tensor(g, f"{image}.bias").flatten()
    found["mapping.w_avg"] = _mean(found, layout) if mean is None else mean.flatten()
    return found | _filters(StyleGAN2Generator(layout).state_dict(), layout)


def discriminator_weights(d: Mapping[str, Any], layout: StyleGAN2Layout, wanted: Mapping[str, Tensor]) -> Weights:
    """Return a discriminator's tensors by StyleGAN2-ADA's names; ``wanted`` are those of a network with the layout."""
    stages = len(layout.discriminator.channels)
    pairs = {f"b{4 * 2 ** (stages - 1)}.fromrgb": ("convs.0.0.weight", "convs.0.1.bias")}
    for place in range(stages - 1):
        block, its = f"b{4 * 2 ** (stages - 1 - place)}", f"convs.{place + 1}"
        pairs[f"{block}.conv0"] = (f"{its}.conv1.0.weight", f"{its}.conv1.1.bias")
        pairs[f"{block}.conv1"] = (f"{its}.conv2.1.weight", f"{its}.conv2.2.bias")
        pairs[f"{block}.skip"] = (f"{its}.skip.1.weight", "")
    pairs["b4.conv"] = ("final_conv.0.weight", "final_conv.1.bias")
    pairs["b4.fc"] = ("final_linear.0.weight", "final_linear.0.bias")
    pairs["b4.out"] = ("final_linear.1.weight", "final_linear.1.bias")
    found = {f"{name}.weight": _tensor(d, weight) for name, (weight, _) in pairs.items()}
    found |= {f"{name}.bias": _tensor(d, bias) for name, (_, bias) in pairs.items() if bias}
    return found | _filters(wanted, layout)


def _styled(g: Mapping[str, Any], its: str, noise: str, name: str) -> Weights:
    """Return the tensors of a modulated convolution with noise and bias."""
    return {
        **_modulated(g, f"{its}.conv", name),
        f"{name}.noise_strength": _tensor(g, f"{its}.noise.weight").reshape(()),
        f"{name}.noise_const": _tensor(g, noise)[0, 0],
        f"{name}.bias": _tensor(g, f"{its}.activate.bias"),
    }


def _modulated(g: Mapping[str, Any], its: str, name: str) -> Weights:
    return {
        f"{name}.weight": _tensor(g, f"{its}.weight")[0],
        f"{name}.affine.weight": _tensor(g, f"{its}.modulation.weight"),
        f"{name}.affine.bias": _tensor(g, f"{its}.modulation.bias"),
    }


def _filters(wanted: Mapping[str, Tensor], layout: StyleGAN2Layout) -> Weights:
    """Return the filter of every layer, which stylegan2-pytorch keeps only where it uses one."""
    kernel = fir_kernel(layout.synthesis.taps)
    return {name: kernel for name in wanted if name.endswith("resample_filter")}


def _mean(weights: Weights, layout: StyleGAN2Layout) -> Tensor:
    """Return the mean of w over 10,000 z, as stylegan2-pytorch measures it before it truncates."""
    network = StyleGAN2Generator(layout).mapping
    network.load_state_dict(
        {name.removeprefix("mapping."): tensor for name, tensor in weights.items() if name.startswith("mapping.")}, strict=False
    )
    with torch.no_grad():
        mean: Tensor = network(torch.randn(10_000, layout.mapping.inputs, generator=torch.Generator().manual_seed(0))).mean(dim=0)
    return mean


def _tensor(state: Mapping[str, Any], name: str) -> Tensor:
    found = state.get(name)
    if not isinstance(found, Tensor):
        raise Damaged(f"{name} is missing")
    return found
