"""The hole to fill in a picture: a mask in a file, checked, with a soft border. White is the hole."""

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from ganstudio.engine.data.decoding.decode import LARGEST, decode
from ganstudio.engine.data.decoding.formats import formats
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.files import beside
from ganstudio.engine.search.target import Target
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

HALF = 128  # a mask is white from this level on
WHITE = 255
NEAR = 48  # levels within which colours count as black, white, or the same
MOSTLY = 0.9  # share of a mask's opaque pixels that must be black or white; the others are its soft borders


def read_mask(path: Path) -> np.ndarray:
    """Read the hole from a mask file: uint8 (H, W), 255 in the hole, 0 elsewhere, and values between at a soft border.

    White is the hole. In a mask with two values, such as 0 and 1, the greater is the hole. If the mask has transparent parts, its
    opaque parts decide: in black and white they are a mask on black; in a single colour other than black they are the hole itself;
    otherwise the transparent parts are the hole, cut out of a picture or out of black.

    Raises
    ------
    DatasetError
        The file is not an image, or cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        text = mark("engine", "Can't read {path}: {reason}.")
        raise DatasetError(text, path=path, reason=error.strerror or str(error)) from error
    image = decode(content, path.name, most=LARGEST).image
    if image.mode in ("LA", "RGBA") and np.asarray(image.getchannel("A")).min() < WHITE:
        return _of_transparent(image)
    pixels = np.asarray(image.convert("L"))
    if pixels.min() == pixels.max():  # 16-bit values such as 0 and 1 may all be black in 8 bits
        with Image.open(io.BytesIO(content), formats=formats()) as whole:
            numbers = np.asarray(whole)
        if numbers.shape == pixels.shape and numbers.dtype.kind in "uif":
            pixels = np.where(numbers > numbers.min(), WHITE, pixels).astype(np.uint8)
    return _of_two(pixels)


def _of_two(pixels: np.ndarray) -> np.ndarray:
    """Return masks of two values with the greater as white and the lower as black; others unchanged."""
    low, high = int(pixels.min()), int(pixels.max())
    is_two = low < high and bool(((pixels == low) | (pixels == high)).all())
    return np.where(pixels == high, WHITE, 0).astype(np.uint8) if is_two else pixels


def _of_transparent(image: Image.Image) -> np.ndarray:
    """Return the hole of an image, LA or RGBA, with transparent parts."""
    alpha, colours = np.asarray(image.getchannel("A")), np.asarray(image.convert("RGB"))
    seen = colours[alpha >= HALF]
    if not seen.size:
        return WHITE - alpha
    black, white = (seen < NEAR).all(axis=1), (seen > WHITE - NEAR).all(axis=1)
    if black.any() and white.any() and (black | white).mean() > MOSTLY:
        over = Image.alpha_composite(Image.new("RGBA", image.size, (0, 0, 0, WHITE)), image.convert("RGBA"))
        return np.asarray(over.convert("L"))
    is_painted = bool((np.ptp(seen.astype(np.int16), axis=0) < NEAR).all()) and not black.all()
    return alpha if is_painted else WHITE - alpha


def transparent_hole(target: Target) -> np.ndarray:
    """Return the transparent parts of a picture as a mask, uint8 (H, W).

    Raises
    ------
    DatasetError
        The picture has no transparent part.
    """
    image = decode(target.content, target.path.name, most=LARGEST).image if target.content else target.source
    alpha = np.asarray(image.getchannel("A")) if image.mode in ("LA", "RGBA") else np.full(image.size[::-1], WHITE, np.uint8)
    if alpha.min() >= HALF:
        text = mark("engine", "Nothing in {path} is transparent. Give a mask that is white where to fill.")
        raise DatasetError(text, path=target.path.name)
    return WHITE - alpha


def write_mask(path: Path, pixels: np.ndarray) -> None:
    """Write a mask, uint8 (H, W), as a PNG file.

    Raises
    ------
    RunError
        The disk refuses to write.
    """
    with beside(path) as temporary:
        Image.fromarray(pixels).save(temporary, format="PNG")


def check_sides(mask: np.ndarray, sides: tuple[int, int], picture: object) -> None:
    """Raise ``DatasetError`` if a mask (H, W) differs from the size (width, height) of ``picture``, its name in the error."""
    height, width = mask.shape
    if (width, height) != sides:
        text = mark("engine", "The mask is {mask} px, {picture} is {sides} px. Use a mask of the same size.")
        raise DatasetError(text, mask=f"{width:,} × {height:,}", picture=picture, sides="{:,} × {:,}".format(*sides))


def hole_of(mask: np.ndarray, target: Target) -> np.ndarray:
    """Return the hole, bool (H, W), of a mask, uint8 (H, W), in a picture.

    Raises
    ------
    DatasetError
        The mask differs in size from the picture, is empty, or covers the whole picture.
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
    """Return the opacity of a filling, uint8 (H, W): full in the hole, falling evenly to 0 at a distance of ``width`` pixels.

    It is a box blur, doubled: along a straight border it falls evenly from 1 to 0, around corners and small holes sooner.

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
