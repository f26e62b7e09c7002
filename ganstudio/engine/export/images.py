"""Makes grids and writes image files."""

import io
from pathlib import Path

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.files import write_atomic
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SQUARE = 8  # px, of the chequerboard behind transparent parts
SQUARES = (204, 255)
LARGEST_SCALE = 8


def tile(images: np.ndarray, columns: int, gap: int = 2, background: int = 0) -> np.ndarray:
    """Tile images uint8 (N, H, W, C), ``columns`` per row, ``gap`` pixels apart: uint8 (H', W', 3), contiguous.

    Transparent images (C = 4) get a chequerboard behind them.
    """
    count, height, width, channels = images.shape
    rows = -(-count // columns)
    sheet = np.full((rows * (height + gap) - gap, columns * (width + gap) - gap, 3), background, np.uint8)
    for number, image in enumerate(images):
        y, x = number // columns * (height + gap), number % columns * (width + gap)
        sheet[y : y + height, x : x + width] = image if channels == 3 else on_squares(image) if channels == 4 else image[..., :1]
    return sheet


def on_squares(image: np.ndarray) -> np.ndarray:
    """Composite uint8 (H, W, 4) over a chequerboard: uint8 (H, W, 3)."""
    y, x = np.mgrid[: image.shape[0], : image.shape[1]] // SQUARE
    squares = np.where((y + x) % 2, *SQUARES)[..., None]
    alpha = image[..., 3:] / 255
    return np.rint(image[..., :3] * alpha + squares * (1 - alpha)).astype(np.uint8)


def check_scale(scale: int) -> None:
    """Raise ``ConfigError`` if ``scale`` is not allowed."""
    if not 1 <= scale <= LARGEST_SCALE:
        raise ConfigError(mark("engine", "Pictures are made 1 to 8 times as large, not {scale} times."), scale=scale)


def enlarged(images: np.ndarray, scale: int) -> np.ndarray:
    """Return (..., H, W, C) with each pixel ``scale`` times as wide and high, without blurring."""
    return images if scale == 1 else images.repeat(scale, axis=-3).repeat(scale, axis=-2)


def save_png(path: Path, image: np.ndarray, **texts: object) -> None:
    """Write uint8 (H, W, 1), (H, W, 3) or (H, W, 4) as PNG with ``texts`` in its metadata, atomically."""
    info = PngInfo()
    for key, value in texts.items():
        info.add_text(f"ganstudio:{key}", str(value))
    buffer = io.BytesIO()
    Image.fromarray(image[..., 0] if image.shape[2] == 1 else image).save(buffer, "PNG", pnginfo=info)
    write_atomic(path, buffer.getvalue())
