"""Moves and resizes rectangles within a picture, in the proportions of a frame or in any shape."""

from ganstudio.app.rendering.zoom import Box
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data.preparation.prepare import crop_box

Sides = tuple[int, int]  # left (-1) or right (1), and top (-1) or bottom (1); 0 is neither


def largest(width: int, height: int, frame: FrameSize | None) -> Box:
    """Return the largest crop of a picture in the proportions of ``frame``, centred; without a frame the whole picture."""
    return Box(0, 0, width, height) if frame is None else Box(*crop_box(frame, width, height))


def smallest(width: int, height: int, least: int, frame: FrameSize | None) -> tuple[int, int]:
    """Return the width and height of the smallest crop of a picture, whose sides are at least ``least`` where there is room."""
    if frame is None:
        return min(least, width), min(least, height)
    return _sides(frame, min(least / frame.shorter, width / frame.width, height / frame.height))


def is_proportional(crop: Box, frame: FrameSize) -> bool:
    """Return whether a crop has the proportions of ``frame``, to the pixel."""
    return crop.height == _part(crop.width * frame.height / frame.width) or crop.width == _part(
        crop.height * frame.width / frame.height
    )


def proportional(crop: Box, frame: FrameSize) -> Box:
    """Return the largest part of a crop in the proportions of ``frame``, with the same upper left corner."""
    width, height = _sides(frame, min(crop.width / frame.width, crop.height / frame.height))
    return Box(crop.left, crop.top, crop.left + width, crop.top + height)


def shifted(crop: Box, dx: int, dy: int, width: int, height: int) -> Box:
    """Return the crop moved by (dx, dy) pixels, kept within the picture."""
    left = max(0, min(crop.left + dx, width - crop.width))
    top = max(0, min(crop.top + dy, height - crop.height))
    return Box(left, top, left + crop.width, top + crop.height)


def resized(crop: Box, sides: Sides, x: int, y: int, size: tuple[int, int], least: int, frame: FrameSize | None) -> Box:
    """Return the crop with ``sides`` moved to (x, y), within a picture of ``size``, at least ``least`` pixels.

    A crop in the proportions of ``frame`` that is dragged by a single side grows equally at the two adjacent sides.
    """
    spans = [
        _span((crop.left, crop.right), sides[0], x, size[0], least),
        _span((crop.top, crop.bottom), sides[1], y, size[1], least),
    ]
    if frame is not None:
        across, down = ((end - begin) / side for (begin, end), side in zip(spans, frame.sides, strict=True))
        wanted = across if not sides[1] else down if not sides[0] else max(across, down)
        rooms = [
            _room(span, side, length) / whole for span, side, length, whole in zip(spans, sides, size, frame.sides, strict=True)
        ]
        lengths = _sides(frame, min(max(wanted, least / frame.shorter), *rooms))
        spans = [_of_length(*each) for each in zip(spans, sides, lengths, size, strict=True)]
    (left, right), (top, bottom) = spans
    return Box(left, top, right, bottom)


def _sides(frame: FrameSize, scale: float) -> tuple[int, int]:
    return _part(scale * frame.width), _part(scale * frame.height)


def _part(length: float) -> int:
    return max(1, round(length))


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
