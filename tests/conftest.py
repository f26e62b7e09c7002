"""Shared fixtures. The window's tests need no screen, whatever the machine has."""

import itertools
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["CUDA_VISIBLE_DEVICES"] = ""  # the same results with and without a GPU
os.environ.setdefault("OMP_NUM_THREADS", "1")  # two test processes on two cores: more threads would only wait for each other

from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import hypothesis
import numpy as np
import pytest

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.presets import find_preset
from tests.fake_umap import FakeUmap


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Register the pretend device before any test computes a gradient; a process cannot do it later."""
    if any("pretend_device" in getattr(item, "fixturenames", ()) for item in items):
        from tests import pretend_device

        pretend_device.register()


# how long an example takes says more about the machine than about the code
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.fixture(autouse=True, scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Path]]:
    """Studio homes without end: the first is for what fixtures of modules make."""
    folder = tmp_path_factory.mktemp("homes")  # once: it counts what is there, which grows with the tests
    paths = (folder / str(number) for number in itertools.count())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GANSTUDIO_HOME", str(next(paths)))
        yield paths


@pytest.fixture(autouse=True, scope="session")
def no_sync() -> Iterator[None]:
    """Files are not forced to the disk: no test pulls the plug, and the disk takes longer than the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _file: None)
        yield


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A studio home of its own for every test: none touches the user's runs."""
    folder = next(homes)
    folder.mkdir()
    monkeypatch.setenv("GANSTUDIO_HOME", str(folder))
    return folder


@pytest.fixture
def shared_cache(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The home shares its cache with other tests that ask for this: preparing a built-in set takes two seconds."""
    shared = tmp_path_factory.getbasetemp() / "shared-cache"
    shared.mkdir(exist_ok=True)
    (home / "cache").symlink_to(shared, target_is_directory=True)


@pytest.fixture
def tiny_config() -> Callable[..., Config]:
    """A config small enough to train in a second; settings by dotted name."""

    def make(**settings: object) -> Config:
        base = {
            "data.source": ["blobs"],
            "model.filters": 4,
            "model.latent_dim": 8,
            "training.batch": 8,
            "run.images": 160,
            "run.device": "cpu",
            "run.grid_images": 64,
            "run.snapshot_images": 64,
        }
        return with_settings(find_preset("quick-look").config, {**base, **settings})

    return make


@pytest.fixture
def blobs() -> Callable[..., "object"]:
    """Datasets of bright discs at random places: structured, tiny, made from a seed."""
    from ganstudio.engine.data import Dataset

    def make(count: int = 40, size: int = 16, channels: int = 1, classes: int = 0) -> Dataset:
        rng = np.random.default_rng(0)
        y, x = np.mgrid[:size, :size]
        centre = rng.uniform(size * 0.3, size * 0.7, (count, 2, 1, 1))
        disc = (np.hypot(y - centre[:, 0], x - centre[:, 1]) < size / 4) * 255
        images = np.repeat(disc[:, None].astype(np.uint8), channels, axis=1)
        labels = np.arange(count) % classes if classes else None
        return Dataset.of(images, labels, tuple(f"class {i}" for i in range(classes)), "blobs")

    return make


@pytest.fixture
def untrained(tmp_path: Path) -> Callable[..., "object"]:
    """Runs with one snapshot (at 64 images) of networks as they begin: no training needed where only the plumbing is looked at."""
    return partial(untrained_run, tmp_path)


def untrained_run(
    folder: Path, arch: str = "dcgan", classes: int = 0, size: int = 16, channels: int = 1, latent: int = 8, factor: int = 0
) -> "object":
    """See :func:`untrained`."""
    import torch

    from ganstudio.engine.config import Config
    from ganstudio.engine.networks.upscaler import build_upscaler
    from ganstudio.engine.runs import Run
    from ganstudio.engine.runs.checkpoint import build_networks, save_snapshot
    from ganstudio.engine.runs.manifest import DatasetInfo

    values = {"model.arch": arch, "model.filters": 4, "model.latent_dim": latent, "model.conditional": bool(classes)}
    config = with_settings(Config(), {**values, "data.size": size, "data.channels": channels, "upscaler.factor": factor})
    names = tuple(f"class {number}" for number in range(classes))
    run = Run.create(folder / f"{arch}-{classes}-{size}-{latent}-{factor}", config, DatasetInfo("blobs", 40, names, "0"))
    rng = torch.Generator().manual_seed(3)
    generator = build_upscaler(config, rng) if factor else build_networks(config, names, rng)[0]
    save_snapshot(run, 64, generator.state_dict(), {})
    return run


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[object, str, str]]:
    """The command line in this process: exit code, standard output, standard error."""
    from ganstudio.cli import main as cli

    def call(*words: object) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["ganstudio", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capsys.readouterr()
        return end.value.code, said.out, said.err

    return call


@pytest.fixture
def pretend_device(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``pretend_device(precision)`` puts a device that is not the CPU first in the list of devices, until the test ends."""

    def use(precision: str = "fp32") -> None:
        import torch

        from ganstudio.engine import device
        from tests import pretend_device as pretend

        if pretend.register() is None:
            pytest.skip(f"torch {torch.__version__} cannot register a device written in Python")
        found = device.Device(pretend.NAME, "Pretend", precision, "contiguous", 1, 2**33)
        before = device.list_devices
        monkeypatch.setattr(device, "list_devices", lambda: [found, *before()])
        monkeypatch.setattr(torch, "Generator", pretend.CPUGenerator)
        monkeypatch.setattr(torch, "tensor", pretend.tensor)

    return use


@pytest.fixture
def thumbnails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Evaluations compare thumbnails: the studio's own features would be trained first."""
    from ganstudio.engine.recipes import evaluate
    from tests.evaluating import Thumbnails

    def network(*_words: object) -> Generator[Any, None, Thumbnails]:
        yield from ()
        return Thumbnails()

    monkeypatch.setattr(evaluate, "open_features", network)


@pytest.fixture
def real(tmp_path: Path) -> str:
    """A folder of 60 bright pictures."""
    from tests.evaluating import noise, save_pictures

    return save_pictures(tmp_path / "real", noise(60, low=100))


@pytest.fixture
def run_on(tmp_path: Path) -> Callable[..., "object"]:
    """``run_on(names)`` is a run on those pictures with networks as they begin, at 64 and at 128 images."""
    from tests.evaluating import untrained_on

    numbers = itertools.count()
    return lambda names, *more, **words: untrained_on(tmp_path / f"run{next(numbers)}", names, *more, **words)


@pytest.fixture
def fake_umap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeUmap:
    """Something that looks like umap, for processes that are started too."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return FakeUmap(folder)
