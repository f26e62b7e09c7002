"""Who came from whom, while one breeds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.mixing import breed
from ganstudio.engine.networks import Generator

CHILDREN = 8
MUTATION = 0.3


@dataclass(frozen=True, eq=False)
class Generation:
    """All that its children follow from: ``parents``, ``seed`` and ``mutation`` (0 to 1).

    ``origin`` is the number of the generation that the parents were children of, None if they were chosen freely; ``marked`` are
    the children chosen to be bred on with.
    """

    parents: tuple[Latent, ...] = ()
    seed: int = 0
    mutation: float = MUTATION
    origin: int | None = None
    marked: frozenset[int] = frozenset()

    def children(self, generator: Generator) -> list[Latent]:
        """Always the same ``CHILDREN``; there must be parents."""
        return breed(generator, self.parents, CHILDREN, self.mutation, self.seed)


@dataclass(frozen=True, eq=False)
class Lineage:
    """Every generation that was bred on with, in the order in which they came to be, and which one is looked at.

    A generation that has descendants is never changed any more: what would change it begins another branch.
    """

    generations: tuple[Generation, ...] = (Generation(),)
    current: int = 0

    @property
    def now(self) -> Generation:
        """The one that is looked at."""
        return self.generations[self.current]

    def changed(self, **values: Any) -> "Lineage":
        """With other ``values`` of the generation that is looked at."""
        made = replace(self.now, **values)
        if any(generation.origin == self.current for generation in self.generations):
            return self._joined(made)
        return self._with(made)

    def toggled(self, child: int) -> "Lineage":
        """One of the children is marked, or not any more."""
        return self._with(replace(self.now, marked=self.now.marked ^ {child}))

    def bred_on(self, parents: Sequence[Latent], seed: int) -> "Lineage":
        """A next generation, whose parents are children of this one."""
        return self._joined(Generation(tuple(parents), seed, self.now.mutation, self.current))

    def gone_to(self, number: int) -> "Lineage":
        """Look at another one."""
        return replace(self, current=number)

    def _with(self, made: Generation) -> "Lineage":
        before, after = self.generations[: self.current], self.generations[self.current + 1 :]
        return replace(self, generations=(*before, made, *after))

    def _joined(self, made: Generation) -> "Lineage":
        return Lineage((*self.generations, made), len(self.generations))
