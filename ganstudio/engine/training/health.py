"""Measures a training's health every few seconds on a few images, reproducible by seed."""

from dataclasses import asdict, dataclass

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.data import Dataset
from ganstudio.engine.networks import Discriminator, Generator
from ganstudio.engine.pixels import from_uint8
from ganstudio.engine.runs.vitals import VERSION
from ganstudio.engine.training.leaks import LeakProbe
from ganstudio.engine.training.measuring import Coverage, batch_statistics, effective_weights
from ganstudio.engine.training.quality import Features, Quality

SAMPLES = 256  # generated images
SEEDS = range(1_000_000, 1_000_000 + SAMPLES)  # not those of the grid
NEIGHBOURS = 4096  # training images searched for the nearest
CLASS_SAMPLES, EACH = 1024, 4  # training images for the class means, and for the whitening: at least in all, and per class
DIGITS = 8  # decimals kept
D_BATCH, LEAST_D_BATCH = 64, 8  # images per batch of D: BatchNorm makes its logits depend on the batch
LEAK_PICTURES = 1024  # training images that leaks are recognised with
SMALL = 8  # side at which images are compared for memorisation
EXTREME = 0.98  # a pixel of a larger absolute value is saturated


@dataclass(frozen=True)
class Health:
    """A row of ``vitals.jsonl``.

    Attributes
    ----------
    images_seen
        Images that the discriminator has seen so far; ``images`` in the file.
    quality
        Kernel distance (KID) between generated and real images in random features and textures, whitened: lower is better.
    floor
        The quality that chance gives: 95 % of many random halvings of the real images are less than this apart. Above 0.
    diversity
        Mean distance between the features of two generated images, relative to that of two real images.
    classes
        Number of classes that generated images fall into about as often as real images do, by a linear classifier, relative to
        other real images; at most 1, and 1 without classes.
    logit_train, logit_held, logit_fake
        Mean logit of D for training, held-out and generated images; 0 for fewer than 8. BatchNorm gets each kind in its own
        batches, as in training, and does not update its statistics.
    copied
        Distance of generated images to their nearest training image, relative to that of held-out images: far below 1 is copying.
    saturated
        Fraction of pixels at the ends of the range, generated minus real.
    leak_flip, leak_turn, leak_colour
        Estimated fraction of generated images that are mirrored, turned, or of other hue or inverted lightness; 0 if real pictures
        look alike after that.
    moved_g, moved_d
        Distance of the effective weights from those of the row before, relative to their norm.
    """

    images_seen: int
    quality: float
    floor: float
    diversity: float
    classes: float
    logit_train: float
    logit_held: float
    logit_fake: float
    copied: float
    saturated: float
    leak_flip: float
    leak_turn: float
    leak_colour: float
    moved_g: float
    moved_d: float

    def row(self) -> dict[str, float]:
        """Return the values by name, as the file holds them."""
        values = asdict(self)
        rounded = {name: round(value, DIGITS) for name, value in values.items() if name != "images_seen"}
        return {"images": self.images_seen, "version": VERSION, **rounded}


