"""Plots figures over the snapshots of a run."""

import math
from collections import defaultdict
from pathlib import Path
from xml.etree.ElementTree import Element

from ganstudio.engine.evaluation.report_html.axes import axis_around
from ganstudio.engine.evaluation.report_html.chart import DASHES, Chart, colour_of
from ganstudio.engine.evaluation.report_html.content import ends_of, figures_of, has_value, short_label
from ganstudio.engine.evaluation.report_html.tags import tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation, Figure
from ganstudio.engine.evaluation.tables import metrics_of
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import figure

Curve = list[tuple[float, Figure]]  # images seen, and the figure of that snapshot


def snapshots_section(evaluation: Evaluation, wording: Wording) -> Element | None:
    """Return a curve of each metric over the snapshots of each run; None where no run has two."""
    charts = [chart.figure() for chart in snapshot_charts(evaluation, wording)]
    if not charts:
        return None
    title = wording.say(mark("report", "Over the training"))
    key = [tag("li", _line_sign(number), tag("bdi", Path(path).name)) for number, path in enumerate(_runs(evaluation))]
    text = wording.say(mark("report", "Bands are 95 % intervals. The dashed green line is the floor."))
    parts = tag("p", text), tag("ul", key, class_="key"), tag("div", charts, class_="charts")
    return tag("section", tag("h2", title), parts, id="snapshots")


def snapshot_charts(evaluation: Evaluation, wording: Wording) -> list[Chart]:
    """Return the plot of each metric that was measured of several snapshots of a run."""
    runs = _runs(evaluation)
    return [chart for metric in metrics_of(evaluation) if (chart := _chart(evaluation, runs, metric, wording)) is not None]


def _runs(evaluation: Evaluation) -> dict[str, list[int]]:
    """Return the numbers of the judged snapshots by the run's path, of runs with several."""
    by_path = defaultdict(list)
    for number, judged in enumerate(evaluation.judged):
        if judged.snapshot is not None:
            by_path[judged.path].append(number)
    return {path: numbers for path, numbers in by_path.items() if len(numbers) > 1}


def _curve(evaluation: Evaluation, metric: str, numbers: list[int]) -> Curve:
    figures = figures_of(evaluation, metric)
    found = [
        (float(evaluation.judged[number].snapshot or 0), figures[number]) for number in numbers if has_value(figures.get(number))
    ]
    return sorted(found, key=lambda pair: pair[0])


def _chart(evaluation: Evaluation, runs: dict[str, list[int]], metric: str, wording: Wording) -> Chart | None:
    curves = [_curve(evaluation, metric, numbers) for numbers in runs.values()]
    if all(len(curve) < 2 for curve in curves):
        return None
    shown = [one for curve in curves for _, one in curve]
    floors = [one.floor for one in shown if one.floor is not None]
    ends = [end for one in shown for end in (one.value, *ends_of(one)) if end is not None]
    seen = [at for curve in curves for at, _ in curve]
    title = wording.of_metric(METRICS.get(metric).title)
    chart = Chart(
        axis_around(seen, wording.say(mark("report", "Images seen")), zero=True),
        axis_around([*ends, *floors], short_label(evaluation, metric, wording), zero=True),
        title,
    )
    if floors:
        chart.level(sum(floors) / len(floors))
    for number, curve in enumerate(curves):
        _draw(chart, curve, number)
    return chart


def _draw(chart: Chart, curve: Curve, number: int) -> None:
    with_ends = [(at, *ends_of(one)) for at, one in curve if math.isfinite(sum(ends_of(one)))]
    if len(with_ends) > 1:
        chart.band(with_ends, colour_of(number))
    values = [(at, one.value) for at, one in curve if one.value is not None]
    chart.curve([at for at, _ in values], [value for _, value in values], colour_of(number), DASHES[number % len(DASHES)])
    for at, value in values:
        chart.dot(at, value, colour_of(number), f"{at:,.0f}: {figure(value)}")


def _line_sign(number: int) -> Element:
    dash = DASHES[number % len(DASHES)] or None
    line = tag("line", class_="curve", x1="-14", x2="14", y1="0", y2="0", stroke=colour_of(number), stroke_dasharray=dash)
    return tag("svg", line, class_="line-sign", viewBox="-15 -8 30 16", aria_hidden="true")
