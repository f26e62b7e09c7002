"""Finds directions of a latent space that change a single attribute, saves them with the run, and draws strips of them."""

from collections.abc import Generator as Task
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event
from ganstudio.engine.export.series import Steps
from ganstudio.engine.export.strips import write_strips
from ganstudio.engine.latent.direction_file import load_directions, save_directions
from ganstudio.engine.latent.directions import Direction
from ganstudio.engine.latent.directions import without as take_out
from ganstudio.engine.latent.discovery import pca, sefa
from ganstudio.engine.latent.groups import between_classes, between_groups
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.model import Model, find_label
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

METHODS = ("sefa", "pca", "groups", "classes", "saved")
Group = Sequence[int | Latent] | int | str | None


@dataclass(frozen=True)
class DirectionsFound:
    """The directions found, and the files of the strips."""

    directions: tuple[Direction, ...]
    files: tuple[Path, ...] = ()


def directions(
    model: Model,
    method: str = "sefa",
    *,
    layers: tuple[int, int] | None = None,
    count: int = 10,
    group: Group = None,
    against: Group = None,
    name: str | None = None,
    without: Sequence[str] = (),
    save: bool = False,
    strips: Path | None = None,
    seeds: Sequence[int] = range(4),
    reach: float = 3.0,
    truncation: float = 1.0,
) -> Task[Event, None, DirectionsFound]:
    """Find directions in the latent space of ``model``; a generator of events.

    Parameters
    ----------
    model
        The model whose latent space is searched.
    method
        ``"sefa"`` and ``"pca"`` need no labels (:mod:`~ganstudio.engine.latent.discovery`); ``"groups"`` and ``"classes"`` lead
        from ``against`` to ``group`` (:mod:`~ganstudio.engine.latent.groups`); ``"saved"`` returns those saved with the
        run.
    layers
        The first and the last layer that they act on, inclusive; None for all. Not for classes and saved directions.
    count
        Number of directions, for SeFa and PCA.
    group, against
        For groups: seeds or latents, at least two each. For classes: a name or number each.
    name
        Name of a direction between groups or classes; None to combine both names.
    without
        Names of saved directions to orthogonalize each found direction against.
    save
        Save them with the run; a saved direction of the same name is replaced.
    strips
        Where to write strips: a picture (``*.png``) or a folder; None for no strips.
    seeds, reach, truncation
        For the strips: see :func:`~ganstudio.engine.export.strips.write_strips`.

    Raises
    ------
    ConfigError
        The method, layer, class or saved direction does not exist, a group is too small, or nothing of a direction is left.
    RunError
        The file of the saved directions is damaged, or the disk is full or not writable.
    """
    found = yield from _find(model, method, layers, count, group, against, name)
    found = _without(model, found, without)
    if save:
        keep_directions(model, found)
    files = (yield from write_strips(model, found, seeds, strips, reach, truncation)) if strips is not None else []
    return DirectionsFound(tuple(found), tuple(files))


def keep_directions(model: Model, found: Sequence[Direction]) -> None:
    """Save ``found`` with the run, after its saved directions; a saved direction of the same name is replaced.

    Raises
    ------
    ConfigError
        Two directions have the same name, or a direction has none.
    RunError
        The file is damaged, or the disk is full or not writable.
    """
    names = {direction.name for direction in found}
    before = [direction for direction in load_directions(model.run, model.generator) if direction.name not in names]
    save_directions(model.run, [*before, *found])


def steps_along(model: Model, amounts: Mapping[str, float]) -> Steps:
    """Return steps along saved directions, from their names and amounts in standard deviations.

    :func:`~ganstudio.engine.recipes.sample.sample` and :func:`~ganstudio.engine.latent.directions.move` take them.

    Raises
    ------
    ConfigError
        A direction is not saved.
    RunError
        The file of the saved directions is damaged.
    """
    return list(zip(_saved(model, list(amounts)), amounts.values(), strict=True))


def _find(
    model: Model, method: str, layers: tuple[int, int] | None, count: int, group: Group, against: Group, name: str | None
) -> Task[Event, None, list[Direction]]:
    if method not in METHODS:
        raise unknown_name("method", method, list(METHODS))
    if method == "sefa":
        return sefa(model.generator, layers, count)
    if method == "pca":
        return (yield from pca(model.generator, layers, count))
    if method == "groups":
        one, other = (_latents(model, members) for members in (against, group))
        return [between_groups(model.generator, name or "between groups", one, other, layers)]
    if layers is not None:
        raise ConfigError(mark("engine", "The method {method} does not take layers."), method=method)
    if method == "saved":
        return load_directions(model.run, model.generator)
    begin, end = (_label(model, label) for label in (against, group))
    return [between_classes(model.generator, name or f"{group} against {against}", begin, end)]


def _latents(model: Model, members: Group) -> list[Latent]:
    if members is None or isinstance(members, int | str):
        raise ConfigError(mark("engine", "Give both groups as seeds or latents."))
    return [member if isinstance(member, Latent) else model.latents([member])[0] for member in members]


def _label(model: Model, label: Group) -> int:
    number = find_label(model.run, label) if isinstance(label, int | str) else None
    if number is None:
        raise ConfigError(mark("engine", "A direction between classes needs a single class on each side."))
    return number


def _without(model: Model, found: list[Direction], names: Sequence[str]) -> list[Direction]:
    others = _saved(model, names)
    return [take_out(model.generator, direction, others) for direction in found] if others else found


def _saved(model: Model, names: Sequence[str]) -> list[Direction]:
    saved = {direction.name: direction for direction in load_directions(model.run, model.generator)} if names else {}
    if unknown := [name for name in names if name not in saved]:
        if saved:
            raise unknown_name("saved direction", unknown[0], list(saved))
        raise ConfigError(mark("engine", "The run has no saved directions."))
    return [saved[name] for name in names]
