"""Numbers and times the way people say them."""

import pytest

from ganstudio.app.ui.formats import duration, duration_left, pictures_in_words, thousands


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (3, "3"), (2.44, "2.4"), (9.96, "10.0"), (12.7, "13"), (1912, "1,912"), (400_000, "400,000")]
)
def test_thousands(number, text):
    assert thousands(number) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min"),
        (90, "2 min"),
        (3569, "59 min"),
        (3571, "1 h 0 min"),
        (4800, "1 h 20 min"),
        (360_000, "100 h 0 min"),
    ],
)
def test_duration(seconds, text):
    assert duration(seconds) == text
    assert duration_left(seconds) == f"{text} left"


@pytest.mark.parametrize(("count", "text"), [(0, "0 pictures"), (1, "1 picture"), (2, "2 pictures"), (1912, "1,912 pictures")])
def test_pictures_in_words(count, text):
    assert pictures_in_words(count) == text
