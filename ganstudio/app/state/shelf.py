"""The favourites of the explored run, saved with it at once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ganstudio.app.state.kept_with_run import KeptWithRun
from ganstudio.engine.errors import RunError
from ganstudio.engine.latent.favourites import FILE, Appearance, Favourite, load_favourites, merged_favourites, save_favourites
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

if TYPE_CHECKING:
    from ganstudio.engine.networks import Generator

MOST_LETTERS = 100  # the longest name, in letters
FOREIGN = mark("engine", "This picture is from another model. {run} cannot draw it, so it does not go on the shelf.")


class Shelf(KeptWithRun[tuple[Favourite, ...]]):
    """The favourites of the explored run, newest last. A latent can occur several times, in different appearances."""

    file = FILE

    def _blank(self) -> tuple[Favourite, ...]:
        return ()

    def _load(self, run: Run, generator: "Generator | None") -> tuple[tuple[Favourite, ...], tuple[Any, ...]]:
        found = load_favourites(run, generator)
        return found.readable, found.others

    def _save(self, run: Run, value: tuple[Favourite, ...], others: tuple[Any, ...]) -> None:
        save_favourites(run, value, others)

    def _merged(
        self, before: tuple[Favourite, ...], after: tuple[Favourite, ...], found: tuple[Favourite, ...]
    ) -> tuple[Favourite, ...]:
        return merged_favourites(before, after, found)

    @property
    def favourites(self) -> tuple[Favourite, ...]:
        """Return the favourites on the shelf."""
        return self.value

    @property
    def latents(self) -> list[Latent]:
        """Return the latents of the favourites."""
        return [favourite.latent for favourite in self.favourites]

    # -- changes: each returns whether it is saved or changes nothing; if not, ``failed`` says why --------------------------

    def add(self, latent: Latent, place: int | None = None, appearance: Appearance | None = None) -> bool:
        """Put ``latent`` on the shelf, at the end or before ``place``; a picture that is already there moves."""
        index = self.find(latent, appearance)
        if index >= 0 and place is None:
            return True
        if index < 0 and self.run is not None and not self.fits(latent):
            self.failed.emit(RunError(FOREIGN, run=self.run.name))
            return False
        kept = self.favourites[index] if index >= 0 else self._new(latent, appearance)
        place = len(self.favourites) if place is None else place
        before = [favourite for favourite in self.favourites[:place] if favourite is not kept]
        after = [favourite for favourite in self.favourites[place:] if favourite is not kept]
        text = self.tr("Add picture to shelf") if index < 0 else self.tr("Reorder shelf")
        return self._change(text, (*before, kept, *after))

    def add_all(self, favourites: Sequence[Favourite]) -> bool:
        """Add the favourites that are not on the shelf yet, as a single undo step. Each must fit the run."""
        new: list[Favourite] = []
        for favourite in favourites:
            if not any(_is_picture(favourite.latent, favourite.appearance, other) for other in (*self.favourites, *new)):
                new.append(favourite)
        return not new or self._change(self.tr("Add pictures to shelf"), (*self.favourites, *new))

    def remove(self, index: int) -> bool:
        """Remove a favourite."""
        return self._change(self.tr("Remove picture from shelf"), self.favourites[:index] + self.favourites[index + 1 :])

    def rename(self, index: int, name: str) -> bool:
        """Name a favourite; "" removes its name."""
        name = " ".join(name.split())[:MOST_LETTERS]
        if name == self.favourites[index].name:
            return True
        named = replace(self.favourites[index], name=name)
        return self._change(self.tr("Rename picture"), (*self.favourites[:index], named, *self.favourites[index + 1 :]))

    def toggle(self, latent: Latent, appearance: Appearance | None = None) -> bool:
        """Add this picture to the shelf or remove it; return whether it is there now."""
        index = self.find(latent, appearance)
        return self.add(latent, appearance=appearance) if index < 0 else not self.remove(index)

    def toggle_heart(self, latent: Latent, appearance: Appearance | None = None) -> None:
        """Add a picture, or remove every picture of its latent: a filled heart stands for all appearances."""
        others = tuple(favourite for favourite in self.favourites if not is_same(favourite.latent, latent))
        if len(others) == len(self.favourites):
            self.add(latent, appearance=appearance)
        else:
            self._change(self.tr("Remove picture from shelf"), others)

    def _new(self, latent: Latent, appearance: Appearance | None) -> Favourite:
        is_taken = any(latent is other for other in self.latents)
        return Favourite(replace(latent) if is_taken else latent, appearance=appearance)  # each favourite has its own latent object

    # -- search -----------------------------------------------------------------------------------------------------------

    def name_of(self, latent: Latent) -> str:
        """Return the name of a picture; "" if it is not on the shelf, or has no name."""
        index = self.find(latent) if any(favourite.name for favourite in self.favourites) else -1
        return self.favourites[index].name if index >= 0 else ""

    def find(self, latent: Latent, appearance: Appearance | None = None) -> int:
        """Return the index of an equal latent in this appearance (None: in any); -1 if it is not there."""
        return next((index for index, other in enumerate(self.favourites) if _is_picture(latent, appearance, other)), -1)

    def has_seed(self, seed: int, latent: Latent | None) -> bool:
        """Return whether the latent of ``seed`` is on the shelf; pass ``latent`` if it is known."""
        return latent is not None and any(other.seed == seed and is_same(other, latent) for other in self.latents)


def is_same(one: Latent, other: Latent) -> bool:
    """Return whether both latents are equal."""
    if one is other:
        return True
    if one.label != other.label or (one.w is None) != (other.w is None) or one.z.shape != other.z.shape:
        return False
    if one.w is not None and other.w is not None:
        return one.w.shape == other.w.shape and bool((one.w == other.w).all())
    return bool((one.z == other.z).all())


def _is_picture(latent: Latent, appearance: Appearance | None, favourite: Favourite) -> bool:
    """Return whether ``favourite`` shows this latent in this appearance, as far as both have an appearance."""
    is_unlike = None not in (appearance, favourite.appearance) and appearance != favourite.appearance
    return not is_unlike and is_same(latent, favourite.latent)
