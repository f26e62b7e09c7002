"""The hole that is to be filled in a picture: as a mask in a file, checked, and with a soft border. White is the hole."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from ganstudio.engine.data import decode
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.files import beside
from ganstudio.engine.search.target import Target
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

HALF = 128  # what is at least this light in a mask is the hole


def read_mask(path: Path) -> np.ndarray:
    """The brightness of an image, uint8 (H, W); what is transparent is black.

    Raises
    ------
    DatasetError
        It is no image, or cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        text = mark("engine", "{path} cannot be read: {reason}.")
        raise DatasetError(text, path=path, reason=error.strerror or str(error)) from error
    image = decode(content, path.name).image
    if image.mode in ("LA", "RGBA"):
        black = Image.new("RGBA", image.size, (0, 0, 0, 255))
        image = Image.alpha_composite(black, image.convert("RGBA"))
    return np.asarray(image.convert("L"))


def write_mask(path: Path, pixels: np.ndarray) -> None:
    """uint8 (H, W) as a PNG file.

    Raises
    ------
    RunError
        The disk refuses.
    """
    with beside(path) as temporary:
        Image.fromarray(pixels).save(temporary, format="PNG")


def check_sides(mask: np.ndarray, sides: tuple[int, int], picture: object) -> None:
    """``DatasetError`` if a mask (H, W) is not of the size (width, height) of ``picture``, which is what the error calls it."""
    height, width = mask.shape
    if (width, height) != sides:
        text = mark("engine", "The mask is {mask} px, {picture} is {sides} px. Use a mask of the same size.")
        raise DatasetError(text, mask=f"{width:,} × {height:,}", picture=picture, sides="{:,} × {:,}".format(*sides))


def hole_of(mask: np.ndarray, target: Target) -> np.ndarray:
    """The hole, bool (H, W), that a mask, uint8 (H, W), makes in a picture.

    Raises
    ------
    DatasetError
        It is of another size than the picture, empty, or leaves nothing of the picture.
    """
    check_sides(mask, target.source.size, target.path.name)
    hole: np.ndarray = mask >= HALF
    if not hole.any():
        text = mark("engine", "The mask for {path} is all black: nothing is to be filled. Paint what is, in white.")
        raise DatasetError(text, path=target.path.name)
    if hole.all():
        text = mark("engine", "The mask for {path} is all white. Leave something that the filling can continue.")
        raise DatasetError(text, path=target.path.name)
    return hole


def feathered(hole: np.ndarray, width: float) -> np.ndarray:
    """How much of the filling is taken, uint8 (H, W): all of it in the hole, from there evenly less, none ``width`` pixels away.

    That is a box blur, doubled: along a straight border it falls evenly from 1 to 0, around corners and small holes sooner.

    Parameters
    ----------
    hole
        uint8 (H, W): 255 in the hole, 0 elsewhere.
    """
    if width <= 0:
        return hole
    soft = np.asarray(Image.fromarray(hole).filter(ImageFilter.BoxBlur(width)))
    doubled: np.ndarray = np.minimum(soft, HALF - 1) * np.uint8(2)
    return np.where(hole > doubled, hole, doubled)
