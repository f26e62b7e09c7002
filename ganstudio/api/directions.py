"""Directions in a model's latent space, by each of the methods there are."""

from collections.abc import Generator, Sequence
from typing import TypeAlias

from ganstudio.api import arguments
from ganstudio.engine.events import Event
from ganstudio.engine.latent.direction_file import load_directions
from ganstudio.engine.latent.directions import Direction, layer_range
from ganstudio.engine.latent.discovery import pca, sefa
from ganstudio.engine.latent.groups import between_classes, between_groups
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.model import Model, find_label

METHODS = ("sefa", "pca", "groups", "classes", "saved")
MOST = 1_000
Group: TypeAlias = Sequence[Latent] | int | str | None


def find_directions(
    model: Model, method: str, count: int, layers: tuple[int, int] | None, group: Group, against: Group, name: str | None
) -> Generator[Event, None, list[Direction]]:
    """Find directions; the parameters are those of :meth:`~ganstudio.api.latents.LatentSpaceModel.directions`."""
    arguments.check_choice("method", method, METHODS)
    arguments.check_whole("count", count, 1, MOST)
    if layers is not None:
        layers = layer_range(model.generator, arguments.check_pair("layers", layers))
    if [group is None, against is None] != [method not in ("groups", "classes")] * 2:
        text = "The methods groups and classes need both group= and against=; the others take neither."
        raise arguments.ArgumentValueError(text)
    if method == "saved":
        return load_directions(model.run, model.generator)
    if method == "sefa":
        return sefa(model.generator, layers, count)
    if method == "pca":
        return (yield from pca(model.generator, layers, count))
    return [_between(model, method, layers, group, against, name)]


def _between(
    model: Model, method: str, layers: tuple[int, int] | None, group: Group, against: Group, name: str | None
) -> Direction:
    if method == "groups":
        with_it, without = (arguments.check_latents(model.generator, latents) for latents in (group, against))
        return between_groups(model.generator, name or "group", without, with_it, layers)
    if layers is not None:
        raise arguments.ArgumentValueError("layers does not go with the method classes.")
    numbers = []
    for label in (against, group):
        number = find_label(model.run, label) if isinstance(label, int | str) else None
        if number is None:
            text = "The method classes needs one class for group and one for against, by name or number, not {value}."
            raise arguments.ArgumentValueError(text, value=arguments.short(label))
        numbers.append(number)
    return between_classes(model.generator, name or f"{group} against {against}", *numbers)
