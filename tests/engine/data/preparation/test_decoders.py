"""Decoding in other processes."""

import io
import sys
import threading

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import preparation
from ganstudio.engine.data.causes import DAMAGED, NO_ACCESS, NOT_AN_IMAGE
from ganstudio.engine.data.preparation import examine_all as module
from ganstudio.engine.data.preparation.decoders import DecoderEnded, Decoders
from ganstudio.engine.data.preparation.examine import examine_content
from ganstudio.engine.data.preparation.examine_all import examine_all
from ganstudio.engine.data.preparation.prepare import Preparation

HOW = Preparation(FrameSize.square(16), 3, "centre", 0, 0, "#ffffff")
CRASHING = b"crashes a decoder"


def picture(seed, size=(40, 30), kind="PNG"):
    pixels = np.random.default_rng(seed).integers(0, 256, (*size[::-1], 3), np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, kind)
    return buffer.getvalue()


@pytest.fixture
def crashing(tmp_path, monkeypatch):
    """Python processes started from now on end when they open a picture that says so."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os, PIL.Image\n"
        "plain = PIL.Image.open\n"
        "def opened(file, *rest, **more):\n"
        f"    if {CRASHING!r} in file.getvalue():\n"
        "        os._exit(11)\n"
        "    return plain(file, *rest, **more)\n"
        "PIL.Image.open = opened\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))


def same(one, other):
    assert (one.index, one.facts, one.problem) == (other.index, other.facts, other.problem)
    assert (one.pixels is None) == (other.pixels is None)
    assert one.pixels is None or np.array_equal(one.pixels, other.pixels)


@pytest.mark.parametrize("how", [HOW, Preparation(FrameSize.square(16), 3, "random", 3, 0, "#ffffff"), None])
def test_the_same_comes_out_as_here(how):
    contents = [(7, "seven", picture(1)), (3, "bad\udcff", b"nothing"), (4, "four", picture(2, kind="JPEG")), (5, "five", b"")]
    decoders = Decoders(how)
    try:
        found = decoders.examine(contents)
    finally:
        decoders.close()
    for (index, title, content), examined in zip(contents, found, strict=True):
        same(examined, examine_content(index, title, content, how))
    assert found[1].problem.file == "bad\udcff"
    assert found[1].problem.cause == NOT_AN_IMAGE


def test_files_are_read_there(tmp_path):
    path = tmp_path / "one.png"
    path.write_bytes(picture(1))
    decoders = Decoders(HOW)
    try:
        here, gone = decoders.examine([(0, "one", path), (1, "gone", tmp_path / "gone.png")])
    finally:
        decoders.close()
    same(here, examine_content(0, "one", picture(1), HOW))
    assert (gone.problem.file, gone.problem.cause) == ("gone", NO_ACCESS)


def test_a_picture_that_ends_its_decoder_is_one_problem(crashing):
    decoders = Decoders(HOW)
    try:
        found = decoders.examine([(0, "good", picture(0)), (1, "evil", picture(1) + CRASHING), (2, "fine", picture(2))])
    finally:
        decoders.close()
    assert [examined.problem is None for examined in found] == [True, False, True]
    assert (found[1].problem.file, found[1].problem.cause) == ("evil", DAMAGED)


def test_closed_means_ended():
    decoders = Decoders(HOW)
    decoders.examine([(0, "", picture(0))])
    processes = list(decoders.running)
    decoders.close()
    assert [process.poll() is None for process in processes] == [False]
    with pytest.raises(DecoderEnded):
        decoders.examine([(0, "", picture(0))])


@pytest.fixture
def pictures(tmp_path, monkeypatch, opened):
    monkeypatch.setattr(module, "MANY", 1)
    folder = tmp_path / "pictures"
    folder.mkdir()
    for seed in range(40):
        (folder / f"{seed:02}.png").write_bytes(picture(seed))
    (folder / "broken.png").write_bytes(picture(0)[:200])
    return opened(folder)


def examined(source, how):
    found = []
    for _ in examine_all(source, np.arange(len(source)), how, found.append):
        pass
    return found


@pytest.mark.parametrize("python", [sys.executable, "/no/python"])
def test_all_come_in_order_with_processes_or_without(pictures, monkeypatch, python):
    how = preparation(pictures, DataConfig(size=16))
    monkeypatch.setattr(sys, "executable", python)
    found = examined(pictures, how)
    assert [item.index for item in found] == list(range(41))
    for item in found:
        same(item, examine_content(item.index, pictures.title(item.index), pictures.read(item.index), how))


def test_stopping_waits_for_nobody(pictures, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 4)
    begun, is_closed, close = [], threading.Event(), Decoders.close

    def examine(_self: Decoders, contents: object) -> None:
        begun.append(contents)
        is_closed.wait(60)
        raise DecoderEnded

    monkeypatch.setattr(Decoders, "examine", examine)
    monkeypatch.setattr(Decoders, "close", lambda self: (close(self), is_closed.set()))
    task = examine_all(pictures, np.arange(41), HOW, lambda _: None)
    next(task)
    task.close()
    assert is_closed.is_set() and len(begun) < 11  # of 11 chunks, those that had not begun never do
