"""The trained generator that ``ganstudio.load`` returns and ``ganstudio sample`` uses."""

from collections.abc import Iterator, Sequence

import numpy as np
import torch

from ganstudio.engine.device import fastest_device
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.latent.latent import Latent, LazyLatents, latents_from_seeds, render
from ganstudio.engine.latent.noise import has_noise, set_noise
from ganstudio.engine.latent.sampling import LARGEST_SEED
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import load_generator
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import SettingWord

BATCH = 64

Labels = int | str | Sequence[int | str] | None


class Model:
    """The generator of a run at one snapshot, in float32.

    Parameters
    ----------
    run
        The run of the generator.
    snapshot
        Images seen at the wanted snapshot; None for the latest.
    device
        Of torch: ``"cpu"``, ``"cuda"`` ...
    noise
        Seed of its noise, which changes details of the pictures; None for the noise of the training.

    Attributes
    ----------
    generator
        The network, in eval mode.
    noise
        As given; None also for a network without noise.
    images_seen
        Images that the discriminator had seen when this snapshot was saved.
    classes
        Names of its classes; empty if it was trained without.

    Raises
    ------
    RunError
        The run has no snapshot yet, or not this snapshot.
    """

    def __init__(self, run: Run, snapshot: int | None = None, device: str | torch.device = "cpu", noise: int | None = None) -> None:
        self.run = run
        self.images_seen, self.generator = load_generator(run, snapshot)
        self.noise = noise if has_noise(self.generator) else None
        if self.noise is not None:
            set_noise(self.generator, self.noise)
        self.generator.to(device)
        self.classes = run.dataset.classes if self.generator.classes else ()

    @property
    def device(self) -> torch.device:
        """Return the device that the generator draws on."""
        return next(self.generator.parameters()).device

    def sample(self, seeds: Sequence[int], truncation: float = 1.0, labels: Labels = None) -> np.ndarray:
        """Draw an image for each seed, always the same.

        Parameters
        ----------
        seeds
            From 0 to 2^63 - 1; the image does not depend on its neighbours.
        truncation
            1 draws from the whole distribution; towards 0 images become more typical and less varied; above 1 less typical.
        labels
            A class by its name or number for all, or for each seed; None: seed s has class s modulo their number.

        Returns
        -------
        np.ndarray
            uint8 (N, H, W, C), C being 1 (grey), 3 (colour) or 4 (with alpha).

        Raises
        ------
        ConfigError
            A seed or class does not exist.
        """
        data = self.run.config.data
        return np.concatenate([np.empty((0, *data.frame.shape, data.channels), np.uint8), *self.stream(seeds, truncation, labels)])

    def stream(
        self, seeds: Sequence[int], truncation: float = 1.0, labels: Labels = None, batch: int = BATCH
    ) -> Iterator[np.ndarray]:
        """Yield the images of :meth:`sample`, ``batch`` at a time."""
        numbers = self._numbers(len(seeds), labels)
        for begin in range(0, len(seeds), batch):
            part = slice(begin, begin + batch)
            yield render(self.generator, self._latents(seeds[part], numbers[part]), truncation)

    def lazy_latents(self, seeds: Sequence[int], labels: Labels = None) -> LazyLatents:
        """Return the same as :meth:`latents`, each made at access: for more seeds than fit into memory."""
        numbers = self._numbers(len(seeds), labels)
        return LazyLatents(range(len(seeds)), lambda part: self._latents([seeds[i] for i in part], [numbers[i] for i in part]))

    def latents(self, seeds: Sequence[int], labels: Labels = None) -> list[Latent]:
        """Return the latents of the images of :meth:`sample`."""
        return self._latents(seeds, self._numbers(len(seeds), labels))

    def _latents(self, seeds: Sequence[int], numbers: Sequence[int | None]) -> list[Latent]:
        for seed in seeds:
            if not 0 <= seed <= LARGEST_SEED:
                raise ConfigError(mark("engine", "There is no seed {seed}. Seeds go from 0 to 2^63 - 1."), seed=seed)
        pairs = zip(seeds, numbers, strict=True)
        return [latent for seed, number in pairs for latent in latents_from_seeds(self.generator, [int(seed)], number)]

    def _numbers(self, count: int, labels: Labels) -> list[int | None]:
        if labels is None or isinstance(labels, int | str | np.integer):
            return [None if labels is None else find_label(self.run, labels)] * count
        if len(labels) != count:
            text = mark(
                "engine",
                "The number of classes ({labels}) differs from the number of seeds ({seeds}). Give 1 class for all, or 1 per seed.",
            )
            raise ConfigError(text, labels=len(labels), seeds=count)
        return [find_label(self.run, label) for label in labels]


def open_model(run: Run, snapshot: int | None = None, noise: int | None = None) -> Model:
    """Return the generator of ``run`` at ``snapshot`` (None: the latest), on the fastest device.

    Raises
    ------
    ConfigError
        ``noise`` is given, but the generator has none.
    RunError
        As for :class:`Model`.
    """
    model = Model(run, snapshot, fastest_device(run.config).kind, noise)
    if noise is not None and model.noise is None:
        text = mark("engine", "The generator of {run} adds no noise: leave out the noise seed.")
        raise ConfigError(text, run=run.name)
    return model


def find_label(run: Run, label: int | str) -> int | None:
    """Return the number of the class with that number or name (a name may be a number too); None for "all".

    Raises
    ------
    ConfigError
        The run has no such class: the message lists its classes.
    """
    classes = run.dataset.classes if run.config.model.conditional else ()
    if not classes:
        text = mark("engine", "{name} was trained without classes, so none can be chosen. Turn on {setting} and train a new run.")
        raise ConfigError(text, name=run.name, setting=SettingWord("model.conditional"))
    if label == "all" and label not in classes:
        return None
    if isinstance(label, str) and label in classes:
        return classes.index(label)
    if str(label).isdecimal() and int(label) < len(classes):
        return int(label)
    raise unknown_name("class", str(label), list(classes))
