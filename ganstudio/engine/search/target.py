"""A person's picture as the model sees it, and the way back to its own pixels."""

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
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data.decoding.colour import flatten
from ganstudio.engine.data.decoding.decode import LARGEST, Picture, decode
from ganstudio.engine.data.decoding.formats import formats
from ganstudio.engine.data.preparation.prepare import Box, Preparation, crop_box, prepare
from ganstudio.engine.data.sources.builtin import BUILTIN, BuiltinSource
from ganstudio.engine.data.sources.suggest import is_coloured
from ganstudio.engine.data.sources.walk import read_file
from ganstudio.engine.pixels import from_uint8

SKETCHED = 256  # pixels per side of the reduced picture that shows whether there is colour
CROPS = ("centre", "fit", "stretch")


@dataclass(frozen=True, eq=False)
class Target:
    """A picture to search for.

    Attributes
    ----------
    path
        The path of the file.
    source
        The upright picture in mode L, RGB or RGBA, matching the model's channels, at its own size.
    box
        The part that the model sees: left, top, right, bottom; in the proportions of the model's images except with the crops
        "fit" and "stretch".
    pixels
        That part, prepared for the model, uint8 (C, H, W).
    content
        The content of the file; empty without a file.
    is_coloured, is_deep
        Whether it shows colour, and whether its colours have more than the 8 bits that the studio reads.
    """

    path: Path
    source: Image.Image
    box: Box
    pixels: np.ndarray
    content: bytes = field(default=b"", repr=False)
    is_coloured: bool = False
    is_deep: bool = False


def preparation_of(data: DataConfig, frame: FrameSize | None = None) -> Preparation:
    """Return the preparation of the run's pictures, reduced to a single image of each; to ``frame`` unless that is None."""
    crop, background = data.crop if data.crop in CROPS else "centre", data.background.lower()
    if background == DataConfig().background and set(data.source) <= BUILTIN.keys():
        background = BuiltinSource.edge_colour  # of a run of version 0.1.0, which did not record it
    return Preparation(frame or data.frame, data.channels, crop, 0, 0, background)


def read_target(path: Path, how: Preparation) -> Target:
    """Open a picture.

    Raises
    ------
    UnreadableImage
        The file cannot be opened, is not a picture, or is incomplete.
    """
    return read_both(path, how)[0]


def read_both(path: Path, how: Preparation) -> tuple[Target, Picture]:
    """Return the target, and the decoded picture in its own colours, upright, in sRGB."""
    content = read_file(str(path), path.name)
    picture = decode(content, path.name, most=LARGEST)
    return target_of(picture, path, how, content), picture


def target_of(picture: Picture, path: Path, how: Preparation, content: bytes = b"") -> Target:
    """Return the target of a picture opened from ``path`` with the file's ``content``."""
    source = flatten(picture.image, how.channels, how.background)
    box = crop_box(how.frame, *source.size) if how.crop == "centre" else (0, 0, *source.size)
    pixels = prepare(picture, how)[0]
    return Target(path, source, box, pixels, content, is_coloured(_sketched(picture.image)), _is_deep(content))


def _sketched(image: Image.Image) -> Image.Image:
    """Reduce a picture for a quick check."""
    return image.reduce(max(1, min(image.size) // SKETCHED)) if max(image.size) > SKETCHED else image


def _is_deep(content: bytes) -> bool:
    """Return whether the colours have 16 bits, of which Pillow reads 8: it keeps more only for grey pictures."""
    if not content:
        return False
    with Image.open(io.BytesIO(content), formats=formats()) as image:
        return not image.mode.startswith("I") and any(";16" in str(tile[3]) for tile in getattr(image, "tile", ()))


def cut(target: Target, box: Box, how: Preparation) -> Target:
    """Return ``target`` with ``box``, in pixels of its ``source`` and the model's proportions, as the part that the model sees."""
    part = target.source.crop(box)
    pixels = prepare(Picture(part, *part.size, part.mode, ""), replace(how, crop="centre"))[0]
    return replace(target, box=box, pixels=pixels)


def as_tensor(targets: Sequence[Target], device: torch.device | str = "cpu") -> Tensor:
    """Stack the pixels, (N, C, H, W) in [-1, 1]."""
    return from_uint8(np.stack([target.pixels for target in targets]), device)


def is_framed(sides: tuple[int, int], frame: FrameSize) -> bool:
    """Return whether ``prepare`` adds a border to a part of that width and height, in the frame's proportions, instead of enlarging
    it."""
    return SMALLEST_PADDED * frame.width <= sides[0] < frame.width and sides[1] <= frame.height


def enlarge(image: Tensor, sides: tuple[int, int], framed: bool | None = None) -> Tensor:
    """Resize the model's image, (N, C, H, W), to a part of the source of that width and height: (N, C, height, width).

    ``framed`` says whether the part had a border; None: as ``prepare`` decides.
    """
    frame, (width, height) = FrameSize(image.shape[3], image.shape[2]), sides
    if is_framed(sides, frame) if framed is None else framed:
        left, top = (frame.width - width) // 2, (frame.height - height) // 2
        return image[:, :, top : top + height, left : left + width]
    if sides == frame.sides:
        return image
    is_smaller = width < frame.width or height < frame.height
    found = torch.nn.functional.interpolate(image, (height, width), mode="bicubic", antialias=is_smaller)
    return found.clamp(-1, 1)
