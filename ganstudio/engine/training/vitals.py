"""What the doctor looks at beyond the statistics: measured every few seconds on a few images, reproducible by seed."""

from dataclasses import asdict, dataclass

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.archs import Discriminator, Generator
from ganstudio.engine.data import Dataset
from ganstudio.engine.metrics import Features, kernel_distance

SAMPLES = 256  # generated images looked at
SEEDS = range(1_000_000, 1_000_000 + SAMPLES)  # others than those of the grid
NEIGHBOURS = 4096  # training images among which the nearest is sought
FLOOR_SPLITS = 8
CLASS_SAMPLES = 1024  # training images of which the classes' means are taken
SMALL = 8  # side at which images are compared for memorisation
EXTREME = 0.98  # a pixel beyond is saturated, of 1


@dataclass(frozen=True)
class Vitals:
    """A row of ``vitals.jsonl``.

    Attributes
    ----------
    images
        Images seen.
    quality
        Kernel distance (KID) between generated and real images in the studio's own features: lower is better.
    floor
        The largest of some that were found between two halves of the real images: chance alone gives as much.
    diversity
        Mean distance between two generated images' features, relative to that between two real ones.
    classes
        Share of the classes that generated images fall into by their nearest class mean; 1 without classes.
    logit_train, logit_held, logit_fake
        Mean logit of D for images trained on, kept out, and generated; ``logit_held`` is 0 where none is kept out.
    copied
        How near generated images are to their nearest training image, relative to how near unseen ones are: far below 1 is copying.
    saturated
        Share of pixels at the ends of the range, generated minus real.
    moved_g, moved_d
        How far the weights have moved since the row before, relative to their norm.
    """

    images: int
    quality: float
    floor: float
    diversity: float
    classes: float
    logit_train: float
    logit_held: float
    logit_fake: float
    copied: float
    saturated: float
    moved_g: float
    moved_d: float

    def row(self) -> dict[str, float]:
        """For the file."""
        return {name: value if name == "images" else round(value, 6) for name, value in asdict(self).items()}


