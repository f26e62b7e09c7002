"""The command line and the window hand the same arguments to the same recipe, so that neither can do what the other has lost."""

import importlib
import inspect
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from ganstudio.app.rendering.zoom import Box
from ganstudio.app.tasks.evaluate import EvaluationRequest, evaluate
from ganstudio.app.tasks.folder import find_folder
from ganstudio.app.tasks.search import Hole, fill_hole, invert_picture, learn_encoder
from ganstudio.app.tasks.train import Answers, new_training, resumed_training
from ganstudio.app.tasks.upscale import UpscaleRequest, apply_upscaler, search_large
from ganstudio.engine.config.presets import find_preset
from ganstudio.engine.data import open_source
from ganstudio.engine.errors import StudioError
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.opening import open_targets
from ganstudio.engine.runs import Run
from tests.pulling import finished

RECIPES = {
    "invert": "invert",
    "inpaint": "inpaint",
    "upscale": "upscale",
    "features": "features",
    "encode": "encode",
    "evaluate": "evaluate",
    "start": "start_training",
    "resume": "resume_training",
}


class Seen(StudioError):
    """A recipe was called: that is all that this test wants to know."""


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The arguments of recipes that were called, defaults included; a recipe that is called ends there."""
    seen: list[dict[str, Any]] = []

    def spy(recipe: Callable[..., Any]) -> Callable[..., Any]:
        signature = inspect.signature(recipe)

        def call(*words: Any, **named: Any) -> Any:
            bound = signature.bind(*words, **named)
            bound.apply_defaults()
            seen.append({"recipe": recipe.__name__, **{name: plain(value) for name, value in bound.arguments.items()}})
            raise Seen("seen")
            yield

        return call

    for file, name in RECIPES.items():
        module = importlib.import_module(f"ganstudio.engine.recipes.{file}")
        monkeypatch.setattr(module, name, spy(getattr(module, name)))
    return seen


def plain(value: Any) -> Any:
    """Return an argument as something that compares: a run as its folder, a picture as its file, a mask as its pixels."""
    if isinstance(value, Run | Model):
        return getattr(value, "run", value).path
    if isinstance(value, Path | str):
        return np.asarray(Image.open(value)).tolist() if Path(value).name == "mask.png" else str(value)
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return str(value.path) if hasattr(value, "path") else value


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture, and a mask for it beside."""
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (16, 16), np.uint8)).save(tmp_path / "a.png")
    mask = np.zeros((16, 16), np.uint8)
    mask[4:8, 4:8] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    return tmp_path / "a.png"


@pytest.fixture
def compare(studio, called, tmp_path) -> Callable[..., dict[str, Any]]:
    """``compare(words, task, *but)``: run a command and a task of the window; their recipes get the same, ``but`` for those."""

    def check(words: list[object], task: Any, *but: str) -> dict[str, Any]:
        called.clear()
        code, _, error = studio(*words)
        assert (code, error) == (2, "Error: seen\n")
        with pytest.raises(Seen):
            finished(task)
        first, second = ({name: value for name, value in one.items() if name not in but} for one in called)
        assert first == second
        return first

    return check


def test_invert(compare, untrained, picture, tmp_path):
    run = untrained(classes=3)
    (target,) = open_targets([picture], run.config.data)
    box = Box(*target.box)
    words = ["invert", run.path, picture, "--out", tmp_path / "out"]
    compare(words, invert_picture(run, target, box, "fast", None), "box")  # the window always says which; here it is the same
    task = invert_picture(run, target, box, "careful", 1)
    chosen = compare([*words, "--effort", "careful", "--label", "1"], task, "box", "label")
    assert (chosen["effort"], chosen["seed"], chosen["snapshot"]) == ("careful", 0, None)
    compare([*words, "--effort", "tune"], invert_picture(run, target, box, "tune", None), "box")


def test_inpaint(compare, untrained, picture, tmp_path):
    run = untrained()
    (target,) = open_targets([picture], run.config.data)
    mask = np.asarray(Image.open(tmp_path / "mask.png"))
    words = ["inpaint", run.path, picture, "--mask", tmp_path / "mask.png", "--out", tmp_path / "out"]
    compare(words, fill_hole(run, Hole(target, mask, 0, 4, 0, "fast", None)))
    more = ["--feather", 3, "--count", 2, "--seed", 5, "--effort", "careful"]
    compare([*words, *more], fill_hole(run, Hole(target, mask, 3, 2, 5, "careful", None)))


def test_upscale(compare, untrained, picture, tmp_path):
    run = untrained()
    words = ["upscale", run.path, picture, "--factor", 4, "--out", tmp_path / "out"]
    compare(words, search_large(run, UpscaleRequest(picture, 4, 4, 0, "fast", None)))
    more = ["--factor", 2, "--count", 3, "--seed", 5, "--effort", "careful"]
    compare([*words, *more], search_large(run, UpscaleRequest(picture, 2, 3, 5, "careful", None)))
    upscaler = untrained(factor=2)
    (target,) = open_targets([picture], upscaler.config.data)
    compare(["upscale", upscaler.path, picture, "--out", tmp_path / "out"], apply_upscaler(upscaler, target, False))


def test_features(compare, untrained, picture, tmp_path):
    run = untrained()
    words = ["features", run.path, tmp_path, "--out", tmp_path / "codes.npz"]
    compare(words, find_folder(run, [str(tmp_path)], "fast", None))
    compare([*words, "--effort", "encoder"], find_folder(run, [str(tmp_path)], "encoder", None))


def test_encode(compare, untrained):
    run = untrained()
    compare(["encoder", run.path], learn_encoder(run))


def test_evaluate(compare, untrained):
    run = untrained()
    words = ["evaluate", run.path, "--data", "digits", "--metrics", "fd,kid", "--count", 100]
    request = EvaluationRequest((str(run.path),), ("digits",), ("fd", "kid"), "studio", 100, "latest", "training", False)
    # the window offers metrics that say nothing of the sets, and shows the reason
    compare(words, evaluate(request, lambda: False), "needs_values")
    every = replace(request, snapshots="all", features="net.pt")
    compare([*words, "--snapshots", "all", "--features", "net.pt"], evaluate(every, lambda: False), "needs_values")


def test_a_new_training(compare, picture, tmp_path):
    config = find_preset("quick-look").config
    source = finished(open_source([str(picture.parent)], config.data))
    words = ["train", picture.parent, "--preset", "quick-look", "--run", tmp_path / "runs" / tmp_path.name]
    # the window hands over open pictures and all settings at once
    compare(words, new_training(tmp_path / "runs", config, source), "path", "pictures", "preset", "config", "settings", "changes")


def test_a_resumed_training(compare, untrained):
    run = untrained()
    words = ["train", "--resume", run.path]
    compare(words, resumed_training(run, {}, Answers()))
    compare([*words, "--start-over"], resumed_training(run, {}, Answers(start_over=True)))
    task = resumed_training(run, {"training.lr_g": 1e-5}, Answers(take_over=True))
    compare([*words, "--set", "training.lr_g=1e-5", "--take-over"], task)
