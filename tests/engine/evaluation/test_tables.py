"""Tables say what was measured, for scripts and for people."""

import csv
import io
import json

import numpy as np
import pytest

from ganstudio.engine.errors import RunError
from ganstudio.engine.evaluation.differences import differences
from ganstudio.engine.evaluation.result import Evaluation, Figure, Judged
from ganstudio.engine.evaluation.tables import cells_of, rows, to_csv, to_json, to_markdown, value_text, write_table
from ganstudio.engine.text import Sentence

NOTHING = np.empty((0, 1, 1, 1), np.uint8)


def judged(name, **values):
    """A judged set with a value for each metric, and resamples around it."""
    spread = np.linspace(-0.1, 0.1, 41)
    figures = {
        metric: Figure(metric, value, value - 0.1, value + 0.1, 0.05, 100, 100, 50, "studio", replicates=value + spread)
        for metric, value in values.items()
    }
    return Judged(name, "folder", name, None, figures, NOTHING, NOTHING, NOTHING, NOTHING)


@pytest.fixture
def evaluation():
    first, second = judged("a|b", fd=1.0, recall=0.5), judged("c", fd=2.0)
    reason = Sentence("{name} has no classes", {"name": "c"})
    second.figures["recall"] = Figure("recall", None, count=100, reason=reason)
    second.figures["fd"].detail["curve"] = [float("nan"), 1.0]
    return Evaluation("real", [first, second], differences([first, second]), {"real images": "100 of 100", "seed": "0"})


def test_rows(evaluation):
    found = rows(evaluation)
    assert found[0] == {
        "model": "a|b",
        "metric": "fd",
        "value": 1.0,
        "low": 0.9,
        "high": 1.1,
        "floor": 0.05,
        "n": 100,
        "features": "studio",
        "better": "lower",
        "snapshot": None,
        "floor_n": 50,
        "real_n": 100,
        "reason": None,
        "warnings": [],
    }
    assert (found[3]["value"], found[3]["better"], found[3]["reason"]) == (None, "higher", "c has no classes")


def test_csv(evaluation):
    found = list(csv.DictReader(io.StringIO(to_csv(evaluation))))
    assert [row["value"] for row in found] == ["1.0", "0.5", "2.0", ""]


def test_json_has_no_numbers_that_json_lacks(evaluation):
    found = json.loads(to_json(evaluation), parse_constant=pytest.fail)
    assert found["figures"][2]["detail"] == {"curve": [None, 1.0]}
    (difference,) = found["differences"]
    assert (difference["metric"], difference["better"], difference["sentence"]) == ("fd", "a|b", "FD: a|b is better than c")
    assert difference["low"] <= difference["difference"] == 1.0 <= difference["high"]


def test_markdown(evaluation):
    text = to_markdown(evaluation)
    assert "|  | FD ↓ | Recall ↑ |\n| --- | --- | --- |\n" in text
    assert "| a\\|b | **1 (0.9 to 1.1; floor 0.05)** | 0.5 (0.4 to 0.6; floor 0.05) |" in text
    assert "| c | 2 (1.9 to 2.1; floor 0.05) | - |" in text
    assert "- c: Recall: c has no classes" in text
    assert "- seed: 0" in text


def test_cells_mark_the_best(evaluation):
    first, second = cells_of(evaluation)
    assert first == [("fd", "1", "0.9 to 1.1", "0.05", "best"), ("recall", "0.5", "0.4 to 0.6", "0.05", "")]
    assert second == [("fd", "2", "1.9 to 2.1", "0.05", ""), ("recall", "-", "", "", "")]


def test_a_value_has_its_unit():
    assert value_text(Figure("spectrum", 0.70482)) == "0.705 dB"


def test_a_disk_that_refuses_is_an_error(evaluation, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="Can't write"):
        write_table(evaluation, tmp_path / "file" / "table.csv")


def test_differences_need_what_both_have():
    a, b = judged("a", fd=1.0, recall=0.2), judged("b", fd=1.05, recall=0.6, kid=1.0)
    found = {difference.metric: difference for difference in differences([a, b])}
    assert set(found) == {"fd", "recall"}
    assert (found["recall"].better, found["recall"].value) == ("b", pytest.approx(0.4))
    # the same resamples move both alike, so that even a small difference shows
    assert (found["fd"].better, found["fd"].low) == ("a", pytest.approx(0.05))
    c = judged("c", fd=1.05)
    c.figures["fd"].replicates[:] = c.figures["fd"].replicates[::-1]
    (difference,) = differences([a, c])
    assert difference.better == ""
    assert str(difference.sentence) == "FD: a and c cannot be told apart with 100 samples"
