"""Opens networks that files hold as programs: TorchScript and ONNX."""

import importlib
import importlib.util
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.latent.frozen import quietly
from ganstudio.engine.metrics.features.file_network import Compute, FileNetwork, Preprocessing
from ganstudio.engine.metrics.features.weights import check_file, digest_of_file, is_torchscript
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def is_program(path: Path) -> bool:
    """Return whether a file holds a TorchScript or an ONNX program."""
    return path.suffix.lower() == ".onnx" or is_torchscript(path)


def open_program(
    path: Path, name: str, shape: tuple[int, int, int], size: int | None, values: str, device: str = "cpu"
) -> FileNetwork:
    """Open a TorchScript or ONNX file.

    Parameters
    ----------
    path
        The file. Its input is a batch of images, its first output their features, and its second, if any, logits.
    name
        What results call the network.
    shape
        (C, H, W) of the images of the data set, which the network gets as they are if it takes them.
    size
        Side in pixels that it takes; None: what an ONNX file says, else that of the data set.
    values
        A key of :data:`~ganstudio.engine.metrics.features.file_network.VALUES`.
    device
        Where TorchScript computes; ONNX computes on the CPU.

    Raises
    ------
    ConfigError
        The file is damaged, a package is missing, or the network does not take such images.
    """
    check_file(path)
    fixed: tuple[int | None, int | None, int | None] = (None, None, None)
    if path.suffix.lower() == ".onnx":
        compute, fixed = _open_onnx(path)
    else:
        compute = _open_torchscript(path, device)
    sides = (size or fixed[1] or shape[1], size or fixed[2] or shape[2])
    candidates = [fixed[0]] if fixed[0] else [3] if values == "imagenet" else list(dict.fromkeys((shape[0], 3, 1)))
    failed: ConfigError | None = None
    for channels in candidates:
        how = Preprocessing(channels, sides, values)
        try:
            return FileNetwork(name, digest_of_file(path, how), how, compute)
        except ConfigError as error:
            failed = failed or error
    assert failed is not None
    raise failed


def _open_torchscript(path: Path, device: str) -> Compute:
    try:
        with quietly():  # torch calls TorchScript deprecated
            program: Any = torch.jit.load(str(path), map_location="cpu")  # type: ignore[no-untyped-call]
        program = program.to(torch.device(device)).eval()
    except Exception as error:  # torch raises what its C++ code throws
        raise ConfigError(mark("engine", "Can't open {name} as TorchScript: the file is damaged."), name=path.name) from error

    def compute(images: Tensor) -> Any:
        return program(images.to(torch.device(device)))

    return compute


def _open_onnx(path: Path) -> tuple[Compute, tuple[int | None, int | None, int | None]]:
    """Return the program and the (C, H, W) that it takes, with None for what it leaves open."""
    if importlib.util.find_spec("onnxruntime") is None:
        raise ConfigError(mark("engine", 'Networks in ONNX files need the onnx extra: pip install "ganstudio[onnx]"'))
    onnxruntime: Any = importlib.import_module("onnxruntime")
    try:
        session = onnxruntime.InferenceSession(path.read_bytes(), providers=["CPUExecutionProvider"])
        (given,) = session.get_inputs()
        _, channels, height, width = given.shape
    except Exception as error:  # onnxruntime has a class of its own for each failure
        text = mark("engine", "Can't use {name}: it is no ONNX file whose input is a batch of images.")
        raise ConfigError(text, name=path.name) from error

    def compute(images: Tensor) -> list[Tensor]:
        pixels = images.round().to(torch.uint8) if "uint8" in given.type else images
        return [torch.from_numpy(np.asarray(found)) for found in session.run(None, {given.name: pixels.numpy()})]

    fixed = tuple(length if isinstance(length, int) else None for length in (channels, height, width))
    return compute, (fixed[0], fixed[1], fixed[2])
