"""Says what was compared with what, what the figures mean, and how to repeat them."""

from xml.etree.ElementTree import Element

from ganstudio.engine.evaluation.report_html.content import name_of, table
from ganstudio.engine.evaluation.report_html.tags import tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation, Judged
from ganstudio.engine.evaluation.tables import metrics_of
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.runs.baseline import TITLES
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

KINDS = {
    "run": mark("report", "Run"),
    "folder": mark("report", "Pictures in a file or folder"),
}
CONDITIONS = {
    "real images": mark("report", "Real pictures"),
    "images of each set": mark("report", "Pictures of each set"),
    "seed": mark("report", "Seed"),
    "bootstrap resamples": mark("report", "Bootstrap resamples"),
    "features": mark("report", "Features"),
    "resize filter": mark("report", "Resize filter"),
    "rounding": mark("report", "Rounding"),
    "versions": mark("report", "Versions"),
}


def compared_section(evaluation: Evaluation, wording: Wording) -> Element:
    """Return what was judged, and against what."""
    say = wording.say
    heads = (
        say(mark("report", "Name")),
        say(mark("report", "Kind")),
        say(mark("report", "Images seen")),
        say(mark("report", "Where")),
    )
    rows = [_compared_row(judged, number, wording) for number, judged in enumerate(evaluation.judged)]
    title = say(mark("report", "What was compared"))
    against = say(mark("report", "Each of these was compared with the real pictures of {data}."), data=evaluation.data)
    return tag("section", tag("h2", title), tag("p", against), table(title, heads, tag("tbody", rows)), id="compared")


def _compared_row(judged: Judged, number: int, wording: Wording) -> Element:
    models = {str(kind): title for kind, title in TITLES.items()}
    is_explicit = judged.model in models
    kind = wording.translate(Sentence(models[judged.model]), "baselines") if is_explicit else wording.say(KINDS[judged.kind])
    seen = "" if judged.snapshot is None else f"{judged.snapshot:,}"
    cells = [tag("td", kind), tag("td", seen, class_="count"), tag("td", tag("bdi", judged.path), class_="path")]
    return tag("tr", tag("th", name_of(judged, number), scope="row"), cells)


def meanings_section(evaluation: Evaluation, wording: Wording) -> Element:
    """Return what each metric measures, and where it misleads."""
    entries = []
    for name in metrics_of(evaluation):
        metric = METRICS.get(name)
        entries += [tag("dt", wording.of_metric(metric.title), id=f"metric-{name}"), tag("dd", wording.of_metric(metric.meaning))]
    return tag("section", tag("h2", wording.say(mark("report", "What the figures mean"))), tag("dl", entries), id="meanings")


def conditions_section(evaluation: Evaluation, wording: Wording) -> Element:
    """Return under which conditions the same figures come out again."""
    say = wording.say
    named = {name: say(CONDITIONS[name]) if name in CONDITIONS else name for name in evaluation.conditions}
    rows = [
        tag("tr", tag("th", named[name], scope="row"), tag("td", value, class_="path"))
        for name, value in evaluation.conditions.items()
    ]
    title = say(mark("report", "To repeat it"))
    text = say(mark("report", "The same pictures under these conditions give the same figures."))
    heads = (say(mark("report", "Condition")), say(mark("report", "Value")))
    return tag("section", tag("h2", title), tag("p", text), table(title, heads, tag("tbody", rows)), id="conditions")
