"""Groups and colours the points of the map."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from ganstudio.app.tasks.training_index import MapMade
from ganstudio.app.ui.point_cloud import PointGroup


@dataclass(frozen=True, eq=False)
class MapLook:
    """The look of all points of the map, training images first: indices in ``styles``, int (N,), and ``shades`` from 0 to 1
    if a scale colours them."""

    groups: np.ndarray
    styles: list[PointGroup]
    shades: np.ndarray | None = None


def groups_of(made: MapMade, colour: str) -> MapLook:
    """Return training images as dots and samples as rings, coloured by ``kind``, ``class``, ``density`` or ``snapshot``."""
    training, samples = len(made.layout.rows), len(made.places)
    dots = PointGroup(QCoreApplication.translate("MapTool", "Training images"), "real")
    rings = PointGroup(QCoreApplication.translate("MapTool", "Samples"), "fake", "ring")
    kinds = np.repeat([0, 1], [training, samples])
    if colour == "density":
        shades = np.concatenate([made.layout.density(made.layout.places), made.layout.density(made.places)])
        return MapLook(kinds, [dots, rings], shades)
    if colour == "snapshot":
        return _by_snapshot(made)
    if colour == "class" and made.layout.index.dataset.labels is not None:
        return _by_class(made, rings)
    return MapLook(kinds, [dots, rings])


def _by_class(made: MapMade, rings: PointGroup) -> MapLook:
    known = made.layout.index
    assert known.dataset.labels is not None
    names = known.dataset.classes
    count = len(names)
    own = known.dataset.labels[known.rows[made.layout.rows]]
    drawn = [
        count + latent.label if latent.label is not None and latent.label < count else 2 * count for latent in made.samples.latents
    ]
    shaped = [PointGroup(name, place, shape) for shape in ("dot", "ring") for place, name in enumerate(names)]
    is_told = 2 * count not in drawn
    styles = [*shaped, PointGroup("" if is_told else rings.name, "text", "ring")]
    return MapLook(np.concatenate([own, np.array(drawn, np.int64)]), styles)


def _by_snapshot(made: MapMade) -> MapLook:
    training, snapshots = len(made.layout.rows), made.wanted.snapshots
    text = QCoreApplication.translate("MapTool", "{images} images seen")
    styles = [PointGroup(QCoreApplication.translate("MapTool", "Training images"), "line")]
    for place, images in enumerate(snapshots):
        styles.append(PointGroup(text.format(images=f"{images:,}"), place / max(1, len(snapshots) - 1), "ring"))
    drawn = 1 + np.searchsorted(np.array(snapshots), made.samples.images)
    return MapLook(np.concatenate([np.zeros(training, np.int64), drawn]), styles)
