"""Shows every figure with its interval, its floor and its footnotes."""

import math
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from ganstudio.engine.evaluation.best import best_by
from ganstudio.engine.evaluation.report_html.axes import Axis, axis_around
from ganstudio.engine.evaluation.report_html.chart import interval_bar, scale_bar
from ganstudio.engine.evaluation.report_html.content import (
    Notes,
    ends_of,
    figures_of,
    has_value,
    metrics_of,
    name_of,
    network_of,
    pictures,
    range_text,
    table,
)
from ganstudio.engine.evaluation.report_html.tags import tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation, Figure
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import figure


def figures_section(evaluation: Evaluation, wording: Wording) -> Element:
    """Return the table of all figures, a group of rows for each metric, and the notes to it."""
    say, notes = wording.say, Notes()
    heads = (
        say(mark("report", "Pictures of")),
        say(mark("report", "Value")),
        say(mark("report", "95 % interval")),
        tag("span", say(mark("report", "Interval drawn")), class_="hidden"),
        say(mark("report", "Pictures")),
    )
    groups = [_group(evaluation, metric, notes, wording) for metric in metrics_of(evaluation)]
    title = say(mark("report", "Figures"))
    rows = table(title, heads, groups, class_="figures")
    return tag("section", tag("h2", title), _explanations(evaluation, wording), rows, notes.list(), id="figures")


def _explanations(evaluation: Evaluation, wording: Wording) -> list[Element]:
    bars = mark("report", "A dot is the value, the bar around it its 95 % interval (bootstrap).")
    floor = mark(
        "report",
        "The dashed green line is the floor: what real pictures score against other real pictures. A value as good as the floor "
        "can't be told apart from real pictures.",
    )
    best = mark(
        "report",
        "“best” marks the best value of a metric, “≈ best” values that can't be told apart from it with this many pictures.",
    )
    texts = [f"{wording.say(bars)} {wording.say(floor)}", *([wording.say(best)] if len(evaluation.judged) > 1 else [])]
    return [tag("p", text) for text in texts]


def _group(evaluation: Evaluation, metric: str, notes: Notes, wording: Wording) -> Element:
    figures = figures_of(evaluation, metric)
    best, tied = best_by(evaluation, metric)
    axis = _axis(figures.values())
    rows = []
    for number, one in figures.items():
        said = [*([one.reason] if one.reason else []), *one.warnings]
        references = [notes.refer(wording.sentence(sentence), wording) for sentence in said]
        badge = _badge(number == best, number in tied, wording)
        head = tag("th", name_of(evaluation.judged[number], number), scope="row")
        cells = _cells(number, one, axis, [*references, *badge], wording)
        rows.append(tag("tr", head, cells, tag("td", f"{one.count:,}" if one.count else "", class_="count")))
    return tag("tbody", _group_head(metric, figures, wording), rows, _scale(axis))


def _axis(figures: Iterable[Figure]) -> Axis:
    ends = [end for one in figures if has_value(one) for end in (one.value, one.floor, *ends_of(one))]
    values = [end for end in ends if end is not None and math.isfinite(end)]
    return axis_around(values, "", zero=min(values, default=0.0) < 0.4 * max(values, default=0.0))


def _badge(is_best: bool, is_tied: bool, wording: Wording) -> list[Element]:
    if is_best:
        return [tag("span", wording.say(mark("report", "best")), class_="badge")]
    return [tag("span", wording.say(mark("report", "≈ best")), class_="badge")] if is_tied else []


def _cells(number: int, one: Figure, axis: Axis, extra: list[Element], wording: Wording) -> list[Element]:
    """Return the cells of the value, of its interval, and of its bar."""
    if one.value is None or not has_value(one):
        missing = tag("span", wording.say(mark("report", "no value")), class_="muted")
        return [tag("td", missing, extra, colspan=3)]
    low, high = ends_of(one)
    interval = range_text(low, high, wording) if math.isfinite(low) and math.isfinite(high) else ""
    unit = METRICS.get(one.metric).unit
    value = tag("span", f"{figure(one.value)} {unit}".rstrip(), class_="value")
    bar = interval_bar(number, axis, one.value, low, high, one.floor)
    return [tag("td", value, extra, class_="figure"), tag("td", interval, class_="ends"), tag("td", bar, class_="drawn")]


def _scale(axis: Axis) -> Element:
    """Return the row with the scale of the bars above it."""
    return tag("tr", tag("td", colspan=3), tag("td", scale_bar(axis)), tag("td"), class_="scale", aria_hidden="true")


def _group_head(metric: str, figures: dict[int, Figure], wording: Wording) -> Element:
    """Return the row that opens a group: title, network, which direction is better, number of real pictures, floor."""
    entry, say = METRICS.get(metric), wording.say
    better = mark("report", "lower is better") if entry.better == "lower" else mark("report", "higher is better")
    counts = sorted({one.real_count for one in figures.values() if one.real_count})
    against = [say(mark("report", "against {pictures}"), pictures=pictures(count, wording)) for count in counts]
    facts = [network_of(figures.values(), wording), say(better), *against, _floors(figures.values(), wording)]
    title = tag("a", wording.of_metric(entry.title), href=f"#metric-{metric}")
    text = tag("span", " · ".join(filter(None, facts)), class_="muted")
    return tag("tr", tag("th", title, " ", text, colspan=5, scope="rowgroup"), class_="group")


def _floors(figures: Iterable[Figure], wording: Wording) -> str:
    """Return the floor, and on how many pictures it was measured."""
    floors = {one.floor: one.floor_count for one in figures if one.floor is not None}
    if not floors:
        return ""
    low, high = min(floors), max(floors)
    value = figure(low) if figure(low) == figure(high) else range_text(low, high, wording)
    count = min(floors.values())
    if not count:
        return wording.say(mark("report", "floor {value}"), value=value)
    return wording.say(mark("report", "floor {value} (halves of {pictures})"), value=value, pictures=pictures(count, wording))
