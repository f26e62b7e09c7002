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
    "_repr_html_": "IPython asks an object for its table by this name",
    "_repr_png_": "IPython asks an object for its picture by this name",
}
# a file that works inside a library, and why
INSIDE = {"pretend_device.py": "makes torch believe in a second device, which torch offers only to compiled extensions"}


def is_own(value: ast.expr) -> bool:
    """Whether the object is the one that the code belongs to: ``self``, ``cls`` or ``super()``."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id == "super"
    return isinstance(value, ast.Name) and value.id in ("self", "cls")


def is_private(name: str) -> bool:
    """Whether the last part of a name begins with one underscore."""
    last = name.rpartition(".")[2]
    return last.startswith("_") and not last.startswith("__") and last not in OFFERED


def names_used(node: ast.AST) -> list[str]:
    """Return the names of other objects that a node reads, imports or patches."""
    match node:
        case ast.Attribute(value, attr) if not is_own(value):
            return [attr]
        case ast.ImportFrom(module=str(module)) if module.startswith("ganstudio"):
            return [alias.name for alias in node.names]
        case ast.Call(func=ast.Attribute(attr="setattr")):
            return [value.value for value in node.args[:2] if isinstance(value, ast.Constant) and isinstance(value.value, str)]
    return []


def touched(code: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each use of a private name of another object or module."""
    for node in ast.walk(ast.parse(code)):
        if any(map(is_private, names_used(node))):
            yield node.lineno, ast.unparse(node)


@cache
def files() -> tuple[Path, ...]:
    return tuple(sorted(path for path in TESTS.rglob("*.py") if path.relative_to(TESTS).as_posix() not in INSIDE))


def test_tests_stay_outside_of_what_they_test() -> None:
    found = [f"{path.relative_to(TESTS)}:{line}: {text}" for path in files() for line, text in touched(path.read_text("utf-8"))]
    assert not found, "Give the class a public name, or test through the window:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        "page._session",
        "self.page._session.jobs",
        "page.bar._go()",
        "tool()._x = 1",
        "del page._x",
        "from ganstudio.engine.files import _x",
        'monkeypatch.setattr(tool, "_x", 1)',
        'monkeypatch.setattr("ganstudio.engine.files._x", 1)',
    ],
)
def test_a_touch_is_found(code: str) -> None:
    assert list(touched(code))


@pytest.mark.parametrize(
    "code", ["self._x", "cls._x", "super()._x()", "page.__class__", "_x.y", "page.x", "os._exit(1)", "from torch import _x"]
)
def test_what_is_ones_own_is_not(code: str) -> None:
    assert not list(touched(code))


def test_every_exception_is_still_needed() -> None:
    attributes = {
        node.attr for path in files() for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)
    }
    assert set(OFFERED) <= attributes
    assert all(list(touched((TESTS / name).read_text("utf-8"))) for name in INSIDE)
