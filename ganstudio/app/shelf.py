"""The favourites of the run that is explored, kept with it at once."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ganstudio.engine.errors import StudioError
from ganstudio.engine.latent.favourites import Favourite, load_favourites, save_favourites
from ganstudio.engine.latent.point import Point
from ganstudio.engine.runs.folder import Run

MOST_LETTERS = 100  # of a name


class Shelf(QObject):
    """``changed()`` says that there are others, ``failed(error)`` that they cannot be read or kept. The newest is the last."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.favourites: list[Favourite] = []
        self._run: Run | None = None

    @property
    def points(self) -> list[Point]:
        """Where they lie."""
        return [favourite.point for favourite in self.favourites]

    def open(self, run: Run | None) -> None:
        """Show those of ``run``; None: none."""
        self._run, self.favourites = run, []
        if run is not None:
            try:
                self.favourites = load_favourites(run)
            except StudioError as error:
                self._run = None  # the file is left as it is
                self.failed.emit(error)
        self.changed.emit()

    def add(self, point: Point, place: int | None = None) -> None:
        """Put ``point`` on it, at its end or before ``place``; one that is there already moves to that place."""
        index = self.find(point)
        if index >= 0 and place is None:
            return
        kept = self.favourites[index] if index >= 0 else Favourite(point)
        place = len(self.favourites) if place is None else place
        before = [favourite for favourite in self.favourites[:place] if favourite is not kept]
        after = [favourite for favourite in self.favourites[place:] if favourite is not kept]
        self._set([*before, kept, *after])

    def remove(self, index: int) -> None:
        """Take one away."""
        self._set(self.favourites[:index] + self.favourites[index + 1 :])

    def rename(self, index: int, name: str) -> None:
        """Call one so; "" for nothing in particular."""
        name = " ".join(name.split())[:MOST_LETTERS]
        if name != self.favourites[index].name:
            named = replace(self.favourites[index], name=name)
            self._set([*self.favourites[:index], named, *self.favourites[index + 1 :]])

    def name_of(self, point: Point) -> str:
        """What it is called; "" if it is not there, or has no name."""
        index = self.find(point) if any(favourite.name for favourite in self.favourites) else -1
        return self.favourites[index].name if index >= 0 else ""

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

    def _set(self, favourites: list[Favourite]) -> None:
        self.favourites = favourites
        if self._run is not None:
            try:
                save_favourites(self._run, favourites)
            except (StudioError, OSError) as error:
                self.failed.emit(error)
        self.changed.emit()


def is_same(one: Point, other: Point) -> bool:
    """Whether both are the same place."""
    if one is other:
        return True
    if one.label != other.label or (one.latent is None) != (other.latent is None) or one.z.shape != other.z.shape:
        return False
    if one.latent is not None and other.latent is not None:
        return one.latent.shape == other.latent.shape and bool((one.latent == other.latent).all())
    return bool((one.z == other.z).all())
