"""Records which parents each generation came from."""

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
    """A generation; ``parents``, ``seed`` and ``mutation`` (0 to 1) determine its children.

    ``origin`` is the number of the generation that the parents come from, None if they were chosen freely; ``marked`` are
    the children chosen as the next parents.
    """

    parents: tuple[Latent, ...] = ()
    seed: int = 0
    mutation: float = MUTATION
    origin: int | None = None
    marked: frozenset[int] = frozenset()

    def children(self, generator: Generator) -> list[Latent]:
        """Return the ``CHILDREN`` children, always the same; there must be parents."""
        return breed(generator, self.parents, CHILDREN, self.mutation, self.seed)


@dataclass(frozen=True, eq=False)
class Lineage:
    """All generations, in the order of their creation, and the number of the current one.

    A generation with descendants never changes: a change starts another branch.
    """

    generations: tuple[Generation, ...] = (Generation(),)
    current: int = 0

    @property
    def now(self) -> Generation:
        """Return the current generation."""
        return self.generations[self.current]

    def changed(self, **values: Any) -> "Lineage":
        """Return the lineage with other ``values`` in the current generation."""
        made = replace(self.now, **values)
        if any(generation.origin == self.current for generation in self.generations):
            return self._joined(made)
        return self._with(made)

    def toggled(self, child: int) -> "Lineage":
        """Return the lineage with a child marked, or unmarked if it was marked."""
        return self._with(replace(self.now, marked=self.now.marked ^ {child}))

    def bred_on(self, parents: Sequence[Latent], seed: int) -> "Lineage":
        """Return the lineage with a next generation, whose parents are children of the current one."""
        return self._joined(Generation(tuple(parents), seed, self.now.mutation, self.current))

    def gone_to(self, number: int) -> "Lineage":
        """Return the lineage with another current generation."""
        return replace(self, current=number)

    def _with(self, made: Generation) -> "Lineage":
        before, after = self.generations[: self.current], self.generations[self.current + 1 :]
        return replace(self, generations=(*before, made, *after))

    def _joined(self, made: Generation) -> "Lineage":
        return Lineage((*self.generations, made), len(self.generations))
