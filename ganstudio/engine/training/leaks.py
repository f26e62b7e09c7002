"""Measures whether generated images look transformed: whether an augmentation of the discriminator's inputs leaks into them.

A linear discriminant on small images separates real pictures from transformed ones. The share of generated images on the side of
the transformed ones then estimates how many the generator transforms (Karras et al. 2020, "Training Generative Adversarial Networks
with Limited Data", section 2.2, shows such leaks for probabilities near 1).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from ganstudio.engine.training.measuring import discriminant

LEAST = 32  # pictures to fit to, and as many others to test with
CONFUSED = 0.1  # share of real pictures on the other side of the limit, above which the transformation cannot be recognised
SHRINKAGE = 0.5  # of the mean variance within a class: there are often fewer pictures than numbers in each

Transform = Callable[[Tensor], Tensor]


def _inverted(images: Tensor) -> Tensor:
    colours = images[:, :3] if images.shape[1] >= 3 else images[:, :1]
    return torch.cat([colours - 2 * colours.mean(dim=1, keepdim=True), images[:, colours.shape[1] :]], dim=1)


def _hue(order: tuple[int, int, int]) -> Transform:
    return lambda images: torch.cat([images[:, list(order)], images[:, 3:]], dim=1)


def _turned(quarters: int) -> Transform:
    return lambda images: images.rot90(quarters, (2, 3))


FLIPS: tuple[Transform, ...] = (lambda images: images.flip(3),)
HALF_TURN: tuple[Transform, ...] = (_turned(2),)
QUARTER_TURNS: tuple[Transform, ...] = (_turned(1), _turned(3))
INVERSION: tuple[Transform, ...] = (_inverted,)
HUES: tuple[Transform, ...] = (_hue((2, 0, 1)), _hue((1, 2, 0)))


@dataclass(frozen=True, eq=False)
class _Detector:
    """Scores images (N, C, h, w): above ``limit`` they look transformed; so does the share ``confused`` of real pictures."""

    weights: Tensor
    limit: Tensor
    confused: float

    @classmethod
    def of(cls, real: Tensor, transform: Transform) -> "_Detector | None":
        """Fit to the even pictures and test with the odd ones; None if they cannot be told from transformed ones."""
        fit = [images[::2].flatten(1) for images in (real, transform(real))]
        means = torch.stack([features.mean(dim=0) for features in fit])
        residuals = torch.cat([features - mean for features, mean in zip(fit, means, strict=True)])
        weights = discriminant(residuals, means, SHRINKAGE)
        direction = weights[:, 1] - weights[:, 0]
        scores, turned = (images[1::2].flatten(1) @ direction for images in (real, transform(real)))
        limit = turned.median()
        confused = float((scores > limit).float().mean())
        return cls(direction, limit, confused) if confused <= CONFUSED else None

    def share(self, images: Tensor) -> float:
        """Return the estimated fraction of transformed images: half of them are above the limit."""
        above = float((images.flatten(1) @ self.weights > self.limit).float().mean())
        return min(max((above - self.confused) / (0.5 - self.confused), 0.0), 1.0)


class LeakProbe:
    """Estimates how many generated images are transformed.

    Parameters
    ----------
    real
        Small real pictures (N, C, h, w) in [-1, 1].
    is_square
        Whether the pictures were square before they were made small: others are not recognised after a quarter turn.
    """

    def __init__(self, real: Tensor, *, is_square: bool) -> None:
        groups: Mapping[str, tuple[Transform, ...]] = {
            "leak_flip": FLIPS,
            "leak_turn": HALF_TURN + (QUARTER_TURNS if is_square else ()),
            "leak_colour": INVERSION + (HUES if real.shape[1] >= 3 else ()),
        }
        enough = len(real) >= 2 * LEAST
        self._detectors = {
            name: [found for transform in transforms if enough and (found := _Detector.of(real, transform)) is not None]
            for name, transforms in groups.items()
        }

    def measure(self, fake: Tensor) -> dict[str, float]:
        """Return the estimated fraction of images (N, C, h, w) that are mirrored, turned and recoloured; 0 where it is unknown."""
        return {name: max((found.share(fake) for found in detectors), default=0.0) for name, detectors in self._detectors.items()}
