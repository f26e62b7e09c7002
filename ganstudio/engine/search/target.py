"""A person's picture as the model would see it, and the way back to its own pixels."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.data import SMALLEST_PADDED
from ganstudio.engine.data.decoding.colour import flatten
from ganstudio.engine.data.decoding.decode import LARGEST, Picture, decode
from ganstudio.engine.data.decoding.formats import formats
from ganstudio.engine.data.preparation.prepare import Box, Preparation, crop_box, prepare
from ganstudio.engine.data.sources.builtin import BUILTIN, BuiltinSource
from ganstudio.engine.data.sources.suggest import is_coloured
from ganstudio.engine.data.sources.walk import read_file
from ganstudio.engine.pixels import from_uint8

SKETCHED = 256  # pixels of a side, to see whether there is colour
CROPS = ("centre", "fit", "stretch")


@dataclass(frozen=True, eq=False)
class Target:
    """A picture to search for.

    Attributes
    ----------
    path
        Its file.
    source
        Upright, in mode L, RGB or RGBA as the model has channels, of its own size.
    box
        The part that the model sees: left, top, right, bottom; always a square except with the crops "fit" and "stretch".
    pixels
        That part as the model would have learnt it, uint8 (C, size, size).
    content
        What is in the file; empty if there is none.
    is_coloured, is_deep
        Whether it shows colour, and whether its colours have more than the 8 bits that are read.
    """

    path: Path
    source: Image.Image
    box: Box
    pixels: np.ndarray
    content: bytes = field(default=b"", repr=False)
    is_coloured: bool = False
    is_deep: bool = False


def preparation_of(data: DataConfig, size: int = 0) -> Preparation:
    """How the run's pictures were prepared, as far as that gives one image of each; to ``size`` if it is another one."""
    crop, background = data.crop if data.crop in CROPS else "centre", data.background.lower()
    if background == DataConfig().background and set(data.source) <= BUILTIN.keys():
        background = BuiltinSource.edge_colour  # of a run of version 0.1.0, which did not note it
    return Preparation(size or data.size, data.channels, crop, 0, 0, background)


def read_target(path: Path, how: Preparation) -> Target:
    """Open a picture.

    Raises
    ------
    UnreadableImage
        It cannot be opened, is no picture, or a part of one.
    """
    return read_both(path, how)[0]


def read_both(path: Path, how: Preparation) -> tuple[Target, Picture]:
    """Return the target, and the decoded picture: in its own colours, upright, in sRGB."""
    content = read_file(str(path), path.name)
    picture = decode(content, path.name, most=LARGEST)
    return target_of(picture, path, how, content), picture


def target_of(picture: Picture, path: Path, how: Preparation, content: bytes = b"") -> Target:
    """Return the target of a picture opened from ``path`` with the file's ``content``."""
    source = flatten(picture.image, how.channels, how.background)
    box = crop_box(*source.size) if how.crop == "centre" else (0, 0, *source.size)
    pixels = prepare(picture, how)[0]
    return Target(path, source, box, pixels, content, is_coloured(_sketched(picture.image)), _is_deep(content))


def _sketched(image: Image.Image) -> Image.Image:
    """Small enough to be looked at soon."""
    return image.reduce(max(1, min(image.size) // SKETCHED)) if max(image.size) > SKETCHED else image


def _is_deep(content: bytes) -> bool:
    """Whether Pillow reads 8 bits of more that each colour has: it can hold those of grey pictures alone."""
    if not content:
        return False
    with Image.open(io.BytesIO(content), formats=formats()) as image:
        return not image.mode.startswith("I") and any(";16" in str(tile[3]) for tile in getattr(image, "tile", ()))


def cut(target: Target, box: Box, how: Preparation) -> Target:
    """The same picture, of which the model sees the square ``box`` instead."""
    part = target.source.crop(box)
    pixels = prepare(Picture(part, *part.size, part.mode, ""), replace(how, crop="centre"))[0]
    return replace(target, box=box, pixels=pixels)


def as_tensor(targets: Sequence[Target], device: torch.device | str = "cpu") -> Tensor:
    """(N, C, size, size) in [-1, 1]."""
    return from_uint8(np.stack([target.pixels for target in targets]), device)


def is_framed(side: int, size: int) -> bool:
    """Whether a square of that side was framed in black instead of enlarged, as ``prepare`` does."""
    return SMALLEST_PADDED * size <= side < size


def enlarge(image: Tensor, side: int, framed: bool | None = None) -> Tensor:
    """What the model drew, (N, C, size, size), for a square of ``side`` pixels of the source: (N, C, side, side).

    ``framed`` says whether it was framed; None: as ``prepare`` does.
    """
    size = image.shape[2]
    if is_framed(side, size) if framed is None else framed:
        first = (size - side) // 2
        return image[:, :, first : first + side, first : first + side]
    if side == size:
        return image
    found = torch.nn.functional.interpolate(image, (side, side), mode="bicubic", antialias=side < size)
    return found.clamp(-1, 1)
