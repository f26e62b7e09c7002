"""Creates, draws, moves and mixes latents of a model."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ganstudio.api import arguments
from ganstudio.api.progress import Watch, drive
from ganstudio.engine.latent.directions import Direction, layer_range, move
from ganstudio.engine.latent.latent import PRECISIONS, Latent, render
from ganstudio.engine.latent.mixing import arithmetic, breed, mix_styles
from ganstudio.engine.latent.model import BATCH, Labels, Model, find_label
from ganstudio.engine.latent.paths import EASINGS, METHODS, SPACES, Keyframe, interpolate
from ganstudio.engine.latent.plane import mixed
from ganstudio.engine.latent.sampling import LARGEST_SEED
from ganstudio.engine.latent.walks import KINDS, LatentWalk
from ganstudio.engine.recipes.directions import METHODS as DIRECTION_METHODS
from ganstudio.engine.recipes.directions import Group, directions

MOST_DEVIATIONS = 100.0
MOST_CHILDREN = 10_000
MOST_DIRECTIONS = 1_000


class LatentSpaceModel(Model):
    """A model whose latents a script can create, draw, move and mix.

    Every mistake in an argument is a ``StudioError`` that is also a ``ValueError`` or a ``TypeError``.
    """

    def latent(self, seed: int | None = None, z: Any = None, label: int | str | None = None) -> Latent:
        """Return the latent of a seed, or a latent from your own numbers.

        Parameters
        ----------
        seed
            From 0 to 2^63 - 1.
        z
            Array (latent_dim,) of finite numbers, instead of a seed; seeds draw from N(0, 1).
        label
            A class, by its name or number. None with a seed: class ``seed`` modulo their number, as :meth:`sample` draws.
        """
        if (seed is None) == (z is None):
            raise arguments.ArgumentTypeError("Give seed= or z=, one of them.")
        with arguments.as_argument_errors():
            number = None if label is None else find_label(self.run, label)
        if z is None:
            with arguments.as_argument_errors():
                return self._latents([arguments.check_integer("seed", seed)], [number])[0]
        if self.classes and number is None:
            raise arguments.ArgumentValueError("Give label= beside z=: this model draws {count} classes.", count=len(self.classes))
        return Latent(arguments.check_z(self.generator, z), number)

    def draw(self, latents: Latent | Sequence[Latent], truncation: float = 1.0, precision: str = "fp32") -> np.ndarray:
        """Draw latents: uint8 (N, H, W, C), C being 1 (grey), 3 (colour) or 4 (with transparency).

        The pixels are those of :meth:`sample` for the same seeds.

        Parameters
        ----------
        latents
            A latent or several.
        truncation
            From 0 (typical, all alike) through 1 (as trained) to 2.
        precision
            ``"fp32"``, or ``"bf16"``: faster on devices made for it, with pixels that may differ by a few grey levels.
        """
        latents = arguments.check_latents(self.generator, latents)
        psi = arguments.check_truncation(truncation)
        arguments.check_choice("precision", precision, PRECISIONS)
        parts = [render(self.generator, latents[first : first + BATCH], psi, precision) for first in range(0, len(latents), BATCH)]
        return np.concatenate([super().sample([]), *parts])

    def sample(self, seeds: Sequence[int], truncation: float = 1.0, labels: Labels = None) -> np.ndarray:
        """Draw a picture per seed, always the same: uint8 (N, H, W, C).

        Parameters
        ----------
        seeds
            From 0 to 2^63 - 1 each; a picture does not depend on its neighbours.
        truncation
            As for :meth:`draw`.
        labels
            A class, by name or number, for all, or a class per seed; None: seed s is of class s modulo their number.
        """
        psi = arguments.check_truncation(truncation)
        with arguments.as_argument_errors():
            arguments.check_labels(labels)
            return super().sample(arguments.check_seeds(seeds), psi, labels)

    def interpolate(
        self,
        latents: Sequence[Latent],
        frames: int = 60,
        method: str = "slerp",
        space: str = "z",
        loop: bool = False,
        easing: str | None = None,
        durations: Sequence[float] | None = None,
    ) -> list[Latent]:
        """Return ``frames`` latents on the path through two or more latents.

        Parameters
        ----------
        method
            ``"slerp"`` (arcs), ``"lerp"`` (lines) or ``"spline"`` (no corners).
        space
            ``"z"``, or ``"w"``: after the mapping network.
        loop
            Whether the path leads back to the first latent.
        easing
            ``"linear"``, ``"in"``, ``"out"`` or ``"in-out"``; None: constant speed.
        durations
            Duration of the path from each latent to the next, in any unit: a number for each latent but the last, or for each
            latent in a loop; None with an easing: equal durations.
        """
        latents = arguments.check_latents(self.generator, latents, fewest=2)
        count = arguments.check_whole("frames", frames, 2, arguments.MOST_FRAMES)
        for kind, value, known in (("method", method, METHODS), ("space", space, SPACES)):
            arguments.check_choice(kind, value, known)
        if easing is not None:
            arguments.check_choice("easing", easing, EASINGS)
        if easing is None and durations is None:
            keyframes = [Keyframe(latent) for latent in latents]
        else:
            times = _times(durations, len(latents) if loop else len(latents) - 1)
            keyframes = [Keyframe(latent, time, easing or "linear") for latent, time in zip(latents, [*times, 1.0], strict=False)]
        return interpolate(self.generator, keyframes, count, method, space, bool(loop))

    def walk(
        self, start: Latent, frames: int = 100, kind: str = "random", step: float = 0.02, stiffness: float = 0.3, seed: int = 0
    ) -> list[Latent]:
        """Return ``frames`` latents of a walk that starts at ``start``.

        Parameters
        ----------
        kind
            ``"random"``, or back to the start: ``"orbit"`` (a circle) or ``"loop"`` (a winding path).
        step
            For a random walk: the distance between consecutive latents, above 0 to 1; 1 gives unrelated pictures.
        stiffness
            From 0 to 0.95: how much all pictures resemble the start.
        seed
            Seed of the walk.
        """
        latent = arguments.check_latent(self.generator, start, "start")
        arguments.check_choice("kind", kind, KINDS)
        count = arguments.check_whole("frames", frames, 2, arguments.MOST_FRAMES)
        length = arguments.check_number("step", step, 1e-4, 1)
        stiff = arguments.check_number("stiffness", stiffness, 0, 0.95)
        path = LatentWalk(kind, latent, arguments.check_whole("seed", seed, 0, LARGEST_SEED), stiff)
        return list(path.film(self.generator, count, length))

    def directions(
        self,
        method: str = "sefa",
        count: int = 10,
        layers: tuple[int, int] | None = None,
        *,
        group: Group = None,
        against: Group = None,
        name: str | None = None,
        without: Sequence[str] = (),
        save: bool = False,
        progress: Watch = None,
    ) -> list[Direction]:
        """Return directions that change a single attribute of pictures; :meth:`move` moves along them.

        Parameters
        ----------
        method
            ``"sefa"`` or ``"pca"`` (without examples), ``"groups"`` (of latents), ``"classes"`` (two of them), or ``"saved"``:
            those saved with the run.
        count
            Number of directions, for sefa and pca: from 1 to 1,000, and at most ``latent_dim``.
        layers
            The first and the last layer that they act on; None for all. Only for a model with a mapping network.
        group, against
            For groups: two or more latents (or seeds) with the attribute, and two or more without. For classes: a class each.
        name
            Name of the direction between groups or classes.
        without
            Names of saved directions to orthogonalize each found direction against.
        save
            Save them with the run, where the window finds them; a saved direction of the same name is replaced.
        progress
            As for :meth:`TrainedModel.invert <ganstudio.api.model.TrainedModel.invert>`; only pca takes a while.
        """
        arguments.check_choice("method", method, DIRECTION_METHODS)
        arguments.check_whole("count", count, 1, MOST_DIRECTIONS)
        pair = None if layers is None else arguments.check_pair("layers", layers)
        arguments.check_groups(self.generator, method, group, against)
        words: dict[str, Any] = {"group": group, "against": against, "name": name, "without": without, "save": bool(save)}
        with arguments.as_argument_errors():
            task = directions(self, method, layers=pair, count=count, **words)
            return list(drive(task, "Finding directions", progress if method == "pca" else False).directions)

    def move(self, latent: Latent, direction: Direction | str, amount: float) -> Latent:
        """Return ``latent`` moved along a direction.

        Parameters
        ----------
        direction
            A direction from :meth:`directions`, or the name of a saved direction.
        amount
            Standard deviations, from -100 to 100; 0 returns the latent itself.
        """
        latent = arguments.check_latent(self.generator, latent)
        if isinstance(direction, str):
            saved = {one.name: one for one in self.directions("saved")}
            direction = saved[arguments.check_choice("saved direction", direction, saved)]
        arguments.check_direction(direction)
        distance = arguments.check_number("amount", amount, -MOST_DEVIATIONS, MOST_DEVIATIONS)
        try:
            return move(self.generator, latent, [(direction, distance)])
        except ValueError:
            text = "The direction '{name}' belongs to another model."
            raise arguments.ArgumentValueError(text, name=direction.name) from None

    def mix(self, a: Latent, b: Latent, share: float = 0.5, layers: tuple[int, int] | None = None) -> Latent:
        """Return a latent between ``a`` and ``b``.

        Parameters
        ----------
        share
            From 0, all of ``a``, to 1, all of ``b``.
        layers
            The first and the last layer that take from ``b``; the others stay those of ``a``. None for all. Coarse layers come
            first. Only for a model with a mapping network.
        """
        ends = [arguments.check_latent(self.generator, latent, name) for latent, name in ((a, "a"), (b, "b"))]
        part = arguments.check_number("share", share, 0, 1)
        if layers is None:
            return mixed(self.generator, ends, [1 - part, part])
        with arguments.as_argument_errors():
            first, last = layer_range(self.generator, arguments.check_pair("layers", layers))
        count = self.generator.latent_space.layers
        if count == 1:
            return mixed(self.generator, ends, [1 - part, part])
        shares = [part if first <= layer <= last else 0.0 for layer in range(count)]
        return mix_styles(self.generator, ends[0], ends[1], shares)

    def arithmetic(self, a: Latent, b: Latent, c: Latent) -> Latent:
        """Return A - B + C: what ``a`` has and ``b`` lacks, added to ``c``."""
        ends = [arguments.check_latent(self.generator, latent, name) for latent, name in ((a, "a"), (b, "b"), (c, "c"))]
        return arithmetic(self.generator, *ends)

    def breed(self, parents: Sequence[Latent], count: int = 8, mutation: float = 0.1, seed: int = 0) -> list[Latent]:
        """Return ``count`` random crossovers of ``parents``; ``mutation``, from 0 to 1, adds noise."""
        latents = arguments.check_latents(self.generator, parents, fewest=1)
        number = arguments.check_whole("count", count, 1, MOST_CHILDREN)
        share = arguments.check_number("mutation", mutation, 0, 1)
        return breed(self.generator, latents, number, share, arguments.check_whole("seed", seed, 0, LARGEST_SEED))


def _times(durations: Sequence[float] | None, count: int) -> list[float]:
    if durations is None:
        return [1.0] * count
    times = [arguments.check_number("duration", time, 1e-6, 1e6) for time in durations]
    if len(times) != count:
        text = "There are {given} durations, but {count} are needed: one for each path from a latent to the next."
        raise arguments.ArgumentValueError(text, given=len(times), count=count)
    return times
