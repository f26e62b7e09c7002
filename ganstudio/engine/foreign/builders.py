"""Builds inert values for the functions and classes that pickles of networks name: torch's tensors, numpy's arrays, objects."""

import io
import math
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.foreign.inert_pickle import Damaged, Refused, Stateful

STORAGE = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."  # how torch.save begins a file that is no archive
NUMBERS = re.compile(r"[<>=|]?(b1|i[1248]|u[1248]|f[248])")
DTYPES = ("float16", "float32", "float64", "bfloat16", "uint8", "int8", "int16", "int32", "int64", "bool")


@dataclass(frozen=True)
class Storage:
    """The numbers of a tensor, flat."""

    bytes_: torch.UntypedStorage
    dtype: torch.dtype

    @property
    def count(self) -> int:
        """Return the number of elements."""
        return self.bytes_.nbytes() // self.dtype.itemsize


@dataclass(frozen=True)
class ForeignObject:
    """An object of a class of another program: the name of the class, and its attributes."""

    class_name: str
    state: Mapping[str, Any]


class NumberType(Stateful):
    """A numpy dtype of numbers."""

    def __init__(self, code: str) -> None:
        self.code = code

    def set_state(self, state: Any) -> None:
        order = state[1]
        if order not in ("<", ">", "=", "|"):
            raise Damaged("a byte order")
        self.code = ("" if order == "|" else order) + self.code.lstrip("<>=|")

    @property
    def dtype(self) -> "np.dtype[Any]":
        """Return numpy's own."""
        return np.dtype(self.code)


class Array(Stateful):
    """A numpy array; ``value`` is None until its state is set."""

    value: np.ndarray | None = None

    def set_state(self, state: Any) -> None:
        _, shape, kind, fortran, content = state
        self.fill(content, kind, shape, "F" if fortran is True else "C")

    def fill(self, content: Any, kind: Any, shape: Any, order: Any) -> None:
        """Take the numbers of the array, as bytes."""
        if not isinstance(kind, NumberType) or not isinstance(content, bytes | bytearray) or len(shape) > 8:
            raise Refused("a numpy array that holds no numbers")
        if math.prod(shape) * kind.dtype.itemsize != len(content) or any(side < 0 for side in shape):
            raise Damaged("an array of another length")
        self.value = np.frombuffer(content, kind.dtype).reshape(shape, order="F" if order == "F" else "C")


def _storage(content: Any) -> Storage:
    """Return the storage that ``torch.save`` wrote to ``content``."""
    if not isinstance(content, bytes) or not content.startswith(STORAGE):
        raise Damaged("a tensor of an unknown format")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch warns of damaged bytes before it fails
            found = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    except Exception as error:  # whatever torch makes of damaged bytes
        raise Damaged("a tensor that torch cannot read") from error
    if not isinstance(found, torch.storage.TypedStorage):
        raise Damaged("something else instead of a tensor")
    return Storage(found._untyped_storage, found.dtype)


def _tensor(storage: Any, offset: Any, size: Any, stride: Any, *rest: Any) -> Tensor:
    """Return the tensor that lies in ``storage``; nothing is copied."""
    if not isinstance(storage, Storage) or len(size) != len(stride) or len(size) > 8:
        raise Damaged("a tensor without its numbers")
    if any(type(number) is not int or number < 0 for number in (offset, *size, *stride)):
        raise Damaged("a tensor with a negative side")
    last = offset + sum((side - 1) * step for side, step in zip(size, stride, strict=True))
    count = math.prod(size)
    if count > storage.count or (count and last >= storage.count):
        raise Damaged("a tensor that claims more numbers than the file holds")
    return torch.empty(0, dtype=storage.dtype).set_(storage.bytes_, offset, tuple(size), tuple(stride))


def _parameter(data: Any, *rest: Any) -> Tensor:
    if not isinstance(data, Tensor):
        raise Damaged("a parameter without a tensor")
    return data


def _object(meta: Any) -> ForeignObject:
    """Return the object that StyleGAN's ``persistence`` describes; the source text of its class (``module_src``) is ignored."""
    if not isinstance(meta, dict) or not isinstance(meta.get("class_name"), str) or not isinstance(meta.get("state"), dict):
        raise Damaged("an object without a class and a state")
    return ForeignObject(meta["class_name"], meta["state"])


def _number_type(code: Any, *rest: Any) -> NumberType:
    if not isinstance(code, str) or not NUMBERS.fullmatch(code):
        raise Refused(f"the numpy type {str(code)[:40]}")
    return NumberType(code)


def _scalar(kind: Any, content: Any) -> int | float | bool:
    if not isinstance(kind, NumberType) or not isinstance(content, bytes) or len(content) != kind.dtype.itemsize:
        raise Damaged("a number of another length")
    found: int | float | bool = np.frombuffer(content, kind.dtype)[0].item()
    return found


def _encoded(text: Any, encoding: Any) -> bytes:
    if encoding not in ("latin1", "latin-1"):
        raise Refused("another encoding than latin1")
    return bytes(text.encode("latin1"))


def _set(values: Any = ()) -> set[Any]:
    if any(not isinstance(value, str | int | float | None) for value in values):
        raise Refused("a set of objects")
    return set(values)


def _never(*arguments: Any) -> Any:
    raise Refused("a call of a constant")


def _array(*arguments: Any) -> Array:
    return Array()


def _array_of(content: Any, kind: Any, shape: Any, order: Any) -> Array:
    array = Array()
    array.fill(content, kind, shape, order)
    return array


def _dict(*arguments: Any) -> dict[Any, Any]:
    if arguments:
        raise Refused("a dictionary made from something")
    return {}


BUILDERS: Mapping[tuple[str, str], Callable[..., Any]] = {
    ("torch_utils.persistence", "_reconstruct_persistent_obj"): _object,
    ("torch._utils", "_rebuild_tensor_v2"): _tensor,
    ("torch._utils", "_rebuild_parameter"): _parameter,
    ("torch.storage", "_load_from_bytes"): _storage,
    ("torch", "Size"): lambda sides: tuple(sides),
    ("torch", "device"): lambda *arguments: None,
    **{("torch", name): _never for name in DTYPES},
    ("collections", "OrderedDict"): _dict,
    ("dnnlib", "EasyDict"): _dict,
    ("dnnlib.util", "EasyDict"): _dict,
    **{(module, "set"): _set for module in ("builtins", "__builtin__")},
    ("_codecs", "encode"): _encoded,
    ("numpy", "dtype"): _number_type,
    ("numpy", "ndarray"): _never,
    **{(f"{module}.multiarray", "_reconstruct"): _array for module in ("numpy.core", "numpy._core")},
    **{(f"{module}.numeric", "_frombuffer"): _array_of for module in ("numpy.core", "numpy._core")},  # protocol 5
    **{(f"{module}.multiarray", "scalar"): _scalar for module in ("numpy.core", "numpy._core")},
}
