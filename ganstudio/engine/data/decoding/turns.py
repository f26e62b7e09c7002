"""Turns a picture upright, as its EXIF says."""

from PIL import Image

ORIENTATION = 0x0112  # of EXIF
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = (TURNS[5], TURNS[6], TURNS[7], TURNS[8])
EXIF_PLACES = {"exif", "xmp", "XML:com.adobe.xmp", "Raw profile type exif"}


def turn_of(image: Image.Image) -> Image.Transpose | None:
    """Return the transposition that makes the picture upright; None if it is upright."""
    if image.format == "TIFF" or not image.info.keys() & EXIF_PLACES:  # Pillow turns TIFFs itself
        return None
    try:
        return TURNS.get(image.getexif().get(ORIENTATION, 1))
    except Exception:  # broken EXIF says nothing about the picture
        return None
