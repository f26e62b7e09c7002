"""Reads weights from files that other programs wrote, without ever running code from them."""

import hashlib
import pickle
import zipfile
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.latent.frozen import quietly
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

BLOCK = 2**20
DAMAGED = (OSError, ValueError, RuntimeError, EOFError, KeyError, AttributeError, TypeError)  # what readers raise
DAMAGED = (OSError, ValueError, RuntimeError, EOFError, KeyError, AttributeError, TypeError)  # what readers raise


def check_file(path: Path) -> None:
    """Raise ``ConfigError`` if ``path`` is no file that can be read."""
    if not path.is_file():
        raise ConfigError(mark("engine", "There is no file {path} with a feature network."), path=path)
    try:
        path.open("rb").close()
    except OSError as error:
        raise ConfigError(mark("engine", "Can't read {path}: {reason}."), path=path, reason=error.strerror or error) from error


def is_torchscript(path: Path) -> bool:
    """Return whether a file is a TorchScript program: a zip archive, as torch's files of weights are, but with code."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.endswith("/constants.pkl") for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def read_weights(path: Path) -> dict[str, Tensor]:
    """Read the weights in a safetensors file, or in a file of ``torch.save``, by name.

    A checkpoint that holds them as "state_dict" or "model" is accepted too.

    Raises
    ------
    ConfigError
        The file holds something else.
    """
    check_file(path)
    try:
        with quietly():  # torch warns of pickles that it did not write
            found = load_file(path) if path.suffix.lower() == ".safetensors" else torch.load(path, "cpu", weights_only=True)
    except (*DAMAGED, SafetensorError, pickle.UnpicklingError) as error:
        raise _no_weights(path) from error
    for name in ("state_dict", "model"):
        if isinstance(found, dict) and isinstance(found.get(name), dict):
            found = found[name]
    if not isinstance(found, dict) or not found or not all(isinstance(value, Tensor) for value in found.values()):
        raise _no_weights(path)
    return {str(name).removeprefix("module."): value for name, value in found.items()}


def _no_weights(path: Path) -> ConfigError:
    text = mark("engine", "{name} holds no weights that can be read safely. Give a safetensors file or a saved state_dict.")
    return ConfigError(text, name=path.name)


def digest_of_file(path: Path, *more: object) -> str:
    """Return the digest of a file's content and of ``more``, whose ``repr`` says how it is used."""
    digest = hashlib.blake2b(repr(more).encode(), digest_size=12)
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
