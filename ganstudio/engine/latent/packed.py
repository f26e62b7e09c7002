"""Stores latents exactly as text: in a picture's metadata, on the clipboard, in a file of favourites."""

import math
from typing import Annotated

import msgspec
import numpy as np

from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.sampling import LARGEST_SEED

MOST_NUMBERS = 1_000_000  # in a latent


class _Numbers(msgspec.Struct):
    shape: tuple[int, ...]
    float32: bytes  # little-endian; base64 in JSON


class _Packed(msgspec.Struct):
    z: _Numbers
    label: Annotated[int, msgspec.Meta(ge=0)] | None = None
    seed: Annotated[int, msgspec.Meta(ge=0, le=LARGEST_SEED)] | None = None
    w: _Numbers | None = msgspec.field(default=None, name="latent")  # the key in existing files


def pack(latent: Latent) -> bytes:
    """Return ``latent`` as JSON."""
    w = None if latent.w is None else _numbers(latent.w)
    return msgspec.json.encode(_Packed(_numbers(latent.z), latent.label, latent.seed, w))


def unpack(content: bytes) -> Latent:
    """Return the latent from :func:`pack`'s result, bit by bit the same.

    Raises
    ------
    ValueError
        The content is not from :func:`pack`, or is damaged.
    """
    try:
        found = msgspec.json.decode(content, type=_Packed)
    except msgspec.MsgspecError as error:
        raise ValueError(f"no latent: {error}") from None
    w = None if found.w is None else _array(found.w, (1, 2))
    return Latent(_array(found.z, (1,)), found.label, found.seed, w)


def _numbers(array: np.ndarray) -> _Numbers:
    return _Numbers(array.shape, array.astype("<f4").tobytes())


def _array(numbers: _Numbers, dimensions: tuple[int, ...]) -> np.ndarray:
    if len(numbers.shape) not in dimensions or min(numbers.shape) < 1:
        raise ValueError(f"no latent has the shape {numbers.shape}")
    count = math.prod(numbers.shape)
    if count > MOST_NUMBERS or len(numbers.float32) != 4 * count:
        raise ValueError(f"the shape {numbers.shape} does not fit {len(numbers.float32)} bytes")
    array = np.frombuffer(numbers.float32, "<f4").reshape(numbers.shape).astype(np.float32)
    if not np.isfinite(array).all():
        raise ValueError("a latent holds what is no number")
    return array
