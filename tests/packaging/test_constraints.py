"""The exact versions that everything is tested with."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_whatever_may_be_installed_has_an_exact_version() -> None:
    tomllib = pytest.importorskip("tomllib")  # Python 3.10 has none
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [line for lines in (project["dependencies"], *extras.values()) for line in lines]
    lines = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    fixed = {line.partition("==")[0] for line in lines if not line.startswith("#")}
    assert {re.split(r"[^\w.-]", line)[0].lower() for line in asked} - fixed == set()
