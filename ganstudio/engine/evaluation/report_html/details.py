"""Shows what metrics say beyond their value: each class, and the power spectrum."""

from collections.abc import Mapping
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

from ganstudio.engine.evaluation.report_html.axes import axis_around
from ganstudio.engine.evaluation.report_html.chart import COLOURS, DASHES, REAL, Chart, colour_of
from ganstudio.engine.evaluation.report_html.content import figures_of, key_of, name_of, table
from ganstudio.engine.evaluation.report_html.tags import Child, tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation
from ganstudio.engine.evaluation.tables import metrics_of
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import figure

ClassRows: TypeAlias = Mapping[str, Mapping[str, Any]]  # what a metric says of each class


def classes_section(evaluation: Evaluation, wording: Wording) -> Element | None:
    """Return a table of each metric that says something of each class; None where none does."""
    tables = [made for metric in metrics_of(evaluation) if (made := _classes_table(evaluation, metric, wording)) is not None]
    if not tables:
        return None
    text = mark("report", "A class that a model neglects stands out here. Percentages are the share of all pictures.")
    return tag("section", tag("h2", wording.say(mark("report", "By class"))), tag("p", wording.say(text)), tables, id="classes")


def _classes_table(evaluation: Evaluation, metric: str, wording: Wording) -> Element | None:
    by_set = {number: one.detail["classes"] for number, one in figures_of(evaluation, metric).items() if one.detail.get("classes")}
    if not by_set:
        return None
    columns = [{row["class"]: row for row in rows} for rows in by_set.values()]
    classes = list(dict.fromkeys(name for column in columns for name in column))
    real = next((column for column in columns if all("real_count" in row for row in column.values())), None)
    heads: list[Child] = [wording.say(mark("report", "Class"))]
    heads += [wording.say(mark("report", "Real pictures"))] if real else []
    heads += (name_of(evaluation.judged[number], number) for number in by_set)
    rows = []
    for name in classes:
        cells = [tag("td", _share(real, name, "real_count"))] if real else []
        cells += (_class_cell(column, name, wording) for column in columns)
        rows.append(tag("tr", tag("th", tag("bdi", name), scope="row"), cells))
    title = wording.of_metric(METRICS.get(metric).title)
    return tag("div", tag("h3", title), table(title, heads, tag("tbody", rows)))


def _class_cell(column: ClassRows, name: str, wording: Wording) -> Element:
    """Return what a metric says of a class: its value, how many pictures are of it, and what the wrong ones are mistaken for."""
    row = column.get(name, {})
    value, other = row.get("value"), row.get("mistaken_for")
    text = figure(value) if value is not None else wording.say(mark("report", "too few"))
    note = wording.say(mark("report", "errors mostly read as {other}"), other=other) if other else ""
    share = _share(column, name, "count") if "real_count" in row else ""
    more = " · ".join(filter(None, (share, note)))
    return tag("td", text, " ", tag("span", more, class_="muted"))


def _share(column: ClassRows, name: str, key: str) -> str:
    """Return how many of the pictures are of a class, in percent; "" if no one counted them."""
    total = sum(row.get(key, 0) for row in column.values())
    return f"{figure(100 * column.get(name, {}).get(key, 0) / total)} %" if total else ""


def spectra_section(evaluation: Evaluation, wording: Wording) -> Element | None:
    """Return the power spectra of the judged and of the real images; None where none was measured."""
    chart = spectrum_chart(evaluation, wording)
    if chart is None:
        return None
    text = mark(
        "report",
        "Too little power on the right means blurred pictures, too much means noise or a pattern of single pixels. The green line "
        "shows the real pictures.",
    )
    parts = tag("p", wording.say(text)), key_of(evaluation), tag("div", chart.figure(), class_="charts")
    return tag("section", tag("h2", wording.say(mark("report", "Spectrum"))), parts, id="spectra")


def spectrum_chart(evaluation: Evaluation, wording: Wording) -> Chart | None:
    """Return the plot of the spectra; None where none was measured."""
    details = {number: one.detail for number, one in figures_of(evaluation, "spectrum").items() if one.detail.get("frequencies")}
    if not details:
        return None
    say, real = wording.say, next(iter(details.values()))
    frequencies = [float(frequency) for frequency in real["frequencies"]]
    powers = [power for detail in details.values() for curve in ("real", "fake") for power in detail[curve]]
    x = axis_around(frequencies, say(mark("report", "Spatial frequency (periods across the picture)")), zero=True)
    y = axis_around(powers, say(mark("report", "Power (dB)")))
    chart = Chart(x, y, say(mark("report", "Power by spatial frequency")))
    chart.curve(frequencies, real["real"], REAL)
    for number, detail in details.items():
        chart.curve(frequencies, detail["fake"], colour_of(number), DASHES[number // len(COLOURS) % len(DASHES)])
    return chart
