"""Reads the modules of another program's networks: their tensors by name, and their attributes."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from torch import Tensor

from ganstudio.engine.foreign.builders import Array, ForeignObject
from ganstudio.engine.foreign.inert_pickle import Damaged

DEEPEST = 20  # modules in modules: StyleGAN has 5
MOST_MODULES = 10_000

T = TypeVar("T")


class ForeignModule:
    """A module as ``torch.nn`` keeps it in a pickle: parameters, buffers, modules inside it, and attributes."""

    def __init__(self, value: Any) -> None:
        if not isinstance(value, ForeignObject):
            raise Damaged("a module that is no object")
        self.class_name = value.class_name
        self._state = value.state

    def number(self, name: str, default: float | None = None) -> float:
        """Return an attribute that is a number; ``default`` if it is missing."""
        return float(self._attribute(name, int | float, default))

    def whole(self, name: str, default: int | None = None) -> int:
        """Return an attribute that is a whole number; ``default`` if it is missing."""
        return int(self._attribute(name, int, default))

    def flag(self, name: str, default: bool | None = None) -> bool:
        """Return an attribute that is true or false; ``default`` if it is missing."""
        return bool(self._attribute(name, bool, default))

    def text(self, name: str, default: str | None = None) -> str:
        """Return an attribute that is a text; ``default`` if it is missing."""
        return str(self._attribute(name, str, default))

    def limit(self, name: str) -> float | None:
        """Return an attribute that is a number or None; None if it is missing."""
        found = self._state.get(name)
        return None if found is None else self.number(name)

    def wholes(self, name: str) -> tuple[int, ...]:
        """Return an attribute that is a list, a tuple or an array of whole numbers."""
        found = self._state.get(name)
        values = found.value.reshape(-1)[:64].tolist() if isinstance(found, Array) and found.value is not None else found
        if not isinstance(values, list | tuple) or any(type(value) is not int for value in values):
            raise Damaged(f"{self.class_name}.{name} is no list of whole numbers")
        return tuple(values)

    def tensor(self, name: str) -> Tensor:
        """Return a parameter or buffer of the module itself."""
        found = {**self._part("_parameters"), **self._part("_buffers")}.get(name)
        if not isinstance(found, Tensor):
            raise Damaged(f"{self.class_name} has no {name}")
        return found

    def modules(self) -> "dict[str, ForeignModule]":
        """Return the modules directly inside it, by name."""
        return {name: ForeignModule(value) for name, value in self._part("_modules").items() if value is not None}

    def module(self, name: str) -> "ForeignModule":
        """Return the module of that name directly inside it."""
        found = self._part("_modules").get(name)
        if found is None:
            raise Damaged(f"{self.class_name} has no {name}")
        return ForeignModule(found)

    def state_dict(self) -> dict[str, Tensor]:
        """Return all parameters and buffers, by dotted name, as ``torch.nn.Module.state_dict`` does."""
        found: dict[str, Tensor] = {}
        for count, (prefix, module) in enumerate(self._walk("", 0)):
            if count > MOST_MODULES:
                raise Damaged("too many modules")
            unsaved = module._state.get("_non_persistent_buffers_set") or ()
            for part, left_out in (("_parameters", ()), ("_buffers", unsaved)):
                for name, value in module._part(part).items():
                    if value is not None and name not in left_out:
                        if not isinstance(value, Tensor):
                            raise Damaged(f"{module.class_name}.{name} is no tensor")
                        found[prefix + name] = value
        return found

    def _walk(self, prefix: str, depth: int) -> "Iterator[tuple[str, ForeignModule]]":
        if depth > DEEPEST:
            raise Damaged("modules inside modules without end")
        yield prefix, self
        for name, module in self.modules().items():
            yield from module._walk(f"{prefix}{name}.", depth + 1)

    def _part(self, name: str) -> Mapping[str, Any]:
        part = self._state.get(name)
        if not isinstance(part, dict) or not all(isinstance(key, str) for key in part):
            raise Damaged(f"{self.class_name} has no {name}")
        return part

    def _attribute(self, name: str, kind: Any, default: Any) -> Any:
        found = self._state.get(name, default)
        if not isinstance(found, kind):
            raise Damaged(f"{self.class_name} has no {name}")
        return found
