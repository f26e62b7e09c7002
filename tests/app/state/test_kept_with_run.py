"""What is kept with a run: saved at once, undone, and never claimed where it could not be saved."""

import json

import numpy as np
import pytest
from PySide6.QtGui import QUndoStack

from ganstudio.app.state.kept_keyframes import KeptKeyframes
from ganstudio.app.state.shelf import Shelf
from ganstudio.engine.errors import RunError
from ganstudio.engine.latent.favourites import Appearance, Favourite
from ganstudio.engine.latent.keyframes import Sequel, load_keyframes, save_keyframes
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.paths import Keyframe

FOREIGN = (Latent(np.zeros(5, np.float32)), Latent(np.zeros(8, np.float32), w=np.zeros((9, 8), np.float32)))


@pytest.fixture
def run(untrained):
    return untrained()


@pytest.fixture
def latents(run):
    return Model(run).latents([0, 1, 2])


@pytest.fixture
def shelf(qtbot, run):
    made = Shelf(QUndoStack())
    made.open(run, Model(run).generator)
    return made


@pytest.fixture
def said(shelf):
    errors = []
    shelf.failed.connect(errors.append)
    return errors


def kept(run) -> list:
    shelf = Shelf()
    shelf.open(run)
    return [favourite.latent.seed for favourite in shelf.favourites]


def test_every_change_of_the_shelf_is_undone_and_redone(shelf, run, latents):
    undo, liked = shelf.undo, Appearance(0.5, 64)
    shelf.add(latents[0], appearance=liked)
    shelf.add_all([Favourite(latents[1]), Favourite(latents[0]), Favourite(latents[2]), Favourite(latents[1])])
    shelf.add(latents[2], 0)
    shelf.rename(1, "first")
    shelf.remove(1)
    states = [kept(run)]
    while undo.canUndo():
        undo.undo()
        states.append(kept(run))
    assert states == [[2, 1], [2, 0, 1], [2, 0, 1], [0, 1, 2], [0], []]
    while undo.canRedo():
        undo.redo()
    assert kept(run) == [2, 1]
    undo.undo()
    assert (shelf.favourites[1].name, shelf.favourites[1].appearance) == ("first", liked)


@pytest.mark.parametrize("foreign", FOREIGN)
def test_what_the_run_cannot_draw_is_refused(shelf, run, latents, said, foreign):
    assert shelf.add(latents[1])
    assert not shelf.add(foreign)
    assert not shelf.toggle(foreign)
    assert all("another model" in str(error) for error in said) and len(said) == 2
    assert shelf.add(latents[2])
    assert kept(run) == [1, 2]


def test_what_is_bad_in_the_file_is_told_passed_over_and_stays(shelf, run, latents, said):
    shelf.add(latents[1])
    path = run.path / "shelf.json"
    values = json.loads(path.read_bytes())
    bad = {"name": "precious", "point": 5}
    path.write_text(json.dumps({**values, "favourites": [bad, *values["favourites"]]}))
    shelf.open(run, Model(run).generator)
    assert "model: 1." in str(said[0]) and str(path) in str(said[0])
    assert shelf.add(latents[2])
    assert kept(run) == [1, 2]
    assert json.loads(path.read_bytes())["favourites"][-1] == bad


def test_nothing_is_claimed_that_could_not_be_saved(shelf, run, latents, said, monkeypatch):
    shelf.add(latents[1])

    def refuse(*_: object) -> None:
        raise RunError("The disk is full.")

    monkeypatch.setattr("ganstudio.app.state.shelf.save_favourites", refuse)
    assert not shelf.add(latents[2]) and not shelf.remove(0) and shelf.toggle(latents[1])
    assert not shelf.rename(0, "one") and not shelf.add_all([Favourite(latents[2])])
    assert [latent.seed for latent in shelf.latents] == [1] == kept(run)
    assert len(said) == 5
    assert shelf.undo.count() == 1


@pytest.mark.parametrize("content", ["{", '{"format": 99, "favourites": []}'])
def test_a_shelf_that_cannot_be_read_takes_nothing(shelf, run, latents, said, content):
    (run.path / "shelf.json").write_text(content)
    shelf.open(run)
    assert not shelf.add(latents[1])
    assert shelf.latents == [] and len(said) == 2
    assert (run.path / "shelf.json").read_text() == content
    shelf.open(None)
    assert not shelf.add(latents[1]) and "Open a run" in str(said[-1])


def test_one_latent_can_be_there_in_several_appearances(shelf, latents):
    one, other = Appearance(1.0, 64), Appearance(0.5, 64)
    assert shelf.toggle(latents[0], one) and shelf.toggle(latents[0], other)
    assert [favourite.appearance for favourite in shelf.favourites] == [one, other]
    assert shelf.latents[0] is not shelf.latents[1]
    shelf.add(latents[0], 0, other)  # moved
    assert [favourite.appearance for favourite in shelf.favourites] == [other, one]
    assert not shelf.toggle(latents[0], other)
    assert [favourite.appearance for favourite in shelf.favourites] == [one]
    shelf.add(latents[0], appearance=other)
    shelf.toggle_heart(latents[0], Appearance(0.7, 64))
    assert shelf.latents == []
    shelf.toggle_heart(latents[0], one)
    assert len(shelf.latents) == 1 and shelf.find(latents[0]) == shelf.find(latents[0], one) == 0
    assert shelf.find(latents[0], other) == -1


