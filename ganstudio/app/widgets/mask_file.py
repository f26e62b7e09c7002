"""Masks as image files: white is the hole."""

from pathlib import Path

import numpy as np
from PIL import Image

from ganstudio.engine.data import decode
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.files import beside
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


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
