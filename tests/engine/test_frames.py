"""Every recipe with images that are wide or upright, for every architecture; the whole matrix is slow."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.latent.latent import latents_from_seeds, render
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.paths import Keyframe
from ganstudio.engine.networks import ARCHITECTURES
from ganstudio.engine.recipes.directions import directions
from ganstudio.engine.recipes.encode import encode
from ganstudio.engine.recipes.evaluate import evaluate
from ganstudio.engine.recipes.export import export_model
from ganstudio.engine.recipes.features import features
from ganstudio.engine.recipes.film import PathFilm, film
from ganstudio.engine.recipes.inpaint import inpaint
from ganstudio.engine.recipes.invert import invert
from ganstudio.engine.recipes.resume import resume_training
from ganstudio.engine.recipes.sample import sample
from ganstudio.engine.recipes.start import start_training
from ganstudio.engine.recipes.trust import measure_trust
from ganstudio.engine.recipes.upscale import upscale
from ganstudio.engine.runs import Run
from ganstudio.engine.search import encoder, solver, trust
from ganstudio.engine.search.solver import SearchBudget
from tests.pulling import finished

SIZES = ("96x64", "64x112", "320x256")
FAST = {("dcgan", "64x112")}
QUICK = SearchBudget(candidates=8, starts=2, steps=2, polish=1)
SMALL = {
    "model.filters": 4,
    "model.latent_dim": 8,
    "training.batch": 4,
    "run.device": "cpu",
    "run.grid_images": 8,
    "run.snapshot_images": 8,
}


def combinations():
    for arch in ARCHITECTURES:
        for size in SIZES:
            yield pytest.param((arch, size), marks=() if (arch, size) in FAST else pytest.mark.slow, id=f"{arch}-{size}")


@dataclass
class Trained:
    """A run of 16 images that was stopped at 8 and resumed, and the folder of its pictures."""

    run: Run
    frame: FrameSize
    pictures: Path

    @property
    def model(self) -> Model:
        return Model(self.run, None, "cpu")


def discs(count: int, sides: tuple[int, int], seed: int = 0) -> np.ndarray:
    """Coloured discs, uint8 (count, H, W, 3)."""
    rng, (width, height) = np.random.default_rng(seed), sides
    y, x = np.mgrid[:height, :width]
    top, left = rng.uniform(0.3, 0.7, (2, count, 1, 1)) * np.array([height, width]).reshape(2, 1, 1, 1)
    disc = np.hypot(y - top, x - left) < min(sides) / 4
    return (disc[..., None] * rng.integers(60, 255, (count, 1, 1, 3))).astype(np.uint8)


@pytest.fixture(scope="module", params=combinations())
def trained(request, tmp_path_factory):
    arch, size = request.param
    frame, folder = FrameSize.of(size), tmp_path_factory.mktemp("frames")
    pictures = folder / "pictures"
    pictures.mkdir()
    for number, image in enumerate(discs(24, frame.times(2).sides)):
        Image.fromarray(image).save(pictures / f"{number}.png")
    settings = SMALL | {"model.arch": arch, "data.size": size, "run.images": 8}
    run = finished(start_training(folder / "run", [str(pictures)], preset="quick-look", settings=settings))
    run = finished(resume_training(run, images=16))
    return Trained(run, frame, pictures)


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setitem(solver.EFFORTS, "fast", QUICK)
    monkeypatch.setattr(trust, "TRIAL", QUICK)
    monkeypatch.setattr(trust, "PICTURES", 12)
    monkeypatch.setattr(encoder, "STEPS", 2)
    monkeypatch.setattr(encoder, "BATCH", 8)


def test_it_resumes_exactly_and_keeps_grids_of_its_frames(trained, tmp_path):
    whole = trained.run.config
    settings = SMALL | {
        "model.arch": whole.model.arch,
        "data.size": whole.data.size,
        "run.images": 16,
    }
    at_once = finished(start_training(tmp_path / "once", [str(trained.pictures)], preset="quick-look", settings=settings))
    ours, theirs = (Model(run, None, "cpu").generator.state_dict() for run in (trained.run, at_once))
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)
    with Image.open(trained.run.grids()[-1].path) as grid:
        width, height = grid.size
    assert (width + 2) % (trained.frame.width + 2) == (height + 2) % (trained.frame.height + 2) == 0


def test_it_samples_films_and_exports(trained, tmp_path):
    model, frame = trained.model, trained.frame
    latents = latents_from_seeds(model.generator, range(3))
    assert render(model.generator, latents).shape == (3, *frame.shape, 3)
    for name in ("sheet.png", "arrays.npz", "folder"):
        finished(sample(model, latents, tmp_path / name, columns=3))
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == (3 * (frame.width + 2) - 2, frame.height)
    assert np.load(tmp_path / "arrays.npz")["images"].shape == (3, *frame.shape, 3)
    finished(film(model, PathFilm([Keyframe(latent) for latent in latents]), tmp_path / "film.gif", frames=4))
    with Image.open(tmp_path / "film.gif") as frames:
        assert (frames.size, frames.n_frames) == (frame.sides, 4)
    export = finished(export_model(model, "torchscript", tmp_path / "model.pt"))  # draws with the file and compares
    assert export.difference < 1e-4


def test_it_finds_fills_and_enlarges_pictures(trained):
    model, frame = trained.model, trained.frame
    whole = discs(1, frame.times(2).sides, seed=5)[0]
    found = finished(invert(model, [whole], seed=1))
    assert found.pictures[0].best.pixels.shape == (*frame.shape, 3)
    (report,) = finished(measure_trust(model, [found.pictures[0].visible], compares=True))
    assert report.trust is not None and report.nearest is not None
    hole = np.zeros(whole.shape[:2], bool)
    hole[frame.height // 2 :, frame.width : frame.width + 9][:9] = True
    filled = finished(inpaint(model, [whole], hole, count=2))
    for candidate in filled.pictures[0].candidates:
        np.testing.assert_array_equal(candidate.pixels[~hole], whole[~hole])
    small = discs(1, frame.divided(4).sides, seed=6)[0]
    enlarged = finished(upscale(model, [small], factor=4, count=2))
    assert {answer.pixels.shape for answer in enlarged.pictures[0].candidates} == {(*frame.shape, 3)}


def test_it_learns_an_encoder_and_directions_and_codes(trained):
    finished(encode(trained.run))
    codes = finished(features(trained.run, [str(trained.pictures)], effort="encoder"))
    assert len(codes) == 24 and codes.pixels(0).shape == (*trained.frame.shape, 3)
    assert len(finished(directions(trained.model, "sefa", count=2)).directions) == 2


@pytest.mark.slow
def test_it_has_principal_directions(trained):
    assert len(finished(directions(trained.model, "pca", count=2)).directions) == 2


@pytest.mark.usefixtures("thumbnails")
def test_it_is_evaluated(trained, tmp_path):
    names = ["swd", "spectrum", "ms_ssim", "copies", "fd"]
    found = finished(evaluate([trained.run], (), metrics=names, count=12))
    assert set(found.judged[0].figures) >= {"swd", "spectrum", "ms_ssim", "copies"}
    assert f"{trained.frame.width} x {trained.frame.height} px" in found.conditions["real images"]


@pytest.mark.slow
def test_an_onnx_file_draws_the_frame(trained, tmp_path):
    onnxruntime = pytest.importorskip("onnxruntime")
    finished(export_model(trained.model, "onnx", tmp_path / "model.onnx"))
    session = onnxruntime.InferenceSession(str(tmp_path / "model.onnx"), providers=["CPUExecutionProvider"])
    (images,) = session.run(None, {"z": np.zeros((2, 8), np.float32), "truncation": np.array(1.0, np.float32)})
    assert images.shape == (2, 3, *trained.frame.shape)
