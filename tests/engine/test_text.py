"""Numbers in sentences."""

import math

import pytest

from ganstudio.engine.text import counted, figure


@pytest.mark.parametrize(
    ("value", "text"),
    [(4800, "4,800"), (4800.0, "4,800"), (4821.7, "4,822"), (22.94, "22.9"), (0.02134, "0.0213"), (2e-6, "0.000002"), (0, "0")],
)
def test_figures_are_written_out(value, text):
    assert figure(value) == text
    assert figure(-value) == ("-" + text if value else text)


def test_what_is_no_number_is_said():
    assert figure(math.inf) == "inf"


def test_a_count_comes_before_its_noun():
    assert [counted(number, "picture") for number in (0, 1, 2, 1024)] == ["0 pictures", "1 picture", "2 pictures", "1,024 pictures"]
