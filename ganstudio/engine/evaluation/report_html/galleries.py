"""Shows the pictures: grids side by side, the best and the worst, and those that resemble a training picture."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

import numpy as np

from ganstudio.engine.evaluation.report_html.content import columns_for, name_of, sheet
from ganstudio.engine.evaluation.report_html.tags import Child, tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation, Judged
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import figure

COPIES = ("same", "copy")  # verdicts of the metric of that name


def grids_section(evaluation: Evaluation, wording: Wording) -> Element | None:
    """Return the first pictures of every judged set side by side; None where none has any."""

    def grid(judged: Judged) -> list[Child]:
        columns = columns_for(judged.grid)
        shown = judged.grid[: columns * max(columns, 2)]
        alt = wording.say(mark("report", "{count} pictures of {name}"), count=len(shown), name=judged.name)
        return [sheet(shown, columns, alt)]

    text = mark("report", "Runs with the same latent space show the same seeds at the same places.")
    return _gallery("grids", mark("report", "Pictures side by side"), text, evaluation, lambda judged: judged.grid, grid, wording)


def extremes_section(evaluation: Evaluation, wording: Wording) -> Element | None:
    """Return the best and the worst pictures of every judged set; None where none has any."""
    titles = ((mark("report", "Best"), "best"), (mark("report", "Worst"), "worst"))

    def extremes(judged: Judged) -> list[Child]:
        parts: list[Child] = []
        for title, attribute in titles:
            images = getattr(judged, attribute)
            if len(images):
                alt = wording.say(
                    mark("report", "{title}: {count} pictures of {name}"),
                    title=wording.say(title),
                    count=len(images),
                    name=judged.name,
                )
                parts += [tag("div", wording.say(title), class_="muted"), sheet(images, columns_for(images), alt)]
        return parts

    text = mark(
        "report",
        "The best pictures lie where the features of real pictures are dense, the worst where they are sparse. A rare kind of real "
        "picture counts as sparse too.",
    )
    return _gallery(
        "extremes", mark("report", "Best and worst pictures"), text, evaluation, lambda judged: judged.best, extremes, wording
    )


def suspicious_section(evaluation: Evaluation, wording: Wording) -> Element | None:
    """Return the pictures that most resemble a training picture, above that picture; None where none was looked for."""

    def pairs(judged: Judged) -> list[Child]:
        images = judged.suspicious
        columns = columns_for(images[:, 0])
        alt = wording.say(
            mark("report", "{count} pictures of {name}, each above the training picture that it resembles most"),
            count=len(images),
            name=judged.name,
        )
        sheets = []
        for first in range(0, len(images), columns):
            both = images[first : first + columns]
            sheets.append(sheet(np.concatenate([both[:, 0], both[:, 1]]), len(both), alt))
        return [*sheets, tag("div", _copies_in_words(judged, wording), class_="muted")]

    text = mark(
        "report",
        "Above, the pictures that most resemble a training picture; below each, that training picture. A pair that is nearly the "
        "same, also shifted or mirrored, is a copy. Simple pictures resemble each other without being copies.",
    )
    title = mark("report", "Copies of training pictures?")
    return _gallery("suspicious", title, text, evaluation, lambda judged: judged.suspicious, pairs, wording)


def _copies_in_words(judged: Judged, wording: Wording) -> str:
    """Return how many of the pairs the metric calls copies, and how many real pictures; "" if it says nothing."""
    detail = judged.figures["copies"].detail if "copies" in judged.figures else {}
    verdicts = [row["verdict"] in COPIES for row in detail.get("suspicious", ())][: len(judged.suspicious)]
    if not verdicts:
        return ""
    texts = [wording.say(mark("report", "Copies among these: {count} of {total}."), count=sum(verdicts), total=len(verdicts))]
    if "held_out" in detail:
        share = figure(100 * detail["held_out"])
        texts.append(wording.say(mark("report", "Of the held-out real pictures, {share} % look like copies."), share=share))
    return " ".join(texts)


def _gallery(
    key: str,
    title: str,
    text: str,
    evaluation: Evaluation,
    images_of: Callable[[Judged], np.ndarray],
    show: Callable[[Judged], list[Child]],
    wording: Wording,
) -> Element | None:
    """Return a section with a figure for each judged set that has such images."""
    figures = [
        tag("figure", tag("figcaption", name_of(judged, number)), show(judged))
        for number, judged in enumerate(evaluation.judged)
        if len(images_of(judged))
    ]
    if not figures:
        return None
    return tag("section", tag("h2", wording.say(title)), tag("p", wording.say(text)), tag("div", figures, class_="gallery"), id=key)
