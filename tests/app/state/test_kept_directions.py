"""The directions that are kept with a run: at once, undoably, and without losing what others keep meanwhile."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QUndoStack

from ganstudio.app.state.kept_directions import KeptDirections
from ganstudio.engine.latent.direction_file import FILE, load_directions, save_directions
from ganstudio.engine.latent.directions import Direction
from ganstudio.engine.runs.checkpoint import load_generator

ONE, OTHER = (Direction(name, np.eye(8, dtype=np.float32)[place], "groups") for place, name in enumerate(("one", "other")))


@pytest.fixture
def kept(qapp, untrained):
    stack = QUndoStack()
    made = KeptDirections(stack, stack)
    made.run, made.stack, made.errors = untrained(), stack, []
    made.generator = load_generator(made.run)[1]
    made.failed.connect(made.errors.append)
    made.open(made.run, made.generator)
    return made


def names(kept):
    found = [direction.name for direction in load_directions(kept.run, kept.generator)]
    assert found == [direction.name for direction in kept.directions]
    return found


def test_every_change_is_saved_and_undone(kept):
    assert kept.add(ONE, "Keep") and kept.add(OTHER, "Keep")
    assert kept.rename("one", "eins", "Name")
    assert kept.remove("eins", "Remove")
    assert names(kept) == ["other"]
    expected = [["eins", "other"], ["one", "other"], ["one"], []]
    for wanted in expected:
        kept.stack.undo()
        assert names(kept) == wanted
    for wanted in (["one"], ["one", "other"], ["eins", "other"], ["other"]):
        kept.stack.redo()
        assert names(kept) == wanted
    assert kept.errors == []


def test_a_name_that_is_taken_is_refused(kept):
    kept.add(ONE, "Keep")
    assert kept.free_name("one") == "one 2"
    assert kept.free_name("two") == "two"
    assert not kept.add(ONE, "Keep")
    kept.add(OTHER, "Keep")
    assert not kept.rename("other", "one", "Name")
    assert [str(error) for error in kept.errors] == ["A direction named 'one' already exists. Choose another name."] * 2
    assert names(kept) == ["one", "other"]
    assert kept.stack.count() == 2


def test_what_another_program_keeps_is_not_lost(kept):
    kept.add(ONE, "Keep")
    save_directions(kept.run, [*kept.directions, replace(OTHER, name="from outside")])
    kept.remove("one", "Remove")
    assert names(kept) == ["from outside"]


def test_a_damaged_file_is_told_and_left_alone(kept):
    path = kept.run.path / FILE
    path.write_text("{}")
    kept.open(kept.run, kept.generator)
    assert not kept.add(ONE, "Keep")
    assert ["damaged" in str(error) for error in kept.errors] == [True, True]
    assert (kept.directions, path.read_text(), kept.stack.count()) == ([], "{}", 0)
