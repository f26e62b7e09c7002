"""Turns the marked texts of a report into the language of whoever asks for it."""

from dataclasses import dataclass

from ganstudio.engine.text import Sentence, Translate, english


@dataclass(frozen=True)
class Wording:
    """The language of a report.

    Attributes
    ----------
    translate
        Returns a sentence in that language, given the context of its translation: "report", "engine", "metrics".
    language
        Its tag for HTML (BCP 47): "en", "zh-CN".
    """

    translate: Translate = english
    language: str = "en"

    def say(self, text: str, **values: object) -> str:
        """Return a text of the report, marked with ``mark("report", ...)``."""
        return self.translate(Sentence(text, values), "report")

    def sentence(self, sentence: Sentence) -> str:
        """Return a sentence of the engine: a reason, a warning, a difference."""
        return self.translate(sentence, "engine")

    def of_metric(self, text: str) -> str:
        """Return the title or the meaning of a metric."""
        return self.translate(Sentence(text), "metrics")
