"""Opens files of ``torch.save`` that hold tensors and plain values, through torch's own reader for weights alone."""

import argparse
import io
import pickletools
import warnings
import zipfile
from typing import Any

import torch

from ganstudio.engine.foreign.builders import STORAGE
from ganstudio.engine.foreign.inert_pickle import MOST_INSTRUCTIONS, Damaged, Refused

ARCHIVE = b"PK\x03\x04"
MOST_MEMBERS = 20_000
ALLOWED = {
    *("collections OrderedDict", "argparse Namespace", "torch._utils _rebuild_tensor_v2", "torch._utils _rebuild_parameter"),
    *(f"torch {kind}Storage" for kind in ("Float", "Half", "BFloat16", "Double", "Long", "Int", "Short", "Char", "Byte", "Bool")),
    *("torch Size", "torch device", "torch float32", "torch float16", "torch float64", "torch int64"),
}


def is_torch_file(content: bytes) -> bool:
    """Return whether ``torch.save`` wrote the file."""
    return content.startswith((ARCHIVE, STORAGE))


def read_torch_file(content: bytes) -> Any:
    """Return what a file of ``torch.save`` holds: tensors on the CPU, and plain values.

    Raises
    ------
    Refused
        It names something other than tensors and plain values.
    Damaged
        It is incomplete, or claims more than it holds.
    """
    if content.startswith(ARCHIVE):
        _check_names(_pickle_of(content))
    try:
        with (
            torch.serialization.safe_globals([argparse.Namespace]),
            warnings.catch_warnings(),
        ):  # stylegan2-pytorch keeps its options
            warnings.simplefilter("ignore")  # torch warns of damaged bytes before it fails
            return torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    except Exception as error:  # whatever torch makes of damaged bytes
        raise Damaged("torch cannot read it as tensors and plain values") from error


def _pickle_of(content: bytes) -> bytes:
    """Return the pickle inside an archive, once nothing in it is compressed: what unpacks is no larger than the file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if any(member.compress_type != zipfile.ZIP_STORED for member in members):
                raise Refused("compressed tensors")
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > len(content):
                raise Damaged("it claims more than it holds")
            (name,) = [member.filename for member in members if member.filename.rpartition("/")[2] == "data.pkl"]
            return archive.read(name)
    except (zipfile.BadZipFile, ValueError, KeyError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise Damaged("it is cut off, or no archive of torch") from error


def _check_names(pickled: bytes) -> None:
    """Refuse a pickle that names anything but tensors: torch would refuse it as well, but not tell what it is."""
    try:
        for count, (code, argument, _) in enumerate(pickletools.genops(pickled)):
            if code.name in ("GLOBAL", "INST") and argument not in ALLOWED:
                raise Refused(str(argument).replace(" ", ".", 1))
            if code.name in ("STACK_GLOBAL", "EXT1", "EXT2", "EXT4", "PERSID") or count > MOST_INSTRUCTIONS:
                raise Refused(f"the pickle instruction {code.name}")
    except (ValueError, IndexError, TypeError, AttributeError, OverflowError) as error:
        raise Damaged("it is cut off, or no pickle") from error