# -- keyframes ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def keyframes(qtbot, run):
    made = KeptKeyframes(QUndoStack())
    made.open(run, Model(run).generator)
    return made


def test_keyframes_come_back_exactly(run, latents):
    assert load_keyframes(run)[0].keyframes == ()
    keys = tuple(Keyframe(latent, seconds, "linear") for latent, seconds in zip(latents, (1.0, 0.1, 60.0), strict=True))
    save_keyframes(run, Sequel(keys, True, "spline", "w"))
    found, others = load_keyframes(run, Model(run).generator)
    assert (found.loop, found.method, found.space, others) == (True, "spline", "w", ())
    assert [(key.duration, key.easing, key.latent.seed) for key in found.keyframes] == [
        (seconds, "linear", seed) for seed, seconds in enumerate((1, 0.1, 60))
    ]
    assert np.array_equal(found.keyframes[2].latent.z, latents[2].z)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 1, "keys": []}', '{"format": 9}'])
def test_damaged_keyframes_are_told_and_left_alone(keyframes, run, latents, content):
    errors = []
    keyframes.failed.connect(errors.append)
    (run.path / "keyframes.json").write_text(content)
    keyframes.open(run)
    assert not keyframes.change("Add", Sequel((Keyframe(latents[0], 1.0),)))
    assert len(errors) == 2 and keyframes.value.keyframes == ()
    assert (run.path / "keyframes.json").read_text() == content


def test_bad_keyframes_are_passed_over_and_stay(keyframes, run, latents):
    save_keyframes(
        run,
        Sequel(
            (Keyframe(latents[0], 1.0), Keyframe(FOREIGN[0], 1.0), Keyframe(latents[1], 1.0, "bouncy"), Keyframe(latents[2], -1.0))
        ),
    )
    keyframes.open(run, Model(run).generator)
    assert [key.latent.seed for key in keyframes.value.keyframes] == [0]
    assert keyframes.change("Remove", Sequel())
    assert len(json.loads((run.path / "keyframes.json").read_bytes())["keys"]) == 3
    assert not keyframes.takes(FOREIGN[1]) and keyframes.takes(latents[1])


def test_what_is_turned_step_by_step_is_one_step(keyframes, latents):
    undo = keyframes.undo
    for seconds in (1.0, 1.1, 1.2, 1.3):
        keyframes.change("Duration", Sequel((Keyframe(latents[0], seconds),)), "first" if seconds > 1 else None)
    keyframes.change("Duration", Sequel((Keyframe(latents[0], 5.0),)), "second")
    assert undo.count() == 3
    undo.undo()
    assert keyframes.value.keyframes[0].duration == 1.3
    undo.undo()
    assert keyframes.value.keyframes[0].duration == 1.0


# -- two windows on one run -----------------------------------------------------------------------------------------------


def opened(kind, run):
    made = kind(QUndoStack())
    made.open(run, Model(run).generator)
    return made


def test_two_windows_lose_nothing_of_each_others_shelf(shelf, run, latents):
    shelf.add(latents[0])
    other = opened(Shelf, run)
    other.add(latents[1])
    assert shelf.add(latents[2])
    assert kept(run) == [0, 2, 1] == [latent.seed for latent in shelf.latents]
    other.remove(0)
    other.rename(0, "theirs")
    shelf.rename(1, "mine")
    assert [(one.latent.seed, one.name) for one in shelf.favourites] == [(2, "mine"), (1, "theirs")]
    while shelf.undo.canUndo():
        shelf.undo.undo()
    assert kept(run) == [1]
    while shelf.undo.canRedo():
        shelf.undo.redo()
    assert kept(run) == [0, 2, 1]
    while other.undo.canUndo():
        other.undo.undo()
    assert kept(run) == [0, 2]


def test_both_windows_can_keep_the_same_picture(shelf, run, latents):
    other = opened(Shelf, run)
    assert shelf.add(latents[0]) and other.add(latents[0]) and other.add(latents[1]) and shelf.add(latents[1])
    assert kept(run) == [0, 1]


def test_a_shelf_that_was_damaged_meanwhile_is_left_alone(shelf, run, latents, said):
    shelf.add(latents[0])
    (run.path / "shelf.json").write_text("{")
    assert not shelf.add(latents[1])
    assert "damaged" in str(said[0]) and (run.path / "shelf.json").read_text() == "{"
    (run.path / "shelf.json").unlink()
    assert shelf.add(latents[1]) and kept(run) == [0, 1]


def test_two_windows_lose_no_keyframe_of_each_other(keyframes, run, latents):
    first = Keyframe(latents[0], 1.0)
    keyframes.change("Add", Sequel((first, first)))
    other = opened(KeptKeyframes, run)
    other.change("Add", Sequel((*other.value.keyframes, Keyframe(latents[1], 2.0)), loop=True))
    keyframes.change("Add", Sequel((Keyframe(latents[2], 3.0), first, first), method="spline"))
    assert [key.duration for key in keyframes.value.keyframes] == [3.0, 1.0, 1.0, 2.0]
    assert (keyframes.value.loop, keyframes.value.method) == (True, "spline")
    keyframes.undo.undo()
    found = load_keyframes(run)[0]
    assert ([key.duration for key in found.keyframes], found.loop, found.method) == ([1.0, 1.0, 2.0], True, "slerp")
