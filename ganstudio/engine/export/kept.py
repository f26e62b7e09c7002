"""Reads kept latents from the shelf of a run and from the metadata of saved pictures."""

from collections.abc import Generator as Task
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event
from ganstudio.engine.export.provenances import recall_all
from ganstudio.engine.latent.favourites import Appearance, Favourite, load_favourites
from ganstudio.engine.latent.keyframes import Sequel, load_keyframes
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.model import Model
from ganstudio.engine.runs import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def shelf_of(model: Model, truncation: float = 1.0, precision: str = "fp32") -> list[Favourite]:
    """Return the favourites of the run of ``model``, each with an appearance that the run can still draw.

    A favourite without an appearance gets that of ``model``, with this truncation and precision.

    Raises
    ------
    ConfigError
        The shelf is empty.
    RunError
        Its file cannot be read or is damaged.
    """
    found = load_favourites(model.run, model.generator).readable
    if not found:
        raise ConfigError(mark("engine", "The shelf of {run} holds no pictures."), run=model.run.name)
    return drawable(model.run, found, Appearance(truncation, model.images_seen, model.noise, precision))


def drawable(run: Run, favourites: Sequence[Favourite], fallback: Appearance) -> list[Favourite]:
    """Return ``favourites`` with appearances of snapshots that ``run`` has: the nearest, or ``fallback`` if they have none."""
    snapshots = run.generators()
    looks = [fallback if favourite.appearance is None else favourite.appearance for favourite in favourites]
    nearest = [min(snapshots, key=lambda kept, look=look: abs(kept - look.images_seen)) for look in looks]  # type: ignore[misc]
    return [
        replace(favourite, appearance=replace(look, images_seen=images))
        for favourite, look, images in zip(favourites, looks, nearest, strict=True)
    ]


def keyframes_of(model: Model) -> Sequel:
    """Return the keyframes of the run of ``model``.

    Raises
    ------
    ConfigError
        There are fewer than two.
    RunError
        Their file cannot be read, or is damaged.
    """
    sequel, _ = load_keyframes(model.run, model.generator)
    if len(sequel.keyframes) < 2:
        raise ConfigError(mark("engine", "A path needs at least two keyframes; {run} has fewer."), run=model.run.name)
    return sequel


def latents_of_pictures(run: Run, paths: Sequence[Path]) -> Task[Event, None, list[Latent]]:
    """Read the latents of saved PNG files from their metadata, in order. A generator of events in files.

    Raises
    ------
    ConfigError
        A picture has no metadata of the studio, or another model drew it.
    """
    found = yield from recall_all(run, paths)
    if found.silent:
        text = mark("engine", "{path} does not say how it was drawn. Use a picture that the studio saved.")
        raise ConfigError(text, path=found.silent[0])
    if found.foreign:
        text = mark("engine", "{path} was drawn by another model, so {run} can't draw it.")
        raise ConfigError(text, path=found.foreign[0][0], run=run.name)
    return [drawn.latent for drawn in found.own]
