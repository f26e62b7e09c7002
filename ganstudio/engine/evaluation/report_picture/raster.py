"""Draws the inline SVG of a report as pixels: the few elements that its plots are made of."""

from itertools import pairwise
from xml.etree.ElementTree import Element

from PIL import Image, ImageColor, ImageDraw

from ganstudio.engine.evaluation.report_picture.fonts import font_for

SCALE = 2  # pixels of the picture per px of the drawing
FINE = 3  # lines are drawn this many times larger, then averaged
PAPER, TEXT, MUTED, LINE = "#ffffff", "#1b1c1f", "#63666d", "#d9dadd"
# as in resources/report.css, in px
WIDTHS = {"grid": 1.0, "curve": 2.0, "level": 1.5, "interval": 1.5, "range": 6.0, "real": 2.5}
OPACITIES = {"band": 0.2, "range": 0.55, "interval": 0.8}
TEXT_SIZE = 12
Place = tuple[float, float]


def rasterize(svg: Element, width: int, height: int) -> Image.Image:
    """Return an RGB image of ``SCALE * width`` by ``SCALE * height`` pixels; percentages are of ``width``."""
    shapes = Image.new("RGB", (width * SCALE * FINE, height * SCALE * FINE), PAPER)
    draw = ImageDraw.Draw(shapes)
    elements = [element for element in svg.iter() if element.tag in ("line", "polyline", "polygon", "circle", "text")]
    for element in elements:
        _draw_shape(draw, element, width)
    image = shapes.reduce(FINE)
    for element in elements:
        if element.tag == "text":
            _draw_text(image, element, width)
    return image


def _draw_shape(draw: ImageDraw.ImageDraw, element: Element, width: int) -> None:
    kind, size = element.get("class", ""), SCALE * FINE
    if element.tag in ("line", "polyline"):
        ends = _corners(element)
        if element.tag == "line":
            ends = [_place(element, "x1", "y1", width), _place(element, "x2", "y2", width)]
        colour = LINE if kind == "grid" else _colour(element.get("stroke", TEXT), kind)
        thick = max(1, round(WIDTHS.get(kind, 1.0) * size))
        dashes = element.get("stroke-dasharray") or ("4 3" if kind == "level" else "")
        for part in _dashed(ends, [float(length) for length in dashes.split()]):
            draw.line([(x * size, y * size) for x, y in part], fill=colour, width=thick, joint="curve")
    elif element.tag == "polygon":
        corners = [(x * size, y * size) for x, y in _corners(element)]
        draw.polygon(corners, fill=_colour(element.get("fill", TEXT), kind))
    elif element.tag == "circle":
        x, y = _place(element, "cx", "cy", width)
        draw.circle((x * size, y * size), float(element.get("r", 0)) * size, fill=_colour(element.get("fill", TEXT), kind))


def _dashed(ends: list[Place], lengths: list[float]) -> list[list[Place]]:
    """Return the lines between ``ends``, cut into dashes: drawn and left out in turn, in px; no lengths: the whole line."""
    if not lengths:
        return [ends]
    parts, number, left = [], 0, lengths[0]
    for (x, y), (x_end, y_end) in pairwise(ends):
        whole = max(((x_end - x) ** 2 + (y_end - y) ** 2) ** 0.5, 1e-9)
        done = 0.0
        while done < whole:
            step = min(left, whole - done)
            cut = [(x + (x_end - x) * at / whole, y + (y_end - y) * at / whole) for at in (done, done + step)]
            if number % 2 == 0:
                parts.append(cut)
            done, left = done + step, left - step
            if left <= 1e-9:
                number += 1
                left = lengths[number % len(lengths)]
    return parts


def _draw_text(image: Image.Image, element: Element, width: int) -> None:
    text, (x, y) = element.text or "", _place(element, "x", "y", width)
    font = font_for(text, TEXT_SIZE * SCALE)
    anchor = {"middle": "ms", "end": "rs"}.get(element.get("text-anchor", ""), "ls")
    colour = TEXT if element.get("class") == "label" else MUTED
    if "transform" not in element.attrib:
        ImageDraw.Draw(image).text((x * SCALE, y * SCALE), text, colour, font, anchor)
        return
    # the label of the vertical axis is turned to the left around its place
    long, high = round(font.getlength(text)) + 4, TEXT_SIZE * SCALE * 2
    label = Image.new("RGB", (long, high), PAPER)
    ImageDraw.Draw(label).text((long / 2, high * 0.7), text, colour, font, "ms")
    turned = label.rotate(90, expand=True)
    image.paste(turned, (round(x * SCALE - high * 0.7), round(y * SCALE - long / 2)))


def _corners(element: Element) -> list[Place]:
    pairs = (corner.split(",") for corner in element.get("points", "").split())
    return [(float(x), float(y)) for x, y in pairs]


def _place(element: Element, across: str, down: str, width: int) -> Place:
    x = element.get(across, "0")
    return float(x[:-1]) / 100 * width if x.endswith("%") else float(x), float(element.get(down, "0"))


def _colour(colour: str, kind: str) -> tuple[int, ...]:
    """Return a colour as it looks on the paper, where it is translucent."""
    opacity = OPACITIES.get(kind, 1.0)
    pairs = zip(ImageColor.getrgb(colour), ImageColor.getrgb(PAPER), strict=True)
    return tuple(round(opacity * channel + (1 - opacity) * paper) for channel, paper in pairs)
