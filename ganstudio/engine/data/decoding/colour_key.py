"""The colour key of a PNG: a colour that is transparent wherever it occurs (PNG, third edition, section 11.3.1.1)."""

import numpy as np
from PIL import Image

DEPTH = 24  # where a PNG says its bits per channel


def keyed_alpha(image: Image.Image, content: bytes, lower: np.ndarray | None) -> Image.Image | None:
    """Return the alpha (mode L) that a loaded PNG's colour key gives; None without a key.

    Parameters
    ----------
    content
        The file.
    lower
        The lower 8 bits of colours of 16, uint8 (H, W, 3), of which ``image`` holds the upper; None where it has 8.
    """
    key = image.info.get("transparency")
    if image.format != "PNG" or image.mode not in ("1", "L", "I;16", "RGB") or key is None or isinstance(key, bytes):
        return None
    pixels = np.asarray(image)
    if image.mode == "1":
        hidden = pixels == bool(key)
    elif image.mode == "L":
        hidden = pixels == key * (255 // (2 ** content[DEPTH] - 1))  # Pillow scales the levels of 2 and 4 bits, not the key
    elif lower is not None:
        hidden = ((pixels.astype(np.uint16) << 8 | lower) == np.array(key, np.uint16)).all(axis=2)
    else:
        hidden = (pixels == np.array(key, np.uint16)).reshape(*pixels.shape[:2], -1).all(axis=2)
    return Image.fromarray(np.where(hidden, 0, 255).astype(np.uint8))
