"""Guesses the encoding of file names in archives that do not state it."""

from collections.abc import Collection, Iterable

HANZI = ("\u4e00", "\u9fff")
COMMON = 0.5  # share of the characters beyond ASCII that must be common in Chinese


def encoding_of(names: Iterable[bytes], default: str) -> str:
    """Return the encoding of all these names: UTF-8, GBK (Chinese editions of Windows), or ``default``.

    It judges all names together, as a single name may be valid in both ("猫" in GBK is "è" in UTF-8).
    """
    odd = {name for name in names if not name.isascii()}
    if all(_is(name, "utf-8") for name in odd):
        return "utf-8"
    return "gbk" if _is_chinese(odd) else default


def _is(name: bytes, encoding: str) -> bool:
    try:
        name.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_chinese(names: Collection[bytes]) -> bool:
    """Return whether the names make sense in GBK: Western letters can be valid GBK, but then they decode to rare characters."""
    if not all(_is(name, "gbk") for name in names):
        return False
    letters = [letter for name in names for letter in name.decode("gbk") if not letter.isascii()]
    common = [letter for letter in letters if HANZI[0] <= letter <= HANZI[1] and _is_common(letter)]
    return len(common) >= COMMON * len(letters)


def _is_common(letter: str) -> bool:
    """Return whether the character is among the 6,763 of GB 2312."""
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
