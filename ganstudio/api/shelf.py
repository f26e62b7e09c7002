"""Reads and changes the shelf of a run from a script."""

from collections.abc import Sequence
from pathlib import Path
from typing import overload

from ganstudio.api import arguments
from ganstudio.api.progress import Watch, drive
from ganstudio.engine.export.kept import shelf_of
from ganstudio.engine.latent.favourites import Appearance, Favourite, load_favourites, save_favourites
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.sample import sample_shelf

LONGEST_NAME = 200


class ModelShelf(Sequence[Favourite]):
    """The latents kept with a run, in order: each with its ``name``, ``point`` (the latent) and ``appearance``.

    It is read from the disk on each access; the window and other scripts see additions.
    """

    def __init__(self, model: Model) -> None:
        self._model = model

    def __len__(self) -> int:
        return len(self._kept())

    @overload
    def __getitem__(self, index: int) -> Favourite: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Favourite, ...]: ...
    def __getitem__(self, index: int | slice) -> Favourite | tuple[Favourite, ...]:
        return self._kept()[index]

    @property
    def latents(self) -> list[Latent]:
        """Return the latents alone."""
        return [favourite.latent for favourite in self._kept()]

    def add(self, latent: Latent, name: str = "", truncation: float = 1.0) -> None:
        """Add a latent at the end, with the snapshot and the noise of the model.

        Raises
        ------
        StudioError
            It belongs to another model, or the disk is full or not writable.
        """
        model = self._model
        latent = arguments.check_latent(model.generator, latent)
        if not isinstance(name, str) or len(name) > LONGEST_NAME:
            raise arguments.ArgumentTypeError("name must be a text of at most {most} letters.", most=LONGEST_NAME)
        appearance = Appearance(arguments.check_truncation(truncation), model.images_seen, model.noise)
        found = load_favourites(model.run, model.generator)
        save_favourites(model.run, [*found.readable, Favourite(latent, name, appearance)], found.others)

    def remove(self, index: int) -> None:
        """Remove the entry at ``index``.

        Raises
        ------
        IndexError
            The entry does not exist.
        """
        found = load_favourites(self._model.run, self._model.generator)
        entries = list(found.readable)
        del entries[index]
        save_favourites(self._model.run, entries, found.others)

    def save(self, out: str | Path, scale: int = 1, columns: int | None = None, progress: Watch = None) -> Path:
        """Draw all entries, each in its own appearance, and write them as :meth:`TrainedModel.save` does."""
        path, factor = arguments.check_path("out", out), arguments.check_scale(scale)
        in_a_row = arguments.check_columns(columns)
        with arguments.as_argument_errors():
            task = sample_shelf(self._model.run, shelf_of(self._model), path, scale=factor, columns=in_a_row)
            return drive(task, "Drawing", progress).out

    def __repr__(self) -> str:
        names = ", ".join(favourite.name or "(no name)" for favourite in self._kept())
        return f"Shelf of {self._model.run.name}: {names or 'empty'}"

    def _kept(self) -> tuple[Favourite, ...]:
        return load_favourites(self._model.run, self._model.generator).readable
