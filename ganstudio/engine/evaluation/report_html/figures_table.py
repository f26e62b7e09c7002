"""Shows every figure with its interval, its floor and its footnotes."""

from xml.etree.ElementTree import Element

from ganstudio.engine.evaluation.report_html.axes import Axis
from ganstudio.engine.evaluation.report_html.chart import interval_bar, scale_bar
from ganstudio.engine.evaluation.report_html.content import Notes, ends_of, has_value, name_of, table
from ganstudio.engine.evaluation.report_html.groups import FigureGroup, FigureRow, figure_group
from ganstudio.engine.evaluation.report_html.tags import tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation
from ganstudio.engine.evaluation.tables import metrics_of
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


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
    groups = [_body(evaluation, figure_group(evaluation, metric, wording), notes, wording) for metric in metrics_of(evaluation)]
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


def _body(evaluation: Evaluation, group: FigureGroup, notes: Notes, wording: Wording) -> Element:
    title = tag("a", group.title, href=f"#metric-{group.metric}")
    head = tag("th", title, " ", tag("span", group.facts, class_="muted"), colspan=5, scope="rowgroup")
    rows = []
    for row in group.rows:
        name = tag("th", name_of(evaluation.judged[row.number], row.number), scope="row")
        references = [notes.refer(text, wording) for text in row.notes]
        rows.append(tag("tr", name, _cells(row, group.axis, references), tag("td", row.count, class_="count")))
    cells = tag("td", colspan=3), tag("td", scale_bar(group.axis)), tag("td")
    scale = tag("tr", cells, class_="scale", aria_hidden="true") if group.has_values else None
    return tag("tbody", tag("tr", head, class_="group"), rows, scale)


def _cells(row: FigureRow, axis: Axis, references: list[Element]) -> list[Element]:
    """Return the cells of the value, of its interval, and of its bar."""
    one = row.figure
    if one.value is None or not has_value(one):
        return [tag("td", tag("span", row.value, class_="muted"), references, colspan=3)]
    badge = tag("span", row.badge, class_="badge") if row.badge else None
    value = tag("td", tag("span", row.value, class_="value"), references, badge, class_="figure")
    bar = interval_bar(row.number, axis, one.value, *ends_of(one), one.floor)
    return [value, tag("td", row.interval, class_="ends"), tag("td", bar, class_="drawn")]
