"""Moves and resizes rectangles within a picture."""

from ganstudio.app.rendering.zoom import Box

Sides = tuple[int, int]  # left (-1) or right (1), and top (-1) or bottom (1); 0 is neither


def largest(width: int, height: int, is_square: bool) -> Box:
    """Return the largest crop of a picture, centred."""
    if not is_square:
        return Box(0, 0, width, height)
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    return Box(left, top, left + side, top + side)


def shifted(crop: Box, dx: int, dy: int, width: int, height: int) -> Box:
    """Return the crop moved by (dx, dy) pixels, kept within the picture."""
    left = max(0, min(crop.left + dx, width - crop.width))
    top = max(0, min(crop.top + dy, height - crop.height))
    return Box(left, top, left + crop.width, top + crop.height)


def resized(crop: Box, sides: Sides, x: int, y: int, size: tuple[int, int], least: int, is_square: bool) -> Box:
    """Return the crop with ``sides`` moved to (x, y), within a picture of ``size``, at least ``least`` pixels.

    A square dragged by a single side grows equally at the two adjacent sides.
    """
    spans = [
        _span((crop.left, crop.right), sides[0], x, size[0], least),
        _span((crop.top, crop.bottom), sides[1], y, size[1], least),
    ]
    if is_square:
        lengths = [end - begin for begin, end in spans]
        wanted = lengths[0] if not sides[1] else lengths[1] if not sides[0] else max(lengths)
        rooms = [_room(span, side, length) for span, side, length in zip(spans, sides, size, strict=True)]
        side_length = min(wanted, *rooms)
        spans = [_of_length(span, side, side_length, length) for span, side, length in zip(spans, sides, size, strict=True)]
    (left, right), (top, bottom) = spans
    return Box(left, top, right, bottom)


def _span(span: tuple[int, int], side: int, place: int, length: int, least: int) -> tuple[int, int]:
    begin, end = span
    if side < 0:
        return max(0, min(place, end - least)), end
    if side > 0:
        return begin, min(length, max(place, begin + least))
    return span


def _room(span: tuple[int, int], side: int, length: int) -> int:
    """Return how long a span can become while its other end stays."""
    return span[1] if side < 0 else length - span[0] if side > 0 else length


def _of_length(span: tuple[int, int], side: int, wanted: int, length: int) -> tuple[int, int]:
    begin, end = span
    if side < 0:
        return end - wanted, end
    if side == 0:
        begin = max(0, min((begin + end - wanted) // 2, length - wanted))
    return begin, begin + wanted
