"""Shows what metrics say beyond their value: each class, and the power spectrum."""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from ganstudio.engine.evaluation.report_html.axes import axis_around
from ganstudio.engine.evaluation.report_html.chart import COLOURS, DASHES, REAL, Chart, colour_of
from ganstudio.engine.evaluation.report_html.content import figures_of, key_of, metrics_of, name_of, table
from ganstudio.engine.evaluation.report_html.tags import Child, tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import figure


def classes_section(evaluation: Evaluation, wording: Wording) -> Element | None:
    """Return a table of each metric that says something of each class; None where none does."""
    tables = [made for metric in metrics_of(evaluation) if (made := _classes_table(evaluation, metric, wording)) is not None]
    if not tables:
        return None
    text = wording.say(mark("report", "A class that the model neglects stands out here, even where the figure of all hides it."))
    return tag("section", tag("h2", wording.say(mark("report", "By class"))), tag("p", text), tables, id="classes")


def _classes_table(evaluation: Evaluation, metric: str, wording: Wording) -> Element | None:
    by_set = {number: one.detail["classes"] for number, one in figures_of(evaluation, metric).items() if one.detail.get("classes")}
    if not by_set:
        return None
    classes = list(dict.fromkeys(row["class"] for rows in by_set.values() for row in rows))
    columns = [{row["class"]: row for row in rows} for rows in by_set.values()]
    heads: list[Child] = [wording.say(mark("report", "Class"))]
    heads += (name_of(evaluation.judged[number], number) for number in by_set)
    rows = []
    for name in classes:
        cells = [_cell(column.get(name), wording) for column in columns]
        rows.append(tag("tr", tag("th", tag("bdi", name), scope="row"), cells))
    title = wording.of_metric(METRICS.get(metric).title)
    return tag("div", tag("h3", title), table(title, heads, tag("tbody", rows)))


def _cell(row: Mapping[str, Any] | None, wording: Wording) -> Element:
    """Return what a metric says of a class: its value, and the class that is mistaken for it most."""
    if row is None or row["value"] is None:
        return tag("td")
    other = row.get("mistaken_for")
    note = tag("span", wording.say(mark("report", "often read as {other}"), other=other), class_="muted") if other else None
    return tag("td", figure(row["value"]), " ", note)


def spectra_section(evaluation: Evaluation, wording: Wording) -> Element | None:
    """Return the power spectra of the judged and of the real images; None where none was measured."""
    details = {number: one.detail for number, one in figures_of(evaluation, "spectrum").items() if one.detail.get("frequencies")}
    if not details:
        return None
    say, real = wording.say, next(iter(details.values()))
    frequencies = [float(frequency) for frequency in real["frequencies"]]
    powers = [power for detail in details.values() for curve in ("real", "fake") for power in detail[curve]]
    title = say(mark("report", "Power by spatial frequency"))
    x = axis_around(frequencies, say(mark("report", "Spatial frequency (periods across the picture)")), zero=True)
    chart = Chart(x, axis_around(powers, say(mark("report", "Power (dB)"))), title)
    chart.curve(frequencies, real["real"], REAL)
    for number, detail in details.items():
        chart.curve(frequencies, detail["fake"], colour_of(number), DASHES[number // len(COLOURS) % len(DASHES)])
    text = mark(
        "report",
        "Too little power on the right means blurred pictures, too much means noise or a pattern of single pixels. The green line "
        "shows the real pictures.",
    )
    charts = tag("div", chart.figure(), class_="charts")
    return tag("section", tag("h2", say(mark("report", "Spectrum"))), tag("p", say(text)), key_of(evaluation), charts, id="spectra")
