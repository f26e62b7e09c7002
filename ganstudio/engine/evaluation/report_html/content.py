"""Shows parts of an evaluation as HTML that several sections need: names, numbers, pictures, footnotes."""

import base64
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import numpy as np
from PIL import Image

from ganstudio.engine.evaluation.report_html.chart import marker
from ganstudio.engine.evaluation.report_html.tags import Child, tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation, Figure, Judged
from ganstudio.engine.export.images import tile
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import figure

GAP = 2  # px between the pictures of a sheet
SHEET_WIDTH = 300  # px: small sheets are enlarged up to this
MOST_SHEET_WIDTH = 560  # px: fewer pictures a row where they are large


@dataclass
class Notes:
    """Collects footnotes; the same text gets the same number."""

    texts: list[str] = field(default_factory=list)

    def refer(self, text: str, wording: Wording) -> Element:
        """Return a link to the footnote with ``text``, which is added if it is new."""
        if text not in self.texts:
            self.texts.append(text)
        number = self.texts.index(text) + 1
        label = wording.say(mark("report", "Note {number}"), number=number)
        return tag("sup", tag("a", str(number), href=f"#note-{number}", aria_label=label))

    def list(self) -> Element | None:
        """Return all footnotes."""
        items = (tag("li", text, id=f"note-{number}") for number, text in enumerate(self.texts, 1))
        return tag("ol", items, class_="notes") if self.texts else None


def name_of(judged: Judged, number: int) -> Element:
    """Return the marker, number and name of the ``number``-th judged set, counted from 0."""
    sign = tag("svg", marker(number), class_="sign", viewBox="-8 -8 16 16", aria_hidden="true")
    return tag("span", sign, tag("b", str(number + 1)), " ", tag("bdi", judged.name), class_="name")


def key_of(evaluation: Evaluation) -> Element:
    """Return which marker stands for which judged set."""
    return tag("ul", [tag("li", name_of(judged, number)) for number, judged in enumerate(evaluation.judged)], class_="key")


def figures_of(evaluation: Evaluation, metric: str) -> dict[int, Figure]:
    """Return the figures of a metric by the number of the judged set."""
    return {number: judged.figures[metric] for number, judged in enumerate(evaluation.judged) if metric in judged.figures}


def has_value(one: Figure | None) -> bool:
    """Return whether there is a figure with a finite value."""
    return one is not None and one.value is not None and math.isfinite(one.value)


def network_of(figures: Iterable[Figure], wording: Wording) -> str:
    """Return what the features are called, "" for a metric without."""
    name = next((one.features for one in figures if one.features), "")
    return wording.say(mark("report", "{network} features"), network=name) if name else ""


def short_label(evaluation: Evaluation, metric: str, wording: Wording) -> str:
    """Return what an axis says of a metric: its short name with the features and the unit."""
    entry, network = METRICS.get(metric), network_of(figures_of(evaluation, metric).values(), wording)
    details = ", ".join(filter(None, (network, entry.unit)))
    return f"{wording.of_metric(entry.short)} ({details})" if details else wording.of_metric(entry.short)


def ends_of(one: Figure) -> tuple[float, float]:
    """Return both ends of the interval, NaN without one."""
    return (math.nan if one.low is None else one.low), (math.nan if one.high is None else one.high)


def range_text(low: float, high: float, wording: Wording) -> str:
    """Return "1.2 to 3.4"."""
    return wording.say(mark("report", "{low} to {high}"), low=figure(low), high=figure(high))


def pictures(count: int, wording: Wording) -> str:
    """Return "1 picture" or "1,000 pictures"."""
    if count == 1:
        return wording.say(mark("report", "1 picture"))
    return wording.say(mark("report", "{count} pictures"), count=f"{count:,}")


def columns_for(images: np.ndarray, most: int = 8) -> int:
    """Return how many images (N, H, W, C) stand side by side: ``most`` small ones, fewer large ones."""
    return max(1, min(most, len(images), max(2, MOST_SHEET_WIDTH // (int(images.shape[2]) + GAP))))


def sheet(images: np.ndarray, columns: int, alt: str) -> Element:
    """Return images uint8 (N, H, W, C) as one picture, ``columns`` side by side, enlarged by a whole factor."""
    colours = tile(images, columns, GAP)
    alpha = tile(np.full((*images.shape[:3], 1), 255, np.uint8), columns, GAP)[..., :1]
    is_grey = bool((colours == colours[..., :1]).all())
    pixels = np.concatenate([colours[..., :1] if is_grey else colours, alpha], axis=2)
    buffer = io.BytesIO()
    Image.fromarray(pixels, "LA" if is_grey else "RGBA").save(buffer, "PNG")
    height, width = pixels.shape[:2]
    scale = max(1, SHEET_WIDTH // width)
    address = f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"
    return tag("img", src=address, alt=alt, width=width * scale, height=height * scale)


def table(caption: str, heads: Sequence[Child], *bodies: Child, class_: str | None = None) -> Element:
    """Return a table that scrolls by itself where the window is narrow."""
    head = tag("thead", tag("tr", [tag("th", one, scope="col") for one in heads]))
    inside = tag("table", tag("caption", caption), head, *bodies, class_=class_)
    return tag("div", inside, class_="scroll", role="region", aria_label=caption, tabindex=0)
