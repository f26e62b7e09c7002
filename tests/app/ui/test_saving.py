"""Files are named as what they are."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

import ganstudio.app
from ganstudio.app.ui.saving import ask_where


@pytest.mark.parametrize(
    ("typed", "ending", "saved"),
    [
        ("a.png", ".png", "a.png"),
        ("a.PNG", ".png", "a.PNG"),
        ("a", ".png", "a.png"),
        ("a.jpg", ".png", "a.jpg.png"),
        ("v1.5", ".png", "v1.5.png"),
        ("a.tiff", ".tif", "a.tiff"),
        ("a.txt", ".csv", "a.txt.csv"),
        ("old", ".png", "old-2.png"),  # nobody was asked whether to replace old.png
        ("old.png", ".png", "old.png"),
    ],
)
def test_the_ending_is_that_of_the_format(qtbot, monkeypatch, tmp_path, typed, ending, saved):
    parent = QWidget()
    qtbot.addWidget(parent)
    (tmp_path / "old.png").touch()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    assert ask_where(parent, "Save", "a.png", "", ending) == tmp_path / saved


def test_nothing_chosen_is_nothing_saved(qtbot, monkeypatch):
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert ask_where(parent, "Save", "a.png", "", ".png") is None


def test_there_is_one_way_to_ask():
    folder = Path(ganstudio.app.__file__).parent
    asking = [path.name for path in folder.rglob("*.py") if re.search(r"getSaveFileName", path.read_text(encoding="utf-8"))]
    assert asking == ["saving.py"]
