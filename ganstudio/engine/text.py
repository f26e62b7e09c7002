"""Marking of texts for translation, so that the window can show them in its language.

The engine does not import Qt, but its texts appear in the window. ``lupdate`` finds the literals by the name of this function
(Qt's own convention), the window looks them up with ``QCoreApplication.translate(context, text)``.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name is what lupdate looks for
    """Return ``text`` unchanged; ``context`` is ``"config"``, ``"engine"`` or ``"presets"``."""
    return text


@dataclass(frozen=True)
class Sentence:
    """An English template with ``{named}`` fields, marked for translation, and the values of the fields."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.values)


Translate: TypeAlias = Callable[[Sentence, str], str]  # returns a sentence in a language, given the context in which it was marked


def english(sentence: Sentence, context: str) -> str:
    """Return the sentence as it is, whatever its ``context``: the :data:`Translate` for English."""
    return str(sentence)


@dataclass(frozen=True)
class SettingWord:
    """A setting, or its ``value``, within a sentence: the command line shows its dotted ``name``, the window its label.

    ``is_advice`` says whether the sentence advises the value; otherwise it names the value that the setting has.
    """

    name: str
    value: object = None
    is_advice: bool = True

    def __str__(self) -> str:
        return self.name if self.value is None else str(self.value)


def counted(count: int, noun: str) -> str:
    """Return a count before its English noun, "1 picture" or "1,024 pictures", for texts that are not translated."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def figure(value: float) -> str:
    """Format a number for a person: whole and large numbers with separators, others with three significant digits."""
    if not math.isfinite(value):
        return str(value)
    if abs(value) >= 1000 or value == int(value):
        return f"{value:,.0f}"
    return format(Decimal(f"{value:.3g}"), "f")
