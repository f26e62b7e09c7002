"""Lays the figures and the plots of an evaluation out as one picture."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from ganstudio.engine.evaluation.report_html.axes import HEIGHT, WIDTH
from ganstudio.engine.evaluation.report_html.chart import Chart, interval_bar, marker, scale_bar
from ganstudio.engine.evaluation.report_html.content import ends_of, has_value
from ganstudio.engine.evaluation.report_html.details import spectrum_chart
from ganstudio.engine.evaluation.report_html.groups import FigureGroup, FigureRow, figure_group
from ganstudio.engine.evaluation.report_html.pairs import pair_charts
from ganstudio.engine.evaluation.report_html.snapshots import snapshot_charts
from ganstudio.engine.evaluation.report_html.tags import tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.report_picture.fonts import font_for
from ganstudio.engine.evaluation.report_picture.raster import MUTED, PAPER, SCALE, TEXT, rasterize
from ganstudio.engine.evaluation.result import Evaluation
from ganstudio.engine.evaluation.tables import metrics_of
from ganstudio.engine.export.images import save_png
from ganstudio.engine.files import disk_errors
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Translate, english

# px, before the scale
MARGIN, ROW, BAR = 20, 22, 18
SHEET = 2 * WIDTH + 3 * MARGIN
NAME, VALUE, INTERVAL, DRAWN, COUNT = 20, 310, 435, 610, 910
BAR_WIDTH = 280


def write_picture(evaluation: Evaluation, path: Path, translate: Translate = english) -> None:
    """Write the table of figures and the plots as a PNG file, on white.

    Parameters
    ----------
    evaluation
        What was judged, and the figures.
    path
        The file; its folder is made if it is missing.
    translate
        See :class:`~ganstudio.engine.evaluation.report_html.wording.Wording`.

    Raises
    ------
    RunError
        The disk is full or not writable.
    """
    wording = Wording(translate)
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    spectrum = spectrum_chart(evaluation, wording)
    charts = [*pair_charts(evaluation, wording), *([spectrum] if spectrum else []), *snapshot_charts(evaluation, wording)]
    strips = [*_table(evaluation, wording), *_plots(charts)]
    sheet = Image.new("RGB", (SHEET * SCALE, sum(strip.height for strip in strips) + 2 * MARGIN * SCALE), PAPER)
    top = MARGIN * SCALE
    for strip in strips:
        sheet.paste(strip, (0, top))
        top += strip.height
    save_png(path, np.asarray(sheet), data=evaluation.data, **evaluation.conditions)


def _table(evaluation: Evaluation, wording: Wording) -> Iterator[Image.Image]:
    title = wording.say(mark("report", "Evaluation against {data}"), data=evaluation.data)
    yield _strip([(MARGIN, title, TEXT)], ROW + 12, size=20)
    for metric in metrics_of(evaluation):
        group = figure_group(evaluation, metric, wording)
        yield _strip([(MARGIN, group.title, TEXT)], ROW + 14, size=15)
        yield _strip([(MARGIN, group.facts, MUTED)], ROW)
        for row in group.rows:
            yield _row(evaluation.judged[row.number].name, row, group)
        if group.has_values:
            yield _with_drawing(_strip([], ROW), rasterize(scale_bar(group.axis), BAR_WIDTH, BAR), DRAWN)
        for note in dict.fromkeys(note for row in group.rows for note in row.notes):
            yield from (_strip([(MARGIN + NAME, line, MUTED)], ROW) for line in _lines(note, SHEET - 2 * MARGIN - NAME))
    yield _strip([], MARGIN)


def _row(name: str, row: FigureRow, group: FigureGroup) -> Image.Image:
    number = row.number
    value = "  ".join(filter(None, (row.value, row.badge)))
    name = elided(f"{number + 1}  {name}", VALUE - NAME - MARGIN - 16)
    texts = [(MARGIN + NAME, name, TEXT), (VALUE, value, TEXT), (INTERVAL, row.interval, MUTED), (COUNT, row.count, MUTED)]
    strip = _with_drawing(_strip(texts, ROW), rasterize(tag("svg", marker(number, 8.0, 9.0)), 16, BAR), MARGIN)
    if row.figure.value is None or not has_value(row.figure):
        return strip
    bar = interval_bar(number, group.axis, row.figure.value, *ends_of(row.figure), row.figure.floor)
    return _with_drawing(strip, rasterize(bar, BAR_WIDTH, BAR), DRAWN)


def _plots(charts: Iterable[Chart]) -> Iterator[Image.Image]:
    """Yield two plots side by side, under their titles."""
    rest = list(charts)
    while rest:
        both, rest = rest[:2], rest[2:]
        places = [MARGIN + number * (WIDTH + MARGIN) for number in range(len(both))]
        yield _strip([(left, chart.title, TEXT) for left, chart in zip(places, both, strict=True)], ROW + 6, size=15)
        strip = _strip([], HEIGHT)
        for left, chart in zip(places, both, strict=True):
            strip = _with_drawing(strip, rasterize(chart.element, WIDTH, HEIGHT), left)
        yield strip
        yield _strip([], MARGIN)


def _strip(texts: Iterable[tuple[float, str, str]], height: int, size: int = 13) -> Image.Image:
    """Return a row of the sheet with texts: where each begins, in px, what it says, and its colour."""
    strip = Image.new("RGB", (SHEET * SCALE, height * SCALE), PAPER)
    draw = ImageDraw.Draw(strip)
    for left, text, colour in texts:
        draw.text((left * SCALE, (height - 7) * SCALE), text, colour, font_for(text, size * SCALE), "ls")
    return strip


def _with_drawing(strip: Image.Image, drawing: Image.Image, left: int) -> Image.Image:
    strip.paste(drawing, (left * SCALE, strip.height - drawing.height if drawing.height < strip.height else 0))
    return strip


def _lines(text: str, width: int, size: int = 13) -> list[str]:
    """Return a text in lines of at most ``width`` px; Chinese is broken anywhere."""
    lines = [""]
    for piece in re.findall(r"\s*[^\s\u2e80-\U0010ffff]+|\s*.", text):
        if font_for(text, size * SCALE).getlength(lines[-1] + piece) > width * SCALE:
            lines.append("")
        lines[-1] = lines[-1] + piece if lines[-1] else piece.lstrip()
    return lines


def elided(text: str, width: int, size: int = 13) -> str:
    """Return a text that fits into ``width`` px: an ellipsis replaces its middle, as the end of a name says which snapshot."""
    shown, removed = text, 0
    while font_for(text, size * SCALE).getlength(shown) > width * SCALE:
        removed += 1
        half = (len(text) - removed) // 2
        shown = f"{text[:half]}…{text[half + removed :]}"
    return shown
