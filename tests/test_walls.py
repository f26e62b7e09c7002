"""Tests use what a class offers: a private attribute of another object is not touched."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

# a private name that a library gives to all, and why
OFFERED = {
    "_exit": "os._exit ends a process at once, without what it does at its end",
    "_repr_png_": "IPython asks an object for its picture by this name",
}
# a file that works inside a library, and why
INSIDE = {"pretend_device.py": "makes torch believe in a second device, which torch offers only to compiled extensions"}


def is_own(value: ast.expr) -> bool:
    """Whether the object is the one that the code belongs to: ``self``, ``cls`` or ``super()``."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id == "super"
    return isinstance(value, ast.Name) and value.id in ("self", "cls")


def touched(code: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each use of a private attribute of another object."""
    for node in ast.walk(ast.parse(code)):
        is_private = isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__")
        if is_private and not is_own(node.value) and node.attr not in OFFERED:
            yield node.lineno, ast.unparse(node)


@cache
def files() -> tuple[Path, ...]:
    return tuple(sorted(path for path in TESTS.rglob("*.py") if path.relative_to(TESTS).as_posix() not in INSIDE))


def test_tests_stay_outside_of_what_they_test() -> None:
    found = [f"{path.relative_to(TESTS)}:{line}: {text}" for path in files() for line, text in touched(path.read_text("utf-8"))]
    assert not found, "Give the class a public name, or test through the window:\n" + "\n".join(found)


@pytest.mark.parametrize("code", ["page._session", "self.page._session.jobs", "page.bar._go()", "tool()._x = 1", "del page._x"])
def test_a_touch_is_found(code: str) -> None:
    assert list(touched(code))


@pytest.mark.parametrize("code", ["self._x", "cls._x", "super()._x()", "page.__class__", "_x.y", "page.x", "os._exit(1)"])
def test_what_is_ones_own_is_not(code: str) -> None:
    assert not list(touched(code))


def test_every_exception_is_still_needed() -> None:
    attributes = {
        node.attr for path in files() for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)
    }
    assert set(OFFERED) <= attributes
    assert all(list(touched((TESTS / name).read_text("utf-8"))) for name in INSIDE)
