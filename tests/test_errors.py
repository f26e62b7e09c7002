"""Messages are templates: what goes into them is never read as one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ganstudio
from ganstudio.engine import errors
from ganstudio.engine.errors import StudioError

KINDS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, StudioError)}


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Every place that makes a StudioError."""
    folder = Path(ganstudio.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS and node.args:
                yield path, node


def test_no_message_is_put_together_before_it_is_formatted():
    found = list(calls())
    assert len(found) > 100
    # an f-string, a sum or a call (but for mark's) may hold braces that a person typed
    wrong = [
        f"{path.name}:{node.lineno}"
        for path, node in found
        if not isinstance(node.args[0], ast.Constant | ast.Name | ast.Attribute)
        and not (isinstance(node.args[0], ast.Call) and getattr(node.args[0].func, "id", "") in ("mark", "QT_TRANSLATE_NOOP"))
        and not (isinstance(node.args[0], ast.IfExp))
    ]
    assert wrong == []


def test_values_may_have_braces():
    assert str(StudioError("There is no folder {path}.", path="{a}/{0}{")) == "There is no folder {a}/{0}{."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("runs", "no{such}"), "no{such}"),
        (("info", "{0}"), "{0}"),
        (("train", "sevens", "--run", "{x}", "--set", "{y}=1"), "{y}"),
        (("data", "check", "sevens", "--set", "training.batch={z}"), "{z}"),
        (("sample", "{run}", "--out", "a", "--count", "1", "--snapshot", "{s}"), "{s}"),
        (("features", "{run}", "a.png", "--out", "{o}.txt"), "{o}.txt"),
        (("directions", "{run}", "--method", "{m}"), "{"),
    ],
)
def test_braces_on_the_command_line_are_shown_as_they_were_typed(studio, words, said):
    code, _, error = studio(*words)
    assert (code, error.count("\n")) == (2, 1)
    assert said in error
