"""A baseline is a run: fitted in one go, complete or not at all, opened like the others."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ganstudio.engine.baselines import division
from ganstudio.engine.baselines.density_model import DENSITY, DensityModel, open_any_model
from ganstudio.engine.baselines.vae import VAE
from ganstudio.engine.data import Dataset
from ganstudio.engine.data.preparation.split import split
from ganstudio.engine.errors import ConfigError, RunError, TrainingError
from ganstudio.engine.events import Caveat, Progress, Stats
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.baseline import fit_baseline
from ganstudio.engine.recipes.sample import sample_density
from ganstudio.engine.runs import Run, list_runs
from ganstudio.engine.runs.tensors import read_tensors
from tests.pulling import finished

SMALL = {"model.filters": 4, "model.latent_dim": 4, "training.batch": 16, "run.images": 480, "training.held_out": 0.2}
SMALL |= {"run.device": "cpu", "data.size": 16}
COUNT = 100


@pytest.fixture
def pictures(tmp_path: Path, blobs: Callable[..., Dataset]) -> list[str]:
    """A file of pictures."""
    path = tmp_path / "blobs.npz"
    np.savez(path, images=blobs(COUNT).pixels.transpose(0, 2, 3, 1))
    return [str(path)]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """Baselines that tests only read, by kind."""
    return {}


@pytest.fixture
def fitted(kept, pictures, tmp_path_factory) -> Callable[[str], Run]:
    def fit(kind: str) -> Run:
        if kind not in kept:
            kept[kind] = finished(fit_baseline(tmp_path_factory.mktemp("runs") / kind, pictures, kind, settings=SMALL))
        return Run.open(kept[kind].path)

    return fit


@pytest.mark.parametrize("kind", ["gmm", "kde", "vae"])
def test_a_baseline_is_a_run(fitted, kind):
    run = fitted(kind)
    found = run.likelihood
    assert (run.kind, run.dataset.count, run.config.data.size) == (kind, COUNT, 16)
    assert found.density == ("approximate" if kind == "vae" else "tractable")
    assert found.count == len(split(COUNT, 0.2)[1]) == 20
    assert 0 < found.low <= found.bits <= found.high < 16
    assert (found.tighter is None) == (kind != "vae") and (kind != "vae" or found.tighter <= found.bits)
    assert [kept.images_seen for kept in run.grids()] == [run.images_seen]
    assert [summary.kind for summary in list_runs(run.path)] == [kind]


@pytest.mark.parametrize("kind", ["gmm", "kde"])
def test_a_density_draws_from_seeds(fitted, kind, tmp_path):
    run = fitted(kind)
    model = open_any_model(run)
    assert isinstance(model, DensityModel) and run.generators() == []
    images = model.sample([3, 4, 5])
    assert images.shape == (3, 16, 16, 1) and images.dtype == np.uint8
    np.testing.assert_array_equal(np.concatenate(list(model.stream([3, 4, 5], batch=2))), images)
    assert 20 < images.mean() < 130  # discs cover a fifth of each picture
    finished(sample_density(model, [3, 4, 5], tmp_path / "some.npz"))
    with np.load(tmp_path / "some.npz") as arrays:
        np.testing.assert_array_equal(arrays["images"], images)
    assert model.digest == DensityModel(run).digest


def test_a_vae_has_a_generator_like_a_gan(fitted):
    run = fitted("vae")
    model = open_any_model(run)
    assert isinstance(model, Model) and run.generators() == [run.images_seen] and model.generator.latent_dim == 4
    assert model.sample([1, 2]).shape == (2, 16, 16, 1)
    assert {"floor", "log_width"} <= set(read_tensors(run.path / DENSITY))
    rows = run.stats()
    assert rows and rows[-1]["bits_validation"] < rows[0]["bits_validation"]


@pytest.mark.parametrize("kind", ["gmm", "vae"])
def test_the_same_seed_gives_the_same_model(fitted, pictures, tmp_path, kind):
    again = finished(fit_baseline(tmp_path / "again", pictures, kind, settings=SMALL))
    assert again.likelihood == fitted(kind).likelihood


def test_closing_leaves_nothing_and_the_next_call_starts_over(pictures, tmp_path):
    path = tmp_path / "runs" / "vae"
    task = fit_baseline(path, pictures, "vae", settings=SMALL)
    for event in task:
        if isinstance(event, Stats):
            break
    task.close()
    assert not list((tmp_path / "runs").iterdir())
    assert finished(fit_baseline(path, pictures, "gmm", settings=SMALL)).path == path


def test_a_folder_with_a_script_s_arrays_becomes_the_run(pictures, tmp_path):
    path = tmp_path / "run"
    path.mkdir()
    (path / "arrays.npz").write_bytes(b"pictures")
    run = finished(fit_baseline(path, pictures, "gmm", settings=SMALL))
    assert (path / "arrays.npz").exists() and Run.open(path).kind == run.kind == "gmm"


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_a_vae_trains_on_another_device(pretend_device, pictures, tmp_path, precision):
    pretend_device(precision)
    settings = {**SMALL, "run.device": "auto", "run.images": 160}
    run = finished(fit_baseline(tmp_path / "vae", pictures, "vae", settings=settings))
    assert np.isfinite(run.likelihood.bits) and Model(run).sample([0]).shape == (1, 16, 16, 1)


def test_progress_is_shown(pictures, tmp_path):
    events = list(fit_baseline(tmp_path / "kde", pictures, "kde", settings=SMALL))
    progress = [event for event in events if isinstance(event, Progress)]
    assert len(progress) > 5 and all(event.done <= event.total for event in progress)


@pytest.mark.parametrize(
    "kind, settings, text",
    [
        ("gan", {}, "There is no kind of baseline 'gan'"),
        ("gmm", {"training.held_out": 0.0}, "0.0 of 100 are too few. Raise training.held_out"),
        ("vae", {"model.arch": "style"}, "Set model.arch to dcgan"),
        ("gmm", {"upscaler.factor": 2}, "Set upscaler.factor to 0"),
        ("vae", {"model.conditional": True}, "Set model.conditional to False"),
    ],
)
def test_what_does_not_fit_is_said_in_a_line(pictures, tmp_path, kind, settings, text):
    with pytest.raises(ConfigError) as error:
        finished(fit_baseline(tmp_path / "run", pictures, kind, settings={**SMALL, **settings}))
    assert text in str(error.value) and "\n" not in str(error.value)
    assert not (tmp_path / "run").exists()


def test_a_folder_that_holds_a_run_is_left_alone(fitted, pictures):
    run = fitted("gmm")
    before = (run.path / "config.json").read_bytes()
    with pytest.raises(RunError, match="already holds a run"):
        finished(fit_baseline(run.path, pictures, "kde", settings=SMALL))
    assert (run.path / "config.json").read_bytes() == before


def test_too_few_pictures(tmp_path, blobs):
    np.savez(tmp_path / "few.npz", images=blobs(30).pixels.transpose(0, 2, 3, 1))
    with pytest.raises(ConfigError, match="too few pictures for a baseline: 48 are needed, and 30 can be used"):
        finished(fit_baseline(tmp_path / "run", [str(tmp_path / "few.npz")], "gmm", settings=SMALL))


def test_pictures_that_do_not_fit_into_memory(pictures, tmp_path, monkeypatch):
    monkeypatch.setattr(division, "BYTES", 10**9)
    with pytest.raises(ConfigError, match=r"Images of 16 px are too large for a mixture .* Choose a smaller data.size"):
        finished(fit_baseline(tmp_path / "run", pictures, "kde", settings=SMALL))


def test_a_density_of_many_pictures_takes_part_of_them_and_says_so(pictures, tmp_path, monkeypatch):
    monkeypatch.setattr(division, "MOST", 60)
    events = list(fit_baseline(tmp_path / "run", pictures, "gmm", settings=SMALL))
    assert [str(event.text) for event in events if isinstance(event, Caveat)] == [
        "The model is fitted to 60 of 72 pictures, because all of them have to fit into memory."
    ]
    assert Run.open(tmp_path / "run").images_seen == 60


def test_mirrored_pictures_are_fitted_too(pictures, tmp_path):
    run = finished(fit_baseline(tmp_path / "run", pictures, "gmm", settings={**SMALL, "data.mirror": True}))
    assert run.images_seen == 144 and run.likelihood.count == 20


@pytest.mark.parametrize("damage", [b"", b"no tensors"])
def test_a_damaged_density_is_said(pictures, tmp_path, damage):
    run = finished(fit_baseline(tmp_path / "run", pictures, "gmm", settings=SMALL))
    (run.path / DENSITY).write_bytes(damage)
    with pytest.raises(RunError, match="is damaged"):
        DensityModel(run)
    (run.path / DENSITY).unlink()
    with pytest.raises(RunError, match="is damaged"):
        DensityModel(run)


def test_what_a_density_does_not_know_is_refused(fitted):
    model = DensityModel(fitted("gmm"))
    for arguments in ({"truncation": 0.5}, {"labels": 1}):
        with pytest.raises(ConfigError, match="no latent space and no classes"):
            model.sample([0], **arguments)
    with pytest.raises(ConfigError, match="There is no seed -1"):
        model.sample([-1])
    with pytest.raises(RunError, match="has no snapshots"):
        open_any_model(model.run, 3)


def test_no_pickle_is_written(fitted):
    for kind in ("gmm", "kde", "vae"):
        files = [path for path in fitted(kind).path.rglob("*") if path.is_file()]
        assert {path.suffix for path in files} <= {".json", ".jsonl", ".safetensors", ".npz", ".png"}


class TestCommandLine:
    def test_it_fits_and_samples(self, studio, pictures, tmp_path):
        run = tmp_path / "runs" / "mixture"
        settings = [word for name, value in SMALL.items() for word in ("--set", f"{name}={value}")]
        code, out, _ = studio("baseline", *pictures, "--kind", "gmm", "--run", run, *settings, "--json")
        row: dict[str, Any] = json.loads(out.splitlines()[-1])
        assert code == 0 and row["kind"] == "gmm" and row["likelihood"]["bits"] == Run.open(run).likelihood.bits
        for name in ("sheet.png", "arrays.npz", "folder"):
            assert studio("sample", run, "--count", 4, "--out", tmp_path / name)[0] == 0
        assert sorted(path.name for path in (tmp_path / "folder").iterdir()) == [f"seed00000{number}.png" for number in range(4)]
        code, _, error = studio("sample", run, "--count", 4, "--out", tmp_path / "x", "--truncation", "0.5")
        assert (code, error.count("\n")) == (2, 1) and "--truncation means nothing to a mixture or a kernel density" in error
        code, _, error = studio("train", "--resume", run)
        assert code == 2 and "fitted in one go" in error
        code, _, error = studio("invert", run, tmp_path / "folder" / "seed000000.png", "--out", tmp_path / "found")
        assert code == 2 and "no latent space" in error
        row = json.loads(studio("runs", run.parent, "--json")[1])
        assert (row["kind"], row["images"]) == ("gmm", 72)

    def test_figures_are_said_with_their_interval(self, studio, pictures, tmp_path):
        settings = [word for name, value in SMALL.items() for word in ("--set", f"{name}={value}")]
        code, out, error = studio("baseline", *pictures, "--kind", "vae", "--run", tmp_path / "vae", *settings)
        assert code == 0, error
        assert "Variational autoencoder: at most" in out and "bits per dimension (" in out and "on 20 held-out pictures" in out

    @pytest.mark.parametrize(
        "words, text",
        [
            (["--kind", "gan"], "There is no kind of baseline 'gan'"),
            (["--kind", "gmm", "--minutes", "1"], "--minutes goes with --kind vae"),
            (["--kind", "vae", "--minutes", "1", "--images", "5"], "Give --images or --minutes, not both"),
            (["--kind", "gmm", "--set", "data.sizes=3"], "There is no setting 'data.sizes'"),
        ],
    )
    def test_mistakes(self, studio, pictures, tmp_path, words, text):
        code, _, error = studio("baseline", *pictures, "--run", tmp_path / "run", *words)
        assert (code, error.count("\n")) == (2, 1) and text in error


def test_a_diverged_vae_is_said(pictures, tmp_path, monkeypatch):
    monkeypatch.setattr(VAE, "reconstruction", lambda self, values, z, floor=0.0: z.sum(dim=1) * float("nan"))
    with pytest.raises(TrainingError, match=r"diverged: the bound is no longer finite at \d+ images"):
        finished(fit_baseline(tmp_path / "run", pictures, "vae", settings=SMALL))
    assert not (tmp_path / "run").exists()
