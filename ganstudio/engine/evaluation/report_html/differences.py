"""Says which judged set is better, and by how much."""

import math
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from ganstudio.engine.evaluation.best import best_by
from ganstudio.engine.evaluation.report_html.content import range_text, table
from ganstudio.engine.evaluation.report_html.tags import tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Difference, Evaluation
from ganstudio.engine.evaluation.tables import metrics_of
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import figure

MOST_PAIRED = 4  # judged sets: with more, only differences to the best of each metric are shown


def differences_section(evaluation: Evaluation, wording: Wording) -> Element | None:
    """Return a table of the differences in words and as paired intervals; None without any."""
    groups = [(metric, pairs) for metric in metrics_of(evaluation) if (pairs := _shown(evaluation, metric))]
    if not groups:
        return None
    say = wording.say
    heads = (
        say(mark("report", "Result")),
        say(mark("report", "Pair")),
        say(mark("report", "Difference")),
        say(mark("report", "95 % interval")),
    )
    numbers = {judged.name: number for number, judged in enumerate(evaluation.judged, 1)}
    bodies = []
    for metric, pairs in groups:
        head = tag("th", wording.of_metric(METRICS.get(metric).title), colspan=4, scope="rowgroup")
        rows = [_difference_row(pair, numbers, wording) for pair in pairs]
        bodies.append(tag("tbody", tag("tr", head, class_="group"), rows))
    title = say(mark("report", "Differences"))
    text = mark(
        "report",
        "Both sets of a pair are compared with the same resamples of the real pictures. Where the interval of the difference "
        "contains 0, the two can't be told apart with this many pictures.",
    )
    left_out = mark("report", "Only the differences to the best value of each metric are shown.")
    texts = [tag("p", say(text)), tag("p", say(left_out)) if len(evaluation.judged) > MOST_PAIRED else None]
    return tag("section", tag("h2", title), texts, table(title, heads, bodies), id="differences")


def _shown(evaluation: Evaluation, metric: str) -> list[Difference]:
    pairs = [pair for pair in evaluation.differences if pair.metric == metric]
    best, _ = best_by(evaluation, metric)
    if len(evaluation.judged) <= MOST_PAIRED or best is None:
        return pairs
    name = evaluation.judged[best].name
    return [pair for pair in pairs if name in (pair.a, pair.b)]


def _difference_row(pair: Difference, numbers: Mapping[str, int], wording: Wording) -> Element:
    is_known = math.isfinite(pair.low) and math.isfinite(pair.high)
    interval = range_text(pair.low, pair.high, wording) if is_known else ""
    sides = wording.say(mark("report", "{b} minus {a}"), a=numbers.get(pair.a, pair.a), b=numbers.get(pair.b, pair.b))
    sentence = tag("strong", wording.sentence(pair.sentence)) if pair.better else wording.sentence(pair.sentence)
    cells = tag("td", sides, class_="ends"), tag("td", figure(pair.value), class_="count"), tag("td", interval, class_="ends")
    return tag("tr", tag("th", sentence, scope="row"), cells)
