"""Plots the quality of pictures against their diversity: precision against recall, density against coverage."""

import math
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from ganstudio.engine.evaluation.report_html.axes import Axis
from ganstudio.engine.evaluation.report_html.chart import Chart, colour_of
from ganstudio.engine.evaluation.report_html.content import ends_of, figures_of, has_value, key_of, short_label
from ganstudio.engine.evaluation.report_html.tags import tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation, Figure
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import figure

# horizontal, vertical
PAIRS = (("recall", "precision"), ("coverage", "density"))


def pairs_section(evaluation: Evaluation, wording: Wording) -> Element | None:
    """Return precision against recall and density against coverage; None where nothing has both."""
    charts = [chart.figure() for chart in pair_charts(evaluation, wording)]
    if not charts:
        return None
    title = wording.say(mark("report", "Quality against diversity"))
    axes = mark(
        "report",
        "Upwards, more of the generated pictures look real; to the right, more kinds of real pictures are generated. A good model "
        "has both.",
    )
    signs = mark("report", "The green cross is the floor. Lines are 95 % intervals.")
    text = tag("p", f"{wording.say(axes)} {wording.say(signs)}")
    return tag("section", tag("h2", title), text, key_of(evaluation), tag("div", charts, class_="charts"), id="pairs")


def pair_charts(evaluation: Evaluation, wording: Wording) -> list[Chart]:
    """Return the plot of each pair of which something has both figures."""
    return [chart for pair in PAIRS if (chart := _chart(evaluation, *pair, wording)) is not None]


def _chart(evaluation: Evaluation, across: str, up: str, wording: Wording) -> Chart | None:
    xs, ys = figures_of(evaluation, across), figures_of(evaluation, up)
    both = [number for number in xs if has_value(xs[number]) and has_value(ys.get(number))]
    if not both:
        return None
    titles = {"up": wording.of_metric(METRICS.get(up).title), "across": wording.of_metric(METRICS.get(across).title)}
    title = wording.say(mark("report", "{up} against {across}"), **titles)
    chart = Chart(
        _axis(xs.values(), short_label(evaluation, across, wording)),
        _axis(ys.values(), short_label(evaluation, up, wording)),
        title,
    )
    for x, y in dict.fromkeys((xs[number].floor, ys[number].floor) for number in both):
        if x is not None and y is not None:
            chart.real(x, y, wording.say(mark("report", "Real pictures against other real pictures")))
    for number in both:
        _draw(chart, evaluation.judged[number].name, number, xs[number], ys[number])
    return chart


def _draw(chart: Chart, name: str, number: int, across: Figure, up: Figure) -> None:
    x, y = across.value or 0.0, up.value or 0.0
    chart.horizontal(*ends_of(across), y, colour_of(number))
    chart.vertical(x, *ends_of(up), colour_of(number))
    chart.place_marker(number, x, y, f"{name}: {figure(x)}, {figure(y)}", str(number + 1))


def _axis(figures: Iterable[Figure], label: str) -> Axis:
    """Return an axis from 0 to 1, or further where a density needs it."""
    ends = [end for one in figures for end in (one.value, one.floor, *ends_of(one)) if end is not None and math.isfinite(end)]
    return Axis(0.0, max(1.0, *ends) * 1.04, label)
