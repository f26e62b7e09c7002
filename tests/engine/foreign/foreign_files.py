"""Writes files as StyleGAN2-ADA and StyleGAN3 do, with Python's own pickle."""

import io
import pickle
import sys
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import numpy as np
from torch import Tensor, nn

from ganstudio.engine.networks.stylegan3.generator import StyleGAN3Generator

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


def module(class_name: str, weights: Mapping[str, Tensor], modules: Mapping[str, Persistent], **attributes: Any) -> Persistent:
    """Return a module with ``weights`` as its buffers."""
    state = {"training": False, "_parameters": OrderedDict(), "_buffers": OrderedDict(weights), "_modules": OrderedDict(modules)}
    return Persistent(class_name, state | {"_non_persistent_buffers_set": set(), **attributes})


def dumped(value: Any, protocol: int = 4) -> bytes:
    """Return the pickle of a value that holds :class:`Persistent` objects."""
    file = io.BytesIO()
    with named_as_there():
        pickle.dump(value, file, protocol)
    return file.getvalue()


def own_weights(network: nn.Module) -> dict[str, Tensor]:
    """Return the parameters and buffers of the module itself."""
    return {name: tensor for name, tensor in network.state_dict().items() if "." not in name}


def persistent_stylegan3(generator: StyleGAN3Generator) -> Persistent:
    """Return a generator as StyleGAN3 pickles it."""
    layout = generator.synthesis.layout
    synthesis = {"input": _input(generator)}
    for layer in layout.layers:
        inside = generator.synthesis.get_submodule(layer.name)
        synthesis[layer.name] = module(
            "SynthesisLayer",
            own_weights(inside),
            {"affine": module("FullyConnectedLayer", own_weights(inside.affine), {})},
            in_channels=layer.before,
            out_channels=layer.after,
            conv_kernel=layer.kernel,
            up_factor=layer.up,
            down_factor=layer.down,
            up_taps=layer.up_taps,
            down_taps=layer.down_taps,
            down_radial=layer.radial,
            padding=list(layer.padding),
            is_torgb=layer.to_image,
            conv_clamp=layer.clamp,
        )
    parts = {
        "synthesis": module("SynthesisNetwork", {}, synthesis, output_scale=np.float64(layout.output_scale)),
        "mapping": _mapping(generator),
    }
    return module("Generator", {}, parts, img_resolution=layout.size, img_channels=layout.image_channels)


def _input(generator: StyleGAN3Generator) -> Persistent:
    layout, inside = generator.synthesis.layout.input, generator.synthesis.input
    return module(
        "SynthesisInput",
        own_weights(inside),
        {"affine": module("FullyConnectedLayer", own_weights(inside.affine), {})},
        channels=layout.channels,
        size=np.array(layout.size),
        sampling_rate=layout.sampling_rate,
        bandwidth=layout.bandwidth,
    )


def _mapping(generator: StyleGAN3Generator) -> Persistent:
    layout = generator.synthesis.layout.mapping
    layers = {
        name: module("FullyConnectedLayer", own_weights(inside), {}, bias_gain=layout.lr_multiplier)
        for name, inside in generator.mapping.named_children()
    }
    sizes = {"z_dim": layout.inputs, "c_dim": layout.classes, "w_dim": layout.outputs, "num_layers": layout.depth}
    return module("MappingNetwork", own_weights(generator.mapping), layers, **sizes, w_avg_beta=layout.decay)
