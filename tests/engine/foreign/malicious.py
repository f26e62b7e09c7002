"""Pickles that would execute something, fill the memory or take for ever, by name."""

import io
import pickle
import struct
import warnings
from collections.abc import Iterator
from typing import Any

import torch

from tests.engine.foreign.foreign_files import Persistent, dumped

TARGETS = (
    ("os", "system"),
    ("posix", "system"),
    ("nt", "system"),
    ("builtins", "eval"),
    ("builtins", "exec"),
    ("builtins", "getattr"),
    ("builtins", "__import__"),
    ("functools", "partial"),
    ("torch", "load"),
    ("torch.hub", "load"),
    ("torch._utils", "_rebuild_device_tensor_from_numpy"),
    ("subprocess", "Popen"),
    ("operator", "attrgetter"),
    ("numpy", "load"),
    ("numpy.core.multiarray", "fromfile"),
    ("ganstudio.engine.files", "write_atomic"),
    ("torch_utils.persistence", "_reconstruct_persistent_obj.__globals__"),
)
ARGUMENT = b"X\x04\x00\x00\x00true"  # a text that os.system would run
NETWORK = b"\x80\x04}(\x8c\x05G_ema"


def malicious() -> dict[str, bytes]:
    """Return them."""
    return {f"{module}.{name} by {way}": content for module, name in TARGETS for way, content in _calls(module, name)} | _bombs()


def _calls(module: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the ways in which a pickle can call a function."""
    names = module.encode() + b"\n" + name.encode() + b"\n"
    given = _text(module) + _text(name) + b"\x93"
    remembered = _text(module) + b"\x940" + _text(name) + b"\x940h\x00h\x01\x93"
    yield "GLOBAL and REDUCE", b"c" + names + b"(" + ARGUMENT + b"tR."
    yield "GLOBAL and REDUCE, protocol 2", b"\x80\x02c" + names + ARGUMENT + b"\x85R."
    yield "STACK_GLOBAL and REDUCE", b"\x80\x04" + given + ARGUMENT + b"\x85R."
    yield "STACK_GLOBAL through the memo", b"\x80\x04" + remembered + ARGUMENT + b"\x85R."
    yield "INST", b"(" + ARGUMENT + b"i" + names + b"."
    yield "OBJ", b"(c" + names + ARGUMENT + b"o."
    yield "NEWOBJ", b"\x80\x02c" + names + ARGUMENT + b"\x85\x81."
    yield "NEWOBJ_EX", b"\x80\x04" + given + ARGUMENT + b"\x85}\x92."
    yield "BUILD", b"\x80\x02ccollections\nOrderedDict\n)R}X\x0c\x00\x00\x00__setstate__c" + names + b"sb."
    yield "inside a network", NETWORK + given + ARGUMENT + b"\x85Ru."


def _bombs() -> dict[str, bytes]:
    deep = b"\x80\x04" + b"]" * 140_000 + b"a" * 139_999 + b"."
    tuples = b"\x80\x04}" + b")" + b"\x85" * 200_000 + b"K\x01s."
    doubles = (b"](h" + bytes([place]) + b"h" + bytes([place]) + b"e\x94" for place in range(100))
    doubled = b"\x80\x04]\x94" + b"".join(doubles) + b"."
    inside_itself: list[Any] = []
    inside_itself.append(inside_itself)
    return {
        "nothing": b"",
        "no pickle": b"GIF89a" * 100,
        "4 GB of text": b"\x80\x04X" + struct.pack("<I", 2**32 - 1) + b"short.",
        "2^62 bytes": b"\x80\x04\x8e" + struct.pack("<Q", 2**62) + b"short.",
        "2^63 bytes": b"\x80\x04\x8d" + struct.pack("<Q", 2**63 + 1) + b"short.",
        "a frame of 2^62 bytes": b"\x80\x04\x95" + struct.pack("<Q", 2**62) + b"N.",
        "a number of 2^31 digits": b"\x80\x02\x8b" + struct.pack("<I", 2**31 - 1) + b"\x01.",
        "a decimal of 100,000 digits": b"L" + b"9" * 100_000 + b"L\n.",
        "lists in lists": deep,
        "tuples as a key": tuples,
        "doubled lists": doubled,
        "a list in itself": pickle.dumps({"G_ema": inside_itself}),
        "a million instructions": b"\x80\x04" + b"N0" * 500_000 + b"N.",
        "a persistent id": b"Pos.system\n.",
        "a persistent id of an object": b"\x80\x02X\x04\x00\x00\x00trueQ.",
        "an extension": b"\x80\x02\x82\x01.",
        "an extension of four bytes": b"\x80\x02\x84\x01\x00\x00\x00.",
        "a buffer from outside": b"\x80\x05\x97.",
        "a call of a text": b"\x80\x04" + _text("os.system") + ARGUMENT + b"\x85R.",
        "a state for a function": b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n}X\x08\x00\x00\x00__call__Nsb.",
        "no end": b"\x80\x04]",
        "a bad stack": b"\x80\x04R.",
        "a state that is a list": dumped({"G_ema": Persistent("Generator", [1, 2])}),  # type: ignore[arg-type]
        "a tensor of 2^40 numbers": _claimed(2**40),
        "a tensor with the same number 2^40 times": _expanded(2**40),
        "networks of TensorFlow": b"\x80\x03(cdnnlib.tflib.network\nNetwork\n)\x81}b.",
        "unknown instructions": b"\xff\xfe.",
        "a protocol of the future": b"\x80\x09N.",
    }


def _text(text: str) -> bytes:
    return b"\x8c" + bytes([len(text)]) + text.encode()


def _storage(count: int) -> bytes:
    """Return a file of ``torch.save`` that claims ``count`` numbers and holds two."""
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.save(torch.zeros(2).storage(), file, _use_new_zipfile_serialization=False)
    content = file.getvalue()
    if count == 2:
        return content
    claim = b"\x8a\x08" + struct.pack("<q", count)  # LONG1
    return content.replace(b"K\x02N", claim + b"N", 1) if b"K\x02N" in content else content.replace(b"K\x02", claim, 1)


def _tensor(storage: bytes, offset: int, size: tuple[int, ...], stride: tuple[int, ...]) -> bytes:
    """Return the instructions that build a tensor on ``storage``."""
    inner = b"ctorch.storage\n_load_from_bytes\nB" + struct.pack("<I", len(storage)) + storage + b"\x85R"
    given = [pickle.dumps(value, 2)[2:-1] for value in (offset, size, stride, False, None)]
    return b"\x80\x03ctorch._utils\n_rebuild_tensor_v2\n(" + inner + b"".join(given) + b"tR."


def _claimed(count: int) -> bytes:
    return _tensor(_storage(count), 0, (count,), (1,))


def _expanded(count: int) -> bytes:
    return _tensor(_storage(2), 0, (count,), (0,))
