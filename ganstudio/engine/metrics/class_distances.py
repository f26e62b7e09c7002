"""Compares the images of each class: how many there are, and the Frechet distance to the real images of the same class."""

from typing import Any

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.metrics.features.network import FeatureSet
from ganstudio.engine.metrics.frechet import Gaussian, frechet_distance
from ganstudio.engine.metrics.metric import Comparison

COMPONENTS = 16  # a class has few images, and the distance of few images in many dimensions is much too large
FEWEST = 4 * COMPONENTS  # images of a class for a distance


def class_distances(comparison: Comparison) -> list[dict[str, Any]]:
    """Return a row for each class of the real images, empty without classes.

    A row has the ``class``, the ``count`` of judged and the ``real_count`` of real images of it, whether its images were ``asked``
    for (otherwise the network's classifier read them, the real ones as well), and as ``value`` the Frechet distance in the first
    principal components of all real features, None where either set has fewer than FEWEST images of the class.
    """
    names = _names(comparison)
    if len(names) < 2:
        return []
    asked = _are_asked(comparison)
    real_labels, fake_labels = (_labels(each, names, asked) for each in (comparison.real, comparison.fake))
    real, fake = _leading(comparison.real.features, comparison.fake.features)
    rows = []
    for number, name in enumerate(names):
        of_class, of_class_real = fake[fake_labels == number], real[real_labels == number]
        enough = min(len(of_class), len(of_class_real)) >= FEWEST
        value = frechet_distance(Gaussian.fit(of_class_real), Gaussian.fit(of_class)) if enough else None
        rows.append({"class": name, "count": len(of_class), "real_count": len(of_class_real), "asked": asked, "value": value})
    return rows


def _are_asked(comparison: Comparison) -> bool:
    real, fake = comparison.real.images, comparison.fake.images
    return real.labels is not None and fake.labels is not None and set(fake.classes) <= set(real.classes)


def _names(comparison: Comparison) -> tuple[str, ...]:
    if _are_asked(comparison):
        return comparison.real.images.classes
    are_read = comparison.real.logits is not None and comparison.fake.logits is not None
    return comparison.network.classes if are_read else ()


def _labels(described: FeatureSet, names: tuple[str, ...], asked: bool) -> np.ndarray:
    """Return int64 (N,): the class of each image as an index into ``names``."""
    if asked:
        assert described.images.labels is not None
        numbers = np.array([names.index(name) for name in described.images.classes])
        return np.asarray(numbers[described.images.labels])
    assert described.logits is not None
    return np.asarray(described.logits.argmax(axis=1))


def _leading(real: np.ndarray, fake: np.ndarray) -> tuple[Tensor, Tensor]:
    """Return both sets, float64, in the first principal components of the real features."""
    one, other = torch.from_numpy(real).double(), torch.from_numpy(fake).double()
    if one.shape[1] <= COMPONENTS:
        return one, other
    leading = torch.linalg.eigh(Gaussian.fit(one).covariance).eigenvectors[:, -COMPONENTS:]
    return one @ leading, other @ leading