class Probe:
    """Measures :class:`Vitals` of a training.

    Parameters
    ----------
    dataset
        The images trained on.
    held
        Positions of the images kept out of training, int64 (M,); M may be 0.
    """

    def __init__(self, dataset: Dataset, held: np.ndarray, is_conditional: bool, device: str) -> None:
        self.device = device
        others = np.setdiff1d(np.arange(len(dataset.rows)), held)
        chosen = np.random.default_rng(0).permutation(others)[:NEIGHBOURS]
        self._train, self._held = dataset.batch(chosen), dataset.batch(held)
        self._train_labels = None if dataset.labels is None else dataset.labels[chosen]
        self._held_labels = None if dataset.labels is None else dataset.labels[held]
        self._features = Features(self._train.shape[1])
        self._real = self._of(self._train[: 2 * SAMPLES])
        self.floor = max(float(kernel_distance(*self._halves(seed))) for seed in range(FLOOR_SPLITS))
        self._spread = float(torch.pdist(self._real[:SAMPLES]).mean())
        self._means = self._class_means(len(dataset.classes))
        self._small_train = _small(self._train)
        self._unseen = self._unseen_distance()
        self._saturated = _saturated(_scaled(self._train[: 2 * SAMPLES]))
        self._conditional = is_conditional
        self._weights: tuple[Tensor, Tensor] | None = None

    @torch.no_grad()
    def measure(self, images: int, ema: Generator, generator: Generator, discriminator: Discriminator) -> Vitals:
        """Look at the averaged generator ``ema``, which is what a person sees, and at the two that train."""
        fake = self._fakes(ema)
        found = self._of_scaled(fake)
        logits = self._logits(discriminator, fake)
        moved = self._moved(generator, discriminator)
        return Vitals(
            images=images,
            quality=float(kernel_distance(self._real, found)),
            floor=self.floor,
            diversity=float(torch.pdist(found).mean()) / max(self._spread, 1e-9),
            classes=self._covered(found),
            logit_train=logits[0],
            logit_held=logits[1],
            logit_fake=logits[2],
            copied=float(_nearest(_small_scaled(fake), self._small_train).median()) / max(self._unseen, 1e-9),
            saturated=_saturated(fake) - self._saturated,
            moved_g=moved[0],
            moved_d=moved[1],
        )

    def _halves(self, seed: int) -> tuple[Tensor, Tensor]:
        order = torch.randperm(len(self._real), generator=torch.Generator().manual_seed(seed))
        return self._real[order[: len(order) // 2]], self._real[order[len(order) // 2 :]]

    def _fakes(self, ema: Generator) -> Tensor:
        z = torch.cat([ema.sample_z(1, torch.Generator().manual_seed(seed)) for seed in SEEDS]).to(self.device)
        labels = torch.arange(SAMPLES, device=self.device) % ema.classes if ema.classes else None
        images: Tensor = ema(z, labels).float().cpu()
        return images.clamp(-1, 1)

    def _logits(self, discriminator: Discriminator, fake: Tensor) -> tuple[float, float, float]:
        """Mean logits in evaluation mode; BatchNorm would see the batches' differences otherwise."""
        was_training = discriminator.training
        discriminator.eval()
        sets = (
            (_scaled(self._train[:SAMPLES]), self._train_labels),
            (_scaled(self._held), self._held_labels),
            (fake, None),
        )
        means = []
        for scaled, labels in sets:
            if not len(scaled):
                means.append(0.0)
                continue
            asked = None
            if self._conditional:
                asked = torch.arange(len(scaled)) % len(self._means) if labels is None else torch.from_numpy(labels[: len(scaled)])
                asked = asked.to(self.device)
            means.append(float(discriminator(scaled.to(self.device), asked).float().mean()))
        discriminator.train(was_training)
        return means[0], means[1], means[2]

    def _moved(self, generator: Generator, discriminator: Discriminator) -> tuple[float, float]:
        now = tuple(torch.cat([p.detach().float().flatten().cpu() for p in net.parameters()]) for net in (generator, discriminator))
        before, self._weights = self._weights, (now[0], now[1])
        if before is None:
            return 1.0, 1.0
        g, d = (float((new - old).norm() / old.norm().clamp_min(1e-12)) for new, old in zip(now, before, strict=True))
        return g, d

    def _class_means(self, classes: int) -> Tensor:
        if not classes or self._train_labels is None:
            return torch.empty(0, self._real.shape[1])
        every = self._of(self._train[:CLASS_SAMPLES])
        labels = torch.from_numpy(self._train_labels[:CLASS_SAMPLES])
        return torch.stack([every[labels == k].mean(dim=0) if (labels == k).any() else every.mean(dim=0) for k in range(classes)])

    def _covered(self, found: Tensor) -> float:
        if not len(self._means):
            return 1.0
        return len(set(torch.cdist(found, self._means).argmin(dim=1).tolist())) / len(self._means)

    def _unseen_distance(self) -> float:
        """How near an image that is not among the training images is to the nearest that is."""
        if len(self._held):
            return float(_nearest(_small(self._held), self._small_train).median())
        distances = torch.cdist(self._small_train, self._small_train).fill_diagonal_(float("inf"))
        return float(distances.min(dim=1).values.median())

    def _of(self, images: np.ndarray) -> Tensor:
        return self._of_scaled(_scaled(images))

    def _of_scaled(self, images: Tensor) -> Tensor:
        return torch.cat([self._features(part) for part in torch.split(images, 64)])


def _scaled(images: np.ndarray) -> Tensor:
    return torch.from_numpy(images).float().div_(127.5).sub_(1)


def _small(images: np.ndarray) -> Tensor:
    return _small_scaled(_scaled(images))


def _small_scaled(images: Tensor) -> Tensor:
    return torch.nn.functional.interpolate(images, SMALL, mode="area").flatten(1)


def _nearest(images: Tensor, among: Tensor) -> Tensor:
    return torch.cdist(images, among).min(dim=1).values


def _saturated(images: Tensor) -> float:
    return float((images.abs() > EXTREME).float().mean())
