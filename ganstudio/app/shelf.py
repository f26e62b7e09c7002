"""The favourites of a run: latents that were found worth keeping."""

from PySide6.QtCore import QObject, Signal

from ganstudio.engine.latent.point import Point


class Shelf(QObject):
    """``changed()`` says that there are others. The newest is the last."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.points: list[Point] = []

    def clear(self) -> None:
        """Begin anew."""
        self.points = []
        self.changed.emit()

    def add(self, point: Point, place: int | None = None) -> None:
        """Put ``point`` on it, at its end or before ``place``."""
        if self.find(point) < 0:
            self.points.insert(len(self.points) if place is None else place, point)
            self.changed.emit()

    def remove(self, index: int) -> None:
        """Take one away."""
        del self.points[index]
        self.changed.emit()

    def toggle(self, point: Point) -> bool:
        """Put it on, or take it off again; True if it is there now."""
        index = self.find(point)
        if index < 0:
            self.add(point)
        else:
            self.remove(index)
        return index < 0

    def find(self, point: Point) -> int:
        """Where ``point`` is, or another one of the same place; -1 if nowhere."""
        return next((index for index, other in enumerate(self.points) if is_same(point, other)), -1)

    def has_seed(self, seed: int, point: Point | None) -> bool:
        """Whether what ``seed`` gives is there; ``point`` if that is known."""
        return point is not None and any(other.seed == seed and is_same(other, point) for other in self.points)


def is_same(one: Point, other: Point) -> bool:
    """Whether both are the same place."""
    if one is other:
        return True
    if one.label != other.label or (one.latent is None) != (other.latent is None) or one.z.shape != other.z.shape:
        return False
    if one.latent is not None and other.latent is not None:
        return one.latent.shape == other.latent.shape and bool((one.latent == other.latent).all())
    return bool((one.z == other.z).all())
