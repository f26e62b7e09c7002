"""The words on the screen: none that was replaced is back, and none that belongs on the command line."""

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

import pytest

from ganstudio.app.ui.language import install_language, translated
from ganstudio.engine.config import parse_settings, with_settings
from ganstudio.engine.config.schema import Config, fields
from ganstudio.engine.errors import ConfigError
from tests.app.translation_sources import ROOT, translations

REPLACED = (
    "Leave out doubles", "are few: use", "are upright", "look much like another", "are the least", "Called",
    "A training is going on", "No run yet", "this must be", "On a processor", "Begin with", "Began with",
    "Pixels alone for", "Once more", "Like the system", "when the training is over", "nothing to say yet",
    "is told nothing", "forgets half of its past", "All in turn", "Behind the mapping", "Back to the first",
    "Again and again", "Frames a second", "Enlarged", "no longer (", "Leave the others", "Told apart", "Breed on",
    "Trained as long as", "half as long", "B has not", "Something went wrong", "to be written", "Look at them",
    "A way has", "Like what it was", "is like yours by", "drew itself are found", "around the hole", "so may the other",
    "What it was is not known", "made larger", "Made larger", "Nothing is searched", "could draw, then search",
    "Where both differ", "is searched for", "linear reading", "Learn one first", "shortcut that was learned",
    "Learn a shortcut", "Shortcut only", "Find out", "one seldom", "that have nothing in common",
)  # fmt: skip
REPLACED_IN_CHINESE = ("力度", "由它找出", "空洞", "答案", "捷径")
SETTINGS = "|".join(re.escape(info.name) for info in fields())


def texts() -> Iterator[tuple[str, str]]:
    """(source, translation) of every text that is collected."""
    for source in translations().sources():
        for message in ElementTree.parse(source).getroot().iter("message"):
            yield message.findtext("source", ""), message.findtext("translation", "")


def test_every_marked_text_is_collected():
    """``lupdate`` skips a text in parentheses of its own, which would stay English."""
    collected, names = {text for text, _ in texts()}, {"mark", "QT_TRANSLATE_NOOP"}
    missed = []
    for path in sorted((ROOT / "ganstudio").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and (getattr(call.func, "attr", "") == "tr" or getattr(call.func, "id", "") in names):
                text = call.args[-1].value if isinstance(call.args[-1], ast.Constant) else ""
                missed += [f"{path.name}:{call.lineno}: {text}"] if text and text not in collected else []
    assert not missed


def test_no_replaced_phrase_is_left():
    assert not [(text, phrase) for text, _ in texts() for phrase in REPLACED if phrase in text]


def test_no_replaced_word_is_left_in_chinese():
    assert not [(chinese, word) for _, chinese in texts() for word in REPLACED_IN_CHINESE if word in chinese]


@pytest.mark.parametrize("pattern", [rf"\b(?:{SETTINGS})\b", r"--[a-z]", r"\bganstudio [a-z]", r"[:.]\d?e\}", r"\de[+-]\d", "…"])
def test_texts_of_the_window_hold_no_names_of_settings_options_or_raw_formats(pattern):
    assert not [text for text, _ in texts() if re.search(pattern, text)]


def test_counts_of_pictures_go_through_the_helper():
    """``self.tr("{count} pictures")`` would show "1 pictures"."""
    direct = re.compile(r'tr\(\s*"\{count\} (?:pictures|parents)\b(?!\. )')
    found = [path.name for path in sorted((ROOT / "ganstudio" / "app").rglob("*.py")) if direct.search(path.read_text("utf-8"))]
    assert not found


@pytest.mark.parametrize(
    ("name", "value", "window", "elsewhere"),
    [
        (
            "training.batch",
            "abc",
            "a whole number from 2 to 4,096, not abc.",
            "training.batch must be a whole number from 2 to 4,096",
        ),
        ("training.batch", "1", "a whole number from 2 to 4,096, not 1.", "training.batch must be a whole number"),
        ("model.conditional", "perhaps", "true or false, not perhaps.", "model.conditional must be true or false, not perhaps."),
    ],
)
def test_a_wrong_value_is_told_with_the_label_in_the_window_and_the_dotted_name_elsewhere(qapp, name, value, window, elsewhere):
    install_language("en")
    with pytest.raises(ConfigError) as caught:
        with_settings(Config(), parse_settings([f"{name}={value}"]))
    title = next(info.title for info in fields() if info.name == name)
    assert translated(caught.value) == f"“{title}” must be {window}"
    assert str(caught.value).startswith(elsewhere)
