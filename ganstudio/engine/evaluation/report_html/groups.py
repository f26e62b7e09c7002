"""Says what a table of figures says, group by group, whatever it is drawn with."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from ganstudio.engine.evaluation.best import best_by
from ganstudio.engine.evaluation.report_html.axes import Axis, axis_around
from ganstudio.engine.evaluation.report_html.content import ends_of, figures_of, has_value, network_of, pictures, range_text
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation, Figure
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import figure


@dataclass(frozen=True)
class FigureRow:
    """A figure in words.

    Attributes
    ----------
    number
        Which judged set, counted from 0.
    figure
        Its figure.
    value, interval, count
        As text; the value says so if there is none, the others are "" then.
    badge
        Says that the value is the best, or as good; else "".
    notes
        Why there is no value, or why it may mislead.
    """

    number: int
    figure: Figure
    value: str
    interval: str
    count: str
    badge: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class FigureGroup:
    """The figures of a metric: its title, facts about all of them, the axis of their bars, and a row for each judged set."""

    metric: str
    title: str
    facts: str
    axis: Axis
    rows: tuple[FigureRow, ...]

    @property
    def has_values(self) -> bool:
        """Return whether there is anything to draw."""
        return any(has_value(row.figure) for row in self.rows)


def figure_group(evaluation: Evaluation, metric: str, wording: Wording) -> FigureGroup:
    """Return the figures of the metric of that name."""
    figures = figures_of(evaluation, metric)
    best, tied = best_by(evaluation, metric)
    badges = dict.fromkeys(tied, wording.say(mark("report", "≈ best")))
    if best is not None:
        badges[best] = wording.say(mark("report", "best"))
    rows = tuple(_row(number, one, badges.get(number, ""), wording) for number, one in figures.items())
    title = wording.of_metric(METRICS.get(metric).title)
    return FigureGroup(metric, title, _facts(metric, list(figures.values()), wording), _axis(figures.values()), rows)


def _row(number: int, one: Figure, badge: str, wording: Wording) -> FigureRow:
    said = [*([one.reason] if one.reason else []), *one.warnings]
    notes = tuple(wording.sentence(sentence) for sentence in said)
    count = f"{one.count:,}" if one.count else ""
    if one.value is None or not has_value(one):
        return FigureRow(number, one, wording.say(mark("report", "no value")), "", count, "", notes)
    low, high = ends_of(one)
    interval = range_text(low, high, wording) if math.isfinite(low) and math.isfinite(high) else ""
    return FigureRow(number, one, f"{figure(one.value)} {METRICS.get(one.metric).unit}".rstrip(), interval, count, badge, notes)


def _axis(figures: Iterable[Figure]) -> Axis:
    ends = [end for one in figures if has_value(one) for end in (one.value, one.floor, *ends_of(one))]
    values = [end for end in ends if end is not None and math.isfinite(end)]
    return axis_around(values, "", zero=min(values, default=0.0) < 0.4 * max(values, default=0.0))


def _facts(metric: str, figures: list[Figure], wording: Wording) -> str:
    """Return the network, which direction is better, the number of real pictures, and the floor."""
    say = wording.say
    better = mark("report", "lower is better") if METRICS.get(metric).better == "lower" else mark("report", "higher is better")
    counts = sorted({one.real_count for one in figures if one.real_count})
    against = [say(mark("report", "against {pictures}"), pictures=pictures(count, wording)) for count in counts]
    return " · ".join(filter(None, (network_of(figures, wording), say(better), *against, _floors(figures, wording))))


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
    return wording.say(mark("report", "floor {value} ({pictures} against as many)"), value=value, pictures=pictures(count, wording))
