"""Colour profiles written from their tags (ICC.1:2010), as phones, cameras and programs write them."""

import struct
from collections.abc import Callable, Mapping

import numpy as np

WHITE = (0.9642, 1.0, 0.8249)  # D50, the white of the space in which profiles meet
SRGB = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.7141))  # red, green, blue as XYZ under D50
P3 = ((0.51512, 0.2412, -0.00105), (0.29198, 0.69225, 0.04189), (0.1571, 0.06657, 0.78407))
ADOBE = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))


def fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + fixed(*values)


def curv(*entries: int) -> bytes:
    """None: linear. One: gamma times 256. More: a table of 16 bits."""
    return b"curv\0\0\0\0" + struct.pack(f">I{len(entries)}H", len(entries), *entries)


def para(kind: int, *parameters: float) -> bytes:
    return b"para\0\0\0\0" + struct.pack(">HH", kind, 0) + fixed(*parameters)


def linear_light(encoded: np.ndarray) -> np.ndarray:
    """IEC 61966-2-1, from 0 to 1."""
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


SRGB_CURVE = para(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
SRGB_TABLE = curv(*np.rint(65535 * linear_light(np.linspace(0, 1, 1024))).astype(int).tolist())
LINEAR = curv()
GAMMA_22 = curv(563)


def profile(space: bytes, name: str, tags: Mapping[bytes, bytes]) -> bytes:
    text = name.encode() + b"\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78)
    every = {b"desc": described, b"wtpt": xyz(WHITE), **tags}
    table, body = struct.pack(">I", len(every)), b""
    begin = 128 + 4 + 12 * len(every)
    for sign, content in every.items():
        table += sign + struct.pack(">II", begin + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(">I4sI4s4s4s", begin + len(body), b"test", 0x02400000, b"mntr", space, b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + fixed(*WHITE)
    return head.ljust(128, b"\0") + table + body


def rgb(name: str, primaries: tuple[tuple[float, float, float], ...], curve: bytes) -> bytes:
    """By three primaries and one curve."""
    colours = {sign: xyz(primary) for sign, primary in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True)}
    return profile(b"RGB ", name, colours | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve))


def grey(name: str, curve: bytes) -> bytes:
    return profile(b"GRAY", name, {b"kTRC": curve})


def tables(space: bytes, name: str, channels: int, to_xyz: Callable[..., np.ndarray], curve: np.ndarray) -> bytes:
    """By a table of 16 bits (A2B0) with the corners ``to_xyz`` of all channels at 0 and 1, behind ``curve`` of every channel."""
    corners = np.stack(np.meshgrid(*[[0, 1]] * channels, indexing="ij"), axis=-1).reshape(-1, channels)
    nodes = np.rint(32768 * np.stack([to_xyz(*corner) for corner in corners]).clip(0, 1.99))
    content = b"mft2\0\0\0\0" + bytes([channels, 3, 2, 0]) + fixed(1, 0, 0, 0, 1, 0, 0, 0, 1) + struct.pack(">HH", len(curve), 2)
    words = [*np.rint(65535 * np.tile(curve, channels)), *nodes.reshape(-1), *[0, 65535] * 3]
    return profile(space, name, {b"A2B0": content + struct.pack(f">{len(words)}H", *map(int, words))})
