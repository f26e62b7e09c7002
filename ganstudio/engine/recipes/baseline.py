"""Fits an explicit model to pictures, to compare a GAN with: a Gaussian mixture, a kernel density or a VAE, as a run."""

import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias, cast, get_args

import numpy as np
import torch

from ganstudio.engine.baselines.bits import dequantise, likelihood_from
from ganstudio.engine.baselines.density import save_density
from ganstudio.engine.baselines.density_model import DENSITY, DensityModel
from ganstudio.engine.baselines.division import Division, divide
from ganstudio.engine.baselines.fitting import fit_density
from ganstudio.engine.baselines.vae import bounds
from ganstudio.engine.baselines.vae_training import train_vae
from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.config.presets import QUICK_LOOK
from ganstudio.engine.data import Dataset, Source, load_dataset, open_source
from ganstudio.engine.device import choose_device, use_threads
from ganstudio.engine.errors import ConfigError, RunError
from ganstudio.engine.events import Event, FilesLeftOut, Status
from ganstudio.engine.export.images import save_png, tile
from ganstudio.engine.latent.model import Model
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.runs.baseline import DENSITIES, Baseline, BaselineKind
from ganstudio.engine.runs.baseline import TITLES as TITLES
from ganstudio.engine.runs.checkpoint import save_snapshot
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.runs.manifest import CONFIG
from ganstudio.engine.runs.pictures import describe, keep_pictures
from ganstudio.engine.runs.tensors import write_tensors
from ganstudio.engine.runs.whole import whole_run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import SettingWord
from ganstudio.engine.training.resolve import resolve

IMAGES = 200_000  # that a VAE trains on unless the settings say otherwise
GRID_SEEDS = range(64)
SAMPLES = 64  # latents per picture of the importance-weighted bound
WITHOUT_EFFECT: Mapping[str, Any] = {"model.arch": "dcgan", "model.conditional": False, "upscaler.factor": 0}
BaselineTask: TypeAlias = Generator[Event, None, Run]


def fit_baseline(
    path: Path,
    pictures: Sequence[str] | Source,
    kind: str,
    *,
    config: Config | None = None,
    settings: Mapping[str, Any] | None = None,
) -> BaselineTask:
    """Fit an explicit model to pictures and make a run of it; a generator of events that returns the :class:`Run`.

    The run appears complete or not at all: if the generator is closed early, call it again. The held-out pictures are those of a
    GAN trained with the same settings of pictures.

    Parameters
    ----------
    path
        The folder of the new run.
    pictures
        Names of folders, files or built-in sets, or an open source.
    kind
        "gmm": a Gaussian mixture on principal components; "kde": a kernel density on them; "vae": a variational autoencoder.
    config
        All settings; None: those of the preset Quick look, and 200,000 images for a VAE. Of the settings of a training, a VAE
        takes the width and the latent dimension of its generator, the batch size, the generator's learning rate, the device, the
        precision, the seed and the length; a mixture and a kernel density take the seed.
    settings
        Settings by dotted name, which replace those of ``config``.

    Raises
    ------
    DatasetError
        The pictures cannot be used.
    ConfigError
        The kind does not exist, there are too few pictures, they are too large for the memory, or a setting does not fit.
    RunError
        The folder holds a run already, or the disk is full or not writable.
    TrainingError
        The training of a VAE diverged.
    """
    if kind not in get_args(BaselineKind):
        raise unknown_name("kind of baseline", kind, list(get_args(BaselineKind)))
    if (path / CONFIG).exists():
        raise RunError(mark("engine", "{path} already holds a run. Choose another folder."), path=path)
    base = config or with_settings(QUICK_LOOK.config, {"run.images": IMAGES})
    base = with_settings(base, dict(settings or {}))
    _check(base)
    source = pictures if isinstance(pictures, Source) else (yield from open_source(pictures, base.data))
    dataset = yield from load_dataset(source, base.data)
    if dataset.problems:
        yield FilesLeftOut(dataset.problems)
    whole = resolve(with_settings(base, {"data.source": source.names}), dataset)
    division = divide(dataset, whole, needs_memory=kind != "vae")
    if division.caveat is not None:
        yield division.caveat
    fit = _fit_vae if kind == "vae" else _fit_density
    with whole_run(path) as folder:
        baseline = yield from fit(folder, cast("BaselineKind", kind), whole, dataset, division)
        run = Run.create(folder, whole, describe(dataset), baseline=baseline)
        keep_pictures(run, dataset)
        _draw_grid(run)
    return Run.open(path)


def _check(config: Config) -> None:
    """Raise ``ConfigError`` for a setting that a baseline cannot follow."""
    for name, value in WITHOUT_EFFECT.items():
        section, _, key = name.partition(".")
        if getattr(getattr(config, section), key) != value:
            text = mark("engine", "A baseline is no GAN. Set {setting} to {wanted}.")
            raise ConfigError(text, setting=SettingWord(name), wanted=SettingWord(name, value))


def _fit_density(
    folder: Path, kind: BaselineKind, config: Config, dataset: Dataset, division: Division
) -> Generator[Event, None, Baseline]:
    """Fit a mixture or a kernel density, measure it, and write it to ``folder``."""
    begin, rng = time.perf_counter(), np.random.default_rng(config.run.seed)
    train, validation = (dequantise(dataset.batch(rows), rng) for rows in (division.train, division.validation))
    density, chosen = yield from fit_density(kind, train, validation, config.run.seed)
    seconds = time.perf_counter() - begin
    yield Status(mark("engine", "Measuring the likelihood of held-out pictures"), {})
    bits = yield from density.bits(dataset.batch(division.held), config.run.seed)
    save_density(folder / DENSITY, density)
    likelihood = likelihood_from(DENSITIES[kind], bits, seed=config.run.seed)
    return Baseline(kind, likelihood, len(train), seconds, chosen)


def _fit_vae(
    folder: Path, kind: BaselineKind, config: Config, dataset: Dataset, division: Division
) -> Generator[Event, None, Baseline]:
    """Train a VAE, measure its bounds, and write its networks to ``folder``."""
    device = choose_device(config)
    use_threads(device)
    yield Status(mark("engine", "Training on {name} ({precision})"), {"name": device.name, "precision": device.precision})
    trained = yield from train_vae(config, dataset, division.train, dataset.batch(division.validation), device)
    yield Status(mark("engine", "Measuring the likelihood of held-out pictures"), {})
    held = dataset.batch(division.held)
    vae = trained.vae.to(device.kind)
    elbo, tighter = yield from bounds(vae, held, samples=SAMPLES, floor=trained.floor, seed=config.run.seed)
    run = Run(folder, config, describe(dataset))
    run.make_folders()
    save_snapshot(run, trained.images_seen, vae.generator.state_dict(), {})
    others = {name: tensor for name, tensor in vae.state_dict().items() if not name.startswith("generator.")}
    write_tensors(folder / DENSITY, others | {"floor": torch.tensor(trained.floor)})
    for row in trained.rows:
        run.append_stats(dict(row))
    likelihood = likelihood_from(DENSITIES[kind], elbo, tighter, config.run.seed)
    return Baseline(kind, likelihood, trained.images_seen, trained.seconds, {"floor": trained.floor})


def _draw_grid(run: Run) -> None:
    """Keep the fixed-seed grid, which lists of runs show."""
    model = Model(run) if run.has_latent_space else DensityModel(run)
    pixels = tile(model.sample(GRID_SEEDS), columns=8)
    save_png(run.grid_path(run.images_seen), pixels, seeds=f"{GRID_SEEDS[0]}-{GRID_SEEDS[-1]}")
