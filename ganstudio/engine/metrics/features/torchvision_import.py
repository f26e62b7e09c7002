"""Imports torchvision, also beside a torch without CUDA. See docs/adr/0002."""

import importlib
import sys
from types import ModuleType

import torch

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SCHEMA = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
_libraries: list[torch.library.Library] = []  # what they define vanishes with them


def import_torchvision() -> ModuleType:
    """Import torchvision and return it.

    The registry's wheel for Linux is built for CUDA. Beside a torch that is not, its compiled operators cannot load, and the import
    fails because it describes two of them. The studio uses torchvision's Python parts alone, so it declares these two first.

    Raises
    ------
    ConfigError
        torchvision is missing, or does not fit torch.
    """
    try:
        return importlib.import_module("torchvision")
    except RuntimeError as error:
        if "torchvision::nms" not in str(error):
            raise _broken(error) from error
    except ImportError as error:
        raise _broken(error) from error
    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        del sys.modules[name]  # what the failed import has left
    library = torch.library.Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]
    for name in ("nms", "qnms"):
        if not hasattr(torch.ops.torchvision, name):
            library.define(f"{name}{SCHEMA}")  # type: ignore[no-untyped-call]
    _libraries.append(library)
    try:
        return importlib.import_module("torchvision")
    except (ImportError, RuntimeError) as error:
        raise _broken(error) from error


def _broken(error: Exception) -> ConfigError:
    text = mark("engine", "Can't import torchvision: {reason}. Install the version that fits torch: pip install torchvision")
    return ConfigError(text, reason=str(error).splitlines()[0].rstrip("."))
