"""Makes pictures that notebooks show."""

import io

import numpy as np
from PIL import Image

from ganstudio.api import arguments
from ganstudio.engine.export.images import LARGEST_SCALE, enlarged, tile
from ganstudio.engine.export.sheets import square

WIDTH = 512  # approximate width of a notebook's grid in pixels


def grid(pictures: np.ndarray, columns: int | None = None, scale: int | None = None) -> Image.Image:
    """Return pictures side by side as a Pillow image, which a notebook shows.

    Parameters
    ----------
    pictures
        uint8 (N, H, W, C) with N of 1 or more, as :meth:`TrainedModel.draw <ganstudio.api.model.TrainedModel.draw>` returns them,
        or a single picture (H, W, C); C is 1, 3 or 4.
    columns
        Pictures per row; None for about a square.
    scale
        1 to 8: the factor by which each is enlarged, without blurring; None for a grid about 512 pixels wide.

    Raises
    ------
    StudioError
        Also a ``ValueError``: the array has another shape or dtype, or the scale is not allowed.
    """
    try:
        array = np.asarray(pictures)
    except ValueError:  # pictures of different sizes
        raise arguments.ArgumentValueError("The pictures of a grid must all have the same size.") from None
    array = array[None] if array.ndim == 3 else array
    if array.dtype != np.uint8 or array.ndim != 4 or array.shape[3] not in (1, 3, 4) or 0 in array.shape:
        text = "A grid takes pictures as uint8 (N, H, W, C) with 1, 3 or 4 channels, not {value}."
        raise arguments.ArgumentValueError(text, value=arguments.short(pictures))
    count = len(array)
    in_a_row = min(arguments.check_columns(columns) or square(count), count)
    if scale is None:
        scale = min(max(WIDTH // (in_a_row * array.shape[2]), 1), LARGEST_SCALE)
    factor = arguments.check_scale(scale)
    return Image.fromarray(tile(enlarged(array, factor), in_a_row))


def png(image: Image.Image) -> bytes:
    """Return the content of a PNG file."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
