"""Puts the sections of a report together into one file."""

from pathlib import Path
from xml.etree.ElementTree import Element

from ganstudio.engine.evaluation.report_html.details import classes_section, spectra_section
from ganstudio.engine.evaluation.report_html.differences import differences_section
from ganstudio.engine.evaluation.report_html.figures_table import figures_section
from ganstudio.engine.evaluation.report_html.galleries import extremes_section, grids_section, suspicious_section
from ganstudio.engine.evaluation.report_html.kinds import kinds_section
from ganstudio.engine.evaluation.report_html.pairs import pairs_section
from ganstudio.engine.evaluation.report_html.snapshots import snapshots_section
from ganstudio.engine.evaluation.report_html.tags import document, tag
from ganstudio.engine.evaluation.report_html.texts import compared_section, conditions_section, meanings_section
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation
from ganstudio.engine.files import disk_errors, write_atomic
from ganstudio.engine.resources import resource
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Translate, english
from ganstudio.version import __version__

SECTIONS = (
    compared_section,
    figures_section,
    differences_section,
    kinds_section,
    snapshots_section,
    pairs_section,
    spectra_section,
    classes_section,
    grids_section,
    extremes_section,
    suspicious_section,
    meanings_section,
    conditions_section,
)
# the file asks nothing of any other: no script runs, nothing is fetched, whatever a run is called
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def write_report(evaluation: Evaluation, path: Path, translate: Translate = english, language: str = "en") -> None:
    """Write an evaluation as one HTML file that needs no other file and no network.

    Parameters
    ----------
    evaluation
        What was judged, and the figures.
    path
        The file; its folder is made if it is missing.
    translate, language
        See :class:`~ganstudio.engine.evaluation.report_html.wording.Wording`.

    Raises
    ------
    RunError
        The disk is full or not writable.
    """
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, document(_page(evaluation, Wording(translate, language))))


def _page(evaluation: Evaluation, wording: Wording) -> Element:
    title = wording.say(mark("report", "Evaluation against {data}"), data=evaluation.data)
    sections = [made for section in SECTIONS if (made := section(evaluation, wording)) is not None]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content=f"GAN Studio {__version__}"),
        tag("title", title),
        tag("style", resource("report.css").read_text(encoding="utf-8")),
    )
    links = [tag("li", tag("a", section.findtext("h2"), href=f"#{section.get('id')}")) for section in sections]
    contents = tag("nav", tag("ul", links), aria_label=wording.say(mark("report", "Contents")))
    footer = tag("footer", wording.say(mark("report", "Made with GAN Studio {version}"), version=__version__))
    body = tag("body", tag("header", tag("h1", title), contents), tag("main", sections), footer)
    return tag("html", head, body, lang=wording.language)
