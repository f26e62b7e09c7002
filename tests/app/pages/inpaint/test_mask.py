"""Masks: exact pixels, bounded undoing, soft borders, files, and how they look over a picture."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from ganstudio.app.pages.inpaint import mask as module
from ganstudio.app.pages.inpaint.mask import HOLE, KNOWN, TILE, PaintedMask
from ganstudio.app.pages.inpaint.mask_overlay import overlay
from ganstudio.app.rendering.qimages import to_array
from ganstudio.app.rendering.zoom import NOTHING, Box, Placement, fitted, next_scale


def alpha(image: QImage) -> np.ndarray:
    return to_array(image.convertToFormat(QImage.Format.Format_RGBA8888))[..., 3]


def step(mask: PaintedMask, paint) -> Box:
    mask.begin()
    changed = paint()
    mask.end()
    return changed


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 10, 41])
def test_a_dot_is_as_wide_as_the_brush(size):
    mask = PaintedMask(100, 80)
    changed = mask.line((50.3, 40.6), (50.3, 40.6), size, HOLE)
    assert mask.bounds.width == mask.bounds.height == size
    assert changed.united(mask.bounds) == changed
    assert mask.pixels[40, 50] == HOLE


@settings(max_examples=50)
@given(*[st.tuples(st.integers(-20, 150), st.integers(-20, 120)) for _ in range(2)], st.integers(1, 30))
def test_a_line_is_all_within_half_its_width_and_without_gaps(start, end, size):
    mask = PaintedMask(130, 100)
    changed = mask.line(start, end, size, HOLE)
    outside = mask.pixels.copy()
    outside[changed.top : changed.bottom, changed.left : changed.right] = 0
    assert not outside.any()
    nudge = 0.5 if size % 2 else 0.0
    (x0, y0), (x1, y1) = (np.array(point) + nudge for point in (start, end))
    y, x = np.mgrid[:100, :130] + 0.5
    length = max((x1 - x0) ** 2 + (y1 - y0) ** 2, 1e-9)
    along = np.clip(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length, 0, 1)
    distance = np.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))
    assert (mask.pixels[distance < size / 2 - 0.01] == HOLE).all()
    assert (mask.pixels[distance > size / 2 + 0.01] == KNOWN).all()


def test_rectangles_and_polygons_cover_their_pixels():
    mask = PaintedMask(60, 50)
    assert mask.rectangle(Box(10, 5, 20, 15), HOLE) == Box(10, 5, 20, 15)
    assert mask.pixels.sum() == 100 * HOLE
    mask.rectangle(Box(-5, -5, 12, 7), KNOWN)
    assert mask.pixels.sum() == 96 * HOLE
    mask = PaintedMask(60, 50)
    mask.polygon([(10, 10), (40, 10), (40, 30), (10, 30)], HOLE)
    assert mask.bounds == Box(10, 10, 41, 31)
    assert mask.pixels.sum() == 31 * 21 * HOLE
    assert mask.polygon([(1, 1), (5, 5)], HOLE) == NOTHING
    assert mask.polygon([(100, 1), (150, 5), (120, 40)], HOLE) == NOTHING


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("lrpfui"), st.integers(0, 300), st.integers(0, 200), st.integers(1, 60)), max_size=12))
def test_undoing_and_redoing_give_every_state_back(steps):
    mask = PaintedMask(300, 200)
    mask.coarse(2)
    states = [mask.pixels.copy()]
    for kind, x, y, size in steps:
        paint = {
            "l": lambda x=x, y=y, size=size: mask.line((x, y), (300 - x, 200 - y), size, HOLE),
            "r": lambda x=x, y=y, size=size: mask.rectangle(Box(x, y, x + size, y + size), HOLE),
            "p": lambda x=x, y=y, size=size: mask.polygon([(x, y), (x + size, y), (x, y + size)], KNOWN),
            "f": lambda x=x: mask.fill(np.full((200, 300), x % 256, np.uint8)),
            "i": lambda: mask.fill(HOLE - mask.pixels),
            "u": lambda: NOTHING,
        }[kind]
        step(mask, paint)
        assert_coarse(mask)
        if (mask.pixels != states[-1]).any():
            states.append(mask.pixels.copy())
    for state in reversed(states[:-1]):
        before = mask.pixels.copy()
        box = mask.undo()
        assert_coarse(mask)
        np.testing.assert_array_equal(mask.pixels, state)
        before[box.top : box.bottom, box.left : box.right] = state[box.top : box.bottom, box.left : box.right]
        np.testing.assert_array_equal(before, state)
    assert not mask.can_undo
    for state in states[1:]:
        mask.redo()
        np.testing.assert_array_equal(mask.pixels, state)
    assert not mask.can_redo
    if len(states) > 1:
        mask.undo()
        step(mask, lambda: mask.fill(HOLE - mask.pixels))
        assert not mask.can_redo


def assert_coarse(mask: PaintedMask) -> None:
    np.testing.assert_array_equal(mask.coarse(2), mask.pixels.reshape(50, 4, 75, 4).max(axis=(1, 3)))


def test_undoing_keeps_changed_tiles_only_and_little_memory(monkeypatch):
    mask = PaintedMask(2048, 2048)
    step(mask, lambda: mask.line((1000, 1000), (1010, 1010), 20, HOLE))
    assert mask.kept_bytes == 0  # what was all alike
    step(mask, lambda: mask.line((1000, 1000), (1030, 1010), 20, HOLE))
    assert 0 < mask.kept_bytes <= 4 * TILE * TILE
    for _ in range(5):
        step(mask, lambda: mask.fill(HOLE - mask.pixels))
    assert mask.kept_bytes <= 6 * 4 * TILE * TILE
    monkeypatch.setattr(module, "MOST_BYTES", 3 * TILE * TILE)
    rng = np.random.default_rng(0)
    for _ in range(6):
        step(mask, lambda: mask.fill(rng.integers(0, 256, (2048, 2048), np.uint8)))
    mask.begin()
    assert not mask.end()  # nothing was painted
    assert mask.can_undo
    mask.undo()
    assert not mask.can_undo  # only the last step was kept


def test_a_step_that_is_given_up_leaves_nothing():
    mask = PaintedMask(64, 64)
    mask.begin()
    mask.rectangle(Box(1, 1, 30, 30), HOLE)
    assert mask.undo() == NOTHING  # not in the middle of a step
    mask.cancel()
    assert not mask.pixels.any()
    assert not mask.can_undo


def test_thin_lines_are_seen_from_afar():
    mask = PaintedMask(4000, 3000)
    mask.line((7, 13), (3990, 2900), 1, HOLE)
    place = fitted(mask.size, (400, 300))
    image = overlay(mask, place, Box(0, 0, 400, 300), 0, QColor("#CC79A7"))
    assert image is not None
    seen = alpha(image) == 255
    assert seen.any(axis=0)[2:-2].all()
    assert overlay(mask, place, Box(300, 10, 390, 60), 0, QColor("#CC79A7")) is None


@settings(max_examples=50)
@given(st.integers(0, 299), st.integers(0, 199), st.floats(0.02, 4.0), st.integers(-30, 30))
def test_every_pixel_is_seen_at_every_scale(x, y, scale, left):
    mask = PaintedMask(300, 200)
    mask.rectangle(Box(x, y, x + 1, y + 1), HOLE)
    place = Placement(left, 7, scale)
    at = [int(place) for place in place.to_screen(x + 0.5, y + 0.5)]
    if scale * 300 >= 1 <= scale * 200 and round(scale * 300) > at[0] - left and round(scale * 200) > at[1] - 7:
        image = overlay(mask, place, Box(at[0], at[1], at[0] + 1, at[1] + 1), 0, QColor("#CC79A7"))
        assert image is not None
        assert alpha(image)[0, 0] >= 100


def test_the_overlay_is_tinted_inside_black_and_white_at_the_border():
    mask = PaintedMask(40, 40)
    mask.rectangle(Box(10, 10, 30, 30), HOLE)
    image = overlay(mask, Placement(5, 7, 4.0), Box(0, 0, 200, 200), 0, QColor("#CC79A7"))
    assert image is not None
    assert (image.width(), image.height()) == (200, 200)
    middle = 7 + 80
    assert image.pixelColor(5 + 40, middle) == QColor(0, 0, 0, 255)
    assert image.pixelColor(5 + 39, middle) == QColor(255, 255, 255, 255)
    assert 80 < image.pixelColor(5 + 80, middle).alpha() < 160
    assert image.pixelColor(5 + 30, middle).alpha() == 0


@pytest.mark.parametrize("feather", [0, 5])
@pytest.mark.parametrize("scale", [0.13, 0.5, 1.0, 3.0])
def test_the_overlay_in_parts_is_the_overlay(scale, feather):
    rng = np.random.default_rng(0)
    mask = PaintedMask(300, 200)
    for _ in range(6):
        mask.line(tuple(rng.integers(0, 300, 2)), tuple(rng.integers(0, 200, 2)), 11, HOLE)
    place, tint = Placement(9, -4, scale), QColor("#CC79A7")
    whole = overlay(mask, place, Box(0, 0, 320, 200), feather, tint)
    part = overlay(mask, place, Box(15, 3, 60, 50), feather, tint)
    assert part is not None
    difference = alpha(part).astype(int) - alpha(whole)[3:50, 15:60]
    assert abs(difference).max() <= 2  # box blurs of other widths round otherwise


def test_placements():
    assert fitted((28, 28), (400, 300)) == Placement(60, 10, 10.0)
    assert fitted((4096, 2048), (1024, 800)).scale == 0.25
    place = Placement(10, 20, 2.0)
    assert place.to_picture(*place.to_screen(7.5, 3.25)) == (7.5, 3.25)
    larger = place.scaled(8.0, 100, 50)
    assert larger.to_picture(100, 50) == place.to_picture(100, 50)
    assert Placement(5000, -5000, 1.0).kept((300, 200), (640, 480)) == Placement(640 - 48, 48 - 200, 1.0)
    assert [next_scale(1.0, steps, 0.1) for steps in (-30, -1, 0, 1, 2)] == [0.1, 2 / 3, 1.0, 2, 3]
