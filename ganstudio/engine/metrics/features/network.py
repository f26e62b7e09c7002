"""Defines a feature network, and runs it over a set of images once."""

from collections.abc import Generator as Task
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ganstudio.engine.events import Event, Progress
from ganstudio.engine.metrics.image_set import ImageSet

BATCH = 128


@dataclass(frozen=True, eq=False)
class Described:
    """What a network says of a batch: ``features`` float32 (n, D), and ``logits`` float32 (n, K) of a classifier, else None."""

    features: np.ndarray
    logits: np.ndarray | None = None


class FeatureNetwork(Protocol):
    """A network that describes images.

    Attributes
    ----------
    name
        What results call it, in JSON as well: "studio", "inception", or the name of a file.
    title
        What a person reads: "studio features", "Inception (FID weights)".
    digest
        Hexadecimal digits, the same only for the same weights and preprocessing: caches are kept by it.
    classes
        Names of the classes of its logits; empty for a network without, or whose classes have no names.
    """

    name: str
    title: str
    digest: str
    classes: tuple[str, ...]

    def describe(self, images: np.ndarray) -> Described:
        """Describe images uint8 (n, C, H, W) of any C and size; the features do not depend on the other images of the batch."""


@dataclass(frozen=True, eq=False)
class FeatureSet:
    """A set of images and what a network says of them.

    Attributes
    ----------
    images
        The N images.
    features
        float32 (N, D).
    logits
        float32 (N, K) of a classifier; None for a network without logits.
    """

    images: ImageSet
    features: np.ndarray
    logits: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.features)

    def take(self, indices: np.ndarray) -> "FeatureSet":
        """Return the images ``indices`` (n,) alone."""
        logits = None if self.logits is None else self.logits[indices]
        return FeatureSet(self.images.take(indices), self.features[indices], logits)


def describe_set(network: FeatureNetwork, images: ImageSet, batch: int = BATCH) -> Task[Event, None, FeatureSet]:
    """Describe every image of a set. A generator of events in images that returns the :class:`FeatureSet`."""
    parts: list[Described] = []
    for begin in range(0, len(images), batch):
        parts.append(network.describe(images.read(np.arange(begin, min(begin + batch, len(images))))))
        yield Progress(min(begin + batch, len(images)), len(images), "images")
    features = np.concatenate([part.features for part in parts])
    logits = [part.logits for part in parts if part.logits is not None]
    return FeatureSet(images, features, np.concatenate(logits) if logits else None)
