"""The built wheel holds all it needs: installed into an empty environment, it trains from another folder."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT_FROM = ("ganstudio", "resources", "packaging", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """The wheel, built from a copy of the sources so that nothing compiled earlier can slip in."""
    sources = tmp_path / "sources"
    sources.mkdir()
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, sources / name, ignore=shutil.ignore_patterns("__pycache__", "*.qm"))
        else:
            shutil.copy(ROOT / name, sources)
    out = tmp_path / "dist"
    pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", out, sources)
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_every_resource_and_the_compiled_translations(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    resources = [path.relative_to(ROOT) for path in (ROOT / "resources").rglob("*") if path.is_file() and path.suffix != ".qm"]
    translations = {path.with_suffix(".qm").name for path in (ROOT / "resources" / "i18n").glob("*.ts")}

    assert not [path for path in resources if f"ganstudio/{path.as_posix()}" not in inside]
    assert translations
    assert translations <= {Path(name).name for name in inside}
    assert not [name for name in inside if name.startswith(("tests", "packaging"))]


@pytest.mark.slow
def test_the_wheel_trains_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    """With the dependencies of this environment, which takes seconds; the slow test installs them."""
    python = environment(tmp_path / "venv", with_pip=False)
    pip("--python", python, "install", "--no-deps", "--no-index", wheel)
    purelib = subprocess.check_output([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True).strip()
    # a .pth inside the folder it names is not read, so an editable install of the studio there stays invisible
    Path(purelib, "dependencies.pth").write_text(sysconfig.get_path("purelib"))

    check_training(python, tmp_path / "elsewhere")


@pytest.mark.slow
def test_the_wheel_installs_with_its_own_dependencies_and_trains(wheel: Path, tmp_path: Path) -> None:
    python = environment(tmp_path / "venv", with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "-c", ROOT / "packaging" / "constraints.txt", wheel], check=True)

    check_training(python, tmp_path / "elsewhere")


def pip(*arguments: str | Path) -> None:
    """Run this environment's pip; its output is shown when it fails."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def environment(folder: Path, *, with_pip: bool) -> Path:
    """An empty virtual environment; returns its interpreter."""
    venv.create(folder, with_pip=with_pip, symlinks=os.name != "nt")
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


def check_training(python: Path, folder: Path) -> None:
    """Train for a few steps on a built-in set with the installed command, from ``folder``."""
    folder.mkdir()
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    where = subprocess.check_output([python, "-c", "import ganstudio; print(ganstudio.__file__)"], text=True, cwd=folder, env=clean)
    assert Path(where.strip()).is_relative_to(python.parents[1])

    command = [python.with_name("ganstudio"), "train", "sevens", "--run", "run", "--images", "128", "--set", "model.filters=8"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=clean, check=False)
    assert done.returncode == 0, done.stderr
    assert (folder / "run" / "config.json").is_file()
    assert list((folder / "run" / "checkpoints").iterdir())
