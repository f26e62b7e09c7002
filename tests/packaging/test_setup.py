"""Setting up from a checkout: what is told when something is missing, and what is not done twice."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the Makefile is for Unix; Windows uses pip directly")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what the set-up reads, and a ``python`` that only writes down how it was called."""
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    fake = tmp_path / ".venv" / "bin" / "python"
    fake.parent.mkdir(parents=True)
    fake.write_text('#!/bin/sh\necho "$@" >>"$(dirname "$0")/calls"\n')
    fake.chmod(0o755)
    return tmp_path


def set_up(checkout: Path, *arguments: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    """Run the script; pip, were it called, would be the fake."""
    command = ["sh", str(checkout / "packaging" / "setup.sh"), *arguments]
    environment = {"PATH": "/usr/bin:/bin", "PYTHON": python}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def installs(checkout: Path) -> list[str]:
    """The calls of pip install since the last look."""
    calls = checkout / ".venv" / "bin" / "calls"
    lines = [line for line in calls.read_text().splitlines() if "pip" in line and " install " in line] if calls.exists() else []
    calls.unlink(missing_ok=True)
    return lines


def test_nothing_is_installed_again_until_the_constraints_change(checkout: Path) -> None:
    assert set_up(checkout).returncode == 0
    assert installs(checkout)[-1].endswith("--editable .")

    assert set_up(checkout).returncode == 0
    assert not installs(checkout)

    with open(checkout / "packaging" / "constraints.txt", "a") as constraints:
        constraints.write("one==1\n")
    assert set_up(checkout).returncode == 0
    assert installs(checkout)


def test_the_test_tools_include_what_running_needs(checkout: Path) -> None:
    assert set_up(checkout, "test").returncode == 0
    assert installs(checkout)[-1].endswith("--editable .[test]")

    assert set_up(checkout).returncode == 0
    assert not installs(checkout)


def test_a_moved_checkout_is_installed_again(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    set_up(checkout)
    installs(checkout)
    moved = tmp_path_factory.mktemp("moved") / "checkout"
    shutil.copytree(checkout, moved)

    set_up(moved)

    assert installs(moved)


@pytest.mark.parametrize(
    ("script", "told"),
    [(None, "there is no"), ('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2\nexit 1\n', "is Python 3.9.2")],
    ids=["missing", "too old"],
)
def test_a_python_that_will_not_do_is_named(checkout: Path, script: str | None, told: str) -> None:
    shutil.rmtree(checkout / ".venv")
    python = checkout / "other-python"
    if script:
        python.write_text(script)
        python.chmod(0o755)

    done = set_up(checkout, python=str(python))

    assert done.returncode == 1
    assert "needs Python 3.10 or newer" in done.stderr
    assert told in done.stderr


@pytest.fixture
def libraries() -> ModuleType:
    """packaging/system_libraries.py as a module."""
    spec = importlib.util.spec_from_file_location("system_libraries", ROOT / "packaging" / "system_libraries.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux needs them")
class TestSystemLibraries:
    """packaging/system_libraries.py."""

    def test_the_exact_command_is_told_where_nothing_can_be_installed(
        self, libraries: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(libraries, "loads", lambda library: library not in ("libxcb-icccm.so.4", "libEGL.so.1"))
        monkeypatch.setattr(libraries, "apt_get", lambda: None)

        libraries.main()

        assert "sudo apt-get install -y libegl1 libxcb-icccm4\n" in capsys.readouterr().err

    def test_the_missing_ones_are_installed_with_fresh_lists_where_the_first_try_fails(
        self, libraries: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        calls: list[list[str]] = []

        def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
            calls.append(command)
            return subprocess.CompletedProcess(command, returncode=1 if len(calls) == 1 else 0)

        monkeypatch.setattr(libraries, "loads", lambda library: library != "libxcb-cursor.so.0" or len(calls) == 3)
        monkeypatch.setattr(libraries, "apt_get", lambda: ["apt-get"])
        monkeypatch.setattr(libraries.subprocess, "run", run)

        libraries.main()

        assert [call[2] for call in calls] == ["install", "update", "install"]
        assert calls[-1][-1] == "libxcb-cursor0"

    def test_nothing_happens_where_nothing_is_missing(
        self, libraries: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(libraries, "loads", lambda library: True)

        libraries.main()

        assert capsys.readouterr() == ("", "")
