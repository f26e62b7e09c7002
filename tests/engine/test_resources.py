"""Files in resources/ are found wherever the package lies."""

import importlib.util
from pathlib import Path

import ganstudio.engine.resources as module


def _loaded_from(package: Path):
    """The module as it finds itself at ``package``/engine/resources.py: installed, or unpacked from a frozen bundle."""
    target = package / "engine" / "resources.py"
    target.parent.mkdir(parents=True)
    target.write_text(Path(module.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("elsewhere", target)
    elsewhere = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(elsewhere)
    return elsewhere


def test_in_this_checkout_or_installation():
    assert module.resource("datasets", "sevens.npz").is_file()


def test_inside_the_package_of_a_wheel_or_a_bundle(tmp_path):
    (tmp_path / "ganstudio" / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()  # some other package's
    elsewhere = _loaded_from(tmp_path / "ganstudio")
    assert elsewhere.resource("icons", "a.svg") == tmp_path / "ganstudio" / "resources" / "icons" / "a.svg"


def test_beside_the_package_of_a_checkout(tmp_path):
    (tmp_path / "resources").mkdir()
    assert _loaded_from(tmp_path / "ganstudio").resource("icons") == tmp_path / "resources" / "icons"
