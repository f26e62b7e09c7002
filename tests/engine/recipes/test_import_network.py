"""A network of another program becomes a run: explored, exported, and trained from; never resumed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import ganstudio
from ganstudio.engine.data import Dataset
from ganstudio.engine.errors import ConfigError, NetworkFileError, RunError
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.import_network import import_network
from ganstudio.engine.recipes.invert import invert
from ganstudio.engine.recipes.resume import resume_training
from ganstudio.engine.recipes.start import start_training
from ganstudio.engine.runs import Run, list_runs
from ganstudio.engine.runs.checkpoint import load_checkpoint, load_discriminator, load_generator
from ganstudio.engine.runs.describe import describe_run
from tests.engine.foreign.foreign_files import persistent, stylegan2_file, write
from tests.engine.foreign.small_networks import drawn_stylegan3, stylegan3_layout
from tests.pulling import finished

SHORT = {"run.images": 16, "training.batch": 4, "run.grid_images": 16, "run.device": "cpu", "training.held_out": 0.0}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of StyleGAN2-ADA after 25,000 thousand images."""
    return stylegan2_file(tmp_path_factory.mktemp("files") / "network-snapshot-025000.pkl")[0]


@pytest.fixture(scope="module")
def run(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    path = tmp_path_factory.mktemp("runs") / "faces"
    return finished(import_network(path, file, licence=" CC BY-NC 4.0 ", origin="NVIDIA"))


@pytest.fixture
def pictures(tmp_path: Path, blobs: Callable[..., Dataset]) -> list[str]:
    np.savez(tmp_path / "blobs.npz", images=blobs(16).pixels.transpose(0, 2, 3, 1))
    return [str(tmp_path / "blobs.npz")]


def test_an_import_is_a_run_with_its_source(run: Run) -> None:
    assert run.imported is not None and not run.has_pictures
    assert vars(run.imported) == {
        "program": "StyleGAN2-ADA",
        "file": "network-snapshot-025000.pkl",
        "licence": "CC BY-NC 4.0",
        "origin": "NVIDIA",
    }
    assert (run.kind, run.images_seen, run.generators()) == ("gan", 25_000_000, [25_000_000])
    assert (run.dataset.count, run.dataset.classes, run.config.data.size, run.config.data.channels) == (0, (), 16, 3)
    assert [kept.images_seen for kept in run.grids()] == [25_000_000]
    assert describe_run(run.path)["imported"]["licence"] == "CC BY-NC 4.0"
    assert [summary.name for summary in list_runs(run.path)] == ["faces"]


def test_its_networks_are_those_of_the_file(run: Run, tmp_path: Path) -> None:
    _, generator, discriminator = stylegan2_file(tmp_path / "again.pkl")
    for mine, its in ((load_generator(run)[1], generator), (load_discriminator(run), discriminator)):
        assert mine is not None
        state = its.state_dict()
        assert all(torch.equal(tensor, state[name]) for name, tensor in mine.state_dict().items())
    found = load_checkpoint(run)
    assert found is not None
    assert {name.partition(".")[0] for name in found[1].tensors} == {"g", "d", "ema"}


def test_it_cannot_be_resumed_and_says_what_to_do(run: Run, pictures: list[str]) -> None:
    for names in ((), pictures):
        with pytest.raises(RunError, match="faces was imported and has no pictures of its own.*start a new run from it"):
            finished(resume_training(run, names))


def test_a_training_starts_from_it(run: Run, pictures: list[str], tmp_path: Path) -> None:
    trained = finished(start_training(tmp_path / "mine", pictures, origin=run, settings=SHORT | {"run.images": 4}))
    assert trained.origin is not None and trained.origin.images_seen == 25_000_000
    assert trained.has_pictures and trained.dataset.count == 16 and trained.config.model.layout == run.config.model.layout
    before, after = load_generator(run)[1].state_dict(), load_generator(trained)[1].state_dict()
    moved = [(after[name] - tensor).abs().max() / tensor.abs().max() for name, tensor in before.items() if name.endswith("weight")]
    assert max(moved) < 0.1  # a step from where the file ended, not new weights
    assert finished(resume_training(trained, images=12)).images_seen == 12


def test_classes_become_names_and_may_differ_in_a_training_from_it(pictures: list[str], tmp_path: Path) -> None:
    path, generator, _ = stylegan2_file(tmp_path / "a.pkl", classes=3)
    run = finished(import_network(tmp_path / "classes", path))
    assert run.dataset.classes == ("0", "1", "2") and run.config.model.conditional and run.images_seen == 1
    z = torch.randn(1, 6, generator=torch.Generator().manual_seed(0))
    drawn = load_generator(run)[1]
    assert torch.equal(drawn.map(z, torch.tensor([2])), generator.map(z, torch.tensor([2])))
    assert Model(run).sample([5], labels="1").shape == (1, 16, 16, 3)
    settings = SHORT | {"model.conditional": False, "run.images": 4}
    trained = finished(start_training(tmp_path / "mine", pictures, origin=run, settings=settings))
    assert load_generator(trained)[1].classes == 0


def test_stylegan3_is_explored_and_not_trained(pictures: list[str], tmp_path: Path) -> None:
    generator = drawn_stylegan3(stylegan3_layout(radial=True))
    file = write(tmp_path / "a.pkl", {"G": None, "D": None, "G_ema": persistent(generator)})
    run = finished(import_network(tmp_path / "third", file))
    model = Model(run)
    z = generator.sample_z(1, torch.Generator().manual_seed(0))
    torch.testing.assert_close(model.generator(z), generator(z))
    assert load_discriminator(run) is None
    with pytest.raises(ConfigError, match="StyleGAN3 .* can be opened, explored and exported, but not trained"):
        finished(start_training(tmp_path / "mine", pictures, origin=run, settings=SHORT))


@pytest.mark.slow
def test_a_picture_is_found_in_stylegan3(tmp_path: Path) -> None:
    generator = drawn_stylegan3(stylegan3_layout(radial=False))
    file = write(tmp_path / "a.pkl", {"G": None, "D": None, "G_ema": persistent(generator)})
    model = Model(finished(import_network(tmp_path / "third", file)))
    assert finished(invert(model, [model.sample([7])[0]])).run is model.run


def test_a_refused_file_leaves_nothing(tmp_path: Path, file: Path, run: Run) -> None:
    (tmp_path / "bad.pkl").write_bytes(b"cos\nsystem\n(X\x04\x00\x00\x00truetR.")
    with pytest.raises(NetworkFileError, match=r"bad\.pkl is refused: it asks for os\.system"):
        finished(import_network(tmp_path / "run", tmp_path / "bad.pkl"))
    task = import_network(tmp_path / "run", file)
    while not (tmp_path / ".run.tmp").exists():
        next(task)
    task.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.pkl"]
    with pytest.raises(RunError, match="already holds a run"):
        finished(import_network(run.path, file))


def test_the_command_and_the_function_do_the_same(
    studio: Callable[..., tuple[object, str, str]], file: Path, run: Run, tmp_path: Path
) -> None:
    code, out, error = studio("import", file, "--run", tmp_path / "one", "--origin", "NVIDIA", "--json")
    last: dict[str, Any] = json.loads(out.splitlines()[-1])
    assert code == 0 and last["imported"]["origin"] == "NVIDIA" and last["size"] == 16, error
    code, out, error = studio("import", file, "--run", tmp_path / "two")
    assert code == 0 and "Its licence is not known" in out
    code, _, error = studio("import", tmp_path / "none.pkl", "--run", tmp_path / "three")
    assert code == 2 and error.splitlines()[-1].startswith("Error: Can't read")
    code, _, error = studio("train", "--resume", run.path)
    assert code == 2 and f"ganstudio train DATA --from {run.path} --run DIR" in error.replace("\n", " ")
    model = ganstudio.import_network(file, tmp_path / "four", licence="MIT", progress=False)
    assert model.run.imported is not None and model.run.imported.licence == "MIT"
    np.testing.assert_array_equal(model.sample([1, 2]), Model(run).sample([1, 2]))
