"""docs/parity.md says what window, command line and Python API can do: it must stay true."""

import pkgutil
import re
from pathlib import Path

import pytest
import typer

import ganstudio
from ganstudio.app.pages import PAGES
from ganstudio.app.pages.explore.tools import TOOLS
from ganstudio.cli.main import app
from ganstudio.engine import recipes

TEXT = (Path(__file__).parents[1] / "docs" / "parity.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if line.startswith("| `")]
COMMANDS = sorted({code for row in ROWS for code in re.findall("`([^`]+)`", row[3])})
FUNCTIONS = sorted({code for row in ROWS for code in re.findall("`([^`]+)`", row[4]) if "." in code})


def command_of(words):
    """The command that these words name, and the words behind it."""
    found = typer.main.get_command(app)
    while words and words[0] in getattr(found, "commands", {}):
        found, words = found.commands[words[0]], words[1:]
    return found, words


def test_every_recipe_has_a_row():
    (shared,) = re.findall("^(`.*) hold what several recipes share", TEXT, re.MULTILINE)
    named = {re.findall("`([^`]+)`", row[0])[0] for row in ROWS}
    assert named | set(re.findall("`([^`]+)`", shared)) == {module.name for module in pkgutil.iter_modules(recipes.__path__)}


def test_every_page_and_tool_exists():
    window = " ".join(row[2] for row in ROWS)
    pages = set(re.findall(r"\*\*([^*]+)\*\*", window))
    assert pages <= {page.title for page in PAGES}
    assert set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", window)) <= {tool.title for tool in TOOLS}
    assert len(pages) >= 5


@pytest.mark.parametrize("code", COMMANDS)
def test_every_command_exists_with_its_options(code):
    program, *words = code.split()
    found, rest = command_of(words)
    assert program == "ganstudio"
    assert not getattr(found, "commands", {})
    assert set(rest) <= {option for parameter in found.params for option in parameter.opts}


def test_every_command_for_a_model_is_named():
    """What is no use case of a model, but of the program: these alone are not in the table."""
    root = typer.main.get_command(app)
    others = {"demo", "runs", "info", "devices", "data"}
    assert {code.split()[1] for code in COMMANDS} | others == set(root.commands)


@pytest.mark.parametrize("code", FUNCTIONS)
def test_every_function_exists(code):
    owner, _, name = code.partition(".")
    assert owner in ("ganstudio", "model")
    assert name in ganstudio.__all__ if owner == "ganstudio" else hasattr(ganstudio.TrainedModel, name)
