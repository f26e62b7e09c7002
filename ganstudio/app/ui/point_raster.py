"""Draws many points into a picture: 100,000 in the time of a frame. No Qt here."""

from functools import cache

import numpy as np

SHAPES = ("dot", "ring", "square")
RIM = 1  # pixels that a ring reaches further than a dot
FEW, SOME = 4_000, 20_000  # most points drawn large with an edge, and most drawn at middle size


def radius_for(count: int, scale: float) -> int:
    """Return a point's radius in screen pixels; ``scale`` screen pixels make a logical pixel."""
    return max(1, round((3 if count <= FEW else 2 if count <= SOME else 1) * scale))


def draw_points(places: np.ndarray, shapes: np.ndarray, width: int, height: int, radius: int, edged: bool) -> np.ndarray:
    """Return which point each pixel shows, and whether it shows the point's edge.

    Parameters
    ----------
    places
        float (N, 2): right and down from the upper left corner, in pixels. Later points cover earlier ones.
    shapes
        int (N,): indices in :data:`SHAPES`.
    width, height
        Size of the picture, in pixels.
    radius
        Radius of each point, in pixels.
    edged
        Whether each point gets an edge, to stand out from those under it. Edges belong to no point: :func:`point_at` finds
        nothing there.

    Returns
    -------
    int32 (height, width): 0 for the background, 2 n + 2 for point n, 2 n + 1 for its edge or the middle of a ring.
    """
    margin = radius + RIM + 1  # no stamp reaches out of the canvas
    x, y = places[:, 0], places[:, 1]
    rows = np.flatnonzero((x > -margin) & (x < width + margin) & (y > -margin) & (y < height + margin))
    columns = (places[rows] + 2 * margin).astype(np.int64)
    across = width + 4 * margin
    canvas = np.zeros((height + 4 * margin) * across, np.int32)
    offsets, insides, lengths = _stamps(radius, edged)
    kinds = shapes[rows]
    sizes = np.array(lengths)[kinds]  # so that dots do not cost as much as rings
    begins = np.cumsum(sizes) - sizes
    place = np.arange(int(sizes.sum())) - np.repeat(begins, sizes)
    kind = np.repeat(kinds, sizes)
    moves = offsets[..., 1] * across + offsets[..., 0]
    # where stamps overlap, numpy keeps the value assigned last, which is that of the upper point
    flat = np.repeat(columns[:, 1] * across + columns[:, 0], sizes) + moves[kind, place]
    canvas[flat] = np.repeat(2 * rows + 1, sizes) + insides[kind, place]
    whole: np.ndarray = canvas.reshape(-1, across)[2 * margin : 2 * margin + height, 2 * margin : 2 * margin + width]
    return whole


def point_at(drawn: np.ndarray, x: float, y: float, reach: int) -> int | None:
    """Return the point with pixels nearest to (x, y), at most ``reach`` pixels away; None without such a point."""
    column, row = int(x), int(y)
    top, left = max(0, row - reach), max(0, column - reach)
    part = drawn[top : max(0, row + reach + 1), left : max(0, column + reach + 1)]
    rows, columns = np.nonzero((part > 0) & (part % 2 == 0))
    if not len(rows):
        return None
    far = np.square(rows + top - row) + np.square(columns + left - column)
    nearest = int(far.argmin())
    return int(part[rows[nearest], columns[nearest]]) // 2 - 1 if far[nearest] <= reach**2 else None


def next_point(places: np.ndarray, current: int, way: tuple[int, int]) -> int | None:
    """Return the point nearest to ``current`` within 45 degrees of a direction; None without such a point.

    ``places`` are float (N, 2), right and down; ``way`` is a step along either axis. Points at the same position are
    visited in their order, so that every point can be reached.
    """
    apart = places - places[current]
    ahead, aside = apart @ np.asarray(way), np.abs(apart @ np.asarray(way[::-1]))
    same = np.flatnonzero((ahead == 0) & (aside == 0))
    later = same[same > current] if sum(way) > 0 else same[same < current][::-1]
    if len(later):
        return int(later[0])
    far = np.where((ahead > 0) & (aside <= ahead), np.square(apart).sum(axis=1), np.inf)
    best = int(far.argmin())
    return best if np.isfinite(far[best]) else None


@cache
def _stamps(radius: int, edged: bool) -> tuple[np.ndarray, np.ndarray, list[int]]:
    """Return for each shape the pixels it covers, int (3, K, 2), whether as body (1) or edge (0), int (3, K), and how many of
    the K entries it needs; the rest repeats the last."""
    reach = radius + RIM + 1
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    far, most, edge = np.hypot(x, y), np.maximum(np.abs(x), np.abs(y)), int(edged)
    # a ring reaches further and always has an edge, as few rings stand among many dots
    cores = (far <= radius + 0.4, (far <= radius + RIM + 0.4) & (far > radius - 0.6), most <= radius)
    wholes = (far <= radius + edge + 0.4, far <= reach + 0.4, most <= radius + edge)
    lengths = [int(whole.sum()) for whole in wholes]
    longest = max(lengths)
    offsets, insides = np.zeros((len(SHAPES), longest, 2), np.int64), np.zeros((len(SHAPES), longest), np.int32)
    for place, (core, whole) in enumerate(zip(cores, wholes, strict=True)):
        found = np.column_stack([x[whole], y[whole], core[whole]])
        found = np.concatenate([found, np.repeat(found[-1:], longest - len(found), axis=0)])  # pads all to the same length
        offsets[place], insides[place] = found[:, :2], found[:, 2]
    return offsets, insides, lengths