class HealthProbe:
    """Measures :class:`Health` of a training.

    Parameters
    ----------
    dataset
        The training images.
    held
        Positions of the held-out images, int64 (M,); M may be 0.
    """

    def __init__(self, dataset: Dataset, held: np.ndarray, is_conditional: bool, device: str) -> None:
        self.device = device
        others = np.setdiff1d(np.arange(len(dataset.rows)), held)
        chosen = np.random.default_rng(0).permutation(others)[:NEIGHBOURS]
        self._train, self._held = dataset.batch(chosen), dataset.batch(held)
        self._train_labels = None if dataset.labels is None else dataset.labels[chosen]
        self._held_labels = None if dataset.labels is None else dataset.labels[held]
        self._features = Features(self._train.shape[1])
        known = from_uint8(self._train[: max(2 * SAMPLES, SAMPLES + max(CLASS_SAMPLES, EACH * len(dataset.classes)))])
        real = self._features.random(known)
        textured = self._features.with_textures(real, known)
        self.quality = Quality(textured[: 2 * SAMPLES], textured)
        self._spread = float(torch.pdist(real[:SAMPLES]).mean())
        self._coverage = Coverage.of(real, None if self._train_labels is None else self._train_labels[: len(real)], SAMPLES)
        self._small_train = _small(self._train)
        self._unseen = self._unseen_distance()
        self._saturated = _saturated(from_uint8(self._train[: 2 * SAMPLES]))
        height, width = self._train.shape[2:]
        self._leaks = LeakProbe(_tiny(from_uint8(self._train[:LEAK_PICTURES])), is_square=height == width)
        self._conditional = is_conditional
        self._weights: tuple[Tensor, Tensor] | None = None

    @torch.no_grad()
    def measure(self, images_seen: int, ema: Generator, generator: Generator, discriminator: Discriminator) -> Health:
        """Measure the averaged generator ``ema`` and the two networks that train."""
        labels = self.draw_labels(ema.classes)
        fake = self._fakes(ema, labels)
        found = self._features.random(fake)
        logits = self._logits(discriminator, fake, labels)
        moved = self._moved(generator, discriminator)
        return Health(
            images_seen=images_seen,
            quality=self.quality.of(self._features.with_textures(found, fake)),
            floor=self.quality.floor,
            diversity=float(torch.pdist(found).mean()) / max(self._spread, 1e-9),
            classes=self._coverage.share(found),
            logit_train=logits[0],
            logit_held=logits[1],
            logit_fake=logits[2],
            copied=float(_nearest(_small_of_scaled(fake), self._small_train).median()) / max(self._unseen, 1e-9),
            saturated=_saturated(fake) - self._saturated,
            **self._leaks.measure(_tiny(fake)),
            moved_g=moved[0],
            moved_d=moved[1],
        )

    def draw_labels(self, classes: int) -> Tensor | None:
        """Return the classes to generate, (SAMPLES,), as frequent as in the pictures."""
        if not classes or self._train_labels is None:
            return None
        return torch.from_numpy(np.resize(self._train_labels, SAMPLES)).to(self.device)

    def _fakes(self, ema: Generator, labels: Tensor | None) -> Tensor:
        z = torch.cat([ema.sample_z(1, torch.Generator().manual_seed(seed)) for seed in SEEDS]).to(self.device)
        images: Tensor = ema(z, labels).float().cpu()
        return images.clamp(-1, 1)

    def _logits(self, discriminator: Discriminator, fake: Tensor, labels: Tensor | None) -> tuple[float, float, float]:
        """Return the mean logits of the three kinds of images, in batches of the same size."""
        sets = (
            (from_uint8(self._train[:SAMPLES]), self._train_labels),
            (from_uint8(self._held), self._held_labels),
            (fake, None if labels is None else labels.cpu().numpy()),
        )
        size = min([D_BATCH, *(len(images) for images, _ in sets if len(images) >= LEAST_D_BATCH)])
        with batch_statistics(discriminator):
            return tuple(self._mean_logit(discriminator, images, asked, size) for images, asked in sets)  # type: ignore[return-value]

    def _mean_logit(self, discriminator: Discriminator, images: Tensor, labels: np.ndarray | None, size: int) -> float:
        """Return the mean logit over whole batches of ``size``; 0 if there is no whole batch."""
        logits = []
        for begin in range(0, len(images) - size + 1, size):
            asked = None
            if self._conditional and labels is not None:
                asked = torch.from_numpy(labels[begin : begin + size]).to(self.device)
            logits.append(discriminator(images[begin : begin + size].to(self.device), asked).float().mean())
        return float(torch.stack(logits).mean()) if logits else 0.0

    def _moved(self, generator: Generator, discriminator: Discriminator) -> tuple[float, float]:
        now = effective_weights(generator), effective_weights(discriminator)
        before, self._weights = self._weights, now
        if before is None:
            return 1.0, 1.0
        g, d = (float((new - old).norm() / old.norm().clamp_min(1e-12)) for new, old in zip(now, before, strict=True))
        return g, d

    def _unseen_distance(self) -> float:
        """Return the median distance of an unseen image to its nearest training image."""
        if len(self._held):
            return float(_nearest(_small(self._held), self._small_train).median())
        distances = torch.cdist(self._small_train, self._small_train).fill_diagonal_(float("inf"))
        return float(distances.min(dim=1).values.median())


def _tiny(images: Tensor) -> Tensor:
    return torch.nn.functional.interpolate(images, SMALL, mode="area")


def _small(images: np.ndarray) -> Tensor:
    return _small_of_scaled(from_uint8(images))


def _small_of_scaled(images: Tensor) -> Tensor:
    return _tiny(images).flatten(1)


def _nearest(images: Tensor, among: Tensor) -> Tensor:
    return torch.cdist(images, among).min(dim=1).values


def _saturated(images: Tensor) -> float:
    return float((images.abs() > EXTREME).float().mean())
