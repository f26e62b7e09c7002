"""Writes an evaluation as a file whose ending says the kind."""

from pathlib import Path

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.evaluation.report_html import write_report as write_html
from ganstudio.engine.evaluation.report_picture import write_picture
from ganstudio.engine.evaluation.result import Evaluation
from ganstudio.engine.evaluation.tables import WRITERS, write_table
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Translate, english

ENDINGS = (".html", ".png", *WRITERS)  # of reports


def check_report(path: Path) -> None:
    """Raise ``ConfigError`` if :func:`write_report` cannot write a file of this name."""
    if path.suffix.lower() not in ENDINGS:
        text = mark("engine", "Can't write '{name}': give a file name that ends in {endings}.")
        raise ConfigError(text, name=path.name, endings=", ".join(ENDINGS))


def write_report(evaluation: Evaluation, path: Path, translate: Translate = english, language: str = "en") -> None:
    """Write an evaluation as the file's ending says, one of ``ENDINGS``.

    Parameters
    ----------
    translate, language
        Of the HTML report and the PNG file: see :class:`~ganstudio.engine.evaluation.report_html.wording.Wording`.

    Raises
    ------
    ConfigError
        The name has another ending.
    RunError
        The disk is full or not writable.
    """
    check_report(path)
    match path.suffix.lower():
        case ".html":
            write_html(evaluation, path, translate, language)
        case ".png":
            write_picture(evaluation, path, translate)
        case _:
            write_table(evaluation, path)
