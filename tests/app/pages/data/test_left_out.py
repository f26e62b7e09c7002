"""The list of what is left out: by cause, quick with very many, and safe with any name."""

import pytest

from ganstudio.app.pages.data.left_out import LeftOut
from ganstudio.engine.data import Problem


@pytest.fixture
def view(qtbot) -> LeftOut:
    made = LeftOut()
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def test_used_and_left_out_files_of_one_cause_are_told_apart(view):
    problems = [Problem("a.png", "near-duplicate", "looks like b.png"), Problem("c.png", "truncated", "byte 3")]
    view.show_problems(problems, [Problem("d.png", "near-duplicate", "looks like e.png")])
    assert view.causes.texts() == [("All", "3"), ("near-duplicate", "1"), ("truncated", "1"), ("near-duplicate, used", "1")]
    assert view.files.texts()[1] == ("c.png", "truncated: byte 3")
    view.causes.selectRow(1)
    assert view.files.texts() == [("a.png", "looks like b.png")]
    view.causes.selectRow(3)
    assert view.files.texts() == [("d.png", "looks like e.png")]


def test_a_name_takes_one_line_whatever_is_in_it(view):
    view.show_problems([Problem("two\nlines\u202etxt.png", "damaged", "bad\x1b[31m")], [])
    name, found = view.files.texts()[0]
    assert all(text.isprintable() for text in (name, found))
    told = []
    view.file_chosen.connect(told.append)
    view.files.selectRow(0)
    assert told == ["two\nlines\u202etxt.png"]


def test_a_hundred_thousand_are_shown_at_once(view):
    problems = [Problem(f"{number}.png", "truncated", "x" * 40) for number in range(100_000)]
    view.show_problems(problems, [])
    view.causes.selectRow(1)
    view.grab()
    assert view.causes.texts()[0] == ("All", "100,000")


def test_nothing_left_out_is_said(view):
    view.show_problems([], [])
    assert view.empty.isVisible()
    assert view.empty.text() == "All files can be used."
