"""Every example in Python of the README and of docs/api.md runs."""

import re
import shlex
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import ganstudio
from ganstudio.api import learning
from ganstudio.engine.recipes.encode import encode
from ganstudio.engine.search import solver, trust
from tests.api.test_training import TINY
from tests.conftest import untrained_run

ROOT = Path(__file__).parents[2]
FENCED = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^ganstudio (.+)$", re.MULTILINE)  # in a block; within a sentence it stands in backticks


@pytest.fixture
def brief(monkeypatch, discs, thumbnails):
    """Trainings and searches are as short as can be, on pictures that need no preparation."""
    train, resume, fit = ganstudio.train, ganstudio.resume, ganstudio.baseline

    def brief_train(data, run, preset=None, *, images=None, minutes=None, settings=None, **keywords):
        names = {name.replace(".", "_") for name in TINY}
        own = {name: value for name, value in keywords.items() if name not in names}
        return train(discs if data == "sevens" else data, run, preset, images=64, settings={**(settings or {}), **TINY}, **own)

    monkeypatch.setattr(ganstudio, "train", brief_train)
    many, settings = np.concatenate([discs, 255 - discs]), {"training.held_out": 0.2}
    monkeypatch.setattr(ganstudio, "baseline", lambda data, run, kind: fit(many, run, kind, settings=settings))
    monkeypatch.setattr(ganstudio, "resume", lambda run, images: resume(run, images=72))
    monkeypatch.setattr(learning, "encode", lambda run, **words: encode(run, **{**words, "minutes": 0.001}))
    monkeypatch.setattr(trust, "TRIAL", replace(trust.TRIAL, candidates=32, steps=2))
    monkeypatch.setitem(solver.EFFORTS, "fast", replace(solver.EFFORTS["fast"], candidates=32, steps=4))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with the pictures and the runs that the examples name."""
    rng = np.random.default_rng(0)
    (tmp_path / "photos").mkdir()
    (tmp_path / "runs").mkdir()
    for number in range(12):
        Image.fromarray(rng.integers(0, 255, (20, 20), np.uint8)).save(tmp_path / "photos" / f"{number}.png")
    Image.fromarray(rng.integers(0, 255, (24, 32, 3), np.uint8)).save(tmp_path / "photo.png")
    Image.fromarray(rng.integers(0, 255, (8, 8), np.uint8)).save(tmp_path / "small.png")
    untrained_run(tmp_path / "made", factor=2).path.rename(tmp_path / "runs" / "upscaler")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_examples(name):
    """Run the examples of a document, one after the other."""
    blocks = FENCED.findall((ROOT / name).read_text(encoding="utf-8"))
    assert blocks
    names = {}
    for block in blocks:
        exec(compile(block, name, "exec"), names)
    return names


def test_the_examples_of_the_readme_run(folder):
    untrained_run(folder / "made").path.rename(folder / "runs" / "photos")
    assert run_examples("README.md")["images"].shape == (16, 16, 16, 1)


def test_the_commands_of_the_readme_run(folder, studio):
    commands = COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(commands) >= 3
    for number, command in enumerate(commands, start=1):
        brief = command.replace("--minutes 60", f"--images {64 * number}")
        options = [word for name, value in TINY.items() for word in ("--set", f"{name}={value}")] if " --run " in command else []
        code, _, said = studio(*shlex.split(brief), *options)
        assert code == 0, said
    assert (folder / "grid.png").exists()


def test_the_examples_of_the_api_run(folder, brief):
    names = run_examples("docs/api.md")
    assert names["same"].seed == names["latent"].seed == 7
    assert names["filled"].pictures.shape == (4, 24, 32, 3)
    assert (folder / "path.gif").stat().st_size and len(list((folder / "walk").iterdir())) == 100
    assert names["images"].shape == (16, 16, 16, 1) and names["found"].density == "tractable"
    assert [favourite.name for favourite in names["model"].shelf] == ["my photo"]


def test_every_public_name_and_method_is_documented():
    text = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    names = [name for name in ganstudio.__all__ if not name.startswith("_") and name not in ("Latent", "Direction")]
    methods = [
        name for name in vars(ganstudio.TrainedModel) | vars(ganstudio.TrainedModel.__bases__[0]) if not name.startswith("_")
    ]
    assert [name for name in names if name not in text] == []
    assert [name for name in methods if f"model.{name}" not in text and f"`{name}(" not in text] == []
