"""Finds a font that knows the letters of a text."""

from collections.abc import Sequence
from functools import cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
# of Linux, Windows and macOS: Pillow looks for them where the system keeps its fonts
CHINESE = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansSC-Regular.otf",
    "wqy-microhei.ttc",
    "msyh.ttc",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
)
OTHERS = ("DejaVuSans.ttf", "segoeui.ttf", "Arial Unicode.ttf")
FIRST_OF_OTHERS = "\u0250"  # Pillow's own font has the Latin letters before it
FIRST_CHINESE = "\u2e80"


@cache
def font_of(names: Sequence[str], size: int) -> Font:
    """Return the first of the fonts that the system has, or Pillow's own."""
    for name in names:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)


def font_for(text: str, size: int) -> Font:
    """Return a font of ``size`` px for a text: Pillow's own, or one of the system for letters that it lacks."""
    last = max((letter for letter in text if letter.isalpha()), default="")
    if last < FIRST_OF_OTHERS:
        return font_of((), size)
    return font_of(CHINESE if last >= FIRST_CHINESE else OTHERS, size)
