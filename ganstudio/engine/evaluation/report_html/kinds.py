"""Shows how each model states a density, with its likelihood beside the quality of its pictures."""

import math
from xml.etree.ElementTree import Element

from ganstudio.engine.evaluation.report_html.content import has_value, name_of, range_text, short_label, table
from ganstudio.engine.evaluation.report_html.tags import Child, tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation, Judged
from ganstudio.engine.runs.baseline import Likelihood
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import figure

QUALITY = ("fd", "coverage")
DENSITIES = {
    "tractable": mark("report", "explicit, tractable"),
    "approximate": mark("report", "explicit, approximate"),
    "implicit": mark("report", "implicit"),
}


def kinds_section(evaluation: Evaluation, wording: Wording) -> Element | None:
    """Return a table of the models in the order of their densities; None where no model states a likelihood."""
    models = {number: judged for number, judged in enumerate(evaluation.judged) if judged.likelihood is not None}
    if all(judged.likelihood is None or judged.likelihood.bits is None for judged in models.values()):
        return None
    say = wording.say
    shown = [name for name in QUALITY if any(has_value(judged.figures.get(name)) for judged in models.values())]
    heads = [
        say(mark("report", "Model")),
        say(mark("report", "Density")),
        say(mark("report", "Held-out bits per dimension, lower is better")),
        *(short_label(evaluation, name, wording) for name in shown),
    ]
    order = sorted(models, key=lambda number: list(DENSITIES).index(_density(models[number])))
    rows = [_row(models[number], number, shown, wording) for number in order]
    text = mark(
        "report",
        "An explicit model states how likely each picture is, exactly or by a bound; an implicit model such as a GAN only draws "
        "pictures. The likelihood says how well a model predicts pictures it has not seen, the other figures how its own pictures "
        "look. Neither follows from the other.",
    )
    title = say(mark("report", "Kinds of model"))
    return tag("section", tag("h2", title), tag("p", say(text)), table(title, heads, tag("tbody", rows)), id="kinds")


def _density(judged: Judged) -> str:
    return "implicit" if judged.likelihood is None else judged.likelihood.density


def _row(judged: Judged, number: int, shown: list[str], wording: Wording) -> Element:
    cells = [tag("td", wording.say(DENSITIES[_density(judged)])), _bits(judged.likelihood, wording)]
    for name in shown:
        value = judged.figures[name].value if has_value(judged.figures.get(name)) else None
        cells.append(tag("td", "" if value is None else figure(value)))
    return tag("tr", tag("th", name_of(judged, number), scope="row"), cells)


def _bits(likelihood: Likelihood | None, wording: Wording) -> Element:
    if likelihood is None or likelihood.bits is None:
        return tag("td", wording.say(mark("report", "states no likelihood")))
    text = figure(likelihood.bits)
    if likelihood.density == "approximate":
        text = wording.say(mark("report", "at most {bits}"), bits=text)
    parts: list[Child] = [tag("b", text)]
    if likelihood.low is not None and likelihood.high is not None and math.isfinite(likelihood.low + likelihood.high):
        parts += [" ", tag("span", range_text(likelihood.low, likelihood.high, wording), class_="muted")]
    return tag("td", parts)
