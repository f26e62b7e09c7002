"""Exports a trained generator for other programs: ONNX, TorchScript, safetensors, or state dicts for StyleGAN2-ADA.

Every export is loaded again, and 64 of its pictures are compared with the network's before the file gets its name.
"""

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from ganstudio.engine.config import to_dict
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.export.stylegan2_ada import describe_stylegan2_ada, write_stylegan2_ada
from ganstudio.engine.latent.frozen import quietly
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.sampling import labels_from_seeds, z_from_seeds
from ganstudio.engine.networks import Generator
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.runs.checkpoint import build_networks
from ganstudio.engine.runs.tensors import read_tensors, write_tensors
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.version import __version__

SAMPLES = 64
LARGEST_DIFFERENCE = 1e-4  # of pixels in [-1, 1]: 1/80 of an 8-bit step
ENDINGS = {
    "onnx": ".onnx",
    "torchscript": ".pt",
    "safetensors": ".safetensors",
    "stylegan2-ada": ".pth",
}  # by the name of the format
ONNX_PACKAGES = ("onnx", "onnxscript", "onnxruntime")

Draw = Callable[[dict[str, Tensor]], Tensor]


class Whole(nn.Module):
    """Maps z, float32 (N, latent_dim), for classes ``labels``, int64 (N,), and the scalar ``truncation`` to images
    (N, C, H, W) in [-1, 1]."""

    def __init__(self, generator: Generator) -> None:
        super().__init__()
        self.generator = generator

    def forward(self, z: Tensor, *rest: Tensor) -> Tensor:
        *labels, truncation = rest
        latent = self.generator.map(z, *labels)
        return self.generator.synthesize(self.generator.truncate(latent, truncation)).clamp(-1, 1)


def check_format(format: str) -> None:
    """Raise ``ConfigError`` if the format does not exist or its packages are missing: the message says how to install them."""
    if format not in FORMATS:
        raise unknown_name("format", format, list(FORMATS))
    if format == "onnx" and (missing := [name for name in ONNX_PACKAGES if not _is_there(name)]):
        text = mark("engine", 'ONNX export needs missing packages ({packages}). Install them: pip install "ganstudio[onnx]"')
        raise ConfigError(text, packages=", ".join(missing))


def describe(model: Model) -> dict[str, Any]:
    """Return the facts needed to use the tensors without the studio, as plain JSON values."""
    config, space = model.run.config, model.generator.latent_space
    return {
        "studio": __version__,
        "run": model.run.name,
        "images_seen": model.images_seen,
        "model": to_dict(config)["model"],
        "images": {
            "size": config.data.size,
            "width": config.data.frame.width,
            "height": config.data.frame.height,
            "channels": config.data.channels,
            "layout": "NCHW",
            "range": [-1, 1],
        },
        "classes": list(model.classes),
        "latent": {
            "z": model.generator.latent_dim,
            "distribution": "N(0, 1)",
            "has_mapping": model.generator.has_mapping,
            "mean": space.mean,
            "std": space.std,
            "layers": space.layers,
        },
        "tensors": {name: list(tensor.shape) for name, tensor in model.generator.state_dict().items()},
    }


@torch.no_grad()
def largest_difference(whole: Whole, draw: Draw) -> float:
    """Return the largest pixel difference from ``whole``, over 64 seeds and all classes, half of them truncated."""
    found = 0.0
    for seeds, truncation in ((range(SAMPLES // 2), 1.0), (range(SAMPLES // 2, SAMPLES), 0.5)):
        given = model_inputs(whole.generator, seeds, truncation)
        gap = (draw(given) - whole(*given.values())).abs().max()
        found = float(torch.maximum(gap, torch.tensor(found)))  # keeps NaN
    return found


def model_inputs(generator: Generator, seeds: range = range(2), truncation: float = 0.7) -> dict[str, Tensor]:
    """Return the inputs of a :class:`Whole` by name, with the latents of ``seeds``."""
    labels = labels_from_seeds(generator, seeds)
    middle = {} if labels is None else {"labels": labels}
    return {"z": z_from_seeds(generator, seeds), **middle, "truncation": torch.tensor(truncation)}


def _onnx(whole: Whole, path: Path, model: Model, description: dict[str, Any]) -> Draw:
    import onnxruntime

    given = model_inputs(whole.generator)
    # to torch, *rest is a single parameter, and so are its shapes; the batch is dynamic in all but the scalar
    count = torch.export.Dim("count")
    rest = tuple({} if value.ndim == 0 else {0: count} for value in list(given.values())[1:])
    with quietly():
        program = torch.onnx.export(
            whole,
            tuple(given.values()),
            input_names=list(given),
            output_names=["images"],
            dynamic_shapes=({0: count}, rest),
            dynamo=True,
            verbose=False,
        )
        assert program is not None
        program.model.metadata_props["ganstudio"] = json.dumps({k: v for k, v in description.items() if k != "tensors"})
        program.save(str(path), external_data=False)
        session = onnxruntime.InferenceSession(path.read_bytes(), providers=["CPUExecutionProvider"])

    def draw(values: dict[str, Tensor]) -> Tensor:
        (images,) = session.run(None, {name: np.asarray(value.numpy()) for name, value in values.items()})
        return torch.from_numpy(images)

    return draw


def _torchscript(whole: Whole, path: Path, model: Model, description: dict[str, Any]) -> Draw:
    with quietly():
        traced = torch.jit.trace(whole, tuple(model_inputs(whole.generator).values()), check_trace=False)  # type: ignore[no-untyped-call]
        torch.jit.save(traced, str(path), _extra_files={"ganstudio.json": json.dumps(description)})
        loaded = torch.jit.load(str(path))  # type: ignore[no-untyped-call]
    return lambda values: loaded(*values.values())


def _safetensors(whole: Whole, path: Path, model: Model, description: dict[str, Any]) -> Draw:
    write_tensors(path, whole.generator.state_dict())
    fresh, _ = build_networks(model.run.config, model.run.dataset.classes, torch.Generator().manual_seed(1))
    fresh.load_state_dict(read_tensors(path))
    loaded = Whole(fresh.eval())
    return lambda values: loaded(*values.values())


FORMATS: dict[str, Callable[[Whole, Path, Model, dict[str, Any]], Draw]] = {
    "onnx": _onnx,
    "torchscript": _torchscript,
    "safetensors": _safetensors,
    "stylegan2-ada": write_stylegan2_ada,
}
DESCRIPTIONS: dict[str, Callable[[Model], dict[str, Any]]] = {  # written beside the file
    "safetensors": describe,
    "stylegan2-ada": describe_stylegan2_ada,
}


def _is_there(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ValueError:  # sys.modules has None for it
        return False
