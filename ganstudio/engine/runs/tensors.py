"""Writes and reads tensors as safetensors files, atomically. Never uses pickle."""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from ganstudio.engine.files import beside
from ganstudio.engine.runs.manifest import FORMAT, check_format

OS_ERROR = re.compile(r"\(os error (\d+)\)")


def write_tensors(path: Path, tensors: dict[str, Tensor], about: Mapping[str, str] | None = None) -> None:
    """Write a safetensors file atomically, with ``about`` in its metadata."""
    plain = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    with beside(path) as temporary:
        try:
            save_file(plain, temporary, {**(about or {}), "ganstudio": str(FORMAT)})  # directly: no second copy in memory
            with suppress(OSError):  # network drives and Windows disks lack these permissions
                temporary.chmod(temporary.parent.stat().st_mode & 0o666)  # safetensors denies other users access
        except SafetensorError as error:
            number = OS_ERROR.search(str(error))  # it reports disk errors only as text
            raise OSError(int(number[1]) if number else 0, str(error)) from error


def read_about(path: Path) -> dict[str, str]:
    """Return what :func:`write_tensors` wrote ``about`` the tensors, without reading them; ``OSError`` for other files."""
    try:
        with safe_open(path, "pt") as file:
            found: dict[str, str] = file.metadata() or {}
    except SafetensorError as error:
        raise OSError(str(error)) from None
    check_format(found.get("ganstudio"), path)
    return found


def read_tensors(path: Path, prefix: str = "") -> dict[str, Tensor]:
    """Return the tensors whose name starts with ``prefix``, by the rest of it; ``OSError`` if the file is incomplete."""
    try:
        with safe_open(path, "pt") as file:
            check_format((file.metadata() or {}).get("ganstudio"), path)
            return {name.removeprefix(prefix): file.get_tensor(name) for name in file.keys() if name.startswith(prefix)}  # noqa: SIM118
    except SafetensorError as error:
        raise OSError(str(error)) from None
