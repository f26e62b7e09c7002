import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.engine.foreign.foreign_files import dumped, persistent
from tests.engine.foreign.malicious import TARGETS
from tests.engine.foreign.small_networks import drawn_stylegan3, stylegan3_layout

ROOT = Path(__file__).parents[3]


def attacked(folder: Path, count: int) -> dict[str, Any]:
    """Return what :mod:`tests.engine.foreign.attack` finds with ``count`` mutants of small files."""
    files = []
    for protocol in (2, 3, 4, 5):
        generator = drawn_stylegan3(stylegan3_layout(radial=protocol % 2 == 0))
        files.append(folder / f"small-{protocol}.pkl")
        files[-1].write_bytes(dumped({"G": None, "D": None, "G_ema": persistent(generator)}, protocol))
    command = [sys.executable, "-m", "tests.engine.foreign.attack", str(count), *map(str, files)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return attacked(tmp_path_factory.mktemp("attack"), 60)


@pytest.mark.parametrize("module, name", TARGETS)
def test_a_file_that_names_a_function_is_refused_with_its_name(found: dict[str, Any], module: str, name: str) -> None:
    ways = {label: text for label, text in found["messages"].items() if label.startswith(f"{module}.{name} by")}
    assert len(ways) == 10
    for label, text in ways.items():
        assert f"{module}.{name}" in text and "Nothing in the file was executed" in text, label


def test_bombs_and_mutants_end_in_one_line(found: dict[str, Any]) -> None:
    assert found["read"] + found["refused"] == 60 + len(found["messages"])
    assert found["refused"] > len(found["messages"]) + 30  # the attack reaches what it attacks
    assert "a tuple as a key" in found["messages"]["tuples as a key"]
    assert "TensorFlow" in found["messages"]["networks of TensorFlow"]
    assert "numbers than the file holds" in found["messages"]["a tensor with the same number 2^40 times"]
    for label in ("4 GB of text", "2^62 bytes", "no end", "lists in lists", "a list in itself"):
        assert "is damaged, or not a network" in found["messages"][label], label


@pytest.mark.slow
def test_two_thousand_mutants_execute_nothing(tmp_path: Path) -> None:
    found = attacked(tmp_path, 2000)
    assert found["read"] + found["refused"] == 2000 + len(found["messages"])
