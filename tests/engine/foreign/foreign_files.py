"""Writes files as StyleGAN2-ADA and StyleGAN3 do, with Python's own pickle."""

import io
import pickle
import sys
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import singledispatch
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from torch import nn

from ganstudio.engine.networks.layers import MinibatchStd
from ganstudio.engine.networks.mapping import FullyConnected, MappingNetwork
from ganstudio.engine.networks.stylegan2 import StyleGAN2Discriminator, StyleGAN2Generator
from ganstudio.engine.networks.stylegan2.discriminator import DiscriminatorBlock
from ganstudio.engine.networks.stylegan2.generator import SynthesisBlock
from ganstudio.engine.networks.stylegan2.layers import FilteredConv2d, StyledConv2d
from ganstudio.engine.networks.stylegan3.generator import StyleGAN3Generator, SynthesisNetwork
from ganstudio.engine.networks.stylegan3.layers import FourierInput, SynthesisLayer
from tests.engine.foreign.small_networks import drawn_stylegan2, stylegan2_layout

MODULE, FUNCTION = "torch_utils.persistence", "_reconstruct_persistent_obj"


def reconstruct(meta: dict[str, Any]) -> None:
    raise AssertionError("a pickle was executed")


class Persistent:
    """An object that is pickled as a class decorated by StyleGAN's ``persistence``."""

    def __init__(self, class_name: str, state: dict[str, Any]) -> None:
        self.class_name, self.state = class_name, state

    def __reduce__(self) -> tuple[Any, ...]:
        meta = {"type": "class", "version": 6, "module_src": "raise SystemExit", "class_name": self.class_name, "state": self.state}
        return reconstruct, (meta,)


@contextmanager
def named_as_there() -> Iterator[None]:
    """Let :func:`reconstruct` be pickled under the name that StyleGAN gives it."""
    package, module = ModuleType("torch_utils"), ModuleType(MODULE)
    setattr(module, FUNCTION, reconstruct)
    reconstruct.__module__, reconstruct.__qualname__, reconstruct.__name__ = MODULE, FUNCTION, FUNCTION
    sys.modules |= {"torch_utils": package, MODULE: module}
    try:
        yield
    finally:
        del sys.modules["torch_utils"], sys.modules[MODULE]


def dumped(value: Any, protocol: int = 4) -> bytes:
    """Return the pickle of a value that holds :class:`Persistent` objects."""
    file = io.BytesIO()
    with named_as_there():
        pickle.dump(value, file, protocol)
    return file.getvalue()


def persistent(network: nn.Module, **more: Any) -> Persistent:
    """Return a network of the studio as StyleGAN2-ADA or StyleGAN3 pickles its own; ``more`` are further attributes."""
    class_name, attributes = facts(network)
    state = {
        "training": False,
        "_parameters": OrderedDict(network.named_parameters(recurse=False)),
        "_buffers": OrderedDict(network.named_buffers(recurse=False)),
        "_modules": OrderedDict((name, persistent(inside)) for name, inside in network.named_children()),
        "_non_persistent_buffers_set": set(),
    }
    return Persistent(class_name, state | attributes | more)


def write(path: Path, value: Any, protocol: int = 4) -> Path:
    """Write the pickle of a value; return the path."""
    path.write_bytes(dumped(value, protocol))
    return path


def stylegan2_file(path: Path, seed: int = 0, **choices: Any) -> tuple[Path, StyleGAN2Generator, StyleGAN2Discriminator]:
    """Write a file of StyleGAN2-ADA; return its path and its networks."""
    generator, discriminator = drawn_stylegan2(stylegan2_layout(**choices), seed)
    size = {"img_resolution": 16, "img_channels": 3}
    classes = generator.classes
    averaged = persistent(generator, **size, c_dim=classes)
    judge = persistent(discriminator, **size, c_dim=classes)
    write(path, {"G": averaged, "D": judge, "G_ema": averaged, "training_set_kwargs": {"resolution": 16}, "augment_pipe": None})
    return path, generator, discriminator


@singledispatch
def facts(network: nn.Module) -> tuple[str, dict[str, Any]]:
    """Return the name of the class there, and the attributes that a module has there."""
    return type(network).__name__, {}


@facts.register
def _(network: FullyConnected) -> tuple[str, dict[str, Any]]:
    return "FullyConnectedLayer", {"bias_gain": network.lr_multiplier, "weight_gain": network.weight_gain}


@facts.register
def _(network: MappingNetwork) -> tuple[str, dict[str, Any]]:
    last = network.get_submodule(f"fc{network.depth - 1}")
    sizes = {"z_dim": network.inputs, "c_dim": network.classes, "w_dim": last.bias.shape[0], "num_layers": network.depth}
    return "MappingNetwork", {**sizes, "w_avg_beta": network.decay}


@facts.register
def _(network: FourierInput) -> tuple[str, dict[str, Any]]:
    its = network.layout
    rates = {"sampling_rate": its.sampling_rate, "bandwidth": np.float64(its.bandwidth)}
    return "SynthesisInput", {"channels": its.channels, "size": np.array(its.size), **rates}


@facts.register
def _(network: SynthesisLayer) -> tuple[str, dict[str, Any]]:
    its = network.layout
    sizes = {"in_channels": its.before, "out_channels": its.after, "conv_kernel": its.kernel, "padding": list(its.padding)}
    filters = {"up_factor": its.up, "down_factor": its.down, "up_taps": its.up_taps, "down_taps": its.down_taps}
    return "SynthesisLayer", {**sizes, **filters, "down_radial": its.radial, "is_torgb": its.to_image, "conv_clamp": its.clamp}


@facts.register
def _(network: StyleGAN3Generator) -> tuple[str, dict[str, Any]]:
    its = network.synthesis.layout
    return "Generator", {"img_resolution": its.size, "img_channels": its.image_channels}


@facts.register
def _(network: SynthesisNetwork) -> tuple[str, dict[str, Any]]:
    return "SynthesisNetwork", {"output_scale": np.float64(network.layout.output_scale)}


@facts.register
def _(network: SynthesisBlock) -> tuple[str, dict[str, Any]]:
    return "SynthesisBlock", {"architecture": network.links, "use_fp16": False}


@facts.register
def _(network: DiscriminatorBlock) -> tuple[str, dict[str, Any]]:
    return "DiscriminatorBlock", {"architecture": network.links, "use_fp16": False}


@facts.register
def _(network: StyledConv2d) -> tuple[str, dict[str, Any]]:
    return "SynthesisLayer", {"conv_clamp": network.clamp, "use_noise": network.has_noise}


@facts.register
def _(network: FilteredConv2d) -> tuple[str, dict[str, Any]]:
    return "Conv2dLayer", {"conv_clamp": network.clamp}


@facts.register
def _(network: MinibatchStd) -> tuple[str, dict[str, Any]]:
    return "MinibatchStdLayer", {"group_size": network.group, "num_channels": network.channels}
