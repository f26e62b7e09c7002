"""Exports a StyleGAN2 as state dicts that the networks of StyleGAN2-ADA load, with the arguments of their constructors.

In StyleGAN2-ADA for PyTorch::

    arguments, weights = json.load(open("faces.json")), torch.load("faces.pth")
    generator = training.networks.Generator(**arguments["G"])
    generator.load_state_dict(weights["G_ema"])
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.latent.model import Model
from ganstudio.engine.networks import Shape
from ganstudio.engine.networks.stylegan2 import StyleGAN2Layout, layout_of
from ganstudio.engine.networks.stylegan2.layout import MappingLayout
from ganstudio.engine.runs.checkpoint import build_networks, load_discriminator
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.version import __version__

if TYPE_CHECKING:
    from ganstudio.engine.export.models import Draw, Whole

FIRST = FrameSize.square(4)


def write_stylegan2_ada(whole: "Whole", path: Path, model: Model, description: dict[str, Any]) -> "Draw":
    """Write ``{"G_ema": ..., "D": ...}``, without D if none was kept; return how to draw with what was written.

    Raises
    ------
    ConfigError
        StyleGAN2-ADA cannot build such networks.
    """
    from ganstudio.engine.export.models import Whole

    constructor_arguments(model)  # refuses what cannot be built there
    discriminator = load_discriminator(model.run, model.images_seen)
    states: dict[str, dict[str, Tensor]] = {"G_ema": _plain(whole.generator.state_dict())}
    if discriminator is not None:
        states["D"] = _plain(discriminator.state_dict())
    torch.save(states, path)
    fresh, _ = build_networks(model.run.config, model.run.dataset.classes, torch.Generator().manual_seed(1))
    fresh.load_state_dict(torch.load(path, weights_only=True)["G_ema"])
    loaded = Whole(fresh.eval())
    return lambda values: loaded(*values.values())


def describe_stylegan2_ada(model: Model) -> dict[str, Any]:
    """Return the arguments of the constructors, and what the networks were trained on, as plain JSON values."""
    about = {"studio": __version__, "run": model.run.name, "images_seen": model.images_seen, "classes": list(model.classes)}
    imported = model.run.imported
    source = {} if imported is None else {"imported": imported.to_dict()}
    return {**constructor_arguments(model), "about": {**about, **source}}


def constructor_arguments(model: Model) -> dict[str, dict[str, Any]]:
    """Return the arguments of StyleGAN2-ADA's ``Generator`` ("G") and ``Discriminator`` ("D").

    Raises
    ------
    ConfigError
        StyleGAN2-ADA cannot build such networks: they are of another architecture, not square with a side of 2^n pixels, or their
        channels do not double at each halving.
    """
    config = model.run.config
    classes = len(model.run.dataset.classes) if config.model.conditional else 0
    if config.model.arch != "stylegan2":
        text = mark("engine", "StyleGAN2-ADA cannot load a network of the architecture {arch}: choose another format.")
        raise ConfigError(text, arch=config.model.arch)
    layout = layout_of(config.model, Shape(config.data.frame, config.data.channels, classes))
    if layout.first != FIRST:
        text = mark("engine", "StyleGAN2-ADA draws squares of 16, 32, 64, 128 ... pixels, not {frame}: choose another format.")
        raise ConfigError(text, frame=layout.frame)
    return {"G": _generator(layout), "D": _discriminator(layout)}


def _generator(layout: StyleGAN2Layout) -> dict[str, Any]:
    mapping, synthesis = layout.mapping, layout.synthesis
    inside = {
        **_widths(synthesis.channels[::-1], layout.frame.width),
        "architecture": synthesis.links,
        "num_fp16_res": synthesis.half_stages,
        "conv_clamp": synthesis.clamp,
        "resample_filter": list(synthesis.taps),
        "use_noise": synthesis.noise,
    }
    return {
        "z_dim": mapping.inputs,
        "c_dim": mapping.classes,
        "w_dim": mapping.outputs,
        "img_resolution": layout.frame.width,
        "img_channels": layout.image_channels,
        "mapping_kwargs": {**_mapping(mapping), "w_avg_beta": mapping.decay},
        "synthesis_kwargs": inside,
    }


def _discriminator(layout: StyleGAN2Layout) -> dict[str, Any]:
    own = layout.discriminator
    return {
        "c_dim": layout.mapping.classes,
        "img_resolution": layout.frame.width,
        "img_channels": layout.image_channels,
        **_widths(own.channels, layout.frame.width),
        "architecture": own.links,
        "num_fp16_res": own.half_stages,
        "conv_clamp": own.clamp,
        "cmap_dim": None if own.classes is None else own.classes.outputs,
        "block_kwargs": {"resample_filter": list(own.taps)},
        "mapping_kwargs": {} if own.classes is None else _mapping(own.classes),
        "epilogue_kwargs": {"mbstd_group_size": own.group, "mbstd_num_channels": own.group_channels},
    }


def _mapping(mapping: MappingLayout) -> dict[str, Any]:
    embedding = {"embed_features": mapping.embedding} if mapping.classes else {}
    return {"num_layers": mapping.depth, "layer_features": mapping.hidden, "lr_multiplier": mapping.lr_multiplier, **embedding}


def _widths(outer: Sequence[int], size: int) -> dict[str, int]:
    """Return the arguments that give channels ``outer``, from the image inwards: min(channel_base / resolution, channel_max)."""
    most, resolutions = max(outer), [size >> place for place in range(len(outer))]
    base = max((width * side for width, side in zip(outer, resolutions, strict=True) if width < most), default=most * size)
    if [min(base // side, most) for side in resolutions] != list(outer):
        raise ConfigError(mark("engine", "StyleGAN2-ADA cannot build these channels: choose another format."))
    return {"channel_base": base, "channel_max": most}


def _plain(state: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: tensor.detach().cpu().float().contiguous() for name, tensor in state.items()}
